"""EditNote: the author corrects his own green note until the case is sent; afterwards nobody."""

from eoffice_core.domain.commands import EditNote
from eoffice_core.domain.ids import NoteId
from eoffice_core.domain.ops import NoteEdited
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

COMMAND = EditNote


def edit(story: Story, note_id: NoteId | None = None, text: str = "सुधारा हुआ") -> EditNote:
    return EditNote(OP, story.case_id, note_id or own_note(story), text)


WITHDRAWN = HELD.withdrawn_by(CLERK)
RECALLED = SENT.pulled_back_by(CLERK)

REFUSALS = [
    *barred(
        edit,
        unknown=(Reason.NOTE_UNKNOWN,),
        closed=(Reason.NOTE_FINAL,),
        elsewhere=(Reason.NOT_AUTHOR,),
        unopened=(Reason.NOTE_FINAL,),
    ),
    refusal("no such note", HELD, edit(HELD, UNKNOWN_NOTE), Reason.NOTE_UNKNOWN),
    refusal("yellow", HELD, edit(HELD, yellow_note(HELD)), Reason.NOTE_NOT_GREEN),
    refusal("withdrawn", WITHDRAWN, edit(WITHDRAWN, own_note(HELD)), Reason.NOTE_NOT_GREEN),
    refusal(
        "another's, and final",
        OPENED,
        edit(OPENED),
        Reason.NOTE_FINAL,
        Reason.NOT_AUTHOR,
        actor=OFFICER,
    ),
    refusal("no text", HELD, edit(HELD, text=""), Reason.TEXT_MISSING),
    refusal(
        "too long", HELD, edit(HELD, text="a" * (NOTE_CHARACTERS_MAX + 1)), Reason.TEXT_TOO_LONG
    ),
    refusal("unclean", HELD, edit(HELD, text=BIDI), Reason.TEXT_UNCLEAN),
    refusal("same text", HELD, edit(HELD, text=NOTE_TEXT), Reason.NOTHING_CHANGED),
    refusal(
        "several at once",
        SENT,
        edit(SENT, text=""),
        Reason.NOT_IN_CUSTODY,
        Reason.NOTE_FINAL,
        Reason.TEXT_MISSING,
    ),
]
HONEST = [
    act("before sending", HELD, edit(HELD)),
    act("after a pull-back", RECALLED, edit(RECALLED)),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == NoteEdited(own_note(HELD), "सुधारा हुआ")


def test_the_text_changes_and_the_number_stays() -> None:
    note = HONEST[0].after.case.note(own_note(HELD))
    assert note is not None
    assert (note.text, note.number, note.author) == ("सुधारा हुआ", 1, CLERK)
    assert note.written_at == HELD.at
