"""From a key to the last byte of what it draws: the notesheet beside nano, vim and micro.

Each program runs on a pseudo-terminal of 110 × 32 with the same note, the caret in its middle;
letters are typed one by one, and each is waited for until nothing more comes. Ours is the whole
office at a desk with its encrypted store and its journal. Also told: bytes, and processor time
of the program, which does not depend on what else the machine does. The others are there for
comparison: a third of the letters shows what they take.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.parts.figures import Goal, quantile, result, rounded, show

COLUMNS, LINES = 110, 32
LENGTHS = (10, 1_000, 10_000)
MS_MOST = {10: 6.0, 1_000: 6.0, 10_000: 8.0}
BYTES_MOST = 500.0
QUIET_SECONDS = 0.12
FIRST_KEYS = 5
"""Typed before the measurement begins: they draw what was never drawn."""

OTHERS_SHARE = 3
START_SECONDS_MAX = 90.0
ROOT = Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")

PROSE = {
    "english": "The proposal for repair of the school building at Rehli is placed below.",
    "hindi": "निर्देशानुसार प्रतिवेदन तैयार कर आवश्यक कार्यवाही हेतु सादर प्रस्तुत किया जाता है।",
}
TYPED = {"english": "quickly ", "hindi": "कार्यालय "}
QUESTIONS = ((re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"), (re.compile(rb"\x1b\[c"), b"\x1b[?62;c"))


@dataclass(frozen=True)
class Editor:
    """A program to measure: what starts it on a file, what brings the caret to the middle."""

    name: str
    command: Callable[[Path, int], list[str]]
    first_keys: Callable[[int], bytes]
    is_ready: Callable[[bytes], bool]


@dataclass
class Taken:
    """What the keys of one program on one note have cost."""

    first_ms: list[float] = field(default_factory=list)
    last_ms: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    cpu_ms: float = 0.0
    peak_kib: float = 0.0


def _anything(seen: bytes) -> bool:
    return len(seen) > 200


def _ours(path: Path, _lines: int) -> list[str]:
    return [sys.executable, "-m", "tests.bench.parts.notesheet_alone", str(path)]


EDITORS = (
    Editor("eoffice", _ours, lambda _: b"", lambda seen: b"READY" in seen),
    Editor("nano", lambda p, n: ["nano", f"+{n // 2},9", str(p)], lambda _: b"", _anything),
    Editor(
        "vim",
        lambda p, n: ["vim", "-u", "NONE", "-N", f"+{n // 2}", "+set nowrap!", str(p)],
        lambda _: b"9|i",
        _anything,
    ),
    Editor("micro", lambda p, n: ["micro", f"+{n // 2}:9", str(p)], lambda _: b"", _anything),
)


class Terminal:
    """A program on a pseudo-terminal; the few questions that it asks are answered."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        kept = {n: value for n, value in os.environ.items() if n not in ("LINES", "COLUMNS")}
        settings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(home)}
        environ = {**kept, **settings, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            os.execvpe(command[0], list(command), environ)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))

    def read(self, seconds: float) -> bytes:
        """What has come within so many seconds, at most."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b""
        try:
            got = os.read(self.master, 1 << 16)
        except OSError:
            return b""
        for asked, answer in QUESTIONS:
            if asked.search(got):
                os.write(self.master, answer)
        return got

    def wait_until(self, is_ready: Callable[[bytes], bool]) -> None:
        """Wait until the program has begun, and then until it is quiet."""
        seen, deadline = b"", time.monotonic() + START_SECONDS_MAX
        while not is_ready(seen):
            if time.monotonic() > deadline:
                raise TimeoutError(seen[-400:])
            seen += self.read(0.2)
        while self.read(0.5):
            pass

    def type(self, key: bytes, taken: Taken) -> None:
        """Type one key, and wait until nothing more comes."""
        began = time.perf_counter()
        os.write(self.master, key)
        first = last = 0.0
        sent = 0
        while got := self.read(QUIET_SECONDS):
            last = (time.perf_counter() - began) * 1000
            first = first or last
            sent += len(got)
        if sent:
            taken.first_ms.append(first)
            taken.last_ms.append(last)
            taken.sent.append(sent)

    def cpu_seconds(self) -> float:
        """The processor time that the program has taken."""
        parts = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").split()
        return (int(parts[13]) + int(parts[14])) / TICKS

    def peak_kib(self) -> float:
        """The largest resident size of the program."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return float(re.search(r"VmHWM:\s+(\d+)", status)[1])  # type: ignore[index]  # it is there

    def end(self) -> None:
        """End the program, whatever it would ask."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


@contextmanager
def _running(editor: Editor, path: Path, lines: int) -> Iterator[Terminal]:
    terminal = Terminal(editor.command(path, lines), path.parent)
    try:
        terminal.wait_until(editor.is_ready)
        if keys := editor.first_keys(lines):
            os.write(terminal.master, keys)
            while terminal.read(0.5):
                pass
        yield terminal
    finally:
        terminal.end()


def measured(editor: Editor, script: str, lines: int, keys: int) -> Taken:
    """Type so many letters into the middle of a note of so many lines."""
    taken = Taken()
    with tempfile.TemporaryDirectory(prefix="keys") as place:
        path = Path(place) / "note.txt"
        path.write_text("\n".join([PROSE[script]] * lines) + "\n", encoding="utf-8")
        with _running(editor, path, lines) as terminal:
            letters = (TYPED[script] * keys)[: keys + FIRST_KEYS]
            for letter in letters[:FIRST_KEYS]:
                terminal.type(letter.encode(), Taken())
            before = terminal.cpu_seconds()
            for letter in letters[FIRST_KEYS:]:
                terminal.type(letter.encode(), taken)
            taken.cpu_ms = (terminal.cpu_seconds() - before) * 1000 / keys
            taken.peak_kib = terminal.peak_kib()
    return taken


def _figures(taken: Taken) -> dict[str, float]:
    return {
        "p50_ms": rounded(quantile(taken.last_ms, 0.5)),
        "p95_ms": rounded(quantile(taken.last_ms, 0.95)),
        "first_p50_ms": rounded(quantile(taken.first_ms, 0.5)),
        "cpu_ms": rounded(taken.cpu_ms),
        "bytes_p50": rounded(quantile([float(sent) for sent in taken.sent], 0.5)),
        "bytes_mean": rounded(sum(taken.sent) / len(taken.sent)),
        "peak_mib": rounded(taken.peak_kib / 1024),
    }


def run(arguments: Sequence[str]) -> dict[str, object]:
    """Measure every editor that is installed, in turn; say which are not."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench keystroke", description=__doc__)
    parser.add_argument("--keys", type=int, default=40, help="how many letters are measured")
    parser.add_argument("--lengths", type=int, nargs="+", default=list(LENGTHS))
    asked = parser.parse_args(list(arguments))
    there = [one for one in EDITORS if one.name == "eoffice" or shutil.which(one.name)]
    figures: dict[str, dict[str, float]] = {}
    for lines in asked.lengths:
        for script in PROSE:
            for editor in there:
                name = f"{editor.name}, {lines} lines, {script}"
                keys = asked.keys if editor is EDITORS[0] else asked.keys // OTHERS_SHARE
                figures[name] = _figures(measured(editor, script, lines, keys))
    show("Key to last byte, p50", "ms", {name: told["p50_ms"] for name, told in figures.items()})
    show("Bytes for a key, p50", "bytes", {n: told["bytes_p50"] for n, told in figures.items()})
    ours = {name: told for name, told in figures.items() if name.startswith("eoffice")}
    goals = [
        Goal(f"p50: {name}", told["p50_ms"], most=MS_MOST.get(int(name.split()[1]), 8.0))
        for name, told in ours.items()
    ]
    goals += [
        Goal(f"bytes: {name}", told["bytes_p50"], most=BYTES_MOST) for name, told in ours.items()
    ]
    missing = [one.name for one in EDITORS if one not in there]
    load = round(os.getloadavg()[0], 2)
    told: dict[str, object] = {"keys": asked.keys, "missing": missing, "load": load, **figures}
    return result("keystroke", told, goals)
