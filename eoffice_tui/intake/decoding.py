"""The bytes of a text file: which encoding they are, said for sure or refused."""

import re
from typing import Final

from eoffice_core.script.fonts import foreign_writing
from eoffice_core.script.legacy import proposal
from eoffice_tui.intake.text_taken import CHARACTERS_MAX, StopReading, Why

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_ORDINARY: Final = re.compile("[\t\n\r -~\u0900-\u097f\u2010-\u2027\u20b9]")
ORDINARY_SHARE_MIN: Final = 0.9
"""As much of a text without a mark of its byte order must be Hindi or ASCII to be believed."""

_BEYOND: Final = re.compile("[^\x00-\x7f\xa0\xb7\u2010-\u2027\u2039\u203a]")
ACCENTED_SHARE_MAX: Final = 0.1
"""More letters outside ASCII than this, and a text is in none of the languages of an office."""


def decoded(raw: bytes) -> str:
    """The text of a file; raises StopReading where the bytes are no text, or of an unknown kind."""
    text = _decoded(raw).removesuffix("\x1a")
    if len(text) > CHARACTERS_MAX:
        raise StopReading(Why.TOO_MUCH)
    if _CONTROL.search(text) is not None:
        raise StopReading(Why.NO_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _decoded(raw: bytes) -> str:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strictly(raw, encoding)
    if b"\x00" in raw:
        return _without_mark(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _of_windows(raw)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise StopReading(Why.DAMAGED) from None


def _without_mark(raw: bytes) -> str:
    """UTF-16 whose byte order nobody wrote down."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_ORDINARY.findall(text)) >= ORDINARY_SHARE_MIN * len(text):
            return text
    raise StopReading(Why.NO_TEXT)


def _of_windows(raw: bytes) -> str:
    """The Windows code page, where the text is Kruti Dev or Western; any other is refused."""
    text = "".join(_of_byte(byte) if byte >= 0x80 else chr(byte) for byte in raw)  # noqa: PLR2004
    if _CONTROL.search(text) is not None:
        raise StopReading(Why.NO_TEXT)
    if proposal(text) is not None:
        return text
    if (name := foreign_writing(text)) is not None:
        raise StopReading(Why.OTHER_LEGACY if name else Why.WRONG_ENCODING, name)
    if len(_BEYOND.findall(text)) > ACCENTED_SHARE_MAX * len(text):
        raise StopReading(Why.WRONG_ENCODING)
    return text


def _of_byte(byte: int) -> str:
    """A byte of the Windows code page; one that has no character is shown by its number."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return f"\u3014{byte:02X}\u3015"
