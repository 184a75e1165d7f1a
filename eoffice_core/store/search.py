"""Asks the index of search on either engine; the newest hits first, a page at a time.

Every word is quoted before an engine sees it, so nothing that is typed is ever an engine's syntax.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import TSQUERY

from eoffice_core.domain.ids import PostId
from eoffice_core.domain.moment import DAY_MS, Moment, at_office_time
from eoffice_core.domain.search import HITS_MAX, Phrase, Query, SearchQuestion, understood
from eoffice_core.store.cases import CASE
from eoffice_core.store.passages import HEADING, Key, looked_up, newness_at
from eoffice_core.store.search_index import FTS, NUMBER, PASSAGE, WEIGHTS

_SENDER = WEIGHTS["sender"]
_AFTER_ALL = "\U0010ffff"
"""Stands behind whatever a number may go on with."""

_NEWEST = (PASSAGE.c.newness.desc(), PASSAGE.c.case_id, PASSAGE.c.place)
_FTS_ITSELF: ColumnElement[str] = literal_column("passage_fts")
_ON_SQLITE = FTS.join(PASSAGE, PASSAGE.c.newness == literal_column("+passage_fts.rowid"))
"""By the sign the planner has to begin with the words, and takes them from the newest on."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What whoever asks may find: which passages, and the yellow notes of which posts."""

    posts: Sequence[PostId]
    may_see: ColumnElement[bool] = field(default_factory=true)
    listings: Sequence[Table] = (CASE,)
    """Tables that say of a case of which kind it is and with whom."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found."""

    office_id: int
    case_id: bytes
    place: int
    written_at: Moment

    @property
    def key(self) -> Key:
        """Under which the passage stands."""
        return (self.office_id, self.case_id, self.place)


def hits_count(connection: Connection, question: SearchQuestion, scope: Scope) -> int:
    """How many hits there are; one more than HITS_MAX when there are more than that."""
    if question.is_empty:
        return 0
    some = _asked(connection, question, scope, columns=(PASSAGE.c.newness,)).limit(HITS_MAX + 1)
    return connection.execute(select(func.count()).select_from(some.subquery())).scalar_one()


def hits_page(
    connection: Connection, question: SearchQuestion, scope: Scope, *, offset: int, limit: int
) -> list[Hit]:
    """One page of hits, the newest first."""
    if question.is_empty:
        return []
    columns = (PASSAGE.c.office_id, PASSAGE.c.case_id, PASSAGE.c.place, PASSAGE.c.written_at)
    asked = _asked(connection, question, scope, columns=columns)
    rows = connection.execute(asked.limit(limit).offset(offset)).all()
    return [Hit(row.office_id, row.case_id, row.place, Moment(row.written_at)) for row in rows]


def on_sqlite(query: Query) -> str:
    """A query as SQLite's full-text index reads it."""
    return " AND ".join(
        f"({' OR '.join(map(_sqlite_phrase, term.spellings))})" for term in query.terms
    )


def on_postgresql(query: Query, *, column: str = "") -> str:
    """A query as PostgreSQL reads it."""
    return " & ".join(
        f"({' | '.join(_postgresql_phrase(phrase, column) for phrase in term.spellings)})"
        for term in query.terms
    )


def _sqlite_phrase(phrase: Phrase) -> str:
    quoted = " + ".join('"' + word.replace('"', '""') + '"' for word in phrase.words)
    return f"{quoted}*" if phrase.is_beginning else quoted


def _postgresql_phrase(phrase: Phrase, column: str) -> str:
    last = len(phrase.words) - 1
    return " <-> ".join(
        _lexeme(word, is_beginning=phrase.is_beginning and place == last, column=column)
        for place, word in enumerate(phrase.words)
    ).join(("(", ")"))


def _lexeme(word: str, *, is_beginning: bool, column: str) -> str:
    quoted = "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
    how = ("*" if is_beginning else "") + column
    return f"{quoted}:{how}" if how else quoted


def _asked(
    connection: Connection,
    question: SearchQuestion,
    scope: Scope,
    *,
    columns: Sequence[ColumnElement[Any]],
) -> Select[*tuple[Any, ...]]:
    is_sqlite = connection.dialect.name == "sqlite"
    wanted = [
        scope.may_see,
        or_(PASSAGE.c.yellow_by == 0, PASSAGE.c.yellow_by.in_(scope.posts)),
        *_filters(question, scope),
    ]
    query, sender = question.query, understood(question.sender, is_typing=True)
    number = looked_up(question.number)
    if query.terms and sender.terms:
        wanted.append(PASSAGE.c.case_id.in_(_of_sender(sender, is_sqlite=is_sqlite)))
    if (query.terms or sender.terms) and number:
        wanted.append(PASSAGE.c.case_id.in_(select(NUMBER.c.case_id).where(_numbered(number))))
    asked: Select[*tuple[Any, ...]] = select(*columns)
    if not query.terms:  # only a number or a sender: the cases themselves, not each note
        wanted.append(PASSAGE.c.place <= HEADING)
    if not (query.terms or sender.terms):
        return _by_number(asked.where(and_(*wanted)), number)
    if is_sqlite:
        match = on_sqlite(query) if query.terms else _in_sender(sender)
        wanted += [_matches(match), *_row_span(question)]
        return asked.select_from(_ON_SQLITE).where(and_(*wanted)).order_by(FTS.c.rowid.desc())
    held = on_postgresql(query) if query.terms else on_postgresql(sender, column=_SENDER)
    return asked.where(_holds(held), *wanted).order_by(*_NEWEST)


def _by_number(asked: Select[*tuple[Any, ...]], number: str) -> Select[*tuple[Any, ...]]:
    """The headings that a number leads to; they are few, so the number is looked up first."""
    key = (PASSAGE.c.office_id, PASSAGE.c.case_id, PASSAGE.c.place)
    named = select(NUMBER.c.office_id, NUMBER.c.case_id, NUMBER.c.place).where(_numbered(number))
    return asked.where(tuple_(*key).in_(named)).order_by(*_NEWEST)


def _numbered(number: str) -> ColumnElement[bool]:
    """That a number begins so; as a range, for which both engines use the index."""
    return and_(NUMBER.c.folded >= number, NUMBER.c.folded < number + _AFTER_ALL)


def _in_sender(sender: Query) -> str:
    return f"sender : ({on_sqlite(sender)})"


def _matches(query: str) -> ColumnElement[bool]:
    return _FTS_ITSELF.op("MATCH", is_comparison=True)(query)


def _holds(query: str) -> ColumnElement[bool]:
    return PASSAGE.c.words.op("@@", is_comparison=True)(sql_cast(query, TSQUERY))


def _filters(question: SearchQuestion, scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if question.since is not None:
        found.append(PASSAGE.c.written_at >= at_office_time(question.since))
    if question.until is not None:
        found.append(PASSAGE.c.written_at < _end_of(question.until))
    if question.only_notes:
        found.append(PASSAGE.c.place > HEADING)
    listed: dict[str, int] = {}
    if question.kind is not None:
        listed["kind"] = int(question.kind)
    if question.with_post is not None:
        listed["custodian"] = question.with_post
    if listed:
        found.append(or_(*(_is_listed(table, listed) for table in scope.listings)))
    return found


def _is_listed(table: Table, wanted: Mapping[str, int]) -> ColumnElement[bool]:
    same = (table.c.office_id == PASSAGE.c.office_id, table.c.case_id == PASSAGE.c.case_id)
    conditions = [table.c[name] == value for name, value in wanted.items()]
    return exists(select(literal(1)).select_from(table).where(*same, *conditions))


def _row_span(question: SearchQuestion) -> list[ColumnElement[bool]]:
    """The period once more as numbers of rows: the index then does not look outside of it."""
    span: list[ColumnElement[bool]] = []
    if question.since is not None:
        span.append(FTS.c.rowid >= newness_at(at_office_time(question.since)))
    if question.until is not None:
        span.append(FTS.c.rowid <= newness_at(_end_of(question.until)))
    return span


def _end_of(on: date) -> Moment:
    """The first moment after a day."""
    return Moment(at_office_time(on) + DAY_MS)


def _of_sender(sender: Query, *, is_sqlite: bool) -> Select[tuple[bytes]]:
    """The cases of a sender."""
    other = PASSAGE.alias("of_sender")
    if is_sqlite:
        numbers = select(FTS.c.rowid).select_from(FTS).where(_matches(_in_sender(sender)))
        return select(other.c.case_id).where(other.c.newness.in_(numbers))
    holds = other.c.words.op("@@", is_comparison=True)(
        sql_cast(on_postgresql(sender, column=_SENDER), TSQUERY)
    )
    return select(other.c.case_id).where(holds)
