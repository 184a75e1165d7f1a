"""Ops as they come in: read, checked against the device's key and put in groups; no store yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eoffice_core.domain.decide.again import Claim
from eoffice_core.domain.ids import OpId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.refusal import Reason
from eoffice_core.proof.chain import Verify, op_hash, signed_message
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.codec import (
    Envelope,
    KindUnknown,
    Op,
    SealedOp,
    decode_body,
    decode_envelope,
)
from eoffice_core.wire.limits import DEVICE_CLOCK_AHEAD_MS_MAX, DEVICE_CLOCK_FIRST_MS
from eoffice_core.wire.messages import Halt, SentOp


@dataclass(frozen=True, slots=True)
class Incoming:
    """One op that came in; `op` is None when its body could not be read, and `fault` says why."""

    sealed: SealedOp
    envelope: Envelope
    hash: bytes
    op: Op | None
    fault: Reason | None
    was_refused: tuple[Reason, ...] = ()

    @property
    def op_id(self) -> OpId:
        """The op's id."""
        return self.envelope.op_id

    @property
    def claim(self) -> Claim:
        """The op as a claim to be decided again."""
        assert self.op is not None, "only a readable op is decided"
        return Claim(fact=self.op.fact, custody_version=self.envelope.custody_version)


def read_op(sent: SentOp) -> Incoming:
    """Read one op; Malformed when not even its envelope can be read."""
    envelope, written = decode_envelope(sent.raw)
    op: Op | None = None
    fault: Reason | None = None
    try:
        kind, body = decode_body(written)
        op = Op(envelope=envelope, kind=kind, body=body)
    except KindUnknown:
        fault = Reason.KIND_UNKNOWN
    except Malformed:
        fault = Reason.OP_MALFORMED
    return Incoming(
        sealed=SealedOp(raw=sent.raw, signature=sent.signature),
        envelope=envelope,
        hash=op_hash(sent.raw),
        op=op,
        fault=fault,
        was_refused=tuple(Reason(n) for n in sent.refused if n in Reason.__members__.values()),
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """The ops that hang together and are signed, and why the rest was not taken."""

    ops: tuple[Incoming, ...]
    halt: Halt = Halt.NONE


def check(incoming: Sequence[Incoming], *, public_key: bytes, verify: Verify) -> Checked:
    """The leading ops whose chain and signatures hold. Signatures are checked before any lock."""
    held: list[Incoming] = []
    for one in incoming:
        if held:
            before = held[-1]
            follows = one.envelope.dseq == before.envelope.dseq + 1
            if not follows or one.envelope.prev != before.hash:
                return Checked(ops=_whole_groups(held), halt=Halt.CHAIN)
        if not verify(public_key, one.sealed.signature, signed_message(one.sealed.raw)):
            return Checked(ops=_whole_groups(held), halt=Halt.SIGNATURE)
        held.append(one)
    return Checked(ops=tuple(held))


def _whole_groups(held: Sequence[Incoming]) -> tuple[Incoming, ...]:
    """Without a group whose end was not taken: half of it would be refused, and free the rest."""
    end = start = 0
    while start < len(held):
        start += held[start].envelope.group or 1
        end = start if start <= len(held) else end
    return tuple(held[:end])


@dataclass(frozen=True, slots=True)
class Group:
    """Ops that are accepted or refused as a whole."""

    ops: tuple[Incoming, ...]
    faults: tuple[Reason, ...] = field(default=())


def groups(incoming: Sequence[Incoming], at: Moment) -> Iterable[Group]:
    """The ops as their authors grouped them, with what is wrong with each group on its face."""
    start = 0
    while start < len(incoming):
        length = incoming[start].envelope.group or 1
        members = tuple(incoming[start : start + length])
        yield Group(ops=members, faults=tuple(_group_faults(members, length, at)))
        start += length


def _group_faults(members: tuple[Incoming, ...], length: int, at: Moment) -> Iterable[Reason]:
    first = members[0].envelope
    for one in members:
        yield from one.was_refused
        if one.fault is not None:
            yield one.fault
        if (one.envelope.post_id, one.envelope.made_at) != (first.post_id, first.made_at):
            yield Reason.GROUP_BROKEN
    if len(members) != length or any(one.envelope.group for one in members[1:]):
        yield Reason.GROUP_BROKEN
    if first.made_at > at + DEVICE_CLOCK_AHEAD_MS_MAX:
        yield Reason.CLOCK_AHEAD
    if first.made_at < DEVICE_CLOCK_FIRST_MS:
        yield Reason.CLOCK_BEHIND
