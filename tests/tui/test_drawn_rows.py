"""One changed row asks for no other rows, and the screen is what it would be without that."""

from __future__ import annotations

import inspect
import subprocess
import sys

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from eoffice_tui.widgets import drawn_rows
from eoffice_tui.widgets.line_differ import SendsDifferences

ROWS = 6


class Lines(Widget):
    """Rows that say how often they were changed, and which of them were asked for."""

    DEFAULT_CSS = "Lines { height: 6; }"

    def __init__(self) -> None:
        super().__init__()
        self.changes = [0] * ROWS
        self.asked: list[Region] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked.append(crop)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(str(self.changes[y]))])

    def change(self, y: int) -> None:
        """Change one row."""
        self.changes[y] += 1
        self.refresh(Region(0, y, self.size.width, 1))


class Sheet(SendsDifferences[None]):
    """Two such widgets, one below the other, with a title."""

    def compose(self) -> ComposeResult:
        """Both in one frame."""
        with Vertical():
            yield Static("title")
            yield Lines()
            yield Lines()


def picture(app: Sheet) -> list[str]:
    """What the screen shows when all of it is drawn."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def test_only_the_changed_row_is_asked_for() -> None:
    app = Sheet()
    async with app.run_test(size=(20, 20)) as pilot:
        first, second = app.query(Lines)
        await pilot.pause(0.1)
        first.asked.clear()
        second.asked.clear()
        first.change(2)
        await pilot.pause(0.1)
        assert first.asked == [Region(0, 2, first.size.width, 1)]
        assert second.asked == []
        assert picture(app)[1:7] == ["0", "0", "1", "0", "0", "0"]


async def test_rows_between_two_changed_ones_stay_as_they_are() -> None:
    app = Sheet()
    async with app.run_test(size=(20, 20)) as pilot:
        first, second = app.query(Lines)
        for turn, (one, other) in enumerate([(1, 4), (5, 0), (3, 3)], start=1):
            first.change(one)
            second.change(other)
            await pilot.pause(0.1)
            shown = picture(app)
            assert shown[0] == "title", turn
            assert shown[1:7] == [str(changes) for changes in first.changes]
            assert shown[7:13] == [str(changes) for changes in second.changes]


def test_the_replaced_name_exists_and_takes_the_same_arguments() -> None:
    script = (
        "import inspect; from textual._compositor import Compositor; "
        "print(*inspect.signature(Compositor._get_renders).parameters)"
    )
    stock = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert list(inspect.signature(drawn_rows.renders).parameters)[1:] == stock[1:] == ["crop"]
