"""One thing that is said to the officer, in both languages, whole: never built from parts."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from eoffice_core.domain.names import Name
from eoffice_tui.present import numerals, state_words

NUMBER_PLACE: Final = "number"
"""What stands there is the number of a case, which the officer reads in the chosen digits."""


class Language(Enum):
    """In which language the screens speak; not the language of a letter."""

    HINDI = "hi"
    ENGLISH = "en"

    @property
    def other(self) -> "Language":
        """The language that the switch leads to."""
        return Language.ENGLISH if self is Language.HINDI else Language.HINDI


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same thing in Hindi and in English; `{places}` are filled when it is said."""

    hindi: str
    english: str

    def say(self, language: Language, **values: "str | int | Sentence | Name") -> str:
        """This sentence in one language; a value that has two languages is said in the same.

        It is said in the words of the office's state; numbers are grouped and drawn in the
        officer's digits; a text stays as it was typed.
        """
        if language is Language.HINDI:
            text = numerals.shown(state_words.in_hindi(self.hindi))
        else:
            text = numerals.shown(state_words.in_english(self.english))
        if not values:
            return text
        return text.format_map({key: _value(key, value, language) for key, value in values.items()})

    def filled(self, **values: str) -> "Sentence":
        """The same with its places filled, still in both languages."""
        return Sentence(self.hindi.format_map(values), self.english.format_map(values))


def called(name: Name, language: Language) -> str:
    """A name in this language, or in the other one where it has only that."""
    first, second = (name.hindi, name.english)
    if language is Language.ENGLISH:
        first, second = second, first
    return first or second


def _value(key: str, value: "str | int | Sentence | Name", language: Language) -> str:
    match value:
        case Sentence():
            return value.say(language)
        case Name():
            return called(value, language)
        case int():
            return numerals.grouped(value)
        case _:
            return numerals.shown(value) if key == NUMBER_PLACE else value
