"""A program on a pseudo-terminal that answers by a given rule, as terminals do, or keeps silent."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eoffice_tui.present.cells import Rule, measure

WAIT_SECONDS_MAX = 60.0
OWN_TERMINAL = (
    "import fcntl, os, sys, termios\n"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "os.execv(sys.argv[1], sys.argv[1:])\n"
)
"""Takes the terminal for its own, then becomes the program; forking by hand is not for threads."""

_QUESTION = re.compile(
    rb"\x1b\[2;1H\x1b\[K([^\x1b]*)(\x1b\]66;w=(\d); \x1b\\)?\x1b\[6n|(\x1b\[>q)|(\x1b\[c)"
)


@dataclass(frozen=True)
class Manner:
    """How the terminal answers; `delay_seconds` stands for a slow line."""

    rule: Rule = Rule.SUM1
    name: str = "Scripted(1)"
    obeys_sizes: bool = False
    is_silent: bool = False
    delay_seconds: float = 0.0


class ScriptedTerminal:
    """A program on a pseudo-terminal that is its controlling one."""

    def __init__(
        self,
        arguments: Sequence[str],
        environ: Mapping[str, str],
        manner: Manner = Manner(),
        *,
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
    ) -> None:
        self._manner = manner
        self._master, slave = pty.openpty()
        os.set_blocking(self._master, False)
        columns, lines = size
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        settings = {"TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(lines)}
        self.began = time.perf_counter()
        self._program = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", OWN_TERMINAL, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, **settings, **environ},
            cwd=cwd,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = b""
        self._asked = b""
        self._as_found = termios.tcgetattr(self._master)
        self.is_as_found = False
        """Whether the program, once it has ended, left the terminal set as it found it."""

    def __enter__(self) -> ScriptedTerminal:
        """The terminal, whose program is ended on the way out at the latest."""
        return self

    def __exit__(self, *_: object) -> None:
        if self._program.poll() is None:
            self.end()

    def seconds_until(self, text: str, *, since: float | None = None) -> float:
        """Wait until this text is drawn; seconds since the start, or since that moment."""
        wanted = text.encode()
        begun = self.began if since is None else since
        while wanted not in self.seen:
            if time.perf_counter() - begun > WAIT_SECONDS_MAX:
                raise TimeoutError(f"{text!r} was not drawn")
            self._listen(0.5)
        return time.perf_counter() - begun

    def listen(self, seconds: float) -> bytes:
        """What the program sends within so many seconds."""
        before = len(self.seen)
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._listen(left)
        return self.seen[before:]

    def until_quiet(self, seconds: float = 0.5) -> None:
        """Wait until the program has sent nothing for so long."""
        began = time.perf_counter()
        while self.listen(seconds):
            if time.perf_counter() - began > WAIT_SECONDS_MAX:
                raise TimeoutError("the program never rests")

    def type(self, text: str) -> float:
        """Type a text; the moment at which it was given."""
        self.seen = b""
        os.write(self._master, text.encode())
        return time.perf_counter()

    def end(self) -> int:
        """End the program; what it returned."""
        self._program.terminate()
        return self._leave()

    def wait(self) -> int:
        """Wait until the program ends by itself; what it returned."""
        while self._program.poll() is None:
            self._listen(0.1)
        self.listen(0.05)
        return self._leave()

    def _leave(self) -> int:
        code = self._program.wait(10)
        self.is_as_found = termios.tcgetattr(self._master) == self._as_found
        os.close(self._master)
        return code

    def _listen(self, seconds: float) -> None:
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return
        try:
            came = os.read(self._master, 65536)
        except OSError:  # the program has ended
            time.sleep(min(seconds, 0.05))
            return
        self.seen += came
        self._answer(came)

    def _answer(self, came: bytes) -> None:
        if self._manner.is_silent:
            return
        self._asked += came
        last = 0
        replies = b""
        for question in _QUESTION.finditer(self._asked):
            replies += self._reply(question)
            last = question.end()
        self._asked = self._asked[last:][-4096:]
        if replies:
            time.sleep(self._manner.delay_seconds)
            os.write(self._master, replies)

    def _reply(self, question: re.Match[bytes]) -> bytes:
        if question[4]:
            return f"\x1bP>|{self._manner.name}\x1b\\".encode()
        if question[5]:
            return b"\x1b[?62;c"
        drawn = measure(question[1].decode(), rule=self._manner.rule)
        if question[3] and self._manner.obeys_sizes:
            drawn += int(question[3])
        return f"\x1b[2;{1 + drawn}R".encode()
