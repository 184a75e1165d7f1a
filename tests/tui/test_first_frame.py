"""A screen comes in one frame: styled once, drawn once, with what it has to show."""

import inspect
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from rich.console import RenderableType
from textual.app import App
from textual.css import parse, stylesheet
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen

from eoffice_core.domain.trouble import DiskFailed
from eoffice_core.domain.views import InboxQuestion
from eoffice_tui.app import OfficeApp
from eoffice_tui.keys import Place
from eoffice_tui.present import troubles
from eoffice_tui.present.sentences import Language, common
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.widgets.first_frame import FirstFrame, FirstFrames
from eoffice_tui.widgets.line_differ import SendsDifferences
from eoffice_tui.widgets.themes import Colours
from eoffice_tui.widgets.virtual_table import VirtualTable
from tests.desks import SeatedDesk
from tests.tui.faces import OpenedDesk, at_desk, pressed, says, settled, shown
from tests.tui.test_inbox import MUTATION, a_letter, diarised

Parsed = Counter[tuple[str, int]]
ROOT = Path(__file__).resolve().parents[2]
NOT_BEFORE_THE_FIRST_FRAME = (
    "cryptography",
    "eoffice_core.domain.case",
    "eoffice_core.domain.commands",
    "eoffice_core.script.candidates",
    "eoffice_core.script.krutidev",
    "eoffice_core.script.lexicon",
    "eoffice_core.script.spelling",
    "eoffice_core.script.wordstock",
    "eoffice_core.store",
    "eoffice_tui.desk",
    "eoffice_tui.screens.hindi_typing",
    "eoffice_tui.screens.inbox",
    "eoffice_tui.widgets.note_editor",
    "eoffice_tui.widgets.typing_layer",
    "httpx",
    "keyring",
    "pydantic",
    "sqlalchemy",
    "sqlcipher3",
    "sqlmodel",
    "textual.widgets._text_area",
)
TO_THE_FIRST_FRAME = """
import asyncio, sys
from eoffice_tui import bootstrap
from eoffice_tui.app import OfficeApp
from eoffice_tui.present.sentences import Language

class Opener(bootstrap.DeskOpener):
    def warm_up(self):
        print([name for name in {names!r} if name in sys.modules])
        print(self.app.screen._compositor.size.height)

async def shown():
    opener = Opener(home=bootstrap.Path("nowhere"))
    opener.app = OfficeApp(opener, language=Language.HINDI)
    async with opener.app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

asyncio.run(shown())
"""


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Parsed:
    """How often each style was parsed, by its text and its weight."""
    counted: Parsed = Counter()
    stock = parse.parse

    def counting(scope: str, css: str, *rest: Any, **named: Any) -> Any:
        counted[css, named["tie_breaker"]] += 1
        return stock(scope, css, *rest, **named)

    monkeypatch.setattr(stylesheet, "parse", counting)
    return counted


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Screen[object], str]]:
    """Every frame that was sent: of which screen, and what stood on it."""
    sent: list[tuple[Screen[object], str]] = []
    stock = SendsDifferences._display

    def display(
        app: SendsDifferences[None], screen: Screen[object], renderable: RenderableType | None
    ) -> None:
        if renderable is not None and not app._batch_count and isinstance(app, OfficeApp):
            sent.append((screen, shown(app)))
        stock(app, screen, renderable)

    monkeypatch.setattr(SendsDifferences, "_display", display)
    return sent


def test_before_the_first_frame_nothing_is_loaded_that_it_does_not_need() -> None:
    program = TO_THE_FIRST_FRAME.format(names=NOT_BEFORE_THE_FIRST_FRAME)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.splitlines() == ["[]", "24"]


async def test_each_style_is_parsed_once(
    clerk: SeatedDesk, parsed: Counter[tuple[str, int]]
) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        app.go(Place.TRACKER)
        await settled(touch)
        app.go(Place.INBOX)
        await settled(touch)
        assert parsed
        assert set(parsed.values()) == {1}


async def test_other_colours_are_on_every_screen(
    clerk: SeatedDesk, parsed: Counter[tuple[str, int]]
) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        app.go(Place.TRACKER)
        await settled(touch)
        tracker, before = app.screen, app.screen.styles.background
        parsed.clear()
        app.choose(Colours.LIGHT)
        await settled(touch)
        assert set(parsed.values()) == {1}
        assert tracker.styles.background != before
        app.go(Place.INBOX)
        await settled(touch)
        assert app.screen.styles.background == tracker.styles.background
        app.go(Place.RETURNED)
        await settled(touch)
        assert app.screen.styles.background == tracker.styles.background


async def test_the_inbox_comes_with_its_rows(
    clerk: SeatedDesk, frames: list[tuple[Screen[object], str]]
) -> None:
    diarised(clerk, a_letter(MUTATION))
    async with at_desk(clerk.desk) as (app, _):
        rows = app.screen.query_one(VirtualTable).row_count
        first = next(text for screen, text in frames if isinstance(screen, InboxScreen))
        assert rows > 0
        assert common.READING.hindi not in first
        assert clerk.desk.inbox_page(InboxQuestion(), 0, 1)[0].number in first


async def test_a_screen_whose_answer_takes_long_is_shown_without_it(
    clerk: SeatedDesk,
    frames: list[tuple[Screen[object], str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_answer, stock = Event(), clerk.desk.inbox_count

    def slow(question: InboxQuestion) -> int:
        may_answer.wait(30)
        return stock(question)

    monkeypatch.setattr(clerk.desk, "inbox_count", slow)
    app = OfficeApp(OpenedDesk(clerk.desk), language=Language.HINDI)
    async with app.run_test() as touch:
        app.enter(clerk.desk)
        await _until(lambda: any(isinstance(screen, InboxScreen) for screen, _ in frames), touch)
        assert common.READING.hindi in shown(app)
        may_answer.set()
        await settled(touch)
        assert common.READING.hindi not in shown(app)


async def test_a_store_in_trouble_is_said_in_the_first_frame(
    clerk: SeatedDesk,
    frames: list[tuple[Screen[object], str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(question: InboxQuestion) -> int:
        raise DiskFailed

    monkeypatch.setattr(clerk.desk, "inbox_count", broken)
    async with at_desk(clerk.desk) as (app, _):
        assert says(app, troubles.SENTENCES[DiskFailed.reason])
        assert any(isinstance(screen, InboxScreen) for screen, _ in frames)


async def test_a_screen_that_was_left_comes_back_at_once(
    clerk: SeatedDesk, frames: list[tuple[Screen[object], str]]
) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        inbox = app.screen
        await pressed(touch, "f6")
        assert app.screen is not inbox
        frames.clear()
        app.go(Place.INBOX)
        await settled(touch)
        assert app._hold is None
        assert [screen for screen, _ in frames if screen is inbox]


async def test_what_follows_a_drawing_waits_for_the_end_of_a_batch() -> None:
    class Plain(FirstFrames[None]):
        def get_default_screen(self) -> FirstFrame[None]:
            return FirstFrame()

    app = Plain()
    done: list[int] = []
    async with app.run_test() as touch:
        with app.batch_update():
            app.screen.call_after_refresh(done.append, 1)
            await touch.pause()
            assert not done
        await touch.pause()
        await touch.pause()
        assert done == [1]


def test_the_private_names_are_there() -> None:
    assert list(inspect.signature(App.delay_update).parameters) == ["self", "delay"]
    assert "self.delay_update()" in inspect.getsource(App.switch_mode)
    assert "_css_update_count != self._css_update_count" in inspect.getsource(App._init_mode)
    assert "self.check_idle()" in inspect.getsource(App._end_batch)
    assert list(inspect.signature(DOMNode._post_register).parameters) == ["self", "app"]
    assert "event.refresh_styles" in inspect.getsource(Screen._on_screen_resume)
    assert "self._batch_count" in inspect.getsource(App._display)
    for method in (Screen._compositor_refresh, Screen._invoke_and_clear_callbacks):
        assert list(inspect.signature(method).parameters) == ["self"]
    assert "self._parse_cache[cache_key]" in inspect.getsource(Stylesheet._parse_rules)
    assert "self._variables = variables" in inspect.getsource(Stylesheet.set_variables)


async def _until(is_so: Callable[[], bool], touch: Any) -> None:
    while not is_so():
        await touch.pause(0.01)
