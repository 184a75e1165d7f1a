"""The words that are known, by their consonants; read from one compact file, damaged or not."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from eoffice_core.script.sounds import skeleton, sounds_of

MAGIC: Final = b"eoffice lexicon 1 "
LEXICON_BYTES_MAX: Final = 8 * 1024 * 1024
WEIGHT_OF_OWN: Final = 4.2
"""How frequent the office's own words are taken to be, on the scale of the general list."""

_FIELDS: Final = 3


class LexiconFault(Enum):
    """Why a lexicon cannot be used."""

    MISSING = "missing"
    DAMAGED = "damaged"


class Word(NamedTuple):
    """A word, how frequent it is (the logarithm of its count in a thousand million), its sounds."""

    text: str
    weight: float
    row: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a word is spelt in Roman, where it cannot be heard from the word."""

    roman: str
    word: str


class Lexicon:
    """Words by skeleton. The built part is kept as lines of text and parted when asked for."""

    def __init__(self, built: Mapping[str, str]) -> None:
        self._built = built
        self._own: dict[str, dict[tuple[str, str], Word]] = {}
        self._spelt: dict[str, list[str]] = {}

    def of(self, key: str, most: int | None = None) -> tuple[Word, ...]:
        """The words of one skeleton; of the general list at most `most`, the frequent ones."""
        line = self._built.get(key)
        built = () if line is None else _parted(line, most)
        own = self._own.get(key)
        if own is None:
            return built
        more = (word for word in built if (word.text, word.row) not in own)
        return (*own.values(), *more)

    def spelt(self, roman: str) -> tuple[str, ...]:
        """The words that are spelt in exactly this way in Roman."""
        return tuple(self._spelt.get(roman.lower(), ()))

    def add(self, words: Iterable[str], weight: float = WEIGHT_OF_OWN) -> None:
        """Know these words too; those of the general list keep their weight where it is greater."""
        for text in words:
            row = sounds_of(text)
            if row is not None and len(row) > 1:
                self._put(Word(text, weight, row))

    def add_spelling(self, spelling: Spelling, row: str) -> None:
        """Know how a word is spelt in Roman; `row` is how that Roman sounds."""
        spelt = self._spelt.setdefault(spelling.roman, [])
        if spelling.word not in spelt:
            spelt.append(spelling.word)
        self._put(Word(spelling.word, WEIGHT_OF_OWN, row))
        self.add([spelling.word])

    def _put(self, word: Word) -> None:
        """Add a word of our own; looked up in the line as text, for most words are not there."""
        key = skeleton(word.row)
        line = self._built.get(key, "")
        if f" {word.text} " in f" {line}":
            known = next(one for one in _parted(line, None) if one.text == word.text)
            word = word._replace(weight=max(word.weight, known.weight))
        self._own.setdefault(key, {})[word.text, word.row] = word


@lru_cache(maxsize=4096)
def _parted(line: str, most: int | None) -> tuple[Word, ...]:
    """One line of the file as words: text, ten times the weight, row, and again."""
    parts = line.split(" ") if most is None else line.split(" ", most * _FIELDS)[: most * _FIELDS]
    return tuple(
        Word(parts[at], int(parts[at + 1]) / 10, parts[at + 2])
        for at in range(0, len(parts) - _FIELDS + 1, _FIELDS)
    )


def written(words: Iterable[tuple[str, float]]) -> bytes:
    """The file of these words and weights."""
    groups: dict[str, list[tuple[float, str, str]]] = {}
    for text, weight in words:
        row = sounds_of(text)
        if row is not None and len(row) > 1:
            groups.setdefault(skeleton(row), []).append((-weight, text, row))
    lines = (
        " ".join(
            [key, *(f"{text} {round(-weight * 10)} {row}" for weight, text, row in sorted(group))]
        )
        for key, group in sorted(groups.items())
    )
    body = zlib.compress("\n".join(lines).encode(), 9)
    return MAGIC + hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def read(content: bytes) -> Lexicon | LexiconFault:
    """The lexicon in a file, or what is wrong with it: nothing is taken from a damaged one."""
    head, _, body = content.partition(b"\n")
    digest = hashlib.sha256(body).hexdigest().encode()
    if head != MAGIC + digest:
        return LexiconFault.DAMAGED
    unpacking = zlib.decompressobj()
    try:
        lines = unpacking.decompress(body, LEXICON_BYTES_MAX).decode().split("\n")
    except (zlib.error, UnicodeDecodeError):
        return LexiconFault.DAMAGED
    if unpacking.unconsumed_tail:
        return LexiconFault.DAMAGED
    built = {}
    for line in lines:
        key, _, rest = line.partition(" ")
        built[key] = rest
    return Lexicon(built)
