"""What can go wrong with a store's machinery, named once: not a refusal, and never a loss.

The store finds it, the desk passes it on, the screen says in words what is safe and what to do.
"""

from enum import Enum
from typing import ClassVar


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
