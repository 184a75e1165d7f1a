"""Real terminals draw what we counted: words, wrapped prose, and every row of the real screens."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from itertools import accumulate
from pathlib import Path

import pytest

from eoffice_tui.app import OfficeApp
from eoffice_tui.present import cells
from eoffice_tui.widgets import width_patch
from tests.office_words import HARD_CLUSTERS, PROSE, TERMS
from tests.terminals import KINDS, DidNotStart, Kind, Reporter, Told, running
from tests.tui.faces import Touch, at_desk, pressed, typed
from tests.tui.office import SmallOffice, opened, small_office

Row = tuple[str, ...]
ROWS_MIN = 60


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    """A file with a long note, at the superintendent's."""
    with small_office(tmp_path) as office:
        office.at_superintendent()
        yield office


def install(told: Told) -> None:
    width_patch.install(told.rule, told.quirks, is_sized=told.is_sized)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_terminal_draws_what_is_counted_for_it(kind: Kind) -> None:
    if why := kind.needs():
        pytest.skip(why)
    try:
        with running(kind) as reporter:
            told = reporter.told
            assert told.source == "answered"
            assert told.is_exact
            install(told)
            texts = [*TERMS, *HARD_CLUSTERS]
            assert dict(zip(texts, reporter.cells(texts), strict=True)) == {
                text: cells.width(text) for text in texts
            }
            assert not overflowing(reporter)
    except DidNotStart as trouble:
        pytest.skip(str(trouble))


def overflowing(reporter: Reporter) -> list[str]:
    """The rows of wrapped prose that the terminal draws wider than their room."""
    rows = [
        (line, room) for room in (23, 40, 77) for text in PROSE for line in cells.wrap(text, room)
    ]
    drawn = reporter.cells([line for line, _ in rows])
    return [line for (line, room), taken in zip(rows, drawn, strict=True) if taken > room]


async def test_every_row_of_the_screens_is_as_wide_as_terminals_draw_it(
    office: SmallOffice,
) -> None:
    with ExitStack() as stack:
        reporters = []
        for kind in KINDS:
            if kind.needs() is None:
                with suppress(DidNotStart):
                    reporters.append((kind.name, stack.enter_context(running(kind))))
        if not reporters:
            pytest.skip("no terminal is installed here")
        rows = await every_row(office)
        assert len(rows) > ROWS_MIN
        crooked = []
        for name, reporter in reporters:
            install(reporter.told)
            crooked += [(name, *one) for one in crooked_rows(reporter, rows)]
        assert not crooked


def crooked_rows(reporter: Reporter, rows: list[Row]) -> Iterator[tuple[str, list[int], list[int]]]:
    """The rows of which a part begins elsewhere in the terminal than on our screen."""
    for row, drawn in zip(rows, reporter.columns(rows), strict=True):
        counted = list(accumulate(cells.width(part) for part in row))
        if drawn != counted:
            yield "|".join(row), counted, drawn


async def every_row(office: SmallOffice) -> list[Row]:
    """The rows of several screens, part by part: borders, tables, footers, selection, cursor."""
    seen: dict[Row, None] = {}

    async def look(touch: Touch, *keys: str) -> None:
        await pressed(touch, *keys)
        assert_straight(app)
        seen.update(dict.fromkeys(rows_of(app)))

    async with at_desk(office.superintendent.desk) as (app, touch):
        await look(touch)
        await look(touch, "f1")
        await look(touch, "escape", "ctrl+p")
        await look(touch, "escape", "t")
        await pressed(touch, "escape", "n")
        await typed(touch, "जिला शिक्षा अधिकारी")
        await look(touch, "left", "left", "shift+left", "shift+left")
        await pressed(touch, "escape")
        await opened(app, touch, office.file_id)
        await look(touch)
        await look(touch, "enter")
        await pressed(touch, "n")
        await typed(touch, "श्रीमान् की स्वीकृति हेतु प्रस्तुत। " * 3)
        await look(touch, "left", "shift+home")
    return list(seen)


def rows_of(app: OfficeApp) -> list[Row]:
    strips = app.screen._compositor.render_strips()
    return [tuple(segment.text for segment in strip if segment.text) for strip in strips]


def assert_straight(app: OfficeApp) -> None:
    """Every row fills the screen to the cell, and the cursor rests between letters."""
    for row in rows_of(app):
        assert sum(cells.width(part) for part in row) == app.size.width, row
    x, y = app.cursor_position
    line = "".join(rows_of(app)[y])
    before, _ = cells.split(line, x)
    assert cells.width(before) == x
