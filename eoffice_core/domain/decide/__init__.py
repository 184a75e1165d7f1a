"""Deciding: command × what is known × actor × moment → facts or a refusal.

The same functions decide at the desk, when the officer acts, and at the registry, when the op
arrives.
"""

from collections.abc import Sequence

from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Basis
from eoffice_core.domain.commands import (
    Command,
    FileCommand,
    NotingCommand,
    ReceiptCommand,
)
from eoffice_core.domain.decide.answer import Decided, Decision
from eoffice_core.domain.decide.file import decide_file
from eoffice_core.domain.decide.movement import decide_movement
from eoffice_core.domain.decide.noting import decide_noting
from eoffice_core.domain.decide.receipt import decide_receipt
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import Entry, Fact
from eoffice_core.domain.refusal import Reason, Refused


def decide(basis: Basis, command: Command, actor: Actor, at: Moment) -> Decision:
    """The facts that a command leads to, or why it is declined."""
    if isinstance(command, ReceiptCommand):
        return decide_receipt(basis, command, actor, at)
    if isinstance(command, FileCommand):
        return decide_file(basis, command, actor, at)
    if isinstance(command, NotingCommand):
        return decide_noting(basis, command, actor, at)
    return decide_movement(basis, command, actor, at)


def conduct(basis: Basis, asked: Sequence[Command], actor: Actor, at: Moment) -> Decision:
    """Several commands as one act: each decided on what the ones before it made, all or none."""
    if not basis.directory.holds(actor, at):
        return Refused(reasons=(Reason.POST_NOT_HELD,))
    facts: list[Fact] = []
    for command in asked:
        decision = decide(basis, command, actor, at)
        if isinstance(decision, Refused):
            return decision
        for fact in decision.facts:
            entry = Entry(fact=fact, post_id=actor.post_id, officer_id=actor.officer_id, made_at=at)
            basis = basis.with_case(apply(basis.case(fact.case_id), entry))
        facts.extend(decision.facts)
    return Decided(facts=tuple(facts))


__all__ = ["Decided", "Decision", "conduct", "decide"]
