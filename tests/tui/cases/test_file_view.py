"""The file view: what is shown of a case, and every deed by its key."""

import asyncio

import pytest

from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.commands import OpenFile, WriteYellowNote
from eoffice_core.domain.file import Cover
from eoffice_core.domain.noting import NoteState
from eoffice_tui.keys import Place
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.file_view import FileViewScreen
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.correspondence_list import CorrespondenceList
from eoffice_tui.widgets.custody_badge import CustodyBadge
from eoffice_tui.widgets.noting_sheet import NotingSheet
from eoffice_tui.widgets.particulars_sheet import ParticularsSheet
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.side_tabs import SideTabs
from tests import cast
from tests.tui.faces import LARGE, SMALL, at_desk, noticed, pressed, settled
from tests.tui.office import FILE_SUBJECT, SmallOffice, case_of, opened, received

YELLOW = "तीन कोटेशन प्राप्त करने हैं।"


def yellow_note(office: SmallOffice) -> None:
    """The clerk keeps a working note on the file."""
    ids = office.clerk.desk.ids
    office.clerk.do(
        WriteYellowNote(ids.op(), office.file_id, ids.note(), YELLOW), post=cast.CLERK_POST
    )


async def test_the_head_says_number_subject_holder_and_days(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        screen = app.screen
        assert screen.query_one("#file-title", Said).text == "नस्ती 1/नजारत/2025"
        assert screen.query_one("#file-subject", Said).text == FILE_SUBJECT
        badge = screen.query_one(CustodyBadge).text
        assert badge == "आपके पास · सहायक ग्रेड-2 (नजारत) · 17-11-2025 से · 0 कार्य दिवस"
        assert not screen.query_one("#file-rest").display


async def test_a_provisional_number_is_marked(office: SmallOffice) -> None:
    desk = office.clerk.desk
    case_id = desk.ids.case()
    number, section = desk.next_provisional(), cast.STORES
    cover = Cover(subject=FILE_SUBJECT, category="भण्डार")
    office.clerk.do(
        OpenFile(desk.ids.op(), case_id, section.office_id, section.section_id, number, cover),
        post=cast.CLERK_POST,
    )
    async with at_desk(desk) as (app, touch):
        await opened(app, touch, case_id)
        assert app.screen.query_one("#file-title", Said).text == f"नस्ती {number} (अनंतिम)"
        assert "↑ भेजना शेष" in app.screen.query_one(CustodyBadge).text


async def test_two_sides_stand_beside_each_other_when_there_is_room(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk, size=LARGE) as (app, touch):
        await opened(app, touch, office.file_id)
        notes = app.screen.query_one(NotingSheet).region
        papers = app.screen.query_one(CorrespondenceList).region
        assert notes.y == papers.y
        assert notes.right <= papers.x
        assert papers.width > 30


async def test_tab_turns_the_sides_where_there_is_not(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk, size=SMALL) as (app, touch):
        await opened(app, touch, office.file_id)
        screen = app.screen
        assert screen.query_one(NotingSheet).display
        assert not screen.query_one(CorrespondenceList).display
        await pressed(touch, "tab")
        assert screen.query_one(CorrespondenceList).has_focus
        assert not screen.query_one(NotingSheet).display
        assert screen.query_one(SideTabs).text.startswith(" टीप (0)  [पत्राचार (1)]")


async def test_opening_a_paper_shows_its_particulars(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "tab", "enter")
        screen = app.screen
        assert isinstance(screen, FileViewScreen)
        assert screen.case_id == office.receipt_id
        pairs = dict(screen.query_one(ParticularsSheet).pairs)
        assert pairs["प्रेषक"] == "जिला शिक्षा अधिकारी"
        assert pairs["पत्र क्रमांक"] == "1187/भण्डार"
        assert screen.query_one(CustodyBadge).text == "नस्ती 1/नजारत/2025 के साथ"


async def test_opening_is_receiving_and_asks_once(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        assert isinstance(app.screen, Confirm)
        assert app.screen_stack[-2].query_one(NotingSheet).notes == ()
        await pressed(touch, "enter")
        assert case_of(office.superintendent, office.file_id).is_received
        assert "प्राप्त की गई" in noticed(app)
        assert len(app.screen.query_one(NotingSheet).notes) == 1


async def test_who_does_not_receive_sees_no_note_and_may_do_so_later(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "escape")
        assert not case_of(office.superintendent, office.file_id).is_received
        assert app.screen.query_one(NotingSheet).notes == ()
        await pressed(touch, "n")
        assert "प्राप्त" in noticed(app)
        await pressed(touch, "p", "enter")
        assert case_of(office.superintendent, office.file_id).is_received


async def test_notes_have_numbered_paragraphs_and_a_signature(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    async with at_desk(office.superintendent.desk, size=LARGE) as (app, touch):
        await opened(app, touch, office.file_id)
        sheet = app.screen.query_one(NotingSheet)
        text = [line.text.strip() for block in sheet.laid_out(70) for line in block.lines]
        assert text[0] == "टीप 1 · अंतिम"
        assert "3. बजट शीर्ष 22-कार्यालय व्यय में ₹1,10,000 उपलब्ध है।" in text
        assert text[-3] == "भूपेन्द्र साहू"
        assert text[-2] == "सहायक ग्रेड-2 (नजारत) · 17-11-2025 11:05"


async def test_a_yellow_note_is_marked_in_words_and_margin(office: SmallOffice) -> None:
    yellow_note(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        sheet = app.screen.query_one(NotingSheet)
        head = sheet.laid_out(70)[0].lines[0]
        assert head.text == "पीली टीप · अभी अभिलेख नहीं"
        assert head.margin == "┆"


async def test_a_yellow_note_can_be_taken_back(office: SmallOffice) -> None:
    yellow_note(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "delete")
        assert isinstance(app.screen, Confirm)
        await pressed(touch, "enter")
        notes = case_of(office.clerk, office.file_id).notes
        assert [note.state for note in notes] == [NoteState.DISCARDED]
        assert app.screen.query_one(NotingSheet).notes == ()
        assert noticed(app) == "✓ टीप हटाई गई।"


async def test_a_final_note_cannot_be_changed_and_says_why(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "enter")
        assert "अंतिम है और नहीं बदलती" in noticed(app)
        await pressed(touch, "delete")
        notes = case_of(office.superintendent, office.file_id).notes
        assert [note.state for note in notes] == [NoteState.FINAL]


async def test_what_may_not_be_done_is_dim_and_says_why(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        screen = app.screen
        assert isinstance(screen, OfficeScreen)
        assert {"return_case", "approve", "pull_back", "resume"} <= screen.dimmed()
        assert not {"note", "forward", "park"} & screen.dimmed()
        await pressed(touch, "r")
        assert noticed(app).startswith("! यह आपको किसी ने नहीं भेजी है")
        await pressed(touch, "a")
        assert noticed(app).startswith("! इस पद को अनुमोदन का अधिकार नहीं है")


async def test_pulling_back_what_is_unopened(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "b", "enter")
        view = case_of(office.clerk, office.file_id)
        assert view.is_mine
        assert view.notes[0].state is NoteState.GREEN
        assert "वापस ली गई" in noticed(app)


async def test_pulling_back_what_was_opened_is_declined_in_words(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    await office.synced()
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "b")
        assert noticed(app).startswith("!")
        assert not case_of(office.clerk, office.file_id).is_mine


async def test_parking_wants_a_reason_and_a_date(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "k", "f2")
        assert app.screen.query_one("#reason-fault", Said).text.startswith("!")
        await pressed(touch, *"audit", "f2")
        assert app.screen.query_one("#until-fault", Said).text.startswith("!")
        await pressed(touch, "enter", *"28112025", "f2")
        assert isinstance(app.screen, Confirm)
        await pressed(touch, "enter")
        view = case_of(office.clerk, office.file_id)
        assert view.status is CaseStatus.PARKED
        assert noticed(app) == "✓ 28-11-2025 तक स्थगित रखी गई।"
        assert app.screen.query_one("#file-rest", Said).text == "28-11-2025 तक स्थगित: audit"


async def test_a_parked_file_is_resumed(office: SmallOffice) -> None:
    await test_parking_wants_a_reason_and_a_date(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "u", "enter")
        assert case_of(office.clerk, office.file_id).status is CaseStatus.ACTIVE


async def test_correcting_the_cover_shows_old_and_new(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "e", "f2")
        assert noticed(app).startswith("! कुछ बदला नहीं गया है")
        await pressed(touch, "end", *" 2", "f2")
        assert isinstance(app.screen, Confirm)
        await pressed(touch, "enter")
        assert case_of(office.clerk, office.file_id).subject == FILE_SUBJECT + " 2"
        assert noticed(app).startswith("✓ आवरण सुधारा गया")


async def test_a_case_that_is_not_here_says_so(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        assert "इस कंप्यूटर पर नहीं है" in noticed(app)
        await pressed(touch, "n", "s", "tab", "enter", "delete")
        assert isinstance(app.screen, FileViewScreen)


async def test_the_view_follows_what_a_sync_brings(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        assert "● अभी खोली नहीं" in app.screen.query_one(CustodyBadge).text
        received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
        await office.synced()
        await settled(touch)
        assert "● अभी खोली नहीं" not in app.screen.query_one(CustodyBadge).text


async def test_the_other_language_says_everything_again(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "f8")
        screen = app.screen
        assert screen.query_one("#file-title", Said).text == "File 1/नजारत/2025"
        assert screen.query_one(CustodyBadge).text.startswith("With you · Assistant Grade 2")
        assert screen.query_one(SideTabs).text.startswith("[Notes (0)]")


async def test_back_leads_to_the_inbox(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "escape")
        screen = app.screen
        assert isinstance(screen, OfficeScreen)
        assert screen.PLACE is Place.INBOX


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_nothing_is_wider_than_the_screen(office: SmallOffice, size: tuple[int, int]) -> None:
    async with at_desk(office.clerk.desk, size=size) as (app, touch):
        await opened(app, touch, office.file_id)
        for widget in app.screen.query("*"):
            assert widget.region.right <= size[0]
