"""The line of candidates: it lies over the last line of the screen and moves nothing."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from textual.css.query import NoMatches
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from eoffice_tui.present import cells

GAP: Final = "  "
CURSOR: Final = "▏"
GONE_AFTER_SECONDS: Final = 0.25
AGAIN_SECONDS: Final = 0.08


def _items(roman: str, words: Sequence[str]) -> list[str]:
    """What stands in the line; the word that stands in the text is in brackets."""
    numbered = [f"{number} {word}" for number, word in enumerate(words, start=1)]
    return [roman + CURSOR, *(f"[{item}]" for item in numbered[:1]), *numbered[1:]]


def shown_words(roman: str, words: Sequence[str], room: int) -> Sequence[str]:
    """The candidates that the line has room for: only what is seen can be chosen."""
    widths = accumulate(cells.width(GAP + item) for item in _items(roman, words))
    fitting = sum(1 for width in widths if width <= room + cells.width(GAP))
    return words[: max(1, fitting - 1)]


def strip_line(roman: str, words: Sequence[str], room: int) -> str:
    """Roman and candidates in so many cells."""
    return cells.fit(GAP.join(_items(roman, words)), room).rstrip()


class TypingStrip(Static):
    """Roman letters and candidates, or what a layer is, above everything at the lower edge."""

    DEFAULT_CSS = """
    TypingStrip {
        display: none; dock: bottom; layer: typing; height: 1; width: 100%; padding: 0 1;
        background: $primary; color: $text; text-style: bold;
    }
    TypingStrip.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.text = ""
        self._going: Timer | None = None
        self._again: Timer | None = None

    def tell(self, text: str) -> None:
        """Show a text; without one the line goes soon, unless the next word comes first.

        Textual does not always draw a line that comes while keys arrive, so it is drawn once more
        a moment later; and a line that blinks between words would be sent for each of them.
        """
        self.text = text
        if text:
            self.update(text)
            self.add_class("-shown")
            if self._again is None:
                self._again = self.set_timer(AGAIN_SECONDS, self._draw_again)
        elif self._going is None:
            self._going = self.set_timer(GONE_AFTER_SECONDS, self._go)

    def _draw_again(self) -> None:
        self._again = None
        self.refresh()

    def _go(self) -> None:
        self._going = None
        self.set_class(bool(self.text), "-shown")


def strip_of(screen: Screen[object]) -> TypingStrip:
    """The strip of a screen, which gets one when the first is needed."""
    try:
        return screen.query_one(TypingStrip)
    except NoMatches:
        strip = TypingStrip()
        _ = screen.mount(strip)
        return strip


def strip_room(screen: Screen[object]) -> int:
    """How many cells the line has."""
    return max(cells.WRAP_CELLS_MIN, screen.size.width - 2)
