"""Two keyboards as they lie under typists' fingers, on the keys of a US keyboard.

InScript gives one sign to a key. Remington is the typewriter's, and its keys are those of Kruti
Dev: what a key gives depends on the keys before it, so the keys of a word are read as a whole.
"""

import unicodedata
from typing import Final

from eoffice_core.script.krutidev import k2u


def _row(keys: str, signs: str) -> dict[str, str]:
    return dict(zip(keys, signs.split(), strict=True))


INSCRIPT: Final = {
    **_row("qwertyuiop[]\\", "ौ ै ा ी ू ब ह ग द ज ड ़ ॉ"),
    **_row("asdfghjkl;'", "ो े ् ि ु प र क त च ट"),
    **_row("zxcvbnm/", "े ं म न व ल स य"),
    **_row("QWERTYUIOP{}|", "औ ऐ आ ई ऊ भ ङ घ ध झ ढ ञ ऑ"),
    **_row('ASDFGHJKL:"', "ओ ए अ इ उ फ ऱ ख थ छ ठ"),
    **_row("ZXCVBNM<>", "ए ँ ण न व ळ श ष ।"),
    **_row("!@#$%^&*_+=", "ऍ ॅ ्र र् ज्ञ त्र क्ष श्र ः ऋ ृ"),
}
"""Digits stay 0–9: numbers are recorded in them, and shown in either script."""

_GAIL_ROW: Final = {
    "`": "़", "~": "द्य", "!": "।", "#": "ः", "$": "*", "%": "-", "^": "‘", "&": "’", "*": "द्ध",
    "(": "त्र", ")": "ऋ", "-": ";", "_": ".", "=": "ृ", "+": "्", "A": "ा", "\\": "(", "|": ")",
    "]": ",", "Z": "र्",
}  # fmt: skip
_JOINED_VOWELS: Final = {
    "अा": "आ", "आे": "ओ", "आै": "औ", "आॉ": "ऑ", "आॅ": "ऑ", "इर्": "ई", "उु": "ऊ", "एे": "ऐ",
    "ाे": "ो", "ाै": "ौ", "ाॅ": "ॉ", "।।": "॥",
}  # fmt: skip
_VIRAMA, _STEM, _VISARGA, _COLON = "्", "ा", "ः", ":"


DANDA, DOUBLE_DANDA, RUPEE = "।", "॥", "₹"


def punctuated(character: str, before: str) -> tuple[int, str] | None:
    """What a key gives beside the letters of Roman, and how much of the text before it is replaced.

    A US keyboard has neither danda nor rupee: `|` and `$` give them, and two full stops after
    Hindi a danda too. None where the key is as it always is.
    """
    if character == "|":
        return (1, DOUBLE_DANDA) if before.endswith(DANDA) else (0, DANDA)
    if character == "." and before.endswith(".") and "\u0900" <= before[-2:-1] <= "\u097f":
        return 1, DANDA
    return (0, RUPEE) if character == "$" else None


def remington(keys: str) -> str:
    """A word in the typewriter's order, as in Kruti Dev: ि before its letter, reph after it."""
    return k2u(keys)


def remington_gail(keys: str) -> str:
    """A word by the GAIL keyboard: ि after its letter, reph before it, its own row of signs."""
    text = ""
    for key in keys:
        sign = _GAIL_ROW.get(key) or k2u(key)
        if sign == _STEM and text.endswith(_VIRAMA):
            text = text[:-1]  # the stem makes a half letter whole
        elif sign == _VISARGA and text and not "\u0904" <= text[-1] <= "\u0939":
            text += _COLON
        else:
            text += sign
        for parts, joined in _JOINED_VOWELS.items():
            text = text.removesuffix(parts) + joined if text.endswith(parts) else text
    return unicodedata.normalize("NFC", text)
