"""What text may be recorded: normalised once, on entry, and free of what nobody can see."""

import re
import unicodedata

NOTE_CHARACTERS_MAX = 60_000
"""A note of some forty pages; the wire's own bound in bytes stands in wire/limits.py."""

SUBJECT_CHARACTERS_MAX = 500
FIELD_CHARACTERS_MAX = 500
REMARKS_CHARACTERS_MAX = 2_000

_UNCLEAN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for the tab and the newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
    "\ud800-\udfff]"  # halves of characters
)


def clean(text: str) -> str:
    """The text as it is recorded: NFC, line ends as newlines, no blank edges."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip()


def is_clean(text: str) -> bool:
    """Whether text is NFC and holds no control, bidirectional override or lone surrogate."""
    if _UNCLEAN.search(text) is not None:
        return False
    return text.isascii() or unicodedata.is_normalized("NFC", text)
