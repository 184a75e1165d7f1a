"""WithdrawNote: the author takes back his own green note before the case is sent."""

from eoffice_core.domain.commands import WithdrawNote
from eoffice_core.domain.ids import NoteId
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import NoteWithdrawn
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import Story
from tests.cast import CLERK, OFFICER
from tests.unit.domain.tables import (
    HELD,
    OP,
    OPENED,
    SENT,
    UNKNOWN_NOTE,
    Refusal,
    act,
    barred,
    each,
    own_note,
    refusal,
    yellow_note,
)

COMMAND = WithdrawNote


def withdraw(story: Story, note_id: NoteId | None = None) -> WithdrawNote:
    return WithdrawNote(OP, story.case_id, note_id or own_note(story))


WITHDRAWN = HELD.withdrawn_by(CLERK)

REFUSALS = [
    *barred(
        withdraw,
        unknown=(Reason.NOTE_UNKNOWN,),
        closed=(Reason.NOTE_FINAL,),
        elsewhere=(Reason.NOT_AUTHOR,),
        unopened=(Reason.NOTE_FINAL,),
    ),
    refusal("no such note", HELD, withdraw(HELD, UNKNOWN_NOTE), Reason.NOTE_UNKNOWN),
    refusal("yellow", HELD, withdraw(HELD, yellow_note(HELD)), Reason.NOTE_NOT_GREEN),
    refusal("twice", WITHDRAWN, withdraw(WITHDRAWN, own_note(HELD)), Reason.NOTE_NOT_GREEN),
    refusal(
        "another's yellow",
        OPENED,
        withdraw(OPENED, yellow_note(OPENED)),
        Reason.NOTE_NOT_GREEN,
        Reason.NOT_AUTHOR,
        actor=OFFICER,
    ),
    refusal("several at once", SENT, withdraw(SENT), Reason.NOT_IN_CUSTODY, Reason.NOTE_FINAL),
]
HONEST = [act("before sending", HELD, withdraw(HELD))]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == NoteWithdrawn(own_note(HELD))


def test_the_note_leaves_the_record_and_loses_its_number() -> None:
    note = HONEST[0].after.case.note(own_note(HELD))
    assert note is not None
    assert (note.state, note.number, note.is_official) == (NoteState.DISCARDED, 0, False)


def test_the_number_of_a_last_note_that_never_left_is_given_again() -> None:
    again = HONEST[0].after.noted_by(CLERK)
    assert [note.number for note in again.case.green_notes] == [1]
