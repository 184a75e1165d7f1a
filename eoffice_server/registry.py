"""The registry: the single writer. Decides every op again, numbers it, records it, shows it."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, select, union_all

from eoffice_core.domain.decide.again import cases_named
from eoffice_core.domain.ids import (
    ID_BYTES,
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
from eoffice_core.domain.state_pack import USUAL_PATTERNS, NumberPatterns
from eoffice_core.proof.chain import Verify, op_hash
from eoffice_core.store import ledger, projector
from eoffice_core.store.cases import load_cases
from eoffice_core.store.directory import directory_version, read_directory
from eoffice_core.store.engine import Store
from eoffice_core.store.ledger import OP
from eoffice_core.store.meta import read_meta, write_meta
from eoffice_core.store.rows import DriverRow
from eoffice_core.store.statements import Row, among, change, chunks, gathered, insert_all, upsert
from eoffice_core.store.tables import core
from eoffice_core.wire.directory import directory_lines
from eoffice_core.wire.messages import (
    Code,
    Exchange,
    Halt,
    Page,
    Place,
    Reply,
    SentOp,
    Verdict,
)
from eoffice_server.batch import Batch
from eoffice_server.feed import Reader, marks_fit, read_page
from eoffice_server.identity import SignedDevice
from eoffice_server.incoming import Incoming, check, groups, read_op
from eoffice_server.numbers import Birth, Numbers, birth_of
from eoffice_server.opened import EPOCH
from eoffice_server.sight import REGISTER_FEED, Sight, offices_seeing
from eoffice_server.tables import DeviceRow, OfficeHeadRow, RefusedRow

DEVICE, HEAD, REFUSED = core(DeviceRow), core(OfficeHeadRow), core(RefusedRow)
_DECIDED = union_all(
    select(OP.c.op_id).where(among(OP.c.op_id)),
    select(REFUSED.c.op_id).where(among(REFUSED.c.op_id)),
)

_DEVICE = select(DEVICE).where(DEVICE.c.device_id == bindparam("device"))
_SENDER = (
    select(DEVICE.c.taken, DEVICE.c.head, DEVICE.c.revoked_at)
    .where(DEVICE.c.device_id == bindparam("device"))
    .with_for_update()
)
_COUNTERS = select(HEAD).where(among(HEAD.c.office_id)).order_by(HEAD.c.office_id).with_for_update()

ACCEPTING_AT_ONCE_MAX = 2
"""One decides while another waits for the database; more would only wait, with offices locked."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the ops of one request: `taken` is the last dseq that was decided."""

    taken: int
    verdicts: tuple[Verdict, ...]
    halt: Halt = Halt.NONE


@dataclass(frozen=True, slots=True)
class _Request:
    """The ops of one request, checked, with who sent them and when they arrived."""

    sender: SignedDevice
    usual: NumberPatterns
    ops: Sequence[Incoming]
    directory: Directory
    at: Moment


class _OfficesMissed(Exception):
    """A case came into the sight of an office that was not locked; lock it too and try again."""


class Registry:
    """Accepts ops into one store, by one transaction per request."""

    def __init__(
        self, store: Store, *, verify: Verify, usual: NumberPatterns = USUAL_PATTERNS
    ) -> None:
        self._store = store
        self._usual = usual
        self._verify = verify
        self._known: Directory | None = None
        self._turns = threading.BoundedSemaphore(ACCEPTING_AT_ONCE_MAX)

    def accept_ops(
        self, sender: SignedDevice, sent: Sequence[SentOp], directory: Directory, at: Moment
    ) -> Taken:
        """Decide ops, each once: what was decided before gets the same verdict again.

        Raises Malformed when an op's envelope cannot be read; then nothing was taken.
        """
        checked = check(
            [read_op(one) for one in sent], public_key=sender.public_key, verify=self._verify
        )
        request = _Request(
            sender=sender, usual=self._usual, ops=checked.ops, directory=directory, at=at
        )
        also: set[OfficeId] = set()
        while True:
            try:
                with self._turns, self._store.writing() as connection:
                    taken = _take(connection, request, also)
            except _OfficesMissed as missed:
                also |= missed.args[0]
                continue
            return replace(taken, halt=taken.halt or checked.halt)

    def exchange(self, sender: SignedDevice, message: Exchange, at: Moment) -> Reply:
        """Take what a desk offers, and give it what it may see after its places."""
        with self._store.reading() as connection:
            epoch = bytes.fromhex(read_meta(connection, EPOCH) or "")
            directory = self._directory(connection)
            device = _device(connection, sender.device_id)
            if device.revoked_at is not None:
                return Reply(
                    epoch=epoch,
                    taken=device.taken,
                    halt=Halt.REVOKED,
                    received_at=at,
                    answered_at=at,
                )
            held = {0, *directory.posts_of(sender.officer_id, at)}
            is_known = marks_fit(connection, [p for p in message.places if p.post_id in held])
        is_same = message.epoch in (b"", epoch)
        if is_same and (message.acknowledged > device.taken or not is_known):
            epoch = self._new_epoch(epoch, at)
            is_same = False
        if not is_same:
            return Reply(epoch=epoch, taken=device.taken, received_at=at, answered_at=at)
        taken = Taken(taken=device.taken, verdicts=())
        if message.ops:
            taken = self.accept_ops(sender, message.ops, directory, at)
        pages: list[Page] = []
        has_more = False
        if taken.halt is not Halt.REVOKED:
            pages, has_more = self._pages(sender, message, directory, at)
        return Reply(
            epoch=epoch,
            taken=taken.taken,
            halt=taken.halt,
            verdicts=list(taken.verdicts),
            pages=pages,
            has_more=has_more,
            posts=list(directory.posts_of(sender.officer_id, at)),
            directory=[directory_lines(directory)]
            if message.directory_version != directory.version
            else [],
            received_at=at,
            answered_at=at,
        )

    def _pages(
        self, sender: SignedDevice, message: Exchange, directory: Directory, at: Moment
    ) -> tuple[list[Page], bool]:
        """A page of each feed of the posts held now, as far as rows go; whether there is more."""
        reached = {(place.office_id, place.post_id): place for place in message.places}
        held = directory.posts_of(sender.officer_id, at)
        feeds = [(directory.posts[post].office_id, post) for post in held]
        feeds += [(office, REGISTER_FEED) for office in sorted({office for office, _ in feeds})]
        kept = message.acknowledged + len(message.ops)
        reader = Reader(device_id=sender.device_id, kept=kept)
        pages: list[Page] = []
        left = message.rows_max
        with self._store.reading() as connection:
            for key in feeds:
                place = reached.get(key) or Place(office_id=key[0], post_id=key[1])
                page = read_page(connection, place, rows_max=max(left, 1), reader=reader)
                left -= len(page.rows)
                pages.append(page)
                if left <= 0:
                    break
        return pages, len(pages) < len(feeds) or not all(page.is_last for page in pages)

    def _directory(self, connection: Connection) -> Directory:
        """The directory, read anew only when the mapping has changed."""
        if self._known is None or self._known.version != directory_version(connection):
            self._known = read_directory(connection)
        return self._known

    def _new_epoch(self, old: bytes, at: Moment) -> bytes:
        """Say that this registry has forgotten: every desk then offers again what it lacks.

        The time is in it, for a second restore from one backup must not come to the same epoch.
        """
        new = op_hash(old + at.to_bytes(8, "big"))[:ID_BYTES].hex()
        with self._store.writing() as connection:
            known = read_meta(connection, EPOCH)
            if known != old.hex():  # another process has noticed it too
                return bytes.fromhex(known or "")
            write_meta(connection, EPOCH, new)
        return bytes.fromhex(new)


def _device(connection: Connection, device_id: DeviceId) -> DriverRow:
    return connection.execute(_DEVICE, {"device": device_id}).one()


def _take(connection: Connection, request: _Request, also: set[OfficeId]) -> Taken:
    device = connection.execute(_SENDER, {"device": request.sender.device_id}).one()
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
    verdicts = _decide(connection, replace(request, ops=new), also)
    return Taken(taken=last.envelope.dseq, verdicts=(*remembered, *verdicts))


def _decide(connection: Connection, request: _Request, also: set[OfficeId]) -> Sequence[Verdict]:
    new, directory = request.ops, request.directory
    named = {c for one in new if one.op for c in cases_named(one.op.fact)}
    concerned = offices_seeing(connection, named) | _offices_of(new, directory)
    heads = _lock_offices(connection, also | concerned)
    sight = Sight(directory=directory, heads={o: head.seq for o, head in heads.items()})
    cases = load_cases(connection, named)
    papers = {p.receipt_id for case in cases.values() for p in case.correspondence}
    sight.load(connection, named | papers)
    told = {office for case in cases.values() for office in sight.told(case)}
    missed = (sight.offices() | told) - set(heads)
    if missed:
        raise _OfficesMissed(missed)
    batch = Batch(
        directory=directory,
        at=request.at,
        sender=request.sender,
        sight=sight,
        numbers=Numbers(connection, directory, request.usual, births=_births(new), at=request.at),
        registry={o: (head.registry_dseq, head.registry_head) for o, head in heads.items()},
        before=dict(cases),
        after=cases,
        known_ids=_decided(connection, [one.op_id for one in new]),
    )
    for group in groups(new, request.at):
        batch.take(group)
    _write(connection, batch, heads, reached=new[-1])
    return batch.verdicts


def _births(ops: Sequence[Incoming]) -> list[Birth]:
    """The cases that would be born of these ops."""
    bodies = [one.op.body for one in ops if one.op is not None]
    return [birth for body in bodies if (birth := birth_of(body)) is not None]


def _decided(connection: Connection, ids: Sequence[OpId]) -> set[OpId]:
    """Those of these ids that were decided before, either way: a desk takes an id for one op only.

    What was declined lies at its author's desk under its id, with the text.
    """
    return {
        OpId(op_id)
        for part in chunks(ids)
        for op_id in connection.execute(_DECIDED, {"ids": part}).scalars()
    }


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


@dataclass(frozen=True, slots=True)
class _Head:
    seq: int
    registry_dseq: int
    registry_head: bytes


def _lock_offices(connection: Connection, offices: set[OfficeId]) -> dict[OfficeId, _Head]:
    """Lock the counters of these offices, in the order of their ids, and read them."""
    rows = connection.execute(_COUNTERS, {"ids": list(offices)}).all()
    return {
        OfficeId(row.office_id): _Head(row.head_seq, row.registry_dseq, row.registry_head)
        for row in rows
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
