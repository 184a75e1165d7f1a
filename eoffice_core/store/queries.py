"""Read models of lists: rows in, frozen views out. What is not on the screen is not read."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, select

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.hindi import fold
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.moment import Moment, date_number, from_date_number, office_date
from eoffice_core.domain.movement import LIMIT_WORKING_DAYS, Action, Priority
from eoffice_core.domain.views import InboxRow, ageing
from eoffice_core.domain.working_days import working_days_kept
from eoffice_core.store.cases import CASE
from eoffice_core.store.ledger import OP, Standing
from eoffice_core.store.names import Lens
from eoffice_core.store.rows import DriverRow

FILTER_CHARACTERS_MAX = 500
"""A longer text is cut: no subject is longer, and the engine takes no pattern of any length."""

_LISTED = (
    CASE.c.case_id,
    CASE.c.kind,
    CASE.c.status,
    CASE.c.number,
    CASE.c.provisional,
    CASE.c.subject,
    CASE.c.sender,
    CASE.c.custodian,
    CASE.c.sent_by,
    CASE.c.sent_action,
    CASE.c.priority,
    CASE.c.due_on,
    CASE.c.since,
    CASE.c.received_at,
)


def escaped(text: str) -> str:
    """Text for LIKE, its own wildcards made plain."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def sought(text: str) -> tuple[str, ...]:
    """The words of a text that is looked for, each once, as texts are folded."""
    text = text[:FILTER_CHARACTERS_MAX].replace("\0", " ")  # where an engine stops reading
    return tuple(dict.fromkeys(fold(text).split()))


def holds(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """That a folded column holds a word, or a part of one."""
    return column.like(f"%{escaped(word)}%", escape="\\")


def contains(column: ColumnElement[str], text: str) -> list[ColumnElement[bool]]:
    """That a folded column holds every word of a text."""
    return [holds(column, word) for word in sought(text)]


def inbox_rows(connection: Connection, ids: Sequence[CaseId], *, lens: Lens) -> list[InboxRow]:
    """What an inbox shows of these cases, in this order."""
    asked: Select[tuple[object, ...]] = select(*_LISTED).where(CASE.c.case_id.in_(ids))
    rows = {row.case_id: row for row in connection.execute(asked)}
    unsent = unsent_cases(connection, ids)
    return [_inbox_row(rows[case_id], lens, is_unsent=case_id in unsent) for case_id in ids]


def unsent_cases(connection: Connection, ids: Sequence[bytes]) -> set[bytes]:
    """Those of these cases of which an op has not reached the registry."""
    asked = (
        select(OP.c.case_id)
        .where(OP.c.standing == int(Standing.UNSENT), OP.c.case_id.in_(ids))
        .distinct()
    )
    return set(connection.execute(asked).scalars())


def _inbox_row(row: DriverRow, lens: Lens, *, is_unsent: bool) -> InboxRow:
    today = office_date(lens.at)
    days = working_days_kept(lens.calendar, received=office_date(Moment(row.since)), until=today)
    is_late = (
        row.due_on < date_number(today)
        if row.due_on is not None
        else days > LIMIT_WORKING_DAYS[Priority(row.priority)]
    )
    return InboxRow(
        case_id=CaseId(row.case_id),
        kind=CaseKind(row.kind),
        status=CaseStatus(row.status),
        number=row.number or row.provisional,
        is_provisional=not row.number,
        subject=row.subject,
        sender=row.sender,
        held_by=PostId(row.custodian),
        from_post=lens.post(PostId(row.sent_by)),
        action=Action(row.sent_action),
        priority=Priority(row.priority),
        due_on=None if row.due_on is None else from_date_number(row.due_on),
        since=Moment(row.since),
        is_unread=row.received_at is None,
        is_unsent=is_unsent,
        is_overdue=is_late and row.status == CaseStatus.ACTIVE,
        days=days,
        ageing=ageing(days),
    )
