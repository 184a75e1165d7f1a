"""The last look before something is recorded: exactly what will be written, and two answers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar, Final

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

LABEL_SHARE: Final = 3
"""The labels take at most a third of the width."""

GAP: Final = "  "


@dataclass(frozen=True, slots=True)
class ConfirmWords:
    """A confirmation in one language: what is asked, what will be recorded, and the keys."""

    title: str
    particulars: Sequence[tuple[str, str]]
    footer: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One drawn line: the label's part and the value's part."""

    label: str
    value: str


def sheet_lines(particulars: Sequence[tuple[str, str]], room: int) -> list[SheetLine]:
    """The particulars wrapped side by side in so many cells."""
    widest = max((cells.width(cells.visible(label)) for label, _ in particulars), default=0)
    label_room = max(cells.WRAP_CELLS_MIN, min(widest, room // LABEL_SHARE))
    value_room = room - label_room - cells.width(GAP)
    return [
        SheetLine(cells.fit(label, label_room), value)
        for pair in particulars
        for label, value in _side_by_side(pair, label_room, value_room)
    ]


def _side_by_side(
    pair: tuple[str, str], label_room: int, value_room: int
) -> Iterator[tuple[str, str]]:
    label, value = pair
    return zip_longest(cells.wrap(label, label_room), cells.wrap(value, value_room), fillvalue="")


class Sheet(ScrollView, can_focus=True):
    """Labels and values, wrapped once per width and drawn line by line; no markup is read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--label"}
    DEFAULT_CSS = """
    Sheet {
        height: auto; max-height: 70vh; overflow-x: hidden;
        scrollbar-size: 0 1; scrollbar-gutter: stable;
    }
    Sheet > .sheet--label { text-style: bold; }
    """

    def __init__(
        self, particulars: Sequence[tuple[str, str]], *, classes: str | None = None
    ) -> None:
        super().__init__(classes=classes)
        self._particulars = tuple(particulars)
        self._wrapped: tuple[int, list[SheetLine]] = (-1, [])

    def lines(self, room: int) -> list[SheetLine]:
        """The wrapped lines for a width."""
        if self._wrapped[0] != room:
            self._wrapped = (room, sheet_lines(self._particulars, room))
        return self._wrapped[1]

    def show(self, particulars: Sequence[tuple[str, str]]) -> None:
        """Show other labels and values, from the line that is in view."""
        self._particulars = tuple(particulars)
        self._wrapped = (-1, [])
        room = self.scrollable_content_region.width
        self.virtual_size = Size(room, len(self.lines(room)))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its lines; the style sheet bounds it."""
        return len(self.lines(width))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap for the new width."""
        room = self.scrollable_content_region.width
        self.virtual_size = Size(room, len(self.lines(room)))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        room = self.scrollable_content_region.width
        lines = self.lines(room)
        place = y + self.scroll_offset.y
        if place >= len(lines):
            return Strip.blank(room, self.rich_style)
        line = lines[place]
        label = self.get_component_rich_style("sheet--label")
        text = cells.fit(line.label + GAP + line.value, room)
        return painted(text, base=self.rich_style, spans=[(0, len(line.label), label)])


class Confirm(Dialog[bool]):
    """Enter or F2 confirms, Esc does not; dismisses with the answer."""

    DEFAULT_CSS = """
    Confirm { align: center middle; }
    Confirm > Vertical {
        width: 90%; height: auto; border: round $primary; background: $surface; padding: 0 1;
    }
    Confirm .confirm--title { text-style: bold; height: auto; max-height: 3; }
    Confirm .confirm--footer { color: $text-muted; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f2", "answer_yes", show=False),
        Binding("escape", "answer_no", show=False),
    ]

    def __init__(self, words: Callable[[Language], ConfirmWords], language: Language) -> None:
        super().__init__(language)
        self._words = words

    def compose(self) -> ComposeResult:
        """Title, what will be recorded, and the keys."""
        words = self._words(self.language)
        with Vertical():
            yield Static(cells.visible(words.title), markup=False, classes="confirm--title")
            yield Sheet(words.particulars)
            yield Static(words.footer, markup=False, classes="confirm--footer")

    def speak(self, language: Language) -> None:
        """Ask the same in this language."""
        super().speak(language)
        words = self._words(language)
        self.query_one(".confirm--title", Static).update(cells.visible(words.title))
        self.query_one(Sheet).show(words.particulars)
        self.query_one(".confirm--footer", Static).update(words.footer)

    def action_answer_yes(self) -> None:
        """Confirm."""
        _ = self.dismiss(True)  # noqa: FBT003 - the screen's result is a yes or no

    def action_answer_no(self) -> None:
        """Leave it."""
        _ = self.dismiss(False)  # noqa: FBT003 - the screen's result is a yes or no
