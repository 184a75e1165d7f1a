"""The five invariants: each function finds each planted breach, and none where all is well."""

from dataclasses import replace

import pytest

from eoffice_core.domain import invariants
from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Case
from eoffice_core.domain.correspondence import Correspondence
from eoffice_core.domain.ids import OpId
from eoffice_core.domain.invariants import (
    Breach,
    Invariant,
    append_only_breaches,
    custody_breaches,
    filing_breaches,
    fold_breaches,
    nothing_lost_breaches,
    once_breaches,
)
from eoffice_core.domain.movement import Movement, MovementKind
from eoffice_core.domain.ops import Body, Entry, Fact, NoteConfirmed, NoteEdited, NoteWithdrawn
from tests.builders import Story, a_file, a_receipt
from tests.cast import CLERK, CLERK_POST, NAIB_POST, OFFICER, SUPERINTENDENT_POST, op_id
from tests.unit.domain.tables import (
    APPROVED,
    CLOSED,
    FILED,
    HELD,
    LETTER_IN_FILE,
    NOT_OPENED,
    OP,
    OPENED,
    PARKED,
    SENT,
    own_note,
)

RECALLED = SENT.pulled_back_by(CLERK)
RETURNED = OPENED.returned_by(OFFICER)
HONEST = [HELD, SENT, OPENED, NOT_OPENED, APPROVED, CLOSED, PARKED, FILED, RECALLED, RETURNED]


def whats(breaches: list[Breach]) -> list[str]:
    return [breach.what for breach in breaches]


@pytest.mark.parametrize("story", HONEST)
def test_all_is_well(story: Story) -> None:
    assert fold_breaches(story.entries, story.case) == []
    assert custody_breaches(story.case) == []
    assert append_only_breaches(story.entries) == []
    assert filing_breaches(story.basis.cases) == []


def test_rows_that_differ_from_the_ledger_are_found() -> None:
    shown = replace(HELD.case, op_count=HELD.case.op_count + 1)
    (breach,) = fold_breaches(HELD.entries, shown)
    assert breach == Breach(
        Invariant.FOLD, HELD.case_id.hex(), "the rows differ from the folded ledger"
    )
    assert len(fold_breaches(HELD.entries, None)) == 1
    assert len(fold_breaches(HELD.entries[:-1], HELD.case)) == 1


def test_rows_without_a_ledger_are_found() -> None:
    (breach,) = fold_breaches([], HELD.case)
    assert breach.where == "a case without entries"
    assert fold_breaches([], None) == []


def test_a_ledger_without_a_birth_or_with_two_is_found() -> None:
    assert "has no birth" in fold_breaches(HELD.entries[1:], HELD.case)[0].what
    twice = [*HELD.entries, HELD.entries[0]]
    assert "is born twice" in fold_breaches(twice, HELD.case)[0].what


def with_movements(story: Story, *movements: Movement) -> Case:
    return replace(story.case, movements=movements)


def test_a_missing_movement_is_found() -> None:
    first, _, third = NOT_OPENED.case.movements
    breaches = custody_breaches(with_movements(NOT_OPENED, first, third))
    assert whats(breaches) == [
        "movement 2 is missing",
        "movement 2 starts where nobody held it",
        "the custodian is not the last receiver",
    ]
    assert {breach.invariant for breach in breaches} == {Invariant.CUSTODY}


def test_a_movement_from_nowhere_is_found() -> None:
    first, second = SENT.case.movements
    forged = replace(second, sender=SUPERINTENDENT_POST)
    assert whats(custody_breaches(with_movements(SENT, first, forged))) == [
        "movement 2 starts where nobody held it"
    ]


def test_a_birth_elsewhere_is_found() -> None:
    (first,) = HELD.case.movements
    forged = replace(first, kind=MovementKind.FORWARDED)
    assert whats(custody_breaches(with_movements(HELD, forged))) == [
        "the first movement is not its birth"
    ]
    assert "the first movement is not its birth" in whats(custody_breaches(with_movements(HELD)))


def test_a_custodian_to_whom_nobody_sent_it_is_found() -> None:
    elsewhere = replace(SENT.case.custody, post_id=NAIB_POST)
    newer = replace(SENT.case.custody, version=3)
    for custody in (elsewhere, newer):
        breaches = custody_breaches(replace(SENT.case, custody=custody))
        assert whats(breaches) == ["the custodian is not the last receiver"]


def test_an_op_decided_twice_is_found() -> None:
    decided = [(op_id(1), "verdict 1"), (op_id(2), "verdict 2"), (op_id(1), "verdict 3")]
    assert once_breaches(decided[:2]) == []
    assert once_breaches(decided) == [
        Breach(Invariant.ONCE, op_id(1).hex(), "decided in verdict 1 and in verdict 3")
    ]


def test_an_op_that_stands_nowhere_or_twice_is_found() -> None:
    places: dict[str, frozenset[OpId]] = {
        "outbox": frozenset({op_id(1), op_id(3)}),
        "accepted": frozenset({op_id(2), op_id(3)}),
        "returned": frozenset(),
    }
    assert nothing_lost_breaches([op_id(1), op_id(2)], places) == []
    lost = nothing_lost_breaches([op_id(3), op_id(4)], places)
    assert lost == [
        Breach(Invariant.NOTHING_LOST, op_id(3).hex(), "stands in outbox and accepted"),
        Breach(Invariant.NOTHING_LOST, op_id(4).hex(), "stands nowhere"),
    ]


def entry(body: Body, story: Story = OPENED) -> Entry:
    return Entry(Fact(OP, story.case_id, body), CLERK_POST, CLERK.officer_id, story.at)


@pytest.mark.parametrize(
    "body",
    [
        NoteEdited(own_note(OPENED), "नया पाठ"),
        NoteWithdrawn(own_note(OPENED)),
        NoteConfirmed(own_note(OPENED)),
    ],
)
def test_a_final_note_that_changes_is_found(body: Body) -> None:
    (breach,) = append_only_breaches([*OPENED.entries, entry(body)])
    assert breach == Breach(Invariant.APPEND_ONLY, own_note(OPENED).hex(), "a final note changed")


def test_a_pull_back_frees_only_what_it_recalls() -> None:
    again = APPROVED.noted_by(CLERK).forwarded_to(OFFICER).pulled_back_by(CLERK)
    assert append_only_breaches(again.entries) == []


def test_a_movement_that_changes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """No entry can do it, so the folding itself is broken here."""

    def forgetful(case: Case | None, one: Entry) -> Case:
        after = apply(case, one)
        return replace(after, movements=after.movements[-1:])

    monkeypatch.setattr(invariants, "apply", forgetful)
    (breach,) = append_only_breaches(SENT.entries)
    assert breach == Breach(Invariant.APPEND_ONLY, SENT.case_id.hex(), "a movement changed")


def test_a_ledger_that_does_not_fold_is_named_and_not_raised() -> None:
    (breach,) = append_only_breaches(HELD.entries[1:])
    assert breach.invariant is Invariant.FOLD
    assert append_only_breaches([]) == []


def with_paper(case: Case, *receipts: Story) -> Case:
    papers = tuple(
        Correspondence(serial, receipt.case_id, CLERK, receipt.at)
        for serial, receipt in enumerate(receipts, start=1)
    )
    return replace(case, correspondence=papers)


def test_a_receipt_in_two_files_is_found() -> None:
    other = with_paper(a_file(5).case, FILED)
    cases = {**LETTER_IN_FILE.basis.cases, other.case_id: other}
    assert "a receipt is in two files" in whats(filing_breaches(cases))


def test_a_receipt_whose_file_does_not_show_it_is_found() -> None:
    bare = replace(LETTER_IN_FILE.case, correspondence=())
    cases = {**LETTER_IN_FILE.basis.cases, bare.case_id: bare}
    assert whats(filing_breaches(cases)) == ["its file does not show it"]


def test_a_file_that_shows_a_receipt_which_is_not_in_it_is_found() -> None:
    free = a_receipt(6)
    file = with_paper(a_file(5).case, free)
    cases = {file.case_id: file, free.case_id: free.case}
    (breach,) = filing_breaches(cases)
    assert breach == Breach(
        Invariant.CUSTODY, free.case_id.hex(), "it lies in a file of which it does not know"
    )


def test_papers_that_are_not_in_sight_are_no_breach() -> None:
    file_alone = {LETTER_IN_FILE.case_id: LETTER_IN_FILE.case}
    letter_alone = {FILED.case_id: FILED.case}
    assert filing_breaches(file_alone) == filing_breaches(letter_alone) == []


def test_a_receipt_whose_filing_awaits_its_verdict_may_be_seen_twice() -> None:
    other = with_paper(a_file(5).case, FILED)
    cases = {**LETTER_IN_FILE.basis.cases, other.case_id: other}
    assert filing_breaches(cases, awaited={FILED.case_id}) == []
    assert filing_breaches(cases, awaited={other.case_id}) != []
