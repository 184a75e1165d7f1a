"""Every reason is met by a test, and every reason that a command can meet stands in its table."""

from random import Random

import pytest

from eoffice_core.domain.commands import Command
from eoffice_core.domain.decide import decide
from eoffice_core.domain.refusal import Reason, Refused, refused
from tests.unit.domain import test_conduct, test_decide_again
from tests.unit.domain.every import COMMANDS, honest_acts, refusals
from tests.unit.domain.play import a_world, chosen

OF_THE_WIRE_OR_THE_REGISTRY = {
    Reason.KIND_UNKNOWN,
    Reason.OP_MALFORMED,
    Reason.CLOCK_AHEAD,
    Reason.CLOCK_BEHIND,
}
MOVES = 6_000
MOVES_PER_WORLD = 300


def tabled(command: type[Command]) -> set[Reason]:
    return {reason for row in refusals(command) for reason in row.reasons}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_tables(command: type[Command]) -> None:
    assert all(isinstance(row.command, command) for row in refusals(command))
    assert all(isinstance(one, command) for row in honest_acts(command) for one in row.asked)
    assert honest_acts(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_names_of_a_table_tell_its_rows_apart(command: type[Command]) -> None:
    names = [row.name for row in refusals(command)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("command", COMMANDS)
def test_in_each_table_several_reasons_meet(command: type[Command]) -> None:
    assert any(len(row.reasons) > 1 for row in refusals(command))


def test_every_reason_is_met() -> None:
    met = {Reason.POST_NOT_HELD} | {r for row in test_decide_again.REFUSED for r in row.reasons}
    for command in COMMANDS:
        met |= tabled(command)
    assert met == set(Reason) - OF_THE_WIRE_OR_THE_REGISTRY
    assert test_conduct.STRANGERS


def test_a_command_meets_no_reason_that_its_table_does_not_name() -> None:
    """Played at random, from a fixed seed, with every kind of mistake."""
    random = Random(17_11_2025)
    world = a_world()
    missing: set[tuple[str, str]] = set()
    for move in range(MOVES):
        if move % MOVES_PER_WORLD == 0:
            world = a_world()
        actor, command = chosen(world, [random.randrange(1_000) for _ in range(5)])
        decision = decide(world.basis, command, actor, world.at)
        if isinstance(decision, Refused):
            unnamed = set(decision.reasons) - tabled(type(command))
            missing |= {(type(command).__name__, reason.name) for reason in unnamed}
        else:
            world = world.recorded(decision.facts, actor)
    assert not missing


def test_reasons_are_ordered_and_given_once() -> None:
    given = [Reason.TEXT_MISSING, Reason.CASE_CLOSED, Reason.TEXT_MISSING, Reason.NOT_AN_APPROVER]
    refusal = refused(given)
    assert refusal == Refused((Reason.NOT_AN_APPROVER, Reason.CASE_CLOSED, Reason.TEXT_MISSING))
    assert refusal.reason is Reason.NOT_AN_APPROVER


def test_no_reasons_are_no_refusal() -> None:
    assert refused([]) is None
