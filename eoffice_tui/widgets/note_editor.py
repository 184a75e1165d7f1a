"""The editor of notes: caret by letter, clean text only, paragraph numbers, and a journal."""

import unicodedata
from typing import ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Location
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from eoffice_tui.widgets.entry import (
    JOINERS,
    WHOLE_LETTER_KEYS,
    Fault,
    entered,
    fault_in,
    run_own_binding,
    seam,
    word_left,
    word_right,
)
from eoffice_tui.widgets.pasted import is_held_back
from eoffice_tui.widgets.spelt_page import SpeltPage
from eoffice_tui.widgets.typing_hands import NoteHand
from eoffice_tui.widgets.typing_layer import TypingLayer
from eoffice_tui.widgets.undoing import NoteHistory

JOURNAL_SECONDS: Final = 1.0


def _bindings() -> list[BindingType]:
    """The stock editing keys, without the function keys: those belong to the screens."""
    stock = [one for one in TextArea.BINDINGS if isinstance(one, Binding)]
    kept: list[BindingType] = [one for one in stock if one.key not in ("f6", "f7")]
    return [
        *kept,
        Binding("ctrl+shift+a", "select_all", show=False),
        Binding(",".join(WHOLE_LETTER_KEYS), "delete_letter_left", show=False),
    ]


class NoteEditor(SpeltPage, inherit_bindings=False):
    """A multi-line editor: caret and Delete by cluster, Backspace by code point."""

    BINDINGS: ClassVar[list[BindingType]] = _bindings()

    class Unclean(Message):
        """Text was refused entry."""

        def __init__(self, editor: "NoteEditor", fault: Fault) -> None:
            super().__init__()
            self.editor = editor
            self.fault = fault

        @property
        def control(self) -> "NoteEditor":
            """The editor, for `@on` selectors."""
            return self.editor

    class Journal(Message):
        """The text as it stands, to be stored before anything can happen to it."""

        def __init__(self, editor: "NoteEditor", text: str) -> None:
            super().__init__()
            self.editor = editor
            self.text = text

        @property
        def control(self) -> "NoteEditor":
            """The editor, for `@on` selectors."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        read_only: bool = False,
        characters_max: int = NOTE_CHARACTERS_MAX,
        first_paragraph: int = 1,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        self._characters_max = characters_max
        self._journalled = ""
        self._journal_timer: Timer | None = None
        super().__init__(
            text,
            read_only=read_only,
            first_paragraph=first_paragraph,
            placeholder=placeholder,
            id=id,
            classes=classes,
        )
        history = NoteHistory()
        self.history = history
        self.typing_layer = TypingLayer(self, NoteHand(self, history))

    def watch_has_focus(self, focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        """A layer is told of the focus: the header shows which is at work."""
        super().watch_has_focus(focus)
        if not self.read_only:
            self.typing_layer.focused(focus)
            self.typing_layer.want_words()
            self.marks.look_soon()

    def tell_unknown(self, count: int) -> None:
        """Say how many unknown words are in sight: underlining alone is not seen everywhere."""
        if count != self.typing_layer.unknown:
            self.typing_layer.unknown = count
            self.typing_layer.tell()

    # --- text -------------------------------------------------------------------------------

    @property
    def written_text(self) -> str:
        """The text as it may be recorded: NFC, whatever was joined by deleting."""
        return unicodedata.normalize("NFC", self.text)

    def insert_text(self, text: str) -> bool:
        """Put a text at the caret, as if pasted; False if it was refused."""
        result = self._replace_via_keyboard(text, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)
        return result is not None

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self._journalled = self.written_text

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        """The one gate by which typed, pasted and chosen text enters."""
        if self.read_only:
            return None
        if fault := self._fault_in(insert, self.get_text_range(start, end)):
            self.post_message(self.Unclean(self, fault))
            return None
        (row, column), (last_row, last_column) = sorted((start, end))
        before = self.note[row][:column]
        after = self.note[last_row][last_column:]
        back, text, ahead = seam(before, entered(insert), after)
        return self._put(text, (row, column - back), (last_row, last_column + ahead))

    def _put(self, text: str, start: Location, end: Location) -> EditResult:
        return self.replace(text, start, end, maintain_selection_offset=False)

    def _fault_in(self, insert: str, replaced: str) -> Fault | None:
        more = len(insert) - len(replaced)
        if more > 0 and self.note.characters + more > self._characters_max:
            return Fault.TOO_LONG
        return fault_in(entered(insert))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether the key is text: joiners are, though they do not print."""
        joins = character in JOINERS and not self.read_only
        return joins or super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if not self.read_only and self.typing_layer.takes(event):
            return
        if await run_own_binding(self, event):
            return
        if event.character in JOINERS and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character, *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # else the stock handler would paste a second time
        if not is_held_back(self, event.text):
            self.insert_text(event.text)

    def action_delete_left(self) -> None:
        """Delete the last code point: a vowel sign or virama goes without its letter."""
        start, end = self.selection
        if start == end:
            row, column = end
            end = (row, column - 1) if column else self.get_cursor_left_location()
        self._delete_via_keyboard(start, end)

    def action_delete_letter_left(self) -> None:
        """Delete the whole letter before the caret, with all that belongs to it."""
        start, end = self.selection
        self._delete_via_keyboard(start, self.get_cursor_left_location() if start == end else end)

    def _delete_via_keyboard(self, start: Location, end: Location) -> EditResult | None:
        """Delete; where what is left joins to other signs, it is composed at once."""
        last = (self.note.line_count - 1, len(self.note[-1]))
        return self._replace_via_keyboard("", min(start, last), min(end, last))

    def get_cursor_word_left_location(self) -> Location:
        """Where the word before the caret begins."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_word_left_location()
        return row, word_left(self.note[row], column)

    def get_cursor_word_right_location(self) -> Location:
        """Where the word after the caret ends."""
        row, column = self.cursor_location
        if column >= len(self.note[row]):
            return super().get_cursor_word_right_location()
        return row, word_right(self.note[row], column)

    def action_delete_word_right(self) -> None:
        """Delete to where the next word begins or ends."""
        start, end = self.selection
        if start == end:
            end = self.get_cursor_word_right_location()
        self._delete_via_keyboard(start, end)

    # --- journal ----------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _keep_soon(self) -> None:
        if self._journal_timer is None:
            self._journal_timer = self.set_timer(JOURNAL_SECONDS, self.flush_journal)

    def flush_journal(self) -> None:
        """Hand the text over now; a screen calls this before it leaves the editor."""
        if self._journal_timer is not None:
            self._journal_timer.stop()
            self._journal_timer = None
        text = self.written_text
        if text != self._journalled:
            self._journalled = text
            self.post_message(self.Journal(self, text))

    def _on_blur(self, event: events.Blur) -> None:
        self.flush_journal()
