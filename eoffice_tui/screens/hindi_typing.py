"""Typing Hindi at a desk: the words are read, layers and choices are remembered."""

import json
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from textual.app import App

from eoffice_core.domain.trouble import StoreUnavailable
from eoffice_core.script.lexicon import LexiconFault
from eoffice_core.script.wordstock import Wordstock
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences import typing as say
from eoffice_tui.screens.base import nearest_screen
from eoffice_tui.screens.face import Face
from eoffice_tui.screens.spelling import Spelling
from eoffice_tui.widgets.layered_input import LayeredInput
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.office_header import OfficeHeader
from eoffice_tui.widgets.said import Tone
from eoffice_tui.widgets.typing_layer import Layer, Typing, TypingLayer
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


def read_layers(text: str) -> dict[str, Layer]:
    """The layers of the fields as they were kept; what is not understood is passed over."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    known = {layer.value: layer for layer in Layer}
    items = found.items() if isinstance(found, dict) else ()
    return {name: known[value] for name, value in items if str(value) in known}


class HindiTyping:
    """How one desk's officer types, whatever screen is shown."""

    def __init__(self, app: App[None], desk: "Desk") -> None:
        self._app = app
        self._desk = desk
        self._are_words_wanted = False
        self.typing = Typing(
            layers=read_layers(desk.setting(SETTING_LAYERS)),
            is_gail=desk.setting(SETTING_GAIL) == YES,
            keep_layer=self._keep_layers,
            keep_choice=self._keep_choice,
            want_words=self._want_words,
        )
        self.spelling = Spelling(app, desk, self.typing)

    # --- reading the words ------------------------------------------------------------------

    def _want_words(self) -> None:
        """Read the words in a thread when they are first needed."""
        if not self._are_words_wanted:
            self._are_words_wanted = True
            self._app.run_worker(self._read_words, group="words", thread=True)

    def _read_words(self) -> None:
        try:
            stock: Wordstock | None = self._desk.words.stock(self._desk.directory)
        except StoreUnavailable:
            stock = None
        self._app.call_later(self._take_words, stock)

    def _take_words(self, stock: Wordstock | None) -> None:
        if stock is None:
            self._are_words_wanted = False  # the next field asks again
            return
        self.typing.stock = stock
        self._say_fault(stock.fault)
        for editor in self._app.screen.query(NoteEditor):
            editor.marks.look_again()

    def _say_fault(self, fault: LexiconFault | None) -> None:
        screen = nearest_screen(self._app)
        if fault is not None and screen is not None:
            screen.notice(_FAULTS[fault], Tone.TROUBLE)

    # --- remembering ------------------------------------------------------------------------

    def _keep_layers(self) -> None:
        if (screen := nearest_screen(self._app)) is not None:
            layers = {name: layer.value for name, layer in sorted(self.typing.layers.items())}
            screen.keep_setting(SETTING_LAYERS, json.dumps(layers))

    def _keep_choice(self, roman: str, word: str) -> None:
        if (screen := nearest_screen(self._app)) is not None:
            keep = partial(self._desk.words.choose, roman, word)
            screen.run_worker(keep, group="settings", thread=True, exit_on_error=False)

    # --- which layer ------------------------------------------------------------------------

    @property
    def _language(self) -> Language:
        return cast(Face, self._app).language

    def _layer(self) -> TypingLayer | None:
        field = self._app.focused
        if isinstance(field, NoteEditor) and not field.read_only:
            return field.typing_layer
        return field.typing_layer if isinstance(field, LayeredInput) else None

    def show_layer(self) -> None:
        """Say in the header how the field types that has the focus by now."""
        screen, typing_layer = nearest_screen(self._app), self._layer()
        if screen is None:
            return
        tag = "" if typing_layer is None else self._tag(typing_layer.layer, typing_layer.unknown)
        for header in screen.query(OfficeHeader):
            header.tag(tag)

    def _tag(self, layer: Layer, unknown: int) -> str:
        is_gail = layer is Layer.REMINGTON and self.typing.is_gail
        name = say.REMINGTON_GAIL if is_gail else LAYER_NAMES[layer]
        tag = f"{LAYER_KEY} {name.say(self._language)}"
        if not unknown:
            return tag
        return f"{tag}  {say.UNKNOWN_COUNT.say(self._language, count=unknown)}"

    def next_layer(self) -> None:
        """Take the next layer in the field that has the focus."""
        typing_layer = self._layer()
        layer = None if typing_layer is None else typing_layer.switch()
        if layer is not None:
            is_gail = layer is Layer.REMINGTON and self.typing.is_gail
            self._tell(say.NOW_GAIL if is_gail else _NOW[layer])
        elif (screen := nearest_screen(self._app)) is not None:
            screen.notice(say.NO_FIELD)

    def change_remington_order(self) -> None:
        """Take the other order of Remington, for every field."""
        if (screen := nearest_screen(self._app)) is None:
            return
        typing = self.typing
        typing.is_gail = not typing.is_gail
        screen.keep_setting(SETTING_GAIL, YES if typing.is_gail else "")
        self._tell(say.NOW_GAIL if typing.is_gail else say.NOW_REMINGTON)
        typing_layer = self._layer()
        if typing_layer is not None:
            typing_layer.end_word()
            typing_layer.tell()

    def _tell(self, sentence: Sentence) -> None:
        """Say it in the strip, until the next key."""
        screen = self._app.screen
        strip_of(screen).tell(cells.fit(sentence.say(self._language), strip_room(screen)).rstrip())
