"""Folding is total: it never refuses what was accepted; a broken ledger is named."""

from dataclasses import replace

import pytest

from eoffice_core.domain.apply import FoldBroken, apply, fold
from eoffice_core.domain.case import Basis
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.ops import (
    Body,
    CaseReturned,
    CoverEdited,
    Entry,
    Fact,
    NoteConfirmed,
    NoteEdited,
    NoteWithdrawn,
    NoteWritten,
    YellowNoteDiscarded,
    YellowNoteEdited,
    YellowNoteWritten,
)
from tests.builders import Story
from tests.cast import CLERK, CLERK_POST, moment
from tests.unit.domain.tables import HELD, LETTER, OP, OPENED, SENT, UNKNOWN_NOTE, own_note


def entry(body: Body, story: Story = HELD) -> Entry:
    return Entry(Fact(OP, story.case_id, body), CLERK_POST, CLERK.officer_id, story.at)


@pytest.mark.parametrize(
    "body",
    [
        YellowNoteEdited(UNKNOWN_NOTE, "पाठ"),
        YellowNoteDiscarded(UNKNOWN_NOTE),
        NoteConfirmed(UNKNOWN_NOTE),
        NoteEdited(UNKNOWN_NOTE, "पाठ"),
        NoteWithdrawn(UNKNOWN_NOTE),
        NoteWritten(own_note(HELD), "पुनः"),
        YellowNoteWritten(own_note(HELD), "पुनः"),
    ],
)
def test_a_note_that_is_not_there_or_twice_there_only_counts_as_an_op(body: Body) -> None:
    after = apply(HELD.case, entry(body))
    assert after == replace(HELD.case, op_count=HELD.case.op_count + 1)


def test_a_return_whose_note_is_already_there_still_moves_the_case() -> None:
    body = CaseReturned(
        CLERK_POST, own_note(OPENED), Action.PUT_UP, Priority.ORDINARY, None, "पुनः विचार करें"
    )
    after = apply(OPENED.case, entry(body, OPENED))
    assert after.custody.post_id == CLERK_POST
    assert after.notes == OPENED.case.notes


def test_no_birth() -> None:
    with pytest.raises(FoldBroken, match="has no birth"):
        apply(None, HELD.entries[1])


@pytest.mark.parametrize("story", [HELD, LETTER])
def test_born_twice(story: Story) -> None:
    with pytest.raises(FoldBroken, match="born twice"):
        apply(story.case, story.entries[0])


def test_an_edit_of_nothing_changes_nothing() -> None:
    after = apply(HELD.case, entry(CoverEdited(())))
    assert after.cover == HELD.case.cover


def test_nothing_folded_is_no_case() -> None:
    assert fold([]) is None
    assert fold([], HELD.case) is HELD.case


def test_the_registrys_time_counts_once_it_is_known() -> None:
    sending = replace(SENT.entries[-1], accepted_at=moment(days=2))
    assert sending.at == moment(days=2)
    movement = apply(HELD.case, sending).last_movement
    assert (movement.sent_at, movement.made_at) == (moment(days=2), HELD.at)
    assert SENT.entries[-1].at == HELD.at


def test_a_basis_with_another_case_leaves_the_old_one_alone() -> None:
    before = Basis(HELD.basis.directory)
    after = before.with_case(HELD.case)
    assert before.case(HELD.case_id) is None
    assert after.case(HELD.case_id) is HELD.case
