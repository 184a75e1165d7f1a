"""Puts the words of the office's state in place of those in which the sentences are written."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Final

from eoffice_core.domain.state_pack import DEFAULT_PACK, WORDS, StatePack

_HINDI_LETTER: Final = "\u0900-\u0963\u0966-\u096f\u0971-\u097f\u200c\u200d"
"""Without danda and the sign of abbreviation, at which a word ends."""

_ENGLISH_LETTER: Final = "A-Za-z{}"
"""With braces: the name of a place in a sentence is no word of it."""


class _Installed:
    """The pack in force; without one the sentences stand as they are written."""

    pack = DEFAULT_PACK
    hindi: tuple[re.Pattern[str], Mapping[str, str]] | None = None
    english: tuple[re.Pattern[str], Mapping[str, str]] | None = None


def install(pack: StatePack) -> None:
    """Speak in the words of this pack from now on."""
    _Installed.pack = pack
    _Installed.hindi = _replacing(dict(_hindi_pairs(pack)), _HINDI_LETTER)
    _Installed.english = _replacing(dict(_english_pairs(pack)), _ENGLISH_LETTER)
    _replaced.cache_clear()


def installed() -> StatePack:
    """The pack in force."""
    return _Installed.pack


def in_hindi(text: str) -> str:
    """A Hindi sentence in the words of the state."""
    return text if _Installed.hindi is None else _replaced(text, is_hindi=True)


def in_english(text: str) -> str:
    """An English sentence in the words of the state."""
    return text if _Installed.english is None else _replaced(text, is_hindi=False)


@lru_cache(4096)
def _replaced(text: str, *, is_hindi: bool) -> str:
    replacing = _Installed.hindi if is_hindi else _Installed.english
    assert replacing is not None, "asked only where a word differs"
    pattern, words = replacing
    return pattern.sub(lambda found: words[found[0]], text)


def _replacing(
    words: Mapping[str, str], letters: str
) -> tuple[re.Pattern[str], Mapping[str, str]] | None:
    """What finds the words that differ, whole and the longest first; None where none does."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    return re.compile(f"(?<![{letters}])(?:{alternatives})(?![{letters}])"), words


def _hindi_pairs(pack: StatePack) -> Iterator[tuple[str, str]]:
    ours = chain.from_iterable(WORDS[key].hindi for key in WORDS)
    theirs = chain.from_iterable(pack.words[key].hindi for key in WORDS)
    return ((own, their) for own, their in zip(ours, theirs, strict=True) if own != their)


def _english_pairs(pack: StatePack) -> Iterator[tuple[str, str]]:
    for key in WORDS:
        for own, their in zip(WORDS[key].english, pack.words[key].english, strict=True):
            if own != their:
                yield own, their
                yield own.capitalize(), their.capitalize()
