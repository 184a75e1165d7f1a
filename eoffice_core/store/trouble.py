"""What can go wrong with a store's machinery, named once.

A driver reports trouble by number; the officer needs to know what is safe and what to do. The two
meet here and nowhere else. Errors that are our own mistakes (a broken constraint, wrong SQL) stay
what they are.
"""

import errno
from enum import Enum
from typing import ClassVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class Trouble(Enum):
    """Why a store cannot be used, or cannot be written."""

    WRONG_KEY = "wrong_key"
    DAMAGED = "damaged"
    NOT_A_STORE = "not_a_store"
    NEWER_VERSION = "newer_version"
    NOT_MIGRATED = "not_migrated"
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    LOCKED = "locked"
    READ_ONLY_MEDIUM = "read_only_medium"
    NOT_LOCAL = "not_local"
    CANNOT_OPEN = "cannot_open"
    UNREACHABLE = "unreachable"
    UNSAFE_ENGINE = "unsafe_engine"


class StoreUnavailable(Exception):
    """The store cannot do what was asked; what was committed before is safe."""

    reason: ClassVar[Trouble]

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.reason.value)


class WrongKey(StoreUnavailable):
    """The file does not open with this key."""

    reason = Trouble.WRONG_KEY


class StoreDamaged(StoreUnavailable):
    """The file was changed or lost bytes outside this program."""

    reason = Trouble.DAMAGED


class NotAStore(StoreUnavailable):
    """The file is a sound database, but of another program."""

    reason = Trouble.NOT_A_STORE


class StoreNewer(StoreUnavailable):
    """A later release wrote this store: it may be read, never written."""

    reason = Trouble.NEWER_VERSION


class NotMigrated(StoreUnavailable):
    """A step to this release's shape did not hold; the store is as it was before the step."""

    reason = Trouble.NOT_MIGRATED


class DiskFull(StoreUnavailable):
    """Nothing of the transaction was kept; everything committed before it was."""

    reason = Trouble.DISK_FULL


class DiskFailed(StoreUnavailable):
    """The disk refused a read or a write."""

    reason = Trouble.DISK_FAILED


class StoreLocked(StoreUnavailable):
    """Someone else holds the store and did not let go in time."""

    reason = Trouble.LOCKED


class ReadOnlyMedium(StoreUnavailable):
    """The store may be read but not written."""

    reason = Trouble.READ_ONLY_MEDIUM


class NotLocal(StoreUnavailable):
    """The place is a network, FUSE or FAT file system, where WAL is not safe."""

    reason = Trouble.NOT_LOCAL


class CannotOpen(StoreUnavailable):
    """The file or its folder is missing or forbidden."""

    reason = Trouble.CANNOT_OPEN


class Unreachable(StoreUnavailable):
    """The database server does not answer, or the connection broke."""

    reason = Trouble.UNREACHABLE


class UnsafeEngine(StoreUnavailable):
    """The installed SQLite has the WAL-reset fault, or is not SQLCipher."""

    reason = Trouble.UNSAFE_ENGINE


_BY_REASON: dict[Trouble, type[StoreUnavailable]] = {
    kind.reason: kind for kind in StoreUnavailable.__subclasses__()
}

SQLITE_READONLY = 8
SQLITE_NOTADB = 26

# Primary result codes; an extended code carries its primary in the low byte.
_SQLITE: dict[int, Trouble] = {
    3: Trouble.CANNOT_OPEN,  # PERM
    5: Trouble.LOCKED,  # BUSY
    6: Trouble.LOCKED,  # LOCKED
    SQLITE_READONLY: Trouble.READ_ONLY_MEDIUM,
    10: Trouble.DISK_FAILED,  # IOERR
    11: Trouble.DAMAGED,  # CORRUPT
    13: Trouble.DISK_FULL,  # FULL
    14: Trouble.CANNOT_OPEN,  # CANTOPEN
    22: Trouble.NOT_LOCAL,  # NOLFS
    SQLITE_NOTADB: Trouble.DAMAGED,
}

POSTGRESQL_READ_ONLY = "25006"

# SQLSTATE by full code or by its class of two characters.
_POSTGRESQL: dict[str, Trouble] = {
    "08": Trouble.UNREACHABLE,
    "28": Trouble.CANNOT_OPEN,
    "3D": Trouble.CANNOT_OPEN,
    "53100": Trouble.DISK_FULL,
    "53300": Trouble.UNREACHABLE,
    "55P03": Trouble.LOCKED,
    "57P": Trouble.UNREACHABLE,
    "58": Trouble.DISK_FAILED,
    POSTGRESQL_READ_ONLY: Trouble.READ_ONLY_MEDIUM,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}

_OPERATING_SYSTEM: dict[int, Trouble] = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT: Trouble.DISK_FULL,
    errno.EFBIG: Trouble.DISK_FULL,
    errno.EROFS: Trouble.READ_ONLY_MEDIUM,
    errno.EIO: Trouble.DISK_FAILED,
}


def named(reason: Trouble, detail: str) -> StoreUnavailable:
    """Make the error that carries this reason."""
    return _BY_REASON[reason](detail)


def sqlite_code(error: BaseException) -> int | None:
    """Find the extended result code of an SQLite error, wrapped by SQLAlchemy or bare."""
    code = getattr(getattr(error, "orig", None) or error, "sqlite_errorcode", None)
    return code if isinstance(code, int) else None


def trouble_in(error: BaseException) -> Trouble | None:
    """Tell what machinery failed, or None when the error is our own mistake."""
    if isinstance(error, PoolTimeout):
        return Trouble.LOCKED
    if isinstance(error, OSError):
        return _OPERATING_SYSTEM.get(error.errno or 0)
    code = sqlite_code(error)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    return _trouble_of_server(error) if isinstance(error, DBAPIError) else None


def breaks_read_only(error: BaseException) -> bool:
    """Whether a statement tried to write where only reading was allowed."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return sqlite_code(error) == SQLITE_READONLY or state == POSTGRESQL_READ_ONLY


def _trouble_of_server(error: DBAPIError) -> Trouble | None:
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(state, str):
        return next(
            (_POSTGRESQL[p] for p in (state, state[:3], state[:2]) if p in _POSTGRESQL), None
        )
    broken = error.connection_invalidated or type(error.orig).__name__ == "OperationalError"
    return Trouble.UNREACHABLE if broken else None
