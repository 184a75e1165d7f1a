"""A receipt goes into a file, from either side; closing and reopening."""

import asyncio
from datetime import date

from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.commands import DiariseReceipt
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.receipt import Particulars
from eoffice_tui.screens.file_view import FileViewScreen
from eoffice_tui.widgets.choice_list import ChoiceList
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.custody_badge import CustodyBadge
from eoffice_tui.widgets.said import Said
from tests import cast
from tests.tui.faces import at_desk, noticed, pressed, shown, typed
from tests.tui.office import FILE_SUBJECT, SmallOffice, case_of, opened

REMINDER = "स्मरण पत्र-1: लेखन सामग्री"


def reminder(office: SmallOffice) -> CaseId:
    """A second letter, held by the clerk."""
    desk, section = office.clerk.desk, cast.STORES
    case_id = desk.ids.case()
    letter = Particulars(
        subject=REMINDER,
        sender="जिला शिक्षा अधिकारी",
        received_on=cast.TODAY,
        letter_date=date(2025, 11, 15),
        category="भण्डार",
    )
    office.clerk.do(
        DiariseReceipt(
            desk.ids.op(),
            case_id,
            section.office_id,
            section.section_id,
            desk.next_provisional(),
            letter,
        ),
        post=cast.CLERK_POST,
    )
    return case_id


async def test_a_held_receipt_is_put_in_the_open_file(office: SmallOffice) -> None:
    receipt = reminder(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "i")
        assert isinstance(app.screen, ChoiceList)
        await typed(touch, "स्मरण")
        await pressed(touch, "enter")
        assert isinstance(app.screen, Confirm)
        assert REMINDER in shown(app)
        assert FILE_SUBJECT in shown(app)
        await pressed(touch, "enter")
        view = case_of(office.clerk, office.file_id)
        assert [paper.receipt_id for paper in view.papers] == [office.receipt_id, receipt]
        assert case_of(office.clerk, receipt).status is CaseStatus.IN_FILE
        assert noticed(app).startswith("✓ आवक नस्ती में रखी गई")


async def test_an_open_receipt_is_put_in_a_held_file(office: SmallOffice) -> None:
    receipt = reminder(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, receipt)
        await pressed(touch, "i", "enter", "enter")
        assert case_of(office.clerk, receipt).file_id == office.file_id
        assert app.screen.query_one(CustodyBadge).text == "नस्ती 1/नजारत/2025 के साथ"


async def test_leaving_the_choice_or_the_look_puts_nothing(office: SmallOffice) -> None:
    receipt = reminder(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, receipt)
        await pressed(touch, "i", "escape", "i", "enter", "escape")
        assert isinstance(app.screen, FileViewScreen)
        assert case_of(office.clerk, receipt).status is CaseStatus.ACTIVE


async def test_a_receipt_in_a_file_is_not_put_again(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.receipt_id)
        await pressed(touch, "i")
        assert noticed(app).startswith("!")
        assert isinstance(app.screen, FileViewScreen)


async def test_a_receipt_that_needs_no_file_is_closed_and_reopened(office: SmallOffice) -> None:
    receipt = reminder(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, receipt)
        await pressed(touch, "c")
        await typed(touch, "सूचनार्थ, कार्यवाही अपेक्षित नहीं")
        await pressed(touch, "f2", "escape", "f2", "enter")
        assert case_of(office.clerk, receipt).status is CaseStatus.CLOSED
        rest = app.screen.query_one("#file-rest", Said).text
        assert rest == "नस्तीबद्ध: सूचनार्थ, कार्यवाही अपेक्षित नहीं"
        await pressed(touch, "o")
        await typed(touch, "उत्तर देना है")
        await pressed(touch, "f2", "enter")
        assert case_of(office.clerk, receipt).status is CaseStatus.ACTIVE
        assert noticed(app) == "✓ पुनः खोली गई।"


async def test_a_file_is_closed_only_after_approval(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "c")
        assert noticed(app).startswith("!")
        assert isinstance(app.screen, FileViewScreen)


async def test_a_whole_day_of_a_file_by_keys_alone(office: SmallOffice) -> None:
    """Note, send up, approve, return, close: three desks, no mouse, no command by hand."""
    clerk, superintendent, officer = office.clerk, office.superintendent, office.officer
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "enter", "n")
        await typed(touch, "आदेशार्थ प्रस्तुत")
        await pressed(touch, "f3", "f2", "f2")
    await office.synced()
    async with at_desk(superintendent.desk) as (app, touch):
        await pressed(touch, "enter", "enter", "n", "f5", "enter", "f3", "f2", "f2")
    await office.synced()
    async with at_desk(officer.desk) as (app, touch):
        await pressed(touch, "a", "enter", "enter", "a", "f2", "f2")
    await office.synced()
    async with at_desk(superintendent.desk) as (app, touch):
        await pressed(touch, "enter", "enter", "n")
        await typed(touch, "आदेश जारी करें")
        await pressed(touch, "f3", "f2", "f2")
        assert "सहायक ग्रेड-2 (नजारत) को भेजी गई" in noticed(app)
    await office.synced()
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "enter", "enter", "c")
        await typed(touch, "क्रय पूर्ण")
        await pressed(touch, "f2", "f2")
        assert "नस्तीबद्ध: क्रय पूर्ण" in shown(app)
    await office.synced()
    view = await asyncio.to_thread(case_of, clerk, office.file_id)
    assert view.status is CaseStatus.CLOSED
    assert len(view.notes) == 4
