"""The ground a store stands on: the kind of disk, who else holds it, how it was last left.

The caller asks these in order when a program starts, before the store is opened.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from eoffice_core.store.trouble import CannotOpen, NotLocal, StoreLocked, named, trouble_in

# Write-ahead logging needs memory shared by all users of the file and locks that hold: network file
# systems have neither, FUSE hides what lies below, and FAT keeps no journal of its own.
_UNSAFE_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "ncpfs"}
    | {"beegfs", "orangefs", "gfs2", "ocfs2"}
)
_UNSAFE_LOCAL = frozenset({"vfat", "msdos", "exfat", "fuse", "fuseblk"})
_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CDROM = 2, 4, 5
_LOCKED_BYTE = 1 << 20  # beyond the PID, so that another window may read who holds the lock
_PID_BYTES_MAX = 20


def refuse_unsafe_place(place: Path) -> None:
    """Refuse a folder where a power cut or a second machine could damage the store."""
    if sys.platform == "win32":
        is_unsafe, kind = _windows_drive(place)
    else:
        kind = filesystem_of(place, _mount_table()) or ""
        is_unsafe = kind in _UNSAFE_NETWORK | _UNSAFE_LOCAL or kind.startswith("fuse.")
    if is_unsafe:
        raise NotLocal(f"{place} is on {kind}, not on a fixed local disk")


def filesystem_of(place: Path, mount_table: str) -> str | None:
    """Find the kind of file system below a folder, from the text of /proc/self/mountinfo."""
    real = place.resolve()
    found: tuple[int, str] | None = None
    for line in mount_table.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split()
        if not dash or len(fields) < 5 or not after.split():  # noqa: PLR2004 - the mount point's column
            continue
        point = Path(_unescaped(fields[4]))
        depth = len(point.parts)
        # The last of equals lies on top of the others.
        if real.is_relative_to(point) and (found is None or depth >= found[0]):
            found = (depth, after.split()[0])
    return found[1] if found else None


class StoreLock:
    """The sole right to a store, held by one process until released or dead."""

    def __init__(self, path: Path) -> None:
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            reason = trouble_in(error)
            if reason is not None:
                raise named(reason, str(error)) from error
            raise CannotOpen(f"{path.name} cannot be made: {error.strerror}") from error
        try:
            _take(self._handle)
        except OSError as error:
            os.lseek(self._handle, 0, os.SEEK_SET)
            pid = os.read(self._handle, _PID_BYTES_MAX).decode("ascii", "replace")
            os.close(self._handle)
            raise StoreLocked(f"held by the program with PID {pid or 'unknown'}") from error
        self._write_pid()

    def release(self) -> None:
        """Let go; the file stays, since removing it could free a lock another just took."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def _write_pid(self) -> None:
        # Only told to a second window: where there is no room for it, the lock holds all the same.
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, str(os.getpid()).encode("ascii"))


def was_left_clean(store: Path) -> bool:
    """Whether the store is new or was closed in order; if not, look for damages after opening."""
    return _clean_mark(store).exists() or not store.exists() or store.stat().st_size == 0


def mark_in_use(store: Path) -> None:
    """From here on a sudden end counts as unclean."""
    _clean_mark(store).unlink(missing_ok=True)
    sync_directory(store.parent)


def mark_left_clean(store: Path) -> None:
    """Say that the store was closed in order; call it after `Store.close`."""
    write_durably(_clean_mark(store), b"")


def write_durably(path: Path, content: bytes) -> None:
    """Replace a small file so that a power cut leaves the old or the new content, whole."""
    part = path.with_name(path.name + ".part")
    try:
        handle = os.open(
            part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_directory(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        reason = trouble_in(error)
        if reason is None:
            raise
        raise named(reason, str(error)) from error


def sync_directory(path: Path) -> None:
    """Make a name just created, replaced or removed in a folder survive a power cut."""
    if sys.platform == "win32":
        return  # NTFS journals names itself and folders cannot be opened for syncing
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clean_mark(store: Path) -> Path:
    return store.with_suffix(".clean")


def _mount_table() -> str:
    table = Path("/proc/self/mountinfo")
    return table.read_text("utf-8", "surrogateescape") if table.exists() else ""


def _unescaped(name: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        name = name.replace(code, character)
    return name


if sys.platform == "win32":
    import ctypes
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _windows_drive(place: Path) -> tuple[bool, str]:
        anchor = place.resolve().anchor
        kind = int(ctypes.windll.kernel32.GetDriveTypeW(anchor))
        is_unsafe = kind in (_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CDROM)
        return is_unsafe, f"a drive of kind {kind}"

else:
    import fcntl

    def _take(handle: int) -> None:
        # Unlike POSIX record locks, flock also refuses a second holder inside this process.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
