"""Read models of lists: rows in, frozen views out. What is not on the screen is not read."""

from collections.abc import Mapping, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    and_,
    func,
    literal_column,
    select,
    tuple_,
)

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.hindi import fold
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.moment import Moment, date_number, from_date_number, office_date
from eoffice_core.domain.movement import LIMIT_WORKING_DAYS, Action, Priority
from eoffice_core.domain.views import (
    InboxQuestion,
    InboxRow,
    InboxShow,
    InboxSort,
    ageing,
)
from eoffice_core.domain.working_days import working_days_kept
from eoffice_core.store.cases import CASE
from eoffice_core.store.ledger import OP, Standing
from eoffice_core.store.names import Lens
from eoffice_core.store.rows import DriverRow

_NEVER_DUE: ColumnElement[int] = literal_column("99991231", Integer)
_NO_NUMBER: ColumnElement[str] = literal_column("''", String)
"""Written out, for an index serves an order only where its terms are the same to the letter."""

# Every order ends in the id: where two cases stand alike, pages would else show one of them twice.
_ORDER = {
    InboxSort.NEWEST: (CASE.c.since.desc(), CASE.c.case_id.desc()),
    InboxSort.OLDEST: (CASE.c.since, CASE.c.case_id),
    InboxSort.DUE: (func.coalesce(CASE.c.due_on, _NEVER_DUE), CASE.c.since, CASE.c.case_id),
    InboxSort.PRIORITY: (CASE.c.priority.desc(), CASE.c.since, CASE.c.case_id),
    InboxSort.NUMBER: (
        CASE.c.number == _NO_NUMBER,
        func.length(CASE.c.number),  # 9 stands before 12
        CASE.c.number,
        func.length(CASE.c.provisional),
        CASE.c.provisional,
        CASE.c.case_id,
    ),
    InboxSort.SUBJECT: (CASE.c.subject_key, CASE.c.case_id),
    InboxSort.SENDER: (CASE.c.sender_key, CASE.c.subject_key, CASE.c.case_id),
}
"""Texts stand as in a Hindi dictionary, by keys that are made when a row is written."""

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


def contains(column: ColumnElement[str], text: str) -> list[ColumnElement[bool]]:
    """That a folded column holds every word of a text."""
    words = fold(text[:FILTER_CHARACTERS_MAX]).split()
    return [column.like(f"%{escaped(word)}%", escape="\\") for word in words]


_ACTIVE = CASE.c.status == int(CaseStatus.ACTIVE)

_SHOWN: Mapping[InboxShow, tuple[ColumnElement[bool], ...]] = {
    InboxShow.HELD: (_ACTIVE,),
    InboxShow.UNREAD: (_ACTIVE, CASE.c.received_at.is_(None)),
    InboxShow.RECEIPTS: (_ACTIVE, CASE.c.kind == int(CaseKind.RECEIPT)),
    InboxShow.FILES: (_ACTIVE, CASE.c.kind == int(CaseKind.FILE)),
    InboxShow.TO_APPROVE: (_ACTIVE, CASE.c.kind == int(CaseKind.FILE)),
    InboxShow.PARKED: (CASE.c.status == int(CaseStatus.PARKED),),
    InboxShow.CLOSED: (CASE.c.status == int(CaseStatus.CLOSED),),
    InboxShow.SENT: (_ACTIVE,),
}


def _where(question: InboxQuestion, lens: Lens, posts: Sequence[PostId]) -> ColumnElement[bool]:
    mine = posts if question.post_id is None else [p for p in posts if p == question.post_id]
    if question.show is InboxShow.TO_APPROVE:
        known = lens.directory.posts
        mine = [post for post in mine if post in known and known[post].may_approve]
    held = [CASE.c.custodian.in_(mine)]
    if question.show is InboxShow.SENT:
        held = [CASE.c.sent_by.in_(mine), CASE.c.custodian.not_in(mine)]
    return and_(*held, *_SHOWN[question.show], *contains(CASE.c.folded, question.text))


def inbox_count(
    connection: Connection, question: InboxQuestion, *, lens: Lens, posts: Sequence[PostId]
) -> int:
    """How many cases an inbox shows."""
    counted = select(func.count()).select_from(CASE).where(_where(question, lens, posts))
    return connection.execute(counted).scalar_one()


def inbox_page(
    connection: Connection,
    question: InboxQuestion,
    *,
    lens: Lens,
    posts: Sequence[PostId],
    offset: int,
    limit: int,
) -> list[InboxRow]:
    """One page of an inbox: which cases stand on it, out of an index; then their rows."""
    order = _ORDER[question.sort]
    on_page = (
        select(CASE.c.office_id, CASE.c.case_id)
        .where(_where(question, lens, posts))
        .order_by(*order)
        .limit(limit)
        .offset(offset)
    )
    asked: Select[tuple[object, ...]] = (
        select(*_LISTED)
        .where(tuple_(CASE.c.office_id, CASE.c.case_id).in_(on_page))
        .order_by(*order)
    )
    rows = connection.execute(asked).all()
    unsent = unsent_cases(connection, [row.case_id for row in rows])
    return [_inbox_row(row, lens, is_unsent=row.case_id in unsent) for row in rows]


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
