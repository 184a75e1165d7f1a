"""The ground a store stands on: disk, lock, last end, and small files replaced whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eoffice_core.store import ground
from eoffice_core.store.engine import CannotOpen, NotLocal, ReadOnlyMedium, StoreLocked
from eoffice_core.store.ground import (
    StoreLock,
    filesystem_of,
    mark_in_use,
    mark_left_clean,
    refuse_unsafe_place,
    was_left_clean,
    write_durably,
)

ROOT = Path(__file__).parents[2]
TABLE = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:26 / /mnt/office rw shared:5 - nfs4 server:/office rw
31 22 0:27 / /mnt/office/local rw - xfs /dev/sdb rw
32 22 0:28 / /mnt/pen\\040drive rw - vfat /dev/sdc rw
33 22 0:29 / /mnt/phone rw - fuse.jmtpfs jmtpfs rw
34 22 0:30 / /mnt/twice rw - cifs //server/share rw
35 22 0:31 / /mnt/twice rw - btrfs /dev/sdd rw
36 22 0:32 / /mnt/ntfs rw - fuseblk /dev/sde rw
37 22 0:33 / /mnt/strange rw - newfs2031 /dev/sdf rw
a line that says nothing
38 22 0:34 / /mnt/cut -
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/asha", "ext4"),
        ("/mnt/officer", "ext4"),
        ("/mnt/office", "nfs4"),
        ("/mnt/office/clerks/a", "nfs4"),
        ("/mnt/office/local/x", "xfs"),
        ("/mnt/pen drive/store", "vfat"),
        ("/mnt/twice/a", "btrfs"),
        ("/mnt/cut/a", "ext4"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mount table")
def test_the_nearest_and_last_mount_counts(place: str, kind: str) -> None:
    assert filesystem_of(Path(place), TABLE) == kind
    assert filesystem_of(Path(place), "") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mount table")
@pytest.mark.parametrize(
    ("place", "is_refused"),
    [
        ("/mnt/office/a", True),
        ("/mnt/pen drive/a", True),
        ("/mnt/phone/a", True),
        ("/mnt/ntfs/a", True),
        ("/mnt/strange/a", False),
        ("/home/asha", False),
    ],
)
def test_unsafe_places_are_refused_and_unknown_ones_are_not(
    monkeypatch: pytest.MonkeyPatch, *, place: str, is_refused: bool
) -> None:
    monkeypatch.setattr(ground, "_mount_table", lambda: TABLE)
    if is_refused:
        with pytest.raises(NotLocal, match="not on a fixed local disk"):
            refuse_unsafe_place(Path(place))
    else:
        refuse_unsafe_place(Path(place))


def test_the_place_of_these_tests_is_fit(tmp_path: Path) -> None:
    refuse_unsafe_place(tmp_path)
    refuse_unsafe_place(tmp_path / "not" / "yet" / "made")


def test_a_second_window_is_told_who_holds_the_store(tmp_path: Path) -> None:
    lock = tmp_path / "store.lock"
    with StoreLock(lock), pytest.raises(StoreLocked, match=str(os.getpid())):
        StoreLock(lock)
    with StoreLock(lock):
        pass


def test_another_program_is_refused_until_the_holder_dies(tmp_path: Path) -> None:
    lock = tmp_path / "store.lock"
    program = (
        "import sys, time\nfrom pathlib import Path\n"
        "from eoffice_core.store.ground import StoreLock\n"
        "held = StoreLock(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(lock)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreLocked, match=str(holder.pid)):
            StoreLock(lock)
    finally:
        holder.kill()
        holder.communicate()
    StoreLock(lock).release()


def test_releasing_twice_frees_no_other_file(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path / "store.lock")
    lock.release()
    with (tmp_path / "other").open("w") as other:
        lock.release()
        other.write("still open")


def test_a_lock_where_none_can_be_made(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        StoreLock(tmp_path / "missing" / "store.lock")


def test_an_unclean_end_is_remembered(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    assert was_left_clean(store)
    store.write_bytes(b"x")
    assert not was_left_clean(store)
    mark_left_clean(store)
    assert was_left_clean(store)
    mark_in_use(store)
    assert not was_left_clean(store)
    mark_in_use(store)


def test_a_small_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "slot.json"
    write_durably(path, b"old")
    (tmp_path / "slot.json.part").write_bytes(b"left by a power cut, and longer")
    write_durably(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["slot.json"]


def test_a_replacement_that_fails_keeps_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    path = tmp_path / "slot.json"
    write_durably(path, b"old")

    def fail(_handle: int) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReadOnlyMedium):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["slot.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_small_files_are_closed_to_others(tmp_path: Path) -> None:
    write_durably(tmp_path / "slot.json", b"x")
    StoreLock(tmp_path / "store.lock").release()
    for path in tmp_path.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name
