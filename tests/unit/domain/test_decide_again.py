"""The registry decides again: it accepts what the same rules decide, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from eoffice_core.domain import ops
from eoffice_core.domain.commands import ForwardCase, PullBackCase, WriteNote
from eoffice_core.domain.decide.again import Claim, cases_named
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.ops import Change, Fact
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import COVER, PARTICULARS, a_file, a_receipt
from tests.cast import (
    CLERK,
    CLERK_POST,
    NO_SUCH_POST,
    OFFICER,
    OFFICER_POST,
    SUPERINTENDENT,
    SUPERINTENDENT_POST,
    case_id,
    note_id,
    op_id,
)
from tests.unit.domain.claims import Sent, sent
from tests.unit.domain.every import all_honest_acts
from tests.unit.domain.tables import (
    BIDI,
    HELD,
    LETTER,
    NEW_NOTE,
    NOTHING_KNOWN,
    OP,
    OPENED,
    SENT,
    Act,
    act,
    each,
)


@dataclass(frozen=True, slots=True)
class Tampered:
    """Claims that no honest desk would send now, and what the registry says to them."""

    name: str
    sent: Sent
    reasons: tuple[Reason, ...]


def wrong(name: str, claims: Sent, *reasons: Reason) -> Tampered:
    return Tampered(name, claims, reasons or (Reason.OP_NOT_AS_DECIDED,))


def claimed(body: ops.Body, *, at: CaseId = HELD.case_id) -> Sent:
    """One forged fact of the clerk on his own file or receipt."""
    desk = HELD.beside(LETTER)
    claim = Claim(Fact(OP, at, body), desk.basis.cases[at].custody.version)
    return Sent(desk, CLERK, (claim,))


def forged(name: str, body: ops.Body, *reasons: Reason) -> Tampered:
    return wrong(name, claimed(body), *reasons)


def on_letter(name: str, body: ops.Body, *reasons: Reason) -> Tampered:
    return wrong(name, claimed(body, at=LETTER.case_id), *reasons)


def edited(field: str, old: str, new: str) -> ops.ReceiptEdited:
    return ops.ReceiptEdited((Change(field, old, new),))


def covered(field: str, old: str, new: str) -> ops.CoverEdited:
    return ops.CoverEdited((Change(field, old, new),))


SUBJECT = Change("subject", PARTICULARS.subject, "अन्य विषय")

EDITS = [
    on_letter("old value untrue", edited("subject", "कुछ और", "अन्य विषय")),
    on_letter("frozen field", edited("letter_date", "2025-11-10", "2025-11-01")),
    on_letter("frozen mode", edited("delivery_mode", "0", "1")),
    on_letter("unknown field", edited("price", "0", "1")),
    on_letter("an attribute that is no field", edited("__class__", "", "")),
    on_letter("no such value", edited("form", "0", "99")),
    on_letter("no number", edited("form", "0", "पत्र")),
    on_letter("a number written otherwise", edited("form", "0", "+1")),
    on_letter("a number in other digits", edited("form", "0", "१")),
    on_letter("the same field twice", ops.ReceiptEdited((SUBJECT, SUBJECT))),
    on_letter("an idle change", ops.ReceiptEdited((SUBJECT, Change("mobile", "", "")))),
    on_letter("no change", ops.ReceiptEdited(()), Reason.NOTHING_CHANGED),
    on_letter("nothing new", edited("mobile", "", ""), Reason.NOTHING_CHANGED),
    on_letter("emptied", edited("subject", PARTICULARS.subject, ""), Reason.SUBJECT_MISSING),
    on_letter("unclean", edited("mobile", "", BIDI), Reason.TEXT_UNCLEAN),
    on_letter("a cover's edit on a receipt", covered("subject", PARTICULARS.subject, "अन्य")),
    forged("a receipt's edit on a file", edited("subject", COVER.subject, "अन्य")),
    forged("head", covered("head", "स्टोर", "अन्य")),
    forged("unknown field of a cover", covered("price", "", "1")),
    forged("no such language", covered("language", "0", "7")),
    wrong(
        "an edit of an unknown case",
        Sent(NOTHING_KNOWN, CLERK, ()).with_claim(
            Fact(OP, HELD.case_id, covered("subject", "a", "b")), 1
        ),
        Reason.CASE_UNKNOWN,
    ),
]

FORWARD = ops.CaseForwarded(OFFICER_POST, Action.APPROVAL, Priority.ORDINARY, None, "")
BODIES = [
    forged("a number", ops.NumberAssigned("1/2025/नजारत")),
    forged("second half alone", ops.ReceiptFiled(case_id(3))),
    on_letter("second half alone on the receipt", ops.ReceiptFiled(HELD.case_id)),
    forged("to nowhere", replace(FORWARD, receiver=NO_SUCH_POST), Reason.RECEIVER_UNKNOWN),
    forged("to oneself", replace(FORWARD, receiver=CLERK_POST), Reason.SAME_POST),
    forged("unclean remarks", replace(FORWARD, remarks=BIDI), Reason.TEXT_UNCLEAN),
    forged("unclean note", ops.NoteWritten(NEW_NOTE, BIDI), Reason.TEXT_UNCLEAN),
    forged("empty note", ops.YellowNoteWritten(NEW_NOTE, ""), Reason.TEXT_MISSING),
    forged("an approval by a clerk", ops.CaseApproved(NEW_NOTE, "हाँ"), Reason.NOT_AN_APPROVER),
    forged("closed unapproved", ops.CaseClosed("पूर्ण"), Reason.NOT_APPROVED),
    forged("resumed though active", ops.CaseResumed(), Reason.NOT_PARKED),
    forged("reopened though active", ops.CaseReopened("अपील"), Reason.NOT_CLOSED),
    forged(
        "born again",
        ops.FileOpened(HELD.case.office_id, HELD.case.section_id, "1", COVER),
        Reason.CASE_EXISTS,
    ),
]

RETURN = sent(next(a for a in all_honest_acts() if a.name == "ReturnCase: with a reason"))
RETURNED = RETURN.claims[0].fact.body
assert isinstance(RETURNED, ops.CaseReturned)
FILING = sent(next(a for a in all_honest_acts() if a.name.startswith("PutInFile")))
FILING_ELSEWHERE = FILING.to(FILING.story.beside(a_receipt(6)).beside(a_file(5)))
NOTE_AND_FORWARD = act(
    "",
    HELD,
    WriteNote(OP, HELD.case_id, NEW_NOTE, "प्रस्तुत"),
    ForwardCase(op_id(407), HELD.case_id, OFFICER_POST),
)
GROUP = sent(NOTE_AND_FORWARD)
NOBODYS_FACT = Fact(op_id(409), HELD.case_id, ops.ReceiptFiled(case_id(3)))
SAID_TWICE = GROUP.only(0).with_claim(replace(GROUP.claims[0].fact, op_id=op_id(410)), 1)
ONE_ID = FILING.only(0).with_claim(replace(FILING.claims[1].fact, op_id=OP), 1)

GROUPS = [
    wrong(
        "returned to another post",
        RETURN.with_body(replace(RETURNED, receiver=SUPERINTENDENT_POST)),
    ),
    wrong("second half missing", FILING.only(0)),
    wrong("first half missing", FILING.only(1)),
    wrong("halves exchanged", FILING.only(1, 0)),
    wrong("first half twice", FILING.only(0, 0), Reason.GROUP_BROKEN),
    wrong("second half twice", FILING.only(0, 1, 1), Reason.GROUP_BROKEN),
    wrong(
        "second half names another file",
        FILING_ELSEWHERE.with_body(ops.ReceiptFiled(case_id(5)), index=1),
    ),
    wrong(
        "first half names another receipt",
        FILING_ELSEWHERE.with_body(ops.ReceiptPutInFile(case_id(6))),
    ),
    wrong("an extra fact", GROUP.with_claim(NOBODYS_FACT, 2)),
    wrong(
        "an extra number", GROUP.with_claim(replace(NOBODYS_FACT, body=ops.NumberAssigned("1")), 2)
    ),
    wrong("said twice", GROUP.only(0, 0, 1), Reason.GROUP_BROKEN),
    wrong("said twice under two ids", SAID_TWICE, Reason.NOTE_EXISTS),
    wrong("two facts under one id", ONE_ID, Reason.GROUP_BROKEN),
    wrong("sent, then noted", GROUP.only(1, 0), Reason.NOT_IN_CUSTODY, Reason.CUSTODY_CHANGED),
    wrong("in another's name", replace(GROUP, actor=SUPERINTENDENT), Reason.NOT_IN_CUSTODY),
]

RECEIVE = sent(next(a for a in all_honest_acts() if a.name.startswith("ReceiveCase")))
RECALLED = SENT.pulled_back_by(CLERK)
SENT_AGAIN = RECALLED.forwarded_to(OFFICER, remarks="पुनः")
NOTE = sent(act("", OPENED, WriteNote(OP, OPENED.case_id, NEW_NOTE, "टीप"), actor=OFFICER))
RACES = [
    wrong(
        "opened, but recalled first",
        RECEIVE.to(RECALLED),
        Reason.NOT_IN_CUSTODY,
        Reason.CUSTODY_CHANGED,
    ),
    wrong("opened, but recalled and sent again", RECEIVE.to(SENT_AGAIN), Reason.CUSTODY_CHANGED),
    wrong(
        "recalled, but opened first",
        sent(act("", SENT, PullBackCase(OP, SENT.case_id))).to(OPENED),
        Reason.ALREADY_RECEIVED,
    ),
    wrong(
        "noted, but sent on from another desk",
        NOTE.to(OPENED.forwarded_to(CLERK, remarks="चर्चा")),
        Reason.NOT_IN_CUSTODY,
        Reason.CUSTODY_CHANGED,
    ),
    wrong("the file moved under the receipt", FILING.with_version(7), Reason.CUSTODY_CHANGED),
    wrong("the receipt moved", FILING.with_version(7, index=1), Reason.CUSTODY_CHANGED),
    wrong("second of a group stale", GROUP.with_version(2, index=1), Reason.CUSTODY_CHANGED),
]
REFUSED = [*EDITS, *BODIES, *GROUPS, *RACES]


@pytest.mark.parametrize("row", REFUSED, ids=[row.name for row in REFUSED])
def test_what_no_honest_desk_sends_is_refused(row: Tampered) -> None:
    assert row.sent.decision == Refused(row.reasons)


@each(all_honest_acts())
def test_what_the_desk_decided_is_accepted(row: Act) -> None:
    assert sent(row).decision == row.decided


def of_known_cases() -> Iterator[Act]:
    return (one for one in all_honest_acts() if one.story.basis.case(one.story.case_id))


@pytest.mark.parametrize("off_by", [-1, 1])
@each(of_known_cases())
def test_who_saw_another_custody_is_refused(row: Act, off_by: int) -> None:
    honest = sent(row)
    stale = honest.with_version(honest.claims[0].custody_version + off_by)
    assert stale.decision == Refused((Reason.CUSTODY_CHANGED,))


def test_a_group_is_accepted_as_a_whole() -> None:
    assert GROUP.decision == NOTE_AND_FORWARD.decided


def test_a_group_follows_the_custody_that_it_changes_itself() -> None:
    there_and_back = act(
        "",
        HELD,
        ForwardCase(OP, HELD.case_id, OFFICER_POST),
        PullBackCase(op_id(407), HELD.case_id),
        WriteNote(op_id(408), HELD.case_id, note_id(408), "सुधार सहित"),
    )
    honest = sent(there_and_back)
    assert [claim.custody_version for claim in honest.claims] == [1, 2, 3]
    assert honest.decision == there_and_back.decided


def test_the_cases_that_must_be_looked_at() -> None:
    file_half, receipt_half = (claim.fact for claim in FILING.claims)
    both = {HELD.case_id, LETTER.case_id}
    assert set(cases_named(file_half)) == set(cases_named(receipt_half)) == both
    assert cases_named(GROUP.claims[0].fact) == (HELD.case_id,)
