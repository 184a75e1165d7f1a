"""ReceiveCase: the receiver opens what was sent; from then on it cannot be pulled back."""

from eoffice_core.domain.commands import ReceiveCase
from eoffice_core.domain.ops import CaseReceived
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import Story
from tests.cast import OFFICER, OFFICER_POST, SUPERINTENDENT
from tests.unit.domain.tables import (
    CLOSED,
    FILED,
    HELD,
    NOTHING_KNOWN,
    OP,
    OPENED,
    PARKED,
    SENT,
    Refusal,
    act,
    each,
    refusal,
)

COMMAND = ReceiveCase


def receive(story: Story) -> ReceiveCase:
    return ReceiveCase(OP, story.case_id)


ALREADY = Reason.ALREADY_RECEIVED
REFUSALS = [
    refusal("unknown", NOTHING_KNOWN, receive(NOTHING_KNOWN), Reason.CASE_UNKNOWN),
    refusal("closed", CLOSED, receive(CLOSED), Reason.CASE_CLOSED, ALREADY),
    refusal("in a file", FILED, receive(FILED), Reason.CASE_IN_FILE, ALREADY),
    refusal("parked", PARKED, receive(PARKED), Reason.CASE_PARKED, ALREADY),
    refusal("not the receiver", SENT, receive(SENT), Reason.NOT_IN_CUSTODY, actor=SUPERINTENDENT),
    refusal("the sender", SENT, receive(SENT), Reason.NOT_IN_CUSTODY),
    refusal("twice", OPENED, receive(OPENED), ALREADY, actor=OFFICER),
    refusal("one's own", HELD, receive(HELD), ALREADY),
    refusal(
        "several at once",
        PARKED,
        receive(PARKED),
        Reason.CASE_PARKED,
        Reason.NOT_IN_CUSTODY,
        actor=OFFICER,
    ),
]
HONEST = [act("what was sent here", SENT, receive(SENT), actor=OFFICER)]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == CaseReceived()


def test_custody_and_movement_say_when_and_by_whom() -> None:
    after = HONEST[0].after.case
    assert after.custody.is_received
    assert after.custody.post_id == OFFICER_POST
    assert after.custody.version == SENT.case.custody.version
    movement = after.last_movement
    assert (movement.received_at, movement.received_by) == (SENT.at, OFFICER.officer_id)
    assert after.movements[:-1] == SENT.case.movements[:-1]
