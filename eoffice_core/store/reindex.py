"""Folds the search text of a store again when the rules of folding have changed.

A part at a time, each in one transaction with how far it went: what is cut off goes on there. The
facts are never touched; what is folded is made again from the rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select, update

from eoffice_core.domain.case import Case
from eoffice_core.domain.hindi import FOLD_VERSION
from eoffice_core.domain.ids import CaseId
from eoffice_core.store import search_index
from eoffice_core.store.cases import CASE, load_cases
from eoffice_core.store.engine import Store
from eoffice_core.store.meta import read_meta, write_meta
from eoffice_core.store.migrations import only_on
from eoffice_core.store.passages import of_case
from eoffice_core.store.rows import search_text
from eoffice_core.store.search_check import is_whole

VERSION, REACHED = "fold_version", "fold_reached"
ROWS_PER_PART = 200
_REINDEXING = 0x654F6667  # one number for all servers that may start at the same moment

Told = Callable[[int, int], None]
"""Hears how many rows are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of row with folded text: how many there are, and folding the next of them."""

    count: Callable[[Connection], int]
    refold: Callable[[Connection, bytes, int], list[bytes]]
    """Folds at most so many rows after a key again; the keys of those rows, in their order."""


def refresh(store: Store, shelves: Sequence[Shelf] = (), told: Told | None = None) -> bool:
    """Bring a store's search to this release's rules; whether there was anything to do."""
    with store.reading() as connection:
        if read_meta(connection, VERSION) == str(FOLD_VERSION):
            return False
        kinds = (CASES, *shelves)
        total = sum(kind.count(connection) for kind in kinds)
    done = 0
    while True:
        with store.writing() as connection:
            only_on(connection, "postgresql", f"SELECT pg_advisory_xact_lock({_REINDEXING})")
            folded = _next_part(connection, kinds)
        if folded is None:
            return True
        done += folded
        if told is not None:
            told(min(done, total), total)


def distrust(connection: Connection) -> None:
    """Have the index made anew when the store is next refreshed."""
    write_meta(connection, VERSION, "")
    write_meta(connection, REACHED, "")


def distrust_if_damaged(store: Store) -> bool:
    """After a store was not left in order: look at the index; whether it has to be made anew."""
    with store.writing() as connection:
        if is_whole(connection):
            return False
        distrust(connection)
    return True


def _next_part(connection: Connection, kinds: Sequence[Shelf]) -> int | None:
    """Fold the next rows again; how many, or None when all is done, here or by another process."""
    if read_meta(connection, VERSION) == str(FOLD_VERSION):
        return None
    version, _, place = (read_meta(connection, REACHED) or "").partition(" ")
    if version != str(FOLD_VERSION):
        search_index.clear(connection)
        place = "0:"
    at, _, key = place.partition(":")
    for number in range(int(at), len(kinds)):
        after = bytes.fromhex(key) if number == int(at) else b""
        keys = kinds[number].refold(connection, after, ROWS_PER_PART)
        if keys:
            write_meta(connection, REACHED, f"{FOLD_VERSION} {number}:{keys[-1].hex()}")
            return len(keys)
    write_meta(connection, VERSION, str(FOLD_VERSION))
    write_meta(connection, REACHED, "")
    return None


def _count_cases(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(CASE)).scalar_one()


def _refold_cases(connection: Connection, after: bytes, limit: int) -> list[bytes]:
    asked = select(CASE.c.case_id).where(CASE.c.case_id > after).order_by(CASE.c.case_id)
    keys = list(connection.execute(asked.limit(limit)).scalars())
    cases = load_cases(connection, [CaseId(key) for key in keys]).values()
    _write_folded(connection, list(cases))
    search_index.index_again(connection, [passage for case in cases for passage in of_case(case)])
    return keys


def _write_folded(connection: Connection, cases: Sequence[Case]) -> None:
    if cases:
        connection.execute(
            update(CASE)
            .where(CASE.c.office_id == bindparam("office"), CASE.c.case_id == bindparam("of_case"))
            .values(folded=bindparam("text")),
            [
                {"office": case.office_id, "of_case": case.case_id, "text": search_text(case)}
                for case in cases
            ],
        )


CASES = Shelf(_count_cases, _refold_cases)
