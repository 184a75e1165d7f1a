"""A Hindi spelling made by rule from the sounds typed: for names and words that no list holds."""

from typing import Final

from eoffice_core.script.sounds import HIATUS, INHERENT, NONE

_LETTERS: Final = dict(
    zip("kKgGcCjJxXqQNtTdDnpPbBmyrlvSZsh", "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह", strict=True)
) | {"R": "ड़", "W": "ढ़"}
_INITIAL: Final = dict(zip("aAiIuUeEoO", "अआइईउऊएऐओऔ", strict=True))
_SIGNS: Final = dict(zip("AiIuUeEoO", "ािीुूेैोौ", strict=True)) | {INHERENT: ""}
_ANUSVARA, _VIRAMA = "ं", "्"
_NASAL_BEFORE: Final = {"n": "kKgGcCjJtTdDxXqQsSZ", "m": "pPbBv", "M": "kKgGcCjJtTdDxXqQsSZpPbBvh"}
_JOINED: Final = {
    "k": "cxtPyrvSZs", "K": "myvSs", "g": "Dyrs", "G": "nyr", "j": "y", "x": "yrs", "X": "y",
    "q": "yrs", "N": "xXqy", "t": "pPmyrvs", "T": "yv", "d": "Gyrv", "D": "yrv", "n": "xqtTdDPyh",
    "p": "trls", "P": "xtyrl", "b": "jdDyrlv", "B": "yr", "m": "pPbByh",
    "r": "kgGcjxqNTdDBmyvSZs", "l": "xqTpPmysh", "v": "yh", "S": "cCtmyrlv", "Z": "kxXNpPmy",
    "s": "kKcjxtTpPmyv",
}  # fmt: skip
"""Which consonants are joined more often than not when no vowel is spoken between them."""
_WEAK_AFTER: Final = "yrv"
"""Joined as the last letter of a word, these end it without ā: मित्र, राज्य, तत्व."""
_LAST_PLACE: Final = 2


def spelt(row: str) -> str:
    """The spelling of a typed row."""
    text = "" if row[0] == NONE else _INITIAL[row[0]]
    for at in range(1, len(row), 2):
        text += _syllable(row, at, text)
    return text


def vowels(row: str) -> tuple[str, ...]:
    """The letters that a single vowel may stand for, the short one first."""
    return tuple(_INITIAL[sound] for sound in (row, row.upper()) if sound in _INITIAL)


def _syllable(row: str, at: int, before: str) -> str:
    sound, vowel = row[at], row[at + 1]
    following = row[at + 2 : at + 3]
    if sound == HIATUS:
        return _INITIAL[vowel]
    if vowel == NONE and before and (not following or following in _NASAL_BEFORE.get(sound, "")):
        if sound == "M" or (following and sound in _NASAL_BEFORE):
            return _ANUSVARA
        return _LETTERS[sound]
    if sound == "M":
        return "म" + (_SIGNS[vowel] if vowel != NONE else _VIRAMA * bool(following))
    if vowel != NONE:
        return _LETTERS[sound] + _SIGNS[_lengthened(row, at)]
    return _LETTERS[sound] + (_VIRAMA if _joins(sound, following, is_first=not before) else "")


def _lengthened(row: str, at: int) -> str:
    """The vowel as it is written: at the end of a word a is ā and i is ī, but for मित्र and राज्य."""
    vowel = row[at + 1]
    if at + _LAST_PLACE < len(row) or len(row) == _LAST_PLACE + 1:
        return vowel
    if vowel == INHERENT and not (row[at - 1] == NONE and at > 1 and row[at] in _WEAK_AFTER):
        return "A"
    return "I" if vowel == "i" else vowel


def _joins(sound: str, following: str, *, is_first: bool) -> bool:
    return bool(following) and (is_first or following in _JOINED.get(sound, ""))
