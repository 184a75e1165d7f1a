"""Keys typed ahead on a slow computer: each key has its effect before the next is given out.

Stock Textual hands every key at once to whatever has the focus, while the binding of an earlier key
is still on its way up: on an old PC the letters after Tab land in the field before it, and the
letters after a key that opens a screen land nowhere.
"""

from collections import deque
from typing import TypeVar

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from eoffice_tui.widgets.key_patch import named

T = TypeVar("T")
Where = tuple[Screen[object], Widget | None]
"""Where keys go: the screen and what has the focus on it."""

HELD_SECONDS_MAX = 2.0
"""A key whose widget went away with it would hold up the next for ever; after this it does not."""


def typed_events(typed: bytes) -> list[events.Event]:
    """The keys and pastes in what a terminal sent; whatever else it said is passed over."""
    text = typed.decode("utf-8", "ignore")
    if not text:
        return []
    parser = XTermParser()
    messages = [*parser.feed(text), *parser.feed("")]
    return [one for one in messages if isinstance(one, events.Key | events.Paste)]


class KeysInOrder(App[T]):
    """An app that gives out the next key, or paste, when the one before has had its effect."""

    def __init__(self, typed_ahead: bytes = b"") -> None:
        super().__init__()
        self._typed_ahead = typed_ahead
        self._typed: deque[events.Event] = deque()
        self._turn = 0
        self._is_held = False

    def on_ready(self) -> None:
        """Give out what was typed before there was a screen; it was read with the answers."""
        for event in typed_events(self._typed_ahead):
            self.post_message(event)
        self._typed_ahead = b""

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while the one before it is on its way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, events.Key):
            event = named(event)
        if self._is_held:
            self._typed.append(event)
        else:
            await self._give(event)

    async def _give(self, event: events.Event) -> None:
        self._is_held = True
        self._turn += 1
        turn, place = self._turn, self._place()
        self.set_timer(HELD_SECONDS_MAX, lambda: self._release(turn))
        await super().on_event(event)
        self._follow(self.focused or self.screen, turn, place)

    def _follow(self, node: MessagePump, turn: int, place: Where) -> None:
        """Climb behind the key, from its widget to the app: a queue later than the key in each."""
        above = node._parent
        if isinstance(node, App) or above is None:
            node.call_later(self._arrived, turn, place)
        else:
            node.call_later(self._follow, above, turn, place)

    def _arrived(self, turn: int, place: Where) -> None:
        """The key has had its effect; where it led to another place, wait until that is drawn."""
        if self._place() == place:
            self._release(turn)
        else:
            self.screen.call_after_refresh(self._release, turn)

    def _place(self) -> Where:
        return self.screen, self.focused

    def _release(self, turn: int) -> None:
        if turn != self._turn or not self._is_held:
            return
        self._turn += 1  # this turn is over, whoever else would still end it
        if self._typed:
            # Still held: a key that comes meanwhile must not be given out before this one.
            self.call_next(self._give, self._typed.popleft())
        else:
            self._is_held = False
