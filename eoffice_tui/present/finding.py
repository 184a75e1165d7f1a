"""Where a text stands in a line, whichever way it is spelt: सम्बन्ध finds संबंध."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from eoffice_core.domain.hindi import fold
from eoffice_tui.present import cells

LINES_KEPT: Final = 256
PIECE_CODE_POINTS_MAX: Final = 64
"""A run of letters is folded piece by piece: longer than any word, so that no line is slow."""

_PIECE: Final = re.compile(
    r"[\u0900-\u097f\u200c\u200d]{1,64}(?::(?=[\u0900-\u097f\s]|$))?|[^\u0900-\u097f]"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a line where the text stands; whole, if it ends where a letter ends."""

    start: int
    end: int
    is_whole: bool


def sought(text: str) -> str:
    """A text as it is looked for."""
    return fold(cells.visible(text))


@lru_cache(LINES_KEPT)
def hits(line: str, folded: str) -> tuple[Hit, ...]:
    """Where a folded text stands in a line; a hit begins where a letter begins."""
    if not folded:
        return ()
    whole, origins = _folded(line)
    return tuple(_hits(line, whole, origins, folded))


def _hits(line: str, whole: str, origins: list[int], folded: str) -> Iterator[Hit]:
    at = whole.find(folded)
    while at >= 0:
        after = at + len(folded)
        start, end = origins[at], origins[after]
        if start < end and cells.snap(line, start) == start:
            yield Hit(start, end, cells.snap(line, end) == end)
            at = whole.find(folded, after)
        else:
            at = whole.find(folded, at + 1)


def _folded(line: str) -> tuple[str, list[int]]:
    """The folded line, and for each of its places the last place of the line that leads there."""
    parts: list[str] = []
    origins = [0]
    for piece in _PIECE.finditer(line):
        folded = fold(piece[0])
        lengths = [min(len(fold(piece[0][:end])), len(folded)) for end in range(len(piece[0]))]
        reached = [*accumulate(lengths, max), len(folded)]
        before = len(origins) - 1
        origins += [0] * len(folded)
        for offset, length in enumerate(reached):
            origins[before + length] = piece.start() + offset
        parts.append(folded)
    return "".join(parts), list(accumulate(origins, max))
