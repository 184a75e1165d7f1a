"""Texts that know both languages: labels, a field's fault, the line that answers an act."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from textual.widgets import Static

from eoffice_core.domain.names import Name
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language, Sentence

Value = str | int | Sentence | Name


class Said(Static):
    """A sentence on the screen; it is said again when the language changes."""

    DEFAULT_CSS = """
    Said { height: auto; }
    """

    def __init__(
        self,
        sentence: Sentence | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
        **values: Value,
    ) -> None:
        super().__init__("", markup=False, id=id, classes=classes)
        self._sentence = sentence
        self._values: Mapping[str, Value] = values
        self._language = Language.HINDI

    @property
    def sentence(self) -> Sentence | None:
        """What is being said."""
        return self._sentence

    @property
    def text(self) -> str:
        """What stands on the screen."""
        if self._sentence is None:
            return ""
        return cells.visible(self._sentence.say(self._language, **self._values))

    def say(self, sentence: Sentence | None, **values: Value) -> None:
        """Say something else, or nothing."""
        self._sentence, self._values = sentence, values
        self.speak(self._language)

    def speak(self, language: Language) -> None:
        """Say the same in this language."""
        self._language = language
        self.update(self.text)


class FieldFault(Said):
    """What is wrong with the field above it; takes no line while nothing is."""

    DEFAULT_CSS = """
    FieldFault { color: $text-error; display: none; }
    FieldFault.-wrong { display: block; }
    """

    @property
    def text(self) -> str:
        """The fault with its sign."""
        said = super().text
        return f"! {said}" if said else ""

    def say(self, sentence: Sentence | None, **values: Value) -> None:
        """Say what is wrong, or that nothing is."""
        super().say(sentence, **values)
        self.set_class(sentence is not None, "-wrong")


class Tone(Enum):
    """How an answer is meant; its sign says it without colour."""

    GOOD = "good"
    REFUSED = "refused"
    TROUBLE = "trouble"
    PLAIN = "plain"


TONE_SIGN: Final = {Tone.GOOD: "✓ ", Tone.REFUSED: "! ", Tone.TROUBLE: "!! ", Tone.PLAIN: ""}


class Notice(Said):
    """The answer to what was done last; wraps, and takes no line while there is none."""

    DEFAULT_CSS = """
    Notice { display: none; padding: 0 1; background: $panel; max-height: 4; }
    Notice.-said { display: block; }
    Notice.-good { color: $text-success; }
    Notice.-refused { color: $text-warning; }
    Notice.-trouble { color: $text-error; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.tone = Tone.PLAIN

    @property
    def text(self) -> str:
        """The answer with its sign."""
        said = super().text
        return f"{TONE_SIGN[self.tone]}{said}" if said else ""

    def answer(self, sentence: Sentence | None, tone: Tone, **values: Value) -> None:
        """Answer, or take the answer away."""
        self.tone = tone
        self.say(sentence, **values)
        self.set_class(sentence is not None, "-said")
        for other in Tone:
            self.set_class(other is tone, f"-{other.value}")
