"""ForwardCase: the case goes to another post, and the sender's green notes become final."""

from datetime import timedelta

from eoffice_core.domain.commands import ForwardCase
from eoffice_core.domain.ids import PostId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.movement import Action, Custody, Movement, MovementKind, Priority
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import CaseForwarded
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import REMARKS_CHARACTERS_MAX
from tests.builders import Story, a_file, a_receipt
from tests.cast import (
    CLERK,
    CLERK_POST,
    NAIB_POST,
    NO_SUCH_POST,
    OFFICER,
    OFFICER_POST,
    SUPERINTENDENT,
    SUPERINTENDENT_POST,
    TODAY,
    VACANT_POST,
)
from tests.unit.domain.tables import (
    BIDI,
    HELD,
    LETTER,
    NOT_OPENED,
    OP,
    SENT,
    Refusal,
    act,
    barred,
    each,
    own_note,
    refusal,
    yellow_note,
)

COMMAND = ForwardCase
YESTERDAY = TODAY - timedelta(days=1)


def forward(story: Story, to: PostId = OFFICER_POST, remarks: str = "आदेशार्थ") -> ForwardCase:
    return ForwardCase(OP, story.case_id, to, remarks=remarks)


BARE = a_file()
WITHDRAWN = a_file().noted_by(CLERK).withdrawn_by(CLERK).yellow_by(CLERK)

REFUSALS = [
    *barred(forward),
    refusal("to oneself", HELD, forward(HELD, CLERK_POST), Reason.SAME_POST),
    refusal("to nowhere", HELD, forward(HELD, NO_SUCH_POST), Reason.RECEIVER_UNKNOWN),
    refusal("nothing said", BARE, forward(BARE, remarks=" "), Reason.NOTHING_NOTED),
    refusal("only a yellow note", WITHDRAWN, forward(WITHDRAWN, remarks=""), Reason.NOTHING_NOTED),
    refusal(
        "due yesterday",
        HELD,
        ForwardCase(OP, HELD.case_id, OFFICER_POST, due_on=YESTERDAY),
        Reason.DUE_IN_PAST,
    ),
    refusal(
        "remarks too long",
        HELD,
        forward(HELD, remarks="a" * (REMARKS_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
    ),
    refusal("remarks unclean", HELD, forward(HELD, remarks=BIDI), Reason.TEXT_UNCLEAN),
    refusal(
        "several at once",
        SENT,
        ForwardCase(OP, SENT.case_id, CLERK_POST, due_on=YESTERDAY, remarks="\x1b[2J"),
        Reason.NOT_IN_CUSTODY,
        Reason.SAME_POST,
        Reason.TEXT_UNCLEAN,
        Reason.DUE_IN_PAST,
    ),
    refusal(
        "not opened and nothing said",
        NOT_OPENED,
        forward(NOT_OPENED, NO_SUCH_POST, ""),
        Reason.NOT_RECEIVED,
        Reason.RECEIVER_UNKNOWN,
        Reason.NOTHING_NOTED,
    ),
]

DUE = TODAY + timedelta(days=2)
FULL = ForwardCase(
    OP, HELD.case_id, SUPERINTENDENT_POST, Action.APPROVAL, Priority.URGENT, DUE, "शीघ्र"
)
PLAIN_LETTER = a_receipt()
HONEST = [
    act("with everything", HELD, FULL),
    act("with a note", HELD, forward(HELD, remarks="")),
    act("with remarks only", BARE, forward(BARE)),
    act("a receipt without a word", PLAIN_LETTER, forward(PLAIN_LETTER, remarks="")),
    act("to another office", LETTER, forward(LETTER, NAIB_POST)),
    act("to a vacant post", HELD, forward(HELD, VACANT_POST)),
    act(
        "due today", HELD, ForwardCase(OP, HELD.case_id, OFFICER_POST, due_on=office_date(HELD.at))
    ),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == CaseForwarded(
        SUPERINTENDENT_POST, Action.APPROVAL, Priority.URGENT, DUE, "शीघ्र"
    )


def test_the_receiver_holds_it_unopened() -> None:
    after = HONEST[0].after.case
    assert after.custody == Custody(SUPERINTENDENT_POST, 2, HELD.at, None)
    assert not after.custody.is_received
    assert after.last_movement == Movement(
        serial=2,
        kind=MovementKind.FORWARDED,
        sender=CLERK_POST,
        sender_officer=CLERK.officer_id,
        receiver=SUPERINTENDENT_POST,
        sent_at=HELD.at,
        made_at=HELD.at,
        action=Action.APPROVAL,
        priority=Priority.URGENT,
        due_on=DUE,
        remarks="शीघ्र",
    )


def test_green_notes_become_final_and_yellow_ones_travel() -> None:
    after = HONEST[0].after.case
    final, yellow = after.note(own_note(HELD)), after.note(yellow_note(HELD))
    assert final is not None
    assert yellow is not None
    assert (final.state, final.sent_with) == (NoteState.FINAL, 2)
    assert (yellow.state, yellow.sent_with) == (NoteState.YELLOW, 0)


def test_a_note_stays_with_the_movement_that_made_it_final() -> None:
    twice = HELD.forwarded_to(SUPERINTENDENT).received_by(SUPERINTENDENT)
    twice = twice.noted_by(SUPERINTENDENT).forwarded_to(OFFICER)
    sent_with = [note.sent_with for note in twice.case.notes if note.state is NoteState.FINAL]
    assert sent_with == [2, 3]
