"""Returned with objection: what the registry declined, with the officer's text intact."""

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import Connection, func, select, update

from eoffice_core.domain.case import Case
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, OpId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.ops import Body, CoverEdited, FileOpened, ReceiptDiarised, ReceiptEdited
from eoffice_core.domain.receipt import Particulars
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.views import ReturnedRow as ReturnedView
from eoffice_core.store.ledger import OP, line_of
from eoffice_core.store.statements import insert_new
from eoffice_core.store.tables import core
from eoffice_core.wire.bodies import NAME_OF
from eoffice_tui.local.tables import ReturnedRow

RETURNED = core(ReturnedRow)

TEXT_FIELDS = ("text", "reason", "remarks")


def write_returned(
    connection: Connection,
    *,
    op_id: OpId,
    case_id: CaseId,
    case: Case | None,
    reasons: list[int],
    at: Moment,
) -> None:
    """Put an op among the returned; its text stays in the op itself."""
    row = {
        "op_id": op_id,
        "case_id": case_id,
        "number": case.best_number if case is not None else "",
        "subject": case.subject if case is not None else "",
        "reasons": " ".join(map(str, reasons)),
        "returned_at": at,
        "put_away_at": None,
    }
    insert_new(connection, RETURNED, [row])


def read_returned(connection: Connection) -> list[ReturnedView]:
    """What was returned and is not put away, newest first."""
    rows = connection.execute(
        select(RETURNED, OP.c.raw)
        .join(OP, OP.c.op_id == RETURNED.c.op_id)
        .where(RETURNED.c.put_away_at.is_(None))
        .order_by(RETURNED.c.returned_at.desc(), OP.c.dseq)
    ).all()
    lines = {
        row.op_id: line_of(row)
        for row in connection.execute(select(OP).where(OP.c.op_id.in_([r.op_id for r in rows])))
    }
    return [
        ReturnedView(
            op_id=OpId(row.op_id),
            case_id=CaseId(row.case_id),
            number=row.number,
            subject=row.subject or subject_of(lines[row.op_id].op.body),
            kind=NAME_OF[lines[row.op_id].op.kind],
            text=text_of(lines[row.op_id].op.body),
            reasons=tuple(known_reasons(row.reasons)),
            made_at=lines[row.op_id].op.envelope.made_at,
            returned_at=Moment(row.returned_at),
            record=record_of(lines[row.op_id].op.body),
        )
        for row in rows
    ]


def reasons_of(connection: Connection, op_id: OpId) -> list[int]:
    """The reasons, by number, for which an op was returned."""
    found = connection.execute(
        select(RETURNED.c.reasons).where(RETURNED.c.op_id == op_id)
    ).scalar_one_or_none()
    return [int(number) for number in (found or "").split()]


def known_reasons(written: str) -> list[Reason]:
    """The reasons of a row; one that only a later release knows is shown as a misfit."""
    numbers = [int(number) for number in written.split()]
    known = set(Reason)
    return [Reason(n) if n in known else Reason.OP_NOT_AS_DECIDED for n in numbers]


def count_returned(connection: Connection) -> int:
    """How many are not put away."""
    return connection.execute(
        select(func.count()).select_from(RETURNED).where(RETURNED.c.put_away_at.is_(None))
    ).scalar_one()


def put_away(connection: Connection, op_id: OpId, at: Moment) -> None:
    """Note that the officer has seen it; it stays in the store."""
    connection.execute(update(RETURNED).where(RETURNED.c.op_id == op_id).values(put_away_at=at))


def take_back(connection: Connection, ids: Sequence[OpId]) -> None:
    """These ops stand at the registry after all: one restored to a time before it declined them."""
    if ids:
        connection.execute(RETURNED.delete().where(RETURNED.c.op_id.in_(ids)))


def text_of(body: Body) -> str:
    """What the officer typed in an op: its text, or every word of the entry or correction."""
    match body:
        case ReceiptEdited(changes=changes) | CoverEdited(changes=changes):
            return "\n".join(change.new for change in changes)
        case ReceiptDiarised(particulars=particulars):
            return _typed(particulars)
        case FileOpened(cover=cover):
            return _typed(cover)
    names = {field.name for field in fields(body)}
    return next((str(getattr(body, n)) for n in TEXT_FIELDS if n in names), "")


def _typed(record: Particulars | Cover) -> str:
    values = (getattr(record, field.name) for field in fields(record))
    return "\n".join(value for value in values if isinstance(value, str) and value)


def record_of(body: Body) -> Particulars | Cover | None:
    """What an op enters in the diary or on a cover, if it opens a case."""
    match body:
        case ReceiptDiarised(particulars=particulars):
            return particulars
        case FileOpened(cover=cover):
            return cover
        case _:
            return None


def subject_of(body: Body) -> str:
    """The subject that an op carries, if it opens a case."""
    record = record_of(body)
    return "" if record is None else record.subject
