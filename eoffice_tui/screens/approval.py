"""An officer's queue: what has come for approval, its notes and papers, one key per act."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.widget import Widget

from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.names import NOBODY
from eoffice_core.domain.views import CaseView, Deed, InboxQuestion, InboxRow, InboxShow, InboxSort
from eoffice_tui.keys import Place
from eoffice_tui.present.particulars import numbered
from eoffice_tui.present.sentences import Language, Sentence, common
from eoffice_tui.present.sentences import approval as say
from eoffice_tui.present.sentences import file as say_file
from eoffice_tui.screens.base import bindings_for
from eoffice_tui.screens.case_screen import BREAKPOINTS, WIDE_CELLS, CaseScreen, waits
from eoffice_tui.screens.inbox_lines import inbox_columns, inbox_row
from eoffice_tui.screens.news import CaseChanged
from eoffice_tui.screens.send import SendScreen
from eoffice_tui.screens.sending import Errand
from eoffice_tui.screens.signs import SIGN_CELLS
from eoffice_tui.widgets.block_sheet import BlockSheet
from eoffice_tui.widgets.correspondence_list import CorrespondenceList
from eoffice_tui.widgets.noting_sheet import NotingSheet, standing
from eoffice_tui.widgets.said import Said, Tone
from eoffice_tui.widgets.side_tabs import SideTabs
from eoffice_tui.widgets.virtual_table import ListSource, VirtualTable

ROWS_MAX: Final = 500
"""Nobody approves more in a day; the inbox lists any number."""

QUEUE_ROWS, QUEUE_ROWS_WIDE, QUEUE_ROWS_ASIDE = 6, 10, 2
QUESTION: Final = InboxQuestion(show=InboxShow.TO_APPROVE, sort=InboxSort.PRIORITY)


class ApprovalScreen(CaseScreen):
    """The queue above, the chosen case below; every act is one key and a last look."""

    PLACE = Place.APPROVAL
    HEADING = say.HEADING
    AUTO_FOCUS = "#approval-queue"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.APPROVAL)
    DEEDS: ClassVar[dict[str, Deed]] = {
        "approve": Deed.APPROVE,
        "approve_and_forward": Deed.APPROVE,
        "forward": Deed.FORWARD,
        "ask": Deed.RETURN,
        "return_case": Deed.RETURN,
    }

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[InboxRow] = ()
        self._side = 0

    def body(self) -> Iterator[Widget]:
        """The queue, what the chosen case is about, its notes and papers."""
        yield Said(id="approval-count", classes="muted")
        yield VirtualTable(
            (), ListSource(), empty_text="", sign_cells=SIGN_CELLS, id="approval-queue"
        )
        yield Said(id="approval-subject", classes="strong")
        yield Said(say.UNOPENED, id="approval-unopened")
        yield SideTabs(id="approval-tabs")
        with Container(id="approval-sides"):
            yield NotingSheet(language=self.language)
            yield CorrespondenceList(language=self.language)

    # --- reading ----------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Look again: much may have come since this was last in front."""
        self._read_queue()

    @on(CaseChanged)
    def _queue_changed(self) -> None:
        self._read_queue()

    def _read_queue(self) -> None:
        self.ask(
            partial(self.desk.inbox_page, QUESTION, 0, ROWS_MAX), self._show_queue, group="queue"
        )

    def _show_queue(self, rows: Sequence[InboxRow]) -> None:
        self._rows = rows
        self._draw_queue()
        self._choose()

    def _draw_queue(self) -> None:
        table = self.query_one(VirtualTable)
        language, room = self.language, self.size.width
        table.set_empty_text(self._empty().say(language))
        table.set_columns(inbox_columns(language=language, room=room))
        names = {seat.post_id: seat.post for seat in self.desk.my_posts()}
        rows = [
            inbox_row(row, own=names.get(row.held_by, NOBODY), language=language, room=room)
            for row in self._rows
        ]
        table.set_source(ListSource(rows))
        self._fit_queue()
        self.query_one("#approval-count", Said).say(say.COUNT, count=len(self._rows))

    def _empty(self) -> Sentence:
        posts = self.desk.directory.posts
        mine = [posts.get(seat.post_id) for seat in self.desk.my_posts()]
        may_approve = any(post is not None and post.may_approve for post in mine)
        return say.EMPTY if may_approve else say.MAY_NOT_APPROVE

    def _fit_queue(self) -> None:
        """As many lines as the queue needs, fewer while notes or papers are read."""
        rows_max = QUEUE_ROWS_WIDE if self.size.width >= WIDE_CELLS else QUEUE_ROWS
        if self._side:
            rows_max = QUEUE_ROWS_ASIDE
        rows = max(1, min(rows_max, len(self._rows)))
        self.query_one(VirtualTable).styles.height = rows + 1

    @on(VirtualTable.Moved)
    def _choose(self) -> None:
        key = self.query_one(VirtualTable).selected_key if self._rows else None
        chosen = CaseId(key) if isinstance(key, bytes) else None
        if chosen != self.chosen_case:
            self.view = None
        self.chosen_case = chosen
        if chosen is None:
            self.view = None
            self.spoken(self.language)
            self.show_keys()
        else:
            self.look_again()

    def shown(self, view: CaseView) -> None:
        """Show the chosen case."""
        self.spoken(self.language)

    def spoken(self, language: Language) -> None:
        """Say queue, notes and papers in this language."""
        self._draw_queue()
        view = self.view
        is_waiting = view is not None and waits(view)
        self.query_one("#approval-unopened").display = is_waiting
        subject = self.query_one("#approval-subject", Said)
        if view is None:
            subject.say(None)
        else:
            subject.say(common.AS_TYPED, text=numbered(view.number, view.subject))
        is_open = view is not None and not is_waiting
        notes, papers = (view.notes, view.papers) if view is not None and is_open else ((), ())
        self.query_one(NotingSheet).show(notes, language=language)
        self.query_one(CorrespondenceList).show(papers, language=language)
        self.query_one("#approval-sides").visible = is_open  # its room stays: the footer is last
        self.query_one(SideTabs).display = is_open
        self._show_tabs()

    def on_resize(self, event: Resize) -> None:
        """Fit the queue's columns to the new width."""
        self._draw_queue()

    # --- the sides --------------------------------------------------------------------------

    def _sides(self) -> tuple[Widget, ...]:
        return (
            self.query_one(VirtualTable),
            self.query_one(NotingSheet),
            self.query_one(CorrespondenceList),
        )

    def _show_tabs(self) -> None:
        notes, papers = (
            (0, 0) if self.view is None else (len(standing(self.view.notes)), len(self.view.papers))
        )
        names = [
            say.LIST_TAB.say(self.language, count=len(self._rows)),
            say_file.NOTES_TAB.say(self.language, count=notes),
            say_file.PAPERS_TAB.say(self.language, count=papers),
        ]
        self.query_one(SideTabs).show(names, self._side)
        front = max(1, self._side)
        for place, side in enumerate(self._sides()):
            side.set_class(place == front, "-front")

    def action_other_side(self) -> None:
        """Go from the queue to the notes, to the papers, and back."""
        is_open = self.query_one("#approval-sides").visible
        self._side = (self._side + 1) % len(self._sides()) if is_open else 0
        self._show_tabs()
        self._fit_queue()
        self._sides()[self._side].focus()

    @on(BlockSheet.Chosen)
    def _paper_chosen(self, event: BlockSheet.Chosen) -> None:
        if isinstance(event.sheet, CorrespondenceList):
            self.face.show_case(CaseId(event.key))
        else:
            self.face.show_case(self.case_id)

    @on(VirtualTable.Chosen)
    def _case_chosen(self) -> None:
        """Receive what is unopened; open in full what is open."""
        if self.view is None:
            return
        if waits(self.view):
            self.action_receive()
        else:
            self.face.show_case(self.case_id)

    # --- one key each -----------------------------------------------------------------------

    def action_approve(self) -> None:
        """Approve and return to whoever sent it."""
        self._let_go(Deed.APPROVE, Errand.APPROVE_AND_RETURN)

    def action_approve_and_forward(self) -> None:
        """Approve and send on."""
        self._let_go(Deed.APPROVE, Errand.APPROVE_AND_FORWARD)

    def action_forward(self) -> None:
        """Write a note and send on."""
        self._let_go(Deed.FORWARD, Errand.NOTE_AND_FORWARD)

    def action_ask(self) -> None:
        """Return with a question."""
        self._let_go(Deed.RETURN, Errand.ASK)

    def action_return_case(self) -> None:
        """Return with a reason."""
        self._let_go(Deed.RETURN, Errand.RETURN)

    def _let_go(self, deed: Deed, errand: Errand) -> None:
        view = self.view
        if view is None:
            self.notice(self._empty())
        elif waits(view):
            self.notice(say.RECEIVE_FIRST, Tone.REFUSED)
        elif self.allowed(deed) is not None:
            _ = self.app.push_screen(SendScreen(view.case_id, errand))
