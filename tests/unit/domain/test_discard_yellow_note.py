"""DiscardYellowNote: a working note is put away and never comes back."""

from eoffice_core.domain.commands import DiscardYellowNote
from eoffice_core.domain.ids import NoteId
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import YellowNoteDiscarded
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

COMMAND = DiscardYellowNote


def discard(story: Story, note_id: NoteId | None = None) -> DiscardYellowNote:
    return DiscardYellowNote(OP, story.case_id, note_id or yellow_note(story))


DISCARDED = HELD.discarded_by(CLERK)

REFUSALS = [
    *barred(discard, unknown=(Reason.NOTE_UNKNOWN,)),
    refusal("no such note", HELD, discard(HELD, UNKNOWN_NOTE), Reason.NOTE_UNKNOWN),
    refusal("green", HELD, discard(HELD, own_note(HELD)), Reason.NOTE_NOT_YELLOW),
    refusal("final", OPENED, discard(OPENED, own_note(OPENED)), Reason.NOTE_FINAL, actor=OFFICER),
    refusal("twice", DISCARDED, discard(DISCARDED, yellow_note(HELD)), Reason.NOTE_NOT_YELLOW),
    refusal(
        "several at once",
        SENT,
        discard(SENT, own_note(SENT)),
        Reason.NOT_IN_CUSTODY,
        Reason.NOTE_FINAL,
    ),
]
HONEST = [
    act("by who wrote it", HELD, discard(HELD)),
    act("by a later holder", OPENED, discard(OPENED), actor=OFFICER),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == YellowNoteDiscarded(yellow_note(HELD))


def test_the_note_is_discarded_and_its_text_is_kept() -> None:
    note = HONEST[0].after.case.note(yellow_note(HELD))
    assert note is not None
    assert (note.state, note.text, note.is_official) == (NoteState.DISCARDED, NOTE_TEXT, False)
