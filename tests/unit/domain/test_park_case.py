"""ParkCase: a file rests with a reason and a date of return, and is no pendency."""

from datetime import date, timedelta

from eoffice_core.domain.case import CaseStatus, Rest
from eoffice_core.domain.commands import ParkCase
from eoffice_core.domain.decide.movement import PARKED_DAYS_MAX
from eoffice_core.domain.ops import CaseParked
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import REMARKS_CHARACTERS_MAX
from tests.builders import Story
from tests.cast import CLERK, OFFICER, TODAY
from tests.unit.domain.tables import (
    BIDI,
    HELD,
    LETTER,
    OP,
    Refusal,
    act,
    barred,
    each,
    refusal,
)

COMMAND = ParkCase
UNTIL = TODAY + timedelta(days=30)
LAST_DAY = TODAY + timedelta(days=PARKED_DAYS_MAX)


def park(story: Story, reason: str = "न्यायालय में लंबित", until: date = UNTIL) -> ParkCase:
    return ParkCase(OP, story.case_id, reason, until)


REFUSALS = [
    *barred(park, filed=(Reason.NOT_A_FILE,)),
    refusal("a receipt", LETTER, park(LETTER), Reason.NOT_A_FILE),
    refusal("no reason", HELD, park(HELD, " "), Reason.REASON_MISSING),
    refusal("too long", HELD, park(HELD, "a" * (REMARKS_CHARACTERS_MAX + 1)), Reason.TEXT_TOO_LONG),
    refusal("unclean", HELD, park(HELD, BIDI), Reason.TEXT_UNCLEAN),
    refusal("until today", HELD, park(HELD, until=TODAY), Reason.DUE_IN_PAST),
    refusal(
        "for ever", HELD, park(HELD, until=LAST_DAY + timedelta(days=1)), Reason.PARKED_TOO_LONG
    ),
    refusal(
        "several at once",
        LETTER,
        park(LETTER, "", TODAY),
        Reason.NOT_A_FILE,
        Reason.NOT_IN_CUSTODY,
        Reason.REASON_MISSING,
        Reason.DUE_IN_PAST,
        actor=OFFICER,
    ),
]
HONEST = [
    act("for a month", HELD, park(HELD)),
    act("until tomorrow", HELD, park(HELD, until=TODAY + timedelta(days=1))),
    act("as long as may be", HELD, park(HELD, until=LAST_DAY)),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == CaseParked("न्यायालय में लंबित", UNTIL)


def test_it_rests_with_its_holder_and_is_no_pendency() -> None:
    after = HONEST[0].after.case
    assert (after.status, after.is_pending) == (CaseStatus.PARKED, False)
    assert after.rest == Rest(by=CLERK, at=HELD.at, reason="न्यायालय में लंबित", until=UNTIL)
    assert after.custody == HELD.case.custody
