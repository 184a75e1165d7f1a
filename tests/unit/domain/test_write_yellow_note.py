"""WriteYellowNote: a working note without a number, which travels with the case."""

from eoffice_core.domain.commands import WriteYellowNote
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import YellowNoteWritten
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from tests.builders import Story
from tests.cast import CLERK, OFFICER
from tests.unit.domain.tables import (
    BIDI,
    HELD,
    LETTER,
    NEW_NOTE,
    OP,
    SENT,
    Refusal,
    act,
    barred,
    each,
    own_note,
    refusal,
)

COMMAND = WriteYellowNote


def write(story: Story, text: str = "कृपया देख लें") -> WriteYellowNote:
    return WriteYellowNote(OP, story.case_id, NEW_NOTE, text)


REFUSALS = [
    *barred(write),
    refusal(
        "note exists",
        HELD,
        WriteYellowNote(OP, HELD.case_id, own_note(HELD), "पुनः"),
        Reason.NOTE_EXISTS,
    ),
    refusal("no text", HELD, write(HELD, ""), Reason.TEXT_MISSING),
    refusal("too long", HELD, write(HELD, "a" * (NOTE_CHARACTERS_MAX + 1)), Reason.TEXT_TOO_LONG),
    refusal("unclean", HELD, write(HELD, BIDI), Reason.TEXT_UNCLEAN),
    refusal(
        "several at once",
        SENT,
        WriteYellowNote(OP, SENT.case_id, own_note(SENT), "\x07"),
        Reason.NOT_IN_CUSTODY,
        Reason.NOTE_EXISTS,
        Reason.TEXT_UNCLEAN,
    ),
]
HONEST = [act("on a file", HELD, write(HELD)), act("on a receipt", LETTER, write(LETTER))]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == YellowNoteWritten(NEW_NOTE, "कृपया देख लें")


def test_the_note_is_yellow_and_has_no_number() -> None:
    note = HONEST[0].after.case.note(NEW_NOTE)
    assert note is not None
    assert (note.state, note.number, note.is_official) == (NoteState.YELLOW, 0, False)
    assert (note.author, note.drafted_by) == (CLERK, CLERK)


def test_it_travels_unconfirmed() -> None:
    sent = HONEST[0].after.forwarded_to(OFFICER).received_by(OFFICER)
    note = sent.case.note(NEW_NOTE)
    assert note is not None
    assert note.state is NoteState.YELLOW
