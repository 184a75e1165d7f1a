"""What a driver reports by number, as the trouble that has a name (domain/trouble.py).

Errors that are our own mistakes (a broken constraint, wrong SQL) stay what they are.
"""

import errno

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from eoffice_core.domain.trouble import (
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
)

__all__ = [
    "SQLITE_NOTADB",
    "SQLITE_READONLY",
    "CannotOpen",
    "DiskFailed",
    "DiskFull",
    "NotAStore",
    "NotLocal",
    "NotMigrated",
    "ReadOnlyMedium",
    "StoreDamaged",
    "StoreLocked",
    "StoreNewer",
    "StoreUnavailable",
    "Trouble",
    "Unreachable",
    "UnsafeEngine",
    "WrongKey",
    "breaks_read_only",
    "named",
    "sqlite_code",
    "trouble_in",
]

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
