"""What text may be recorded: normalised once, on entry, and free of what nobody can see."""

import unicodedata

NOTE_CHARACTERS_MAX = 60_000
"""A note of some forty pages; the wire's own bound in bytes stands in wire/limits.py."""

SUBJECT_CHARACTERS_MAX = 500
FIELD_CHARACTERS_MAX = 500
REMARKS_CHARACTERS_MAX = 2_000

_ALLOWED_CONTROLS = frozenset("\n\t")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def clean(text: str) -> str:
    """The text as it is recorded: NFC, line ends as newlines, no blank edges."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip()


def is_clean(text: str) -> bool:
    """Whether text is NFC and holds no control, bidirectional override or lone surrogate."""
    if text.isascii():
        return text.isprintable() or not any(map(_is_unclean, text))
    return not any(map(_is_unclean, text)) and unicodedata.is_normalized("NFC", text)


def _is_unclean(character: str) -> bool:
    if character in _ALLOWED_CONTROLS:
        return False
    return character in _BIDI or unicodedata.category(character) in ("Cc", "Cs")
