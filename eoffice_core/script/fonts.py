"""Which encoding a font stands for: Unicode, Kruti Dev's, or a legacy one that is refused."""

import re
from enum import Enum
from typing import Final


class Encoding(Enum):
    """How the bytes of a run are to be read."""

    UNICODE = "unicode"
    KRUTI_DEV = "kruti dev"
    OTHER = "another legacy encoding"


_KRUTI_DEV: Final = ("krutidev", "devlys")

_OTHERS: Final = {
    "walkmanchanakya": "Walkman Chanakya",
    "walkman": "Walkman Chanakya",
    "chanakya": "Chanakya",
    "shusha": "Shusha",
    "susha": "Shusha",
    "aps": "APS",
    "dvtt": "DV-TT",
    "dvwtt": "DV-TT",
    "dvbtt": "DV-TT",
    "dvbwtt": "DV-TT",
    "dvdivya": "DV-TT",
    "shivaji": "Shivaji",
    "4cgandhi": "4C Gandhi",
    "e4cgandhi": "4C Gandhi",
    "shreedev": "Shree-Lipi",
    "shreelipi": "Shree-Lipi",
    "shree0": "Shree-Lipi",
    "shree7": "Shree-Lipi",
    "akruti": "Akruti",
    "kundli": "Kundli",
    "bhaskar": "Bhaskar",
    "naidunia": "Naidunia",
    "webdunia": "Webdunia",
    "jagran": "Jagran",
    "sanskrit98": "Sanskrit 98",
    "sanskrit99": "Sanskrit 99",
    "xdvng": "XDVNG",
    "narad": "Narad",
    "richa": "Richa",
    "hinmed": "Hinmed",
    "millennium": "Millennium",
    "marathivakra": "Marathi Vakra",
}
"""By the beginning of a font's name, its punctuation left out: what it is called."""

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_UNSAID = re.compile(r"[\W_]+")

_SIGNATURES: Final = (
    ("Walkman Chanakya", re.compile(r"\bo[sh]?Q[sSkhqw]?\b|\bos?Qoy\b"), 3),
    ("Chanakya", re.compile("·¤|ãñ|æñ|ð´"), 3),
    ("Shusha", re.compile(r"\b(?:maoM|hO|hOM|nahIM|AaOr|[sk]ao|ilae)\b"), 3),
    ("DV-TT", re.compile("[ºxEòÉiÉ¨®ÊnùVªÉ]É"), 6),
)
"""What a text in an encoding shows again and again, and how often it must be seen."""

_ACCENTED = re.compile(
    "[\u00a1-\u00b6\u00b8-\u00ff\u0152-\u017e\u02c6\u02dc\u2020\u2021\u2030\u2039\u203a]"
)
"""Letters and signs of the West; the dots, dashes and bullets of a form are none."""

ACCENTED_SHARE_MAX = 0.35
"""No text of the West has as many accented letters and signs; a legacy font may."""
ACCENTED_LEAST = 12


def encoding_of(font: str) -> Encoding:
    """The encoding for which a font's name stands; an unknown font is taken for a Unicode one."""
    name = _plain(font)
    if name.startswith(_KRUTI_DEV):
        return Encoding.KRUTI_DEV
    return Encoding.UNICODE if called(font) is None else Encoding.OTHER


def called(font: str) -> str | None:
    """What another legacy encoding is called, by one of its fonts; None for any other font."""
    name = _plain(font)
    return next((called for start, called in _OTHERS.items() if name.startswith(start)), None)


def foreign_writing(text: str) -> str | None:
    """Another legacy encoding that a text betrays: its name, or '' where only that is certain."""
    for name, mark, least in _SIGNATURES:
        if len(mark.findall(text)) >= least:
            return name
    accented = len(_ACCENTED.findall(text))
    letters = sum(1 for one in text if not one.isspace())
    return "" if accented >= ACCENTED_LEAST and accented > ACCENTED_SHARE_MAX * letters else None


def _plain(font: str) -> str:
    return _UNSAID.sub("", _SUBSET.sub("", font.strip())).casefold()
