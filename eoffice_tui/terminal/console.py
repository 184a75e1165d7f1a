"""Asks a Windows console, which has no device file; only `eoffice terminal` does, not each start.

Nobody here has a Windows machine, so what the app needs every morning does not rest on this: it
takes what was remembered when the officer ran the command, or the rule of the kind of terminal.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from eoffice_tui.terminal.answers import Received, is_answered, questions, read

INPUT, OUTPUT = -10, -11
LINE_AND_ECHO: Final = 0x0002 | 0x0004
SENDS_CODES: Final = 0x0200
OBEYS_CODES: Final = 0x0004
LOOK_SECONDS: Final = 0.005


class Console(Protocol):
    """What is used of a console."""

    def mode(self, handle: int) -> int | None:
        """How a handle is set; None where it is no console's."""
        ...

    def set_mode(self, handle: int, mode: int) -> bool:
        """Set a handle; whether the console knows how."""
        ...

    def write(self, text: str) -> None:
        """Draw."""
        ...

    def key(self) -> str:
        """The next character that waits; nothing where none does."""
        ...


class AskedConsole:
    """A question that was put to a console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def answer(self, seconds: float) -> Received | None:
        """Listen until the last answer is there or the time is over."""
        heard = ""
        until = time.monotonic() + seconds
        while not is_answered(heard.encode()) and time.monotonic() < until:
            if came := self._console.key():
                heard += came
            else:
                time.sleep(LOOK_SECONDS)
        return read(heard.encode("utf-8", "replace"))


@contextmanager
def asked_console(console: Console) -> Iterator[AskedConsole | None]:
    """Ask a console that speaks in codes; None where it does not. It is left as it was."""
    before = {handle: console.mode(handle) for handle in (INPUT, OUTPUT)}
    wanted = {
        INPUT: ((before[INPUT] or 0) & ~LINE_AND_ECHO) | SENDS_CODES,
        OUTPUT: (before[OUTPUT] or 0) | OBEYS_CODES,
    }
    try:
        if None in before.values() or not all(console.set_mode(*one) for one in wanted.items()):
            yield None
            return
        console.write(questions().decode())
        yield AskedConsole(console)
    finally:
        for handle, mode in before.items():
            if mode is not None:
                console.set_mode(handle, mode)


if sys.platform == "win32":
    import ctypes
    import msvcrt

    class WindowsConsole:
        """The console of this program."""

        def mode(self, handle: int) -> int | None:
            """How a handle is set."""
            mode = ctypes.c_ulong()
            kernel = ctypes.windll.kernel32
            is_told = kernel.GetConsoleMode(kernel.GetStdHandle(handle), ctypes.byref(mode))
            return mode.value if is_told else None

        def set_mode(self, handle: int, mode: int) -> bool:
            """Set a handle."""
            kernel = ctypes.windll.kernel32
            return bool(kernel.SetConsoleMode(kernel.GetStdHandle(handle), mode))

        def write(self, text: str) -> None:
            """Draw, whatever code page the console has."""
            sys.stdout.write(text)
            sys.stdout.flush()

        def key(self) -> str:
            """The next character that waits."""
            return msvcrt.getwch() if msvcrt.kbhit() else ""
