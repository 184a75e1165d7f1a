"""Numbered steps that bring a store to the shape this release knows.

Each step is one function in a module of its own (`m0001_first.py`, `m0002_…`), never edited once
released, run in one transaction together with its own record. A power cut leaves the shape before
or the shape after.

A step keeps its own picture of the tables it makes. Importing the models would let a later edit
change an old step, so a step writes the tables out as plain Core tables on a `MetaData` of its own:

    _then = MetaData()
    OP = Table("op", _then, Column("op_id", LargeBinary(16), primary_key=True), …)

    def run(connection: Connection) -> None:
        create_tables(connection, _then)
        only_on(connection, "sqlite", "CREATE VIRTUAL TABLE note_fts USING fts5(…)")

    STEP = Step(1, "desk: first tables", run)

A later step that SQLite cannot express as ALTER TABLE makes the new table under another name,
copies, drops the old, renames, and makes indexes and triggers again: foreign keys are not enforced
while a step runs, and every reference is checked before it commits.

Two families use this, `desk` and `server`; each hands in its own sequence, numbered from 1. The
name of a step carries its family, so a desk's store is never taken for a server's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    func,
    insert,
    inspect,
    select,
    text,
)

from eoffice_core.store.engine import Store
from eoffice_core.store.trouble import NotAStore, NotMigrated, StoreNewer

_RECORD = Table(
    "schema_version",
    MetaData(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False),
)
_MIGRATING = 0x654F6666  # one number for all servers that may start at the same moment


@dataclass(frozen=True, slots=True)
class Step:
    """One change of shape, with its number and the name it is recorded under."""

    number: int
    name: str
    run: Callable[[Connection], None]


def migrate(store: Store, steps: Sequence[Step]) -> int:
    """Run the steps this store has not seen, each in its transaction; return the version reached.

    Raises StoreNewer when a later release was here: open the store for reading only and say so.
    """
    assert [step.number for step in steps] == list(range(1, len(steps) + 1)), "1, 2, 3…"
    refuse_newer(store, steps)
    for step in steps[version_of(store) :]:
        with store.rebuilding() as connection:
            _run_once(connection, step)
    return version_of(store)


def refuse_newer(store: Store, steps: Sequence[Step]) -> None:
    """Refuse a store whose record goes beyond these steps, or is of other steps."""
    with store.reading() as connection:
        done = _recorded(connection)
        reached = max([*done, _user_version(connection)])
    if reached > len(steps):
        raise StoreNewer(f"version {reached}; this program knows {len(steps)}")
    known = {step.number: step.name for step in steps}
    if any(known.get(number) != name for number, name in done.items() if number):
        raise NotAStore(f"its steps are not ours: {', '.join(filter(None, done.values()))}")


def version_of(store: Store) -> int:
    """Tell the number of the last step recorded in the store, 0 in an empty one."""
    with store.reading() as connection:
        return max(_recorded(connection))


def create_tables(connection: Connection, tables: MetaData) -> None:
    """Make the tables and indexes of a step's own picture, parents first."""
    tables.create_all(connection, checkfirst=False)


def only_on(
    connection: Connection, dialect: Literal["sqlite", "postgresql"], *statements: str
) -> None:
    """Issue statements that exist on one engine only, such as a full-text index."""
    if connection.dialect.name == dialect:
        for statement in statements:
            connection.exec_driver_sql(statement)


def _run_once(connection: Connection, step: Step) -> None:
    """Run a step unless another process was faster between our look and our lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
    reached = max(_recorded(connection))
    if reached >= step.number:
        return
    if reached == 0:
        _RECORD.create(connection, checkfirst=True)
    step.run(connection)
    _refuse_broken_references(connection, step)
    connection.execute(insert(_RECORD).values(version=step.number, name=step.name))
    only_on(connection, "sqlite", f"PRAGMA user_version={step.number}")


def _recorded(connection: Connection) -> dict[int, str]:
    """Read the record; version 0, of no name, is where every store begins."""
    if not inspect(connection).has_table(_RECORD.name):
        return {0: ""}
    rows = connection.execute(select(_RECORD.c.version, _RECORD.c.name)).all()
    return {0: "", **{int(version): str(name) for version, name in rows}}


def _user_version(connection: Connection) -> int:
    if connection.dialect.name != "sqlite":
        return 0
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def _refuse_broken_references(connection: Connection, step: Step) -> None:
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL enforces its references while the step runs
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        tables = ", ".join(sorted({str(row[0]) for row in broken}))
        raise NotMigrated(f"step {step.number} leaves rows without their parent in {tables}")
