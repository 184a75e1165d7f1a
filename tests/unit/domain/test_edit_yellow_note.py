"""EditYellowNote: any holder may change a working note, up the whole chain."""

from eoffice_core.domain.commands import EditYellowNote
from eoffice_core.domain.ids import NoteId
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import YellowNoteEdited
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from tests.builders import NOTE_TEXT, Story
from tests.cast import CLERK, OFFICER
from tests.unit.domain.tables import (
    BIDI,
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

COMMAND = EditYellowNote


def edit(story: Story, note_id: NoteId | None = None, text: str = "बदला हुआ पाठ") -> EditYellowNote:
    return EditYellowNote(OP, story.case_id, note_id or yellow_note(story), text)


DISCARDED = HELD.discarded_by(CLERK)

REFUSALS = [
    *barred(edit, unknown=(Reason.NOTE_UNKNOWN,)),
    refusal("no such note", HELD, edit(HELD, UNKNOWN_NOTE), Reason.NOTE_UNKNOWN),
    refusal("green", HELD, edit(HELD, own_note(HELD)), Reason.NOTE_NOT_YELLOW),
    refusal("final", OPENED, edit(OPENED, own_note(OPENED)), Reason.NOTE_FINAL, actor=OFFICER),
    refusal("discarded", DISCARDED, edit(DISCARDED, yellow_note(HELD)), Reason.NOTE_NOT_YELLOW),
    refusal("no text", HELD, edit(HELD, text=""), Reason.TEXT_MISSING),
    refusal(
        "too long", HELD, edit(HELD, text="a" * (NOTE_CHARACTERS_MAX + 1)), Reason.TEXT_TOO_LONG
    ),
    refusal("unclean", HELD, edit(HELD, text=BIDI), Reason.TEXT_UNCLEAN),
    refusal("same text", HELD, edit(HELD, text=NOTE_TEXT), Reason.NOTHING_CHANGED),
    refusal(
        "several at once",
        SENT,
        edit(SENT, own_note(SENT), NOTE_TEXT),
        Reason.NOT_IN_CUSTODY,
        Reason.NOTE_FINAL,
        Reason.NOTHING_CHANGED,
    ),
]
HONEST = [
    act("by who wrote it", HELD, edit(HELD)),
    act("by a later holder", OPENED, edit(OPENED), actor=OFFICER),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == YellowNoteEdited(yellow_note(HELD), "बदला हुआ पाठ")


def test_the_text_changes_and_who_drafted_it_stays() -> None:
    note = HONEST[1].after.case.note(yellow_note(OPENED))
    assert note is not None
    assert (note.text, note.state, note.drafted_by) == (
        "बदला हुआ पाठ",
        NoteState.YELLOW,
        CLERK,
    )
    assert note.written_at == OPENED.at
