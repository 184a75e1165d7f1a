"""ReturnCase: back to the post that sent it, with a reason that becomes a final note."""

from dataclasses import replace
from datetime import timedelta

from eoffice_core.domain.commands import ReturnCase
from eoffice_core.domain.movement import Action, MovementKind, Priority
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.ops import CaseReturned
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from tests.builders import Story, a_receipt
from tests.cast import CLERK, CLERK_POST, OFFICER, SUPERINTENDENT, TODAY
from tests.unit.domain.tables import (
    BIDI,
    HELD,
    NEW_NOTE,
    OP,
    OPENED,
    SENT,
    Act,
    Refusal,
    act,
    barred,
    each,
    own_note,
    refusal,
)

COMMAND = ReturnCase
REASON = "बजट शीर्ष अंकित करें"


def give_back(story: Story, reason: str = REASON) -> ReturnCase:
    return ReturnCase(OP, story.case_id, NEW_NOTE, reason=reason)


BLANK = HELD.forwarded_to(OFFICER).received_by(OFFICER)
OWN_RETURNS = OPENED.forwarded_to(CLERK, remarks="देखें").received_by(CLERK)
NOWHERE = (Reason.NOBODY_TO_RETURN_TO,)

REFUSALS = [
    *barred(give_back, parked=NOWHERE, filed=NOWHERE, elsewhere=NOWHERE),
    refusal("nobody sent it", HELD, give_back(HELD), *NOWHERE),
    refusal(
        "no reason and no note", BLANK, give_back(BLANK, " "), Reason.REASON_MISSING, actor=OFFICER
    ),
    refusal(
        "note exists",
        OPENED,
        ReturnCase(OP, OPENED.case_id, own_note(OPENED), reason=REASON),
        Reason.NOTE_EXISTS,
        actor=OFFICER,
    ),
    refusal(
        "due yesterday",
        OPENED,
        replace(give_back(OPENED), due_on=TODAY - timedelta(days=1)),
        Reason.DUE_IN_PAST,
        actor=OFFICER,
    ),
    refusal(
        "too long",
        OPENED,
        give_back(OPENED, "a" * (NOTE_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
        actor=OFFICER,
    ),
    refusal("unclean", OPENED, give_back(OPENED, BIDI), Reason.TEXT_UNCLEAN, actor=OFFICER),
    refusal(
        "several at once",
        SENT,
        ReturnCase(
            OP, SENT.case_id, own_note(SENT), due_on=TODAY - timedelta(days=1), reason="\x00"
        ),
        Reason.NOT_RECEIVED,
        Reason.NOTE_EXISTS,
        Reason.TEXT_UNCLEAN,
        Reason.DUE_IN_PAST,
        actor=OFFICER,
    ),
]

NOTED = OPENED.noted_by(OFFICER)
LETTER_OPENED = a_receipt().forwarded_to(OFFICER).received_by(OFFICER)
HONEST = [
    act("with a reason", OPENED, give_back(OPENED), actor=OFFICER),
    act("with a note instead", NOTED, give_back(NOTED, ""), actor=OFFICER),
    act("with a note and blanks", NOTED, give_back(NOTED, " \n"), actor=OFFICER),
    act("a receipt", LETTER_OPENED, give_back(LETTER_OPENED), actor=OFFICER),
    act("back and forth", OWN_RETURNS, give_back(OWN_RETURNS)),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == CaseReturned(
        receiver=CLERK_POST,
        note_id=NEW_NOTE,
        action=Action.NECESSARY_ACTION,
        priority=Priority.ORDINARY,
        due_on=None,
        reason=REASON,
    )


def test_the_reason_stands_as_a_final_note() -> None:
    note = HONEST[0].after.case.note(NEW_NOTE)
    assert note is not None
    assert (note.kind, note.state, note.number) == (NoteKind.RETURN, NoteState.FINAL, 2)
    assert (note.text, note.author, note.sent_with) == (REASON, OFFICER, 3)


def test_the_sender_has_it_again_unopened() -> None:
    after = HONEST[0].after.case
    assert (after.custody.post_id, after.custody.is_received) == (CLERK_POST, False)
    assert (after.last_movement.kind, after.last_movement.remarks) == (
        MovementKind.RETURNED,
        REASON,
    )


@each(HONEST[1:3])
def test_without_a_reason_no_note_is_added(row: Act) -> None:
    assert [note.note_id for note in row.after.case.notes] == [
        note.note_id for note in NOTED.case.notes
    ]


def test_it_goes_to_the_last_post_that_sent_it_here() -> None:
    asked_on = OPENED.noted_by(OFFICER).forwarded_to(SUPERINTENDENT).received_by(SUPERINTENDENT)
    assert asked_on.case.returns_to == OFFICER.post_id
    answered = asked_on.returned_by(SUPERINTENDENT).received_by(OFFICER)
    assert answered.case.returns_to == SUPERINTENDENT.post_id


def test_a_recalled_sending_does_not_change_where_it_came_from() -> None:
    recalled = OPENED.noted_by(OFFICER).forwarded_to(SUPERINTENDENT).pulled_back_by(OFFICER)
    assert recalled.case.returns_to == CLERK_POST
