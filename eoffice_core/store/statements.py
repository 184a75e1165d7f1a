"""Statements that are written differently on the two engines, in one place.

What is asked or written often is one statement that stays the same however many rows it is about:
it is compiled once, and PostgreSQL plans it once.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ARRAY,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Insert,
    LargeBinary,
    Table,
    Update,
    any_,
    bindparam,
    func,
    select,
    text,
    tuple_,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import UserDefinedType

Row = Mapping[str, object]

IDS_PER_STATEMENT_MAX = 500
"""SQLite takes some 32,000 variables; shorter lists are planned better on both engines."""


BYTES_KEPT = 512
"""The ids of some acts, and the signed bytes between them."""


def chunks(values: Iterable[bytes], size: int = IDS_PER_STATEMENT_MAX) -> Iterable[list[bytes]]:
    """The values in lists of at most `size`."""
    listed = list(values)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


class _Written(UserDefinedType[object]):
    """Numbers, texts or bytes in one text: PostgreSQL's way to write an array, or JSON on SQLite.

    The drivers' own way takes every value by itself, and longer than the statement.
    """

    cache_ok = True

    def get_col_spec(self, **_how: object) -> str:
        """No column is of this type."""
        raise NotImplementedError

    def bind_processor(self, dialect: Dialect) -> Callable[[object], object]:
        """Writes the values of one statement."""
        return _written_json if dialect.name == "sqlite" else _written_array


def _written_array(values: object) -> str:
    assert isinstance(values, Collection)
    kinds = set(map(type, values))
    write = _WRITERS[kinds.pop()] if len(kinds) == 1 else _in_array
    return "{" + ",".join(map(write, values)) + "}"


def _in_array(value: object) -> str:
    return _WRITERS[type(value)](value)


def _text_in_array(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


@lru_cache(maxsize=BYTES_KEPT)
def _bytes_in_array(value: bytes) -> str:
    """An id stands in a dozen rows of one act."""
    return f'"\\\\x{value.hex()}"'


class _Writers(dict[type, Callable[[Any], str]]):
    """How values of a type are written in an array."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        self[kind] = found = self._find(kind)
        return found

    @staticmethod
    def _find(kind: type) -> Callable[[Any], str]:
        if issubclass(kind, int):
            return int.__repr__
        if issubclass(kind, str):
            return _text_in_array
        if issubclass(kind, bytes):
            return _bytes_in_array
        assert kind is type(None), "a row holds numbers, text and bytes"
        return lambda _none: "NULL"


_WRITERS = _Writers()


def _written_json(values: object) -> object:
    assert isinstance(values, Iterable)
    return json.dumps([v.hex() if isinstance(v, bytes) else v for v in values])


class among(ColumnElement[bool]):  # noqa: N801 - reads as a condition, like SQLAlchemy's own
    """That a column's value is among those given under a name when the statement is executed."""

    inherit_cache = True
    _traverse_internals = [  # noqa: RUF012 - an instance's by the library's own declaration
        ("listed", InternalTraversal.dp_clauseelement),
        ("held", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, column: ColumnElement[object], name: str = "ids") -> None:
        values: BindParameter[object] = bindparam(name, type_=_Written())
        each = func.json_each(values).table_valued("value").c.value
        is_bytes = isinstance(column.type, LargeBinary)
        self.listed = column.in_(select(func.unhex(each) if is_bytes else each))
        self.held = column == any_(values)


@compiles(among)
def _listed(condition: among, compiler: SQLCompiler, **how: object) -> str:
    return compiler.process(condition.listed, **how)


@compiles(among, "postgresql")
def _held(condition: among, compiler: SQLCompiler, **how: object) -> str:
    return compiler.process(condition.held, **how)


class _Known(Enum):
    """What becomes of a row whose key is there already."""

    NEVER = 0
    KEEPS = 1
    GIVES_WAY = 2
    CHANGES = 3
    """It gets the columns that are given; where it is not there, nothing comes."""


def insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows that are not there yet; here and below a row names every column of its table."""
    _write(connection, table, rows, _Known.NEVER)


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows that are not there yet; a row that is stays as it is."""
    _write(connection, table, rows, _Known.KEEPS)


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows by primary key, whether or not they are there already."""
    _write(connection, table, rows, _Known.GIVES_WAY)


def change(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Set the columns that these rows name beside their whole keys; all name the same ones."""
    _write(connection, table, rows, _Known.CHANGES)


def _write(connection: Connection, table: Table, rows: Sequence[Row], known: _Known) -> None:
    if not rows:
        return
    part: _Part = (table, known, tuple(rows[0]) if known is _Known.CHANGES else ())
    if connection.dialect.name == "sqlite":
        connection.execute(_on_sqlite(part), [_apart(row, part) for row in rows])
        return
    waiting: list[_Waiting] | None = connection.info.get(_GATHERED)
    if waiting is not None:
        waiting.append((part, rows))
    else:
        _flush(connection, [(part, rows)])


@contextmanager
def gathered(connection: Connection) -> Iterator[None]:
    """What is written in this block goes to PostgreSQL as one statement when the block ends.

    No row is written twice in it, and nothing of it is read there.
    """
    if connection.dialect.name == "sqlite":
        yield
        return
    waiting: list[_Waiting] = []
    connection.info[_GATHERED] = waiting
    try:
        yield
    finally:
        del connection.info[_GATHERED]
    if waiting:
        _flush(connection, waiting)


_GATHERED = "gathered"
_Part = tuple[Table, _Known, tuple[str, ...]]
"""What is written of which table; the columns where not all are given."""

_Waiting = tuple[_Part, Sequence[Row]]


def _flush(connection: Connection, waiting: Sequence[_Waiting]) -> None:
    statement = _on_postgresql(connection.dialect, tuple(part for part, _ in waiting))
    # One value for each column of all rows: a third of the time of as many statements.
    values = tuple(
        _written_array(held) for part, rows in waiting for held in _by_column(part, rows)
    )
    connection.exec_driver_sql(statement, values)


def _by_column(part: _Part, rows: Sequence[Row]) -> Iterable[Sequence[object]]:
    """The rows' values, column by column."""
    picked = itemgetter(*(column.name for column in _columns(part)))
    return zip(*map(picked, rows), strict=True)


def _columns(part: _Part) -> list[Column[object]]:
    """The columns that are written."""
    table, _, given = part
    return [column for column in table.columns if not given or column.name in given]


@cache
def _on_sqlite(part: _Part) -> Insert | Update:
    table, known, names = part
    if known is _Known.CHANGES:
        return _changed(table, names, {name: bindparam(f"new_{name}") for name in names})
    return _settled(sqlite.insert(table), table, known)


def _apart(row: Row, part: _Part) -> Row:
    """A row under names that SQLAlchemy does not keep for itself in an update."""
    _, known, names = part
    return {f"new_{name}": row[name] for name in names} if known is _Known.CHANGES else row


@cache
def _on_postgresql(dialect: Dialect, parts: tuple[_Part, ...]) -> str:
    written = [_from_arrays(part, f"rows{n}") for n, part in enumerate(parts)]
    together = select(text("1")).add_cte(*(statement.cte() for statement in written))
    # As text: to look up so long a statement among the compiled ones takes longer than to run it.
    return str(together.compile(dialect=dialect))


def _from_arrays(part: _Part, name: str) -> Insert | Update:
    table, known, given = part
    columns = _columns(part)
    arrays = [
        bindparam(f"{name}_{column.name}", type_=_Written()).cast(ARRAY(column.type))
        for column in columns
    ]
    rows = func.unnest(*arrays).table_valued(*(column.name for column in columns))
    rows = rows.render_derived(name=f"of_{name}")
    if known is _Known.CHANGES:
        return _changed(table, given, {column.name: rows.c[column.name] for column in columns})
    names = [column.name for column in columns]
    statement = postgresql.insert(table).from_select(names, select(*rows.c))
    return _settled(statement, table, known)


def _changed(
    table: Table, names: Sequence[str], values: Mapping[str, ColumnElement[object]]
) -> Update:
    keys = {column.name for column in table.primary_key}
    return (
        table.update()
        .where(*(table.c[key] == values[key] for key in sorted(keys)))
        .values({name: values[name] for name in names if name not in keys})
    )


def _settled(
    statement: sqlite.Insert | postgresql.Insert, table: Table, known: _Known
) -> sqlite.Insert | postgresql.Insert:
    if known is _Known.NEVER:
        return statement
    if known is _Known.KEEPS:
        return statement.on_conflict_do_nothing()
    keys = [column.name for column in table.primary_key]
    values = {
        column.name: statement.excluded[column.name]
        for column in table.columns
        if column.name not in keys
    }
    return statement.on_conflict_do_update(index_elements=keys, set_=values)


def delete_keys(connection: Connection, table: Table, keys: Sequence[tuple[object, ...]]) -> None:
    """Delete rows by whole primary keys."""
    columns: list[ColumnElement[object]] = list(table.primary_key)
    for start in range(0, len(keys), IDS_PER_STATEMENT_MAX):
        part = keys[start : start + IDS_PER_STATEMENT_MAX]
        connection.execute(table.delete().where(tuple_(*columns).in_(part)))
