"""PutInFile: a receipt lies in one file at most, and travels with it from then on."""

from eoffice_core.domain.case import CaseStatus, Rest
from eoffice_core.domain.commands import PutInFile
from eoffice_core.domain.correspondence import Correspondence
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.ops import Fact, ReceiptFiled, ReceiptPutInFile
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import Story, a_file, a_receipt
from tests.cast import CLERK, OFFICER, SUPERINTENDENT, op_id
from tests.unit.domain.tables import (
    FILED,
    HELD,
    LETTER,
    LETTER_IN_FILE,
    OP,
    SENT,
    UNKNOWN_CASE,
    Refusal,
    act,
    barred,
    each,
    refusal,
)

COMMAND = PutInFile
SECOND_OP = op_id(407)


def put(story: Story, receipt_id: CaseId = LETTER.case_id) -> PutInFile:
    return PutInFile(OP, SECOND_OP, story.case_id, receipt_id)


BOTH = HELD.beside(LETTER)
TWO_FILES = HELD.beside(a_file(5))
LETTER_CLOSED = HELD.beside(LETTER.closed_by(CLERK))
LETTER_SENT = HELD.beside(LETTER.forwarded_to(OFFICER))
LETTER_BACK = HELD.beside(LETTER.forwarded_to(OFFICER).received_by(OFFICER).forwarded_to(CLERK))
LETTER_FILED = HELD.beside(LETTER_IN_FILE)
TWO_LETTERS = LETTER.beside(a_receipt(6))

LOST = (Reason.RECEIPT_UNKNOWN,)
REFUSALS = [
    *barred(
        put,
        unknown=LOST,
        closed=LOST,
        parked=LOST,
        filed=(Reason.NOT_A_FILE, Reason.RECEIPT_NOT_FREE),
        elsewhere=LOST,
        unopened=LOST,
    ),
    refusal("no such receipt", BOTH, put(BOTH, UNKNOWN_CASE), Reason.RECEIPT_UNKNOWN),
    refusal("a file in a file", TWO_FILES, put(TWO_FILES, a_file(5).case_id), Reason.NOT_A_RECEIPT),
    refusal("a file in itself", HELD, put(HELD, HELD.case_id), Reason.NOT_A_RECEIPT),
    refusal(
        "a receipt in a receipt",
        TWO_LETTERS,
        put(TWO_LETTERS, a_receipt(6).case_id),
        Reason.NOT_A_FILE,
    ),
    refusal("closed receipt", LETTER_CLOSED, put(LETTER_CLOSED), Reason.RECEIPT_NOT_FREE),
    refusal("in another file", LETTER_FILED, put(LETTER_FILED), Reason.RECEIPT_NOT_FREE),
    refusal("receipt elsewhere", LETTER_SENT, put(LETTER_SENT), Reason.RECEIPT_NOT_HELD),
    refusal("receipt not opened", LETTER_BACK, put(LETTER_BACK), Reason.RECEIPT_NOT_HELD),
    refusal(
        "several at once",
        SENT.beside(LETTER_CLOSED),
        put(SENT),
        Reason.NOT_IN_CUSTODY,
        Reason.RECEIPT_NOT_HELD,
        Reason.RECEIPT_NOT_FREE,
        actor=SUPERINTENDENT,
    ),
]
HONEST = [act("a receipt in a file", BOTH, put(BOTH))]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_one_fact_on_each_is_recorded() -> None:
    assert HONEST[0].decided.facts == (
        Fact(OP, HELD.case_id, ReceiptPutInFile(LETTER.case_id)),
        Fact(SECOND_OP, LETTER.case_id, ReceiptFiled(HELD.case_id)),
    )


def test_both_sides_say_so() -> None:
    after = HONEST[0].after
    assert after.case.correspondence == (Correspondence(1, LETTER.case_id, CLERK, BOTH.at),)
    letter = after.basis.cases[LETTER.case_id]
    assert (letter.status, letter.file_id) == (CaseStatus.IN_FILE, HELD.case_id)
    assert not letter.is_pending
    assert letter.rest == Rest(by=CLERK, at=BOTH.at, reason="")


def test_serials_rise() -> None:
    twice = HONEST[0].after.with_receipt(a_receipt(6))
    assert [paper.serial for paper in twice.case.correspondence] == [1, 2]
    assert FILED.case.file_id == LETTER_IN_FILE.case_id
