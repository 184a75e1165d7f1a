"""EditCover: the holder corrects the cover; the head is part of the number and stays."""

from dataclasses import replace

from eoffice_core.domain.commands import EditCover
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ops import Change, CoverEdited
from eoffice_core.domain.receipt import Language
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import COVER, Story
from tests.cast import OFFICER
from tests.unit.domain.tables import (
    BIDI,
    HELD,
    LETTER,
    OP,
    OPENED,
    Refusal,
    act,
    barred,
    each,
    refusal,
)

COMMAND = EditCover
RIGHT = replace(COVER, subject="लेखन सामग्री क्रय 2025-26", language=Language.ENGLISH)


def edit(story: Story, cover: Cover = RIGHT) -> EditCover:
    return EditCover(OP, story.case_id, cover)


REFUSALS = [
    *barred(edit, filed=(Reason.NOT_A_FILE,)),
    refusal("a receipt", LETTER, edit(LETTER), Reason.NOT_A_FILE),
    refusal("another head", HELD, edit(HELD, replace(RIGHT, head="अन्य")), Reason.FIELD_FROZEN),
    refusal("nothing new", HELD, edit(HELD, COVER), Reason.NOTHING_CHANGED),
    refusal("no subject", HELD, edit(HELD, replace(RIGHT, subject="")), Reason.SUBJECT_MISSING),
    refusal("no category", HELD, edit(HELD, replace(RIGHT, category="")), Reason.CATEGORY_MISSING),
    refusal("too long", HELD, edit(HELD, replace(RIGHT, subject="a" * 501)), Reason.TEXT_TOO_LONG),
    refusal("unclean", HELD, edit(HELD, replace(RIGHT, remarks=BIDI)), Reason.TEXT_UNCLEAN),
    refusal(
        "several at once",
        HELD,
        edit(HELD, Cover("", "", head=BIDI * 100)),
        Reason.NOT_IN_CUSTODY,
        Reason.SUBJECT_MISSING,
        Reason.CATEGORY_MISSING,
        Reason.TEXT_TOO_LONG,
        Reason.TEXT_UNCLEAN,
        Reason.FIELD_FROZEN,
        actor=OFFICER,
    ),
]
HONEST = [
    act("where it was opened", HELD, edit(HELD)),
    act("by a later holder", OPENED, edit(OPENED), actor=OFFICER),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_old_and_new_value_are_recorded() -> None:
    assert HONEST[0].body == CoverEdited(
        changes=(
            Change("subject", COVER.subject, "लेखन सामग्री क्रय 2025-26"),
            Change("language", "0", "1"),
        )
    )


def test_the_cover_is_as_corrected() -> None:
    assert HONEST[1].after.case.cover == RIGHT
