"""Faults to plant: each takes away one thing on which nothing lost, nothing twice rests.

Several are what the simulator once found and what is mended now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import ModuleType

import pytest
from sqlalchemy import Connection

from eoffice_core.domain.case import Basis
from eoffice_core.domain.decide import again
from eoffice_core.domain.decide.again import Claim
from eoffice_core.domain.decide.answer import Decision
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor
from eoffice_core.store import ledger
from eoffice_core.wire.messages import Place
from eoffice_server import registry
from eoffice_server.batch import Batch
from eoffice_server.incoming import Group, Incoming, groups
from eoffice_server.numbers import Numbers
from eoffice_server.sight import Sight
from eoffice_tui.local import absorb, book, cursor, outbox, restore
from eoffice_tui.sync import engine

Plant = Callable[[pytest.MonkeyPatch], None]


def _nothing(*_: object, **__: object) -> None:
    """Do nothing where something was to be done."""


def _answers(module: ModuleType | type, name: str, answer: object) -> Plant:
    def plant(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(module, name, lambda *_, **__: answer)

    return plant


def _leaves_out(module: ModuleType | type, name: str) -> Plant:
    def plant(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(module, name, _nothing)

    return plant


def no_custody_version(patch: pytest.MonkeyPatch) -> None:
    """The registry takes acts on a custody that is no more."""
    decide_one = again._decide_one

    def decide(basis: Basis, claims: Sequence[Claim], actor: Actor, at: Moment) -> Decision:
        return decide_one(basis, [_as_if_seen(basis, one) for one in claims], actor, at)

    patch.setattr(again, "_decide_one", decide)


def _as_if_seen(basis: Basis, claim: Claim) -> Claim:
    case = basis.case(claim.fact.case_id)
    return claim if case is None else replace(claim, custody_version=case.custody.version)


def cursor_skips(patch: pytest.MonkeyPatch) -> None:
    """A page's cursor is noted one too far."""
    write_place = cursor.write_place

    def write(connection: Connection, place: Place) -> None:
        write_place(connection, place.model_copy(update={"seq": place.seq + 1}))

    patch.setattr(absorb, "write_place", write)


def groups_by_halves(patch: pytest.MonkeyPatch) -> None:
    """Each op of a group is taken by itself."""

    def single(incoming: Sequence[Incoming], at: Moment) -> list[Group]:
        return [
            Group(ops=(one,), faults=group.faults)
            for group in groups(incoming, at)
            for one in group.ops
        ]

    patch.setattr(registry, "groups", single)


def verdicts_by_taken(patch: pytest.MonkeyPatch) -> None:
    """After a restore a desk takes for answered what the registry has, heard or not."""
    patch.setattr(restore, "acknowledged", lambda _: 2**40)


def same_epoch(patch: pytest.MonkeyPatch) -> None:
    """The registry notices that it was restored, and tells nobody."""
    patch.setattr(registry.Registry, "_new_epoch", lambda _self, old, _at: old)


PLANTED: dict[str, tuple[Plant, int]] = {
    "what was decided is decided again": (_answers(registry, "_remembered", ()), 0),
    "no custody version": (no_custody_version, 0),
    "a cursor skips": (cursor_skips, 0),
    "groups by halves": (groups_by_halves, 0),
    "refusals are not remembered": (_leaves_out(Batch, "_refuse"), 0),
    "what is declined is put nowhere": (_leaves_out(outbox, "write_returned"), 0),
    "nothing ever leaves sight": (_answers(Sight, "_leaving", None), 0),
    "serials are not kept": (_leaves_out(Numbers, "write"), 0),
    "only who sees it now is told": (_answers(Sight, "told", set()), 0),
    "a restore begins no new epoch": (same_epoch, 0),
    "accepted ops wait for ever": (_answers(book, "unclaimed", set()), 0),
    "a forgotten op keeps its place": (_answers(ledger, "displaced", set()), 0),
    "a page that did not fit counts as read": (_answers(engine, "_has_read", answer=True), 0),
    "lost verdicts are never asked for": (verdicts_by_taken, 0),
}
"""Each fault with the seed from which it shows within a few histories."""
