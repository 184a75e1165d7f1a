"""Runs inside a real terminal: says how the app would measure here, then draws what it is told to.

Its partner is `tests/terminals.py`; they speak over a socket, one JSON line each way.
"""

from __future__ import annotations

import json
import os
import re
import select
import socket
import sys
import tempfile
import termios
from pathlib import Path

from eoffice_tui.present import cells, runs
from eoffice_tui.terminal.asking import asked
from eoffice_tui.terminal.counting import Width
from eoffice_tui.terminal.settling import Settled, settle

ROWS_AT_ONCE = 8
WAIT_SECONDS = 10.0
_POSITION = re.compile(rb"\x1b\[\d+;(\d+)R")
_LAST = re.compile(rb"\x1b\[\?[\d;]*c")


class Screen:
    """The terminal, drawn on part by part and asked after each where its cursor stands."""

    def __init__(self, *, is_sized: bool) -> None:
        self._handle = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        quiet = termios.tcgetattr(self._handle)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(self._handle, termios.TCSADRAIN, quiet)
        self._is_sized = is_sized

    def columns(self, rows: list[list[str]]) -> list[list[int]]:
        """For each row, the column after each of its parts, drawn without any help."""
        found: list[list[int]] = []
        for first in range(0, len(rows), ROWS_AT_ONCE):
            some = rows[first : first + ROWS_AT_ONCE]
            reported = self._reported("".join(self._drawn(row) for row in some))
            for row in some:
                found.append(reported[: len(row)])
                del reported[: len(row)]
        return found

    def _drawn(self, row: list[str]) -> str:
        parts = [runs.sized(part) if self._is_sized else part for part in row]
        return "\x1b[2;1H\x1b[K" + "".join(f"{part}\x1b[6n" for part in parts)

    def _reported(self, drawing: str) -> list[int]:
        rest = f"{drawing}\x1b[c".encode()
        while rest:
            rest = rest[os.write(self._handle, rest) :]
        received = b""
        while not _LAST.search(received):
            if not select.select([self._handle], [], [], WAIT_SECONDS)[0]:
                break
            received += os.read(self._handle, 65536)
        return [int(column) - 1 for column in _POSITION.findall(received)]


def settled_here() -> Settled:
    """What the app would settle on in this terminal."""
    with tempfile.TemporaryDirectory() as home, asked(os.environ) as asking:
        return settle(asking, os.environ, Path(home), Width.AUTO)


def main() -> None:
    """Say what was settled, then answer rows until the partner has heard enough."""
    settled = settled_here()
    counting = settled.counting
    cells.install(counting.rule, counting.quirks)
    told = {
        "name": settled.answers.name if settled.answers else "",
        "source": settled.source.value,
        "rule": counting.rule.value,
        "quirks": sorted(quirk.value for quirk in counting.quirks),
        "is_sized": counting.is_sized,
        "is_exact": counting.is_exact,
    }
    screen = Screen(is_sized=counting.is_sized)
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(sys.argv[1])
        with line.makefile("rw", encoding="utf-8", newline="\n") as spoken:
            spoken.write(json.dumps(told) + "\n")
            spoken.flush()
            for rows in spoken:
                spoken.write(json.dumps(screen.columns(json.loads(rows))) + "\n")
                spoken.flush()


if __name__ == "__main__":
    main()
