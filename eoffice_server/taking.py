"""One accepting transaction: what a parcel is decided by is read, decided, and written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, select, union, union_all

from eoffice_core.domain.decide.again import cases_named
from eoffice_core.domain.ids import (
    CaseId,
    DeviceId,
    OfficeId,
    OpId,
)
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Directory
from eoffice_core.domain.ops import (
    CaseForwarded,
    FileOpened,
    ReceiptDiarised,
)
from eoffice_core.domain.state_pack import NumberPatterns
from eoffice_core.store import ledger, projector
from eoffice_core.store.asking import Question, ask_together
from eoffice_core.store.cases import cases_of, questions_of
from eoffice_core.store.ledger import OP
from eoffice_core.store.rows import DriverRow
from eoffice_core.store.statements import Row, among, change, gathered, insert_all, upsert
from eoffice_core.store.tables import core
from eoffice_core.wire.messages import (
    Code,
    Halt,
    Verdict,
)
from eoffice_server.batch import Batch
from eoffice_server.identity import SignedDevice
from eoffice_server.incoming import Incoming, groups
from eoffice_server.numbers import Birth, Numbers, birth_of
from eoffice_server.sight import SEEING_OFFICES, Sight
from eoffice_server.tables import DeviceRow, OfficeHeadRow, RefusedRow

DEVICE, HEAD, REFUSED = core(DeviceRow), core(OfficeHeadRow), core(RefusedRow)
# A desk takes an id for one op only: what was declined lies at its author's desk under its id.
_DECIDED = union_all(
    select(OP.c.op_id).where(among(OP.c.op_id)),
    select(REFUSED.c.op_id).where(among(REFUSED.c.op_id)),
)

_SENDER = (
    select(DEVICE.c.taken, DEVICE.c.head, DEVICE.c.revoked_at)
    .where(DEVICE.c.device_id == bindparam("device"))
    .with_for_update()
)
_NAMED = HEAD.alias("named")
_CONCERNED = union(
    select(_NAMED.c.office_id).where(among(_NAMED.c.office_id, "offices")), SEEING_OFFICES
)
_COUNTERS = (
    select(HEAD)
    .where(HEAD.c.office_id.in_(_CONCERNED))
    .order_by(HEAD.c.office_id)
    .with_for_update(of=HEAD)
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the ops of one request: `taken` is the last dseq that was decided."""

    taken: int
    verdicts: tuple[Verdict, ...]
    halt: Halt = Halt.NONE


@dataclass(frozen=True, slots=True)
class Request:
    """The ops of one request, checked, with who sent them and when they arrived."""

    sender: SignedDevice
    usual: NumberPatterns
    ops: Sequence[Incoming]
    named: set[CaseId]
    directory: Directory
    at: Moment
    looks_up_numbers: bool = False
    """Set when a number was drawn that is given already: rare, and found by writing it."""


@dataclass(frozen=True, slots=True)
class _Head:
    seq: int
    registry_dseq: int
    registry_head: bytes


class OfficesMissed(Exception):
    """A case came into the sight of an office that was not locked; lock it too and try again."""


def take(connection: Connection, request: Request, also: set[OfficeId]) -> Taken:
    """Take the ops of a request; OfficesMissed when more offices must be locked than were named."""
    (device,), counters = ask_together(
        connection,
        [
            Question(_SENDER, {"device": request.sender.device_id}),
            _question_of_counters(request, also),
        ],
    )
    if device.revoked_at is not None:
        return Taken(taken=device.taken, verdicts=(), halt=Halt.REVOKED)
    old = [one for one in request.ops if one.envelope.dseq <= device.taken]
    new = [one for one in request.ops if one.envelope.dseq > device.taken]
    remembered = _remembered(connection, request.sender.device_id, old)
    if remembered is None:
        return Taken(taken=device.taken, verdicts=(), halt=Halt.MISMATCH)
    if not new:
        return Taken(taken=device.taken, verdicts=remembered)
    first, last = new[0].envelope, new[-1]
    if first.dseq != device.taken + 1 or first.prev != device.head:
        return Taken(taken=device.taken, verdicts=remembered, halt=Halt.CHAIN)
    verdicts = _decide(connection, replace(request, ops=new), _heads_of(counters))
    return Taken(taken=last.envelope.dseq, verdicts=(*remembered, *verdicts))


def _decide(
    connection: Connection, request: Request, heads: dict[OfficeId, _Head]
) -> Sequence[Verdict]:
    batch = _read(connection, request, heads)
    for group in groups(request.ops, request.at):
        batch.take(group)
    _write(connection, batch, heads, reached=request.ops[-1])
    return batch.verdicts


def _read(connection: Connection, request: Request, heads: dict[OfficeId, _Head]) -> Batch:
    """All that the ops of a request are decided by, read while their offices are locked."""
    new, directory = request.ops, request.directory
    named = request.named
    sight = Sight(directory=directory, heads={o: head.seq for o, head in heads.items()})
    numbers = Numbers(
        connection, directory, request.usual,
        births=_births(new), at=request.at, looks_up=request.looks_up_numbers,
    )  # fmt: skip
    readers, reached, decided, *of_cases = ask_together(
        connection,
        [
            sight.question(named),
            numbers.question(),
            Question(_DECIDED, {"ids": [one.op_id for one in new]}),
            *questions_of(named, heads),
        ],
    )
    sight.read(readers)
    cases = {case.case_id: case for case in cases_of(of_cases)}
    told = {office for case in cases.values() for office in sight.told(case)}
    missed = (sight.offices() | told) - set(heads)
    if missed:
        raise OfficesMissed(missed)
    numbers.read(reached)
    return Batch(
        directory=directory,
        at=request.at,
        sender=request.sender,
        sight=sight,
        numbers=numbers,
        registry={o: (head.registry_dseq, head.registry_head) for o, head in heads.items()},
        before=dict(cases),
        after=cases,
        known_ids={OpId(row.op_id) for row in decided},
    )


def all_cases_named(ops: Sequence[Incoming]) -> set[CaseId]:
    """The cases that these ops are about."""
    return {case_id for one in ops if one.op for case_id in cases_named(one.op.fact)}


def _births(ops: Sequence[Incoming]) -> list[Birth]:
    """The cases that would be born of these ops."""
    bodies = [one.op.body for one in ops if one.op is not None]
    return [birth for body in bodies if (birth := birth_of(body)) is not None]


def _offices_of(ops: Sequence[Incoming], directory: Directory) -> set[OfficeId]:
    """The offices that these ops name: the author's, the receiver's, the one a case is born in."""
    posts = {one.envelope.post_id for one in ops}
    offices: set[OfficeId] = set()
    for one in ops:
        body = one.op.body if one.op is not None else None
        if isinstance(body, CaseForwarded):
            posts.add(body.receiver)
        elif isinstance(body, ReceiptDiarised | FileOpened) and body.office_id in directory.offices:
            offices.add(body.office_id)
    return offices | {directory.posts[p].office_id for p in posts if p in directory.posts}


def _question_of_counters(request: Request, also: set[OfficeId]) -> Question:
    """The counters of the offices that these ops concern, locked in the order of their ids."""
    named = also | _offices_of(request.ops, request.directory)
    return Question(_COUNTERS, {"offices": named, "ids": request.named})


def _heads_of(counters: Sequence[DriverRow]) -> dict[OfficeId, _Head]:
    return {
        OfficeId(row.office_id): _Head(row.head_seq, row.registry_dseq, row.registry_head)
        for row in counters
    }


def _write(
    connection: Connection, batch: Batch, heads: dict[OfficeId, _Head], *, reached: Incoming
) -> None:
    device_id, dseq = batch.sender.device_id, reached.envelope.dseq
    changed = {
        case_id: (batch.before.get(case_id), case)
        for case_id, case in batch.after.items()
        if batch.before.get(case_id) is not case
    }
    with gathered(connection):
        ledger.append(connection, batch.lines)
        projector.project(connection, changed)
        batch.sight.write(connection)
        batch.numbers.write()
        insert_all(connection, REFUSED, batch.refusals)
        upsert(connection, HEAD, _counters(batch, heads))
        change(connection, DEVICE, [{"device_id": device_id, "taken": dseq, "head": reached.hash}])


def _counters(batch: Batch, heads: dict[OfficeId, _Head]) -> list[Row]:
    """How far each office that was told of something has come."""
    return [
        {
            "office_id": office_id,
            "head_seq": seq,
            "registry_dseq": batch.registry[office_id][0],
            "registry_head": batch.registry[office_id][1],
        }
        for office_id, seq in batch.sight.heads.items()
        if seq != heads[office_id].seq
    ]


def _remembered(
    connection: Connection, device_id: DeviceId, ops: Sequence[Incoming]
) -> tuple[Verdict, ...] | None:
    """The stored verdicts of ops that were decided before; None when one is not what it was."""
    if not ops:
        return ()
    asked = [one.envelope.dseq for one in ops]
    accepted = connection.execute(
        select(OP.c.dseq, OP.c.op_id, OP.c.raw, OP.c.accepted_at, OP.c.case_index).where(
            OP.c.device_id == device_id, OP.c.dseq.in_(asked)
        )
    ).all()
    declined = connection.execute(
        select(REFUSED).where(REFUSED.c.device_id == device_id, REFUSED.c.dseq.in_(asked))
    ).all()
    raw_of = {row.dseq: row.raw for row in (*accepted, *declined)}
    if any(raw_of.get(one.envelope.dseq) != one.sealed.raw for one in ops):
        return None
    applied = [
        Verdict(
            op_id=row.op_id,
            dseq=row.dseq,
            code=Code.APPLIED,
            accepted_at=row.accepted_at,
            case_index=row.case_index,
        )
        for row in accepted
    ]
    refusals = [
        Verdict(
            op_id=row.op_id,
            dseq=row.dseq,
            code=Code.REFUSED,
            reasons=[int(number) for number in row.reasons.split()],
            accepted_at=row.decided_at,
        )
        for row in declined
    ]
    return tuple(sorted((*applied, *refusals), key=lambda verdict: verdict.dseq))
