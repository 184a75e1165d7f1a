"""The one place that knows the SQLite driver: SQLCipher, with a raw key or without any.

The standard library's `sqlite3` is never used: most of its builds have the WAL-reset fault, and two
SQLite builds in one program drop each other's locks.
"""

from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from sqlcipher3 import dbapi2

from eoffice_core.store.trouble import DiskFailed, UnsafeEngine

KEY_BYTES = 32
BUSY_SECONDS = 5.0
SQLITE_VERSION_MIN = (3, 51, 3)

_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "wal_autocheckpoint=1000",
    "journal_size_limit=16777216",
    "cache_size=-16000",
    "temp_store=MEMORY",
    "mmap_size=0",
    "cell_size_check=ON",
    "trusted_schema=OFF",
    "recursive_triggers=OFF",
)


class RawCursor(Protocol):
    """What we use of a driver's cursor."""

    def fetchall(self) -> list[tuple[object, ...]]: ...


class RawConnection(Protocol):
    """What we use of a driver's connection."""

    def execute(self, statement: str) -> RawCursor: ...
    def close(self) -> None: ...


driver = cast(ModuleType, dbapi2)
DriverError = cast(type[Exception], dbapi2.Error)


def refuse_unsafe_engine() -> None:
    """Refuse an SQLite older than the fix of the WAL-reset fault, whoever installed it."""
    version: tuple[int, ...] = dbapi2.sqlite_version_info
    if version < SQLITE_VERSION_MIN:
        raise UnsafeEngine(f"SQLite {dbapi2.sqlite_version} may damage a WAL store")


def connect(path: Path, *, key: bytes | None, query_only: bool) -> RawConnection:
    """Open a connection with every pragma set; the key is tried before anything else."""
    # isolation_level None: the driver begins nothing by itself, so BEGIN IMMEDIATE is ours to say.
    raw = cast(
        RawConnection,
        dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
        ),
    )
    try:
        _prepare(raw, key=key, query_only=query_only)
    except BaseException:
        raw.close()
        raise
    return raw


def ask(raw: RawConnection, pragma: str) -> object:
    """Return the first value a pragma answers with, or None."""
    rows = raw.execute(f"PRAGMA {pragma}").fetchall()
    return rows[0][0] if rows else None


def _prepare(raw: RawConnection, *, key: bytes | None, query_only: bool) -> None:
    # Before the key: SQLCipher reports a failed page on standard error, which tears the screen.
    ask(raw, "cipher_log=off")
    if key is not None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a raw key has {KEY_BYTES} bytes")
        ask(raw, f"key=\"x'{key.hex()}'\"")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
    if not query_only and ask(raw, "journal_mode=WAL") != "wal":
        raise DiskFailed("the file system cannot keep a write-ahead log")
    for pragma in _PRAGMAS:
        ask(raw, pragma)
    if query_only:
        ask(raw, "query_only=ON")
