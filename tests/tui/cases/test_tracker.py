"""The tracker: who has it now, found as one types; and the movement register of a case."""

import asyncio

import pytest

from eoffice_core.domain.commands import ReturnCase
from eoffice_core.domain.movement import MovementKind
from eoffice_tui.present.sentences import Language
from eoffice_tui.screens.file_view import FileViewScreen
from eoffice_tui.screens.tracker import MovementsScreen
from eoffice_tui.widgets.custody_badge import CustodyBadge
from eoffice_tui.widgets.movement_sheet import BAR_CELLS_MAX, MovementSheet, days_bar
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.virtual_table import VirtualTable
from tests import cast
from tests.tui.faces import LARGE, SMALL, at_desk, noticed, pressed, shown, typed
from tests.tui.office import SmallOffice, case_of, opened, received


@pytest.mark.parametrize(
    ("kept", "limit", "bar"),
    [
        (0, 0, ""),
        (0, 3, "░░░"),
        (2, 5, "██░░░"),
        (5, 5, "█████"),
        (6, 4, "████▒▒"),
        (140, 70, "███████▒▒▒▒▒▒▒"),
        (1, 700, "█░░░░░░░░░░░░░"),
    ],
)
def test_days_are_drawn_against_their_limit(kept: int, limit: int, bar: str) -> None:
    assert days_bar(kept, limit) == bar
    assert len(bar) <= BAR_CELLS_MAX


async def test_a_file_is_found_as_one_types(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_officer)
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "t")
        assert "कोई भी नस्ती या आवक खोजें" in shown(app)
        await typed(touch, "सामग्री")
        await pressed(touch, "down", "up")
        assert app.screen.query_one(VirtualTable).row_count == 2
        await typed(touch, " क्रय")
        await pressed(touch, "down")
        assert app.screen.query_one(VirtualTable).row_count == 1
        held = app.screen.query_one("#track-holder", Said).text
        assert held.startswith("अभी प्रभारी अधिकारी (डिप्टी कलेक्टर) (मीनाक्षी दुबे) के पास")
        await typed(touch, " xyz")
        await pressed(touch, "down", "enter", "f2")
        assert "ऐसा कुछ नहीं मिला" in shown(app)
        assert not isinstance(app.screen, MovementsScreen)


async def test_a_receipt_in_a_file_is_said_to_be_there(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "t")
        await typed(touch, "मांग पत्र")
        await pressed(touch, "down")
        assert "उसी के साथ चलती है" in app.screen.query_one("#track-holder", Said).text
        await pressed(touch, "f2")
        assert isinstance(app.screen, FileViewScreen)
        assert app.screen.query_one(CustodyBadge).text == "नस्ती 1/नजारत/2025 के साथ"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_register_says_who_when_how_long(
    office: SmallOffice, size: tuple[int, int]
) -> None:
    await asyncio.to_thread(office.at_officer)
    office.world.clock.go(days=8)
    received(office.officer, office.file_id, cast.OFFICER)
    async with at_desk(office.officer.desk, size=size) as (app, touch):
        await pressed(touch, "t")
        await typed(touch, "लेखन सामग्री क्रय")
        await pressed(touch, "enter")
        assert isinstance(app.screen, MovementsScreen)
        seen = shown(app)
        assert "अधीक्षक · घनश्याम पटेल" in seen
        assert "█░░░░  1 दिन / सीमा 5" in seen
        assert "████▒▒  6 दिन / सीमा 4 · ! 2 अधिक" in seen
        assert "◀ अभी यहीं" in seen
        total = app.screen.query_one("#movements-total", Said).text
        assert total == "कुल 3 पड़ाव · 7 कार्य दिवस · 1 स्थान पर सीमा से अधिक"


async def test_pulling_back_from_the_register(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "t")
        await typed(touch, "लेखन सामग्री क्रय")
        await pressed(touch, "enter", "b")
        assert "अधीक्षक · घनश्याम पटेल" in shown(app)
        await pressed(touch, "enter")
        view = case_of(office.clerk, office.file_id)
        assert view.is_mine
        assert view.movements[-1].kind is MovementKind.PULLED_BACK
        assert "वापस ली गई" in noticed(app)
        assert "आपके पास" in app.screen.query_one(CustodyBadge).text


async def test_what_was_opened_is_not_pulled_back_and_says_why(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    await office.synced()
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "m")
        assert isinstance(app.screen, MovementsScreen)
        assert app.screen.dimmed() == {"pull_back"}
        await pressed(touch, "b")
        assert noticed(app).startswith("!")


async def test_a_case_whose_papers_do_not_come_here_tells_who_has_it(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (app, touch):
        await pressed(touch, "t")
        await typed(touch, "लेखन सामग्री क्रय")
        await pressed(touch, "f2")
        assert "इस कंप्यूटर पर नहीं आता" in noticed(app)
        await pressed(touch, "enter")
        assert isinstance(app.screen, MovementsScreen)
        assert "सहायक ग्रेड-2 (नजारत) के पास" in noticed(app)
        assert "मूवमेंट का ब्यौरा इस कंप्यूटर पर नहीं है" in shown(app)
        await pressed(touch, "b", "o")
        assert isinstance(app.screen, MovementsScreen)


async def test_a_return_shows_in_the_register_of_the_sender(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    ids = office.superintendent.desk.ids
    returned = ReturnCase(ids.op(), office.file_id, ids.note(), reason="कोटेशन संलग्न करें")
    office.superintendent.do(returned, post=cast.SUPERINTENDENT_POST)
    await office.synced()
    async with at_desk(office.clerk.desk, language=Language.ENGLISH) as (app, touch):
        await pressed(touch, "t")
        await typed(touch, "लेखन सामग्री क्रय")
        await pressed(touch, "enter")
        assert app.screen.query_one(MovementSheet).has_focus
        assert "Returned by Superintendent" in shown(app)
