"""What is typed in Roman, as the row of sounds it may stand for."""

import re
from collections.abc import Iterator
from typing import Final

from eoffice_core.script.sounds import HIATUS, NONE, merged

_CONSONANTS: Final = {
    "chh": "C", "ch": "c", "kh": "K", "gh": "G", "jh": "J", "zh": "J", "th": "T", "dh": "D",
    "ph": "P", "bh": "B", "sh": "S", "k": "k", "q": "k", "c": "k", "g": "g", "j": "j", "z": "j",
    "t": "t", "d": "d", "n": "n", "p": "p", "f": "P", "b": "b", "m": "m", "y": "y", "r": "r",
    "l": "l", "v": "v", "w": "v", "s": "s", "h": "h", "Th": "X", "T": "x", "Dh": "Q", "D": "q",
    "N": "N", "R": "R", "Rh": "W", "Sh": "Z", "M": "M",
}  # fmt: skip
_VOWELS: Final = {
    "aa": "A", "ee": "I", "ii": "I", "oo": "U", "uu": "U", "ai": "E", "ei": "e", "au": "O",
    "ou": "O", "a": "a", "A": "A", "i": "i", "I": "I", "u": "u", "U": "U", "e": "e", "o": "o",
}  # fmt: skip
_SOUND: Final = re.compile(
    "|".join(sorted((*_CONSONANTS, *_VOWELS), key=lambda text: (-len(text), text)))
)
_SPOKEN_ALIKE: Final = ((re.compile(r"x"), "ksh"), (re.compile(r"gny|dny|jny"), "gy"))
_KEPT_CAPITALS: Final = re.compile(r"[^AIUTDNMRS]")
_JN_AS_GY: Final = re.compile(r"jn(?=[aiueo])")
_Y_AS_VOWEL: Final = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])y(?![aeiou])")

_PLACE_ENDINGS: Final = re.compile(
    "(abad|bad|garh|gaon|gaun|wada|wara|wadi|wari|khera|kheda|pal|dam|nath|chand|ram|das|lal)$"
)
_ENDING_SPOKEN: Final = {
    "abad": "aabaad", "bad": "baad", "garh": "gaRh", "gaon": "gaaMv", "gaun": "gaaMv",
    "wada": "waaRaa", "wara": "waaRaa", "wadi": "waaRee", "wari": "waaRee",
    "khera": "kheRaa", "kheda": "kheRaa", "pal": "paal", "dam": "daam", "nath": "naath",
    "chand": "chaMd", "ram": "raam", "das": "daas", "lal": "laal",
}  # fmt: skip
"""What places and people are called at the end, spoken longer than it is typed."""

_CLOSED: Final = "([bdfgklmnprstvz])"
_ENGLISH: Final = tuple(
    (re.compile(pattern), spoken)
    for pattern, spoken in (
        (r"[ts]ion", "shan"), (r"ture\b", "char"), (r"que\b", "k"), (r"ck", "k"),
        (r"c(?=[eiy])", "s"), (r"g(?=[eiy])", "j"), (r"wh", "v"), (r"ea", "ee"), (r"oa", "o"),
        (r"ow", "au"), (r"ay", "e"), (r"x", "ks"), (rf"i{_CLOSED}e\b", r"ai\1"),
        (rf"a{_CLOSED}e\b", r"e\1"), (rf"{_CLOSED}le\b", r"\1al"), (r"(?<=[a-z])[eo]r\b", "ar"),
        (r"(?<=[bcdfghjklmnprstvz])e\b", ""), (r"(?<=[bcdfghjklmnprstvz])y\b", "ee"),
    )
)  # fmt: skip


def rows_typed(roman: str) -> Iterator[tuple[str, float]]:
    """Every row that the Roman may stand for, with what it costs to read it so."""
    shouted = len(roman) > 1 and roman.isupper()
    typed = roman.lower() if shouted else _KEPT_CAPITALS.sub(lambda found: found[0].lower(), roman)
    for pattern, spoken in _SPOKEN_ALIKE:
        typed = pattern.sub(spoken, typed)
    seen = set()
    for text, cost in _readings(typed):
        row = _row(text)
        if row and row not in seen:
            seen.add(row)
            yield row, cost


def _readings(typed: str) -> Iterator[tuple[str, float]]:
    yield typed, 0.0
    vowel = _Y_AS_VOWEL.sub("i", typed)
    if vowel != typed:
        yield vowel, 0.05
    joined = _JN_AS_GY.sub("gy", typed)
    if joined != typed:
        yield joined, 0.2
    ending = _PLACE_ENDINGS.sub(lambda found: _ENDING_SPOKEN[found[0]], typed)
    if ending != typed:
        yield ending, 0.1
    parted = _parted(typed)
    if parted != typed:
        yield parted, 0.25
    english = typed
    for pattern, spoken in _ENGLISH:
        english = pattern.sub(spoken, english)
    if english != typed:
        yield english, 0.3
        yield _parted(english), 0.3


def _parted(text: str) -> str:
    """The text with ai and au read as two vowels."""
    return re.sub(r"(?<=a)(?=[iu](?![iu]))", "'", text)


def _row(text: str) -> str:
    """One reading as a row; empty where nothing in it sounds."""
    row = [NONE]
    was_vowel = True
    for found in _SOUND.finditer(text):
        sound = found[0]
        if sound in _CONSONANTS:
            row += (_CONSONANTS[sound], NONE)
            was_vowel = False
        elif not was_vowel or row == [NONE]:
            row[-1] = _VOWELS[sound]
            was_vowel = True
        else:
            row += (HIATUS, _VOWELS[sound])
    return merged(row) if row != [NONE] else ""
