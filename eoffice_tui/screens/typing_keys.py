"""The app's part in typing Hindi: it reads the words, and remembers layers and choices."""

import json
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from textual import on
from textual.message import Message
from textual.screen import Screen

from eoffice_core.domain.trouble import StoreUnavailable
from eoffice_core.script.lexicon import LexiconFault
from eoffice_core.script.wordstock import Wordstock
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences import typing as say
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.face import Face
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.office_header import OfficeHeader
from eoffice_tui.widgets.private_app import PrivateApp
from eoffice_tui.widgets.said import Tone
from eoffice_tui.widgets.typing_layer import Layer, LayerTold, Typing, TypingLayer
from eoffice_tui.widgets.typing_strip import strip_of, strip_room

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk

SETTING_LAYERS: Final = "typing_layers"
SETTING_GAIL: Final = "remington_gail"
YES: Final = "yes"
LAYER_KEY: Final = "F9"

LAYER_NAMES: Final = {
    Layer.ENGLISH: say.ENGLISH,
    Layer.PHONETIC: say.PHONETIC,
    Layer.INSCRIPT: say.INSCRIPT,
    Layer.REMINGTON: say.REMINGTON,
}
_NOW: Final = {
    Layer.ENGLISH: say.NOW_ENGLISH,
    Layer.PHONETIC: say.NOW_PHONETIC,
    Layer.INSCRIPT: say.NOW_INSCRIPT,
    Layer.REMINGTON: say.NOW_REMINGTON,
}
_FAULTS: Final = {
    LexiconFault.DAMAGED: say.LEXICON_DAMAGED,
    LexiconFault.MISSING: say.LEXICON_MISSING,
}


class WordsRead(Message):
    """The words to type with have been read; None where the store did not give them."""

    def __init__(self, stock: Wordstock | None) -> None:
        super().__init__()
        self.stock = stock


def read_layers(text: str) -> dict[str, Layer]:
    """The layers of the fields as they were kept; what is not understood is passed over."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    known = {layer.value: layer for layer in Layer}
    items = found.items() if isinstance(found, dict) else ()
    return {name: known[value] for name, value in items if str(value) in known}


class TypingKeys(PrivateApp[None]):
    """An app whose fields of text have layers."""

    def __init__(self, typed_ahead: bytes = b"") -> None:
        super().__init__(typed_ahead)
        self.typing: Typing | None = None
        self._are_words_wanted = False

    def start_typing(self, desk: "Desk") -> None:
        """Type as this desk's officer does; the words are read when they are first needed."""
        self._are_words_wanted = False
        self.typing = Typing(
            layers=read_layers(desk.setting(SETTING_LAYERS)),
            is_gail=desk.setting(SETTING_GAIL) == YES,
            keep_layer=self._keep_layers,
            keep_choice=self._keep_choice,
            want_words=self.want_words,
        )

    # --- reading the words ------------------------------------------------------------------

    def want_words(self) -> None:
        """Read the words in a thread, unless that has been begun."""
        desk = cast(Face, self).signed_in
        if desk is not None and not self._are_words_wanted:
            self._are_words_wanted = True
            self.run_worker(partial(self._read_words, desk), group="words", thread=True)

    def _read_words(self, desk: "Desk") -> None:
        try:
            stock: Wordstock | None = desk.words.stock(desk.directory)
        except StoreUnavailable:
            stock = None
        self.post_message(WordsRead(stock))

    @on(WordsRead)
    def _take_words(self, event: WordsRead) -> None:
        if event.stock is None:
            self._are_words_wanted = False  # the next field asks again
        elif self.typing is not None:
            self.typing.stock = event.stock
            self._say_fault(event.stock.fault)
            for editor in self.screen.query(NoteEditor):
                editor.marks.look_again()

    def _say_fault(self, fault: LexiconFault | None) -> None:
        screen = self.nearest_screen()
        if fault is not None and screen is not None:
            screen.notice(_FAULTS[fault], Tone.TROUBLE)

    # --- remembering ------------------------------------------------------------------------

    def _keep_layers(self) -> None:
        screen, typing = self.nearest_screen(), self.typing
        if screen is not None and typing is not None:
            layers = {name: layer.value for name, layer in sorted(typing.layers.items())}
            screen.keep_setting(SETTING_LAYERS, json.dumps(layers))

    def _keep_choice(self, roman: str, word: str) -> None:
        screen, desk = self.nearest_screen(), cast(Face, self).signed_in
        if screen is not None and desk is not None:
            keep = partial(desk.words.choose, roman, word)
            screen.run_worker(keep, group="settings", thread=True, exit_on_error=False)

    def nearest_screen(self) -> "OfficeScreen[object] | None":
        """The office screen nearest to hand: it tells of a failing store."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, OfficeScreen):
                return screen
        return None

    # --- which layer ------------------------------------------------------------------------

    @property
    def _language(self) -> Language:
        return cast(Face, self).language

    def _layer(self) -> TypingLayer | None:
        field = self.focused
        if isinstance(field, NoteEditor) and not field.read_only:
            return field.typing_layer
        if isinstance(field, LineInput) and field.TAKES_LAYER:
            return field.typing_layer
        return None

    @on(LayerTold)
    def show_layer(self) -> None:
        """Say in the header how the field types that has the focus by now."""
        screen, typing_layer = self.nearest_screen(), self._layer()
        if screen is None:
            return
        tag = "" if typing_layer is None else self._tag(typing_layer.layer, typing_layer.unknown)
        for header in screen.query(OfficeHeader):
            header.tag(tag)

    def _tag(self, layer: Layer, unknown: int) -> str:
        is_gail = layer is Layer.REMINGTON and self.typing is not None and self.typing.is_gail
        name = say.REMINGTON_GAIL if is_gail else LAYER_NAMES[layer]
        tag = f"{LAYER_KEY} {name.say(self._language)}"
        if not unknown:
            return tag
        return f"{tag}  {say.UNKNOWN_COUNT.say(self._language, count=unknown)}"

    def action_next_layer(self) -> None:
        """Take the next layer in the field that has the focus."""
        typing_layer = self._layer()
        layer = None if typing_layer is None else typing_layer.switch()
        if layer is None:
            self._notice(say.NO_FIELD)
        else:
            self._tell(self._now(layer))

    def _now(self, layer: Layer) -> Sentence:
        is_gail = layer is Layer.REMINGTON and self.typing is not None and self.typing.is_gail
        return say.NOW_GAIL if is_gail else _NOW[layer]

    def action_remington_order(self) -> None:
        """Take the other order of Remington, for every field."""
        typing, screen = self.typing, self.nearest_screen()
        if typing is None or screen is None:
            return
        typing.is_gail = not typing.is_gail
        screen.keep_setting(SETTING_GAIL, YES if typing.is_gail else "")
        self._tell(say.NOW_GAIL if typing.is_gail else say.NOW_REMINGTON)
        typing_layer = self._layer()
        if typing_layer is not None:
            typing_layer.end_word()
            typing_layer.tell()

    def _tell(self, sentence: Sentence) -> None:
        """Say it in the strip, until the next key."""
        screen: Screen[object] = self.screen
        strip_of(screen).tell(cells.fit(sentence.say(self._language), strip_room(screen)).rstrip())

    def _notice(self, sentence: Sentence) -> None:
        screen = self.nearest_screen()
        if screen is not None:
            screen.notice(sentence)
