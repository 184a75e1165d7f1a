"""Folded cases to rows, in the caller's transaction: what differs is written, nothing else.

The index of search is brought in step in the same transaction.

There is one fold (domain/apply); the projector only compares the case before with the case after.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import TypeVar

from sqlalchemy import Connection, Table

from eoffice_core.domain.apply import fold
from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.ops import Entry, FileOpened, ReceiptDiarised
from eoffice_core.store import search_index
from eoffice_core.store.cases import CASE, CORRESPONDENCE, MOVEMENT, NOTE
from eoffice_core.store.ledger import case_ids, entries_of
from eoffice_core.store.passages import differences
from eoffice_core.store.rows import (
    Values,
    case_values,
    correspondence_values,
    is_told_alike,
    moved_values,
    movement_values,
    note_values,
)
from eoffice_core.store.statements import change, chunks, delete_keys, upsert

_P = TypeVar("_P")
_Pairs = Iterable[tuple[Values | None, Values | None]]


def _part(
    papers: Callable[[Case], Sequence[_P]], values: Callable[[Case, int, _P], Values]
) -> Callable[[Case | None, Case | None], _Pairs]:
    """What names the rows of one kind of a case's papers that come or change, and those that go."""

    def pairs(before: Case | None, after: Case | None) -> _Pairs:
        old = () if before is None else papers(before)
        new = () if after is None else papers(after)
        for place, (was, is_now) in enumerate(zip_longest(old, new), start=1):
            if was is is_now:  # what an op leaves alone stays the same object
                continue
            if after is not None and is_now is not None:
                if was != is_now:
                    yield None, values(after, place, is_now)
            elif before is not None and was is not None:
                yield values(before, place, was), None

    return pairs


_PARTS = (
    (NOTE, _part(lambda case: case.notes, note_values)),
    (MOVEMENT, _part(lambda case: case.movements, movement_values)),
    (CORRESPONDENCE, _part(lambda case: case.correspondence, correspondence_values)),
)

Change = tuple[Case | None, Case | None]
"""A case before and after; None where it was not, or is no longer, in this store."""


def _key(table: Table, row: Values) -> tuple[object, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def project(connection: Connection, changes: Mapping[CaseId, Change]) -> None:
    """Write what differs between the cases before and after."""
    _project_heads(connection, changes.values())
    for table, pairs_of in _PARTS:
        written: list[Values] = []
        gone: list[tuple[object, ...]] = []
        for before, after in changes.values():
            for goes, comes in pairs_of(before, after):
                if comes is not None:
                    written.append(comes)
                elif goes is not None:
                    gone.append(_key(table, goes))
        delete_keys(connection, table, gone)
        upsert(connection, table, written)
    search_index.index(
        connection, (pair for change in changes.values() for pair in differences(*change))
    )


def _project_heads(connection: Connection, changes: Iterable[Change]) -> None:
    told: list[Case] = []
    moved: list[Case] = []
    gone: list[Case] = []
    for before, after in changes:
        if after is None:
            gone += [] if before is None else [before]
        elif before is None or not is_told_alike(before, after):
            told.append(after)
        elif before != after:
            moved.append(after)
    delete_keys(connection, CASE, [(case.office_id, case.case_id) for case in gone])
    upsert(connection, CASE, [case_values(case) for case in told])
    # By far the most: its texts are neither folded nor sent again when a case only goes on.
    change(connection, CASE, [moved_values(case) for case in moved])


def folded(entries: Sequence[Entry]) -> Case | None:
    """The case of these entries; None while its birth is not, or no longer, among them.

    A desk can hold later ops of a case whose birth the registry has declined, or that has left its
    sight: each of them comes back with its own verdict.
    """
    is_birth = [isinstance(e.fact.body, ReceiptDiarised | FileOpened) for e in entries]
    if True not in is_birth:
        return None
    return fold(entries[is_birth.index(True) :])


def rebuild(connection: Connection) -> int:
    """Make all rows anew from the ledger; the number of cases. The same rows come out again."""
    for table in (CASE, *(table for table, _ in _PARTS)):
        connection.execute(table.delete())
    search_index.clear(connection)
    known = case_ids(connection)
    for part in chunks(known):
        entries = entries_of(connection, [CaseId(case_id) for case_id in part])
        project(connection, {c: (None, folded(listed)) for c, listed in entries.items()})
    return len(known)
