"""Which sign each letter key gives while the computer's own layout is Hindi InScript.

A single-letter key then still does its work: the screens bind both.
"""

import unicodedata
from typing import Final

_LETTERS: Final = "qwertyuiopasdfghjklzxcvbnm"
_SIGNS: Final = "ौ ै ा ी ू ब ह ग द ज ो े ् ि ु प र क त ॆ ं म न व ल स"

TWINS: Final = dict(zip(_LETTERS, _SIGNS.split(), strict=True))


def twin_keys(key: str) -> tuple[str, ...]:
    """The name, as the terminal's driver gives it, of the sign on this key in InScript."""
    sign = TWINS.get(key)
    if sign is None:
        return ()
    if sign.isalnum():
        return (sign,)
    return (unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_"),)
