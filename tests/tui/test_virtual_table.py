"""The register table: only visible rows are read, the key is kept, the cursor shows uncoloured."""

from collections.abc import Sequence

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region

from eoffice_tui.present import cells
from eoffice_tui.present.cells import Align, Rule
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.virtual_table import (
    PAGE_ROWS,
    Column,
    ListSource,
    Row,
    RowKey,
    Tone,
    VirtualTable,
)

SIZE = (80, 24)
COLUMNS = (
    Column("क्र.", 7, Align.RIGHT),
    Column("विषय"),
    Column("From", 16),
    Column("तारीख", 10),
)
SUBJECTS = ("मनरेगा मज़दूरी भुगतान", "राष्ट्रीय स्वास्थ्य मिशन", "Road repair", "निर्देशानुसार प्रस्तुत")


def row(number: int) -> Row:
    subject = SUBJECTS[number % len(SUBJECTS)]
    return Row(number, (str(number), subject, "विकास खण्ड अधिकारी", "21-11-2026"))


class CountingSource:
    """Rows made on demand, which remembers what was read."""

    def __init__(self, total: int, *, shift: int = 0) -> None:
        self.total = total
        self.shift = shift
        self.reads: list[tuple[int, int]] = []

    def count(self) -> int:
        return self.total

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        self.reads.append((offset, limit))
        last = min(self.total, offset + limit)
        return [row(number + self.shift) for number in range(offset, last)]


class Desk(App[None]):
    """One table and a record of what it said."""

    def __init__(self, source: CountingSource | ListSource, *, sign_cells: int = 1) -> None:
        super().__init__()
        self.table = VirtualTable(
            COLUMNS, source, empty_text="कुछ नहीं · Nothing here", sign_cells=sign_cells
        )
        self.chosen: list[RowKey] = []
        self.moved: list[RowKey] = []

    def compose(self) -> ComposeResult:
        yield self.table

    def on_virtual_table_chosen(self, message: VirtualTable.Chosen) -> None:
        self.chosen.append(message.key)

    def on_virtual_table_moved(self, message: VirtualTable.Moved) -> None:
        self.moved.append(message.key)


@pytest.fixture(autouse=True)
def measured() -> None:
    width_patch.install(Rule.SUM1)


def lines(table: VirtualTable) -> list[str]:
    return [table.render_line(y).text for y in range(table.size.height)]


async def test_a_hundred_thousand_rows_are_read_by_the_page() -> None:
    source = CountingSource(100_000)
    app = Desk(source)
    async with app.run_test(size=SIZE) as pilot:
        assert source.reads == [(0, PAGE_ROWS)]
        await pilot.press("end")
        assert app.table.selected_key == 99_999
        assert {offset // PAGE_ROWS for offset, _ in source.reads} <= {0, 1561, 1562}
        assert any("99999" in line for line in lines(app.table))
        assert app.table.max_scroll_y == 100_001 - app.table.size.height


async def test_keys_move_and_choose() -> None:
    app = Desk(CountingSource(1_000))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "up", "enter")
        assert app.moved == [0, 1, 2, 1]
        assert app.chosen == [1]
        await pilot.press("pagedown")
        assert app.table.selected_key == 1 + 22
        await pilot.press("pageup", "home")
        assert app.table.selected_key == 0
        await pilot.press("up")
        assert app.table.selected_key == 0


async def test_every_line_is_as_wide_as_the_table_and_columns_stand_straight() -> None:
    app = Desk(CountingSource(500))
    async with app.run_test(size=SIZE):
        drawn = lines(app.table)
        room = app.table.scrollable_content_region.width
        assert {cells.width(line) for line in drawn} == {room}
        places = {cells.width(line[: line.index("21-11-2026")]) for line in drawn[1:]}
        assert places == {room - 10}


async def test_the_cursor_shows_without_colour() -> None:
    app = Desk(CountingSource(50))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        assert [line[0] for line in lines(app.table)[:4]] == [" ", " ", "▶", " "]


async def test_a_row_shows_its_sign_and_tone() -> None:
    rows = [Row("a", ("1", "x", "y", "z"), sign="!", tone=Tone.ALARM), Row("b", ("2", "", "", ""))]
    app = Desk(ListSource(rows))
    async with app.run_test(size=SIZE) as pilot:
        assert lines(app.table)[1].startswith("▶!")
        assert lines(app.table)[2].startswith("   ")
        await pilot.press("down")
        style = app.table.render_line(1).__iter__().__next__().style
        assert isinstance(style, Style)
        assert style.color != app.table.rich_style.color


async def test_an_empty_table_says_so_and_chooses_nothing() -> None:
    app = Desk(ListSource())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "end", "enter")
        assert "कुछ नहीं · Nothing here" in lines(app.table)[1]
        assert app.table.selected_key is None
        assert app.chosen == app.moved == []


async def test_the_key_is_kept_when_rows_arrive_above_it() -> None:
    source = CountingSource(1_000)
    app = Desk(source)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*["down"] * 30)
        assert app.table.selected_key == 30
        source.shift, source.total = -5, 1_005
        app.table.reload()
        await pilot.pause()
        assert app.table.selected_key == 30
        assert app.table.cursor == 35
        assert 30 in app.moved
        assert app.moved[-1] == 30


async def test_a_source_that_places_keys_keeps_the_key_at_any_distance() -> None:
    app = Desk(ListSource([row(number) for number in range(2_000)]))
    async with app.run_test(size=SIZE) as pilot:
        assert app.table.select(1_500)
        await pilot.pause()
        app.table.set_source(ListSource([row(number) for number in reversed(range(2_000))]))
        await pilot.pause()
        assert app.table.selected_key == 1_500
        assert app.table.cursor == 499
        assert any(line.startswith("▶") for line in lines(app.table))


async def test_a_key_that_has_gone_leaves_the_cursor_on_its_place() -> None:
    app = Desk(ListSource([row(number) for number in range(10)]))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end")
        app.table.set_source(ListSource([row(number) for number in range(5)]))
        await pilot.pause()
        assert app.table.selected_key == 4
        assert app.moved[-1] == 4
        assert not app.table.select(9)


async def test_fewer_rows_than_counted_are_drawn_as_blanks() -> None:
    source = CountingSource(10)
    app = Desk(source)
    async with app.run_test(size=SIZE) as pilot:
        app.table._pages.clear()
        source.total = 3
        app.table.refresh()
        await pilot.pause()
        assert lines(app.table)[5].strip() == ""
        await pilot.press("end", "enter")
        assert app.chosen == []


async def test_moving_redraws_two_rows_only(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Desk(CountingSource(1_000))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        asked: list[Region] = []
        monkeypatch.setattr(app.table, "refresh", lambda *regions, **_: asked.extend(regions))
        app.table.cursor = 3
        assert sorted(region.y for region in asked) == [1, 4]
        assert {region.height for region in asked} == {1}


async def test_a_click_moves_and_a_second_click_chooses() -> None:
    app = Desk(CountingSource(100))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(VirtualTable, offset=(5, 4))
        assert app.table.selected_key == 3
        assert app.chosen == []
        await pilot.click(VirtualTable, offset=(5, 4))
        assert app.chosen == [3]
        await pilot.click(VirtualTable, offset=(5, 0))
        assert app.table.selected_key == 3


async def test_hostile_cell_texts_keep_the_line_in_its_width() -> None:
    hostile = ("क" + "\u0941" * 10_000, "a" * 1_000_000, "\ud800\x1b[2J\n", "👨\u200d👩\u200d👧🇮🇳")
    app = Desk(ListSource([Row(1, hostile), Row(2, hostile[::-1])]))
    async with app.run_test(size=SIZE):
        room = app.table.scrollable_content_region.width
        drawn = lines(app.table)[1:3]
        assert [cells.width(line) for line in drawn] == [room, room]
        assert all("\x1b" not in line and "\ud800" not in line for line in drawn)
        assert all(len(line) < 1_000 for line in drawn)


async def test_a_narrow_terminal_cuts_and_does_not_overflow() -> None:
    app = Desk(CountingSource(10))
    async with app.run_test(size=(30, 8)):
        room = app.table.scrollable_content_region.width
        assert {cells.width(line) for line in lines(app.table)} == {room}
