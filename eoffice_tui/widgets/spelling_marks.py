"""Unknown words of a note, underlined; looked up in a thread, and only those in sight.

Nothing here is done while a key is on its way: a row is drawn with what is known of its words, and
words that were never looked at are looked up soon after, all at once.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final, NamedTuple, Protocol

from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from eoffice_core.script.spelling import WORD_CHARACTERS_MAX, Written, words_in
from eoffice_core.script.wordstock import Wordstock
from eoffice_tui.widgets.typing_layer import typing_of

LOOK_SECONDS: Final = 0.4
WORDS_KEPT_MAX: Final = 20_000
ROWS_KEPT_MAX: Final = 256

Place = tuple[int, int]


class Row(NamedTuple):
    """One row of a note: the line it is of, and which part of it."""

    number: int
    line: str
    start: int
    end: int

    def words(self) -> Iterator[tuple[str, int, int]]:
        """The words that begin or go on in this row; nothing else of the line is read."""
        first = max(0, self.start - WORD_CHARACTERS_MAX)
        last = min(len(self.line), self.end + WORD_CHARACTERS_MAX)
        for word in _words_of(self.line[first:last]):
            start, end = first + word.start, first + word.end
            is_cut = (start == first > 0) or (end == last < len(self.line))
            if not is_cut and start < self.end and end > self.start:
                yield word.text, start, end


@lru_cache(maxsize=ROWS_KEPT_MAX)
def _words_of(part: str) -> tuple[Written, ...]:
    """The words of a part of a line, kept: a key changes one row, and all are drawn after it."""
    return tuple(words_in(part))


class LookedUp(Message, bubble=False):
    """Words have been looked up: whether each is known."""

    def __init__(self, stock: Wordstock, known: dict[str, bool]) -> None:
        super().__init__()
        self.stock = stock
        self.known = known


class Page(Protocol):
    """What the marks ask of the note."""

    def draw_again(self) -> None:
        """Draw the lines anew."""

    def rows_in_sight(self) -> Iterator[Row]:
        """The rows that are shown."""

    def caret_at(self) -> Place:
        """Line and column of the caret."""

    def tell_unknown(self, count: int) -> None:
        """Say how many unknown words are in sight."""


class SpellingMarks:
    """What is known of the words of one note."""

    def __init__(self, editor: Widget, page: Page) -> None:
        self._editor = editor
        self._page = page
        self._known: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._timer: Timer | None = None

    def _stock(self) -> Wordstock | None:
        typing = typing_of(self._editor) if self._editor.is_attached else None
        if typing is None or not typing.stock.checks_spelling:
            return None
        return typing.stock

    def unknown_spans(self, row: Row) -> Iterator[tuple[int, int]]:
        """Where unknown words stand in a line; the word at whose end one types is let be."""
        if self._stock() is None:
            return
        for word, start, end in row.words():
            known = self._known.get(word)
            if known is None:
                self._asked.add(word)
                self.look_soon()
            elif not known and (row.number, end) != self._page.caret_at():
                yield start, end

    def look_soon(self) -> None:
        """Look up, and count, when no key has come for a moment."""
        if self._timer is None and self._editor.is_attached and self._stock() is not None:
            self._timer = self._editor.set_timer(LOOK_SECONDS, self._look)

    def look_again(self) -> None:
        """Other words are known now: forget what was known of these."""
        self._known.clear()
        self._asked.clear()
        self._page.draw_again()

    def _look(self) -> None:
        self._timer = None
        stock = self._stock()
        if stock is None:
            return
        asked, self._asked = self._asked, set()
        if not asked:
            self._count()
            return
        look_up = partial(self._look_up, stock, asked)
        self._editor.run_worker(look_up, group="spelling", thread=True)

    def _look_up(self, stock: Wordstock, words: set[str]) -> None:
        known = {word: stock.knows(word) for word in words}
        self._editor.post_message(LookedUp(stock, known))

    def take(self, looked_up: LookedUp) -> None:
        """Draw what has been looked up, unless other words are known by now."""
        if looked_up.stock is not self._stock():
            return
        if len(self._known) > WORDS_KEPT_MAX:
            self._known.clear()
        self._known |= looked_up.known
        if not all(looked_up.known.values()):
            self._page.draw_again()
        self._count()

    def _count(self) -> None:
        """Say how many unknown words are in sight: underlining alone is not seen everywhere."""
        count = sum(
            1
            for row in self._page.rows_in_sight()
            for start, _ in self.unknown_spans(row)
            if start >= row.start
        )
        self._page.tell_unknown(count)


def next_unknown(lines: list[str], caret: Place, stock: Wordstock) -> tuple[int, Written] | None:
    """The unknown word at the caret or the next one after it, going round; read in a thread."""
    row, column = caret
    ordered = [*range(row, len(lines)), *range(row + 1)]
    for turn, number in enumerate(ordered):
        for unknown in stock.unknown_in(lines[number]):
            if turn or unknown.end >= column:
                return number, unknown
    return None
