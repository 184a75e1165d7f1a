"""One writer, several readers, named trouble; on every engine where the promise is the same."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from eoffice_core.store.engine import (
    APPLICATION_ID,
    CannotOpen,
    DiskFull,
    NotAStore,
    ReadOnlyMedium,
    Store,
    StoreDamaged,
    StoreLocked,
    StoreUnavailable,
    Trouble,
    Unreachable,
    UnsafeEngine,
    WrongKey,
    open_postgresql,
    open_sqlite,
)
from eoffice_core.store.trouble import named
from tests.store.conftest import KEY

NOTE = "कृपया स्वीकृति प्रदान करें"


class Killed(BaseException):
    """Stands for a power cut: no code of ours may catch it."""


def write(store: Store, *statements: str, then: BaseException | None = None) -> None:
    """Run statements in one transaction, which at its end may raise."""
    with store.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))
        if then is not None:
            raise then


def make_tables(store: Store) -> None:
    write(
        store,
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL)",
        "CREATE TABLE movement (id INTEGER PRIMARY KEY, note_id INTEGER NOT NULL"
        " REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)",
    )


def add(store: Store, number: int, body: str = NOTE) -> None:
    with store.writing() as connection:
        connection.execute(text("INSERT INTO note VALUES (:n, :b)"), {"n": number, "b": body})


def numbers(store: Store) -> list[int]:
    with store.reading() as connection:
        return list(connection.execute(text("SELECT id FROM note ORDER BY id")).scalars())


def killing_at(nth: int) -> Callable[[str], None]:
    """A hook that dies before the nth statement."""
    seen: list[str] = []

    def die(statement: str) -> None:
        seen.append(statement)
        if len(seen) == nth:
            raise Killed

    return die


def test_what_is_committed_is_read_and_what_raised_is_not(db_store: Store) -> None:
    make_tables(db_store)
    add(db_store, 1)
    with pytest.raises(KeyError):
        write(db_store, "INSERT INTO note VALUES (2, 'x')", then=KeyError())
    assert numbers(db_store) == [1]


def test_a_reader_cannot_write_and_that_is_our_mistake(db_store: Store) -> None:
    make_tables(db_store)
    with pytest.raises(DBAPIError), db_store.reading() as connection:
        connection.execute(text("INSERT INTO note VALUES (1, 'x')"))
    assert numbers(db_store) == []


def test_a_broken_reference_is_refused_at_commit_and_the_writer_lives_on(db_store: Store) -> None:
    make_tables(db_store)
    with pytest.raises(IntegrityError):
        write(db_store, "INSERT INTO movement VALUES (1, 99)")
    add(db_store, 1)
    assert numbers(db_store) == [1]


def test_failed_ddl_leaves_nothing(db_store: Store) -> None:
    with pytest.raises(DBAPIError):
        write(db_store, *["CREATE TABLE half (id INTEGER)"] * 2)
    with pytest.raises(DBAPIError), db_store.reading() as connection:
        connection.execute(text("SELECT * FROM half"))


def test_an_error_does_not_carry_what_the_officer_wrote(db_store: Store) -> None:
    make_tables(db_store)
    add(db_store, 1)
    with pytest.raises(DBAPIError) as caught:
        add(db_store, 1, "confidential")
    assert "confidential" not in str(caught.value)


def test_many_writers_queue_and_none_is_lost(db_store: Store) -> None:
    make_tables(db_store)
    failures: list[Exception] = []

    def write_ten(first: int) -> None:
        try:
            for number in range(first, first + 10):
                add(db_store, number)
                numbers(db_store)
        except StoreUnavailable as error:
            failures.append(error)

    threads = [threading.Thread(target=write_ten, args=(start * 100,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(numbers(db_store)) == 80


def test_a_kill_at_any_statement_leaves_all_or_nothing(db_store: Store) -> None:
    make_tables(db_store)
    for nth in range(1, 10):
        db_store.on_statement = killing_at(nth)
        try:
            write(
                db_store,
                f"INSERT INTO note VALUES ({nth}, 'x')",
                f"INSERT INTO movement VALUES ({nth}, {nth})",
            )
        except Killed:
            db_store.on_statement = None
            assert numbers(db_store) == []
        else:
            break
    db_store.on_statement = None
    # Two inserts and the commit, and on SQLite the BEGIN that we say ourselves.
    assert nth == (5 if db_store.dialect == "sqlite" else 4)
    assert numbers(db_store) == [nth]


def test_the_hook_hears_each_statement_once_and_only_while_set(db_store: Store) -> None:
    make_tables(db_store)
    heard: list[str] = []
    db_store.on_statement = heard.append
    db_store.on_statement = heard.append
    add(db_store, 1)
    numbers(db_store)
    db_store.on_statement = None
    add(db_store, 2)
    said = [statement.split()[0] for statement in heard if not statement.startswith("BEGIN")]
    assert said == ["INSERT", "COMMIT", "SELECT", "COMMIT"]


def test_rebuilding_a_parent_keeps_its_children(db_store: Store) -> None:
    make_tables(db_store)
    write(db_store, "INSERT INTO note VALUES (1, 'x')", "INSERT INTO movement VALUES (1, 1)")
    if db_store.dialect == "sqlite":
        with db_store.rebuilding() as connection:
            connection.execute(text("CREATE TABLE fresh (id INTEGER PRIMARY KEY, body TEXT)"))
            connection.execute(text("INSERT INTO fresh SELECT * FROM note"))
            connection.execute(text("DROP TABLE note"))
            connection.execute(text("ALTER TABLE fresh RENAME TO note"))
    with db_store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM movement")).scalar() == 1
    with pytest.raises(IntegrityError):
        write(db_store, "INSERT INTO movement VALUES (2, 99)")


def test_a_writer_inside_a_writer_is_caught_at_once(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "s.db", key=None)
    with store.writing(), pytest.raises(AssertionError), store.writing():
        pass
    store.close()


def test_every_connection_has_its_pragmas(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "s.db", key=KEY)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "mmap_size": 0,
        "application_id": APPLICATION_ID,
    }
    for mode in (store.writing, store.reading):
        with mode() as connection:
            for pragma, value in wanted.items():
                assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value, pragma
    store.close()


def test_closing_folds_the_log_into_the_file_and_may_be_repeated(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "s.db", key=KEY)
    make_tables(store)
    assert (tmp_path / "s.db-wal").stat().st_size > 0
    store.close()
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["s.db"]


def test_a_store_for_reading_only_reads(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "s.db", key=KEY)
    make_tables(store)
    add(store, 1)
    store.close()
    store = open_sqlite(tmp_path / "s.db", key=KEY, read_only=True)
    assert numbers(store) == [1]
    for mode in (store.writing, store.rebuilding):
        with pytest.raises(ReadOnlyMedium), mode():
            pass
    store.close()


def test_another_program_that_writes_makes_it_locked(tmp_path: Path) -> None:
    one, other = (open_sqlite(tmp_path / "s.db", key=KEY) for _ in range(2))
    make_tables(one)
    with other.writing() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with one.writing(), pytest.raises(StoreLocked), other.writing():
        pass
    add(other, 1)
    assert numbers(one) == [1]
    one.close()
    other.close()


def test_wrong_keys_are_told_from_damage_when_the_slot_proved_the_key(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    open_sqlite(path, key=KEY).close()
    with pytest.raises(WrongKey) as caught:
        open_sqlite(path, key=bytes(32))
    assert caught.value.reason is Trouble.WRONG_KEY
    with path.open("r+b") as file:
        file.seek(200)
        file.write(b"\xff" * 8)
    with pytest.raises(StoreDamaged):
        open_sqlite(path, key=KEY, key_is_proven=True)
    with pytest.raises(StoreDamaged):
        open_sqlite(path, key=None)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_our_mistake(tmp_path: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_sqlite(tmp_path / "s.db", key=bytes(length))


def test_one_flipped_bit_is_found(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = open_sqlite(path, key=KEY)
    make_tables(store)
    for number in range(200):
        add(store, number, NOTE * 10)
    assert store.damages() == ()
    store.close()
    content = bytearray(path.read_bytes())
    content[3 * 4096 + 1000] ^= 1
    path.write_bytes(content)
    store = open_sqlite(path, key=KEY, key_is_proven=True)
    assert "page 4" in " ".join(store.damages())
    with pytest.raises(StoreDamaged), store.reading() as connection:
        connection.execute(text("SELECT sum(length(body)) FROM note")).scalar()
    store.close()


def test_a_plain_store_that_lost_its_middle_is_found(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = open_sqlite(path, key=None)
    make_tables(store)
    for number in range(50):
        add(store, number, NOTE * 20)
    assert store.damages() == ()
    store.close()
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 5 * 4096] = b"\xaa" * 8192
    path.write_bytes(content)
    store = open_sqlite(path, key=None)
    assert store.damages()
    store.close()


def test_standard_error_stays_silent_on_damage(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    open_sqlite(tmp_path / "s.db", key=KEY).close()
    with pytest.raises(WrongKey):
        open_sqlite(tmp_path / "s.db", key=bytes(32))
    assert capfd.readouterr().err == ""


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    from eoffice_core.store import cipher

    path = tmp_path / "theirs.db"
    raw = cipher.connect(path, key=None, query_only=False)
    raw.execute("CREATE TABLE theirs (id INTEGER)")
    raw.close()
    with pytest.raises(NotAStore):
        open_sqlite(path, key=None)
    raw = cipher.connect(path, key=None, query_only=False)
    assert cipher.ask(raw, "application_id") == 0
    raw.close()


def test_places_that_cannot_hold_a_store(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        open_sqlite(tmp_path / "missing" / "s.db", key=None)
    with pytest.raises(CannotOpen):
        open_sqlite(tmp_path, key=None)
    with pytest.raises(CannotOpen):
        open_sqlite(tmp_path / "s.db", key=None, read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_an_old_sqlite_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from eoffice_core.store import cipher

    monkeypatch.setattr(cipher, "SQLITE_VERSION_MIN", (99, 0, 0))
    with pytest.raises(UnsafeEngine):
        open_sqlite(tmp_path / "s.db", key=None)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_met_by_the_callers_own_file_is_named_too(tmp_path: Path) -> None:
    import errno

    store = open_sqlite(tmp_path / "s.db", key=None)
    make_tables(store)
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(DiskFull):
        write(store, "INSERT INTO note VALUES (1, 'x')", then=full)
    assert numbers(store) == []
    store.close()


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        open_postgresql("postgresql+psycopg://nobody@127.0.0.1:1/none")


def test_a_database_that_is_not_there_cannot_be_opened(postgresql_port: int) -> None:
    with pytest.raises(StoreUnavailable):
        open_postgresql(f"postgresql+psycopg://postgres@127.0.0.1:{postgresql_port}/none")


def test_a_connection_cut_by_the_server_is_unreachable_and_then_renewed(
    postgresql_url: str,
) -> None:
    store = open_postgresql(postgresql_url)
    make_tables(store)
    with pytest.raises(Unreachable):
        write(
            store,
            "INSERT INTO note VALUES (1, 'x')",
            "SELECT pg_terminate_backend(pg_backend_pid())",
        )
    add(store, 2)
    assert numbers(store) == [2]
    store.close()


@pytest.mark.parametrize("reason", Trouble)
def test_every_trouble_has_its_error(reason: Trouble) -> None:
    assert named(reason, "").reason is reason
    assert str(named(reason, "")) == reason.value


def test_connections_that_the_server_cut_are_made_anew_after_one_word_of_trouble(
    postgresql_url: str,
) -> None:
    store = open_postgresql(postgresql_url)
    cut = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with store.reading() as first, store.reading() as second:
        assert [c.execute(text("SELECT 1")).scalar_one() for c in (first, second)] == [1, 1]
    other = open_postgresql(postgresql_url)
    with other.writing() as connection:
        connection.execute(cut)
    other.close()

    with pytest.raises(Unreachable), store.reading() as connection:
        connection.execute(text("SELECT 1"))
    for _ in range(3):
        with store.writing() as connection:
            assert connection.execute(text("SELECT 1")).scalar_one() == 1
    store.close()
