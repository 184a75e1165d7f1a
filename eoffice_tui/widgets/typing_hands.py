"""How a layer writes in a line and in a note."""

from textual.widgets import Input, TextArea

from eoffice_tui.widgets.entry import entered


class LineHand:
    """How a layer writes in a line."""

    def __init__(self, field: Input) -> None:
        self._field = field

    def before(self) -> str:
        """The text up to the caret."""
        return self._field.value[: min(self._field.selection)]

    def place(self) -> object:
        """Where the caret is."""
        return self._field.cursor_position

    def put(self, back: int, text: str) -> bool:
        """Put a text in place of the selection and what stands before it; False if refused."""
        start, end = sorted(self._field.selection)
        self._field.replace(text, start - back, end)
        return self._field.value[: self._field.cursor_position].endswith(entered(text))


class NoteHand:
    """How a layer writes in a note."""

    def __init__(self, editor: TextArea) -> None:
        self._editor = editor

    def before(self) -> str:
        """The text of the line up to the caret."""
        row, column = min(self._editor.selection)
        return self._editor.document[row][:column]

    def place(self) -> object:
        """Where the caret is."""
        return self._editor.selection.end

    def put(self, back: int, text: str) -> bool:
        """Put a text in place of the selection and what stands before it; False if refused."""
        row, column = min(self._editor.selection)
        end = max(self._editor.selection)
        result = self._editor._replace_via_keyboard(text, (row, column - back), end)
        if result is not None:
            self._editor.move_cursor(result.end_location)
        return result is not None
