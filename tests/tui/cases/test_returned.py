"""Returned with objection: the officer's text is whole, says why, and goes into a new note."""

import asyncio
from dataclasses import replace
from datetime import date

from eoffice_core.domain.commands import DiariseReceipt, PullBackCase, ReceiveCase, WriteNote
from eoffice_core.domain.receipt import Particulars
from eoffice_core.store.directory import write_directory
from eoffice_tui.app import OfficeApp
from eoffice_tui.keys import Place
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.journal import note_key
from eoffice_tui.screens.notesheet import NotesheetScreen
from eoffice_tui.screens.returned import ReturnedScreen
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.virtual_table import VirtualTable
from tests import cast
from tests.tui.faces import LARGE, Touch, at_desk, noticed, pressed, settled, shown
from tests.tui.office import SmallOffice, case_of, forwarded, received

NOTE = "दर अनुसूची का मिलान कर लिया गया है।"


def returned_note(office: SmallOffice) -> None:
    """The superintendent opens and notes offline what the clerk has pulled back meanwhile."""
    office.at_superintendent()
    superintendent, clerk = office.superintendent, office.clerk
    clerk.do(PullBackCase(clerk.desk.ids.op(), office.file_id), post=cast.CLERK_POST)
    clerk.sync()
    ids = superintendent.desk.ids
    superintendent.do(
        ReceiveCase(ids.op(), office.file_id),
        WriteNote(ids.op(), office.file_id, ids.note(), NOTE),
        post=cast.SUPERINTENDENT_POST,
    )
    office.sync()


async def at_the_note(app: OfficeApp, touch: Touch, office: SmallOffice) -> None:
    """Go to the returned note in the list."""
    await pressed(touch, "r")
    rows = {row.kind: row for row in office.superintendent.desk.returned()}
    assert app.screen.query_one(VirtualTable).select(rows["NoteWritten"].op_id)
    await settled(touch)


def returned_letter(office: SmallOffice) -> None:
    """The clerk's letter reaches the registry after his charge has ended."""
    desk, section, opened = office.clerk.desk, cast.STORES, office.world.opened
    letter = Particulars(
        subject="फौती नामांतरण में विलंब",
        sender="रामकली लोधी",
        letter_number="45/2025",
        received_on=cast.TODAY,
        letter_date=date(2025, 11, 10),
        category="राजस्व",
    )
    ids, number = desk.ids, desk.next_provisional()
    where = (section.office_id, section.section_id)
    office.clerk.do(
        DiariseReceipt(ids.op(), ids.case(), *where, number, letter), post=cast.CLERK_POST
    )
    directory = opened.directory()
    tenures = tuple(
        replace(one, until=office.world.clock())
        if (one.post_id, one.officer_id) == (cast.CLERK_POST, cast.CLERK.officer_id)
        else one
        for one in directory.tenures
    )
    with opened.store.writing() as connection:
        write_directory(connection, replace(directory, version=2, tenures=tenures))
    office.world.clock.go(minutes=1)
    office.clerk.sync()


async def test_nothing_returned_is_said_so(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "r")
        assert isinstance(app.screen, ReturnedScreen)
        assert "कुछ भी लौटा नहीं है" in shown(app)
        assert app.screen.dimmed() == {"copy_to_note", "put_away", "choose"}
        await pressed(touch, "n", "d", "enter")
        assert isinstance(app.screen, ReturnedScreen)


async def test_reason_and_text_are_whole(office: SmallOffice) -> None:
    await asyncio.to_thread(returned_note, office)
    async with at_desk(office.superintendent.desk, size=LARGE) as (app, touch):
        await pressed(touch, "r")
        rows = {row.kind: row for row in office.superintendent.desk.returned()}
        assert rows["NoteWritten"].text == NOTE
        table = app.screen.query_one(VirtualTable)
        assert table.row_count == len(rows)
        assert table.select(rows["NoteWritten"].op_id)
        await settled(touch)
        seen = shown(app)
        assert NOTE in seen
        assert "क्यों, और अब क्या" in seen
        assert "सुरक्षित" in seen


async def test_the_text_goes_into_a_new_note_once_the_case_is_back(office: SmallOffice) -> None:
    await asyncio.to_thread(returned_note, office)
    clerk = office.clerk
    clerk.do(forwarded(clerk, office.file_id, cast.SUPERINTENDENT_POST), post=cast.CLERK_POST)
    await office.synced()
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await at_the_note(app, touch, office)
        await pressed(touch, "n")
        assert isinstance(app.screen, NotesheetScreen)
        assert app.screen.query_one(NoteEditor).text == NOTE
        await pressed(touch, "f2", "enter")
        assert case_of(office.superintendent, office.file_id).notes[-1].text == NOTE
        assert isinstance(app.screen, ReturnedScreen)


async def test_a_text_taken_twice_or_beside_another_is_never_lost(office: SmallOffice) -> None:
    await asyncio.to_thread(returned_note, office)
    desk = office.superintendent.desk
    desk.journal_write(note_key(office.file_id), "पहले से लिखा")
    async with at_desk(desk) as (app, touch):
        await at_the_note(app, touch, office)
        await pressed(touch, "n", "n")
        assert isinstance(app.screen, ReturnedScreen)
        assert "आधी लिखी टीप में जोड़ा गया" in noticed(app)
        assert desk.journal_read(note_key(office.file_id)) == f"पहले से लिखा\n\n{NOTE}"


async def test_the_whole_entry_of_a_letter_is_shown(office: SmallOffice) -> None:
    await asyncio.to_thread(returned_letter, office)
    async with at_desk(office.clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "r")
        seen = shown(app)
        for text in ("रामकली लोधी", "45/2025", "10-11-2025", "17-11-2025", "राजस्व"):
            assert text in seen, text


async def test_putting_away_wants_a_look_and_keeps_the_text(office: SmallOffice) -> None:
    await asyncio.to_thread(returned_note, office)
    desk = office.superintendent.desk
    before = len(desk.returned())
    async with at_desk(desk) as (app, touch):
        await at_the_note(app, touch, office)
        await pressed(touch, "d")
        assert isinstance(app.screen, Confirm)
        assert NOTE in shown(app)
        await pressed(touch, "escape")
        assert len(desk.returned()) == before
        await pressed(touch, "d", "enter")
        assert len(desk.returned()) == before - 1
        assert noticed(app).startswith("✓ सूची से हटाया गया")
        assert app.screen.query_one(VirtualTable).row_count == before - 1


async def test_what_had_no_text_leaves_nothing_to_copy(office: SmallOffice) -> None:
    await asyncio.to_thread(returned_note, office)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await pressed(touch, "r")
        table = app.screen.query_one(VirtualTable)
        rows = {row.kind: row for row in office.superintendent.desk.returned()}
        assert table.select(rows["CaseReceived"].op_id)
        await pressed(touch, "n")
        assert "लेख नहीं था" in noticed(app)


async def test_back_leads_to_the_inbox(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "r", "escape")
        screen = app.screen
        assert isinstance(screen, OfficeScreen)
        assert screen.PLACE is Place.INBOX
