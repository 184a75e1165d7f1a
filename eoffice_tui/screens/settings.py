"""How one reads: language, digits, the words of the state, colours; and what those words are."""

from collections.abc import Iterator
from enum import Enum
from typing import ClassVar, Final

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from eoffice_core.domain.state_pack import WORDS, State
from eoffice_tui.keys import Place
from eoffice_tui.present import state_words
from eoffice_tui.present.numerals import Numerals
from eoffice_tui.present.particulars import Pair
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences import settings as say
from eoffice_tui.screens.base import OfficeScreen, bindings_for
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.particulars_sheet import ParticularsSheet
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.themes import Colours

BETWEEN: Final = " · "
COLOURS_WORD: Final = {
    Colours.PLAIN: say.COLOURS_PLAIN,
    Colours.LIGHT: say.COLOURS_LIGHT,
    Colours.CONTRAST: say.COLOURS_CONTRAST,
}


class SettingsScreen(OfficeScreen[None]):
    """Every choice takes effect at once, on this screen too."""

    PLACE = Place.SETTINGS
    HEADING = say.HEADING
    AUTO_FOCUS = "#spoken"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.SETTINGS)

    def body(self) -> Iterator[Widget]:
        """Four choices, and the words and posts of the state."""
        chosen = self.face.chosen
        with Vertical(id="settings-box"):
            yield from _line(
                say.LANGUAGE, ChoiceField(say.LANGUAGE_WORD, chosen(Language), id="spoken")
            )
            yield from _line(
                say.NUMERALS, ChoiceField(say.NUMERALS_WORD, chosen(Numerals), id="numerals")
            )
            yield from _line(say.STATE, ChoiceField(say.STATE_WORD, chosen(State), id="state"))
            yield from _line(say.COLOURS, ChoiceField(COLOURS_WORD, chosen(Colours), id="theme"))
            yield Said(say.TAKES_EFFECT, classes="muted")
            yield Said(say.DIGITS_IN_HINDI, classes="muted")
        yield ParticularsSheet(id="settings-words")

    @on(ChoiceField.Changed)
    def _chosen(self, event: ChoiceField.Changed) -> None:
        choice: Enum = event.field.value
        self.face.choose(choice)

    def spoken(self, language: Language) -> None:
        """Lay out the words in this language; F8 and Ctrl+T change choices of this screen too."""
        for kind, field_id in ((Language, "spoken"), (Colours, "theme")):
            self.query_one(f"#{field_id}", ChoiceField).choose(self.face.chosen(kind))
        self.query_one(ParticularsSheet).show(list(_pairs(language)))

    def on_key(self, event: events.Key) -> None:
        """Enter goes to the next choice, as in every form."""
        if event.key == "enter" and isinstance(self.focused, ChoiceField):
            event.stop()
            self.focus_next()


def _line(label: Sentence, field: Widget) -> Iterator[Widget]:
    with Horizontal(classes="line"):
        yield Said(label, classes="label")
        yield field


def _pairs(language: Language) -> Iterator[Pair]:
    pack = state_words.installed()
    yield say.WORDS_HEAD.say(language), say.STATE_WORD[pack.state].say(language)
    for key in WORDS:
        word = pack.words[key]
        meaning = say.WORD_NAMES[key].say(language)
        yield f"  {word.hindi[0]}", BETWEEN.join((word.english[0], meaning))
    yield "", ""
    yield say.POSTS_HEAD.say(language), say.STATE_WORD[pack.state].say(language)
    for post in pack.designations:
        yield f"  {post.hindi}", post.english
