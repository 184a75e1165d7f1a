"""Two readings of one text beside each other, and the question which of them is to be taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest
from typing import ClassVar, Final

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language
from eoffice_tui.widgets.dialog import Dialog
from eoffice_tui.widgets.entry import painted

RULE: Final = " │ "


class Reading(Enum):
    """Which of the two was taken."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Readings:
    """Two readings, line by line; `marked` are the signs to be lit in them."""

    first: str
    second: str
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OfferWords:
    """The question in one language; `remarks` say what to look at."""

    title: str
    first: str
    second: str
    remarks: Sequence[str]
    footer: str


def paired_lines(readings: Readings, room: int) -> list[tuple[str, str]]:
    """The two readings wrapped into columns of so many cells, each line beside its own."""
    pairs = zip_longest(readings.first.split("\n"), readings.second.split("\n"), fillvalue="")
    return [
        beside
        for left, right in pairs
        for beside in zip_longest(
            cells.wrap(cells.visible(left), room),
            cells.wrap(cells.visible(right), room),
            fillvalue="",
        )
    ]


class SideBySide(ScrollView, can_focus=True):
    """The two readings in columns of equal width, scrolled together."""

    DEFAULT_CSS = """
    SideBySide {
        height: auto; max-height: 60vh; overflow-x: hidden;
        scrollbar-size: 0 1; scrollbar-gutter: stable;
    }
    """

    def __init__(self, readings: Readings, heads: tuple[str, str]) -> None:
        super().__init__()
        self._readings = readings
        self._heads = heads
        self._wrapped: tuple[int, list[tuple[str, str]]] = (-1, [])

    def head(self, heads: tuple[str, str]) -> None:
        """Say anew what each column is."""
        self._heads = heads
        self.refresh()

    def _column(self, room: int) -> int:
        return max(cells.WRAP_CELLS_MIN, (room - cells.width(RULE)) // 2)

    def lines(self, room: int) -> list[tuple[str, str]]:
        """The paired lines for a width; the heads stand in a line above them."""
        if self._wrapped[0] != room:
            self._wrapped = (room, paired_lines(self._readings, self._column(room)))
        return self._wrapped[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its lines; the style sheet bounds it."""
        return 1 + len(self.lines(width))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap for the new width."""
        room = self.scrollable_content_region.width
        self.virtual_size = Size(room, 1 + len(self.lines(room)))

    def render_line(self, y: int) -> Strip:
        """Draw one line: the heads stay where they are while the rest is scrolled."""
        room = self.scrollable_content_region.width
        lines = self.lines(room)
        place = y - 1 + self.scroll_offset.y
        if y == 0:
            text = self._beside(self._heads, room)
            return painted(text, base=self.rich_style, spans=[(0, len(text), Style(bold=True))])
        if place >= len(lines):
            return Strip.blank(room, self.rich_style)
        text = self._beside(lines[place], room)
        lit = [
            (at, at + 1, Style(reverse=True))
            for at, character in enumerate(text)
            if character in self._readings.marked
        ]
        return painted(text, base=self.rich_style, spans=lit)

    def _beside(self, pair: tuple[str, str], room: int) -> str:
        left, right = (cells.fit(part, self._column(room)) for part in pair)
        return cells.fit(left + RULE + right, room)


class Offer(Dialog[Reading]):
    """Enter takes the second reading, F4 the first, Esc neither."""

    DEFAULT_CSS = """
    Offer { align: center middle; }
    Offer > Vertical {
        width: 96%; height: auto; border: round $primary; background: $surface; padding: 0 1;
    }
    Offer Static { height: auto; max-height: 5; }
    Offer .offer--title { text-style: bold; }
    Offer .offer--footer { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f2", "take_second", show=False),
        Binding("f4", "take_first", show=False),
        Binding("escape", "take_neither", show=False),
    ]

    def __init__(
        self, readings: Readings, words: Callable[[Language], OfferWords], language: Language
    ) -> None:
        super().__init__(language)
        self._readings = readings
        self._words = words

    def compose(self) -> ComposeResult:
        """Title, the two readings, what to look at, and the keys."""
        words = self._words(self.language)
        with Vertical():
            yield Static(cells.visible(words.title), markup=False, classes="offer--title")
            yield SideBySide(self._readings, (words.first, words.second))
            yield Static(_remarks(words), markup=False, classes="offer--remarks")
            yield Static(words.footer, markup=False, classes="offer--footer")

    def speak(self, language: Language) -> None:
        """Ask the same in this language."""
        super().speak(language)
        words = self._words(language)
        self.query_one(".offer--title", Static).update(cells.visible(words.title))
        self.query_one(SideBySide).head((words.first, words.second))
        self.query_one(".offer--remarks", Static).update(_remarks(words))
        self.query_one(".offer--footer", Static).update(words.footer)

    def action_take_second(self) -> None:
        """Take what was made of the text."""
        _ = self.dismiss(Reading.SECOND)

    def action_take_first(self) -> None:
        """Take the text as it was."""
        _ = self.dismiss(Reading.FIRST)

    def action_take_neither(self) -> None:
        """Take nothing."""
        _ = self.dismiss(None)


def _remarks(words: OfferWords) -> str:
    return "\n".join(map(cells.visible, words.remarks))
