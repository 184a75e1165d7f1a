"""Append and read ops; the only writer of the op table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Connection, bindparam, select, tuple_, update

from eoffice_core.domain.ids import CaseId, DeviceId, OfficeId, OfficerId, OpId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.ops import Entry
from eoffice_core.store.rows import DriverRow
from eoffice_core.store.statements import IDS_PER_STATEMENT_MAX, among, chunks, insert_all
from eoffice_core.store.tables import OpRow, core
from eoffice_core.wire.codec import Op, SealedOp, decode_op

OP = core(OpRow)


class Standing(IntEnum):
    """How far an op is. On the server every op in the ledger is settled."""

    UNSENT = 0
    ACCEPTED = 1
    SETTLED = 2
    RETURNED = 3
    AWAY = 4


FOLDED = (Standing.UNSENT, Standing.ACCEPTED, Standing.SETTLED)
"""The ops that make a case; what was returned with objection is kept, and not folded."""

# Nearly all ops are settled: with the sum no planner looks for them by their standing.
_FOLDED = select(OP).where(among(OP.c.case_id), (OP.c.standing + 0).in_(FOLDED))
_BY_ID = select(OP).where(among(OP.c.op_id))


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """An op with what the ledger knows of it beside its signed bytes."""

    sealed: SealedOp
    op: Op
    office_id: OfficeId
    device_id: DeviceId
    officer_id: OfficerId
    standing: Standing
    accepted_at: Moment | None = None
    case_index: int | None = None
    seq: int | None = None

    @property
    def entry(self) -> Entry:
        """What folding needs of it."""
        return Entry(
            fact=self.op.fact,
            post_id=self.op.envelope.post_id,
            officer_id=self.officer_id,
            made_at=self.op.envelope.made_at,
            accepted_at=self.accepted_at,
        )


def append(connection: Connection, lines: Sequence[LedgerLine]) -> None:
    """Write ops that are not there yet."""
    insert_all(connection, OP, [_values(line) for line in lines])


def displaced(connection: Connection, lines: Sequence[LedgerLine]) -> set[CaseId]:
    """The cases in which other ops stand in the places that these have in their devices' chains.

    Only a registry that was restored gives such a place again: it has forgotten those cases.
    """
    place = (OP.c.office_id, OP.c.device_id, OP.c.dseq)
    cases: set[CaseId] = set()
    for start in range(0, len(lines), IDS_PER_STATEMENT_MAX):
        part = lines[start : start + IDS_PER_STATEMENT_MAX]
        keys = [(line.office_id, line.device_id, line.op.envelope.dseq) for line in part]
        rows = connection.execute(select(OP.c.case_id).where(tuple_(*place).in_(keys)))
        cases |= {CaseId(case_id) for case_id in rows.scalars()}
    return cases


def _values(line: LedgerLine) -> dict[str, object]:
    envelope = line.op.envelope
    return {
        "office_id": line.office_id,
        "op_id": envelope.op_id,
        "case_id": envelope.case_id,
        "case_index": line.case_index,
        "seq": line.seq,
        "device_id": line.device_id,
        "dseq": envelope.dseq,
        "kind": line.op.kind,
        "post_id": envelope.post_id,
        "officer_id": line.officer_id,
        "made_at": envelope.made_at,
        "accepted_at": line.accepted_at,
        "standing": int(line.standing),
        "raw": line.sealed.raw,
        "signature": line.sealed.signature,
    }


def line_of(row: DriverRow) -> LedgerLine:
    """The ledger line of a row; its bytes are read again, strictly."""
    return LedgerLine(
        sealed=SealedOp(raw=row.raw, signature=row.signature),
        op=decode_op(row.raw),
        office_id=OfficeId(row.office_id),
        device_id=DeviceId(row.device_id),
        officer_id=OfficerId(row.officer_id),
        standing=Standing(row.standing),
        accepted_at=None if row.accepted_at is None else Moment(row.accepted_at),
        case_index=row.case_index,
        seq=row.seq,
    )


def lines_of(connection: Connection, ids: Iterable[CaseId]) -> dict[CaseId, list[LedgerLine]]:
    """The folded ops of these cases: settled ones by their place, then the desk's own by dseq."""
    gathered: dict[CaseId, list[LedgerLine]] = {}
    for part in chunks(ids):
        rows = connection.execute(_FOLDED, {"ids": part}).all()
        for line in sorted(map(line_of, rows), key=_fold_order):
            gathered.setdefault(line.op.envelope.case_id, []).append(line)
    return gathered


def _fold_order(line: LedgerLine) -> tuple[bool, int]:
    """By its place in the case; what has none yet comes last, in the order in which it was made."""
    return (line.case_index is None, line.case_index or line.op.envelope.dseq)


def entries_of(connection: Connection, ids: Iterable[CaseId]) -> Mapping[CaseId, list[Entry]]:
    """The entries that fold to these cases, in their order."""
    return {
        case_id: [line.entry for line in lines]
        for case_id, lines in lines_of(connection, ids).items()
    }


def case_ids(connection: Connection) -> list[CaseId]:
    """Every case of which the ledger has a folded op."""
    rows = connection.execute(
        select(OP.c.case_id).where(OP.c.standing.in_(FOLDED)).distinct().order_by(OP.c.case_id)
    )
    return [CaseId(case_id) for case_id in rows.scalars()]


def known_ops(connection: Connection, ids: Iterable[OpId]) -> dict[OpId, DriverRow]:
    """The rows of these ops that the ledger already has."""
    found: dict[OpId, DriverRow] = {}
    for part in chunks(ids):
        for row in connection.execute(_BY_ID, {"ids": part}).all():
            found[OpId(row.op_id)] = row
    return found


def set_standing(
    connection: Connection,
    op_id: OpId,
    standing: Standing,
    *,
    accepted_at: Moment | None = None,
    case_index: int | None = None,
) -> None:
    """Record how far an op has come."""
    connection.execute(
        update(OP)
        .where(OP.c.op_id == op_id)
        .values(standing=int(standing), accepted_at=accepted_at, case_index=case_index)
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """An op that stands in this ledger and has come to its place in the case."""

    op_id: OpId
    case_id: CaseId
    accepted_at: Moment
    case_index: int


def settle_all(connection: Connection, settled: Sequence[Settled]) -> None:
    """Record that these ops have come to their places."""
    if settled:
        connection.execute(
            update(OP)
            .where(OP.c.op_id == bindparam("of_op"))
            .values(standing=int(Standing.SETTLED)),
            [
                {"of_op": one.op_id, "accepted_at": one.accepted_at, "case_index": one.case_index}
                for one in settled
            ],
        )


def forget_cases(connection: Connection, ids: Iterable[CaseId], *, own: DeviceId) -> None:
    """Take cases that left this desk's sight out of what is folded; own ops are kept."""
    for part in chunks(ids):
        connection.execute(OP.delete().where(OP.c.case_id.in_(part), OP.c.device_id != own))
        connection.execute(
            update(OP)
            .where(OP.c.case_id.in_(part), OP.c.standing == int(Standing.SETTLED))
            .values(standing=int(Standing.AWAY), case_index=None)
        )
        connection.execute(
            update(OP)
            .where(OP.c.case_id.in_(part), OP.c.standing.in_(FOLDED))
            .values(case_index=None)
        )
