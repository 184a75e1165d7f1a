"""Which Hindi words of a text are not known, and what may have been meant; nothing is changed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from eoffice_core.script.candidates import words_like
from eoffice_core.script.inflected import singulars
from eoffice_core.script.lexicon import Lexicon
from eoffice_core.script.sounds import skeleton, sounds_of

SUGGESTIONS_MAX: Final = 5
WORD_CHARACTERS_MAX: Final = 40
"""What is longer is no word; it is not looked up."""

_WORD: Final = re.compile("[\u0900-\u0963\u0971-\u097f\u200c\u200d]+")
_ABBREVIATED: Final = frozenset(".॰")
_ABBREVIATED_LETTERS_MAX: Final = 3
_LETTER: Final = re.compile("[अ-ह]")
_LETTERS_MIN: Final = 2

_SECOND_PARTS: Final = (
    "पत्र", "पत्रों", "पत्रक", "कर्ता", "वार", "पूर्वक", "युक्त", "वाला", "वाले", "वाली",
    "हेतु", "संबंधी", "विषयक", "गण", "करण", "कार", "धारी", "स्तरीय", "रहित", "सहित",
    "कालीन", "ीय", "ता", "ानुसार", "ार्थ", "ाधीन", "ोपरांत", "ांतर्गत",
)  # fmt: skip
"""With what words are put together in offices, when the whole is in no list."""

_ALIKE: Final = (
    (re.compile("[ङञणनम]्(?=[क-घच-झट-ढत-धप-भ])"), "ं"),
    (re.compile("(?<=[ा-ौ])ये"), "ए"),
    (re.compile("त्त्व"), "त्व"),
    (re.compile("र्([क-ह])्(?=\\1)"), "र्"),
)
_FREQUENCY: Final = 0.1
_UNLIKE_MAX: Final = 1.3


@dataclass(frozen=True, slots=True)
class Written:
    """A word and where it stands in its line."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The place behind it."""
        return self.start + len(self.text)


def words_in(line: str) -> Iterator[Written]:
    """The words of a line that are looked up: no abbreviations, no single letters."""
    for found in _WORD.finditer(line):
        is_abbreviated = line[found.end() : found.end() + 1] in _ABBREVIATED and is_short(found[0])
        if not is_abbreviated and is_checked(found[0]):
            yield Written(found[0], found.start())


def unknown_in(line: str, lexicon: Lexicon) -> Iterator[Written]:
    """The words of a line that are not known."""
    return (word for word in words_in(line) if not is_known(word.text, lexicon))


def is_short(word: str) -> bool:
    """Whether a word before a full stop may be an abbreviation: क्र., रु., डॉ."""
    return len(_LETTER.findall(word)) <= _ABBREVIATED_LETTERS_MAX


def is_checked(word: str) -> bool:
    """Whether a word is long enough, and no longer, to be looked up."""
    enough = len(_LETTER.findall(word[:WORD_CHARACTERS_MAX])) >= _LETTERS_MIN
    return enough and len(word) <= WORD_CHARACTERS_MAX


def is_known(word: str, lexicon: Lexicon) -> bool:
    """Whether a word, a plural of one, or its parts are known, in whichever of equal spellings."""
    if _stands_in(word, lexicon) or any(_stands_in(one, lexicon) for one in singulars(word)):
        return True
    return any(
        len(first) >= _LETTERS_MIN and _stands_in(first, lexicon)
        for part in _SECOND_PARTS
        if (first := word.removesuffix(part)) != word
    ) or _has_long_seam(word, lexicon)


def _has_long_seam(word: str, lexicon: Lexicon) -> bool:
    """Whether the first part of a word joined by ā ends in ā itself: सूचना + अर्थ, सूचनार्थ."""
    return any(
        word.endswith(part) and _stands_in(word.removesuffix(part) + "ा", lexicon)
        for part in _SECOND_PARTS
        if part.startswith("ा")
    )


def _stands_in(word: str, lexicon: Lexicon) -> bool:
    row = sounds_of(word)
    if row is None or len(row) == 1:
        return row is not None
    meant = alike(word)
    return any(
        known.text == word or alike(known.text) == meant for known in lexicon.of(skeleton(row))
    )


def alike(word: str) -> str:
    """The word in one of its equal spellings: ज़िला as जिला, सम्पर्क as संपर्क, जाये as जाए."""
    text = unicodedata.normalize("NFC", word).replace("़", "").replace("ँ", "ं")
    text = text.replace("\u200c", "").replace("\u200d", "")
    for pattern, instead in _ALIKE:
        text = pattern.sub(instead, text)
    return text


def suggestions(word: str, lexicon: Lexicon, most: int = SUGGESTIONS_MAX) -> tuple[str, ...]:
    """The known words that are most like a word, the likeliest first."""
    row = sounds_of(word)
    if row is None or len(row) == 1 or len(word) > WORD_CHARACTERS_MAX:
        return ()
    scores: dict[str, float] = {}
    for known, unlike in words_like(row, lexicon):
        if unlike <= _UNLIKE_MAX and known.text != word:
            score = _FREQUENCY * known.weight - unlike - _written_apart(word, known.text)
            scores[known.text] = max(score, scores.get(known.text, score))
    return tuple(sorted(scores, key=lambda text: -scores[text])[:most])


def _written_apart(word: str, other: str) -> float:
    """How far apart two words are in writing: by the signs that only one of them has."""
    return 0.05 * len(set(word) ^ set(other)) + 0.1 * abs(len(word) - len(other))
