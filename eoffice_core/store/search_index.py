"""Writes the index of search on either engine, in the caller's transaction with the rows.

No trigger does it: a trigger cannot fold. SQLite has a full-text table beside the passages, in
which a passage's `newness` is the row's number; PostgreSQL has the words in the passage itself.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, select, tuple_

from eoffice_core.domain.hindi import words
from eoffice_core.store.passages import Difference, Key, Passage, numbers_of
from eoffice_core.store.statements import (
    IDS_PER_STATEMENT_MAX,
    Row,
    delete_keys,
    insert_new,
    upsert,
)
from eoffice_core.store.tables import CaseNumberRow, PassageRow, core

PASSAGE, NUMBER = core(PassageRow), core(CaseNumberRow)
FTS = Table(
    "passage_fts",
    MetaData(),
    Column("rowid", Integer, primary_key=True),
    *(Column(name, String) for name in ("number", "subject", "sender", "body")),
)
"""SQLite's full-text table; it keeps words only, and gives back numbers of rows."""

MAKE_FTS: Final = (
    "CREATE VIRTUAL TABLE passage_fts USING fts5(number, subject, sender, body, "
    "content='', contentless_delete=1, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)
WEIGHTS: Final = {"number": "A", "subject": "B", "sender": "C", "body": "D"}
"""What PostgreSQL calls the columns of SQLite's table."""

# As text: each is said once for every act that is recorded.
_INTO_FTS: Final = (
    "INSERT INTO passage_fts (rowid, number, subject, sender, body) VALUES (?, ?, ?, ?, ?)"
)
_ARE_TAKEN: Final = "SELECT newness FROM passage WHERE newness IN (SELECT value FROM json_each(?))"

_GAP = 2
"""Places left between two columns, so that no phrase goes from one into the other."""

_KEY = (PASSAGE.c.office_id, PASSAGE.c.case_id, PASSAGE.c.place)


def index(connection: Connection, differences: Iterable[Difference]) -> None:
    """Bring the index in step: what went is no longer found, what came or changed is."""
    changed = [(was, is_now) for was, is_now in differences if was != is_now]
    if not changed:
        return
    _index_numbers(connection, changed)
    gone = [was.key for was, is_now in changed if was is not None and is_now is None]
    written = [is_now for _, is_now in changed if is_now is not None]
    replaced = [was.key for was, _ in changed if was is not None]
    rows = _rows(connection, replaced, written)
    delete_keys(connection, PASSAGE, gone)
    upsert(connection, PASSAGE, rows)


def index_again(connection: Connection, passages: Sequence[Passage]) -> None:
    """Index passages anew, of which some may stand in the index already."""
    for passage in passages:
        insert_new(connection, NUMBER, list(_numbered(passage).values()))
    rows = _rows(connection, [passage.key for passage in passages], passages)
    upsert(connection, PASSAGE, rows)


def clear(connection: Connection) -> None:
    """Forget everything: search finds nothing until it is indexed again."""
    connection.execute(NUMBER.delete())
    connection.execute(PASSAGE.delete())
    if connection.dialect.name == "sqlite":  # made anew, for a damaged one cannot be emptied
        connection.exec_driver_sql("DROP TABLE IF EXISTS passage_fts")
        connection.exec_driver_sql(MAKE_FTS)


def lexemes(passage: Passage) -> str:
    """The words of a passage with their places, as PostgreSQL reads them.

    A word holds no sign of that form, so none is quoted; what stands twice PostgreSQL joins.
    """
    parts: list[str] = []
    place = 1
    for column, weight in zip(passage.columns, WEIGHTS.values(), strict=True):
        if not column:
            place += _GAP
            continue
        mark = "" if weight == "D" else weight
        held = words(column)
        parts += [f"{word}:{at}{mark}" for at, word in enumerate(held, start=place)]
        place += len(held) + _GAP
    return " ".join(parts)


def _row(passage: Passage, newness: int, held: str) -> Row:
    return {
        "office_id": passage.office_id,
        "case_id": passage.case_id,
        "place": passage.place,
        "newness": newness,
        "written_at": passage.written_at,
        "yellow_by": passage.yellow_by,
        "words": held,
    }


def _rows(connection: Connection, replaced: Sequence[Key], written: Sequence[Passage]) -> list[Row]:
    if connection.dialect.name == "sqlite":
        return _index_on_sqlite(connection, replaced, written)
    return [_row(passage, passage.newness, lexemes(passage)) for passage in written]


def _index_numbers(connection: Connection, changed: Sequence[Difference]) -> None:
    gone: list[tuple[object, ...]] = []
    come: list[Row] = []
    for was, is_now in changed:
        old = _numbered(was)
        new = _numbered(is_now)
        gone += [key for key in old if key not in new]
        come += [row for key, row in new.items() if key not in old]
    delete_keys(connection, NUMBER, gone)
    insert_new(connection, NUMBER, come)


def _numbered(passage: Passage | None) -> dict[tuple[object, ...], Row]:
    if passage is None or passage.place > 0:
        return {}
    names = ("folded", "office_id", "case_id", "place")
    keys = [(number, *passage.key) for number in sorted(numbers_of(passage))]
    return {key: dict(zip(names, key, strict=True)) for key in keys}


def _index_on_sqlite(
    connection: Connection, replaced: Sequence[Key], written: Sequence[Passage]
) -> list[Row]:
    held = dict(_known(connection, replaced))
    if held:
        connection.execute(FTS.delete().where(FTS.c.rowid.in_(held.values())))
    rows = [
        _row(passage, newness, "")
        for passage, newness in zip(written, _free(connection, written, held), strict=True)
    ]
    if rows:
        connection.exec_driver_sql(
            _INTO_FTS,
            [
                (row["newness"], *(" ".join(words(column)) for column in passage.columns))
                for passage, row in zip(written, rows, strict=True)
            ],
        )
    return rows


def _known(connection: Connection, keys: Sequence[Key]) -> Iterator[tuple[Key, int]]:
    for start in range(0, len(keys), IDS_PER_STATEMENT_MAX):
        part = keys[start : start + IDS_PER_STATEMENT_MAX]
        asked = select(*_KEY, PASSAGE.c.newness).where(tuple_(*_KEY).in_(part))
        for row in connection.execute(asked):
            yield (row.office_id, row.case_id, row.place), row.newness


def _free(
    connection: Connection, written: Sequence[Passage], held: Mapping[Key, int]
) -> Iterator[int]:
    """A number of a row for each passage: the next free one, where another has its own."""
    taken = _taken(connection, [passage.newness for passage in written])
    mine = set(held.values())
    for passage in written:
        newness = passage.newness
        while newness in taken and newness not in mine:
            newness += 1
            taken |= _taken(connection, [newness])
        mine.discard(newness)
        taken.add(newness)
        yield newness


def _taken(connection: Connection, wanted: Sequence[int]) -> set[int]:
    found = connection.exec_driver_sql(_ARE_TAKEN, (json.dumps(list(wanted)),))
    return set(found.scalars())
