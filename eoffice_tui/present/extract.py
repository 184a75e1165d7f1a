"""The part of a text that a search shows: around the first hit, each hit ‹between signs›."""

from typing import Final

from eoffice_core.domain.search import Query
from eoffice_tui.present import cells

OPENS: Final = "‹"
CLOSES: Final = "›"
_MORE: Final = "…"
_BEFORE_SHARE: Final = 3
"""Of the room, so much less stands before the first hit."""


def marked(text: str, query: Query) -> str:
    """The text on one line with its hits between signs, whole clusters inside."""
    flat = " ".join(text.split())
    parts: list[str] = []
    done = 0
    for start, end in query.marks(flat):
        first = cells.snap(flat, start)
        last = end if cells.snap(flat, end) == end else cells.next_bound(flat, end)
        if first < done:
            continue
        parts += (flat[done:first], OPENS, flat[first:last], CLOSES)
        done = last
    return "".join((*parts, flat[done:]))


def extract(text: str, query: Query, room: int) -> str:
    """As much of the text as has room, cut between clusters, the first hit in it."""
    said = marked(text, query)
    if cells.width(said) <= room:
        return said
    hit = max(0, said.find(OPENS))
    lead, rest = said[:hit], said[hit:]
    before = max(0, room // _BEFORE_SHARE)
    over = cells.width(lead) - before
    if over > 0:
        lead = _MORE + _from_word(cells.split(lead, over)[1])
    said = lead + rest
    if cells.width(said) <= room:
        return said
    return cells.split(said, room - cells.width(_MORE))[0] + _MORE


def _from_word(text: str) -> str:
    """The text from its next word on, where that is near."""
    _, space, after = text.partition(" ")
    return after if space and after else text
