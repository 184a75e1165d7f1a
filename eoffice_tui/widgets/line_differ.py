"""Sends of each row only what differs from what the terminal shows; a block's line is slow.

Textual sends every row of a widget that was refreshed: ten kilobytes for one letter in a note.
Nothing of Textual is replaced for this, but `App._display` is private; a contract test holds it.
"""

import re
from collections.abc import Iterator
from typing import Final, TypeVar, cast

from rich.console import Console, RenderableType
from rich.control import Control
from rich.segment import Segment
from textual import events
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from eoffice_tui.present import cells
from eoffice_tui.widgets import closed_terminal, drawn_rows

T = TypeVar("T")
Place = tuple[int, int, int]
"""Where a strip stands: its row, its first cell, the cell after its last."""


_RESET_BETWEEN: Final = re.compile(r"\x1b\[0m\x1b\[(?=[\d;]+m)")
"""The end of one look before the beginning of the next: one code says both."""


class ShownRows:
    """What the terminal shows, row by row, as far as we have drawn it ourselves."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, tuple[int, Strip]]] = {}

    def forget(self) -> None:
        """Know nothing any more: the next drawing is sent whole."""
        self._rows.clear()

    def drawn(self, place: Place, strip: Strip, console: Console) -> str:
        """What is to be sent so that this strip stands here."""
        y, x, _ = place
        before = self._put(place, strip)
        if before is None:
            return Control.move_to(x, y).segment.text + strip.render(console)
        if before is strip or before._segments == strip._segments:
            return ""
        skipped, rest = difference(before, strip)
        if not rest.cell_length:
            return ""
        return Control.move_to(x + skipped, y).segment.text + rest.render(console)

    def _put(self, place: Place, strip: Strip) -> Strip | None:
        """Remember what is drawn; what stood at exactly this place before, if it is known."""
        y, x, end = place
        row = self._rows.setdefault(y, {})
        before = row.get(x)
        if before is None or before[0] != end:
            for start in [start for start, (last, _) in row.items() if start < end and last > x]:
                del row[start]
            before = None
        row[x] = (end, strip)
        return None if before is None else before[1]


def difference(before: Strip, after: Strip) -> tuple[int, Strip]:
    """How many cells of the strip stand already, and what must be drawn from there on."""
    old, new = list(before._segments), list(after._segments)
    skipped = 0
    while old and new and old[0] == new[0]:
        skipped += new.pop(0).cell_length
        old.pop(0)
    if before.cell_length == after.cell_length:
        while old and new and old[-1] == new[-1]:
            old.pop()
            new.pop()
        _drop_common_end(old, new)
    if old and new and old[0].style == new[0].style:
        text = _common_words(old[0].text, new[0].text)
        new[0] = Segment(new[0].text[len(text) :], new[0].style)
        skipped += cells.width(text)
    return skipped, Strip([segment for segment in new if segment.text])


def _common_words(one: str, other: str) -> str:
    """The beginning that two texts have in common, up to a place where no letter is cut."""
    pairs = enumerate(zip(one, other, strict=False))
    length = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    common = one[:length]
    if (common + one[length : length + 1] + other[length : length + 1]).isascii():
        return common
    return common[: common.rfind(" ") + 1]


def _drop_common_end(old: list[Segment], new: list[Segment]) -> None:
    """Leave out the words at the end that stand there already: both end in the same cell."""
    if not (old and new and old[-1].style == new[-1].style):
        return
    one, other = old[-1].text[::-1], new[-1].text[::-1]
    pairs = enumerate(zip(one, other, strict=False))
    length = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    kept = one.rfind(" ", 0, length) + 1
    if kept:
        new[-1] = Segment(new[-1].text[:-kept], new[-1].style)
        old[-1] = Segment(old[-1].text[:-kept], old[-1].style)


class Differences(CompositorUpdate):
    """An update of the screen, as what differs from what is shown."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, shown: ShownRows) -> None:
        self._update = update
        self._shown = shown

    def render_segments(self, console: Console) -> str:
        """The codes to send; asked once, by the app that sends them."""
        drawn = "".join(self._shown.drawn(place, strip, console) for place, strip in self._strips())
        return _RESET_BETWEEN.sub("\x1b[0;", drawn)

    def _strips(self) -> Iterator[tuple[Place, Strip]]:
        if isinstance(self._update, LayoutUpdate):
            return _of_layout(self._update)
        return _of_chops(self._update)


def _of_layout(update: LayoutUpdate) -> Iterator[tuple[Place, Strip]]:
    for y, line in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in line:
            yield (y, x, x + strip.cell_length), strip
            x += strip.cell_length


def _of_chops(update: ChopsUpdate) -> Iterator[tuple[Place, Strip]]:
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > last or end <= first:
                continue
            if end <= last:
                yield (y, x, end), strip
            else:
                yield (y, x, last), strip.crop(0, last - x)


class SendsDifferences(App[T]):
    """An app that remembers what its terminal shows."""

    def __init__(self) -> None:
        closed_terminal.install()
        drawn_rows.install()
        super().__init__()
        self._shown = ShownRows()
        self._shown_screen: Screen[object] | None = None

    def forget_shown(self) -> None:
        """Send the next drawing whole: the terminal may show something else than we think."""
        self._shown.forget()

    def draw_whole(self) -> None:
        """Draw and send everything anew."""
        self.forget_shown()
        self.refresh(layout=True)
        self.screen.refresh(layout=True)

    def _on_mount(self) -> None:
        # Textual draws nothing when it is resumed, and the shell has drawn meanwhile.
        self.app_resume_signal.subscribe(self, lambda _: self.draw_whole())

    async def _on_resize(self, event: events.Resize) -> None:
        self.forget_shown()  # the terminal has moved its rows; Textual calls every class's handler

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if screen is not self._shown_screen:
            self.forget_shown()
            self._shown_screen = screen
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            renderable = cast(RenderableType, Differences(renderable, self._shown))
        super()._display(screen, renderable)
