"""ResumeCase: a parked file is active again."""

from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.commands import ResumeCase
from eoffice_core.domain.ops import CaseResumed
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import Story
from tests.cast import OFFICER
from tests.unit.domain.tables import (
    CLOSED,
    FILED,
    HELD,
    NOTHING_KNOWN,
    OP,
    PARKED,
    Refusal,
    act,
    each,
    refusal,
)

COMMAND = ResumeCase


def resume(story: Story) -> ResumeCase:
    return ResumeCase(OP, story.case_id)


REFUSALS = [
    refusal("unknown", NOTHING_KNOWN, resume(NOTHING_KNOWN), Reason.CASE_UNKNOWN),
    refusal("active", HELD, resume(HELD), Reason.NOT_PARKED),
    refusal("closed", CLOSED, resume(CLOSED), Reason.NOT_PARKED),
    refusal("in a file", FILED, resume(FILED), Reason.NOT_PARKED),
    refusal("elsewhere", PARKED, resume(PARKED), Reason.NOT_IN_CUSTODY, actor=OFFICER),
    refusal(
        "several at once",
        HELD,
        resume(HELD),
        Reason.NOT_PARKED,
        Reason.NOT_IN_CUSTODY,
        actor=OFFICER,
    ),
]
LONG_AFTER = PARKED.later(days=90)
HONEST = [
    act("before its date", PARKED, resume(PARKED)),
    act("long after its date", LONG_AFTER, resume(LONG_AFTER)),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == CaseResumed()


def test_it_is_as_it_was_before_it_was_parked() -> None:
    after = HONEST[0].after.case
    assert (after.status, after.rest, after.is_pending) == (CaseStatus.ACTIVE, None, True)
    assert (after.custody, after.notes) == (HELD.case.custody, HELD.case.notes)
