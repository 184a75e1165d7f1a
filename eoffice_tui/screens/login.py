"""Signing in: by the store on this computer, or for the first time by the server."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from eoffice_core.domain.trouble import Trouble
from eoffice_tui.keys import Place
from eoffice_tui.present.sentences import Sentence
from eoffice_tui.present.sentences import login as sentences
from eoffice_tui.screens.base import OfficeScreen, bindings_for
from eoffice_tui.screens.opening import Failed, Folding, OpenFault, OpenStep, Progress
from eoffice_tui.screens.taste import say_pack_refused
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.said import FieldFault, Said, Tone

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk

STEPS: Final[Mapping[OpenStep, Sentence]] = {
    OpenStep.UNLOCKING: sentences.UNLOCKING,
    OpenStep.ASKING_SERVER: sentences.ASKING_SERVER,
    OpenStep.OPENING_STORE: sentences.OPENING_STORE,
    OpenStep.FETCHING: sentences.FETCHING,
}

FAULTS: Final[Mapping[OpenFault, Sentence]] = {
    OpenFault.LOGIN_MALFORMED: sentences.LOGIN_MALFORMED,
    OpenFault.LOGIN_UNKNOWN: sentences.LOGIN_UNKNOWN,
    OpenFault.WRONG_PASSWORD: sentences.WRONG_PASSWORD,
    OpenFault.WAIT: sentences.WAIT,
    OpenFault.UNREACHABLE: sentences.UNREACHABLE,
    OpenFault.SERVER_DECLINES: sentences.SERVER_DECLINES,
    OpenFault.NO_POST: sentences.NO_POST,
    OpenFault.IN_USE: sentences.IN_USE,
    OpenFault.STORE_DAMAGED: sentences.STORE_DAMAGED,
    OpenFault.STORE_NEWER: sentences.STORE_NEWER,
    OpenFault.SLOT_DAMAGED: sentences.SLOT_DAMAGED,
    OpenFault.SLOT_MISSING: sentences.SLOT_MISSING,
    OpenFault.DISK_FULL: sentences.DISK_FULL,
    OpenFault.CANNOT_OPEN: sentences.CANNOT_OPEN,
}

LOGIN_CHARACTERS_MAX: Final = 64
PASSWORD_CHARACTERS_MAX: Final = 256


class _Step(Message, bubble=False):
    """The opener has come to a step."""

    def __init__(self, step: Progress) -> None:
        super().__init__()
        self.step = step


class LoginInput(LineInput):
    """The login's field; up and down go through the logins of this computer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(max_length=LOGIN_CHARACTERS_MAX, id="login")
        self.known: tuple[str, ...] = ()

    def action_walk(self, step: int) -> None:
        """Take the next login of this computer."""
        if self.known:
            place = self.known.index(self.value) + step if self.value in self.known else 0
            self.value = self.known[place % len(self.known)]
            self.cursor_position = len(self.value)


class LoginScreen(OfficeScreen[None]):
    """Login and password; the password is never drawn and not kept."""

    PLACE = Place.LOGIN
    HEADING = sentences.HEADING
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.LOGIN)

    def __init__(self) -> None:
        super().__init__()
        self._opening = False
        self._wait_seconds = 0
        self._clock: Timer | None = None

    def body(self) -> Iterator[Widget]:
        """The two fields, who is known here, and what is being done."""
        password = Input(password=True, max_length=PASSWORD_CHARACTERS_MAX, id="password")
        password.cursor_blink = False
        with Vertical(id="login-box"):
            yield Said(sentences.WELCOME, id="welcome")
            with Vertical(classes="field"):
                with Horizontal():
                    yield Said(sentences.LOGIN, classes="label")
                    yield LoginInput()
                yield FieldFault(id="login-fault")
            with Vertical(classes="field"):
                with Horizontal():
                    yield Said(sentences.PASSWORD, classes="label")
                    yield password
                yield FieldFault(id="password-fault")
            yield Said(id="known", classes="muted")
            yield Said(id="first-time", classes="muted")
            yield Said(id="step", classes="strong")

    def begin(self) -> None:
        """Show who has a store here, the first of them filled in."""
        say_pack_refused(self)
        self.ask(self.face.opener.logins, lambda logins: self._know(tuple(logins)))
        # What opening needs is loaded once this screen stands, while the password is typed.
        self.call_after_refresh(self.face.opener.warm_up)

    def _know(self, logins: tuple[str, ...]) -> None:
        field = self.query_one(LoginInput)
        field.known = logins
        known = self.query_one("#known", Said)
        if logins:
            known.say(sentences.KNOWN, logins=", ".join(logins))
            field.value = field.value or logins[0]
            self.query_one("#password", Input).focus()
        else:
            known.say(sentences.NOBODY_KNOWN)
            field.focus()

    @on(Input.Changed, "#login")
    def _login_changed(self, event: Input.Changed) -> None:
        typed = event.value.strip()
        is_new = bool(typed) and typed not in self.query_one(LoginInput).known
        self.query_one("#first-time", Said).say(sentences.FIRST_TIME if is_new else None)
        self.fault("login", None)

    @on(Input.Changed, "#password")
    def _password_changed(self, event: Input.Changed) -> None:
        if event.value:  # emptied by us, the fault is still to be read
            self.fault("password", None)

    @on(Input.Submitted, "#login")
    def _to_password(self) -> None:
        self.query_one("#password", Input).focus()

    @on(Input.Submitted, "#password")
    def action_sign_in(self) -> None:
        """Open the desk of this login with this password."""
        login, password = self._login, self.query_one("#password", Input)
        self.fault("login", None if login else sentences.LOGIN_MISSING)
        self.fault("password", None if password.value else sentences.PASSWORD_MISSING)
        if not login or not password.value or self._opening or self._wait_seconds:
            return
        self._be_busy(is_busy=True)
        self.notice(None)
        self.write(
            partial(self.face.opener.open, login, password.value, self._progress), self._opened
        )

    @property
    def _login(self) -> str:
        return self.query_one(LoginInput).value.strip()

    def _progress(self, step: Progress) -> None:
        """Hear from the opener's thread."""
        self.post_message(_Step(step))

    @on(_Step)
    def _show_step(self, event: _Step) -> None:
        if self._opening:
            _say_step(self.query_one("#step", Said), event.step)

    def _opened(self, outcome: "Desk | Failed") -> None:
        password = self.query_one("#password", Input)
        password.value = ""
        self._be_busy(is_busy=False)
        if not isinstance(outcome, Failed):
            self.face.enter(outcome)
            return
        password.focus()
        self._say_failed(outcome)

    def _say_failed(self, failed: Failed) -> None:
        if failed.wait_seconds:
            self._wait(failed.wait_seconds)
        elif failed.reason is OpenFault.LOGIN_MALFORMED:
            self.fault("login", FAULTS[failed.reason])
            self.query_one(LoginInput).focus()
        elif failed.reason is OpenFault.WRONG_PASSWORD:
            is_known = self._login in self.query_one(LoginInput).known
            self.fault("password", FAULTS[failed.reason] if is_known else sentences.NOT_LET_IN)
        else:
            self.notice(FAULTS[failed.reason], Tone.TROUBLE)

    def _wait(self, seconds: int) -> None:
        self._wait_seconds = seconds
        self.fault("password", sentences.WAIT, seconds=seconds)
        if self._clock is None:
            self._clock = self.set_interval(1, self._second_passed)

    def _second_passed(self) -> None:
        self._wait_seconds = max(0, self._wait_seconds - 1)
        if self._wait_seconds:
            self.fault("password", sentences.WAIT, seconds=self._wait_seconds)
            return
        self.fault("password", None)
        self.notice(sentences.WAIT_OVER)
        if self._clock is not None:
            self._clock.stop()
            self._clock = None

    def _be_busy(self, *, is_busy: bool) -> None:
        self._opening = is_busy
        self.query_one(LoginInput).disabled = is_busy
        self.query_one("#password", Input).disabled = is_busy
        if not is_busy:
            self.query_one("#step", Said).say(None)

    def action_new_login(self) -> None:
        """Empty the fields for a login that has no store here."""
        field = self.query_one(LoginInput)
        field.value = ""
        self.query_one("#password", Input).value = ""
        field.focus()

    def action_back(self) -> None:
        """Stay: there is nothing before this screen."""

    def store_in_trouble(self, trouble: Trouble) -> None:
        """Say it, and let the officer try again."""
        self._be_busy(is_busy=False)
        super().store_in_trouble(trouble)


def _say_step(said: Said, step: Progress) -> None:
    if isinstance(step, Folding):
        said.say(sentences.FOLDING, share=100 * step.done // max(1, step.total))
    else:
        said.say(STEPS[step])
