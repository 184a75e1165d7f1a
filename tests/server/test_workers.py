"""Several processes that serve one database: they know the same, and a dead one is replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from eoffice_core.parser import EXIT_USAGE
from eoffice_core.wire.messages import (
    Exchange,
    Reply,
    SignedIn,
    SignIn,
    read_message,
    write_message,
)
from eoffice_server import cli
from tests.server.conftest import CBOR, PASSWORD, bearer, device_key
from tests.server.mappings import SMALL, text_of
from tests.server.serving import ended, serving

WAIT_SECONDS = 30


def within(is_so: Callable[[], bool]) -> bool:
    """Whether something comes true while one may wait for it."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.1)
    return False


def workers_of(parent: int) -> set[int]:
    """The processes that this one has started to serve."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True
    )
    rows = [line.split(maxsplit=2) for line in listed.stdout.splitlines()]
    return {int(pid) for pid, above, said in rows if int(above) == parent and "spawn_main" in said}


def exchanged(address: str, token: str) -> Reply | None:
    """The answer to an empty exchange, on a connection of its own; None when there is none."""
    try:
        answer = httpx.post(
            f"{address}/v1/sync", content=write_message(Exchange()), headers=bearer(token)
        )
    except httpx.TransportError:
        return None
    return read_message(Reply, answer.content)


def is_running(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


NEEDS_PS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ps")


def is_answered(address: str) -> bool:
    """Whether anybody still serves there."""
    try:
        httpx.get(f"{address}/healthz")
    except httpx.TransportError:
        return False
    return True


@NEEDS_PS
def test_workers_share_a_database_and_a_dead_one_is_replaced(
    postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = ["--database", postgresql_url]
    mapping = tmp_path / "mapping.csv"
    mapping.write_text(text_of(SMALL), "utf-8")
    assert cli.import_mapping([str(mapping), "--apply", *where]) == 0
    with monkeypatch.context() as patched:
        patched.setattr(cli, "_asked_password", lambda: PASSWORD)
        assert cli.set_password(["seema.ahirwar", *where]) == 0
    with serving(tmp_path / "p", "--workers", "2", *where) as (server, address):
        assert within(lambda: len(workers_of(server.pid)) == 2)
        public_key = bytes(device_key().verify_key)
        asked = SignIn(login="seema.ahirwar", password=PASSWORD, public_key=public_key)
        answer = httpx.post(f"{address}/v1/session", content=write_message(asked), headers=CBOR)
        entered = read_message(SignedIn, answer.content)
        replies = [exchanged(address, entered.token) for _ in range(8)]
        assert {reply.epoch if reply else None for reply in replies} == {entered.epoch}

        before = workers_of(server.pid)
        os.kill(min(before), signal.SIGKILL)
        assert within(lambda: exchanged(address, entered.token) is not None)
        assert within(lambda: len(workers_of(server.pid) - {min(before)}) == 2)

        server.send_signal(signal.SIGTERM)
        code, out, err = ended(server)
        assert (code, err) == (0, "")
        assert "everything is safe" in out
        assert workers_of(server.pid) == set()


@NEEDS_PS
def test_workers_end_with_a_parent_that_is_killed(postgresql_url: str, tmp_path: Path) -> None:
    where = ["--workers", "2", "--database", postgresql_url]
    with serving(tmp_path / "p", *where) as (server, address):
        assert within(lambda: len(workers_of(server.pid)) == 2)
        workers = workers_of(server.pid)
        server.kill()
        server.wait()
        assert within(lambda: not is_answered(address))
        assert within(lambda: not any(map(is_running, workers)))


def test_a_file_has_one_process_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.serve(["--data", str(tmp_path), "--port", "0", "--workers", "2"]) == EXIT_USAGE
    assert "PostgreSQL" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", ["0", "-1", "65", "two"])
def test_a_number_of_workers_that_cannot_be(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended_with:
        cli.serve(["--workers", number])
    assert ended_with.value.code == EXIT_USAGE
    assert "--workers" in capsys.readouterr().err
