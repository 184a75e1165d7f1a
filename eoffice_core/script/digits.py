"""Numbers as India writes them, in either script's digits."""

from typing import Final

HINDI_DIGITS: Final = "०१२३४५६७८९"

_TO_HINDI: Final = str.maketrans("0123456789", HINDI_DIGITS)
_TO_ASCII: Final = str.maketrans(HINDI_DIGITS, "0123456789")


def hindi_digits(text: str) -> str:
    """The text with every digit as ०–९."""
    return text.translate(_TO_HINDI)


def ascii_digits(text: str) -> str:
    """A typed number as it is kept: Hindi digits as 0–9."""
    return text.translate(_TO_ASCII)


def with_commas(number: int) -> str:
    """A number with Indian grouping in ASCII digits: 12,34,567."""
    sign, digits = ("-" if number < 0 else ""), str(abs(number))
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return sign + ",".join([*pairs, tail])
