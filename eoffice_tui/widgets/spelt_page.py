"""A note with its unknown words underlined, and one of them put right when that is asked for."""

from collections.abc import Iterator
from typing import Any, Final

from rich.style import Style
from textual import on
from textual.document._document import Location
from textual.widgets import TextArea

from eoffice_core.script.spelling import Written
from eoffice_tui.widgets.entry import Span
from eoffice_tui.widgets.note_page import NotePage
from eoffice_tui.widgets.spelling_marks import LookedUp, Row, SpellingMarks

UNKNOWN: Final = Style(underline=True)
"""An unknown word; how many there are stands in the header too."""


class SpeltPage(NotePage, inherit_bindings=False):
    """Marks the words that the lexicon does not know; a page that is only read has no marks."""

    def __init__(self, text: str, **looks: Any) -> None:
        super().__init__(text, **looks)
        self.marks = SpellingMarks(self, self)

    @on(LookedUp)
    def _take_looked_up(self, event: LookedUp) -> None:
        self.marks.take(event)

    @on(TextArea.Changed)
    def _look_soon(self) -> None:
        self.marks.look_soon()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Other lines are in sight now."""
        super().watch_scroll_y(old, new)
        self.marks.look_soon()

    def put_in_place(self, row: int, word: Written, text: str) -> bool:
        """Put a text in place of a word; False if the word is not there any more."""
        if row >= self.note.line_count or self.note[row][word.start : word.end] != word.text:
            return False
        result = self._replace_via_keyboard(text, (row, word.start), (row, word.end))
        if result is not None:
            self.move_cursor(result.end_location)
        return result is not None

    # --- what the marks ask -----------------------------------------------------------------

    def draw_again(self) -> None:
        """Draw the lines anew, though no text has changed."""
        self.refresh()

    def caret_at(self) -> Location:
        """Line and column of the caret."""
        return self.selection.end

    def tell_unknown(self, count: int) -> None:
        """How many unknown words are in sight is said by who writes here."""

    def rows_in_sight(self) -> Iterator[Row]:
        """The rows that are shown."""
        top = round(self.scroll_offset.y)
        for place in range(top, min(top + self.size.height, self.wrapped_document.height)):
            number, section = self.wrapped_document.line_at(place)
            start, end, _ = self.wrapped_document.row_bounds(number, section)
            yield Row(number, self.note[number], start, end)

    # --- drawing ----------------------------------------------------------------------------

    def _spans(self, row: int, line: str, start: int, end: int) -> list[Span]:
        spans = super()._spans(row, line, start, end)
        if self.read_only:
            return spans
        unknown = self.marks.unknown_spans(Row(row, line, start, end))
        return [*((first - start, last - start, UNKNOWN) for first, last in unknown), *spans]
