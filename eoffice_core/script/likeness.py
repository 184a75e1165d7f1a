"""How unlike two rows of sounds are, one typed or misspelt, the other that of a word."""

from collections.abc import Iterator, Mapping
from typing import Final

from eoffice_core.script.sounds import HIATUS, KINDS, NASAL

LAST_A: Final = "@"
"""The typed `a` at the end of a word: मित्र and महिला both end in it."""

OTHER: Final = 1.0
"""What it costs to take one sound for another that is not like it."""

_VOWELS: Final[Mapping[str, str]] = {
    "-": "~0 .3 a45 i7 u7 A90",
    "~": "-0 .0 a0",
    ".": "-1 ~0 a0",
    "@": "A0 .2 ~30 -40 a0 e70 I70",
    "a": "A22 ~10 -35 .0 e60 i70 o70 u60 E50 O60",
    "A": "a45 ~55 .40 -70 E70 O70",
    "i": "I6 e45 E60 a70 -70 ~70",
    "I": "i25 e50",
    "u": "U6 o50 a60 A70 -70",
    "U": "u25 o50",
    "e": "E25 i40 I50 a60 -50 ~50",
    "E": "e40 a50 A60",
    "o": "O25 u40 U50 A60",
    "O": "o25 a50 A50",
}
_CONSONANTS: Final[Mapping[str, str]] = {
    "t": "x2 T35 X35", "T": "X2 t30 x30", "x": "X35 t25", "X": "x35 T25",
    "d": "q2 D35 Q35 R6", "D": "Q2 W5 d30 q30 R30", "q": "d25 Q35 R8", "Q": "q35 D25 W8",
    "R": "q10 r20", "W": "Q8", "c": "C25", "C": "c30", "k": "K35", "K": "k35", "g": "G35",
    "G": "g35", "j": "J35", "J": "j30", "p": "P35", "P": "p35", "b": "B35 v30", "B": "b35",
    "n": "N2 M0 m50", "N": "n20 M5 m60", "m": "M0 n60 N70", "M": "n3 N5 m3",
    "s": "S20 Z25", "S": "Z1 s30", "Z": "S10 s30", "r": "R12", "y": "Y0", "Y": "y5",
    "l": "", "v": "b40", "h": "",
}  # fmt: skip

_COST: Final = {
    sound + other[0]: int(other[1:]) / 100
    for table in (_VOWELS, _CONSONANTS)
    for sound, others in table.items()
    for other in others.split()
} | {sound + sound: 0.0 for sound in (*_VOWELS, *_CONSONANTS)}

_UNTYPED: Final = {"n": 0.3, "h": 0.35, "y": 0.3, "r": 0.6}
"""What it costs that a consonant of the word was not typed, by its kind."""
_UNSAID: Final = {"h": 0.4, "n": 0.5, "y": 0.5}
"""What it costs that a consonant was typed which the word does not have."""
_LAST_NASAL_UNTYPED: Final = 0.15
_EDIT: Final = 0.75
_VOWEL_LOST: Final = 0.15
"""What it costs that a vowel went with the consonant."""
_UNSPOKEN: Final = "-~."

_TAKEN_FOR: Final[Mapping[str, str]] = {
    "r": "d", "d": "r", "b": "v", "v": "by", "g": "j", "k": "s", "c": "ksj", "s": "jc", "y": "v",
    "j": "g", "t": "d", "p": "", "n": "", "l": "", "h": "",
}  # fmt: skip
"""Which kind may stand for another: सड़क is typed sarak, वन ban, and English g may be said j."""
_MISTAKEN: Final = {
    "rR": 0.1, "rW": 0.2, "Rr": 0.2, "bv": 0.3, "vb": 0.4, "vY": 0.1, "yv": 0.4, "Yv": 0.4
}  # fmt: skip
_ELSE_MISTAKEN: Final = 0.6


def unlikeness(typed: str, row: str) -> float:
    """How unlike two rows of the same length are: 0 for the same."""
    cost = 0.0
    for sound, other in zip(typed, row, strict=True):
        if sound != other:
            cost += _COST.get(sound + other, OTHER)
    return cost


def ending_marked(typed: str) -> str:
    """The typed row with an `a` at its end marked."""
    return typed[:-1] + LAST_A if typed[-1] == "a" else typed


def mistaken(typed: str, row: str, place: int) -> float:
    """Unlikeness where the consonant at `place` was taken for one of another kind."""
    at = 2 * place + 1
    rest = unlikeness(typed[:at] + row[at] + typed[at + 1 :], row)
    return rest + _MISTAKEN.get(typed[at] + row[at], _ELSE_MISTAKEN)


def untyped(typed: str, row: str, place: int) -> float:
    """Unlikeness where the word has one more consonant, at `place`, than was typed."""
    at = 2 * place + 1
    shorter = min(unlikeness(typed, rest) + less for rest, less in _without(row, at))
    if row[at] == NASAL and at == len(row) - 2:
        return shorter + _LAST_NASAL_UNTYPED
    return shorter + _UNTYPED.get(_kind(row[at]), _EDIT)


def unsaid(typed: str, row: str, place: int) -> float:
    """Unlikeness where one more consonant was typed, at `place`, than the word has."""
    at = 2 * place + 1
    shorter = min(unlikeness(rest, row) + less for rest, less in _without(typed, at))
    return shorter + _UNSAID.get(_kind(typed[at]), _EDIT)


def _without(row: str, at: int) -> Iterator[tuple[str, float]]:
    """The row without a consonant and the vowel after it or before it, with what that costs."""
    yield row[:at] + row[at + 2 :], _VOWEL_LOST if row[at + 1] not in _UNSPOKEN else 0.0
    yield row[: at - 1] + row[at + 1 :], _VOWEL_LOST if row[at - 1] not in _UNSPOKEN else 0.0


def _kind(sound: str) -> str:
    return _KIND.get(sound, sound)


_KIND: Final = {
    "K": "k", "G": "g", "C": "c", "J": "j", "T": "t", "x": "t", "X": "t", "D": "d", "q": "d",
    "Q": "d", "R": "d", "W": "d", "N": "n", "M": "n", "m": "n", "P": "p", "B": "b", HIATUS: "y",
    "S": "s", "Z": "s",
}  # fmt: skip


def neighbours(skeleton: str) -> Iterator[tuple[str, str, int]]:
    """Skeletons one step away, with which step it is and where."""
    for place in range(len(skeleton)):
        head, tail = skeleton[:place], skeleton[place + 1 :]
        if len(skeleton) > 1:
            yield head + tail, "unsaid", place
        for kind in _TAKEN_FOR.get(skeleton[place], ""):
            yield head + kind + tail, "mistaken", place
    for place in range(len(skeleton) + 1):
        head, tail = skeleton[:place], skeleton[place:]
        for kind in KINDS:
            yield head + kind + tail, "untyped", place
