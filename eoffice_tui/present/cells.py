"""Measures and cuts text in terminal cells, by the rule of the terminal that is installed."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Final

from rich.cells import get_character_cell_size

from eoffice_tui.present.clusters import clusters, each_cluster, next_bound, prev_bound, snap

ELLIPSIS: Final = "…"
UNSEEN: Final = "\N{REPLACEMENT CHARACTER}"
"""Drawn in place of what a terminal must not be sent: controls, lone surrogates, bidi overrides."""

WRAP_CELLS_MIN: Final = 2
CODE_POINTS_PER_CELL_MAX: Final = 16
SHORT_TEXT: Final = 256
"""Texts below this are measured once and remembered."""

__all__ = ["clusters", "each_cluster", "next_bound", "prev_bound", "snap"]
"""The cutting of clusters stands beside their measuring, so that callers need one name."""


class Rule(Enum):
    """How a terminal counts cells; five rules explain every terminal that was measured."""

    SUM1 = "SUM1"
    SUM0 = "SUM0"
    CLU2 = "CLU2"
    CLU2Z = "CLU2Z"
    CLU1 = "CLU1"


class Quirk(Enum):
    """Where a terminal departs from its rule; each is asked of it like the rule itself."""

    JOINS = "joins"
    """The code point after a zero-width joiner takes no cell (tmux)."""

    FLAT_SELECTOR = "flat_selector"
    """The selector that makes a sign a picture takes no cell (xterm, VTE)."""

    WIDE_TONES = "wide_tones"
    """A skin tone takes two cells of its own (xterm, VTE)."""

    WIDE_VOWELS = "wide_vowels"
    """The vowels drawn twice as wide as a letter take two cells (where we declare them)."""


NO_QUIRKS: Final[frozenset[Quirk]] = frozenset()


class Align(Enum):
    """On which side of its cells a text stands."""

    LEFT = "left"
    RIGHT = "right"


_SELECTOR: Final = "\ufe0f"
_TONES: Final = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
WIDE_VOWELS: Final = frozenset("आऑऒओऔ")
_JOINED: Final = re.compile("\u200d.", re.DOTALL)


class _Widths(dict[str, int]):
    """Cells of single code points, filled as they are met."""

    def __init__(self, *, spacing_mark: int, quirks: frozenset[Quirk]) -> None:
        super().__init__({_SELECTOR: 0 if Quirk.FLAT_SELECTOR in quirks else 1})
        if Quirk.WIDE_TONES in quirks:
            self.update(dict.fromkeys(_TONES, 2))
        if Quirk.WIDE_VOWELS in quirks:
            self.update(dict.fromkeys(WIDE_VOWELS, 2))
        self._spacing_mark = spacing_mark

    def __missing__(self, character: str) -> int:
        match unicodedata.category(character):
            case "Mc":
                cells = self._spacing_mark
            case "Mn" | "Me" | "Cf":
                cells = 0
            case "Cs":
                cells = 1
            case _:
                cells = get_character_cell_size(character)
        self[character] = cells
        return cells


def _summing(widths: _Widths, quirks: frozenset[Quirk]) -> Callable[[str], int]:
    def summed(text: str) -> int:
        return sum(map(widths.__getitem__, text))

    def joined(text: str) -> int:
        return summed(_JOINED.sub("", text))

    return joined if Quirk.JOINS in quirks else summed


def _clustering(of_cluster: Callable[[str], int]) -> Callable[[str], int]:
    return lambda text: sum(of_cluster(cluster) for cluster in each_cluster(text))


@lru_cache(64)
def _measure_of(rule: Rule, quirks: frozenset[Quirk]) -> Callable[[str], int]:
    """How a terminal of this rule and these quirks measures a text."""
    marked = _summing(_Widths(spacing_mark=1, quirks=quirks), quirks)
    widths = _Widths(spacing_mark=0, quirks=quirks)
    unmarked = _summing(widths, quirks)
    match rule:
        case Rule.SUM1:
            return marked
        case Rule.SUM0:
            return unmarked
        case Rule.CLU2:
            return _clustering(lambda cluster: min(2, marked(cluster)))
        case Rule.CLU2Z:
            return _clustering(lambda cluster: min(2, unmarked(cluster)))
        case Rule.CLU1:
            return _clustering(
                lambda cluster: next(filter(None, map(widths.__getitem__, cluster)), 0)
            )


class _Installed:
    """The rule in force; before the terminal is asked it is the one that can hide no letter."""

    rule = Rule.SUM1
    measure: Callable[[str], int] = _measure_of(Rule.SUM1, NO_QUIRKS)


def install(rule: Rule, quirks: frozenset[Quirk] = NO_QUIRKS) -> None:
    """Measure by this rule from now on, and by where this terminal departs from it."""
    _Installed.rule = rule
    _Installed.measure = _measure_of(rule, quirks)
    _short_width.cache_clear()


def installed() -> Rule:
    """The rule in force."""
    return _Installed.rule


def measure(text: str, *, rule: Rule, quirks: frozenset[Quirk] = NO_QUIRKS) -> int:
    """The cells of a text by a given rule, whatever is installed."""
    return _measure_of(rule, quirks)(text)


def width(text: str) -> int:
    """The cells a text takes on this terminal."""
    if text.isascii() and text.isprintable():
        return len(text)
    return _short_width(text) if len(text) < SHORT_TEXT else _Installed.measure(text)


@lru_cache(8192)
def _short_width(text: str) -> int:
    return _Installed.measure(text)


# --- cutting ----------------------------------------------------------------------------------

_NEVER_SENT: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BLANKS: Final = frozenset("\t\n\r\u2028\u2029")


def visible(text: str) -> str:
    """One line that is safe to draw: line ends and tabs as blanks, what is unseen as a sign."""
    if text.isprintable():
        return text
    return _NEVER_SENT.sub(lambda found: " " if found[0] in _BLANKS else UNSEEN, text)


def fit(text: str, cells: int, *, align: Align = Align.LEFT) -> str:
    """The text in exactly so many cells: cut between clusters with an ellipsis, or padded."""
    if cells <= 0:
        return ""
    readable = text[: (cells + 1) * CODE_POINTS_PER_CELL_MAX]
    shown = visible(readable)
    used = width(shown)
    if used > cells or len(readable) < len(text):
        shown, _ = split(shown, cells - 1)
        shown = shown.rstrip() + ELLIPSIS
        used = width(shown)
    padding = " " * (cells - used)
    return padding + shown if align is Align.RIGHT else shown + padding


def filled(text: str, cells: int, *, align: Align = Align.LEFT) -> str:
    """The text filled up to so many cells, and whole where it is wider."""
    padding = " " * (cells - width(text))
    return padding + text if align is Align.RIGHT else text + padding


def index_at(text: str, cells: int) -> int:
    """The start of the cluster that covers the cell, or the end of the text."""
    index = used = 0
    for cluster in each_cluster(text):
        used += width(cluster)
        if used > cells:
            return index
        index += len(cluster)
    return len(text)


def split(text: str, cells: int) -> tuple[str, str]:
    """The text before and after a cell; a cluster that straddles it goes to the right whole."""
    if text.isascii() and text.isprintable():
        return text[: max(0, cells)], text[max(0, cells) :]
    if cells < 0:
        return "", text
    index = index_at(text, cells)
    return text[:index], text[index:]


def wrap(text: str, cells: int) -> list[str]:
    """The lines of a text in so many cells: broken at blanks, long words between clusters."""
    cells = max(cells, WRAP_CELLS_MIN)
    lines: list[str] = []
    for paragraph in re.split("\r\n|[\n\r\u2028\u2029]", text):
        lines.extend(_wrap_paragraph(visible(paragraph), cells))
    return lines


def _wrap_paragraph(paragraph: str, cells: int) -> Iterator[str]:
    parts: list[str] = []
    used = 0
    for part in re.findall(r"\s*\S+", paragraph):
        cells_of_part = width(part)
        if used + cells_of_part <= cells:
            parts.append(part)
            used += cells_of_part
            continue
        if parts:
            yield "".join(parts)
        *full, last = fold(part.lstrip(), cells)
        yield from full
        parts, used = [last], width(last)
    yield "".join(parts)


def fold(word: str, cells: int) -> list[str]:
    """A word in pieces of at most so many cells, cut between clusters."""
    cells = max(cells, WRAP_CELLS_MIN)
    if word.isascii() and word.isprintable():
        return [word[at : at + cells] for at in range(0, len(word), cells)] or [""]
    pieces: list[str] = []
    start = end = used = 0
    for part in _folding_parts(word, cells):
        cells_of_part = width(part)
        if used + cells_of_part > cells and end > start:
            pieces.append(word[start:end])
            start, used = end, 0
        end += len(part)
        used += cells_of_part
    return [*pieces, word[start:]]


def _folding_parts(word: str, cells: int) -> Iterator[str]:
    for cluster in each_cluster(word):
        if width(cluster) <= cells:
            yield cluster
        else:
            yield from cluster
