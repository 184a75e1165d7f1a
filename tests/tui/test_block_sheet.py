"""A sheet of blocks: long ones are read line by line, short ones walked block by block."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from eoffice_tui.present import cells
from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.block_sheet import Block, BlockLine, BlockSheet

ROOM = (40, 6)


@pytest.fixture(autouse=True)
def _measured() -> None:
    width_patch.install(Rule.SUM1)


class Lengths(BlockSheet):
    """Blocks of given lengths."""

    lengths: Sequence[int] = ()

    def laid_out(self, room: int) -> Sequence[Block]:
        """As many lines as asked."""
        return [
            Block(bytes([place]), tuple(BlockLine(f"{place}.{line}") for line in range(length)))
            for place, length in enumerate(self.lengths)
        ]


class Shelf(App[None]):
    """One sheet, and what was chosen on it."""

    def __init__(self, *lengths: int) -> None:
        super().__init__()
        self.sheet = Lengths(empty_text="यहाँ कुछ नहीं")
        self.sheet.lengths = lengths
        self.chosen: list[bytes] = []

    def compose(self) -> ComposeResult:
        """The sheet."""
        yield self.sheet

    def on_mount(self) -> None:
        """Lay it out and read it."""
        self.sheet.lay_out_again()
        self.sheet.focus()

    def on_block_sheet_chosen(self, message: BlockSheet.Chosen) -> None:
        """Remember."""
        assert message.control is self.sheet
        self.chosen.append(message.key)


def text(app: Shelf) -> list[str]:
    """What is in sight."""
    return [app.sheet.render_line(y).text.rstrip() for y in range(app.sheet.size.height)]


async def test_short_blocks_are_walked_one_by_one() -> None:
    app = Shelf(2, 2, 2, 2)
    async with app.run_test(size=ROOM) as touch:
        assert text(app)[0] == "▶ 0.0"
        await touch.press("down", "down", "down")
        assert app.sheet.selected_key == b"\x03"
        assert text(app)[4:] == ["▶ 3.0", "  3.1"]
        await touch.press("down", "up", "up", "up")
        assert app.sheet.selected_key == b"\x00"
        assert text(app)[0] == "▶ 0.0"


async def test_a_long_block_is_read_line_by_line_before_the_next() -> None:
    app = Shelf(10, 2)
    async with app.run_test(size=ROOM) as touch:
        for step in range(1, 5):
            await touch.press("down")
            assert app.sheet.selected_key == b"\x00"
            assert text(app)[0].endswith(f"0.{step}")
        await touch.press("down")
        assert app.sheet.selected_key == b"\x01"
        await touch.press("up")
        assert app.sheet.selected_key == b"\x00"
        await touch.press("up", "up", "up", "up", "up", "up")
        assert text(app)[0] == "▶ 0.0"


async def test_pages_ends_and_choosing() -> None:
    app = Shelf(*[3] * 10)
    async with app.run_test(size=ROOM) as touch:
        await touch.press("pagedown")
        assert text(app)[0].endswith("1.2")
        await touch.press("end", "enter")
        assert app.chosen == [b"\x09"]
        await touch.press("home", "pageup", "enter")
        assert app.chosen == [b"\x09", b"\x00"]
        assert app.sheet.select(b"\x05")
        assert not app.sheet.select(b"\x63")
        assert app.sheet.selected_key == b"\x05"


async def test_an_empty_sheet_says_so_and_takes_every_key() -> None:
    app = Shelf()
    async with app.run_test(size=ROOM) as touch:
        assert text(app)[0] == " यहाँ कुछ नहीं"
        await touch.press("down", "up", "pagedown", "pageup", "home", "end", "enter")
        assert app.chosen == []
        assert app.sheet.selected_key is None


async def test_the_cursor_stays_on_its_block_when_others_come_before() -> None:
    app = Shelf(2, 2, 2)
    async with app.run_test(size=ROOM) as touch:
        await touch.press("end")
        app.sheet.lengths = (2, 2, 2, 2)
        app.sheet.lay_out_again()
        assert app.sheet.selected_key == b"\x02"
        app.sheet.lengths = (2,)
        app.sheet.lay_out_again()
        assert app.sheet.selected_key == b"\x00"


async def test_a_click_moves_and_a_second_one_chooses() -> None:
    app = Shelf(2, 2)
    async with app.run_test(size=ROOM) as touch:
        await touch.click(BlockSheet, offset=(3, 2))
        assert app.sheet.selected_key == b"\x01"
        await touch.click(BlockSheet, offset=(3, 3))
        assert app.chosen == [b"\x01"]
        await touch.click(BlockSheet, offset=(3, 5))
        assert app.chosen == [b"\x01"]


async def test_every_line_fills_its_room_exactly() -> None:
    app = Shelf(1)
    async with app.run_test(size=ROOM):
        for y in range(app.sheet.size.height):
            strip = app.sheet.render_line(y)
            assert cells.width(strip.text) == app.sheet.scrollable_content_region.width
