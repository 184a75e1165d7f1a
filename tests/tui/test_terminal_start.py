"""The program and the terminal it starts in: asked before anything is drawn, and left as it was."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

from eoffice_tui.present.cells import Rule, measure
from eoffice_tui.widgets.note_editor import JOURNAL_SECONDS
from tests.ptys import Manner, ScriptedTerminal

ROOT = Path(__file__).resolve().parents[2]
EOFFICE = "import sys; from eoffice_core.command import main; sys.exit(main())"
IDLE_SECONDS = 1.5


def opened(home: Path, manner: Manner, *more: str) -> ScriptedTerminal:
    command = [sys.executable, "-c", EOFFICE, "open", "--server", "http://127.0.0.1:9"]
    environ = {"EOFFICE_HOME": str(home), "SSH_CONNECTION": "", "EOFFICE_WIDTH": ""}
    return ScriptedTerminal([*command, "--language", "en", *more], environ, manner)


def remembered(home: Path) -> dict[str, dict[str, object] | None]:
    kept: dict[str, dict[str, object] | None] = json.loads(
        (home / "terminals.json").read_text(encoding="utf-8")
    )["terminals"]
    return kept


def test_the_terminal_is_asked_once_and_the_keys_typed_meanwhile_arrive(tmp_path: Path) -> None:
    manner = Manner(Rule.SUM0, name="Scripted(7)", delay_seconds=0.3)
    with opened(tmp_path, manner) as terminal:
        terminal.seconds_until("\x1b[c")
        terminal.type("seema\t")
        terminal.seconds_until("Password")
        assert b"\x1b[>q" not in terminal.seen, "it is asked once"
        terminal.until_quiet()
        redrawn = terminal.type("\x0c")
        terminal.seconds_until("seema", since=redrawn)
        terminal.until_quiet()
        assert terminal.listen(IDLE_SECONDS) == b"", "an idle screen costs the line nothing"

        terminal.type("\x11")
        assert terminal.wait() == 0
        assert terminal.is_as_found
    (answers,) = remembered(tmp_path).values()
    assert answers is not None
    assert answers["name"] == "Scripted(7)"
    cells = answers["cells"]
    assert isinstance(cells, dict)
    assert cells["कार्यालय"] == measure("कार्यालय", rule=Rule.SUM0)


def test_who_does_nothing_sends_nothing(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tests.tui.idle_clerk", str(tmp_path)]
    with ScriptedTerminal(program, {}, cwd=ROOT) as terminal:
        terminal.seconds_until("2025-26")
        terminal.until_quiet()
        assert terminal.listen(IDLE_SECONDS) == b""
        terminal.type("\rpn")
        terminal.until_quiet()
        terminal.type("स्वीकृति हेतु प्रस्तुत।")
        terminal.until_quiet(JOURNAL_SECONDS + 0.5)
        assert terminal.listen(IDLE_SECONDS) == b"", "the cursor of the note does not blink"


def test_a_silent_terminal_opens_all_the_same(tmp_path: Path) -> None:
    with opened(tmp_path, Manner(is_silent=True)) as terminal:
        terminal.seconds_until("Password")
    assert list(remembered(tmp_path).values()) == [None]


def test_a_width_given_by_hand_asks_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, Manner(), "--width", "sum1") as terminal:
        terminal.seconds_until("Password")
    assert b"\x1b[6n" not in terminal.seen
    assert not (tmp_path / "terminals.json").exists()


@pytest.mark.parametrize("more", [[], ["--plain"], ["--width", "sized"], ["--width", "clu1"]])
def test_the_page_is_printed_without_a_terminal(tmp_path: Path, more: list[str]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", EOFFICE, "terminal", *more],
        capture_output=True,
        check=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "EOFFICE_HOME": str(tmp_path), "PYTHONUTF8": "1"},
        start_new_session=True,
    ).stdout.decode()
    assert "Which terminal to take" in told
    assert "कौन सा टर्मिनल लें" in told
    assert "\x1b" not in told
    assert not list(tmp_path.iterdir())


def test_the_page_shows_what_the_terminal_said_and_a_straight_edge(tmp_path: Path) -> None:
    manner = Manner(Rule.CLU2Z, name="foot(1.28)")
    terminal = ScriptedTerminal(
        [sys.executable, "-c", EOFFICE, "terminal"],
        {"EOFFICE_HOME": str(tmp_path), "EOFFICE_WIDTH": ""},
        manner,
    )
    assert terminal.wait() == 0
    assert terminal.is_as_found
    page = terminal.seen.decode()
    assert "foot(1.28)" in page
    assert "CLU2Z" in page
    rows = [line for line in page.splitlines() if line.strip().startswith("│")]
    assert len(rows) > 10
    assert len({measure(row, rule=Rule.CLU2Z) for row in rows}) == 1
