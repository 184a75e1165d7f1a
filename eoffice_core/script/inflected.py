"""The plurals of Hindi, made of a word and taken apart: a word list holds only the common ones."""

from collections.abc import Iterator
from typing import Final, NamedTuple

_CONSONANTS: Final = frozenset(map(chr, range(ord("क"), ord("ह") + 1))) | {"़"}

_TYPED_VOWELS: Final = frozenset("aeiou")


class Ending(NamedTuple):
    """How a plural is typed and spelt: of what is typed, `typed` is replaced by `stem`."""

    typed: str
    stem: str
    of: str
    spelt: str


_ENDINGS: Final = (
    Ending("iyon", "i", "ी", "ियों"),
    Ending("iyan", "i", "ी", "ियां"),
    Ending("iyaan", "i", "ी", "ियां"),
    Ending("aon", "a", "ा", "ाओं"),
    Ending("aen", "a", "ा", "ाएं"),
    Ending("ayen", "a", "ा", "ाएं"),
    Ending("uon", "u", "ू", "ुओं"),
    Ending("on", "a", "ा", "ों"),
    Ending("on", "", "", "ों"),
    Ending("en", "", "", "ें"),
    Ending("ein", "", "", "ें"),
)
_SPELT_TOO: Final = {"ियां": ("ियाँ",), "ाएं": ("ाएँ",)}


def stems_typed(roman: str) -> Iterator[tuple[str, Ending]]:
    """What is typed without the ending of a plural, with that ending."""
    for ending in _ENDINGS:
        stem = roman.removesuffix(ending.typed)
        if stem != roman and len(stem) > 1 and stem[-1] not in _TYPED_VOWELS:
            yield stem + ending.stem, ending


def plural(word: str, ending: Ending) -> str | None:
    """The word with this ending; None where it cannot take it."""
    if ending.of:
        return word.removesuffix(ending.of) + ending.spelt if word.endswith(ending.of) else None
    return word + ending.spelt if word[-1] in _CONSONANTS else None


def singulars(word: str) -> Iterator[str]:
    """The words of which this may be a plural."""
    for ending in _ENDINGS:
        for spelt in (ending.spelt, *_SPELT_TOO.get(ending.spelt, ())):
            stem = word.removesuffix(spelt)
            if stem not in (word, ""):
                yield stem + ending.of
