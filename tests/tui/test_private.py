"""What was typed is seen by nobody else: no fault tells a value, no picture is written."""

import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from eoffice_tui.app import OfficeApp
from eoffice_tui.screens.palette import OfficeCommands
from tests.desks import SeatedDesk
from tests.tui.faces import OpenedDesk, at_desk, pressed

ROOT = Path(__file__).resolve().parents[2]
SECRET = "गोपनीय टीप: राशि ₹24,500"
AT_TOP_AND_IN_A_THREAD = """
import os, sys, threading
os.environ["TEXTUAL_LOG"] = os.environ["TEXTUAL_SCREENSHOT"] = "1"
from eoffice_tui.bootstrap import keep_values_private
keep_values_private()
import textual.constants
assert textual.constants.LOG_FILE is None and textual.constants.SCREENSHOT_DELAY == -1
def failing():
    note = "SECRET"
    raise RuntimeError(f"cannot write {note}")
thread = threading.Thread(target=failing)
thread.start()
thread.join()
sys.stderr.write("-- at top\\n")
failing()
"""


def test_a_fault_in_a_worker_tells_no_value(
    clerk: SeatedDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    class Breaking(OfficeApp):
        def on_mount(self) -> None:
            self.run_worker(self.work, thread=True)

        def work(self) -> None:
            note = SECRET
            raise RuntimeError(f"cannot write {note}")

    app = Breaking(OpenedDesk(clerk.desk))
    app.run(headless=True)
    said = capsys.readouterr()
    told = said.out + said.err
    assert "RuntimeError" in told
    assert "test_private.py" in told
    assert "24,500" not in told
    assert app.return_code == 1


def test_what_textual_shows_in_its_own_way_tells_no_value_either(
    clerk: SeatedDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    class Breaking(OfficeApp):
        def on_mount(self) -> None:
            note = SECRET
            self.panic(f"cannot write {note}")

    app = Breaking(OpenedDesk(clerk.desk))
    app.run(headless=True)
    said = capsys.readouterr()
    assert "24,500" not in said.out + said.err
    assert "closes" in said.out + said.err
    assert app.return_code == 1


def test_before_the_app_and_in_its_threads_a_fault_tells_no_value() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_TOP_AND_IN_A_THREAD],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", "PATH": ""},
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    in_thread, at_top = done.stderr.split("-- at top")
    for told in (in_thread, at_top):
        assert "RuntimeError" in told
        assert "failing" in told
        assert "SECRET" not in told


def pictures(place: Path) -> list[Path]:
    return [*place.rglob("*.svg"), *place.rglob("*.png")]


async def test_no_picture_of_the_screen_is_written(
    clerk: SeatedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    async with at_desk(clerk.desk) as (app, touch):
        assert {OfficeCommands} == app.COMMANDS
        assert not list(app.get_system_commands(app.screen))
        bound = {binding.action for _, binding in app._bindings}
        assert "screenshot" not in bound
        app.action_screenshot()
        await app.run_action("screenshot")
        await pressed(touch, "ctrl+s")
        assert not pictures(tmp_path)


async def test_no_cursor_blinks(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        fields = list(app.screen.query("Input, TextArea"))
        assert fields
        for field in fields:
            assert isinstance(field, Input | TextArea)
            assert not field.cursor_blink
