"""ReopenCase: the post that closed a case makes it active again."""

from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.commands import ReopenCase
from eoffice_core.domain.ops import CaseReopened
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import REMARKS_CHARACTERS_MAX
from tests.builders import Story
from tests.cast import CLERK, OFFICER
from tests.unit.domain.tables import (
    BIDI,
    CLOSED,
    HELD,
    LETTER,
    NOTHING_KNOWN,
    OP,
    PARKED,
    Refusal,
    act,
    each,
    refusal,
)

COMMAND = ReopenCase


def reopen(story: Story, reason: str = "अपील प्राप्त") -> ReopenCase:
    return ReopenCase(OP, story.case_id, reason)


LETTER_CLOSED = LETTER.closed_by(CLERK)

REFUSALS = [
    refusal("unknown", NOTHING_KNOWN, reopen(NOTHING_KNOWN), Reason.CASE_UNKNOWN),
    refusal("active", HELD, reopen(HELD), Reason.NOT_CLOSED),
    refusal("parked", PARKED, reopen(PARKED), Reason.NOT_CLOSED),
    refusal("closed elsewhere", CLOSED, reopen(CLOSED), Reason.NOT_RESTED_HERE, actor=OFFICER),
    refusal("no reason", CLOSED, reopen(CLOSED, " "), Reason.REASON_MISSING),
    refusal(
        "too long", CLOSED, reopen(CLOSED, "a" * (REMARKS_CHARACTERS_MAX + 1)), Reason.TEXT_TOO_LONG
    ),
    refusal("unclean", CLOSED, reopen(CLOSED, BIDI), Reason.TEXT_UNCLEAN),
    refusal(
        "several at once",
        CLOSED,
        reopen(CLOSED, ""),
        Reason.NOT_RESTED_HERE,
        Reason.REASON_MISSING,
        actor=OFFICER,
    ),
]
HONEST = [
    act("a file", CLOSED, reopen(CLOSED)),
    act("a receipt", LETTER_CLOSED, reopen(LETTER_CLOSED)),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == CaseReopened("अपील प्राप्त")


def test_it_is_active_with_who_closed_it() -> None:
    after = HONEST[0].after.case
    assert (after.status, after.rest, after.is_pending) == (CaseStatus.ACTIVE, None, True)
    assert after.custody == CLOSED.case.custody
