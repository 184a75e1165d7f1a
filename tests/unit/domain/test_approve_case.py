"""ApproveCase: a green note that decides, at a level to which that is delegated."""

from eoffice_core.domain.commands import ApproveCase
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import CaseApproved
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from tests.builders import Story
from tests.cast import CLERK, COLLECTOR, INWARD_CLERK, NO_SUCH_POST, OFFICER
from tests.unit.domain.tables import (
    BIDI,
    HELD,
    LETTER,
    NEW_NOTE,
    OP,
    OPENED,
    Refusal,
    act,
    barred,
    each,
    own_note,
    refusal,
)

COMMAND = ApproveCase


def approve(story: Story, text: str = "यथा प्रस्तावित, अनुमोदित।") -> ApproveCase:
    return ApproveCase(OP, story.case_id, NEW_NOTE, text)


NOBODY = Actor(CLERK.officer_id, NO_SUCH_POST)
LETTER_OPENED = LETTER.forwarded_to(OFFICER).received_by(OFFICER)

NOT = (Reason.NOT_AN_APPROVER,)
REFUSALS = [
    *barred(
        approve,
        unknown=NOT,
        closed=NOT,
        parked=NOT,
        filed=(*NOT, Reason.NOT_A_FILE),
        elsewhere=NOT,
        unopened=NOT,
    ),
    refusal("no delegation", HELD, approve(HELD), Reason.NOT_AN_APPROVER),
    refusal(
        "no such post",
        HELD,
        approve(HELD),
        Reason.NOT_AN_APPROVER,
        Reason.NOT_IN_CUSTODY,
        actor=NOBODY,
    ),
    refusal("a receipt", LETTER_OPENED, approve(LETTER_OPENED), Reason.NOT_A_FILE, actor=OFFICER),
    refusal("not here", OPENED, approve(OPENED), Reason.NOT_IN_CUSTODY, actor=COLLECTOR),
    refusal(
        "note exists",
        OPENED,
        ApproveCase(OP, OPENED.case_id, own_note(OPENED), "अनुमोदित"),
        Reason.NOTE_EXISTS,
        actor=OFFICER,
    ),
    refusal("no text", OPENED, approve(OPENED, ""), Reason.TEXT_MISSING, actor=OFFICER),
    refusal(
        "too long",
        OPENED,
        approve(OPENED, "a" * (NOTE_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
        actor=OFFICER,
    ),
    refusal("unclean", OPENED, approve(OPENED, BIDI), Reason.TEXT_UNCLEAN, actor=OFFICER),
    refusal(
        "several at once",
        LETTER,
        approve(LETTER, ""),
        Reason.NOT_AN_APPROVER,
        Reason.NOT_A_FILE,
        Reason.NOT_IN_CUSTODY,
        Reason.TEXT_MISSING,
        actor=INWARD_CLERK,
    ),
]
HONEST = [act("at the officer's level", OPENED, approve(OPENED), actor=OFFICER)]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == CaseApproved(NEW_NOTE, "यथा प्रस्तावित, अनुमोदित।")


def test_the_approval_is_a_green_note_that_becomes_final_with_the_next_movement() -> None:
    approved = HONEST[0].after
    note = approved.case.note(NEW_NOTE)
    assert note is not None
    assert (note.kind, note.state, note.number) == (NoteKind.APPROVAL, NoteState.GREEN, 2)
    sent = approved.forwarded_to(CLERK).case.note(NEW_NOTE)
    assert sent is not None
    assert (sent.state, sent.sent_with) == (NoteState.FINAL, 3)
