"""What is sent for a text on whose width terminals disagree: shielded, then tied to its cells."""

import re
import unicodedata
from collections.abc import Iterator
from math import ceil
from typing import Final

from eoffice_tui.present import cells

UNIT_CELLS_MAX: Final = 7
"""The widest unit that kitty's text sizing knows."""

WIDE_VOWEL_DRAWN: Final = 1.6
HALF_LETTER_DRAWN: Final = 0.6
SIGN_BESIDE_DRAWN: Final = 0.4
"""Cells that fonts give to these, where a letter has one; measured on Noto Sans Devanagari."""

SQUEEZED_MAX: Final = 0.25
"""By so much of a cell a unit may be drawn narrower than its letters are, without being seen."""

_VIRAMA: Final = "\u094d"
_REPH_OR_RAKAR: Final = re.compile("^र\u094d(?=.)|\u094dर")
"""These stand above or below another letter and take no room of their own."""

_SHIELDED: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|([\ud800-\udfff])"
)
"""What must never reach the terminal, whoever drew it: a note could else send escape codes."""

_RUN: Final = re.compile(
    "[\u0300-\u036f\u0590-\u1cff\u200c\u200d\u20d0-\u20ff\u25cc\ua8e0-\ua8ff\ufe00-\ufe0f"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f]+"
)
"""Text on whose width terminals disagree."""

_NUKTA_PAIR: Final = re.compile("([कखगजडढफय])\u093c")
_NUKTA_LETTERS: Final = {letter: chr(0x0958 + place) for place, letter in enumerate("कखगजडढफय")}
"""Konsole counts a nukta pair with a vowel sign short, so pairs are drawn as one letter."""


def anchored(text: str) -> str:
    """The text as sent: after each doubtful run the cursor is put where the layout has it.

    A wrong guess at a run's width can then never move a column.
    """
    if text.isascii() and text.isprintable():
        return text
    return _RUN.sub(_anchored_run, _safe(text))


def sized(text: str) -> str:
    """The text as sent to a terminal that takes our word for the cells of a word (kitty, OSC 66).

    It shapes each unit as a whole, so conjuncts and vowel signs come out as in print.
    """
    if text.isascii() and text.isprintable():
        return text
    return _RUN.sub(_sized_run, _safe(text))


def _safe(text: str) -> str:
    return _SHIELDED.sub(lambda found: cells.UNSEEN if found[1] else "", text)


def _anchored_run(found: re.Match[str]) -> str:
    taken = cells.width(found[0])
    drawn = _NUKTA_PAIR.sub(lambda pair: _NUKTA_LETTERS[pair[1]], found[0])
    return f"\x1b7\x1b[{taken}X{drawn}\x1b8\x1b[{taken}C" if taken else drawn


def _sized_run(found: re.Match[str]) -> str:
    return "".join(
        f"\x1b]66;w={taken};{unit}\x1b\\" if taken else "" for unit, taken in units(found[0])
    )


def units(run: str) -> Iterator[tuple[str, int]]:
    """The run in units of at most seven cells, with their cells.

    A word is mostly drawn narrower than it is counted, and the rest of its cells stays blank on its
    right: within a long word that would look like two words, so the last unit has all the rest.
    """
    cut = list(_cut_evenly(run))
    room_after = sum(UNIT_CELLS_MAX - counted for _, counted in cut)
    spare = 0
    for unit, counted in cut:
        room_after -= UNIT_CELLS_MAX - counted
        drawn = min(UNIT_CELLS_MAX, max(1, ceil(_drawn(unit) - SQUEEZED_MAX)))
        kept = max(counted + spare - room_after, min(counted + spare, drawn))
        spare += counted - kept
        yield unit, kept


def _drawn(unit: str) -> float:
    """How many cells the letters of a unit fill, as fonts draw them side by side."""
    return sum(map(_drawn_cluster, cells.each_cluster(unit)))


def _drawn_cluster(cluster: str) -> float:
    letters = _REPH_OR_RAKAR.sub("", cluster)
    halves = letters.count(_VIRAMA)
    beside = sum(unicodedata.category(sign) == "Mc" for sign in letters)
    whole = WIDE_VOWEL_DRAWN if letters[:1] in cells.WIDE_VOWELS else 1.0
    return whole + halves * HALF_LETTER_DRAWN + beside * SIGN_BESIDE_DRAWN


def _cut_evenly(run: str) -> Iterator[tuple[str, int]]:
    parts = [(cluster, cells.width(cluster)) for cluster in cells.each_cluster(run)]
    left = sum(taken for _, taken in parts)
    unit, used = "", 0
    for cluster, taken in parts:
        pieces_left = -(-(left + used) // UNIT_CELLS_MAX)
        if used and taken and (used + taken > UNIT_CELLS_MAX or used * pieces_left >= left + used):
            yield unit, used
            unit, used = "", 0
        unit += cluster
        used += taken
        left -= taken
    if unit:
        yield unit, used
