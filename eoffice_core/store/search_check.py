"""Whether the index of search says what the rows say: asked by the doctor and after every test."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Text, cast, select
from sqlalchemy.exc import DBAPIError

from eoffice_core.domain.case import Case
from eoffice_core.domain.hindi import words
from eoffice_core.domain.ids import CaseId
from eoffice_core.store.passages import Key, Passage, numbers_of, of_case
from eoffice_core.store.search_index import NUMBER, PASSAGE, WEIGHTS, lexemes
from eoffice_core.store.trouble import Trouble, trouble_in

_LEXEME = re.compile("'([^']*)':([0-9A-D,]+)")
_SURE = re.compile("[0-9a-z\u0904-\u0939\u093e-\u094d]+")
"""Words that SQLite's splitting leaves whole, whatever its tables of letters know."""

PLACES_SURE_MAX = 200
"""PostgreSQL keeps some 255 places of one word in one text."""

Places = dict[str, set[str]]
Heard = Counter[tuple[int, str, str]]


def index_faults(connection: Connection, cases: Iterable[Case]) -> Iterator[tuple[CaseId, str]]:
    """Where the index differs from the cases of a store; register lines are the desk's to check."""
    expected = {passage.key: passage for case in cases for passage in of_case(case)}
    yield from faults_of(connection, expected.values(), registered=False)


def faults_of(
    connection: Connection, expected: Iterable[Passage], *, registered: bool
) -> Iterator[tuple[CaseId, str]]:
    """Where the index differs from these passages, of the register or of cases and notes."""
    wanted = {passage.key: passage for passage in expected}
    is_asked = PASSAGE.c.place < 0 if registered else PASSAGE.c.place >= 0
    rows = {
        (row.office_id, row.case_id, row.place): row
        for row in connection.execute(
            select(PASSAGE, cast(PASSAGE.c.words, Text).label("held")).where(is_asked)
        )
    }
    for key in wanted.keys() ^ rows.keys():
        what = "search lacks a passage" if key in wanted else "search has one too many"
        yield CaseId(key[1]), what
    for key in wanted.keys() & rows.keys():
        row, passage = rows[key], wanted[key]
        if (row.written_at, row.yellow_by) != (passage.written_at, passage.yellow_by):
            yield CaseId(key[1]), "search has a passage otherwise than it stands"
    both = [wanted[key] for key in wanted.keys() & rows.keys()]
    if connection.dialect.name == "sqlite":
        numbers = {row.newness: key for key, row in rows.items()}
        yield from _sqlite_faults(connection, both, numbers)
    else:
        held = {key: row.held for key, row in rows.items()}
        yield from (
            (CaseId(p.case_id), "search has other words")
            for p in both
            if not _agree(_said(lexemes(p)), _read(held[p.key]))
        )
    yield from _number_faults(connection, wanted.values(), registered=registered)


def is_whole(connection: Connection) -> bool:
    """Whether the index is sound in itself and as long as it should be; in a writing transaction.

    SQLite alone is asked: PostgreSQL keeps its indexes itself.
    """
    if connection.dialect.name != "sqlite":
        return True
    try:
        connection.exec_driver_sql("INSERT INTO passage_fts(passage_fts) VALUES('integrity-check')")
        unlike = connection.exec_driver_sql(
            "SELECT (SELECT count(*) FROM passage) - (SELECT count(*) FROM passage_fts_docsize)"
        ).scalar_one()
    except DBAPIError as error:
        if trouble_in(error) is not Trouble.DAMAGED:
            raise
        return False
    return bool(unlike == 0)


def _sqlite_faults(
    connection: Connection, passages: Sequence[Passage], keys: dict[int, Key]
) -> Iterator[tuple[CaseId, str]]:
    newness = {key: number for number, key in keys.items()}
    expected: Heard = Counter(
        (newness[passage.key], column, word)
        for passage in passages
        for column in WEIGHTS
        for word in words(getattr(passage, column))
        if _SURE.fullmatch(word)
    )
    held: Heard = Counter()
    told = connection.exec_driver_sql("SELECT doc, col, term FROM passage_fts_words")
    for number, column, term in told:
        if number in keys and _SURE.fullmatch(term):
            held[number, column, term] += 1
    for number in {number for number, _, _ in (expected - held) | (held - expected)}:
        yield CaseId(keys[number][1]), "search has other words"


def _read(held: str) -> Places:
    """What PostgreSQL says that it holds."""
    return {word: set(places.split(",")) for word, places in _LEXEME.findall(held)}


def _agree(told: Places, held: Places) -> bool:
    """Whether it holds what it was told; of a word that stands very often it keeps the first."""
    return told.keys() == held.keys() and all(
        len(places) > PLACES_SURE_MAX or places == held[word] for word, places in told.items()
    )


def _said(lexemes: str) -> Places:
    """What it was told to hold."""
    told: Places = {}
    for word, _, place in (lexeme.rpartition(":") for lexeme in lexemes.split()):
        told.setdefault(word, set()).add(place)
    return told


def _number_faults(
    connection: Connection, passages: Iterable[Passage], *, registered: bool
) -> Iterator[tuple[CaseId, str]]:
    expected = {
        (number, *passage.key)
        for passage in passages
        if passage.place <= 0
        for number in numbers_of(passage)
    }
    is_asked = NUMBER.c.place < 0 if registered else NUMBER.c.place >= 0
    held = {tuple(row) for row in connection.execute(select(NUMBER).where(is_asked))}
    for key in expected ^ held:
        yield CaseId(key[2]), "search has other numbers"
