"""The app at a real desk, as the tests of the screens see and touch it."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from eoffice_tui.app import OfficeApp
from eoffice_tui.desk import Desk
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.screens.opening import Failed, Progress
from eoffice_tui.widgets.said import Notice

SMALL = (80, 24)
LARGE = (120, 40)
ROUNDS_QUIET = 2


@dataclass
class OpenedDesk:
    """An opener whose desk is open already."""

    desk: Desk
    tries: list[str] = field(default_factory=list)

    def logins(self) -> Sequence[str]:
        """Nobody is listed: the tests of the login screen have their own opener."""
        return ()

    def warm_up(self) -> None:
        """Nothing is to be loaded here."""

    def open(
        self, login: str, password: str, on_progress: Callable[[Progress], None]
    ) -> Desk | Failed:
        """Give the desk."""
        self.tries.append(login)
        return self.desk


Touch = Pilot[None]


@asynccontextmanager
async def at_desk(
    desk: Desk, *, size: tuple[int, int] = SMALL, language: Language = Language.HINDI
) -> AsyncIterator[tuple[OfficeApp, Touch]]:
    """The app with its officer signed in and the inbox before him."""
    app = OfficeApp(OpenedDesk(desk), language=language)
    async with app.run_test(size=size) as touch:
        app.enter(desk)
        await settled(touch)
        yield app, touch


async def settled(touch: Touch) -> None:
    """Wait until everything asked has been answered, also what the answers ask in their turn.

    What was asked anew meanwhile is cancelled, and no fault of who waits.
    """
    quiet = 0
    while quiet < ROUNDS_QUIET:
        busy = [worker for worker in touch.app.workers if not worker.is_finished]
        for worker in busy:
            with suppress(WorkerCancelled):
                await worker.wait()
        await touch.pause()
        quiet = 0 if busy else quiet + 1


async def typed(touch: Touch, text: str) -> None:
    """Type a text, key by key, as a Hindi layout sends it."""
    driver = touch.app._driver
    assert driver is not None
    for character in text:
        key = events.Key(_character_to_key(character), character)
        key.set_sender(touch.app)
        driver.send_message(key)
    await touch.pause()


async def pressed(touch: Touch, *keys: str) -> None:
    """Press keys, and wait for what follows."""
    for key in keys:
        await touch.press(key)
        await settled(touch)


def shown(app: OfficeApp) -> str:
    """Every line on the screen, as text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


def noticed(app: OfficeApp) -> str:
    """The answer above the footer."""
    return app.screen.query_one(Notice).text


def says(app: OfficeApp, sentence: Sentence, **values: str | int) -> bool:
    """Whether the sentence stands on the screen, wherever its lines are broken."""
    wanted = sentence.say(app.language, **values)
    return "".join(wanted.split()) in "".join(shown(app).split())
