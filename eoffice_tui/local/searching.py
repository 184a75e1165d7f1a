"""Search at the desk: its own cases with their notes, and the lines of its offices' registers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, and_, exists, not_, or_, select, tuple_

from eoffice_core.domain.ids import PostId
from eoffice_core.domain.search import (
    Found,
    FoundRow,
    PassageKind,
    Query,
    SearchQuestion,
    around,
)
from eoffice_core.store.cases import CASE
from eoffice_core.store.engine import Store
from eoffice_core.store.found import as_found, found_rows
from eoffice_core.store.names import Lens
from eoffice_core.store.passages import HEADING
from eoffice_core.store.reindex import distrust, refresh
from eoffice_core.store.rows import DriverRow
from eoffice_core.store.search import Hit, Scope, hits_count, hits_page
from eoffice_core.store.search_index import PASSAGE
from eoffice_core.store.trouble import StoreDamaged
from eoffice_tui.local.notepad import JOURNAL
from eoffice_tui.local.refolding import SHELVES
from eoffice_tui.local.register import REGISTER

_IS_OWN = PASSAGE.c.place >= HEADING
_OWN_CASE = exists(
    select(CASE.c.case_id).where(
        CASE.c.office_id == PASSAGE.c.office_id, CASE.c.case_id == PASSAGE.c.case_id
    )
)


AnswerT = TypeVar("AnswerT")

_NOTE = "note:"
"""How the keys begin under which half-written notes are kept."""


def asked(store: Store, ask: Callable[[Connection], AnswerT]) -> AnswerT:
    """The answer to a question; a damaged index is made anew from the rows, and asked again."""
    try:
        with store.reading() as connection:
            return ask(connection)
    except StoreDamaged:
        with store.writing() as connection:
            distrust(connection)
        refresh(store, SHELVES)
    with store.reading() as connection:
        return ask(connection)


def count(connection: Connection, question: SearchQuestion, posts: Sequence[PostId]) -> int:
    """How many hits there are at this desk; one more than are counted when there are more."""
    return hits_count(connection, question, _scope(posts))


def page(
    connection: Connection, question: SearchQuestion, *, lens: Lens, posts: Sequence[PostId],
    offset: int, limit: int,
) -> list[Found]:  # fmt: skip
    """One page of hits, the newest first."""
    hits = hits_page(connection, question, _scope(posts), offset=offset, limit=limit)
    rows = {(row.case_id, row.place): row for row in found_rows(connection, hits, question.query)}
    rows |= _lines(connection, [hit for hit in hits if hit.place < HEADING])
    keys = [(hit.case_id, hit.place) for hit in hits]
    return [as_found(rows[key], lens) for key in keys if key in rows]


def half_written(connection: Connection, question: SearchQuestion, *, lens: Lens) -> list[Found]:
    """Notes that are being written here and hold what is looked for, the newest first.

    There are few of them, and they change with each key: they are read, not indexed.
    """
    query = question.query
    if not query.terms or question != replace(
        SearchQuestion(), text=question.text, is_typing=question.is_typing
    ):
        return []  # a filter is set: what is not recorded has no number, sender or day
    asked = select(JOURNAL).where(JOURNAL.c.key.startswith(_NOTE, autoescape=True))
    rows = connection.execute(asked.order_by(JOURNAL.c.written_at.desc())).all()
    texts = {_case_of(row.key): row for row in reversed(rows) if query.finds(row.text)}
    cases = connection.execute(select(CASE).where(CASE.c.case_id.in_(list(texts)))).all()
    return [_half_written(case, texts[case.case_id], query, lens) for case in cases]


def _case_of(key: str) -> bytes:
    """The case for which a note is half written; nobody's where the key is none of ours."""
    try:
        return bytes.fromhex(key.removeprefix(_NOTE).partition(":")[0])
    except ValueError:
        return b""


def _half_written(case: DriverRow, row: DriverRow, query: Query, lens: Lens) -> Found:
    found = as_found(
        FoundRow(
            case_id=case.case_id, place=HEADING, kind=case.kind, status=case.status,
            number=case.number, provisional=case.provisional, subject=case.subject,
            sender=case.sender, text=around(row.text, query), author_post=0, author_officer=0,
            note_number=0, written_at=row.written_at, custodian=case.custodian, is_in_sight=True,
        ),
        lens,
    )  # fmt: skip
    return replace(found, passage=PassageKind.HALF_WRITTEN)


def _scope(posts: Sequence[PostId]) -> Scope:
    """A case that is here is found by its own heading, not by the register's beside it."""
    may_see = or_(_IS_OWN, and_(PASSAGE.c.place < HEADING, not_(_OWN_CASE)))
    return Scope(posts=posts, may_see=may_see, listings=(CASE, REGISTER))


def _lines(connection: Connection, hits: Sequence[Hit]) -> dict[tuple[bytes, int], FoundRow]:
    if not hits:
        return {}
    same = tuple_(REGISTER.c.office_id, REGISTER.c.case_id)
    asked = select(REGISTER).where(same.in_([hit.key[:2] for hit in hits]))
    lines = {row.case_id: row for row in connection.execute(asked)}
    return {
        (hit.case_id, hit.place): FoundRow(
            case_id=hit.case_id, place=hit.place, kind=line.kind, status=line.status,
            number=line.number, provisional=line.provisional, subject=line.subject,
            sender=line.sender, text="", author_post=0, author_officer=0, note_number=0,
            written_at=hit.written_at, custodian=line.custodian, is_in_sight=False,
        )
        for hit in hits
        if (line := lines.get(hit.case_id)) is not None
    }  # fmt: skip
