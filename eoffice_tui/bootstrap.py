"""The only place where real things are wired together: the clock, the ids, the opener, the app."""

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from eoffice_core.domain.ids import CaseId, NoteId, OpId, time_ordered_id
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.working_days import Calendar
from eoffice_core.parser import CommandParser
from eoffice_tui.present.faults import fault_lines
from eoffice_tui.screens.opening import Failed, Progress
from eoffice_tui.terminal.asking import Nobody, asked
from eoffice_tui.terminal.counting import Width, given
from eoffice_tui.terminal.settling import settle, width_of

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk
    from eoffice_tui.sync.transport import Way

WRITES_PLAIN_TEXT = ("TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT")
DEFAULT_SERVER = "http://127.0.0.1:8750"
EXIT_NO_TERMINAL = 2
TURN_SECONDS = 0.001


def system_now() -> Moment:
    """The system's clock."""
    return Moment(time.time_ns() // 1_000_000)


class SystemIds:
    """Ids of the system's clock and randomness."""

    def __init__(self, now: Callable[[], Moment] = system_now) -> None:
        self._now = now

    def _new(self) -> bytes:
        import secrets  # the first screen makes no id

        return time_ordered_id(at_ms=self._now(), random=secrets.token_bytes(10))

    def op(self) -> OpId:
        """A new op's id."""
        return OpId(self._new())

    def case(self) -> CaseId:
        """A new case's id."""
        return CaseId(self._new())

    def note(self) -> NoteId:
        """A new note's id."""
        return NoteId(self._new())


@contextmanager
def loading() -> Iterator[None]:
    """Load modules without looking for rubbish among them: a tenth of the time, and none is found.

    What they have made stays for good, and is not looked through at a later key either.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _system_http() -> "Way | None":
    return None


@dataclass
class DeskOpener:
    """Opens desks; the libraries of the store and of HTTP are loaded only then."""

    home: Path
    server: str = DEFAULT_SERVER
    now: Callable[[], Moment] = system_now
    calendar: Calendar = field(default_factory=Calendar)
    http: "Callable[[], Way | None]" = _system_http
    starts_sync: bool = True

    def logins(self) -> Sequence[str]:
        """Who has a store on this computer."""
        from eoffice_tui.local.place import clerks_here

        return clerks_here(self.home)

    def warm_up(self) -> None:
        """Load, while the officer types the password, what signing in and the day will need."""

        def load() -> None:
            with loading():
                import eoffice_tui.screens.hindi_typing
                import eoffice_tui.screens.inbox
                import eoffice_tui.wiring  # noqa: F401 - loaded for later

        threading.Thread(target=load, name="warm-up", daemon=True).start()

    def open(
        self, login: str, password: str, on_progress: Callable[[Progress], None]
    ) -> "Desk | Failed":
        """Unlock the store of this login, or sign in for the first time, and give the desk."""
        from eoffice_tui.wiring import Surroundings, open_desk

        around = Surroundings(
            home=self.home,
            server=self.server,
            now=self.now,
            ids=SystemIds(self.now),
            calendar=self.calendar,
            http=self.http,
            starts_sync=self.starts_sync,
        )
        return open_desk(around, login, password, on_progress)


def open_command(rest: Sequence[str]) -> int:
    """`eoffice open`: the app."""
    parser = CommandParser("open", "ई-ऑफिस खोलें।", "Open e-Office.")
    parser.add_argument(
        "--server",
        default=os.environ.get("EOFFICE_SERVER", DEFAULT_SERVER),
        help="सर्वर का पता, पहली बार के लिए · address of the server, for the first sign-in",
    )
    parser.add_argument("--language", choices=("hi", "en"), default="hi", help="भाषा · language")
    parser.add_argument(
        "--pack",
        default="",
        metavar="STATE",
        help="किस राज्य के शब्द, जैसे bihar · the words of which state, such as bihar",
    )
    add_width(parser)
    asked = parser.parse_args(list(rest))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(
            "ई-ऑफिस के लिए टर्मिनल चाहिए; यहाँ कुछ बदला नहीं।\n"
            "e-Office needs a terminal; nothing was changed here.\n"
        )
        return EXIT_NO_TERMINAL
    opener = DeskOpener(home=clerks_home(), server=asked.server)
    return run_app(opener, asked.language, asked.width, asked.pack)


def terminal_command(rest: Sequence[str]) -> int:
    """`eoffice terminal`: how this terminal does with Hindi, and which one to take."""
    from eoffice_tui.terminal.command import run

    return run(rest, os.environ, clerks_home())


def add_width(parser: CommandParser) -> None:
    """The option that takes the place of asking the terminal."""
    parser.add_argument(
        "--width",
        choices=[width.value for width in Width],
        help="टर्मिनल से पूछे बिना अक्षरों की चौड़ाई का नियम; देखें: eoffice terminal · "
        "the rule for the width of letters, without asking; see: eoffice terminal",
    )


@contextmanager
def measured_terminal(home: Path, width: str | None = None) -> Iterator[Callable[[], bytes]]:
    """Ask the terminal how wide it draws; the answer is taken when the face is loaded.

    What is given takes the answers, has everything measured by them from then on, and returns
    what was typed meanwhile.
    """
    chosen = width_of(width, os.environ)
    with nullcontext(Nobody()) if given(chosen) else asked(os.environ) as asking:

        def take() -> bytes:
            from eoffice_tui.widgets import width_patch

            settled = settle(asking, os.environ, home, chosen)
            counting = settled.counting
            width_patch.install(counting.rule, counting.quirks, is_sized=counting.is_sized)
            return settled.typed

        yield take


def clerks_home() -> Path:
    """Where the stores of this computer's clerks lie."""
    from eoffice_tui.local.place import stores_home

    return stores_home(os.environ, platform=sys.platform, home=Path.home())


def keep_values_private() -> None:
    """Before the app is there, after it, and in its threads: a fault is told without any value.

    What Textual offers to developers, a log of every key and pictures of the screen in plain text,
    is not to be had by a setting that somebody left in the environment.
    """

    def tell(error: BaseException | None) -> None:
        sys.stderr.write("\n".join(fault_lines(error)) + "\n")

    def at_top(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            tell(error)

    sys.excepthook = at_top
    threading.excepthook = lambda told: tell(told.exc_value)
    for name in WRITES_PLAIN_TEXT:
        os.environ.pop(name, None)


def take_turns() -> None:
    """Let no thread keep the others waiting: a key must not wait for the reading of words."""
    sys.setswitchinterval(TURN_SECONDS)


def run_app(opener: DeskOpener, language: str, width: str | None = None, state: str = "") -> int:
    """Show the app until the officer leaves."""
    keep_values_private()
    take_turns()
    with measured_terminal(opener.home, width) as take_answers:
        with loading():
            from eoffice_tui.app import OfficeApp
            from eoffice_tui.present.sentences import Language
            from eoffice_tui.screens.taste import AskedState

        typed_ahead = take_answers()
    asked_state = AskedState(now=state, office=os.environ.get("EOFFICE_PACK", ""))
    app = OfficeApp(opener, language=Language(language), state=asked_state, typed_ahead=typed_ahead)
    try:
        app.run()
    finally:
        if app.signed_in is not None:
            app.signed_in.close()
    return app.return_code or 0
