"""CloseCase: a file where it was opened, once approved; a receipt wherever it is held."""

from eoffice_core.domain.case import CaseStatus, Rest
from eoffice_core.domain.commands import CloseCase
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import CaseClosed
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import REMARKS_CHARACTERS_MAX
from tests.builders import Story, a_file
from tests.cast import CLERK, OFFICER
from tests.unit.domain.tables import (
    APPROVED,
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

COMMAND = CloseCase


def close(story: Story, reason: str = "कार्यवाही पूर्ण") -> CloseCase:
    return CloseCase(OP, story.case_id, reason)


APPROVED_THERE = OPENED.approved_by(OFFICER)
WITHDRAWN = a_file(by=OFFICER).approved_by(OFFICER).withdrawn_by(OFFICER)
OWN_APPROVED = a_file(by=OFFICER).approved_by(OFFICER)
LETTER_OPENED = LETTER.forwarded_to(OFFICER).received_by(OFFICER)
UNAPPROVED = (Reason.NOT_APPROVED,)

REFUSALS = [
    *barred(
        close,
        parked=UNAPPROVED,
        elsewhere=(Reason.NOT_OPENED_HERE, *UNAPPROVED),
        unopened=UNAPPROVED,
    ),
    refusal("not approved", HELD, close(HELD), Reason.NOT_APPROVED),
    refusal("approval withdrawn", WITHDRAWN, close(WITHDRAWN), *UNAPPROVED, actor=OFFICER),
    refusal(
        "opened elsewhere",
        APPROVED_THERE,
        close(APPROVED_THERE),
        Reason.NOT_OPENED_HERE,
        actor=OFFICER,
    ),
    refusal("no reason", APPROVED, close(APPROVED, ""), Reason.REASON_MISSING),
    refusal(
        "too long",
        APPROVED,
        close(APPROVED, "a" * (REMARKS_CHARACTERS_MAX + 1)),
        Reason.TEXT_TOO_LONG,
    ),
    refusal("unclean", APPROVED, close(APPROVED, BIDI), Reason.TEXT_UNCLEAN),
    refusal(
        "several at once",
        HELD,
        close(HELD, " "),
        Reason.NOT_IN_CUSTODY,
        Reason.NOT_OPENED_HERE,
        Reason.NOT_APPROVED,
        Reason.REASON_MISSING,
        actor=OFFICER,
    ),
]
HONEST = [
    act("an approved file", APPROVED, close(APPROVED)),
    act("one's own approval", OWN_APPROVED, close(OWN_APPROVED), actor=OFFICER),
    act("a receipt", LETTER, close(LETTER)),
    act("a receipt from elsewhere", LETTER_OPENED, close(LETTER_OPENED), actor=OFFICER),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == CaseClosed("कार्यवाही पूर्ण")


def test_it_rests_where_it_is_and_is_no_pendency() -> None:
    after = HONEST[0].after.case
    assert (after.status, after.is_pending) == (CaseStatus.CLOSED, False)
    assert after.rest == Rest(by=CLERK, at=APPROVED.at, reason="कार्यवाही पूर्ण")
    assert after.custody == APPROVED.case.custody


def test_what_it_was_closed_on_is_final_also_when_it_is_opened_again() -> None:
    closed = HONEST[1].after
    assert [note.state for note in closed.case.notes if note.is_official] == [NoteState.FINAL]
