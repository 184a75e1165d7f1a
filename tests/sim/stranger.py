"""An enrolled device on which another program runs: it signs whatever it likes.

What it sends must never hurt the registry's record or an honest desk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from eoffice_core.domain.case import Basis, Case, CaseStatus
from eoffice_core.domain.decide import Decided
from eoffice_core.domain.ids import CaseId, OpId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import Fact, FileOpened, NumberAssigned, ReceiptFiled
from eoffice_core.proof.chain import op_hash, signed_message
from eoffice_core.store.cases import CASE, load_cases
from eoffice_core.store.ledger import OP
from eoffice_core.wire.cbor import encode
from eoffice_core.wire.codec import Envelope, encode_op
from eoffice_core.wire.messages import Exchange, SentOp, write_message
from eoffice_server.taking import DEVICE, REFUSED
from eoffice_tui.local.chain import Device
from tests import cast
from tests.sim.chance import Chance
from tests.sim.drawers import any_command
from tests.sim.office import Office
from tests.sim.scene import Scene
from tests.sim.seat import CountedIds

TRIES_MAX = 25
LONG_MS = 40 * cast.ONE_DAY_MS


@dataclass
class Draft:
    """Ops that are about to be sealed."""

    facts: list[Fact]
    envelopes: list[Envelope]
    scene: Scene

    def change(self, place: int, **values: object) -> None:
        """Write something else into one envelope."""
        self.envelopes[place] = replace(self.envelopes[place], **values)  # type: ignore[arg-type]  # tests only


def pretended(scene: Scene, case: Case) -> Basis:
    """The scene's cases as if this one lay open before the actor."""
    custody = replace(case.custody, post_id=scene.post, received_at=case.custody.since)
    forged = replace(case, custody=custody, status=CaseStatus.ACTIVE)
    return scene.basis.with_case(forged)


class Stranger:
    """The other program."""

    def __init__(self, device: Device, clock: Callable[[], Moment]) -> None:
        self.device = device
        self._clock = clock
        self._ids = CountedIds(clock, device.device_id)

    def request(self, chance: Chance, office: Office) -> tuple[str, bytes]:
        """What it does now, and the request that does it."""
        scene = self._scene(chance, office)
        draft = self._draft(scene, office)
        kind = chance.pick(tuple(KINDS))
        if draft is None:
            return "nothing", write_message(Exchange())
        ops = KINDS[kind](self, draft, office)
        return kind, write_message(Exchange(ops=list(ops), rows_max=3))

    def _scene(self, chance: Chance, office: Office) -> Scene:
        directory = office.directory()
        posts = directory.posts_of(self.device.officer_id, self._clock()) or (cast.CLERK_POST,)
        with office.store.reading() as connection:
            known = connection.execute(select(CASE.c.case_id).order_by(CASE.c.case_id)).scalars()
            cases = load_cases(connection, [CaseId(case_id) for case_id in known])
        return Scene(
            chance=chance,
            basis=Basis(directory=directory, cases=cases),
            actor=Actor(self.device.officer_id, chance.pick(posts)),
            at=self._clock(),
            receivers=tuple(directory.posts),
            ids=self._ids,
            provisional=lambda: "अनं.-x-1",
        )

    def _draft(self, scene: Scene, office: Office) -> Draft | None:
        """An act that the rules allow, ready to be sealed."""
        for _ in range(TRIES_MAX):
            decision = scene.decide([any_command(scene)])
            if isinstance(decision, Decided):
                return self.drafted(list(decision.facts), scene, office)
        return None

    def drafted(self, facts: list[Fact], scene: Scene, office: Office) -> Draft:
        """These facts at the end of the chain."""
        with office.store.reading() as connection:
            end = connection.execute(
                select(DEVICE).where(DEVICE.c.device_id == self.device.device_id)
            ).one()
        envelopes = []
        versions = {c.case_id: c.custody.version for c in scene.basis.cases.values()}
        for place, fact in enumerate(facts):
            envelope = Envelope(
                op_id=fact.op_id,
                dseq=end.taken + 1 + place,
                post_id=scene.post,
                made_at=scene.at,
                prev=end.head,
                case_id=fact.case_id,
                custody_version=versions.get(fact.case_id, 0),
                seen=0,
                group=len(facts) if place == 0 and len(facts) > 1 else 0,
            )
            envelopes.append(envelope)
        return Draft(facts, envelopes, scene)

    def sealed(self, draft: Draft) -> list[SentOp]:
        """The ops, each naming the one before."""
        sent: list[SentOp] = []
        for envelope, fact in zip(draft.envelopes, draft.facts, strict=True):
            prev = op_hash(sent[-1].raw) if sent else envelope.prev
            raw = encode_op(replace(envelope, prev=prev), fact.body)
            sent.append(self.signed(raw))
        return sent

    def signed(self, raw: bytes) -> SentOp:
        """Any bytes with a good signature."""
        return SentOp(raw=raw, signature=self.device.sign(signed_message(raw)))


Kind = Callable[[Stranger, Draft, Office], Sequence[SentOp]]


def honest(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """Nothing wrong with it."""
    return who.sealed(draft)


def other_version(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """As if it had seen the case in other hands."""
    step = draft.scene.chance.pick((-1, 1))
    draft.change(0, custody_version=max(draft.envelopes[0].custody_version + step, 0))
    return who.sealed(draft)


def taken_id(who: Stranger, draft: Draft, office: Office) -> Sequence[SentOp]:
    """With the id of an op that was decided before."""
    with office.store.reading() as connection:
        ids = [
            *connection.execute(select(OP.c.op_id).order_by(OP.c.op_id)).scalars(),
            *connection.execute(select(REFUSED.c.op_id).order_by(REFUSED.c.op_id)).scalars(),
        ]
    if ids:
        op_id = OpId(draft.scene.chance.pick(ids))
        draft.change(0, op_id=op_id)
        draft.facts[0] = replace(draft.facts[0], op_id=op_id)
    return who.sealed(draft)


def bad_signature(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """Signed by nobody."""
    sent = list(who.sealed(draft))
    sent[-1] = SentOp(raw=sent[-1].raw, signature=bytes(64))
    return sent


def gap(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """With a number left out."""
    draft.change(0, dseq=draft.envelopes[0].dseq + 1)
    return who.sealed(draft)


def fork(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """At the end of another chain."""
    draft.change(0, prev=bytes(32))
    return who.sealed(draft)


def other_bytes(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """In the place of an op that was decided before."""
    draft.change(0, dseq=max(draft.envelopes[0].dseq - 1, 1))
    return who.sealed(draft)


def broken_group(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """A group that is longer than what comes."""
    draft.change(0, group=draft.scene.chance.between(2, 5))
    return who.sealed(draft)


def nested_group(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """A group within a group, or with two times."""
    last = len(draft.envelopes) - 1
    if draft.scene.chance.percent(50):
        draft.change(last, group=2)
    else:
        draft.change(last, made_at=Moment(draft.scene.at + 1))
    return who.sealed(draft)


def strange_post(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """From a post that somebody else holds."""
    post = draft.scene.chance.pick((*draft.scene.receivers, cast.NO_SUCH_POST))
    for place in range(len(draft.envelopes)):
        draft.change(place, post_id=post)
    return who.sealed(draft)


def strange_time(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """From long ago or from the future."""
    at = draft.scene.chance.pick((Moment(1), Moment(draft.scene.at + LONG_MS)))
    for place in range(len(draft.envelopes)):
        draft.change(place, made_at=at)
    return who.sealed(draft)


def own_number(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """A number that it gives to a case itself."""
    draft.facts[-1] = replace(draft.facts[-1], body=NumberAssigned(number="1/नजारत/2025"))
    return who.sealed(draft)


def half_filed(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """A receipt in a file that does not show it."""
    file_id = draft.scene.case_id()
    draft.facts[-1] = replace(draft.facts[-1], body=ReceiptFiled(file_id=file_id))
    return who.sealed(draft)


def second_birth(who: Stranger, draft: Draft, office: Office) -> Sequence[SentOp]:
    """A new file under the id of a case that is there."""
    births = [fact for fact in draft.facts if isinstance(fact.body, FileOpened)]
    known = tuple(draft.scene.basis.cases)
    if births and known:
        fact = replace(births[0], case_id=draft.scene.chance.pick(known))
        draft = who.drafted([fact], draft.scene, office)
    return who.sealed(draft)


def stolen(who: Stranger, draft: Draft, office: Office) -> Sequence[SentOp]:
    """An act on a case that lies before somebody else."""
    scene = draft.scene
    cases = tuple(scene.basis.cases.values())
    if not cases:
        return who.sealed(draft)
    scene = scene.on(pretended(scene, scene.chance.pick(cases)))
    for _ in range(TRIES_MAX):
        decision = scene.decide([any_command(scene)])
        if isinstance(decision, Decided):
            return who.sealed(who.drafted(list(decision.facts), scene, office))
    return who.sealed(draft)


def unknown_kind(who: Stranger, draft: Draft, _office: Office) -> Sequence[SentOp]:
    """Of a kind or with a body that nobody can read."""
    envelope = draft.envelopes[0]
    kind = draft.scene.chance.pick((0x24, 0x7F))
    written = {
        1: envelope.op_id, 2: kind, 3: 1, 4: envelope.dseq, 5: envelope.post_id,
        6: envelope.made_at, 7: envelope.prev, 8: envelope.case_id,
        9: envelope.custody_version, 10: {}, 12: 0,
    }  # fmt: skip
    return [who.signed(encode(written))]


def garbage(who: Stranger, _draft: Draft, _office: Office) -> Sequence[SentOp]:
    """No op at all."""
    return [who.signed(b"\x01\x02")]


KINDS: dict[str, Kind] = {
    kind.__name__: kind
    for kind in (
        honest,
        other_version,
        taken_id,
        bad_signature,
        gap,
        fork,
        other_bytes,
        broken_group,
        nested_group,
        strange_post,
        strange_time,
        own_number,
        half_filed,
        second_birth,
        stolen,
        unknown_kind,
        garbage,
    )
}
