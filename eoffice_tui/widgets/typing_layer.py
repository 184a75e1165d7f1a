"""Typing Hindi in any field of text: a layer turns the keys of a US keyboard into Hindi.

What is being typed always stands in the field, and each key replaces it: whatever interrupts a
word, a click, a shortcut, a power cut, finds it there. Keys that are no letters end the word and
then do what they always do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Protocol

from textual import events
from textual.message import Message
from textual.widget import Widget

from eoffice_core.script.layouts import INSCRIPT, punctuated, remington, remington_gail
from eoffice_core.script.wordstock import ROMAN_LETTERS_MAX, Wordstock
from eoffice_tui.widgets.typing_strip import (
    TypingStrip,
    shown_words,
    strip_line,
    strip_of,
    strip_room,
)

REMINGTON_KEYS_MAX: Final = 60


class Layer(Enum):
    """What the keys give."""

    ENGLISH = "english"
    PHONETIC = "phonetic"
    INSCRIPT = "inscript"
    REMINGTON = "remington"

    @property
    def next(self) -> "Layer":
        """The layer after this one."""
        layers = list(Layer)
        return layers[(layers.index(self) + 1) % len(layers)]


@dataclass
class Typing:
    """How the officer types; the app has one, and every field of text asks it."""

    stock: Wordstock = field(default_factory=Wordstock)
    layers: dict[str, Layer] = field(default_factory=dict)
    is_gail: bool = False
    keep_layer: Callable[[], None] = lambda: None
    keep_choice: Callable[[str, str], None] = lambda _roman, _word: None
    want_words: Callable[[], None] = lambda: None


class LayerTold(Message):
    """A field of text has got the focus or lost it, or types otherwise now."""


class Hand(Protocol):
    """How a layer writes in its field."""

    def before(self) -> str:
        """The text of the line up to the caret."""

    def place(self) -> object:
        """Where the caret is."""

    def begin(self) -> None:
        """What is put next begins a step of its own, which can be undone."""

    def put(self, back: int, text: str) -> bool:
        """Put a text in place of the selection and what stands before it; False if refused."""


def typing_of(widget: Widget) -> Typing | None:
    """How the officer types here; None where nobody is signed in."""
    found = getattr(widget.app, "typing", None)
    return found if isinstance(found, Typing) else None


@dataclass
class _Composed:
    """The word that is being typed: its keys, the words offered for them, where it ends."""

    keys: str = ""
    words: Sequence[str] = ()
    shown: str = ""
    place: object = None


class TypingLayer:
    """The layer of one field."""

    def __init__(self, widget: Widget, hand: Hand) -> None:
        self._widget = widget
        self._hand = hand
        self._composed = _Composed()
        self.unknown = 0

    # --- which layer ------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """Under which name the field's layer is remembered."""
        screen = self._widget.screen
        place = getattr(screen, "PLACE", None)
        where = place.value if isinstance(place, Enum) else type(screen).__name__
        return f"{where}.{self._widget.id or type(self._widget).__name__}"

    @property
    def layer(self) -> Layer:
        """The layer of this field."""
        typing = typing_of(self._widget)
        return Layer.ENGLISH if typing is None else typing.layers.get(self.name, Layer.ENGLISH)

    def switch(self) -> Layer | None:
        """Take the next layer, and remember it for this field."""
        typing = typing_of(self._widget)
        if typing is None:
            return None
        self.finish()
        layer = self.layer.next
        typing.layers[self.name] = layer
        typing.keep_layer()
        self.tell()
        return layer

    def tell(self) -> None:
        """Say which layer is at work here."""
        typing = typing_of(self._widget)
        if typing is None or not self._widget.has_focus:
            return
        if self.layer is not Layer.ENGLISH:
            typing.want_words()
        self._widget.post_message(LayerTold())

    def want_words(self) -> None:
        """Have the words read: for spelling, whichever the layer."""
        typing = typing_of(self._widget)
        if typing is not None:
            typing.want_words()

    def focused(self, focus: bool) -> None:  # noqa: FBT001 - what the field is told
        """The field has got the focus, or lost it: a word that was being typed stays as it is."""
        self.finish()
        if focus:
            self.tell()
        elif typing_of(self._widget) is not None:
            self._widget.post_message(LayerTold())

    # --- keys -------------------------------------------------------------------------------

    def takes(self, event: events.Key) -> bool:
        """Whether the key was the layer's; otherwise it ends the word and is as it always is."""
        typing = typing_of(self._widget)
        if typing is None or not self._widget.is_attached:
            return False
        was_taken = self._take(typing, self.layer, event)
        if was_taken:
            event.stop()
            event.prevent_default()
        else:
            self.finish()
        return was_taken

    def _take(self, typing: Typing, layer: Layer, event: events.Key) -> bool:
        self._let_go_if_moved()
        character = event.character or ""
        if event.key in ("escape", "backspace"):
            return self._mend(typing, layer, event.key)
        if layer is Layer.ENGLISH or not (event.is_printable and "!" <= character <= "~"):
            return False
        match layer:
            case Layer.INSCRIPT:
                return self._sign(INSCRIPT.get(character))
            case Layer.REMINGTON:
                if len(self._composed.keys) >= REMINGTON_KEYS_MAX:
                    self.finish()
                return self._compose(typing, layer, self._composed.keys + character)
        return self._take_phonetic(typing, character)

    def _take_phonetic(self, typing: Typing, character: str) -> bool:
        if character.isalpha():
            if len(self._composed.keys) >= ROMAN_LETTERS_MAX:
                self.finish()
            return self._compose(typing, Layer.PHONETIC, self._composed.keys + character)
        if character.isdigit() and 0 < int(character) <= len(self._composed.words):
            return self._choose(typing, self._composed.words[int(character) - 1])
        return self._punctuate(character)

    def _punctuate(self, character: str) -> bool:
        """Danda and rupee, which no US keyboard has; every other sign is as it always is."""
        self.finish()
        given = punctuated(character, self._hand.before())
        return given is not None and self._hand.put(*given)

    def _sign(self, sign: str | None) -> bool:
        return sign is not None and self._hand.put(0, sign)

    def _mend(self, typing: Typing, layer: Layer, key: str) -> bool:
        """Esc keeps the Roman letters, Backspace takes the last key back."""
        keys = self._composed.keys
        if not keys or (key == "escape" and layer is not Layer.PHONETIC):
            return False
        if key == "escape":
            self._hand.put(len(self._composed.shown), keys)
            self.finish()
            return True
        return self._compose(typing, layer, keys[:-1])

    # --- the word that is being typed -------------------------------------------------------

    def _compose(self, typing: Typing, layer: Layer, keys: str) -> bool:
        words = self._words(typing, layer, keys)
        shown = words[0] if words else keys
        if not self._composed.keys:
            self._hand.begin()
        if not self._hand.put(len(self._composed.shown), shown):
            return True  # the field is full and has said so; what stands there stays
        self._composed = _Composed(keys, words, shown, self._hand.place())
        if not keys:
            self.finish()
        elif layer is Layer.PHONETIC:
            self._offer()
        return True

    def _words(self, typing: Typing, layer: Layer, keys: str) -> Sequence[str]:
        if not keys:
            return ()
        if layer is Layer.REMINGTON:
            return (remington_gail(keys) if typing.is_gail else remington(keys),)
        room = strip_room(self._widget.screen)
        return shown_words(keys, typing.stock.candidates(keys), room)

    def _choose(self, typing: Typing, word: str) -> bool:
        composed = self._composed
        if self._hand.put(len(composed.shown), word):
            if word != composed.shown:
                typing.stock.choose(composed.keys, word)
                typing.keep_choice(composed.keys, word)
            self.finish()
        return True

    def _let_go_if_moved(self) -> None:
        """A word whose end the caret has left is no longer being typed."""
        composed = self._composed
        if composed.keys and not (
            self._hand.place() == composed.place and self._hand.before().endswith(composed.shown)
        ):
            self.finish()

    def end_word(self) -> None:
        """The word stands as it is; what the strip says stays."""
        self._composed = _Composed()

    def finish(self) -> None:
        """The word stands as it is, and nothing is offered."""
        self.end_word()
        if self._widget.is_attached and self._widget.screen.query(TypingStrip):
            strip_of(self._widget.screen).tell("")

    def _offer(self) -> None:
        screen = self._widget.screen
        line = strip_line(self._composed.keys, self._composed.words, strip_room(screen))
        strip_of(screen).tell(line)
