"""The Textual app: mounts screens, holds the language, makes messages of the desk's news."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.screen import Screen

from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.link import Link, SyncState
from eoffice_core.domain.state_pack import PackRefused
from eoffice_core.domain.trouble import StoreUnavailable, Trouble
from eoffice_tui.keys import Place
from eoffice_tui.present import cells, numerals, troubles
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences import app as sentences
from eoffice_tui.screens.base import OfficeScreen, bindings_for
from eoffice_tui.screens.news import CaseChanged, MustClose, SyncMoved
from eoffice_tui.screens.opening import Opener
from eoffice_tui.screens.palette import OfficeCommands, OfficePalette
from eoffice_tui.screens.taste import SETTING_OF, AskedState, Taste
from eoffice_tui.screens.typing_keys import TypingKeys
from eoffice_tui.widgets import key_patch, width_patch
from eoffice_tui.widgets.dialog import Dialog
from eoffice_tui.widgets.first_frame import FirstFrames
from eoffice_tui.widgets.line_differ import SendsDifferences
from eoffice_tui.widgets.pasted import LegacyPasted
from eoffice_tui.widgets.said import Tone
from eoffice_tui.widgets.themes import THEMES, Colours

if TYPE_CHECKING:
    from eoffice_core.domain.views import CaseView
    from eoffice_tui.desk import Desk
    from eoffice_tui.widgets.confirm import ConfirmWords

EnumT = TypeVar("EnumT", bound=Enum)

NO_STATE_ASKED: Final = AskedState()
NOT_CONNECTED: Final = SyncState(link=Link.NEVER, unsent=0, returned=0, last_exchange=None)


def _login() -> Screen[Any]:
    from eoffice_tui.screens.login import LoginScreen

    return LoginScreen()


def _inbox() -> Screen[Any]:
    from eoffice_tui.screens.inbox import InboxScreen

    return InboxScreen()


def _tracker() -> Screen[Any]:
    from eoffice_tui.screens.tracker import TrackerScreen

    return TrackerScreen()


def _approval() -> Screen[Any]:
    from eoffice_tui.screens.approval import ApprovalScreen

    return ApprovalScreen()


def _returned() -> Screen[Any]:
    from eoffice_tui.screens.returned import ReturnedScreen

    return ReturnedScreen()


def _search() -> Screen[Any]:
    from eoffice_tui.screens.search import SearchScreen

    return SearchScreen()


class _News:
    """Hears the desk from any thread and posts what it says to the app."""

    def __init__(self, app: "OfficeApp") -> None:
        self._app = app

    def case_changed(self, case_id: CaseId) -> None:
        """A case has become another."""
        self._app.post_message(CaseChanged(case_id))

    def sync_moved(self, state: SyncState) -> None:
        """It stands otherwise with the server."""
        self._app.post_message(SyncMoved(state))


class OfficeApp(TypingKeys, SendsDifferences[None], FirstFrames[None], inherit_bindings=False):
    """The client's face. Screens are imported when they are first shown."""

    CSS_PATH = Path(__file__).with_name("eoffice.tcss")
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {OfficeCommands}
    DEFAULT_MODE = Place.LOGIN.value
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        Place.LOGIN.value: _login,
        Place.INBOX.value: _inbox,
        Place.TRACKER.value: _tracker,
        Place.APPROVAL.value: _approval,
        Place.RETURNED.value: _returned,
        Place.SEARCH.value: _search,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "nothing", show=False, system=True),
        *bindings_for(Place.EVERYWHERE),
    ]

    def __init__(
        self,
        opener: Opener,
        *,
        language: Language = Language.HINDI,
        state: AskedState = NO_STATE_ASKED,
        typed_ahead: bytes = b"",
    ) -> None:
        if not width_patch.is_installed():
            width_patch.install(cells.installed())
        key_patch.install()
        super().__init__(typed_ahead)
        self.opener = opener
        self._taste = Taste(language, state)
        self._desk: Desk | None = None
        self._sync = NOT_CONNECTED
        self._has_said_unkept = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.chosen(Colours).value

    # --- how the officer reads --------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The running language."""
        return self._taste.language

    @property
    def pack_refused(self) -> tuple[str, PackRefused] | None:
        """The state pack that was asked for and is not taken, by its name."""
        return self._taste.refused

    def chosen(self, kind: type[EnumT]) -> EnumT:
        """The choice in force: of language, digits, state or colours."""
        return self._taste.chosen(kind)

    def choose(self, choice: Enum) -> None:
        """Read so from now on, here and the next time; nothing that is typed is touched."""
        self._taste.choose(choice)
        self.theme = self.chosen(Colours).value
        self._speak()
        self._keep(SETTING_OF[type(choice)], str(choice.value))

    # --- who is signed in -------------------------------------------------------------------

    @property
    def signed_in(self) -> "Desk | None":
        """The desk, or None before signing in."""
        return self._desk

    @property
    def desk(self) -> "Desk":
        """The desk of who is signed in."""
        assert self._desk is not None, "only the login screen stands before signing in"
        return self._desk

    @property
    def sync(self) -> SyncState:
        """How it stands with the server, as last told."""
        return self._sync

    def enter(self, desk: "Desk") -> None:
        """Go to work at this desk: its officer's language and colours, its news, its inbox."""
        self._desk = desk
        self._sync = desk.sync_state()
        self._taste.take(desk.setting)
        self.theme = self.chosen(Colours).value
        self.start_typing(desk)
        desk.listen(_News(self))
        self.go(Place.INBOX)

    # --- news -------------------------------------------------------------------------------

    def office_screens(self) -> Iterator[OfficeScreen[Any]]:
        """Every screen of ours, in whatever stack."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, OfficeScreen):
                    yield screen

    @on(CaseChanged)
    def _tell_case(self, event: CaseChanged) -> None:
        for screen in self.office_screens():
            screen.post_message(CaseChanged(event.case_id))

    @on(SyncMoved)
    def _tell_sync(self, event: SyncMoved) -> None:
        before, self._sync = self._sync, event.state
        for screen in self.office_screens():
            screen.post_message(SyncMoved(event.state))
        if event.state.returned > before.returned:
            self._say_came_back(event.state.returned)

    def _say_came_back(self, count: int) -> None:
        """Say at once, wherever the officer is, that something was declined."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, OfficeScreen):
                screen.notice(sentences.CAME_BACK, Tone.REFUSED, count=count)
                return

    # --- moving between screens -------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Show the inbox, the tracker, the approvals or what was returned."""
        _ = self.switch_mode(place.value)

    def show_case(self, case_id: CaseId) -> None:
        """Open a file or receipt."""
        from eoffice_tui.screens.file_view import FileViewScreen

        self._show(FileViewScreen(case_id))

    def show_send(self, case_id: CaseId) -> None:
        """Send a file or receipt to a post."""
        from eoffice_tui.screens.send import SendScreen

        self._show(SendScreen(case_id))

    def show_diarise(self, edited: "CaseView | None" = None) -> None:
        """Enter a letter in the diary, or correct the particulars of one."""
        from eoffice_tui.screens.diarise import DiariseScreen

        self._show(DiariseScreen(edited))

    def show_open_file(self, receipt: "CaseView | None" = None) -> None:
        """Open a new file, from a receipt or from nothing."""
        from eoffice_tui.screens.open_file import OpenFileScreen

        self._show(OpenFileScreen(receipt))

    def _show(self, screen: Screen[Any]) -> None:
        _ = self.push_screen(screen)

    # --- text from elsewhere ----------------------------------------------------------------

    @on(LegacyPasted)
    def _ask_how_it_enters(self, event: LegacyPasted) -> None:
        from eoffice_tui.screens.pasting import answered, offer_unicode

        _ = self.push_screen(offer_unicode(event.found, self.language), partial(answered, event))

    # --- keys that work everywhere ----------------------------------------------------------

    def action_nothing(self) -> None:
        """Do nothing: Ctrl+C is too near to other keys to close the office."""

    async def action_back(self) -> None:
        """Let the screen decide where back leads."""
        if isinstance(self.screen, OfficeScreen):
            self.screen.action_back()

    def action_help(self) -> None:
        """Show the keys of the present screen."""
        from eoffice_tui.screens.help import HelpScreen

        if isinstance(self.screen, OfficeScreen) and self.screen.PLACE is not Place.HELP:
            self._show(HelpScreen(self.screen.PLACE, self.screen.HEADING))

    def action_sync_status(self) -> None:
        """Show what is unsent and how it stands with the server."""
        from eoffice_tui.screens.sync_status import SyncStatusScreen

        if self._desk is None or not isinstance(self.screen, OfficeScreen):
            return
        if self.screen.PLACE is not Place.SYNC:
            self._show(SyncStatusScreen())

    def action_search(self) -> None:
        """Look in notes, subjects, senders and numbers."""
        if self._desk is not None and isinstance(self.screen, OfficeScreen):
            self.go(Place.SEARCH)

    def action_switch_language(self) -> None:
        """Speak the other language from now on; nothing that is typed is touched."""
        self.choose(self.language.other)

    def _speak(self) -> None:
        """Say everything on every screen, behind others too, and in every open question."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, OfficeScreen):
                    screen.speak()
                elif isinstance(screen, Dialog | OfficePalette):
                    screen.speak(self.language)
        self.show_layer()

    def action_switch_theme(self) -> None:
        """Take the next colours."""
        self.choose(self.chosen(Colours).following)

    def action_settings(self) -> None:
        """Choose how to read."""
        from eoffice_tui.screens.settings import SettingsScreen

        if self._desk is None or not isinstance(self.screen, OfficeScreen):
            return
        if self.screen.PLACE is not Place.SETTINGS:
            self._show(SettingsScreen())

    def _keep(self, setting: str, value: str) -> None:
        """Keep an officer's choice; the office screen nearest to hand tells of a failing store."""
        if self._desk is None:
            return
        for screen in reversed(self.screen_stack):
            if isinstance(screen, OfficeScreen):
                screen.keep_setting(setting, value)
                return

    def action_command_palette(self) -> None:
        """Find an action by its name."""
        if not isinstance(self.screen, CommandPalette):
            self._show(OfficePalette(self.language))

    def action_redraw(self) -> None:
        """Draw the whole screen again."""
        self.draw_whole()

    async def action_quit(self) -> None:
        """Close, after a word on what is unsent."""
        from eoffice_tui.widgets.confirm import Confirm

        if isinstance(self.screen, Confirm):
            return
        if not self._sync.unsent:
            await self._leave()
            return
        _ = self.push_screen(Confirm(self._quit_words, self.language), self._quit_answered)

    def _quit_words(self, language: Language) -> "ConfirmWords":
        from eoffice_tui.widgets.confirm import ConfirmWords

        unsent = (sentences.QUIT_UNSENT.say(language), numerals.grouped(self._sync.unsent))
        safe = ("", sentences.QUIT_SAFE.say(language))
        return ConfirmWords(
            title=sentences.QUIT_TITLE.say(language),
            particulars=(unsent, safe),
            footer=sentences.CONFIRM_KEYS.say(language),
        )

    async def _quit_answered(self, answer: bool | None) -> None:  # noqa: FBT001 - the screen's result
        if answer:
            await self._leave()

    async def _leave(self) -> None:
        """Close once every half-written text is in the store; where it is in trouble, say so."""
        if (trouble := await self._keep_half_written()) is None or self._has_said_unkept:
            self.exit()
            return
        self._has_said_unkept = True
        self.say_trouble(troubles.SENTENCES[trouble])

    async def _keep_half_written(self) -> Trouble | None:
        keepers = [keep for screen in self.office_screens() if (keep := screen.half_written())]
        try:
            for keep in keepers:
                await asyncio.to_thread(keep)
        except StoreUnavailable as error:
            return error.reason
        return None

    def on_mount(self) -> None:
        """Close in order when the machine is shut down or the terminal is closed."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            # Windows has no such signals; outside the main thread none can be listened to.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.post_message, MustClose())

    @on(MustClose)
    async def _close_at_once(self) -> None:
        await self._keep_half_written()
        self.exit()

    def say_trouble(self, sentence: Sentence) -> None:
        """Say on the present screen what has gone wrong."""
        if isinstance(self.screen, OfficeScreen):
            self.screen.notice(sentence, Tone.TROUBLE)
