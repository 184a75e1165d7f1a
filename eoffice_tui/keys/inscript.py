"""Which sign each letter key gives while the computer's own layout is Hindi InScript.

A single-letter key then still does its work: the screens bind both. A key with Ctrl is given its
Latin name again; the scripts of India stand in parallel blocks and InScript puts what sounds alike
on one key, so one table serves them all.
"""

import unicodedata
from typing import Final

_LETTERS: Final = "qwertyuiopasdfghjklzxcvbnm"
_SIGNS: Final = "ौ ै ा ी ू ब ह ग द ज ो े ् ि ु प र क त ॆ ं म न व ल स"

TWINS: Final = {**dict(zip(_LETTERS, _SIGNS.split(), strict=True)), "slash": "य"}
_LATIN: Final = {sign: key for key, sign in TWINS.items()}

_DEVANAGARI: Final = 0x0900
_BLOCK: Final = 0x80
_FIRST_BLOCK, _LAST_BLOCK = 0x0900, 0x0D00
"""From Devanagari to Malayalam; each block has the same sounds at the same places."""


def twin_keys(key: str) -> tuple[str, ...]:
    """The name, as the terminal's driver gives it, of the sign on this key in InScript."""
    sign = TWINS.get(key)
    if sign is None:
        return ()
    if sign.isalnum():
        return (sign,)
    return (unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_"),)


def latin_key(key: str) -> str | None:
    """The Latin name of a key that an InScript layout has named by its sign; None for others."""
    sign = _sign(key)
    if sign is None:
        return None
    block, place = divmod(ord(sign), _BLOCK)
    if not _FIRST_BLOCK <= block * _BLOCK <= _LAST_BLOCK:
        return None
    return _LATIN.get(chr(_DEVANAGARI + place))


def _sign(key: str) -> str | None:
    """The character that a key is called after; letters have themselves as name."""
    if len(key) == 1:
        return key
    try:
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return None
