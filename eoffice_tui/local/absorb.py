"""Take a feed page in: one transaction for the page, the re-folded cases and the cursor."""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from eoffice_core.domain.ids import CaseId, DeviceId, OfficeId, OfficerId, OpId
from eoffice_core.domain.moment import Moment
from eoffice_core.store import ledger
from eoffice_core.store.ledger import LedgerLine, Settled, Standing, forget_cases
from eoffice_core.store.rows import DriverRow
from eoffice_core.wire.codec import SealedOp, decode_op
from eoffice_core.wire.messages import FeedRow, Page, Place, RowKind
from eoffice_tui.local.cursor import place_of, readers_of, write_place, write_readers
from eoffice_tui.local.refold import drop_unseen, refold
from eoffice_tui.local.register import write_headers
from eoffice_tui.local.returned import take_back


@dataclass
class _Intake:
    """What one page brings, and what stood here before it."""

    post_id: int
    own: DeviceId
    known: dict[OpId, DriverRow]
    readers: dict[CaseId, set[int]]
    lines: dict[OpId, LedgerLine] = field(default_factory=dict)
    settled: dict[OpId, Settled] = field(default_factory=dict)
    forgotten: set[CaseId] = field(default_factory=set)
    touched: set[CaseId] = field(default_factory=set)
    left: set[CaseId] = field(default_factory=set)


def absorb(connection: Connection, page: Page, *, own: DeviceId) -> set[CaseId]:
    """The cases that a page changed; none when it does not continue from our place."""
    place = place_of(connection, office_id=page.since.office_id, post_id=page.since.post_id)
    if _position(place) != _position(page.since):
        return set()
    _take_headers(connection, page)
    intake = _begin(connection, page, own)
    for row in page.rows:
        _take_row(intake, row)
    _write(connection, intake)
    write_place(connection, page.until)
    return intake.touched | intake.left


def _position(place: Place) -> tuple[int, int, int]:
    return (place.seq, place.part, place.sub)


def _take_headers(connection: Connection, page: Page) -> None:
    headers = [header for row in page.rows for header in row.header]
    if headers:
        write_headers(connection, headers)


def _begin(connection: Connection, page: Page, own: DeviceId) -> _Intake:
    ops = [OpId(row.op_id) for row in page.rows if row.kind is RowKind.OP]
    coming = [CaseId(row.case_id) for row in page.rows if row.kind in (RowKind.ENTER, RowKind.LEFT)]
    return _Intake(
        post_id=page.since.post_id,
        own=own,
        known=ledger.known_ops(connection, ops),
        readers=readers_of(connection, coming),
    )


def _take_row(intake: _Intake, row: FeedRow) -> None:
    case_id = CaseId(row.case_id)
    match row.kind:
        case RowKind.ENTER:
            _arrive(intake, case_id)
        case RowKind.OP:
            intake.touched.add(case_id)
            _take_op(intake, row)
        case RowKind.LEFT:
            intake.readers.setdefault(case_id, set()).discard(intake.post_id)
            intake.left.add(case_id)
        case RowKind.HEADER:
            pass


def _arrive(intake: _Intake, case_id: CaseId) -> None:
    """A case comes into sight; what an earlier sight of it left here gives way to its history."""
    readers = intake.readers.setdefault(case_id, set())
    if not readers:
        intake.forgotten.add(case_id)
        for op_id in [o for o, r in intake.known.items() if r.case_id == case_id]:
            if intake.known[op_id].device_id != intake.own:
                del intake.known[op_id]
        for op_id in [o for o, n in intake.lines.items() if n.op.envelope.case_id == case_id]:
            del intake.lines[op_id]
        for op_id in [o for o, s in intake.settled.items() if s.case_id == case_id]:
            del intake.settled[op_id]
    readers.add(intake.post_id)
    intake.left.discard(case_id)
    intake.touched.add(case_id)


def _take_op(intake: _Intake, row: FeedRow) -> None:
    op_id = OpId(row.op_id)
    found = intake.known.get(op_id)
    if found is not None:
        if found.device_id == intake.own or found.case_index != row.case_index:
            intake.settled[op_id] = Settled(
                op_id=op_id,
                case_id=CaseId(row.case_id),
                accepted_at=Moment(row.accepted_at),
                case_index=row.case_index,
            )
    else:
        intake.lines[op_id] = _line(row)


def _write(connection: Connection, intake: _Intake) -> None:
    lines = list(intake.lines.values())
    displaced = ledger.displaced(connection, lines)
    forget_cases(connection, intake.forgotten | displaced, own=intake.own)
    ledger.append(connection, lines)
    ledger.settle_all(connection, list(intake.settled.values()))
    known = intake.known
    take_back(connection, [o for o in intake.settled if known[o].standing == Standing.RETURNED])
    write_readers(connection, intake.post_id, intake.readers)
    refold(connection, intake.touched | displaced)
    drop_unseen(connection, intake.left, own=intake.own)
    intake.touched |= displaced


def _line(row: FeedRow) -> LedgerLine:
    return LedgerLine(
        sealed=SealedOp(raw=row.raw, signature=row.signature),
        op=decode_op(row.raw),
        office_id=OfficeId(row.office_id),
        device_id=DeviceId(row.device_id),
        officer_id=OfficerId(row.officer_id),
        standing=Standing.SETTLED,
        accepted_at=Moment(row.accepted_at),
        case_index=row.case_index,
    )
