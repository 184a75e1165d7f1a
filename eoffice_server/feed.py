"""What a post may see, in sequence order, page by page from any place.

A case arriving in sight or leaving it is said aloud; what arrives brings its whole history, which a
page may interrupt anywhere and the next one resumes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Integer, bindparam, select, tuple_

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.ids import CaseId, DeviceId
from eoffice_core.domain.receipt import Classification
from eoffice_core.store.cases import CASE
from eoffice_core.store.ledger import OP, known_ops
from eoffice_core.store.rows import DriverRow, cover_of, particulars_of
from eoffice_core.store.statements import among, chunks
from eoffice_core.wire.messages import FeedRow, Header, Page, Place, RowKind
from eoffice_server.sight import FEED, SIGHT

_LINES = (
    select(FEED)
    .where(FEED.c.office_id == bindparam("office"), FEED.c.post_id == bindparam("post"))
    .where(tuple_(FEED.c.seq, FEED.c.part) > tuple_(bindparam("seq"), bindparam("part")))
    .order_by(FEED.c.seq, FEED.c.part)
    .limit(bindparam("rows", type_=Integer))
)
_ACCEPTED = select(OP.c.accepted_at).where(OP.c.op_id == bindparam("op"))
_CASES = select(CASE).where(among(CASE.c.case_id))
_SEEN = select(SIGHT.c.case_id).where(SIGHT.c.post_id == bindparam("post"), among(SIGHT.c.case_id))
_HISTORY = (
    select(OP)
    .where(OP.c.case_id == bindparam("case"), OP.c.case_index > bindparam("done"))
    .where(OP.c.case_index <= bindparam("upto"))
    .order_by(OP.c.case_index)
    .limit(bindparam("rows", type_=Integer))
)

PAGE_BYTES_MAX = 256 * 1024
"""A page stops at the op that passes this, so that a line that breaks loses little."""


@dataclass
class _Filling:
    """One page being filled: rows, and the place after the last of them."""

    since: Place
    rows_left: int
    bytes_left: int = PAGE_BYTES_MAX
    rows: list[FeedRow] = field(default_factory=list)
    until: Place | None = None

    @property
    def is_full(self) -> bool:
        """Whether nothing more goes in."""
        return self.rows_left <= 0 or self.bytes_left <= 0

    def add(self, row: FeedRow) -> None:
        """Put a row in."""
        self.rows.append(row)
        self.rows_left -= 1
        self.bytes_left -= len(row.raw) + 100

    def reach(self, line: DriverRow, sub: int) -> None:
        """Note how far the page goes: to the end of a line, or to a place in its history."""
        self.until = self.since.model_copy(
            update={"seq": line.seq, "part": line.part, "sub": sub, "mark": line.op_id}
        )


def _mark(op_id: bytes, accepted_at: int) -> bytes:
    """What tells a place in a feed from the same place in another story.

    The same op may come to the same place again after a restore, but never at the same time.
    """
    return op_id + accepted_at.to_bytes(8, "big")


def marks_fit(connection: Connection, places: Sequence[Place]) -> bool:
    """Whether every place a desk has reached is one that this registry gave out.

    A registry that was restored from a backup has other rows there, or none: what it forgot must be
    offered again.
    """
    marked = [place for place in places if place.mark]
    if not marked:
        return True
    keys = [(p.office_id, p.post_id, p.seq, p.part) for p in marked]
    columns = (FEED.c.office_id, FEED.c.post_id, FEED.c.seq, FEED.c.part)
    found = {
        (row.office_id, row.post_id, row.seq, row.part): _mark(row.op_id, row.accepted_at)
        for row in connection.execute(
            select(*columns, FEED.c.op_id, OP.c.accepted_at)
            .join(OP, OP.c.op_id == FEED.c.op_id)
            .where(tuple_(*columns).in_(keys))
        )
    }
    return all(found.get(key) == place.mark for key, place in zip(keys, marked, strict=True))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads; of its own ops up to `kept` a desk has the bytes itself."""

    device_id: DeviceId
    kept: int


def read_page(connection: Connection, place: Place, *, rows_max: int, reader: Reader) -> Page:
    """The next page of one feed after a place."""
    lines = connection.execute(
        _LINES,
        {
            "office": place.office_id,
            "post": place.post_id,
            "seq": place.seq,
            # In the middle of an arriving history its line is not done yet.
            "part": place.part - 1 if place.sub else place.part,
            "rows": rows_max + 1,
        },
    ).all()
    page = _Filling(since=place, rows_left=rows_max)
    if place.post_id == 0:
        _fill_register(connection, page, lines)
    else:
        _fill(connection, page, lines, reader)
    last = lines[-1] if lines else None
    until = place if page.until is None else _marked(connection, page.until)
    is_last = last is None or (
        (until.seq, until.part, until.sub) == (last.seq, last.part, 0) and len(lines) <= rows_max
    )
    return Page(since=place, until=until, rows=page.rows, is_last=is_last)


def _marked(connection: Connection, until: Place) -> Place:
    accepted_at = connection.execute(_ACCEPTED, {"op": until.mark}).scalar_one()
    return until.model_copy(update={"mark": _mark(until.mark, accepted_at)})


def _fill_register(connection: Connection, page: _Filling, lines: Sequence[DriverRow]) -> None:
    """Each case once, as it is now: an older headline is of no use to anybody."""
    taken = lines[: page.rows_left]
    for header in _headers(connection, dict.fromkeys(CaseId(line.case_id) for line in taken)):
        page.add(FeedRow(kind=RowKind.HEADER, case_id=header.case_id, header=[header]))
    if taken:
        page.reach(taken[-1], 0)


def _headers(connection: Connection, ids: Iterable[CaseId]) -> Iterable[Header]:
    for part in chunks(ids):
        for row in connection.execute(_CASES, {"ids": part}).all():
            is_open = _classification(row) is Classification.NORMAL
            yield Header(
                case_id=row.case_id,
                office_id=row.office_id,
                kind=row.kind,
                status=int(CaseStatus(row.status)),
                number=row.number,
                provisional=row.provisional,
                subject=row.subject if is_open else "",
                sender=row.sender if is_open else "",
                custodian=row.custodian,
                since=row.since,
                op_count=row.op_count,
            )


def _classification(row: DriverRow) -> Classification:
    if row.kind == CaseKind.RECEIPT:
        return particulars_of(row.record).classification
    return cover_of(row.record).classification


def _fill(
    connection: Connection, page: _Filling, lines: Sequence[DriverRow], reader: Reader
) -> None:
    live = known_ops(connection, [line.op_id for line in lines if line.kind == RowKind.OP])
    seen = _seen(connection, page.since.post_id, [line.case_id for line in lines])
    for line in lines:
        if page.is_full:
            return
        match RowKind(line.kind):
            case RowKind.OP | RowKind.ENTER if line.case_id not in seen:
                page.reach(line, 0)  # recalled meanwhile: what it holds never leaves the registry
            case RowKind.OP:
                page.add(_op_row(live[line.op_id], reader))
                page.reach(line, 0)
            case RowKind.LEFT:
                page.add(FeedRow(kind=RowKind.LEFT, case_id=line.case_id, op_id=line.op_id))
                page.reach(line, 0)
            case RowKind.ENTER:
                _fill_history(connection, page, line)
            case RowKind.HEADER:
                raise AssertionError("a headline stands in the register only")


def _seen(connection: Connection, post_id: int, ids: Sequence[bytes]) -> set[bytes]:
    """Those of these cases that the post sees now."""
    return {
        case_id
        for part in chunks(ids)
        for case_id in connection.execute(_SEEN, {"post": post_id, "ids": part}).scalars()
    }


def _fill_history(connection: Connection, page: _Filling, line: DriverRow) -> None:
    place = page.since
    resumes = (place.seq, place.part) == (line.seq, line.part)
    done = place.sub if resumes else 0
    if not resumes:
        page.add(FeedRow(kind=RowKind.ENTER, case_id=line.case_id, op_id=line.op_id))
    history = connection.execute(
        _HISTORY,
        {
            "case": line.case_id,
            "done": done,
            "upto": line.upto,
            "rows": max(page.rows_left, 1) + 1,
        },
    ).all()
    for row in history:
        if page.is_full and done:
            page.reach(line, done)
            return
        page.add(_op_row(row))
        done = row.case_index
    page.reach(line, 0)


def _op_row(row: DriverRow, reader: Reader | None = None) -> FeedRow:
    is_kept = reader is not None and row.device_id == reader.device_id and row.dseq <= reader.kept
    return FeedRow(
        kind=RowKind.OP,
        case_id=row.case_id,
        op_id=row.op_id,
        raw=b"" if is_kept else row.raw,
        signature=b"" if is_kept else row.signature,
        device_id=row.device_id,
        officer_id=row.officer_id,
        accepted_at=row.accepted_at,
        office_id=row.office_id,
        case_index=row.case_index,
    )
