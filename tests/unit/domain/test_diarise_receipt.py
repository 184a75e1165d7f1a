"""DiariseReceipt: a letter enters the diary of the actor's office."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from eoffice_core.domain.case import Case, CaseKind
from eoffice_core.domain.commands import DiariseReceipt
from eoffice_core.domain.decide.answer import DATE_FIRST
from eoffice_core.domain.ids import OfficeId, SectionId
from eoffice_core.domain.movement import Custody, Movement, MovementKind
from eoffice_core.domain.numbering import NUMBER_CHARACTERS_MAX
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import ReceiptDiarised
from eoffice_core.domain.receipt import Classification, Particulars
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import (
    FIELD_CHARACTERS_MAX,
    REMARKS_CHARACTERS_MAX,
    SUBJECT_CHARACTERS_MAX,
)
from tests.builders import PARTICULARS, an_empty_desk
from tests.cast import (
    BLOCK_OFFICE,
    CLERK,
    INWARD_CLERK,
    INWARD_POST,
    NO_SUCH_POST,
    TEHSIL,
    TEHSIL_INWARD,
    TODAY,
)
from tests.unit.domain.tables import BIDI, HELD, OP, Refusal, act, each, refusal

COMMAND = DiariseReceipt
DESK = an_empty_desk(7)
LETTER = DiariseReceipt(
    op_id=OP,
    case_id=DESK.case_id,
    office_id=TEHSIL.office_id,
    section_id=TEHSIL_INWARD.section_id,
    provisional="अनं.-RHL1-231",
    particulars=PARTICULARS,
)
TOMORROW = TODAY + timedelta(days=1)


def declined(name: str, command: DiariseReceipt, *reasons: Reason) -> Refusal:
    return refusal(name, DESK, command, *reasons, actor=INWARD_CLERK)


def filled(name: str, particulars: Particulars, *reasons: Reason) -> Refusal:
    return declined(name, replace(LETTER, particulars=particulars), *reasons)


REFUSALS = [
    refusal(
        "case exists",
        HELD,
        replace(LETTER, case_id=HELD.case_id),
        Reason.CASE_EXISTS,
        actor=INWARD_CLERK,
    ),
    refusal(
        "no such post",
        DESK,
        LETTER,
        Reason.POST_UNKNOWN,
        actor=Actor(CLERK.officer_id, NO_SUCH_POST),
    ),
    refusal("another office", DESK, LETTER, Reason.NOT_YOUR_OFFICE),
    declined(
        "another office's section",
        replace(LETTER, section_id=BLOCK_OFFICE.section_id),
        Reason.NOT_YOUR_OFFICE,
    ),
    declined("no such section", replace(LETTER, section_id=SectionId(99)), Reason.NOT_YOUR_OFFICE),
    declined("no such office", replace(LETTER, office_id=OfficeId(99)), Reason.NOT_YOUR_OFFICE),
    declined("no number", replace(LETTER, provisional=" "), Reason.PROVISIONAL_MISSING),
    declined(
        "number too long",
        replace(LETTER, provisional="9" * (NUMBER_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
    ),
    declined("number unclean", replace(LETTER, provisional=BIDI), Reason.TEXT_UNCLEAN),
    filled("no subject", replace(PARTICULARS, subject=" "), Reason.SUBJECT_MISSING),
    filled("no sender", replace(PARTICULARS, sender=""), Reason.SENDER_MISSING),
    filled("no category", replace(PARTICULARS, category=""), Reason.CATEGORY_MISSING),
    filled(
        "subject too long",
        replace(PARTICULARS, subject="a" * (SUBJECT_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
    ),
    filled(
        "field too long",
        replace(PARTICULARS, mobile="9" * (FIELD_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
    ),
    filled(
        "remarks too long",
        replace(PARTICULARS, remarks="a" * (REMARKS_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
    ),
    filled("unclean", replace(PARTICULARS, sender_place=BIDI), Reason.TEXT_UNCLEAN),
    filled(
        "received tomorrow", replace(PARTICULARS, received_on=TOMORROW), Reason.RECEIVED_IN_FUTURE
    ),
    filled(
        "written after it came",
        replace(PARTICULARS, letter_date=date(2025, 11, 11)),
        Reason.LETTER_AFTER_RECEIPT,
    ),
    filled(
        "a slip of the year",
        replace(PARTICULARS, letter_date=date(1899, 12, 31)),
        Reason.DATE_TOO_OLD,
    ),
    refusal(
        "several at once",
        HELD,
        replace(
            LETTER,
            case_id=HELD.case_id,
            provisional="",
            particulars=Particulars(
                subject="", sender="\u200f", received_on=TOMORROW, letter_date=date.max, category=""
            ),
        ),
        Reason.NOT_YOUR_OFFICE,
        Reason.CASE_EXISTS,
        Reason.SUBJECT_MISSING,
        Reason.CATEGORY_MISSING,
        Reason.TEXT_UNCLEAN,
        Reason.RECEIVED_IN_FUTURE,
        Reason.LETTER_AFTER_RECEIPT,
        Reason.PROVISIONAL_MISSING,
    ),
]
LONG_REMARKS = replace(PARTICULARS, enclosures="a" * REMARKS_CHARACTERS_MAX)
HONEST = [
    act("a letter", DESK, LETTER, actor=INWARD_CLERK),
    act(
        "as old as may be",
        DESK,
        replace(LETTER, particulars=replace(PARTICULARS, letter_date=DATE_FIRST)),
        actor=INWARD_CLERK,
    ),
    act("long enclosures", DESK, replace(LETTER, particulars=LONG_REMARKS), actor=INWARD_CLERK),
    act(
        "received today",
        DESK,
        replace(LETTER, particulars=replace(PARTICULARS, received_on=TODAY)),
        actor=INWARD_CLERK,
    ),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == ReceiptDiarised(
        TEHSIL.office_id, TEHSIL_INWARD.section_id, "अनं.-RHL1-231", PARTICULARS
    )


def test_the_receipt_is_born_with_its_first_movement() -> None:
    at = DESK.at
    assert HONEST[0].after.case == Case(
        case_id=DESK.case_id,
        kind=CaseKind.RECEIPT,
        office_id=TEHSIL.office_id,
        section_id=TEHSIL_INWARD.section_id,
        opened_by=INWARD_CLERK,
        opened_at=at,
        provisional="अनं.-RHL1-231",
        custody=Custody(INWARD_POST, 1, at, at),
        movements=(
            Movement(
                serial=1,
                kind=MovementKind.BORN,
                sender=INWARD_POST,
                sender_officer=INWARD_CLERK.officer_id,
                receiver=INWARD_POST,
                sent_at=at,
                made_at=at,
                received_at=at,
                received_by=INWARD_CLERK.officer_id,
            ),
        ),
        receipt=PARTICULARS,
    )


def test_what_the_registers_show_of_it() -> None:
    secret = replace(PARTICULARS, classification=Classification.CONFIDENTIAL)
    case = act("", DESK, replace(LETTER, particulars=secret), actor=INWARD_CLERK).after.case
    assert (case.subject, case.sender, case.category) == (
        PARTICULARS.subject,
        PARTICULARS.sender,
        PARTICULARS.category,
    )
    assert case.classification is Classification.CONFIDENTIAL
    assert case.best_number == "अनं.-RHL1-231"
    assert HONEST[0].after.numbered("4512/2025/तह-रहली").case.best_number == "4512/2025/तह-रहली"


@pytest.mark.parametrize("at_night", [-11 * 60 - 5, 12 * 60 + 54])
def test_today_is_the_offices_day(at_night: int) -> None:
    """From midnight to midnight in India, whatever the day is in Greenwich."""
    letter = replace(LETTER, particulars=replace(PARTICULARS, received_on=TODAY))
    assert act("", DESK.later(minutes=at_night), letter, actor=INWARD_CLERK).decided.facts
