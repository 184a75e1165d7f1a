"""What an officer's typing draws on: the lexicon, the names of the office, what was chosen before.

It is read by the thread that draws and grown by it; building one may be left to any thread.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from eoffice_core.script import spelling
from eoffice_core.script.candidates import by_rule, candidates
from eoffice_core.script.lexicon import Lexicon, LexiconFault, Spelling
from eoffice_core.script.roman import rows_typed
from eoffice_core.script.spelling import Written

WEIGHT_OF_NAMES: Final = 3.8
ROMAN_LETTERS_MAX: Final = 40


class Wordstock:
    """The words one officer types with."""

    def __init__(self, lexicon: Lexicon | None = None, fault: LexiconFault | None = None) -> None:
        self.fault = fault
        self._lexicon = lexicon or Lexicon({})
        self.checks_spelling = lexicon is not None
        """Without the general list every other word would be unknown: nothing is marked then."""
        self._chosen: dict[str, str] = {}

    # --- building ---------------------------------------------------------------------------

    def add_words(self, words: Iterable[str]) -> None:
        """Know the words of the office, or the officer's own."""
        self._lexicon.add(words)

    def add_names(self, names: Iterable[str]) -> None:
        """Know the names of posts, people and places; each word of a name by itself."""
        parts = {part for name in names for part in name.replace("-", " ").split()}
        self._lexicon.add((part.strip("().,") for part in parts), WEIGHT_OF_NAMES)

    def add_loans(self, spellings: Iterable[Spelling]) -> None:
        """Know English words by their English spelling."""
        for one in spellings:
            row = next((row for row, _ in rows_typed(one.roman)), None)
            if row is not None:
                self._lexicon.add_spelling(one, row)

    def remember(self, choices: Iterable[tuple[str, str]]) -> None:
        """Take up what was chosen before: Roman and word."""
        self._chosen.update(choices)

    # --- typing -----------------------------------------------------------------------------

    def candidates(self, roman: str) -> Sequence[str]:
        """The words that may be meant, those chosen before for this Roman first."""
        if len(roman) > ROMAN_LETTERS_MAX:
            return by_rule(roman)
        chosen = self._chosen.get(roman.lower())
        return candidates(roman, self._lexicon, chosen=() if chosen is None else (chosen,))

    def choose(self, roman: str, word: str) -> None:
        """Offer this word first for this Roman from now on."""
        self._chosen[roman.lower()] = word

    # --- spelling ---------------------------------------------------------------------------

    def knows(self, word: str) -> bool:
        """Whether a word is known."""
        return spelling.is_known(word, self._lexicon)

    def unknown_in(self, line: str) -> tuple[Written, ...]:
        """The words of a line that are not known."""
        return tuple(spelling.unknown_in(line, self._lexicon)) if self.checks_spelling else ()

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant by a word."""
        return spelling.suggestions(word, self._lexicon)
