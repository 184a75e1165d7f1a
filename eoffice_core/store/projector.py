"""Folded cases to rows, in the caller's transaction: what differs is written, nothing else.

There is one fold (domain/apply); the projector only compares the case before with the case after.
"""

from collections.abc import Callable, Mapping
from itertools import zip_longest

from sqlalchemy import Connection, Table

from eoffice_core.domain.apply import fold
from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId
from eoffice_core.store.cases import CASE, CORRESPONDENCE, MOVEMENT, NOTE
from eoffice_core.store.ledger import case_ids, entries_of
from eoffice_core.store.rows import (
    Values,
    case_values,
    correspondence_values,
    movement_values,
    note_values,
)
from eoffice_core.store.statements import chunks, delete_keys, upsert

_PARTS: tuple[tuple[Table, Callable[[Case], list[Values]]], ...] = (
    (CASE, lambda case: [case_values(case)]),
    (NOTE, note_values),
    (MOVEMENT, movement_values),
    (CORRESPONDENCE, correspondence_values),
)

Change = tuple[Case | None, Case | None]
"""A case before and after; None where it was not, or is no longer, in this store."""


def _key(table: Table, row: Values) -> tuple[object, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def project(connection: Connection, changes: Mapping[CaseId, Change]) -> None:
    """Write what differs between the cases before and after."""
    for table, values_of in _PARTS:
        written: list[Values] = []
        gone: list[tuple[object, ...]] = []
        for before, after in changes.values():
            old = values_of(before) if before is not None else []
            new = values_of(after) if after is not None else []
            for was, is_now in zip_longest(old, new):
                if is_now is None:
                    gone.append(_key(table, was))
                elif was != is_now:
                    written.append(is_now)
        delete_keys(connection, table, gone)
        upsert(connection, table, written)


def rebuild(connection: Connection) -> int:
    """Make all rows anew from the ledger; the number of cases. The same rows come out again."""
    for table, _ in _PARTS:
        connection.execute(table.delete())
    known = case_ids(connection)
    for part in chunks(known):
        entries = entries_of(connection, [CaseId(case_id) for case_id in part])
        folded = {case_id: fold(listed) for case_id, listed in entries.items()}
        project(connection, {case_id: (None, case) for case_id, case in folded.items()})
    return len(known)
