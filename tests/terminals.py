"""Real terminals, as far as they are installed: tmux, and under Xvfb xterm, a VTE and kitty."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from eoffice_tui.present.cells import Quirk, Rule

ROOT = Path(__file__).resolve().parents[1]
COLUMNS, LINES = 110, 32
START_SECONDS_MAX = 30.0
VTE_HOSTS = ("lxterminal", "sakura", "xfce4-terminal")


class DidNotStart(Exception):
    """A terminal is installed but does not run here, for want of a graphics driver for instance."""


@dataclass(frozen=True)
class Told:
    """What the app settles on inside a terminal."""

    name: str
    source: str
    rule: Rule
    quirks: frozenset[Quirk]
    is_sized: bool
    is_exact: bool


class Reporter:
    """A terminal that draws rows and reports where its cursor stood after each part."""

    def __init__(self, spoken: IO[str]) -> None:
        self._spoken = spoken
        told = json.loads(spoken.readline())
        self.told = Told(
            name=told["name"],
            source=told["source"],
            rule=Rule(told["rule"]),
            quirks=frozenset(Quirk(quirk) for quirk in told["quirks"]),
            is_sized=told["is_sized"],
            is_exact=told["is_exact"],
        )

    def columns(self, rows: Sequence[Sequence[str]]) -> list[list[int]]:
        """For each row, the column after each of its parts."""
        self._spoken.write(json.dumps(rows) + "\n")
        self._spoken.flush()
        found: list[list[int]] = json.loads(self._spoken.readline())
        return found

    def cells(self, texts: Sequence[str]) -> list[int]:
        """The cells that each text took, after a column rule as in a table."""
        return [after - before for before, after in self.columns([["│", t] for t in texts])]


@dataclass(frozen=True)
class Kind:
    """A kind of terminal: what must be installed, and how one is started with a command in it."""

    name: str
    needs: Callable[[], str | None]
    start: Callable[[ExitStack, Path, list[str]], subprocess.Popen[bytes]]


def missing(*programs: str) -> str | None:
    """Which of these programs is not here, as a reason; None where all are."""
    absent = [program for program in programs if shutil.which(program) is None]
    return f"{', '.join(absent)} is not installed" if absent else None


def _needs_vte() -> str | None:
    if not any(shutil.which(host) for host in VTE_HOSTS):
        return f"no terminal on VTE is installed ({', '.join(VTE_HOSTS)})"
    return missing("Xvfb")


def _tmux(stack: ExitStack, place: Path, command: list[str]) -> subprocess.Popen[bytes]:
    tmux = ["tmux", "-S", str(place / "tmux"), "-f", os.devnull]
    stack.callback(subprocess.run, [*tmux, "kill-server"], capture_output=True, check=False)
    size = ["-x", str(COLUMNS), "-y", str(LINES)]
    return _started([*tmux, "new-session", "-d", *size, *command], place, {})


def _xterm(stack: ExitStack, place: Path, command: list[str]) -> subprocess.Popen[bytes]:
    display = _display(stack)
    return _started(
        ["xterm", "-u8", "-geometry", f"{COLUMNS}x{LINES}", "-e", *command], place, display
    )


def _vte(stack: ExitStack, place: Path, command: list[str]) -> subprocess.Popen[bytes]:
    display = {**_display(stack), "NO_AT_BRIDGE": "1", "GIO_USE_VFS": "local"}
    host = next(host for host in VTE_HOSTS if shutil.which(host))
    own = ["--no-remote"] if host == "lxterminal" else []
    return _started(
        [host, *own, f"--geometry={COLUMNS}x{LINES}", "-e", shlex.join(command)], place, display
    )


def _kitty(stack: ExitStack, place: Path, command: list[str]) -> subprocess.Popen[bytes]:
    display = {**_display(stack), "LIBGL_ALWAYS_SOFTWARE": "1"}
    size = [f"initial_window_width={COLUMNS}c", f"initial_window_height={LINES}c"]
    given = [*size, "remember_window_size=no", "update_check_interval=0"]
    options = [word for option in given for word in ("-o", option)]
    return _started(["kitty", "--config", "NONE", *options, *command], place, display)


KINDS = (
    Kind("tmux", lambda: missing("tmux"), _tmux),
    Kind("xterm", lambda: missing("xterm", "Xvfb"), _xterm),
    Kind("VTE", _needs_vte, _vte),
    Kind("kitty", lambda: missing("kitty", "Xvfb"), _kitty),
)


@contextmanager
def running(kind: Kind) -> Iterator[Reporter]:
    """A terminal of this kind with our partner in it."""
    with ExitStack() as stack:
        # A socket's path must be short, so it is not made below the test's own folder.
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="eo")))
        listener = stack.enter_context(socket.socket(socket.AF_UNIX))
        listener.bind(str(place / "line"))
        listener.listen(1)
        listener.settimeout(START_SECONDS_MAX)
        partner = ["env", f"PYTHONPATH={ROOT}", sys.executable, "-m", "tests.in_terminal"]
        terminal = kind.start(stack, place, [*partner, str(place / "line")])
        stack.callback(_end, terminal)
        try:
            line, _ = listener.accept()
        except TimeoutError:
            said = (place / "said").read_text(encoding="utf-8", errors="replace")
            raise DidNotStart(f"{kind.name} does not run here: {said[-300:]}") from None
        line.settimeout(START_SECONDS_MAX)
        stack.enter_context(line)
        spoken = stack.enter_context(line.makefile("rw", encoding="utf-8", newline="\n"))
        yield Reporter(spoken)


def _started(command: list[str], place: Path, display: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start in a home of its own, as if on a machine where no one has set anything."""
    inherited = ("PATH", "LANG", "LD_LIBRARY_PATH")
    environ = {name: os.environ[name] for name in inherited if name in os.environ}
    own = {"HOME": str(place), "XDG_RUNTIME_DIR": str(place), "TERM": "xterm", "PYTHONUTF8": "1"}
    with (place / "said").open("wb") as said:
        return subprocess.Popen(
            command,
            env={"LANG": "C.UTF-8", **environ, **own, **display},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )


def _end(program: subprocess.Popen[bytes]) -> None:
    if program.poll() is None:
        os.killpg(program.pid, signal.SIGTERM)
    try:
        program.wait(5)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait(5)


def _display(stack: ExitStack) -> dict[str, str]:
    """A screen of its own, drawn nowhere."""
    number, written = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(written), "-screen", "0", "1300x900x24", "-nolisten", "tcp"],
        pass_fds=[written],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    stack.callback(_end, screen)
    os.close(written)
    with os.fdopen(number, encoding="ascii") as told:
        return {"DISPLAY": f":{told.readline().strip()}"}
