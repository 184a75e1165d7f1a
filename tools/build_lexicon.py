"""Builds the lexicon's file from the general word list of the wordfreq package, at a release.

wordfreq is needed here only (`pip install wordfreq`); the file it is built into is kept with the
code. Of its list are taken the words spelt as Hindi can be, without the commonest misspellings.
"""

import re
import sys
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from eoffice_core.script.lexicon import WEIGHT_OF_OWN as OURS
from eoffice_core.script.lexicon import written
from eoffice_core.script.sounds import skeleton, sounds_of
from eoffice_core.script.spelling import alike

PLACE: Final = Path(__file__).resolve().parents[1] / "data" / "lexicon" / "hindi.lexicon"

_LETTER: Final = "[क-ह]़?"
_MARK: Final = "[ँंः]?"
_SYLLABLE: Final = f"(?:{_LETTER}(?:्[\u200c\u200d]?{_LETTER})*[ा-ॅे-ॉोौ]?{_MARK}|[अ-औ]{_MARK})"
SPELT_AS_HINDI: Final = re.compile(f"(?!.़?्?$){_SYLLABLE}+्?")
ONE_LETTER: Final = frozenset("नव")
NASAL: Final = "ं"
NASAL_LEFT_OUT: Final = 0.55
"""A word this much rarer than itself with a dot over its last vowel is that word misspelt."""


OFFICE_WORDS: Final = PLACE.with_name("office_words.txt")
MUCH_RARER: Final = 0.7
MUCH_RARER_IF_LONG_A: Final = 1.3
LONG_CONSONANTS: Final = 4
_CONFUSED: Final = str.maketrans("aIUNSZxXqQRW~.", "-iunsstTdDdD--")


def kept(frequencies: Mapping[str, float], ours: Collection[str]) -> Iterator[tuple[str, float]]:
    """The words that may stand in the lexicon; `ours` are known to be spelt well."""
    composed: dict[str, float] = {}
    for word, weight in frequencies.items():
        text = unicodedata.normalize("NFC", word).translate({0x200C: None, 0x200D: None})
        if SPELT_AS_HINDI.fullmatch(text) or text in ONE_LETTER:
            composed[text] = max(weight, composed.get(text, 0.0))
    known = {**composed, **{word: max(OURS, composed.get(word, 0.0)) for word in ours}}
    likeliest: dict[str, tuple[float, str]] = {}
    for word, weight in known.items():
        for form in (confused(word), without_long_a(word)):
            likeliest[form] = max((weight, word), likeliest.get(form, (0.0, "")))
    for word, weight in composed.items():
        if word in ours or not (
            lacks_its_nasal(word, known) or is_misspelt(word, weight, likeliest)
        ):
            yield word, weight


def lacks_its_nasal(word: str, known: Mapping[str, float]) -> bool:
    """Whether the word is another, much more frequent one without the dot over its last vowel."""
    return "ा" <= word[-1] <= "ौ" and known.get(word + NASAL, 0.0) >= known[word] + NASAL_LEFT_OUT


def is_misspelt(word: str, weight: float, likeliest: Mapping[str, tuple[float, str]]) -> bool:
    """Whether a long word is a much more frequent one with signs that are easily confused."""
    if len(skeleton(sounds_of(word) or "")) < LONG_CONSONANTS:
        return False
    forms = ((confused(word), MUCH_RARER), (without_long_a(word), MUCH_RARER_IF_LONG_A))
    return any(
        best >= weight + rarer and alike(meant) != alike(word)
        for form, rarer in forms
        for best, meant in (likeliest[form],)
    )


def confused(word: str) -> str:
    """The sounds of a word, with those made one that are mistaken for each other in writing."""
    row = sounds_of(word) or word
    return row[0] + row[1:].translate(_CONFUSED)


def without_long_a(word: str) -> str:
    """The same, with a long ā within the word taken for a short one too."""
    row = confused(word)
    return f"{row[:-1].replace('A', '-')}{row[-1]} "


def main() -> int:
    """Write the file, and say how large it is."""
    import wordfreq  # noqa: PLC0415 - of the workshop alone, and not installed with it

    words = wordfreq.get_frequency_dict("hi")
    ours = frozenset(OFFICE_WORDS.read_text(encoding="utf-8").split())
    found = sorted(kept({word: wordfreq.zipf_frequency(word, "hi") for word in words}, ours))
    content = written(found)
    PLACE.write_bytes(content)
    print(f"{len(found)} words, {len(content)} bytes: {PLACE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
