"""WriteNote: a green note, numbered, that its author may change until the case is sent."""

from eoffice_core.domain.commands import WriteNote
from eoffice_core.domain.noting import Note, NoteKind, NoteState
from eoffice_core.domain.ops import NoteWritten
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
    OPENED,
    SENT,
    Refusal,
    act,
    barred,
    each,
    own_note,
    refusal,
    yellow_note,
)

COMMAND = WriteNote


def write(story: Story, text: str = "प्रस्ताव उचित है।") -> WriteNote:
    return WriteNote(OP, story.case_id, NEW_NOTE, text)


REFUSALS = [
    *barred(write),
    refusal(
        "note exists",
        HELD,
        WriteNote(OP, HELD.case_id, yellow_note(HELD), "पुनः"),
        Reason.NOTE_EXISTS,
    ),
    refusal("no text", HELD, write(HELD, " \n "), Reason.TEXT_MISSING),
    refusal("too long", HELD, write(HELD, "अ" * (NOTE_CHARACTERS_MAX + 1)), Reason.TEXT_TOO_LONG),
    refusal("unclean", HELD, write(HELD, BIDI), Reason.TEXT_UNCLEAN),
    refusal(
        "several at once",
        SENT,
        WriteNote(OP, SENT.case_id, own_note(SENT), BIDI * NOTE_CHARACTERS_MAX),
        Reason.NOT_IN_CUSTODY,
        Reason.NOTE_EXISTS,
        Reason.TEXT_TOO_LONG,
        Reason.TEXT_UNCLEAN,
    ),
]
HONEST = [
    act("on a file", HELD, write(HELD)),
    act("on a receipt", LETTER, write(LETTER)),
    act("the longest", HELD, write(HELD, "अ" * NOTE_CHARACTERS_MAX)),
    act("by the next holder", OPENED, write(OPENED), actor=OFFICER),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == NoteWritten(NEW_NOTE, "प्रस्ताव उचित है।")


def test_the_note_is_green_and_carries_the_next_number() -> None:
    assert HONEST[0].after.case.note(NEW_NOTE) == Note(
        note_id=NEW_NOTE,
        number=2,
        state=NoteState.GREEN,
        kind=NoteKind.PLAIN,
        text="प्रस्ताव उचित है।",
        author=CLERK,
        drafted_by=CLERK,
        written_at=HELD.at,
    )


def test_what_stood_before_stays() -> None:
    assert HONEST[0].after.case.notes[:-1] == HELD.case.notes
    assert HONEST[0].after.case.op_count == HELD.case.op_count + 1
