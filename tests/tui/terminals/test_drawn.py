"""What stands in the terminal is what the app means, letter by letter and blank by blank.

The real app runs in tmux; its rows are compared with its own screen after each step, so that
neither anchors, nor redrawing by parts, nor what lay over the words leaves a trace.
"""

import os
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminals import ROOT, missing

SECONDS_MAX = 30.0
NOWHERE = "\0"
PALETTE = "कार्य का नाम"
STEPS = (
    ("C-p", PALETTE),
    ("Escape", ""),
    ("Enter", "प्राप्त कर खोलें?"),
    ("Enter", "[टीप (1)]"),
    ("n", "आपकी टीप"),
)
"""Keys, and what is seen after each: a list over the inbox, a bordered question over a file."""

NOTE = "श्रीमान् की स्वीकृति हेतु फ़ाइल प्रस्तुत; क्षतिपूर्ति ₹24,500"


class Tmux:
    """The app in a tmux of its own."""

    def __init__(self, socket: Path, told: Path) -> None:
        self._tmux = ["tmux", "-S", str(socket), "-f", os.devnull]
        self._told = told

    def do(self, *words: str) -> str:
        """One command of tmux."""
        return subprocess.run(
            [*self._tmux, *words], capture_output=True, encoding="utf-8", check=True
        ).stdout

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        self.do("send-keys", "-t", "app", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.do("send-keys", "-t", "app", "-l", text)

    def drawn(self) -> list[str]:
        """The rows that stand in the terminal."""
        return self.do("capture-pane", "-p", "-t", "app").splitlines()

    def comes_to_show(self, text: str, but_not: str = NOWHERE) -> None:
        """Wait until the one stands somewhere and the other nowhere."""
        until = time.monotonic() + SECONDS_MAX
        while text not in (drawn := "\n".join(self.drawn())) or but_not in drawn:
            assert time.monotonic() < until, f"{text!r}, but not {but_not!r}:\n{drawn}"
            time.sleep(0.05)

    def meant(self) -> list[str]:
        """The rows as the app has them."""
        self._told.unlink(missing_ok=True)
        os.kill(int(self.do("display-message", "-p", "-t", "app", "#{pane_pid}")), signal.SIGUSR1)
        until = time.monotonic() + SECONDS_MAX
        while not self._told.exists():
            assert time.monotonic() < until, "the app does not answer"
            time.sleep(0.02)
        return self._told.read_text(encoding="utf-8").splitlines()


@contextmanager
def app_in_tmux(place: Path) -> Iterator[Tmux]:
    told = place / "told"
    tmux = Tmux(place / "tmux", told)
    program = [sys.executable, "-m", "tests.tui.idle_clerk", str(place), str(told)]
    tmux.do("new-session", "-d", "-s", "app", "-x", "80", "-y", "24", "-c", str(ROOT), *program)
    try:
        tmux.comes_to_show("2025-26")
        yield tmux
    finally:
        tmux.do("kill-server")


def as_stored(row: str) -> str:
    """A row without what is only drawn otherwise: nukta pairs go out as one letter."""
    return unicodedata.normalize("NFC", row).rstrip()


def assert_drawn_as_meant(tmux: Tmux) -> None:
    """Compare when the screen has come to rest; what differs at the end is told."""
    until = time.monotonic() + SECONDS_MAX
    while True:
        meant = [as_stored(row) for row in tmux.meant()]
        drawn = [as_stored(row) for row in tmux.drawn()]
        if drawn == meant or time.monotonic() > until:
            break
        time.sleep(0.1)
    assert drawn == meant


@pytest.mark.skipif(missing("tmux") is not None, reason="tmux is not installed")
def test_the_terminal_shows_what_the_app_means(tmp_path: Path) -> None:
    with app_in_tmux(tmp_path) as tmux:
        assert_drawn_as_meant(tmux)
        for key, seen in STEPS:
            tmux.press(key)
            tmux.comes_to_show(seen, PALETTE if key == "Escape" else NOWHERE)
            assert_drawn_as_meant(tmux)
        tmux.type(NOTE)
        tmux.comes_to_show("क्षतिपूर्ति")
        for key in ("Left", "Left", "S-Home", "C-p", "Escape", "BSpace"):
            tmux.press(key)
            assert_drawn_as_meant(tmux)
