"""How it stands with the server: what is unsent, what came back, and what to do about it."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from eoffice_core.domain.link import SyncState
from eoffice_tui.keys import Place
from eoffice_tui.present import dates
from eoffice_tui.present.sentences import Language, Sentence, common
from eoffice_tui.present.sentences import login as login_sentences
from eoffice_tui.present.sentences import sync_status as sentences
from eoffice_tui.present.sentences.link import LINK
from eoffice_tui.screens.base import OfficeScreen, bindings_for
from eoffice_tui.screens.news import SyncMoved
from eoffice_tui.widgets.said import FieldFault, Said, Tone

PASSWORD_CHARACTERS_MAX: Final = 256


class SyncStatusScreen(OfficeScreen[None]):
    """The state in words; F5 reaches the server now, F2 signs in again."""

    PLACE = Place.SYNC
    HEADING = sentences.HEADING
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.SYNC)

    def body(self) -> Iterator[Widget]:
        """State, counts, last exchange, detail, and the password when it is asked for."""
        password = Input(password=True, max_length=PASSWORD_CHARACTERS_MAX, id="password")
        password.cursor_blink = False
        with Vertical(id="sync-box"):
            yield Said(id="meaning", classes="strong")
            yield from _line(sentences.STATE, "link")
            yield from _line(sentences.UNSENT, "unsent")
            yield from _line(sentences.RETURNED, "came-back")
            yield from _line(sentences.LAST_EXCHANGE, "last-exchange")
            with Vertical(id="trouble"):
                yield Said(sentences.DETAIL, classes="muted")
                yield Said(id="detail-text")
            with Vertical(classes="field", id="again"):
                with Horizontal():
                    yield Said(sentences.PASSWORD, classes="label")
                    yield password
                yield FieldFault(id="password-fault")

    def begin(self) -> None:
        """Show the state as it is now."""
        self.query_one("#again").display = False
        self._show(self.face.sync)
        self.ask(self.desk.sync_state, self._show)

    def _show(self, state: SyncState) -> None:
        self.query_one("#meaning", Said).say(sentences.MEANING[state.link])
        self.query_one("#link", Said).say(LINK[state.link])
        _count(self.query_one("#unsent", Said), state.unsent, _UNSENT)
        _count(self.query_one("#came-back", Said), state.returned, _RETURNED)
        self._say_last(state)
        self.query_one("#trouble").display = bool(state.trouble)
        self.query_one("#detail-text", Said).say(common.AS_TYPED, text=state.trouble)

    def _say_last(self, state: SyncState) -> None:
        last = self.query_one("#last-exchange", Said)
        if state.last_exchange is None:
            last.say(sentences.NEVER)
            return
        told = dates.relative(state.last_exchange, now=self.desk.now(), language=self.language)
        last.say(common.AS_TYPED, text=told)

    def spoken(self, language: Language) -> None:
        """Say in this language when the server was last reached."""
        self._say_last(self.face.sync)

    @on(SyncMoved)
    def _moved(self, event: SyncMoved) -> None:
        self._show(event.state)

    def action_sync_now(self) -> None:
        """Reach the server now."""
        self.desk.sync_now()
        self.notice(sentences.ASKED)

    def action_sign_in_again(self) -> None:
        """Ask for the password."""
        self.query_one("#again").display = True
        self.query_one("#password", Input).focus()

    @on(Input.Submitted, "#password")
    def _sign_in(self, event: Input.Submitted) -> None:
        password = event.value
        event.input.value = ""
        if password:
            self.write(partial(self.desk.sign_in_again, password), self._signed_in)
        else:
            self.fault("password", login_sentences.PASSWORD_MISSING)

    def _signed_in(self, is_signed_in: bool) -> None:  # noqa: FBT001 - the desk's answer
        if is_signed_in:
            self.query_one("#again").display = False
            self.notice(sentences.SIGNED_IN, Tone.GOOD)
        else:
            self.fault("password", sentences.NOT_SIGNED_IN)


_UNSENT: Final = (sentences.UNSENT_COUNT, sentences.UNSENT_NONE)
_RETURNED: Final = (sentences.RETURNED_COUNT, sentences.RETURNED_NONE)


def _count(said: Said, count: int, words: tuple[Sentence, Sentence]) -> None:
    some, none = words
    if count:
        said.say(some, count=count)
    else:
        said.say(none)


def _line(label: Sentence, said_id: str) -> Iterator[Widget]:
    with Horizontal(classes="line"):
        yield Said(label, classes="label")
        yield Said(id=said_id)
