"""The command palette: the actions of the screen, found by name in either language."""

from collections.abc import Coroutine, Iterator
from functools import partial
from typing import Any, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from eoffice_tui.keys import KeyAction, Place, actions_at, shown_key
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences.app import PALETTE_EMPTY, PALETTE_HINT
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.face import Face
from eoffice_tui.widgets.dialog import SWITCH


class OfficePalette(CommandPalette):
    """Textual's palette in the officer's language, which F8 switches here too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(SWITCH.keys), "app.switch_language", show=False)
    ]

    def __init__(self, language: Language) -> None:
        super().__init__(placeholder=PALETTE_HINT.say(language), id="--command-palette")

    def speak(self, language: Language) -> None:
        """Offer the same in this language; what is typed stays."""
        line = self.query_one(Input)
        line.placeholder = PALETTE_HINT.say(language)
        line.post_message(Input.Changed(line, line.value))


class OfficeCommands(Provider):
    """Offers what the keys offer; a widget's own keys are no commands."""

    @property
    def _language(self) -> Language:
        return cast(Face, self.app).language

    def _actions(self) -> Iterator[KeyAction]:
        place = self.screen.PLACE if isinstance(self.screen, OfficeScreen) else Place.EVERYWHERE
        for action in actions_at(place):
            if not action.by_widget and action.act != "command_palette":
                yield action

    def _title(self, action: KeyAction) -> str:
        keys = " ".join(shown_key(key) for key in action.keys)
        return f"{action.label.say(self._language)}  ({keys})"

    def _run(self, action: KeyAction) -> "partial[Coroutine[Any, Any, bool]]":
        namespace = self.app if action.place is Place.EVERYWHERE else self.screen
        return partial(self.app.run_action, action.act, namespace)

    async def discover(self) -> Hits:
        """Every action of the screen."""
        for action in self._actions():
            yield DiscoveryHit(
                self._title(action),
                self._run(action),
                help=action.help.say(self._language),
            )

    async def search(self, query: str) -> Hits:
        """The actions whose name in Hindi or in English is like what was typed."""
        matcher = self.matcher(query)
        found = False
        for action in self._actions():
            names = [action.label.say(language) for language in Language]
            score = max(matcher.match(name) for name in names)
            if score > 0:
                found = True
                yield Hit(
                    score,
                    self._title(action),
                    self._run(action),
                    help=action.help.say(self._language),
                )
        if not found:  # else the palette itself would say so, in English
            yield Hit(1, PALETTE_EMPTY.say(self._language), _nothing)


def _nothing() -> None:
    """What is not there does nothing."""
