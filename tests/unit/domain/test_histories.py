"""Whatever officers ask for, in whatever order: what is allowed keeps every invariant."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from eoffice_core.domain.apply import apply, fold
from eoffice_core.domain.case import Case, CaseStatus
from eoffice_core.domain.decide import decide
from eoffice_core.domain.decide.answer import Decided, Decision
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.invariants import (
    append_only_breaches,
    custody_breaches,
    filing_breaches,
    fold_breaches,
    once_breaches,
)
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import CasePulledBack, Entry
from eoffice_core.domain.refusal import Refused
from tests.builders import Story
from tests.cast import moment
from tests.unit.domain.claims import sent_facts
from tests.unit.domain.play import a_world, chosen

NUMBERS = st.tuples(*[st.integers(min_value=0, max_value=1_000)] * 5)
MOVES = st.lists(NUMBERS, min_size=5, max_size=60)
WORLD = a_world()


def played(moves: Sequence[Sequence[int]], world: Story = WORLD) -> Story:
    """The world after everything in these moves that is allowed."""
    for numbers in moves:
        actor, command = chosen(world, numbers)
        decision = decide(world.basis, command, actor, world.at)
        if isinstance(decision, Decided):
            world = world.recorded(decision.facts, actor)
    return world


def cases_of(world: Story) -> list[tuple[CaseId, Case, tuple[Entry, ...]]]:
    """Each case of a world with its entries."""
    return [(key, case, world.entries_of(key)) for key, case in world.basis.cases.items()]


@given(MOVES)
@settings(deadline=None)
def test_the_invariants_hold(moves: list[tuple[int, ...]]) -> None:
    world = played(moves)
    for _, case, entries in cases_of(world):
        assert custody_breaches(case) == []
        assert append_only_breaches(entries) == []
        assert fold_breaches(entries, case) == []
    assert filing_breaches(world.basis.cases) == []
    assert once_breaches((entry.fact.op_id, "ledger") for entry in world.history) == []


@given(MOVES)
@settings(deadline=None)
def test_folding_at_once_and_step_by_step_is_the_same(moves: list[tuple[int, ...]]) -> None:
    for _, case, entries in cases_of(played(moves)):
        stepwise: Case | None = None
        for entry in entries:
            stepwise = apply(stepwise, entry)
        assert fold(entries) == stepwise == case
        half = len(entries) // 2
        assert fold(entries[half:], fold(entries[:half])) == case
        assert case.op_count == len(entries)


@given(MOVES)
@settings(deadline=None)
def test_desk_and_registry_decide_alike(moves: list[tuple[int, ...]]) -> None:
    world = WORLD
    for numbers in moves:
        actor, command = chosen(world, numbers)
        decision: Decision = decide(world.basis, command, actor, world.at)
        if isinstance(decision, Refused):
            assert list(decision.reasons) == sorted(set(decision.reasons))
            continue
        assert sent_facts(world, actor, decision.facts).decision == decision
        world = world.recorded(decision.facts, actor)


@given(MOVES)
@settings(deadline=None)
def test_what_a_case_looks_like_is_always_sound(moves: list[tuple[int, ...]]) -> None:
    for _, case, _entries in cases_of(played(moves)):
        numbers = [note.number for note in case.notes if note.is_official]
        assert len(numbers) == len(set(numbers))
        assert all(number > 0 for number in numbers)
        assert all(note.number == 0 for note in case.notes if not note.is_official)
        for note in case.notes:
            assert (note.sent_with > 0) == (note.state is NoteState.FINAL)
        holder = case.custody.post_id
        assert all(note.author.post_id == holder for note in case.green_notes)
        assert (case.rest is None) == (case.status is CaseStatus.ACTIVE)
        assert (case.file_id is None) == (case.status is not CaseStatus.IN_FILE)
        assert case.is_pending == (case.status is CaseStatus.ACTIVE)
        assert case.custody.is_received or case.status is CaseStatus.ACTIVE
        assert case.returns_to != holder


@given(MOVES)
@settings(deadline=None)
def test_a_pull_back_restores_the_notes_as_they_were_before_sending(
    moves: list[tuple[int, ...]],
) -> None:
    for _, _, entries in cases_of(played(moves)):
        before_sending: Case | None = None
        case: Case | None = None
        for entry in entries:
            after = apply(case, entry)
            if isinstance(entry.fact.body, CasePulledBack):
                assert before_sending is not None
                known = {note.note_id for note in before_sending.notes}
                kept = tuple(note for note in after.notes if note.note_id in known)
                assert kept == before_sending.notes
                assert after.custody.post_id == before_sending.custody.post_id
            if case is not None and after.custody.version != case.custody.version:
                before_sending = case
            case = after


@given(MOVES)
@settings(deadline=None)
def test_limits_count_from_the_registrys_time_once_that_is_known(
    moves: list[tuple[int, ...]],
) -> None:
    """Acceptance changes when something counts as sent, and nothing else."""
    for _, case, entries in cases_of(played(moves)):
        accepted = [replace(entry, accepted_at=moment(days=1)) for entry in entries]
        settled = fold(accepted)
        assert settled is not None
        assert settled.notes == case.notes
        assert (settled.custody.post_id, settled.custody.version) == (
            case.custody.post_id,
            case.custody.version,
        )
        assert {movement.sent_at for movement in settled.movements} == {moment(days=1)}
        assert [m.made_at for m in settled.movements] == [m.made_at for m in case.movements]
