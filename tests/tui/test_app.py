"""The app: both languages, news from any thread, the palette, and a fault without values."""

import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from eoffice_core.domain.link import Link, SyncState
from eoffice_core.domain.trouble import DiskFull, Trouble
from eoffice_tui.app import OfficeApp
from eoffice_tui.desk import Desk
from eoffice_tui.keys import Place
from eoffice_tui.present import troubles
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import app as say
from eoffice_tui.screens.diarise import DiariseScreen
from eoffice_tui.screens.help import HelpScreen
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.screens.news import SyncMoved
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.themes import CONTRAST, PLAIN, THEMES
from tests import cast
from tests.desks import SeatedDesk
from tests.tui.faces import LARGE, OpenedDesk, at_desk, pressed, says, settled, shown, typed

SECRET = "गोपनीय टीप: राशि ₹24,500"
ROOT = Path(__file__).resolve().parents[2]
NOT_FOR_THE_FIRST_SCREEN = ("sqlmodel", "sqlalchemy", "sqlcipher3", "httpx", "pydantic")


def test_the_face_loads_neither_store_nor_network() -> None:
    program = (
        "import sys, pkgutil, importlib, eoffice_tui.app, eoffice_tui.screens as screens\n"
        "for found in pkgutil.iter_modules(screens.__path__):\n"
        "    importlib.import_module(f'{screens.__name__}.{found.name}')\n"
        f"print([name for name in {NOT_FOR_THE_FIRST_SCREEN!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


async def test_the_language_is_kept_for_the_next_time(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        assert "इनबॉक्स" in shown(app)
        await pressed(touch, "f8")
        text = shown(app)
        assert "Inbox" in text
        assert "New receipt" in text
        assert "हिन्दी" in text, "the way back, in the other language"
    async with at_desk(clerk.desk) as (app, _):
        assert app.language is Language.ENGLISH


@pytest.mark.parametrize("kept", ["", "fr"])
async def test_an_unknown_language_or_theme_is_passed_over(clerk: SeatedDesk, kept: str) -> None:
    clerk.desk.set_setting("language", kept)
    clerk.desk.set_setting("theme", kept)
    async with at_desk(clerk.desk) as (app, _):
        assert app.language is Language.HINDI
        assert app.theme == PLAIN.name


async def test_colours_go_round_and_are_kept(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        seen = []
        for _ in THEMES:
            await pressed(touch, "ctrl+t")
            seen.append(app.theme)
        assert set(seen) == {theme.name for theme in THEMES}
        await pressed(touch, "ctrl+t", "ctrl+t")
        assert app.theme == CONTRAST.name
    assert clerk.desk.setting("theme") == CONTRAST.name


async def test_the_footer_takes_the_new_colours(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        before = footer_colours(app)
        await pressed(touch, "ctrl+t", "ctrl+t")
        await touch.pause(0.1)
        assert app.theme == CONTRAST.name
        after = footer_colours(app)
        assert not before & after


def footer_colours(app: OfficeApp) -> set[str]:
    """The backgrounds that are drawn in the last line."""
    strip = app.screen._compositor.render_strips()[-1]
    return {
        str(segment.style.bgcolor)
        for segment in strip
        if segment.style is not None and segment.style.bgcolor is not None
    }


async def test_news_from_a_thread_reaches_every_screen(clerk: SeatedDesk) -> None:
    moved = SyncState(
        link=Link.IN_STEP, unsent=0, returned=2, last_exchange=cast.moment(minutes=-5)
    )
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        thread = Thread(target=app.post_message, args=(SyncMoved(moved),))
        thread.start()
        thread.join()
        await settled(touch)
        assert app.sync == moved
        assert "✓ ऑनलाइन · ↩2 लौटे · 11:00" in shown(app)
        await pressed(touch, "escape")
        assert "↩2 लौटे" in shown(app), "the screen beneath has heard it too"


async def test_the_palette_finds_our_actions_in_either_language(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        assert say.PALETTE_HINT.hindi in shown(app)
        assert "Screenshot" not in shown(app)
        await typed(touch, "new receipt")
        await touch.pause(0.4)
        assert "नई आवक" in shown(app)
        await pressed(touch, "enter")
        await touch.pause(0.2)
        if isinstance(app.screen, CommandPalette):
            await pressed(touch, "enter")
        assert isinstance(app.screen, DiariseScreen)


async def test_help_names_the_screen_and_its_keys(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "f1")
        assert isinstance(app.screen, HelpScreen)
        text = shown(app)
        assert "सहायता: इनबॉक्स" in text
        assert "आया हुआ पत्र दर्ज करें।" in text
        assert say.SIGN_UNREAD.hindi in text
        await pressed(touch, "f1")
        assert len(app.screen_stack) == 2, "help has no help of its own"
        await pressed(touch, "f8")
        assert "Enter a letter that has come in." in shown(app)
        await pressed(touch, "escape")
        assert isinstance(app.screen, InboxScreen)
        await pressed(touch, "question_mark")  # some terminals keep F1 for themselves
        assert isinstance(app.screen, HelpScreen)
        await pressed(touch, "escape", "n", "question_mark")
        assert app.screen.query_one("#sender", Input).value == "?"


async def test_nothing_unsent_closes_at_once(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await touch.press("ctrl+q")
        await touch.pause()
        assert app.return_code == 0


async def test_what_was_typed_last_is_kept_before_closing(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await typed(touch, "जिला शिक्षा अधिकारी")
        await touch.press("ctrl+q")
        await touch.pause()
        assert app.return_code == 0
        assert "जिला शिक्षा अधिकारी" in clerk.desk.journal_read("diarise")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
async def test_a_machine_that_shuts_down_loses_nothing(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await typed(touch, "जिला शिक्षा अधिकारी")
        signal.raise_signal(signal.SIGTERM)
        await touch.pause()
        await touch.pause(0.2)
        assert app.return_code == 0
        assert "जिला शिक्षा अधिकारी" in clerk.desk.journal_read("diarise")


async def test_a_store_in_trouble_is_said_before_closing(
    clerk: SeatedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_key: str, _text: str) -> None:
        raise DiskFull

    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await typed(touch, "क")
        monkeypatch.setattr(clerk.desk, "journal_write", full)
        await pressed(touch, "ctrl+q")
        assert says(app, troubles.SENTENCES[Trouble.DISK_FULL])
        assert app.return_code is None
        await touch.press("ctrl+q")
        await touch.pause()
        assert app.return_code == 0


async def test_what_is_unsent_is_named_before_closing(clerk: SeatedDesk) -> None:
    unsent = SyncState(link=Link.OFFLINE, unsent=3, returned=0, last_exchange=None)
    async with at_desk(clerk.desk) as (app, touch):
        app.post_message(SyncMoved(unsent))
        await settled(touch)
        await pressed(touch, "ctrl+q")
        assert isinstance(app.screen, Confirm)
        assert says(app, say.QUIT_SAFE)
        await pressed(touch, "escape")
        assert isinstance(app.screen, InboxScreen)
        assert app.return_code is None
        await touch.press("ctrl+q")
        await touch.pause()
        await touch.press("enter")
        await touch.pause()
        assert app.return_code == 0


async def test_ctrl_c_closes_nothing(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await typed(touch, "क")
        await pressed(touch, "ctrl+c")
        assert app.is_running
        assert app.screen.query_one("#sender", Input).value == "क"


def test_a_fault_shows_where_and_never_what(
    clerk: SeatedDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    class Breaking(OfficeApp):
        def on_mount(self) -> None:
            note = SECRET
            raise RuntimeError(f"cannot write {note}")

    app = Breaking(OpenedDesk(clerk.desk))
    app.run(headless=True)
    said = capsys.readouterr()
    told = said.out + said.err
    assert "RuntimeError" in told
    assert "test_app.py" in told
    assert "on_mount" in told
    assert SECRET not in told
    assert "24,500" not in told
    assert app.return_code == 1
    assert "सुरक्षित" in told
    assert "closes" in told


async def test_a_bug_in_a_question_is_a_fault(
    clerk: SeatedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        raise ValueError("a mistake of ours")

    monkeypatch.setattr(clerk.desk, "inbox_count", broken)
    with pytest.raises(ValueError, match="mistake of ours"):
        await _stood_at(clerk.desk)


async def _stood_at(desk: Desk) -> None:
    async with at_desk(desk):
        pass


async def test_every_screen_of_a_mode_is_made_once(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        inbox = app.screen
        await pressed(touch, "t", "escape")
        assert app.screen is inbox
        app.go(Place.INBOX)
        assert app.screen is inbox
