"""Open a store: one encrypted SQLite file, one plain SQLite file, or a PostgreSQL database.

Writing is one transaction at a time on SQLite (`BEGIN IMMEDIATE`, a pool of one, so writers queue);
reading has connections of its own which cannot write.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from eoffice_core.store import cipher
from eoffice_core.store.trouble import (
    SQLITE_NOTADB,
    CannotOpen,
    DiskFailed,
    DiskFull,
    NotAStore,
    NotLocal,
    NotMigrated,
    ReadOnlyMedium,
    StoreDamaged,
    StoreLocked,
    StoreNewer,
    StoreUnavailable,
    Trouble,
    Unreachable,
    UnsafeEngine,
    WrongKey,
    breaks_read_only,
    named,
    sqlite_code,
    trouble_in,
)

__all__ = [
    "CannotOpen",
    "DiskFailed",
    "DiskFull",
    "NotAStore",
    "NotLocal",
    "NotMigrated",
    "ReadOnlyMedium",
    "Store",
    "StoreDamaged",
    "StoreLocked",
    "StoreNewer",
    "StoreUnavailable",
    "Trouble",
    "Unreachable",
    "UnsafeEngine",
    "WrongKey",
    "open_postgresql",
    "open_sqlite",
]

APPLICATION_ID = 0x654F6666  # "eOff": lets `file` and a stranger's tool name a plain store
POSTGRESQL_CONNECTIONS_MAX = 10
WAIT_FOR_CONNECTION_SECONDS = 30

Dialect = Literal["sqlite", "postgresql"]
StatementHook = Callable[[str], None]


class Store:
    """One writer, several readers; failed machinery comes out as StoreUnavailable."""

    def __init__(
        self,
        *,
        dialect: Dialect,
        writer: Engine,
        reader: Engine,
        is_encrypted: bool = False,
        is_read_only: bool = False,
    ) -> None:
        self.dialect: Dialect = dialect
        self.is_encrypted = is_encrypted
        self.is_read_only = is_read_only
        self._writer = writer
        self._reader = reader
        # PostgreSQL's reader is a view of its writer and hears every event of it.
        self._engines = (writer, reader) if dialect == "sqlite" else (writer,)
        self._here = threading.local()
        self._on_statement: StatementHook | None = None
        self._is_closed = False

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        self._refuse_when_closed()
        with self._sole_writer(), _naming_trouble(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look at what is committed; on SQLite a snapshot for the whole block."""
        self._refuse_when_closed()
        with _naming_trouble(is_reading=True), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """Write in one transaction in which SQLite lets a parent table be rebuilt.

        Enforcement must be switched outside the transaction: inside, the pragma does nothing, and
        with it on, dropping a parent silently deletes the child rows.
        """
        if self.dialect != "sqlite":
            with self.writing() as connection:
                yield connection
            return
        self._refuse_when_closed()
        with self._sole_writer(), _naming_trouble(), self._writer.connect() as connection:
            raw = cast(cipher.RawConnection, connection.connection.dbapi_connection)
            cipher.ask(raw, "foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                connection.invalidate()  # the next writer enforces foreign keys again

    def damages(self) -> tuple[str, ...]:
        """Say what the pages' own checks find wrong, in the driver's words; nothing when sound.

        Half a second for 130 MB when encrypted: run it in a worker after an unclean stop.
        """
        if self.dialect != "sqlite":
            return ()
        pragma = "cipher_integrity_check" if self.is_encrypted else "quick_check(20)"
        try:
            with self.reading() as connection:
                rows = connection.exec_driver_sql(f"PRAGMA {pragma}").scalars().all()
        except StoreDamaged as damaged:
            return (str(damaged),)
        return tuple(str(row) for row in rows if row != "ok")

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of every connection and key.

        Where the disk is full this says so and the log stays: nothing is lost, but the store was
        not left clean.
        """
        if self._is_closed:
            return
        self._is_closed = True
        self._reader.dispose()
        try:
            if self.dialect == "sqlite" and not self.is_read_only:
                self._settle()
        finally:
            self._writer.dispose()

    @property
    def on_statement(self) -> StatementHook | None:
        """Called before each statement and each commit; what it raises stops the store there."""
        return self._on_statement

    @on_statement.setter
    def on_statement(self, hook: StatementHook | None) -> None:
        change = event.remove if hook is None else event.listen
        if (hook is None) != (self._on_statement is None):
            for engine in self._engines:
                change(engine, "before_cursor_execute", self._before_statement)
                change(engine, "commit", self._before_commit)
        self._on_statement = hook

    def _before_statement(
        self,
        _connection: object,
        _cursor: object,
        statement: str,
        _values: object,
        _context: object,
        _many: object,
    ) -> None:
        if self._on_statement is not None:
            self._on_statement(statement)

    def _before_commit(self, _connection: object) -> None:
        if self._on_statement is not None:
            self._on_statement("COMMIT")

    def _refuse_when_closed(self) -> None:
        """A late thread would open the file again, when its lock may be another program's."""
        if self._is_closed:
            raise CannotOpen("this store was closed")

    @contextmanager
    def _sole_writer(self) -> Iterator[None]:
        if self.is_read_only:
            raise ReadOnlyMedium("this store was opened for reading only")
        assert not getattr(self._here, "is_writing", False), (
            "a writer inside a writer waits forever"
        )
        self._here.is_writing = True
        try:
            yield
        finally:
            self._here.is_writing = False

    def _settle(self) -> None:
        with _naming_trouble():
            pooled = self._writer.raw_connection()
            try:
                raw = cast(cipher.RawConnection, pooled.dbapi_connection)
                cipher.ask(raw, "optimize")
                cipher.ask(raw, "wal_checkpoint(TRUNCATE)")
            finally:
                pooled.close()


def open_sqlite(
    path: Path,
    *,
    key: bytes | None,
    readers: int = 4,
    key_is_proven: bool = False,
    read_only: bool = False,
) -> Store:
    """Open or create the store in this file: encrypted with a raw key, plain without one.

    A wrong key and a damaged first page look the same to SQLCipher. When the key slot's own seal
    has verified, say `key_is_proven`: then a file that does not open is damaged, not locked.
    """
    cipher.refuse_unsafe_engine()
    is_guess = key is not None and not key_is_proven
    with _naming_trouble(not_a_database=Trouble.WRONG_KEY if is_guess else Trouble.DAMAGED):
        _ensure_private_file(path, may_create=not read_only)
        raw = cipher.connect(path, key=key, query_only=read_only)
        try:
            _claim(raw, may_write=not read_only)
        finally:
            raw.close()
    return Store(
        dialect="sqlite",
        writer=_sqlite_engine(path, key, connections=1, begin="BEGIN IMMEDIATE"),
        reader=_sqlite_engine(path, key, connections=readers, begin="BEGIN"),
        is_encrypted=key is not None,
        is_read_only=read_only,
    )


def open_postgresql(url: str) -> Store:
    """Open the database at a `postgresql+psycopg://` address; the server must answer."""
    writer = create_engine(
        url,
        pool_size=POSTGRESQL_CONNECTIONS_MAX,
        max_overflow=0,
        pool_timeout=WAIT_FOR_CONNECTION_SECONDS,
        hide_parameters=True,  # an error's text may reach a log; an officer's note must not
        # Not asked each time whether it still answers: when one does not, all are made anew, the
        # desk hears that the store is in trouble, and comes again.
        pool_pre_ping=False,
        isolation_level="READ COMMITTED",
        paramstyle="numeric_dollar",
    )
    driver: Any = writer.dialect.loaded_dbapi

    def take_statements_as_they_are(raw: Any, _record: object) -> None:
        """In PostgreSQL's own form: psycopg need not read through them at each use."""
        raw.cursor_factory = driver.RawCursor

    event.listen(writer, "connect", take_statements_as_they_are)
    reader = writer.execution_options(postgresql_readonly=True)
    store = Store(dialect="postgresql", writer=writer, reader=reader)
    try:
        with store.reading():
            return store
    except BaseException:
        store.close()
        raise


def _sqlite_engine(path: Path, key: bytes | None, *, connections: int, begin: str) -> Engine:
    is_reader = begin == "BEGIN"
    # QueuePool on purpose: SQLAlchemy's own choice for SQLCipher closes connections that other
    # threads are using, and the program dies. `creator` keeps the key out of any URL.
    engine = create_engine(
        "sqlite://",
        module=cipher.driver,
        creator=lambda: cipher.connect(path, key=key, query_only=is_reader),
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=WAIT_FOR_CONNECTION_SECONDS,
        hide_parameters=True,  # an error's text may reach a log; an officer's note must not
    )

    def say_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", say_begin)
    return engine


def _ensure_private_file(path: Path, *, may_create: bool) -> None:
    if path.exists():
        return
    if not may_create:
        raise CannotOpen(f"{path.name} is missing")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
        raise CannotOpen(f"{path.name} cannot be made: {error.strerror}") from error


def _claim(raw: cipher.RawConnection, *, may_write: bool) -> None:
    """Put our mark on an empty file, and refuse one that bears another program's."""
    mark = cipher.ask(raw, "application_id")
    if mark == APPLICATION_ID:
        return
    tables = raw.execute("SELECT name FROM sqlite_master LIMIT 1").fetchall()
    if mark != 0 or tables:
        raise NotAStore("the file is another program's database")
    if may_write:
        cipher.ask(raw, f"application_id={APPLICATION_ID}")


@contextmanager
def _naming_trouble(
    *, not_a_database: Trouble = Trouble.DAMAGED, is_reading: bool = False
) -> Iterator[None]:
    """Turn failed machinery into StoreUnavailable; let every other error pass as it is."""
    try:
        yield
    except (DBAPIError, PoolTimeout, cipher.DriverError, OSError) as error:
        reason = trouble_in(error)
        if reason is None or (is_reading and breaks_read_only(error)):
            raise
        if sqlite_code(error) == SQLITE_NOTADB:
            reason = not_a_database
        raise named(reason, str(getattr(error, "orig", None) or error)) from error
