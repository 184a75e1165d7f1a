"""How a layer writes in a line and in a note; a word that is typed is one step to undo."""

from typing import Protocol

from textual.document._document import Location
from textual.widgets import Input, TextArea

from eoffice_tui.widgets.entry import entered
from eoffice_tui.widgets.line_undoing import LineHistory


class Steps(Protocol):
    """What a layer asks of what can be undone."""

    goes_on: bool

    def checkpoint(self) -> None:
        """Begin a new step with the next change."""


class _Stepping:
    """Puts what belongs to the word before into one step with it."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def begin(self) -> None:
        """What is put next begins a step."""
        self._steps.checkpoint()

    def put(self, back: int, text: str) -> bool:
        """Put a text in place of the selection and what stands before it; False if refused."""
        self._steps.goes_on = back > 0
        try:
            return self._write(back, text)
        finally:
            self._steps.goes_on = False

    def _write(self, back: int, text: str) -> bool:
        raise NotImplementedError


class LineHand(_Stepping):
    """How a layer writes in a line."""

    def __init__(self, field: Input, history: LineHistory) -> None:
        super().__init__(history)
        self._field = field

    def before(self) -> str:
        """The text up to the caret."""
        return self._field.value[: min(self._field.selection)]

    def place(self) -> object:
        """Where the caret is."""
        return self._field.cursor_position

    def _write(self, back: int, text: str) -> bool:
        start, end = sorted(self._field.selection)
        self._field.replace(text, start - back, end)
        return self._field.value[: self._field.cursor_position].endswith(entered(text))


class NoteHand(_Stepping):
    """How a layer writes in a note."""

    def __init__(self, editor: TextArea, history: Steps) -> None:
        super().__init__(history)
        self._editor = editor

    def before(self) -> str:
        """The text of the line up to the caret."""
        row, column = min(self._editor.selection)
        return self._editor.document[row][:column]

    def place(self) -> Location:
        """Where the caret is."""
        return self._editor.selection.end

    def _write(self, back: int, text: str) -> bool:
        row, column = min(self._editor.selection)
        end = max(self._editor.selection)
        result = self._editor._replace_via_keyboard(text, (row, column - back), end)
        if result is not None:
            self._editor.move_cursor(result.end_location)
        return result is not None
