"""The inbox: every file and receipt of my posts, by the page, however many there are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.names import NOBODY, Name
from eoffice_core.domain.views import CaseView, InboxQuestion, InboxRow, InboxShow, InboxSort
from eoffice_tui.keys import Place
from eoffice_tui.present.sentences import Language, called, common
from eoffice_tui.present.sentences import inbox as sentences
from eoffice_tui.present.sentences.words import INBOX_SHOW, INBOX_SORT
from eoffice_tui.screens.base import OfficeScreen, bindings_for
from eoffice_tui.screens.inbox_lines import detail_lines, inbox_columns, inbox_row
from eoffice_tui.screens.news import CaseChanged
from eoffice_tui.screens.paged import PagedRows
from eoffice_tui.screens.signs import SIGN_CELLS
from eoffice_tui.screens.taste import say_pack_refused
from eoffice_tui.widgets.layered_input import LayeredInput
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.said import Said, Tone
from eoffice_tui.widgets.virtual_table import PAGE_ROWS, Row, VirtualTable

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk

MemberT = TypeVar("MemberT")

SHOWN: Final = tuple(show for show in InboxShow if show is not InboxShow.TO_APPROVE)
"""What has come for approval has its own screen."""

SORTS: Final = tuple(InboxSort)
LOOK_AGAIN_SECONDS: Final = 0.1
"""Many cases change at once when a sync comes in, and keys come fast: one look for all of them."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look at the inbox found: how many, and the page that is seen first."""

    question: InboxQuestion
    total: int
    offset: int
    rows: Sequence[InboxRow]


class InboxScreen(OfficeScreen[None]):
    """The list of cases, a filter, what is shown in which order, and the row at hand in full."""

    PLACE = Place.INBOX
    HEADING = sentences.HEADING
    AUTO_FOCUS = "VirtualTable"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.INBOX)

    def __init__(self) -> None:
        super().__init__()
        self.question = InboxQuestion()
        self._shown = InboxQuestion(text="\n")
        self._rows = self._source(0)
        self._soon: Timer | None = None
        self._has_looked = False

    def body(self) -> Iterator[Widget]:
        """What is listed, the filter, the list, the row at hand; the first page is read already."""
        self._look()
        yield Said(id="state")
        with Horizontal(id="filter-line"):
            yield Said(sentences.FILTER, classes="label")
            yield LayeredInput(id="filter")
        yield VirtualTable((), self._rows, empty_text="", sign_cells=SIGN_CELLS)
        yield Static("", markup=False, id="detail")

    def begin(self) -> None:
        """Say what is to be said first; the filter is shown when it is asked for."""
        say_pack_refused(self)
        self.query_one("#filter-line").display = False

    @property
    def table(self) -> VirtualTable:
        """The list."""
        return self.query_one(VirtualTable)

    # --- reading ----------------------------------------------------------------------------

    def _source(self, total: int) -> PagedRows[InboxRow]:
        return PagedRows(total, drawn=self._drawn, wanted=self._want_page)

    def _drawn(self, row: InboxRow) -> Row:
        room = self.size.width
        own, is_sent = self._own(row), self._is_sent
        return inbox_row(row, own=own, language=self.language, room=room, is_sent=is_sent)

    @property
    def _is_sent(self) -> bool:
        return self._shown.show is InboxShow.SENT

    def _own(self, row: InboxRow) -> Name:
        post = self.desk.directory.posts.get(row.held_by)
        return NOBODY if post is None else Name(hindi=post.hindi, english=post.english)

    def _look(self) -> None:
        """Ask the present question; the list on the screen stays until the answer is there."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        self.ask(_reader(self.desk, self.question, self._offset()), self._show_look, group="inbox")

    def _look_soon(self) -> None:
        if self._soon is None:
            self._soon = self.set_timer(LOOK_AGAIN_SECONDS, self._look)

    def _offset(self) -> int:
        same = self.question == self._shown
        return self.table.cursor // PAGE_ROWS * PAGE_ROWS if same else 0

    def _show_look(self, look: _Look) -> None:
        is_other = look.question != self._shown
        self._has_looked, self._shown = True, look.question
        self._rows = self._source(look.total)
        self._rows.arrived(look.offset, look.rows)
        self._set_columns()
        self.table.set_source(self._rows)
        if is_other:
            self.table.action_move_first()
        self._say_state()
        self._show_detail()

    def _want_page(self, source: PagedRows[InboxRow], offset: int) -> None:
        """What is in sight is drawn before more is read."""
        self.call_after_refresh(self._fetch, source, offset)

    def _fetch(self, source: PagedRows[InboxRow], offset: int) -> None:
        if source is not self._rows:
            return
        reader = partial(self.desk.inbox_page, self._shown, offset, PAGE_ROWS)
        self.ask(reader, partial(self._page_arrived, source, offset), group=f"page {offset}")

    def _page_arrived(
        self, source: PagedRows[InboxRow], offset: int, rows: Sequence[InboxRow]
    ) -> None:
        source.arrived(offset, rows)
        if source is self._rows:
            self.table.reread(offset)

    @on(CaseChanged)
    def _case_changed(self) -> None:
        self._look_soon()

    # --- saying -----------------------------------------------------------------------------

    def spoken(self, language: Language) -> None:
        """Columns, hint and rows in this language."""
        self.query_one("#filter", LineInput).placeholder = sentences.FILTER_HINT.say(language)
        self._set_columns()
        self.table.set_source(self._rows)
        self._say_state()
        self._show_detail()

    def _set_columns(self) -> None:
        language, room = self.language, self.size.width
        columns = inbox_columns(language=language, room=room, is_sent=self._is_sent)
        self.table.set_columns(columns)

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns for the new width."""
        if self.is_mounted:
            self.spoken(self.language)

    def _say_state(self) -> None:
        question = self.question
        self.query_one("#state", Said).say(
            sentences.STATE,
            show=INBOX_SHOW[question.show],
            sort=INBOX_SORT[question.sort],
            post=self._post_name(),
            count=self._rows.count(),
        )
        if not self._has_looked:
            empty = common.READING
        else:
            empty = sentences.NOT_FOUND if question.text else sentences.EMPTY
        self.table.set_empty_text(empty.say(self.language))

    def _post_name(self) -> str:
        seats = {seat.post_id: seat for seat in self.desk.my_posts()}
        seat = seats.get(self.question.post_id) if self.question.post_id is not None else None
        if seat is None:
            return sentences.ALL_POSTS.say(self.language)
        return called(seat.post, self.language)

    @on(VirtualTable.Moved)
    def _show_detail(self) -> None:
        row, detail = self._row_at_hand(), self.query_one("#detail", Static)
        if row is None:
            detail.update("")
            return
        lines = detail_lines(
            row,
            own=self._own(row),
            today=office_date(self.desk.now()),
            language=self.language,
            room=max(20, self.size.width - 2),
            is_sent=self._is_sent,
        )
        detail.update("\n".join(lines))

    def _row_at_hand(self) -> InboxRow | None:
        key = self.table.selected_key
        return next((row for row in self._rows.items() if row.case_id == key), None)

    # --- asking for something else ----------------------------------------------------------

    def _ask_for(self, question: InboxQuestion) -> None:
        self.question = question
        self._say_state()
        self._look()

    def action_next_show(self) -> None:
        """Show other cases."""
        self._ask_for(replace(self.question, show=_next(SHOWN, self.question.show)))

    def action_next_sort(self) -> None:
        """Show them in another order."""
        self._ask_for(replace(self.question, sort=_next(SORTS, self.question.sort)))

    def action_next_post(self) -> None:
        """Show the cases of one post, or of all."""
        posts = (None, *(seat.post_id for seat in self.desk.my_posts()))
        self._ask_for(replace(self.question, post_id=_next(posts, self.question.post_id)))

    def action_filter(self) -> None:
        """Type what to look for."""
        self.query_one("#filter-line").display = True
        self.query_one("#filter", LineInput).focus()

    @on(Input.Changed, "#filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        self.question = replace(self.question, text=event.value.strip())
        self._look_soon()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.table.focus()

    def on_key(self, event: events.Key) -> None:
        """Down leads from the filter into the list."""
        if event.key == "down" and self.query_one("#filter", LineInput).has_focus:
            event.stop()
            self.table.focus()

    @on(events.DescendantFocus, "#filter")
    @on(events.DescendantBlur, "#filter")
    def _typing_changed(self) -> None:
        self.call_after_refresh(self.show_keys)

    def action_back(self) -> None:
        """Take the filter away; the inbox itself is the first screen."""
        line = self.query_one("#filter-line")
        if line.display:
            line.display = False
            self.query_one("#filter", LineInput).value = ""
            self.table.focus()
        self.notice(None)

    # --- going on ---------------------------------------------------------------------------

    @on(VirtualTable.Chosen)
    def _open(self, event: VirtualTable.Chosen) -> None:
        if isinstance(event.key, bytes):
            self.face.show_case(CaseId(event.key))

    def action_diarise(self) -> None:
        """Enter a letter."""
        self.face.show_diarise()

    def action_open_file(self) -> None:
        """Open a new file."""
        self.face.show_open_file()

    def action_file_from_receipt(self) -> None:
        """Open a new file from the receipt at hand."""
        self._with_receipt(self.face.show_open_file)

    def action_edit_receipt(self) -> None:
        """Correct the receipt at hand."""
        self._with_receipt(self.face.show_diarise)

    def _with_receipt(self, go_on: Callable[[CaseView], None]) -> None:
        row = self._row_at_hand()
        if row is None or row.kind is not CaseKind.RECEIPT:
            self.notice(sentences.NOT_RECEIPT, Tone.REFUSED)
            return

        def opened(view: CaseView | None) -> None:
            if view is None:
                self.notice(sentences.NOT_HERE, Tone.REFUSED)
                self._look()
            else:
                go_on(view)

        self.ask(partial(self.desk.case_view, row.case_id), opened, group="receipt")

    def action_approvals(self) -> None:
        """See what has come for approval."""
        self.face.go(Place.APPROVAL)

    def action_tracker(self) -> None:
        """Find any file."""
        self.face.go(Place.TRACKER)

    def action_search(self) -> None:
        """Look in all notes, subjects, senders and numbers."""
        self.face.go(Place.SEARCH)

    def action_returned(self) -> None:
        """See what the server declined."""
        self.face.go(Place.RETURNED)


def _reader(desk: "Desk", question: InboxQuestion, offset: int) -> Callable[[], _Look]:
    def read() -> _Look:
        total = desk.inbox_count(question)
        first = offset if offset < total else 0
        return _Look(question, total, first, desk.inbox_page(question, first, PAGE_ROWS))

    return read


def _next(members: Sequence[MemberT], present: MemberT) -> MemberT:
    return members[(members.index(present) + 1) % len(members)]
