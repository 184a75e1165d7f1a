"""A Hindi word as the row of its sounds, so that it can be compared with what is typed in Roman.

A row alternates: what is sounded before the first consonant, then each consonant with the vowel
after it, one sign each. कार्यालय is `-kAr-yAlay~`: `-` is no vowel, `~` a vowel that is written but
not spoken. Vowel signs stand at even places, consonants at odd ones.
"""

from collections.abc import Iterator
from typing import Final

NONE, SILENT, WEAK, INHERENT = "-", "~", ".", "a"
HIATUS, NASAL = "Y", "M"

_CONSONANTS: Final = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसहऩऱऴ",
        "kKgGMcCjJMxXqQNtTdDnpPbBmyrllvSZshnrl",
        strict=True,
    )
)
_WITH_NUKTA: Final = {"q": "R", "Q": "W"}
_VOWELS: Final = dict(zip("अआइईउऊएऐओऔऑऍऎऒ", "aAiIuUeEoOoeeo", strict=True))
_SIGNS: Final = dict(zip("ािीुूेैोौॉॅॆॊ", "AiIuUeEoOoeeo", strict=True))
_VIRAMA, _NUKTA, _RI_SIGN = "्", "़", "ृ"
_ADDED: Final = {
    "ं": (NASAL, NONE), "ँ": (NASAL, NONE), "ऋ": ("r", "i"), "\u0903": ("h", NONE)
}  # fmt: skip
_UNSOUNDED: Final = frozenset("\u200c\u200dऽ")

_CLASS: Final = {
    ord(sound): kind
    for kind, sounds in {
        "k": "kK", "g": "gG", "c": "cC", "j": "jJ", "t": "tTxX", "d": "dDqQRW", "n": "nNMm",
        "p": "pP", "b": "bB", "y": "yY", "r": "r", "l": "l", "v": "v", "s": "sSZ", "h": "h",
    }.items()
    for sound in sounds
}  # fmt: skip
KINDS: Final = "kgcjtdnpbyrlvsh"
"""The kinds of consonants; those of one kind are often typed, or written, one for the other."""


def skeleton(row: str) -> str:
    """The kinds of a row's consonants: what stays when aspiration, length and vowels are wrong."""
    return row[1::2].translate(_CLASS)


def sounds_of(word: str) -> str | None:
    """The row of a word in Devanagari; None where it holds anything else."""
    row = [NONE]
    for sign in word:
        if sign in _UNSOUNDED:
            continue
        if not _add(row, sign):
            return None
    _silence(row)
    return "".join(_without_doubles(row))


def _add(row: list[str], sign: str) -> bool:
    """Add what one sign of the script says; False where it says nothing we know."""
    if sign in _CONSONANTS:
        _add_consonant(row, _CONSONANTS[sign])
    elif sign in _SIGNS:
        row[-1] = _SIGNS[sign]
    elif sign in _VOWELS:
        _add_vowel(row, _VOWELS[sign])
    elif sign in _ADDED:
        row += _ADDED[sign]
    elif sign in (_VIRAMA, _RI_SIGN):
        row[-1:] = (NONE,) if sign == _VIRAMA else (NONE, "r", "i")
    elif sign == _NUKTA and len(row) > 1:
        row[-2] = _WITH_NUKTA.get(row[-2], row[-2])
    else:
        return False
    return True


def _add_consonant(row: list[str], sound: str) -> None:
    if sound == NASAL and row[-1] == NONE and len(row) > 1 and row[-2] == "j":
        row[-2:] = ("g", NONE, "y", INHERENT)  # ज्ञ is spoken gy
    else:
        row += (sound, INHERENT)


def _add_vowel(row: list[str], sound: str) -> None:
    if len(row) == 1 and row[0] == NONE:
        row[0] = sound
    else:
        row += (HIATUS, sound)


def _silence(row: list[str]) -> None:
    """Mark the inherent vowels that Hindi writes and does not speak."""
    vowels = row[::2]
    if len(vowels) > 1 and vowels[-1] == INHERENT:
        is_joined = vowels[-2] == NONE and vowels[1:-1]
        vowels[-1] = WEAK if is_joined else SILENT
    for place in range(len(vowels) - 2, 0, -1):
        is_between = {vowels[place - 1], vowels[place + 1]}.isdisjoint((NONE, SILENT))
        if vowels[place] == INHERENT and is_between and row[2 * place + 1] != HIATUS:
            vowels[place] = SILENT
    row[::2] = vowels


def _without_doubles(row: list[str]) -> Iterator[str]:
    """The row with a consonant doubled, or joined to its aspirate, said once."""
    for place in range(0, len(row), 2):
        vowel, following = row[place], row[place + 1 : place + 2]
        if vowel == NONE and place and following and _is_double(row[place - 1], following[0]):
            continue
        if place:
            yield row[place - 1]
        yield vowel


def _is_double(first: str, second: str) -> bool:
    if first == second:
        return True
    kind = _CLASS[ord(first)]
    return kind == _CLASS[ord(second)] and kind not in "ny"


def merged(row: list[str]) -> str:
    """A row made elsewhere, with its doubles said once."""
    return "".join(_without_doubles(row))
