"""A killed program, a full disk: no acknowledged commit is lost and no pair is torn."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from eoffice_core.store.engine import DiskFull, Trouble, open_sqlite
from tests.store.conftest import KEY
from tests.store.writer import make_tables, pairs, write_pairs

ROOT = Path(__file__).parents[2]
ROUNDS = 4
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses POSIX signals and limits")


def start_writer(path: Path, key: bytes | None, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.writer", str(path), (key or b"").hex(), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


@pytest.mark.parametrize("key", [KEY, None], ids=["key", "plain"])
def test_kill_9_loses_no_acknowledged_commit(tmp_path: Path, key: bytes | None) -> None:
    path = tmp_path / "s.db"
    chance = random.Random(20)
    acknowledged: list[int] = []
    for _ in range(ROUNDS):
        writer = start_writer(path, key)
        assert writer.stdout is not None
        for _line in range(chance.randrange(1, 60)):
            acknowledged.append(int(writer.stdout.readline()))
        writer.kill()
        acknowledged += [int(line) for line in writer.communicate()[0].splitlines() if line]
        store = open_sqlite(path, key=key)
        notes, movements = pairs(store)
        assert notes == movements
        assert notes == list(range(len(notes)))
        assert set(acknowledged) <= set(notes)
        assert store.damages() == ()
        store.close()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, which only root can make."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        pytest.skip(f"no tiny disk here: {made.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("key", [KEY, None], ids=["key", "plain"])
def test_a_full_disk_is_named_and_costs_nothing_committed(
    tiny_disk: Path, key: bytes | None
) -> None:
    ballast = tiny_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    store = open_sqlite(tiny_disk / "s.db", key=key)
    make_tables(store)
    with pytest.raises(DiskFull):
        write_pairs(store, 0)
    notes, movements = pairs(store)
    assert notes == movements == list(range(len(notes)))
    assert notes
    with pytest.raises(DiskFull):
        write_pairs(store, len(notes))
    ballast.unlink()
    with store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (-1, 'room again')")
    store.close()
    store = open_sqlite(tiny_disk / "s.db", key=key)
    assert store.damages() == ()
    assert pairs(store) == [[-1, *notes], notes]
    store.close()


def test_a_store_closed_on_a_full_disk_says_so_and_opens_again(tiny_disk: Path) -> None:
    ballast = tiny_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    store = open_sqlite(tiny_disk / "s.db", key=KEY)
    make_tables(store)
    with pytest.raises(DiskFull):
        write_pairs(store, 0)
    notes = pairs(store)[0]
    with pytest.raises(DiskFull):
        store.close()  # the log cannot be folded into the file, so it stays beside it
    store = open_sqlite(tiny_disk / "s.db", key=KEY)
    assert pairs(store) == [notes, notes]
    assert store.damages() == ()
    ballast.unlink()
    store.close()
    assert [path.name for path in tiny_disk.iterdir()] == ["s.db"]


def test_a_file_at_its_limit_costs_nothing_committed(tmp_path: Path) -> None:
    writer = start_writer(tmp_path / "s.db", KEY, "400000")
    said = writer.communicate()[0].splitlines()
    assert writer.returncode == 0
    assert said[-2] in {Trouble.DISK_FULL.value, Trouble.DISK_FAILED.value}
    committed = [int(line) for line in said[:-2]]
    assert committed
    assert int(said[-1]) == len(committed)
    store = open_sqlite(tmp_path / "s.db", key=KEY)
    assert pairs(store) == [committed, committed]
    assert store.damages() == ()
    store.close()
