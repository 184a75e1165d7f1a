"""A console is asked in its own way, answers in the same words, and is left as it was."""

from collections import deque

import pytest

from eoffice_tui.present.cells import Rule, measure
from eoffice_tui.terminal.answers import PROBES
from eoffice_tui.terminal.console import INPUT, OUTPUT, asked_console


class ScriptedConsole:
    """A console that draws by a rule, or knows no codes."""

    def __init__(self, *, knows_codes: bool = True, is_console: bool = True) -> None:
        self.modes = {INPUT: 0x01F7, OUTPUT: 0x0003}
        self.seen: list[tuple[int, int]] = []
        self.keys: deque[str] = deque()
        self.written = ""
        self._knows_codes = knows_codes
        self._is_console = is_console

    def mode(self, handle: int) -> int | None:
        return self.modes[handle] if self._is_console else None

    def set_mode(self, handle: int, mode: int) -> bool:
        self.seen.append((handle, mode))
        if mode & (0x0200 if handle == INPUT else 0x0004) and not self._knows_codes:
            return False
        self.modes[handle] = mode
        return True

    def write(self, text: str) -> None:
        self.written += text
        positions = [f"\x1b[2;{1 + measure(probe, rule=Rule.CLU2)}R" for probe in PROBES]
        self.keys.extend("a" + "".join(positions) + "\x1b[2;1R" + "\x1b[?61;4c")

    def key(self) -> str:
        return self.keys.popleft() if self.keys else ""


def test_a_console_answers_and_is_left_as_it_was() -> None:
    console = ScriptedConsole()
    before = dict(console.modes)
    with asked_console(console) as asking:
        assert asking is not None
        assert console.modes[INPUT] & 0x0206 == 0x0200, "codes come, lines and echo do not"
        heard = asking.answer(1.0)
    assert heard is not None
    assert heard.answers is not None
    assert heard.answers.cells["राष्ट्रीय"] == 5
    assert heard.typed == b"a"
    assert console.modes == before


@pytest.mark.parametrize(
    "console", [ScriptedConsole(knows_codes=False), ScriptedConsole(is_console=False)]
)
def test_what_speaks_in_no_codes_is_not_asked(console: ScriptedConsole) -> None:
    before = dict(console.modes)
    with asked_console(console) as asking:
        assert asking is None
    assert console.written == ""
    assert console.modes == before


def test_a_silent_console_is_waited_for_no_longer_than_said() -> None:
    console = ScriptedConsole()
    with asked_console(console) as asking:
        assert asking is not None
        console.keys.clear()
        heard = asking.answer(0.05)
    assert heard is not None
    assert heard.answers is None
