"""OpenFile: a new file in the actor's office."""

from dataclasses import replace

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.commands import OpenFile
from eoffice_core.domain.file import HEAD_CHARACTERS_MAX, Cover
from eoffice_core.domain.ids import SectionId
from eoffice_core.domain.numbering import NUMBER_CHARACTERS_MAX
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import FileOpened
from eoffice_core.domain.receipt import Classification
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import (
    REMARKS_CHARACTERS_MAX,
    SUBJECT_CHARACTERS_MAX,
)
from tests.builders import COVER, an_empty_desk
from tests.cast import (
    CLERK,
    CLERK_POST,
    COLLECTORATE,
    INWARD_CLERK,
    NO_SUCH_POST,
    STORES,
    TEHSIL_INWARD,
)
from tests.unit.domain.tables import BIDI, HELD, OP, Refusal, act, each, refusal

COMMAND = OpenFile
DESK = an_empty_desk(7)
NEW = OpenFile(
    op_id=OP,
    case_id=DESK.case_id,
    office_id=COLLECTORATE.office_id,
    section_id=STORES.section_id,
    provisional="अनं.-NAZ-7",
    cover=COVER,
)


def filled(name: str, cover: Cover, *reasons: Reason) -> Refusal:
    return refusal(name, DESK, replace(NEW, cover=cover), *reasons)


REFUSALS = [
    refusal("case exists", HELD, replace(NEW, case_id=HELD.case_id), Reason.CASE_EXISTS),
    refusal(
        "no such post", DESK, NEW, Reason.POST_UNKNOWN, actor=Actor(CLERK.officer_id, NO_SUCH_POST)
    ),
    refusal("another office", DESK, NEW, Reason.NOT_YOUR_OFFICE, actor=INWARD_CLERK),
    refusal(
        "another office's section",
        DESK,
        replace(NEW, section_id=TEHSIL_INWARD.section_id),
        Reason.NOT_YOUR_OFFICE,
    ),
    refusal(
        "no such section", DESK, replace(NEW, section_id=SectionId(99)), Reason.NOT_YOUR_OFFICE
    ),
    refusal("no number", DESK, replace(NEW, provisional=""), Reason.PROVISIONAL_MISSING),
    refusal(
        "number too long",
        DESK,
        replace(NEW, provisional="9" * (NUMBER_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
    ),
    refusal("number unclean", DESK, replace(NEW, provisional="1\x002"), Reason.TEXT_UNCLEAN),
    filled("no subject", replace(COVER, subject=""), Reason.SUBJECT_MISSING),
    filled("no category", replace(COVER, category=" "), Reason.CATEGORY_MISSING),
    filled(
        "subject too long",
        replace(COVER, subject="a" * (SUBJECT_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
    ),
    filled(
        "head too long",
        replace(COVER, head="a" * (HEAD_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
    ),
    filled("unclean", replace(COVER, earlier_reference=BIDI), Reason.TEXT_UNCLEAN),
    refusal(
        "several at once",
        HELD,
        replace(NEW, case_id=HELD.case_id, provisional=" ", cover=Cover("", "", remarks="\x9f")),
        Reason.NOT_YOUR_OFFICE,
        Reason.CASE_EXISTS,
        Reason.SUBJECT_MISSING,
        Reason.CATEGORY_MISSING,
        Reason.TEXT_UNCLEAN,
        Reason.PROVISIONAL_MISSING,
        actor=INWARD_CLERK,
    ),
]
LONG_REMARKS = replace(COVER, remarks="a" * REMARKS_CHARACTERS_MAX)
HONEST = [
    act("a file", DESK, NEW),
    act("with long remarks", DESK, replace(NEW, cover=LONG_REMARKS)),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == FileOpened(
        COLLECTORATE.office_id, STORES.section_id, "अनं.-NAZ-7", COVER
    )


def test_the_file_is_born_open_in_the_hands_of_who_opened_it() -> None:
    case = HONEST[0].after.case
    assert (case.kind, case.cover, case.receipt) == (CaseKind.FILE, COVER, None)
    assert (case.custody.post_id, case.custody.version, case.custody.is_received) == (
        CLERK_POST,
        1,
        True,
    )
    assert (case.opened_by, case.returns_to, case.notes) == (CLERK, None, ())


def test_what_the_registers_show_of_it() -> None:
    secret = replace(COVER, classification=Classification.SECRET)
    case = act("", DESK, replace(NEW, cover=secret)).after.case
    assert (case.subject, case.sender, case.category) == (COVER.subject, "", COVER.category)
    assert case.classification is Classification.SECRET
    assert case.best_number == "अनं.-NAZ-7"
