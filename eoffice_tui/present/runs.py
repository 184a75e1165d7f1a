"""What is sent for a text on whose width terminals disagree: shielded, then tied to its cells."""

import re
from collections.abc import Iterator
from typing import Final

from eoffice_tui.present import cells

UNIT_CELLS_MAX: Final = 7
"""The widest unit that kitty's text sizing knows."""

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
    """The run in units of at most seven cells, cut evenly between clusters, with their cells."""
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
