"""Every step leaves the shape before or the shape after, and no store is taken for another."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    inspect,
    text,
)
from sqlalchemy.exc import DBAPIError

from eoffice_core.store.engine import (
    NotAStore,
    NotMigrated,
    Store,
    StoreNewer,
    Trouble,
    open_postgresql,
    open_sqlite,
)
from eoffice_core.store.migrations import Step, create_tables, migrate, only_on, version_of
from tests.store.conftest import KEY
from tests.store.test_engine import Killed, killing_at

_THEN = MetaData()
Table("case", _THEN, Column("id", Integer, primary_key=True), Column("subject", String(200)))
Table(
    "note",
    _THEN,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("case.id", ondelete="CASCADE"), nullable=False),
    Column("body", String(200), index=True),
)


def make_first(connection: Connection) -> None:
    create_tables(connection, _THEN)
    only_on(connection, "sqlite", "CREATE VIRTUAL TABLE note_fts USING fts5(body, content='')")
    connection.execute(text("INSERT INTO \"case\" VALUES (1, 'Leave'), (2, 'Road')"))
    connection.execute(
        text("INSERT INTO note VALUES (1, 1, 'one'), (2, 2, 'two'), (3, 2, 'three')")
    )


def rebuild_case(connection: Connection) -> None:
    """Make the parent table anew, the way SQLite needs it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text('ALTER TABLE "case" ADD COLUMN year INTEGER NOT NULL DEFAULT 2025'))
        return
    connection.execute(
        text("CREATE TABLE fresh (id INTEGER PRIMARY KEY, subject TEXT, year INTEGER NOT NULL)")
    )
    connection.execute(text('INSERT INTO fresh SELECT id, subject, 2025 FROM "case"'))
    connection.execute(text('DROP TABLE "case"'))
    connection.execute(text('ALTER TABLE fresh RENAME TO "case"'))


FIRST = Step(1, "desk: first tables", make_first)
SECOND = Step(2, "desk: year of a case", rebuild_case)
STEPS = (FIRST, SECOND)


def shape(store: Store) -> Shape:
    """The version, the columns of a case and the number of notes."""
    with store.reading() as connection:
        seen = inspect(connection)
        if not seen.has_table("case"):
            return version_of(store), [], 0
        columns = [column["name"] for column in seen.get_columns("case")]
        notes = connection.execute(text("SELECT count(*) FROM note")).scalar_one()
    return version_of(store), columns, notes


Shape = tuple[int, list[str], int]
EMPTY: Shape = (0, [], 0)
BEFORE: Shape = (1, ["id", "subject"], 3)
AFTER: Shape = (2, ["id", "subject", "year"], 3)


def test_steps_run_in_order_and_once(db_store: Store) -> None:
    assert migrate(db_store, [FIRST]) == 1
    assert shape(db_store) == BEFORE
    assert migrate(db_store, STEPS) == 2
    assert migrate(db_store, STEPS) == 2
    assert shape(db_store) == AFTER


def test_a_strangers_tool_sees_the_version(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "s.db", key=None)
    migrate(store, STEPS)
    with store.reading() as connection:
        assert connection.execute(text("PRAGMA user_version")).scalar() == 2
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    with store.writing() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    store.close()


def wipe(store: Store) -> None:
    with store.writing() as connection:
        for table in ("note_fts", "note", '"case"', "schema_version"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        only_on(connection, "sqlite", "PRAGMA user_version=0")


def test_a_step_killed_at_any_statement_leaves_old_or_new_exactly(db_store: Store) -> None:
    reached: list[int] = []
    for nth in range(1, 200):
        db_store.on_statement = killing_at(nth)
        try:
            migrate(db_store, STEPS)
        except Killed:
            db_store.on_statement = None
            assert shape(db_store) in (EMPTY, BEFORE, AFTER), f"killed at statement {nth}"
            reached.append(version_of(db_store))
            assert migrate(db_store, STEPS) == 2, f"not taken up again after statement {nth}"
            assert shape(db_store) == AFTER
            wipe(db_store)
        else:
            break
    db_store.on_statement = None
    assert reached == sorted(reached)
    assert set(reached) == {0, 1, 2}


def test_a_step_that_fails_rolls_back_its_ddl(db_store: Store) -> None:
    def fail(connection: Connection) -> None:
        rebuild_case(connection)
        connection.execute(text("SELECT * FROM nowhere"))

    migrate(db_store, [FIRST])
    with pytest.raises(DBAPIError):
        migrate(db_store, [FIRST, Step(2, "desk: fails", fail)])
    assert shape(db_store) == BEFORE
    assert migrate(db_store, STEPS) == 2


def test_a_step_that_leaves_orphans_is_undone(tmp_path: Path) -> None:
    def orphan(connection: Connection) -> None:
        connection.execute(text('DELETE FROM "case" WHERE id = 2'))

    store = open_sqlite(tmp_path / "s.db", key=KEY)
    migrate(store, [FIRST])
    with pytest.raises(NotMigrated, match="note"):
        migrate(store, [FIRST, Step(2, "desk: orphans", orphan)])
    assert shape(store) == BEFORE
    store.close()


def test_a_newer_store_is_refused_and_may_still_be_read(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "s.db", key=KEY)
    migrate(store, STEPS)
    with pytest.raises(StoreNewer) as caught:
        migrate(store, [FIRST])
    assert caught.value.reason is Trouble.NEWER_VERSION
    store.close()
    store = open_sqlite(tmp_path / "s.db", key=KEY, read_only=True)
    assert shape(store) == AFTER
    store.close()


def test_a_newer_record_of_another_make_is_refused_too(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "s.db", key=KEY)
    with store.writing() as connection:
        connection.execute(text("PRAGMA user_version=7"))
    with pytest.raises(StoreNewer):
        migrate(store, STEPS)
    assert shape(store) == EMPTY
    store.close()


def test_a_newer_server_store_is_refused(db_store: Store) -> None:
    migrate(db_store, STEPS)
    with pytest.raises(StoreNewer):
        migrate(db_store, [FIRST])
    assert shape(db_store) == AFTER


def test_a_desks_store_is_not_a_servers(db_store: Store) -> None:
    migrate(db_store, [FIRST])
    with pytest.raises(NotAStore, match="desk"):
        migrate(db_store, [Step(1, "server: first tables", make_first), SECOND])
    assert shape(db_store) == BEFORE


@pytest.mark.parametrize("order", [[2], [1, 3], [2, 1], [1, 1]])
def test_steps_out_of_order_are_our_mistake(tmp_path: Path, order: list[int]) -> None:
    store = open_sqlite(tmp_path / "s.db", key=None)
    with pytest.raises(AssertionError):
        migrate(store, [Step(number, "desk: x", make_first) for number in order])
    store.close()


def _migrate_at_once(stores: list[Store]) -> list[Exception]:
    failures: list[Exception] = []
    together = threading.Barrier(len(stores))

    def start(store: Store) -> None:
        together.wait()
        try:
            migrate(store, STEPS)
        except Exception as error:  # noqa: BLE001 - a thread's failure must reach the test
            failures.append(error)

    threads = [threading.Thread(target=start, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def test_two_servers_that_start_at_once_migrate_once(postgresql_url: str) -> None:
    stores = [open_postgresql(postgresql_url) for _ in range(3)]
    assert _migrate_at_once(stores) == []
    assert [shape(store) for store in stores] == [AFTER] * 3
    for store in stores:
        store.close()


def test_two_programs_on_one_file_migrate_once(tmp_path: Path) -> None:
    stores = [open_sqlite(tmp_path / "s.db", key=KEY) for _ in range(3)]
    assert _migrate_at_once(stores) == []
    assert [shape(store) for store in stores] == [AFTER] * 3
    for store in stores:
        store.close()
