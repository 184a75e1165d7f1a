"""Signing in: every reason has its sentence, the password is never drawn, waiting is counted."""

import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from eoffice_tui.app import OfficeApp
from eoffice_tui.bootstrap import DeskOpener
from eoffice_tui.desk import Desk
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import login as say
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.screens.login import FAULTS, STEPS, LoginScreen
from eoffice_tui.screens.opening import Failed, Folding, Opener, OpenFault, OpenStep, Progress
from tests.desks import PASSWORD, World
from tests.tui.faces import SMALL, Touch, pressed, says, settled, shown, typed


class Gate:
    """An opener that gives one answer, when it is let."""

    def __init__(self, answer: Failed, *, known: Sequence[str] = ("seema.ahirwar",)) -> None:
        self.answer = answer
        self.known = known
        self.may_go = threading.Event()
        self.may_go.set()
        self.asked: list[tuple[str, str]] = []

    def logins(self) -> Sequence[str]:
        """Who has a store here."""
        return self.known

    def warm_up(self) -> None:
        """Nothing is to be loaded here."""

    def open(
        self, login: str, password: str, on_progress: Callable[[Progress], None]
    ) -> Desk | Failed:
        """Note what was asked, tell of every step, and fail."""
        self.asked.append((login, password))
        for step in (*OpenStep, Folding(done=1, total=4)):
            on_progress(step)
        self.may_go.wait(timeout=5)
        return self.answer


@asynccontextmanager
async def at_login(
    opener: Opener, language: Language = Language.HINDI
) -> AsyncIterator[tuple[OfficeApp, Touch]]:
    app = OfficeApp(opener, language=language)
    async with app.run_test(size=SMALL) as touch:
        await settled(touch)
        yield app, touch


@pytest.mark.parametrize("language", list(Language))
async def test_every_reason_is_told(language: Language) -> None:
    gate = Gate(Failed(OpenFault.WRONG_PASSWORD))
    async with at_login(gate, language) as (app, touch):
        for fault in set(OpenFault) - {OpenFault.WAIT}:
            gate.answer = Failed(fault)
            app.screen.query_one("#password", Input).focus()
            await typed(touch, "x")
            await pressed(touch, "enter")
            assert says(app, FAULTS[fault]), fault
            assert app.screen.query_one("#password", Input).value == ""


def test_every_fault_and_step_has_a_sentence() -> None:
    assert set(FAULTS) == set(OpenFault)
    assert set(STEPS) == set(OpenStep)


async def test_the_password_is_never_drawn() -> None:
    gate = Gate(Failed(OpenFault.WRONG_PASSWORD))
    async with at_login(gate) as (app, touch):
        await typed(touch, PASSWORD)
        assert PASSWORD not in shown(app)
        assert PASSWORD[:4] not in shown(app)
        await pressed(touch, "enter")
        assert gate.asked == [("seema.ahirwar", PASSWORD)]
        assert PASSWORD not in shown(app)


async def test_what_is_missing_is_asked_for() -> None:
    gate = Gate(Failed(OpenFault.WRONG_PASSWORD))
    async with at_login(gate) as (app, touch):
        await pressed(touch, "enter")
        assert says(app, say.PASSWORD_MISSING)
        await pressed(touch, "f4", "f2")
        assert says(app, say.LOGIN_MISSING)
    assert gate.asked == []


async def test_while_the_store_opens_nothing_else_can_be_asked() -> None:
    gate = Gate(Failed(OpenFault.WRONG_PASSWORD))
    gate.may_go.clear()
    async with at_login(gate) as (app, touch):
        await typed(touch, "x")
        await touch.press("enter")
        await touch.pause(0.1)
        assert says(app, say.FOLDING, share=25), "the last step told"
        assert app.screen.query_one("#password", Input).disabled
        await touch.press("f2")
        gate.may_go.set()
        await settled(touch)
        assert len(gate.asked) == 1
        assert not says(app, say.FOLDING, share=25)


async def test_a_wait_is_counted_down() -> None:
    gate = Gate(Failed(OpenFault.WAIT, wait_seconds=1))
    async with at_login(gate) as (app, touch):
        await typed(touch, "x")
        await pressed(touch, "enter")
        assert says(app, say.WAIT, seconds=1)
        await typed(touch, "y")
        await pressed(touch, "enter")
        assert len(gate.asked) == 1, "the wait is not over"
        await touch.pause(1.2)
        assert says(app, say.WAIT_OVER)
        await pressed(touch, "enter")
        assert len(gate.asked) == 2


async def test_up_and_down_go_through_who_is_known() -> None:
    gate = Gate(Failed(OpenFault.WRONG_PASSWORD), known=("kamla.ahirwar", "seema.ahirwar"))
    async with at_login(gate) as (app, touch):
        login = app.screen.query_one("#login", Input)
        assert login.value == "kamla.ahirwar"
        login.focus()
        await pressed(touch, "down")
        assert login.value == "seema.ahirwar"
        await pressed(touch, "down")
        assert login.value == "kamla.ahirwar"
        await typed(touch, "x")
        assert says(app, say.FIRST_TIME)


async def test_nobody_known_begins_with_the_login() -> None:
    async with at_login(Gate(Failed(OpenFault.UNREACHABLE), known=())) as (app, _):
        assert says(app, say.NOBODY_KNOWN)
        assert app.screen.focused is app.screen.query_one("#login")


async def test_keys_of_a_desk_do_nothing_before_there_is_one() -> None:
    async with at_login(Gate(Failed(OpenFault.WRONG_PASSWORD))) as (app, touch):
        await pressed(touch, "escape", "f7")
        assert isinstance(app.screen, LoginScreen)


@pytest.fixture
def opener(world: World, tmp_path: Path) -> DeskOpener:
    """A real opener: a new computer at the world's server."""
    return DeskOpener(
        home=tmp_path / "clerks",
        server="http://office.test",
        now=world.clock,
        http=world.transport_to,
        starts_sync=False,
    )


async def test_the_first_sign_in_makes_a_store_and_the_second_unlocks_it(
    opener: DeskOpener,
) -> None:
    async with at_login(opener) as (app, touch):
        await typed(touch, "seema.ahirwar")
        assert says(app, say.FIRST_TIME)
        await pressed(touch, "enter")
        await typed(touch, PASSWORD)
        await pressed(touch, "enter")
        assert isinstance(app.screen, InboxScreen)
        assert "सहायक ग्रेड-3" in shown(app)
        app.desk.close()
    async with at_login(opener) as (app, touch):
        assert "seema.ahirwar" in shown(app)
        await typed(touch, "not this one")
        await pressed(touch, "enter")
        assert says(app, say.WRONG_PASSWORD)
        await typed(touch, PASSWORD)
        await pressed(touch, "enter")
        assert isinstance(app.screen, InboxScreen)
        app.desk.close()
