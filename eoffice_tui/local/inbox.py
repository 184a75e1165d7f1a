"""Which cases an inbox shows, a page at a time, out of indexes of the desk's own.

Each post's cases come in order out of one index; of several posts the engine merges as many walks.
What lies nearer to the end is counted from there. A text is looked up by its letters, three at a
time (steps/m0005_letters.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    and_,
    func,
    literal,
    literal_column,
    select,
    true,
    union_all,
)

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.views import InboxQuestion, InboxRow, InboxShow, InboxSort
from eoffice_core.store.cases import CASE
from eoffice_core.store.names import Lens
from eoffice_core.store.queries import holds, inbox_rows, sought

FAR: Final = 1_000
"""Rows from the beginning after which it pays to count how many there are."""

FEW: Final = 1_000
"""Cases that are read one by one; more of them are picked out while walking in order."""

LETTERS: Final = 3
"""How many letters the index of texts takes at a time: a shorter word is not in it."""

_NEVER_DUE: ColumnElement[int] = literal_column("99991231", Integer)
_NO_NUMBER: ColumnElement[str] = literal_column("''", String)
"""Written out, for an index serves an order only where its terms are the same to the letter."""

_TEXT: Final = Table(
    "case_text_fts",
    MetaData(),
    Column("rowid", Integer, primary_key=True),
    Column("folded", String),
)
_TEXT_ITSELF: ColumnElement[str] = literal_column("case_text_fts")
_ROW: ColumnElement[int] = literal_column("office_case.rowid", Integer)
_ROW_IN_ORDER: ColumnElement[int] = literal_column("+office_case.rowid", Integer)
"""By the sign the planner has to go by the order, and only then asks whether a row is a hit."""


@dataclass(frozen=True, slots=True)
class _Term:
    """One of the things that an order goes by."""

    of: ColumnElement[Any]
    is_falling: bool = False


# Every order ends in the id: where two cases stand alike, pages would else show one of them twice.
_ORDER: Mapping[InboxSort, tuple[_Term, ...]] = {
    InboxSort.NEWEST: (
        _Term(CASE.c.since, is_falling=True),
        _Term(CASE.c.case_id, is_falling=True),
    ),
    InboxSort.OLDEST: (_Term(CASE.c.since), _Term(CASE.c.case_id)),
    InboxSort.DUE: (
        _Term(func.coalesce(CASE.c.due_on, _NEVER_DUE)),
        _Term(CASE.c.since),
        _Term(CASE.c.case_id),
    ),
    InboxSort.PRIORITY: (
        _Term(CASE.c.priority, is_falling=True),
        _Term(CASE.c.since),
        _Term(CASE.c.case_id),
    ),
    InboxSort.NUMBER: (
        _Term(CASE.c.number == _NO_NUMBER),
        _Term(func.length(CASE.c.number)),  # 9 stands before 12
        _Term(CASE.c.number),
        _Term(func.length(CASE.c.provisional)),
        _Term(CASE.c.provisional),
        _Term(CASE.c.case_id),
    ),
    InboxSort.SUBJECT: (_Term(CASE.c.subject_key), _Term(CASE.c.case_id)),
    InboxSort.SENDER: (
        _Term(CASE.c.sender_key),
        _Term(CASE.c.subject_key),
        _Term(CASE.c.case_id),
    ),
}
"""Texts stand as in a Hindi dictionary, by keys that are made when a row is written."""

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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what it is asked about: which of my posts, and the words of its text."""

    show: InboxShow
    sort: InboxSort
    posts: tuple[PostId, ...]
    words: tuple[str, ...]


def inbox_count(
    connection: Connection, question: InboxQuestion, *, lens: Lens, posts: Sequence[PostId]
) -> int:
    """How many cases an inbox shows."""
    asked = _asked(question, lens, posts)
    return _count(connection, _parts(connection, asked))


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
    asked = _asked(question, lens, posts)
    parts, order = _parts(connection, asked), _ORDER[asked.sort]
    total = 0 if asked.words or offset < FAR else _count(connection, parts)
    if total <= 2 * offset < 2 * total:
        shown = min(limit, total - offset)
        backwards = [_Term(term.of, is_falling=not term.is_falling) for term in order]
        ids = _ids(connection, parts, backwards, offset=total - offset - shown, limit=shown)[::-1]
    else:
        ids = _ids(connection, parts, order, offset=offset, limit=limit)
    return inbox_rows(connection, ids, lens=lens)


def _asked(question: InboxQuestion, lens: Lens, posts: Sequence[PostId]) -> _Asked:
    mine = posts if question.post_id is None else [p for p in posts if p == question.post_id]
    if question.show is InboxShow.TO_APPROVE:
        known = lens.directory.posts
        mine = [post for post in mine if post in known and known[post].may_approve]
    return _Asked(question.show, question.sort, tuple(dict.fromkeys(mine)), sought(question.text))


def _parts(connection: Connection, asked: _Asked) -> list[ColumnElement[bool]]:
    """Conditions of which each case that is shown meets exactly one."""
    indexed = [word for word in asked.words if len(word) >= LETTERS]
    others = [holds(CASE.c.folded, word) for word in asked.words if len(word) < LETTERS]
    each = [and_(_lies_with(asked, [post]), *_SHOWN[asked.show]) for post in asked.posts]
    if not asked.words:
        return each
    # Said as a value: no index leads to it, so the rows themselves are gone through.
    whole = and_(_lies_with(asked, asked.posts), *_SHOWN[asked.show], *others).is_(true())
    if not indexed:
        return [whole]
    hits = select(_TEXT.c.rowid).where(_matches(indexed))
    some = connection.execute(hits.limit(FEW + 1)).scalars().all()
    if len(some) <= FEW:
        return [and_(_ROW.in_(some), whole)]
    if others:  # they stand in the rows: better read as these lie than in the order that is asked
        return [and_(_ROW.in_(hits), whole)]
    hit = hits.cte("hit").prefix_with("MATERIALIZED")
    return [and_(part, _ROW_IN_ORDER.in_(select(hit.c.rowid)), *others) for part in each]


def _lies_with(asked: _Asked, posts: Sequence[PostId]) -> ColumnElement[bool]:
    if asked.show is InboxShow.SENT:
        return and_(CASE.c.sent_by.in_(posts), CASE.c.custodian.not_in(asked.posts))
    return CASE.c.custodian.in_(posts)


def _matches(words: Iterable[str]) -> ColumnElement[bool]:
    quoted = " AND ".join('"' + word.replace('"', '""') + '"' for word in words)
    return _TEXT_ITSELF.op("MATCH", is_comparison=True)(quoted)


def _count(connection: Connection, parts: Sequence[ColumnElement[bool]]) -> int:
    # Of `since`, which stands in the narrow indexes: those of texts are five times as long.
    counts = [select(func.count(CASE.c.since)).where(part).scalar_subquery() for part in parts]
    total: int = connection.execute(select(sum(counts, start=literal(0)))).scalar_one()
    return total


def _ids(
    connection: Connection,
    parts: Sequence[ColumnElement[bool]],
    order: Sequence[_Term],
    *,
    offset: int,
    limit: int,
) -> list[CaseId]:
    if not parts:
        return []
    names = [f"term{number}" for number in range(len(order))]
    terms = [term.of.label(name) for name, term in zip(names, order, strict=True)]
    cases = union_all(*(select(CASE.c.case_id, *terms).where(part) for part in parts))
    by: list[ColumnElement[Any]] = [
        literal_column(name).desc() if term.is_falling else literal_column(name)
        for name, term in zip(names, order, strict=True)
    ]
    asked = cases.order_by(*by).limit(limit).offset(offset)
    return [CaseId(case_id) for case_id in connection.execute(asked).scalars()]
