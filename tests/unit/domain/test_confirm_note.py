"""ConfirmNote: a yellow note becomes green; whoever confirms it answers for it."""

from eoffice_core.domain.commands import ConfirmNote
from eoffice_core.domain.ids import NoteId
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import NoteConfirmed
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import NOTE_TEXT, Story
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

COMMAND = ConfirmNote


def confirm(story: Story, note_id: NoteId | None = None) -> ConfirmNote:
    return ConfirmNote(OP, story.case_id, note_id or yellow_note(story))


CONFIRMED = HELD.confirmed_by(CLERK)

REFUSALS = [
    *barred(confirm, unknown=(Reason.NOTE_UNKNOWN,)),
    refusal("no such note", HELD, confirm(HELD, UNKNOWN_NOTE), Reason.NOTE_UNKNOWN),
    refusal("twice", CONFIRMED, confirm(CONFIRMED, yellow_note(HELD)), Reason.NOTE_NOT_YELLOW),
    refusal("final", OPENED, confirm(OPENED, own_note(OPENED)), Reason.NOTE_FINAL, actor=OFFICER),
    refusal(
        "several at once",
        SENT,
        confirm(SENT, own_note(SENT)),
        Reason.NOT_IN_CUSTODY,
        Reason.NOTE_FINAL,
    ),
]
HONEST = [
    act("by who wrote it", HELD, confirm(HELD)),
    act("by a later holder", OPENED, confirm(OPENED), actor=OFFICER),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == NoteConfirmed(yellow_note(HELD))


def test_the_confirmer_is_the_author_and_the_drafter_is_named() -> None:
    note = HONEST[1].after.case.note(yellow_note(OPENED))
    assert note is not None
    assert (note.state, note.number, note.text) == (NoteState.GREEN, 2, NOTE_TEXT)
    assert (note.author, note.drafted_by) == (OFFICER, CLERK)
