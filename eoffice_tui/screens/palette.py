"""The command palette's commands: the actions of the screen, found by name in either language."""

from collections.abc import Coroutine, Iterator
from functools import partial
from typing import Any, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from eoffice_tui.keys import KeyAction, Place, actions_at, shown_key
from eoffice_tui.present.sentences import Language
from eoffice_tui.screens.base import Face, OfficeScreen


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
        for action in self._actions():
            names = (action.label.hindi, action.label.english)
            score = max(matcher.match(name) for name in names)
            if score > 0:
                yield Hit(
                    score,
                    self._title(action),
                    self._run(action),
                    help=action.help.say(self._language),
                )
