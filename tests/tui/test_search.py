"""The search: what is typed is found while it is typed, marked, opened; asked of the server too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from eoffice_core.domain.commands import WriteNote
from eoffice_core.domain.search import HITS_MAX
from eoffice_tui.app import OfficeApp
from eoffice_tui.keys import Place
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import search as say
from eoffice_tui.screens.file_view import FileViewScreen
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.screens.search import SearchScreen
from eoffice_tui.widgets.hit_table import HitTable
from tests import cast
from tests.tui.faces import (
    LARGE,
    SMALL,
    OpenedDesk,
    Touch,
    at_desk,
    noticed,
    pressed,
    says,
    settled,
    shown,
    typed,
)
from tests.tui.office import SmallOffice, small_office

BEFORE = "शाखा से प्राप्त प्रस्ताव के अनुसार पुराने भवन की छत तथा " * 4
LONG = f"{BEFORE}नल कूप की मरम्मत आवश्यक है। {'शेष ' * 40}"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    """The clerk has written a note more."""
    with small_office(tmp_path) as office:
        ids = office.clerk.desk.ids
        note = WriteNote(ids.op(), office.file_id, ids.note(), LONG)
        office.clerk.do(note, post=cast.CLERK_POST)
        office.sync()
        yield office


async def searched(app: OfficeApp, touch: Touch, text: str) -> SearchScreen:
    """Go to the search and type."""
    await pressed(touch, "w")
    await typed(touch, text)
    await looked(touch)
    screen = app.screen
    assert isinstance(screen, SearchScreen)
    return screen


async def looked(touch: Touch) -> None:
    """Wait until what was typed has been looked for."""
    await touch.pause(0.25)
    await settled(touch)


async def test_what_is_typed_is_found_marked_and_opened(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "मरम्म")
        assert screen.table.row_count == 1
        assert "‹मरम्मत›" in shown(app)
        assert says(app, say.FOUND, count=1, where=say.HERE.hindi)
        await pressed(touch, "enter")
        assert isinstance(app.screen, FileViewScreen)
        assert app.screen.case_id == office.file_id
        await pressed(touch, "escape")
        assert isinstance(app.screen, SearchScreen)
        await pressed(touch, "escape")
        assert isinstance(app.screen, InboxScreen)


async def test_every_word_must_be_there_in_any_spelling(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "लेखन मांगपत्र ")
        assert screen.table.row_count == 1
        assert "‹लेखन› सामग्री का ‹मांग पत्र›" in shown(app)


async def test_down_walks_while_one_types(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "लेखन")
        assert screen.table.row_count == 2
        first = screen.table.selected_key
        await pressed(touch, "down")
        assert screen.table.selected_key != first
        assert screen.focused is not None
        assert screen.focused.id == "find"


async def test_filters_narrow_and_are_taken_away(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "लेखन ")
        await pressed(touch, "f4", "tab")
        await typed(touch, "शिक्षा अधि")
        await looked(touch)
        assert screen.table.row_count == 1
        await pressed(touch, "f6")
        await looked(touch)
        assert screen.table.row_count == 2
        await pressed(touch, "f6")
        await looked(touch)
        assert screen.table.row_count == 0
        assert says(app, say.BEGIN)


async def test_kind_and_period(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "लेखन ")
        await pressed(touch, "f4", "tab", "tab")
        await typed(touch, "01-01-2026")
        await looked(touch)
        assert screen.table.row_count == 0
        await pressed(touch, "f6")
        screen.query_one("#find-what").focus()
        await pressed(touch, "right")
        await looked(touch)
        assert screen.question.kind is not None
        assert screen.table.row_count == 1


async def test_with_whom_is_chosen_from_the_posts(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "लेखन ")
        await pressed(touch, "f4")
        screen.query_one("#find-with").focus()
        await pressed(touch, "enter")
        await typed(touch, "कलेक्टर")
        await pressed(touch, "enter")
        await looked(touch)
        assert screen.question.with_post is not None
        assert screen.table.row_count == 0


async def test_nothing_found_says_what_to_do(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk, language=Language.ENGLISH) as (app, touch):
        await searched(app, touch, "xyzzy ")
        assert says(app, say.NOTHING)


@pytest.mark.parametrize("text", ['"', "।", '"""', "*", "( OR", "' --", "नल " * 40, "\u200d"])
async def test_nothing_that_is_typed_breaks_it(office: SmallOffice, text: str) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, text)
        assert screen.table.row_count in (0, 1)


async def test_the_server_is_asked_on_one_key_and_the_desk_again(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (app, touch):
        screen = await searched(app, touch, "लेखन ")
        assert screen.table.row_count == 2  # the register lists them, their papers are elsewhere
        await pressed(touch, "enter")
        assert isinstance(app.screen, SearchScreen)
        assert noticed(app)
        await pressed(touch, "f5")
        await looked(touch)
        assert says(app, say.FOUND, count=2, where=say.AT_SERVER.hindi)
        await pressed(touch, "f5")
        await looked(touch)
        assert says(app, say.FOUND, count=2, where=say.HERE.hindi)


async def test_without_a_line_what_is_here_stays(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "लेखन ")
        office.clerk.tokens.access = office.clerk.tokens.refresh = "taken back"
        await pressed(touch, "f5")
        await looked(touch)
        assert noticed(app)
        assert screen.table.row_count == 2


async def test_asking_for_nothing_is_said(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await searched(app, touch, "")
        await pressed(touch, "f5")
        assert says(app, say.NOTHING_ASKED)


async def test_a_half_written_note_is_found_first(office: SmallOffice) -> None:
    office.clerk.desk.journal_write(f"note:{office.file_id.hex()}", "लेखन सामग्री की दरें पुनः देखें")
    office.clerk.desk.journal_write("note:zz", "लेखन")
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "लेखन ")
        assert screen.table.row_count == 3
        assert say.HALF_WRITTEN.hindi in shown(app)
        assert "‹लेखन› सामग्री की दरें" in shown(app)


async def test_the_language_changes_and_what_is_typed_stays(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "मरम्मत")
        await pressed(touch, "f8")
        assert says(app, say.FOUND, count=1, where=say.HERE.english)
        assert screen.question.text == "मरम्मत"


async def test_it_is_reached_from_everywhere(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        app.show_case(office.file_id)
        await settled(touch)
        await pressed(touch, "shift+f3")
        assert isinstance(app.screen, SearchScreen)
        app.go(Place.INBOX)
        await settled(touch)
        assert isinstance(app.screen, FileViewScreen)


async def test_a_page_is_fetched_when_it_is_walked_to(office: SmallOffice) -> None:
    ids = office.clerk.desk.ids
    for number in range(70):
        note = WriteNote(ids.op(), office.file_id, ids.note(), f"संदर्भ टीप {number}")
        office.clerk.do(note, post=cast.CLERK_POST)
    async with at_desk(office.clerk.desk) as (app, touch):
        screen = await searched(app, touch, "संदर्भ ")
        assert screen.table.row_count == 70 < HITS_MAX
        screen.query_one(HitTable).action_move_last()
        await looked(touch)
        assert "टीप 0" in shown(app)


# --- pictures ----------------------------------------------------------------------------------

Snap = Callable[..., bool]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", list(Language), ids=["hindi", "english"])
def test_pictures(
    snap_compare: Snap, office: SmallOffice, size: tuple[int, int], language: Language
) -> None:
    app = OfficeApp(OpenedDesk(office.clerk.desk), language=language)

    async def before(touch: Pilot[None]) -> None:
        app.enter(office.clerk.desk)
        await settled(touch)
        await searched(app, touch, "लेखन सामग्री ")
        if size == LARGE:
            await pressed(touch, "f4")
        assert "‹लेखन› ‹सामग्री›" in shown(app), shown(app)

    assert snap_compare(app, terminal_size=size, run_before=before)
