"""`eoffice demo` as a program: the whole day without a terminal, a person's choice in one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from eoffice_tui.workday.server import RUN, SampleServer, ServerGone

DAY_SECONDS_MAX = 240
END_SECONDS_MAX = 30.0

pytestmark = pytest.mark.slow


def environment(place: Path) -> dict[str, str]:
    """The surroundings of a program whose scratch is seen by the test."""
    return {**os.environ, "TMPDIR": str(place), "TEMP": str(place), "PYTHONUTF8": "1"}


def test_the_whole_day_holds_and_leaves_nothing_behind(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", RUN, "demo"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(tmp_path),
        timeout=DAY_SECONDS_MAX,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr
    assert run.stderr == ""
    for words in ("The day in a table", "expected", "seen", "step", "ok", "✓", "░", "█", "▒"):
        assert words in run.stdout
    assert "✗" not in run.stdout
    for words in ("FIELD_FROZEN", "PULLED_BACK", "returned with objection: 2", "SIGKILL", "CLOSED"):
        assert words in run.stdout
    assert "प्राप्ति दिनांक, पत्र दिनांक" in run.stdout
    assert not list(tmp_path.iterdir())


def test_the_server_of_the_demo_ends_with_its_owner_and_keeps_its_store(tmp_path: Path) -> None:
    server = SampleServer(tmp_path)
    server.start()
    first, password = server.address, server.password
    server.kill()
    server.start()  # goes on with the store as it was: seeding twice would refuse
    assert server.address[0] == first[0]
    assert server.password == password
    server.stop()  # its standard input ends, as it does when its owner dies
    assert server.doctor() == 0


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    (tmp_path / "server").write_text("no folder", encoding="utf-8")
    server = SampleServer(tmp_path)
    with pytest.raises(ServerGone, match="server"):
        server.start()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_in_a_terminal_it_offers_logins_and_ends_when_nobody_is_chosen(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", RUN, "demo"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**environment(tmp_path), "TERM": "xterm-256color", "COLUMNS": "120"},
    )
    os.close(theirs)
    try:
        shown = read_until(ours, "number or login")
        assert "bhupendra.sahu" in shown
        assert "rehli-sagar" in shown
        os.write(ours, b"no.such.person\n")
        read_until(ours, "There is no such login")
        os.write(ours, b"\x04")  # end of input: nobody is chosen
        read_until(ours, "The sample office is being removed")
        assert child.wait(timeout=END_SECONDS_MAX) == 0
    finally:
        child.kill()
        child.wait()
        os.close(ours)
    assert not list(tmp_path.iterdir())


def read_until(terminal: int, words: str) -> str:
    """What a terminal shows until these words stand on it."""
    shown = b""
    give_up = time.monotonic() + DAY_SECONDS_MAX
    while words.encode() not in shown:
        assert time.monotonic() < give_up, shown.decode(errors="replace")
        try:
            shown += os.read(terminal, 4096)
        except OSError as why:  # the program ended before it said so
            raise AssertionError(shown.decode(errors="replace")) from why
    return shown.decode(errors="replace")
