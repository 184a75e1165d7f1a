"""A small office for tests that press keys: three desks, a file with its receipt on its way."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eoffice_core.domain.commands import (
    Command,
    DiariseReceipt,
    ForwardCase,
    OpenFile,
    PutInFile,
    ReceiveCase,
    WriteNote,
)
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.office import Actor
from eoffice_core.domain.receipt import Particulars
from eoffice_core.domain.views import CaseView, NoteView
from eoffice_tui.app import OfficeApp
from tests import cast
from tests.desks import SeatedDesk, World, a_world
from tests.tui.faces import Touch, settled

INDENT_SUBJECT = "वर्ष 2025-26 हेतु लेखन सामग्री का मांग पत्र"
FILE_SUBJECT = "वर्ष 2025-26 हेतु लेखन सामग्री क्रय बाबत"
FIRST_NOTE = (
    "विचाराधीन पत्र पृष्ठ 1/प. पर अवलोकनीय है।\n\n"
    "जिला शिक्षा अधिकारी द्वारा वर्ष 2025-26 हेतु ₹24,500 की लेखन सामग्री की मांग की गई है।\n\n"
    "बजट शीर्ष 22-कार्यालय व्यय में ₹1,10,000 उपलब्ध है।\n\n"
    "भण्डार क्रय नियम के तहत जेम से क्रय प्रस्तावित है।\n\n"
    "प्रशासकीय एवं वित्तीय स्वीकृति हेतु आदेशार्थ प्रस्तुत।"
)


@dataclass
class SmallOffice:
    """The desks of the stores' section, and a file with its receipt at the clerk's."""

    world: World
    clerk: SeatedDesk
    superintendent: SeatedDesk
    officer: SeatedDesk
    file_id: CaseId
    receipt_id: CaseId

    def sync(self) -> None:
        """Everybody hears of everything."""
        for _ in range(2):
            for seated in (self.clerk, self.superintendent, self.officer):
                seated.sync()

    async def synced(self) -> None:
        """The same, from a test that runs in an event loop."""
        await asyncio.to_thread(self.sync)

    def at_superintendent(self) -> None:
        """The clerk's note is written, and the file is sent up for approval."""
        ids = self.clerk.desk.ids
        self.clerk.do(
            WriteNote(ids.op(), self.file_id, ids.note(), FIRST_NOTE),
            forwarded(self.clerk, self.file_id, cast.SUPERINTENDENT_POST),
            post=cast.CLERK_POST,
        )
        self.sync()

    def at_officer(self) -> None:
        """The superintendent has sent it up to the officer."""
        self.at_superintendent()
        self.world.clock.go(days=1)
        ids = self.superintendent.desk.ids
        self.superintendent.do(
            ReceiveCase(ids.op(), self.file_id),
            WriteNote(ids.op(), self.file_id, ids.note(), "अनुमोदनार्थ एवं आदेशार्थ"),
            forwarded(self.superintendent, self.file_id, cast.OFFICER_POST),
            post=cast.SUPERINTENDENT_POST,
        )
        self.sync()


def forwarded(seated: SeatedDesk, case_id: CaseId, receiver: PostId) -> ForwardCase:
    """Sending up for approval, urgent."""
    return ForwardCase(
        op_id=seated.desk.ids.op(),
        case_id=case_id,
        receiver=receiver,
        action=Action.APPROVAL,
        priority=Priority.URGENT,
        due_on=date(2025, 11, 24),
    )


def received(seated: SeatedDesk, case_id: CaseId, actor: Actor) -> None:
    """Open what has come."""
    seated.do(ReceiveCase(seated.desk.ids.op(), case_id), post=actor.post_id)


@contextmanager
def small_office(place: Path) -> Iterator[SmallOffice]:
    """A file with a receipt in it, opened by the clerk of the stores."""
    with a_world(place) as world:
        clerk, superintendent, officer = (
            world.desk_of(actor.officer_id)
            for actor in (cast.CLERK, cast.SUPERINTENDENT, cast.OFFICER)
        )
        ids = clerk.desk.ids
        receipt_id, file_id = ids.case(), ids.case()
        clerk.do(*_first_acts(clerk, receipt_id, file_id), post=cast.CLERK_POST)
        office = SmallOffice(world, clerk, superintendent, officer, file_id, receipt_id)
        office.sync()
        yield office


def _first_acts(clerk: SeatedDesk, receipt_id: CaseId, file_id: CaseId) -> tuple[Command, ...]:
    ids, section = clerk.desk.ids, cast.STORES
    letter = Particulars(
        subject=INDENT_SUBJECT,
        sender="जिला शिक्षा अधिकारी",
        sender_place="सागर",
        letter_number="1187/भण्डार",
        received_on=cast.TODAY,
        letter_date=date(2025, 11, 14),
        category="भण्डार",
    )
    number, other = clerk.desk.next_provisional(), clerk.desk.next_provisional()
    return (
        DiariseReceipt(ids.op(), receipt_id, section.office_id, section.section_id, number, letter),
        OpenFile(
            ids.op(),
            file_id,
            section.office_id,
            section.section_id,
            other,
            Cover(subject=FILE_SUBJECT, category="भण्डार", head="स्टोर"),
        ),
        PutInFile(ids.op(), ids.op(), file_id, receipt_id),
    )


async def opened(app: OfficeApp, touch: Touch, case_id: CaseId) -> None:
    """Open a case as the inbox does."""
    app.show_case(case_id)
    await settled(touch)


def case_of(seated: SeatedDesk, case_id: CaseId) -> CaseView:
    """The case as this desk knows it."""
    view = seated.desk.case_view(case_id)
    assert view is not None
    return view


def last_note(seated: SeatedDesk, case_id: CaseId) -> NoteView:
    """The last note of a case."""
    return case_of(seated, case_id).notes[-1]
