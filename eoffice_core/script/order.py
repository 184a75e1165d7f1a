"""The order in which Hindi is listed: as in a dictionary, nukta and chandrabindu apart at the end.

ॐ, anusvara, visarga, vowels, क…ह, ऽ, vowel signs, the virama; digits of either script before
letters, Latin letters after them. ँ stands with ं, ज़ with ज: such differences count only between
words that are otherwise the same. It is ICU's order for Hindi, compared with it in the tests.
"""

import unicodedata
from functools import lru_cache
from typing import Final

KEY_BYTES_MAX: Final = 96
"""Where a stored key is cut: no two subjects of an office are alike for so long by chance.

A change of the order is a step of the stores' migrations, which makes their keys again.
"""

LETTERS_KEPT: Final = 512
"""Both scripts of an office, and then some."""

_SIGNS: Final = "\u0020_-,;:!?.…·।॥'‹›\"()[]{}§@*/\\&#%•॰`^°©+×<=>|~ॱ"
_LETTERS: Final = (
    "$₹0123456789"
    "ॐंःॲऄअआॳॴॵॶॷइईउऊऋॠऌॡऍऎएऐऑऒओऔ"
    "कखगॻघङचछजॹॼझञटठॸडॾढणतथदधनपफबॿभमयॺरलळवशषसहऽॽ"
    "ाऺऻॏॖॗिीुूृॄॢॣॅॕॆेॎैॉॊोौ्"
    "abcdefghijklmnopqrstuvwxyz"
)
_ALIKE: Final = {
    "\u00a0": " ",
    "\u2011": "-",
    "–": "-",
    "—": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "ँ": "ं",
    **{chr(0x0966 + digit): str(digit) for digit in range(10)},
}
_END_OF_LEVEL: Final = 1
_FIRST: Final = 2
_PRIMARY: Final = {sign: _FIRST + place for place, sign in enumerate(_SIGNS + _LETTERS)}
_PRIMARY.update({sign: _PRIMARY[like] for sign, like in _ALIKE.items()})
_OTHER_SCRIPT: Final = 0xFE
"""Letters of other scripts stand after Latin, by code point."""

_COMMON, _CHANDRABINDU, _MARK, _NUKTA = 5, 6, 7, 8
_CAPITAL: Final = 6
_UNHEARD: Final = frozenset("\u200c\u200d\u0951\u0952\u0953\u0954\ufeff")

assert len(_PRIMARY) - len(_ALIKE) == len(_SIGNS + _LETTERS), "each sign has one place"
assert max(_PRIMARY.values()) < _OTHER_SCRIPT


def order_key(text: str) -> bytes:
    """What to sort a text by; bytes compare as the texts are listed."""
    levels = [_levels(letter) for letter in unicodedata.normalize("NFD", text)]
    key = b"".join([level[0] for level in levels])
    for place in (1, 2):
        level = b"".join([letter[place] for letter in levels])
        key += bytes([_END_OF_LEVEL]) + level.rstrip(bytes([_COMMON]))
    return key.rstrip(bytes([_END_OF_LEVEL]))


def stored_key(text: str) -> bytes:
    """The key in the bounds in which a store keeps it."""
    return order_key(text[:KEY_BYTES_MAX])[:KEY_BYTES_MAX]


@lru_cache(maxsize=LETTERS_KEPT)
def _levels(letter: str) -> tuple[bytes, bytes, bytes]:
    """What a letter adds to each level of a key."""
    if letter in _UNHEARD:
        return b"", b"", b""
    if letter == "\u093c":
        return b"", bytes([_NUKTA]), b""
    if unicodedata.category(letter) == "Mn" and letter not in _PRIMARY:
        return b"", bytes([_MARK]), b""
    second = _CHANDRABINDU if letter == "ँ" else _COMMON
    third = _CAPITAL if letter.isupper() else _COMMON
    return _place(letter), bytes([second]), bytes([third])


def _place(letter: str) -> bytes:
    place = _PRIMARY.get(letter) or _PRIMARY.get(letter.lower())
    if place is not None:
        return bytes([place])
    return bytes([_OTHER_SCRIPT]) + ord(letter).to_bytes(3, "big")
