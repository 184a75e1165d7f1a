"""Asks the terminal, and listens while the program loads: the question costs no wait of its own."""

import os
import select
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Final, Protocol

from eoffice_tui.terminal.answers import Received, is_answered, questions, read

WAIT_SECONDS_MAX: Final = 2.0
"""What comes later would be taken for typing; a terminal that never answers costs this once."""

WAIT_SECONDS_OVER_LINE_MAX: Final = 3.0
"""Over ssh one answer is one round trip, and a satellite's takes most of a second."""

WAIT_SECONDS_SILENT_MAX: Final = 0.2
"""For a terminal that did not answer the last time."""


class Asking(Protocol):
    """A question that is on its way."""

    def answer(self, seconds: float) -> Received | None:
        """Wait at most so long for what is still to come; None where nobody was asked."""
        ...


class Nobody:
    """There is no terminal to ask."""

    def answer(self, seconds: float) -> None:
        """Nothing was heard."""
        del seconds


def seconds_to_wait(environ: Mapping[str, str], *, was_silent: bool) -> float:
    """How long an answer may take here."""
    if was_silent:
        return WAIT_SECONDS_SILENT_MAX
    return WAIT_SECONDS_OVER_LINE_MAX if "SSH_CONNECTION" in environ else WAIT_SECONDS_MAX


def can_ask(environ: Mapping[str, str]) -> bool:
    """Whether a person sits at a terminal that may be asked."""
    is_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    return is_terminal and environ.get("TERM", "") not in ("dumb", "unknown")


@contextmanager
def asked(environ: Mapping[str, str]) -> Iterator[Asking]:
    """Ask now, listen later; whatever happens in between, the terminal is left as it was."""
    if not can_ask(environ):
        yield Nobody()
        return
    sys.stdout.flush()  # what was printed before must not be drawn among the questions
    with _own_terminal() as terminal:
        yield terminal or Nobody()


if sys.platform != "win32":
    import termios

    class _Terminal:
        """The terminal of this program, listening without echo; Ctrl+C still ends the program."""

        def __init__(self, handle: int) -> None:
            self._handle = handle
            self._before = termios.tcgetattr(handle)
            quiet = termios.tcgetattr(handle)
            quiet[0] &= ~(termios.ICRNL | termios.IXON)
            quiet[3] &= ~(termios.ECHO | termios.ICANON)
            quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
            # Never TCSAFLUSH: it would throw away what was typed ahead.
            termios.tcsetattr(handle, termios.TCSADRAIN, quiet)

        def ask(self) -> None:
            """Write every question at once."""
            rest = questions()
            while rest:
                rest = rest[os.write(self._handle, rest) :]

        def answer(self, seconds: float) -> Received:
            """Read until the last answer is there or the time is over."""
            received = b""
            until = time.monotonic() + seconds
            while not is_answered(received):
                left = until - time.monotonic()
                if not select.select([self._handle], [], [], max(0.0, left))[0]:
                    break
                if not (more := os.read(self._handle, 4096)):
                    break
                received += more
            return read(received)

        def leave(self) -> None:
            """Give the terminal back as it was."""
            with suppress(termios.error):
                termios.tcsetattr(self._handle, termios.TCSADRAIN, self._before)

    @contextmanager
    def _own_terminal() -> Iterator[_Terminal | None]:
        try:
            handle = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        except OSError:
            yield None
            return
        try:
            # In the background the system would stop the program for touching the terminal.
            is_ours = os.tcgetpgrp(handle) == os.getpgrp()
            terminal = _Terminal(handle) if is_ours else None
        except (OSError, termios.error):
            terminal = None
        try:
            if terminal is not None:
                terminal.ask()
            yield terminal
        finally:
            if terminal is not None:
                terminal.leave()
            os.close(handle)

else:

    @contextmanager
    def _own_terminal() -> Iterator[Asking | None]:
        yield None
