"""Unicode Hindi in the codes of Kruti Dev, for presses and offices that still set it.

The other direction of `krutidev`: what comes out is what a typist would strike.
"""

from __future__ import annotations

import re
import unicodedata

from eoffice_core.script.krutidev import HALANT, NUKTA, Conversion
from eoffice_core.script.krutidev import SHORT_I as SHORT_I_SIGN
from eoffice_core.script.krutidev_glyphs import (
    CODES,
    HALANT_KEY,
    NUKTA_KEY,
    PLAIN_CODES,
    REPH,
    SHORT_I,
    SPELT,
    STEM,
)

_SYLLABLE = re.compile(
    "(?P<reph>र्(?=[क-ह]))?"
    "(?P<base>[क-ह]\u093c?(?:्\u200d?[क-ह]\u093c?)*|[ऄ-औॠॡॲ])"
    "(?P<halant>्[\u200c\u200d]?)?"
    "(?P<signs>[ा-ौॅ\u093c]*)"
    "(?P<marks>[ंँः]*)"
)
_HANGERS = "टठडढछ"
"""Letters without a stem: what joins them hangs below or stands behind."""
_STRUCK_SINGLY = frozenset(("प्र", "द्र", "फ्र", "क्र", "क्त", "क्क", "न्न", "न्न्", "त्त्", "कृ", "दृ"))
"""Conjuncts that have a code of their own, and that typists strike letter by letter."""
_CODES = {text: code for text, code in CODES.items() if text not in _STRUCK_SINGLY}
_LETTERS = {
    text.removesuffix(HALANT): code + STEM for text, code in _CODES.items() if text.endswith(HALANT)
} | {**_CODES, **SPELT}
_LONGEST = max(map(len, _LETTERS))
_OTHERS = {
    **PLAIN_CODES, **_LETTERS, HALANT: HALANT_KEY, NUKTA: NUKTA_KEY, SHORT_I_SIGN: SHORT_I,
    "'": "*", '"': "ß", ":": "%", "%": "%", "–": "&", "—": "&", "॥": "AA",
    "\u200c": "", "\u200d": "",
}  # fmt: skip

_OPENING = {"'": "^", '"': "Þ"}
"""The straight marks of quotation, where a word begins behind them."""


def write(text: str) -> Conversion:
    """Hindi text as Kruti Dev; what the font cannot show stays as it was and is named."""
    text = unicodedata.normalize("NFD", text)
    written: list[str] = []
    unknown: list[str] = []
    place = syllables = 0
    while place < len(text):
        if found := _SYLLABLE.match(text, place):
            written.append(_struck(found))
            place = found.end()
            syllables += 1
            continue
        one = text[place]
        opens = one in _OPENING and not text[max(place - 1, 0) : place].strip(" \n\t(")
        written.append(_OPENING[one] if opens else _OTHERS.get(one, one))
        if one not in _OTHERS and not one.isspace() and not one.isdigit():
            unknown.append(one)
        place += 1
    return Conversion("".join(written), tuple(unknown), misfits=0, syllables=syllables)


def u2k(text: str) -> str:
    """The Kruti Dev codes of Hindi text."""
    return write(text).text


def _struck(found: re.Match[str]) -> str:
    """One syllable in the order of the typewriter: ि first, reph after the vowel sign."""
    signs = found["signs"] or ""
    short_i = SHORT_I if SHORT_I_SIGN in signs else ""
    body = _body((found["base"] + signs.replace(SHORT_I_SIGN, "")).replace("\u200d", ""))
    halant = HALANT_KEY if found["halant"] else ""
    reph = REPH if found["reph"] else ""
    return short_i + body + halant + reph + "".join(CODES[mark] for mark in found["marks"])


def _body(text: str) -> str:
    """The letters of a syllable and the signs that follow them."""
    codes: list[str] = []
    place = 0
    while place < len(text):
        code, length = _next_code(text, place)
        codes.append(code)
        place += length
    return "".join(codes)


def _next_code(text: str, place: int) -> tuple[str, int]:
    """The code of what stands here, and how much of the text it says."""
    if text[place] == NUKTA:
        return NUKTA_KEY, 1
    if text[place] == HALANT:
        return _joined(text, place)
    for end in range(min(len(text), place + _LONGEST), place, -1):
        part = text[place:end]
        is_torn = part.endswith(HALANT) and text[end : end + 1] == "र"
        if part in _LETTERS and not is_torn:
            return _LETTERS[part], len(part)
    return text[place], 1


def _joined(text: str, place: int) -> tuple[str, int]:
    """What joins a letter struck whole: ra and ya by their own codes, others by a halant."""
    hangs = text[:place].removesuffix(NUKTA)[-1:] in _HANGERS
    match text[place + 1 : place + 2]:
        case "र":
            return ("ª" if hangs else "z"), 2
        case "य" if hangs:
            return "î", 2
        case _:
            return HALANT_KEY, 1
