"""The notesheet: a note is written here, with the earlier ones in view, and never lost."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget

from eoffice_core.domain.commands import Command, EditYellowNote, WriteYellowNote
from eoffice_core.domain.ids import CaseId, NoteId
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import clean
from eoffice_core.domain.views import CaseView, NoteView
from eoffice_tui.keys import Place
from eoffice_tui.present.particulars import Pair
from eoffice_tui.present.sentences import Language, Sentence, common
from eoffice_tui.present.sentences import file as say_file
from eoffice_tui.present.sentences import notesheet as say
from eoffice_tui.present.sentences import send as say_send
from eoffice_tui.screens.base import bindings_for
from eoffice_tui.screens.bringing import Bringing
from eoffice_tui.screens.case_screen import BREAKPOINTS
from eoffice_tui.screens.choosing import PhrasePicker, text_of_phrase
from eoffice_tui.screens.finding import FindsInNote
from eoffice_tui.screens.journal import Journal, note_key
from eoffice_tui.screens.leaving import Done, leave_saying
from eoffice_tui.screens.pasting import convert_written
from eoffice_tui.screens.send import SendScreen
from eoffice_tui.screens.sending import Errand, PendingNote, next_number, note_commands
from eoffice_tui.widgets.entry import Fault
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.noting_sheet import NotingSheet, standing
from eoffice_tui.widgets.said import Said, Tone


class NotesheetScreen(FindsInNote[Done]):
    """Write a new note on a case, or change a yellow note or one's own green one."""

    PLACE = Place.NOTESHEET
    HEADING = say.HEADING
    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.NOTESHEET)

    def __init__(self, case_id: CaseId, edited: NoteId | None = None) -> None:
        super().__init__()
        self._case_id = case_id
        self._edited_id = edited
        self._edited: NoteView | None = None
        self._view: CaseView | None = None
        self._journal: Journal | None = None

    def body(self) -> Iterator[Widget]:
        """The case, the earlier notes, and the note that is being written."""
        yield Said(id="notesheet-case", classes="strong")
        with Container(id="notesheet-sides"):
            with Vertical(id="notesheet-earlier"):
                yield Said(id="notesheet-count", classes="muted")
                yield NotingSheet(language=self.language)
            with Vertical(id="notesheet-own"):
                yield Said(say.OWN, classes="muted")
                yield NoteEditor(id="note")

    # --- reading ----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Ask for the case and for what was half-written."""
        super().on_mount()
        self._journal = Journal(self.desk, note_key(self._case_id, self._edited_id))
        self.query_one(NoteEditor).focus()
        self.ask(self._read_case, self._show_case)

    def _read_case(self) -> tuple[CaseView | None, str]:
        assert self._journal is not None
        view = self.desk.case_view(self._case_id)
        return view, self._journal.read()

    def _show_case(self, found: tuple[CaseView | None, str]) -> None:
        view, half_written = found
        if view is None:
            self.notice(say_file.NOT_HERE)
            return
        self._view = view
        self._edited = next((n for n in view.notes if n.note_id == self._edited_id), None)
        editor = self.query_one(NoteEditor)
        typed_ahead = editor.written_text
        before = half_written or ("" if self._edited is None else self._edited.text)
        if before:
            editor.text = before + typed_ahead
            editor.move_cursor(editor.document.end)
        if typed_ahead:
            self._keep_text(editor.written_text)
        if half_written:
            self.notice(say.HALF_WRITTEN)
        self.spoken(self.language)
        self.show_heading()
        self.show_keys()

    def spoken(self, language: Language) -> None:
        """Say the case and the earlier notes in this language."""
        self.query_one(NoteEditor).placeholder = say.PLACEHOLDER.say(language)
        if self._view is None:
            return
        self.query_one("#notesheet-case", Said).say(
            say_send.CASE_LINE, number=self._view.number, subject=self._view.subject
        )
        notes = standing(self._view.notes)
        earlier = [note for note in notes if note.note_id != self._edited_id]
        self.query_one("#notesheet-count", Said).say(say.EARLIER, count=len(earlier))
        self.query_one(NotingSheet).show(earlier, language=language)

    def heading(self) -> str:
        """Which note is being written or changed."""
        if self._view is None:
            return super().heading()
        number = self._view.number
        if self._edited is None:
            return say.HEAD_NEW.say(self.language, note=next_number(self._view), number=number)
        if self._edited.state is NoteState.YELLOW:
            return say.HEAD_YELLOW.say(self.language, number=number)
        return say.HEAD_GREEN.say(self.language, note=self._edited.number, number=number)

    def dimmed(self) -> frozenset[str]:
        """A green note does not turn yellow again."""
        return frozenset({"keep_yellow"} if self._is_green else ())

    @property
    def _is_green(self) -> bool:
        return self._edited is not None and self._edited.state is not NoteState.YELLOW

    # --- half-written text ------------------------------------------------------------------

    @on(NoteEditor.Journal)
    def _journal_it(self, event: NoteEditor.Journal) -> None:
        if self._view is not None:
            self._keep_text(event.text)

    def _keep_text(self, text: str) -> None:
        assert self._journal is not None
        self._journal.note(text)
        self.run_worker(self._journal.keep, group="journal", thread=True, exit_on_error=False)

    @on(NoteEditor.Unclean)
    def _unclean(self, event: NoteEditor.Unclean) -> None:
        too_long = event.fault is Fault.TOO_LONG
        self.notice(say.TOO_LONG if too_long else say.UNCLEAN, Tone.REFUSED)

    def action_back(self) -> None:
        """Leave; the half-written note is in the store before the screen is gone."""
        assert self._journal is not None
        text = self.query_one(NoteEditor).written_text
        self._journal.note(text)
        keep = self._journal.keep if self._view else partial(self._journal.add, text)
        self.write(keep, lambda _: self._left(text))

    def half_written(self) -> Callable[[], None] | None:
        """The note as it stands."""
        if self._journal is None:
            return None
        text = self.query_one(NoteEditor).written_text
        if text == self._unchanged:
            return None
        self._journal.note(text)
        return self._journal.keep if self._view else partial(self._journal.add, text)

    @property
    def _unchanged(self) -> str:
        return "" if self._edited is None else self._edited.text

    def _left(self, text: str) -> None:
        if text.strip() and text != self._unchanged:
            leave_saying(self, Done(say.KEPT))
        else:
            super().action_back()

    # --- keys -------------------------------------------------------------------------------

    def action_other_side(self) -> None:
        """Go to the earlier notes, or back to writing."""
        sheet, editor = self.query_one(NotingSheet), self.query_one(NoteEditor)
        (editor if sheet.has_focus else sheet).focus()

    def action_phrases(self) -> None:
        """Insert a customary phrase."""
        _ = self.app.push_screen(PhrasePicker(self.language), self._insert)

    def _insert(self, key: str | None) -> None:
        editor = self.query_one(NoteEditor)
        if key is not None:
            editor.insert_text(_joined(editor) + text_of_phrase(key, self.language))
        editor.focus()

    def action_bring_text(self) -> None:
        """Bring text from a file, in Unicode."""
        Bringing(self, self._brought).begin()

    def action_to_unicode(self) -> None:
        """Turn Kruti Dev that stands in the note already into Unicode."""
        convert_written(self, self.query_one(NoteEditor))

    def _brought(self, text: str) -> None:
        editor = self.query_one(NoteEditor)
        editor.insert_text(text)
        editor.focus()

    def _text(self) -> str | None:
        text = clean(self.query_one(NoteEditor).written_text)
        if self._view is None:
            self.notice(common.READING)
            return None
        if not text:
            self.notice(say.EMPTY, Tone.REFUSED)
            return None
        return text

    def action_confirm(self) -> None:
        """Put the note on record, after a look at it."""
        text, view = self._text(), self._view
        if text is None or view is None:
            return
        note = PendingNote(text, self._edited)
        number = next_number(view)
        if self._is_green:
            assert self._edited is not None
            if text == self._edited.text:
                self.show_refusal(Refused(reasons=(Reason.NOTHING_CHANGED,)))
                return
            done, title, number = say.DONE_EDIT, say.CONFIRM_EDIT, self._edited.number
        else:
            done, title = say.DONE_GREEN, say.CONFIRM_GREEN

        def pairs(language: Language) -> list[Pair]:
            label = say_send.NOTE_NUMBERED.say(language, number=number)
            return [(label, text), _meaning(say.GREEN_MEANS, language)]

        self._look(
            title,
            pairs,
            lambda: note_commands(self.desk, view, note),
            Done(done, {"note": number}),
        )

    def action_keep_yellow(self) -> None:
        """Keep the note as a working note."""
        if self._is_green:
            self.notice(say.GREEN_STAYS, Tone.REFUSED)
            return
        text = self._text()
        if text is None:
            return

        def pairs(language: Language) -> list[Pair]:
            label = say_file.NOTE_TEXT.say(language)
            return [(label, text), _meaning(say.YELLOW_MEANS, language)]

        self._look(
            say.CONFIRM_YELLOW,
            pairs,
            partial(self._yellow_commands, text),
            Done(say.DONE_YELLOW),
        )

    def _yellow_commands(self, text: str) -> tuple[Command, ...]:
        op_id = self.desk.ids.op()
        if self._edited is None:
            return (WriteYellowNote(op_id, self._case_id, self.desk.ids.note(), text),)
        return (EditYellowNote(op_id, self._case_id, self._edited.note_id, text),)

    def _look(
        self,
        title: Sentence,
        pairs: Callable[[Language], list[Pair]],
        commands: Callable[[], tuple[Command, ...]],
        done: Done,
    ) -> None:
        self.confirm(title, pairs, partial(self._looked, commands, done))

    def _looked(self, commands: Callable[[], tuple[Command, ...]], done: Done) -> None:
        view = self._view
        if view is None or view.acting_post is None:
            return
        self.act(*commands(), post=view.acting_post, then=lambda _: self._recorded(done))

    def _recorded(self, done: Done) -> None:
        assert self._journal is not None
        self.write(self._journal.drop, lambda _: leave_saying(self, done))

    # --- note and sending in one act ----------------------------------------------------------

    def action_confirm_and_send(self) -> None:
        """Choose where it goes; note and sending are recorded together."""
        text = self._text()
        if text is None:
            return
        self.query_one(NoteEditor).flush_journal()
        screen = SendScreen(self._case_id, Errand.FORWARD, PendingNote(text, self._edited))
        _ = self.app.push_screen(screen, self._sent)

    def _sent(self, done: Done | None) -> None:
        if done is not None:
            self._recorded(done)


def _meaning(sentence: Sentence, language: Language) -> Pair:
    return say.MEANING.say(language), sentence.say(language)


def _joined(editor: NoteEditor) -> str:
    """The blank that keeps an inserted phrase from the word before it."""
    row, column = min(editor.selection)
    before = editor.document[row][:column]
    return " " if before and not before[-1].isspace() else ""
