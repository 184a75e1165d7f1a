"""A file or receipt, opened: notesheet left, correspondence right, and everything done with it."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.commands import (
    DiscardYellowNote,
    ResumeCase,
    WithdrawNote,
)
from eoffice_core.domain.ids import CaseId, NoteId
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.views import CaseView, Deed, NoteView
from eoffice_tui.keys import Place
from eoffice_tui.present import dates
from eoffice_tui.present.particulars import Pair, cover_pairs, letter_pairs
from eoffice_tui.present.sentences import Language, common
from eoffice_tui.present.sentences import file as say
from eoffice_tui.present.sentences import send as say_send
from eoffice_tui.present.sentences.words import word
from eoffice_tui.screens.base import bindings_for
from eoffice_tui.screens.case_screen import (
    BREAKPOINTS,
    CaseScreen,
    Commands,
    case_pair,
    waits,
)
from eoffice_tui.screens.cover import CoverScreen
from eoffice_tui.screens.leaving import Done, leave_saying
from eoffice_tui.screens.notesheet import NotesheetScreen
from eoffice_tui.screens.putting import Putting
from eoffice_tui.screens.rest import RestScreen
from eoffice_tui.screens.send import SendScreen
from eoffice_tui.screens.sending import Errand
from eoffice_tui.screens.tracker import MovementsScreen
from eoffice_tui.widgets.block_sheet import BlockSheet
from eoffice_tui.widgets.correspondence_list import CorrespondenceList
from eoffice_tui.widgets.custody_badge import CustodyBadge
from eoffice_tui.widgets.noting_sheet import NotingSheet, standing
from eoffice_tui.widgets.particulars_sheet import ParticularsSheet
from eoffice_tui.widgets.said import Said, Tone
from eoffice_tui.widgets.side_tabs import SideTabs


class FileViewScreen(CaseScreen):
    """Opening is receiving: what has come unopened is asked about once before it is shown."""

    PLACE = Place.FILE_VIEW
    HEADING = say.HEADING
    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.FILE_VIEW)
    DEEDS: ClassVar[dict[str, Deed]] = {
        "receive": Deed.RECEIVE,
        "note": Deed.NOTE,
        "forward": Deed.FORWARD,
        "return_case": Deed.RETURN,
        "pull_back": Deed.PULL_BACK,
        "approve": Deed.APPROVE,
        "put_in_file": Deed.PUT_IN_FILE,
        "edit": Deed.EDIT,
        "park": Deed.PARK,
        "resume": Deed.RESUME,
        "close_case": Deed.CLOSE,
        "reopen": Deed.REOPEN,
    }

    def __init__(self, case_id: CaseId) -> None:
        super().__init__(case_id)
        self._side = 0

    def body(self) -> Iterator[Widget]:
        """Head, the two sides."""
        yield Said(id="file-title", classes="strong")
        yield Said(id="file-subject")
        yield CustodyBadge(id="file-custody")
        yield Said(id="file-rest", classes="strong")
        yield SideTabs(id="file-tabs")
        with Container(id="file-sides"):
            yield NotingSheet(language=self.language, id="file-notes")
            yield CorrespondenceList(language=self.language, id="file-papers")
            yield ParticularsSheet(id="file-particulars")

    def heading(self) -> str:
        """File or receipt."""
        return super().heading() if self.view is None else word(self.view.kind).say(self.language)

    # --- showing ----------------------------------------------------------------------------

    def shown(self, view: CaseView) -> None:
        """Show the case, or ask first whether it is to be received."""
        is_first = not self.has_class("-loaded")
        self.add_class("-loaded")
        self.remove_class("-gone")
        if is_first and view.kind is CaseKind.RECEIPT:
            self._side = 1
        self.spoken(self.language)
        if is_first:
            self._focus_side()
            if waits(view):
                self.action_receive()

    def spoken(self, language: Language) -> None:
        """Say the head and both sides in this language."""
        view = self.view
        if view is None:
            return
        title = say.PROVISIONAL_LINE if view.is_provisional else say.TITLE_LINE
        self.query_one("#file-title", Said).say(title, kind=word(view.kind), number=view.number)
        self.query_one("#file-subject", Said).say(common.AS_TYPED, text=view.subject)
        self.query_one(CustodyBadge).show(view, language=language)
        self._say_rest(view)
        notes, papers = ((), ()) if waits(view) else (view.notes, view.papers)
        self.query_one(NotingSheet).show(notes, language=language)
        self.query_one(CorrespondenceList).show(papers, language=language)
        if view.particulars is not None:
            pairs = letter_pairs(view.particulars, language)
        else:
            pairs = [] if view.cover is None else cover_pairs(view.cover, language)
        self.query_one(ParticularsSheet).show(pairs)
        self._show_tabs(view, language)

    def not_here(self) -> None:
        """Say that there is no such case, or that the one shown has just left this desk."""
        if not self.has_class("-loaded"):
            super().not_here()
            return
        self.add_class("-gone")
        said = self.query_one("#file-rest", Said)
        said.say(say.GONE)
        said.display = True

    def _say_rest(self, view: CaseView) -> None:
        said = self.query_one("#file-rest", Said)
        match view.status:
            case CaseStatus.PARKED:
                until = dates.day(view.rest_until)
                said.say(say.RESTS_UNTIL, day=until, reason=view.rest_reason)
            case CaseStatus.CLOSED:
                said.say(say.RESTS, reason=view.rest_reason)
            case CaseStatus.IN_FILE | CaseStatus.ACTIVE:
                said.say(None)
        said.display = said.sentence is not None

    def _show_tabs(self, view: CaseView, language: Language) -> None:
        notes = say.NOTES_TAB.say(language, count=len(standing(view.notes)))
        papers = say.PAPERS_TAB.say(language, count=len(view.papers))
        is_receipt = view.kind is CaseKind.RECEIPT
        particulars = (say.PARTICULARS_TAB if is_receipt else say.COVER_TAB).say(language)
        sides = [notes, particulars] if is_receipt else [notes, papers, particulars]
        self.query_one(SideTabs).show(sides, self._side)
        self.set_class(is_receipt, "-receipt")
        for place, sheet in enumerate(self._sheets()):
            sheet.set_class(place == self._side, "-front")
            sheet.set_class(place > 0 and place == max(1, self._side), "-right")

    def _sheets(self) -> list[BlockSheet]:
        notes, particulars = self.query_one(NotingSheet), self.query_one(ParticularsSheet)
        if self.view is not None and self.view.kind is CaseKind.RECEIPT:
            return [notes, particulars]
        return [notes, self.query_one(CorrespondenceList), particulars]

    def _focus_side(self) -> None:
        self._sheets()[self._side].focus()

    def action_other_side(self) -> None:
        """Go to the next side."""
        if self.view is not None:
            self._side = (self._side + 1) % len(self._sheets())
            self._show_tabs(self.view, self.language)
            self._focus_side()

    # --- notes ------------------------------------------------------------------------------

    def action_note(self) -> None:
        """Write a note."""
        if self.allowed(Deed.NOTE) is not None:
            _ = self.app.push_screen(NotesheetScreen(self.case_id), self._after_notesheet)

    def _after_notesheet(self, done: Done | None) -> None:
        """Where the case has left with the note, this screen is done too."""
        if done is not None and done.sentence is say_send.SENT:
            leave_saying(self, done)

    @on(BlockSheet.Chosen)
    def _chosen(self, event: BlockSheet.Chosen) -> None:
        if isinstance(event.sheet, CorrespondenceList):
            self.face.show_case(CaseId(event.key))
        elif isinstance(event.sheet, NotingSheet) and (note := self._changeable()) is not None:
            screen = NotesheetScreen(self.case_id, note.note_id)
            _ = self.app.push_screen(screen, self._after_notesheet)

    def _changeable(self) -> NoteView | None:
        """The note under the cursor, where it may be changed; else why not is said."""
        key = self.query_one(NotingSheet).selected_key
        if key is None or self.allowed(Deed.NOTE) is None or self.view is None:
            return None
        note = next(note for note in self.view.notes if note.note_id == key)
        if note.state is NoteState.FINAL:
            self.notice(say.NOTE_IS_FINAL, Tone.REFUSED)
        elif note.state is NoteState.GREEN and not note.is_own:
            self.notice(say.NOTE_OF_ANOTHER, Tone.REFUSED)
        else:
            return note
        return None

    def action_discard(self) -> None:
        """Take back the note under the cursor."""
        note = self._changeable()
        if note is None:
            return

        def pairs(language: Language) -> list[Pair]:
            return [
                (say.NOTE_TEXT.say(language), note.text),
                (say.WHAT_HAPPENS.say(language), say.DISCARD_MEANS.say(language)),
            ]

        self.confirm(say.DISCARD_TITLE, pairs, partial(self._discard, note))

    def _discard(self, note: NoteView) -> None:
        def commands() -> Commands:
            kind = DiscardYellowNote if note.state is NoteState.YELLOW else WithdrawNote
            return (kind(self.desk.ids.op(), self.case_id, NoteId(note.note_id)),)

        self.record_and_say(commands, Done(say.DISCARDED))

    # --- letting go -------------------------------------------------------------------------

    def action_forward(self) -> None:
        """Send to a post."""
        self._send(Deed.FORWARD, Errand.FORWARD)

    def action_return_case(self) -> None:
        """Give back to whoever sent it."""
        self._send(Deed.RETURN, Errand.RETURN)

    def action_approve(self) -> None:
        """Approve, and return to whoever sent it; or forward where nobody did."""
        view = self.view
        returns = view is not None and not view.against.get(Deed.RETURN)
        self._send(
            Deed.APPROVE, Errand.APPROVE_AND_RETURN if returns else Errand.APPROVE_AND_FORWARD
        )

    def _send(self, deed: Deed, errand: Errand) -> None:
        if self.allowed(deed) is not None:
            _ = self.app.push_screen(SendScreen(self.case_id, errand), self._sent)

    def _sent(self, done: Done | None) -> None:
        if done is not None:
            leave_saying(self, done)

    # --- papers and particulars -------------------------------------------------------------

    def action_put_in_file(self) -> None:
        """Put a receipt in this file, or this receipt in a file."""
        view = self.allowed(Deed.PUT_IN_FILE)
        if view is not None:
            Putting(self, view).begin()

    def action_edit(self) -> None:
        """Correct the cover or the particulars."""
        view = self.allowed(Deed.EDIT)
        if view is None:
            return
        if view.kind is CaseKind.RECEIPT:
            self.face.show_diarise(view)
        else:
            _ = self.app.push_screen(CoverScreen(view))

    # --- rest -------------------------------------------------------------------------------

    def action_park(self) -> None:
        """Let it rest until a date."""
        self._rest(Deed.PARK)

    def action_close_case(self) -> None:
        """Close it."""
        self._rest(Deed.CLOSE)

    def action_reopen(self) -> None:
        """Make it active again."""
        self._rest(Deed.REOPEN)

    def _rest(self, deed: Deed) -> None:
        view = self.allowed(deed)
        if view is not None:
            _ = self.app.push_screen(RestScreen(view, deed))

    def action_resume(self) -> None:
        """Make a parked file active again."""
        view = self.allowed(Deed.RESUME)
        if view is not None:
            self.confirm(
                say.RESUME_TITLE, lambda language: [case_pair(view, language)], self._resume
            )

    def _resume(self) -> None:
        self.record_and_say(
            lambda: (ResumeCase(self.desk.ids.op(), self.case_id),), Done(say.RESUMED)
        )

    def action_movements(self) -> None:
        """See the movement register."""
        _ = self.app.push_screen(MovementsScreen(self.case_id))
