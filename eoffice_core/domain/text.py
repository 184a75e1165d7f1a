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
    "\u00ad\u200b\u2060-\u2064\ufeff"  # blanks and marks without width, but for the two joiners
    "\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f"  # separators and tags that nothing draws
    "\ud800-\udfff]"  # halves of characters
)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""What a word processor leaves in copied text: it was never typed, so it is dropped on entry."""

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_JOINERS = "\u200c\u200d"


def clean(text: str) -> str:
    """The text as it is recorded: as entered, without blank edges."""
    return entered(text).strip()


def entered(text: str) -> str:
    """The text as it enters a field: NFC, line ends as newlines, without unseen left-overs."""
    text = _LINE_ENDS.sub("\n", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_UNSEEN))


def is_blank(text: str) -> bool:
    """Whether nobody would see anything of a text."""
    return not text.strip().strip(_JOINERS).strip()


def is_one_line(text: str) -> bool:
    """Whether a text fits a field of one line."""
    return "\n" not in text and "\t" not in text


def is_clean(text: str) -> bool:
    """Whether text is NFC and holds nothing that turns, hides or breaks what is read."""
    if _UNCLEAN.search(text) is not None:
        return False
    return text.isascii() or unicodedata.is_normalized("NFC", text)
