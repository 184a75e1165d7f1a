"""The one place where numbers take the form in which an officer reads them.

Numbers are stored and typed in either script and kept in ASCII digits; only what is drawn passes
through here, and only here do Hindi numerals (०–९) come in.
"""

import re
from enum import Enum
from typing import Final

from eoffice_core.script.digits import hindi_digits, with_commas

_FREE_DIGITS: Final = re.compile(r"(?<![A-Za-z0-9])[0-9]+(?![A-Za-z0-9])")
"""Digits that are a number; those in F2 or in a login belong to a name."""


class Numerals(Enum):
    """Which digits an officer reads."""

    ASCII = "0"
    HINDI = "०"


class _Installed:
    """The digits in force; the app sets them with the language and the officer's choice."""

    numerals = Numerals.ASCII


def install(numerals: Numerals) -> None:
    """Show these digits from now on."""
    _Installed.numerals = numerals


def installed() -> Numerals:
    """The digits in force."""
    return _Installed.numerals


def shown(text: str) -> str:
    """A number, a date or a case's number as it is drawn, in the digits in force."""
    if _Installed.numerals is Numerals.ASCII:
        return text
    return _FREE_DIGITS.sub(lambda found: hindi_digits(found[0]), text)


def grouped(number: int) -> str:
    """A number with Indian grouping, as it is drawn: 12,34,567."""
    return shown(with_commas(number))
