"""Statements that are written differently on the two engines, in one place."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Table, tuple_
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, object]

IDS_PER_STATEMENT_MAX = 500
"""SQLite takes some 32,000 variables; shorter lists are planned better on both engines."""


def chunks(values: Iterable[bytes], size: int = IDS_PER_STATEMENT_MAX) -> Iterable[list[bytes]]:
    """The values in lists of at most `size`."""
    listed = list(values)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows by primary key, whether or not they are there already."""
    if not rows:
        return
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = make(table)
    keys = [column.name for column in table.primary_key]
    values = {
        column.name: statement.excluded[column.name]
        for column in table.columns
        if column.name not in keys
    }
    connection.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=values), list(rows)
    )


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows that are not there yet; a row that is stays as it is."""
    if not rows:
        return
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(make(table).on_conflict_do_nothing(), list(rows))


def delete_keys(connection: Connection, table: Table, keys: Sequence[tuple[object, ...]]) -> None:
    """Delete rows by whole primary keys."""
    columns: list[ColumnElement[object]] = list(table.primary_key)
    for start in range(0, len(keys), IDS_PER_STATEMENT_MAX):
        part = keys[start : start + IDS_PER_STATEMENT_MAX]
        connection.execute(table.delete().where(tuple_(*columns).in_(part)))
