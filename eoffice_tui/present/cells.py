"""Measures and cuts text in terminal cells, by the rule of the terminal that is installed."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Final

from rich.cells import get_character_cell_size

ELLIPSIS: Final = "…"
UNSEEN: Final = "\N{REPLACEMENT CHARACTER}"
"""Drawn in place of what a terminal must not be sent: controls, lone surrogates, bidi overrides."""

WRAP_CELLS_MIN: Final = 2
MARKS_PER_CLUSTER_MAX: Final = 30
"""The bound of Unicode's stream-safe text; what is above it stands as clusters of its own."""

CONJUNCT_LETTERS_MAX: Final = 8
CODE_POINTS_PER_CELL_MAX: Final = 16
BOUND_WINDOW: Final = 256
"""How far back a cluster's start is looked for, so that a long line costs no more per key."""


class Rule(Enum):
    """How a terminal counts cells; five rules explain every terminal that was measured."""

    SUM1 = "SUM1"
    SUM0 = "SUM0"
    CLU2 = "CLU2"
    CLU2Z = "CLU2Z"
    CLU1 = "CLU1"


class Align(Enum):
    """On which side of its cells a text stands."""

    LEFT = "left"
    RIGHT = "right"


class _Widths(dict[str, int]):
    """Cells of single code points, filled as they are met."""

    def __init__(self, *, spacing_mark: int) -> None:
        super().__init__()
        self._spacing_mark = spacing_mark

    def __missing__(self, character: str) -> int:
        match unicodedata.category(character):
            case "Mc":
                cells = self._spacing_mark
            case "Mn" | "Me" | "Cf":
                cells = 1 if character == "\ufe0f" else 0
            case "Cs":
                cells = 1
            case _:
                cells = get_character_cell_size(character)
        self[character] = cells
        return cells


_WITH_MARKS = _Widths(spacing_mark=1)
_WITHOUT_MARKS = _Widths(spacing_mark=0)


def _sum1(text: str) -> int:
    return sum(map(_WITH_MARKS.__getitem__, text))


def _sum0(text: str) -> int:
    return sum(map(_WITHOUT_MARKS.__getitem__, text))


def _by_cluster(text: str, of_cluster: Callable[[str], int]) -> int:
    return sum(of_cluster(cluster) for cluster in each_cluster(text))


def _first(cluster: str) -> int:
    return next((cells for cells in map(_WITHOUT_MARKS.__getitem__, cluster) if cells), 0)


_MEASURES: Final[dict[Rule, Callable[[str], int]]] = {
    Rule.SUM1: _sum1,
    Rule.SUM0: _sum0,
    Rule.CLU2: lambda text: _by_cluster(text, lambda cluster: min(2, _sum1(cluster))),
    Rule.CLU2Z: lambda text: _by_cluster(text, lambda cluster: min(2, _sum0(cluster))),
    Rule.CLU1: lambda text: _by_cluster(text, _first),
}


class _Installed:
    """The rule in force; before the terminal is asked it is the one that can hide no letter."""

    rule = Rule.SUM1
    measure: Callable[[str], int] = _sum1


def install(rule: Rule) -> None:
    """Measure by this rule from now on."""
    _Installed.rule = rule
    _Installed.measure = _MEASURES[rule]
    _short_width.cache_clear()


def installed() -> Rule:
    """The rule in force."""
    return _Installed.rule


def measure(text: str, *, rule: Rule) -> int:
    """The cells of a text by a given rule, whatever is installed."""
    return _MEASURES[rule](text)


def width(text: str) -> int:
    """The cells a text takes on this terminal."""
    if text.isascii() and text.isprintable():
        return len(text)
    return _short_width(text) if len(text) < BOUND_WINDOW else _Installed.measure(text)


@lru_cache(8192)
def _short_width(text: str) -> int:
    return _Installed.measure(text)


# --- clusters ---------------------------------------------------------------------------------

_MARK_BLOCKS: Final = ((0x0300, 0x20FF), (0x2CEF, 0x309A), (0xA66F, 0xABFF), (0xFB1E, 0xFE2F))
"""Where the marks of the plane of living scripts stand; historic scripts go by code point."""

_JOINED_CF_AND_JAMO: Final = (
    "\u200c\u200d\u1160-\u11ff\ud7b0-\ud7fb\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef"
)
_VIRAMAS: Final = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"
_CONSONANTS: Final = (
    "\u0915-\u0939\u0958-\u095f\u0978-\u097f"  # Devanagari
    "\u0995-\u09b9\u09dc-\u09df\u09f0\u09f1"  # Bengali and Assamese
    "\u0a95-\u0ab9\u0af9"  # Gujarati
    "\u0b15-\u0b39\u0b5c-\u0b5f\u0b71"  # Odia
    "\u0c15-\u0c39\u0c58-\u0c5a"  # Telugu
    "\u0d15-\u0d3a"  # Malayalam
)
_PICTURES: Final = (
    "\u00a9\u00ae\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
)


def _class_of(marks: list[int]) -> str:
    return "".join(chr(mark) for mark in marks)


@lru_cache(1)
def _cluster_pattern() -> re.Pattern[str]:
    """UAX 29 as far as an office needs it, with rule GB9c (conjuncts) for the Indic scripts.

    Possessive quantifiers and bounded repeats keep the work linear, whatever is pasted.
    """
    marks = [
        code
        for first, last in _MARK_BLOCKS
        for code in range(first, last + 1)
        if unicodedata.category(chr(code)) in ("Mn", "Me", "Mc")
    ]
    # GB9c: only marks without advance, and ZWJ, may stand between a virama and its letter.
    between = _class_of(
        [m for m in marks if unicodedata.category(chr(m)) != "Mc" and chr(m) not in _VIRAMAS]
    )
    mark = f"[{_class_of(marks)}{_JOINED_CF_AND_JAMO}]{{0,{MARKS_PER_CLUSTER_MAX}}}"
    extend, any_extend = f"[{between}\u200d]*+", f"[{between}\u200d{_VIRAMAS}]*+"
    conjunct = f"(?:{extend}[{_VIRAMAS}]{any_extend}[{_CONSONANTS}]){{0,{CONJUNCT_LETTERS_MAX}}}+"
    picture = f"[{_PICTURES}](?:[\ufe0f\U0001f3fb-\U0001f3ff]?\u200d[{_PICTURES}]){{0,8}}+"
    flag = "[\U0001f1e6-\U0001f1ff]{2}"
    return re.compile(
        rf"\r\n|[{_CONSONANTS}]{conjunct}{mark}|{flag}{mark}|{picture}{mark}|.{mark}", re.DOTALL
    )


def each_cluster(text: str) -> Iterator[str]:
    """What a reader takes for one letter, one after another."""
    if text.isascii() and "\r" not in text:
        return iter(text)
    return (found[0] for found in _cluster_pattern().finditer(text))


def clusters(text: str) -> tuple[str, ...]:
    """The text cut between what a reader takes for letters."""
    return tuple(each_cluster(text))


def next_bound(text: str, index: int) -> int:
    """The first place after the index where a cursor may rest."""
    for _, end in _spans_around(text, index):
        if end > index:
            return end
    return len(text)


def prev_bound(text: str, index: int) -> int:
    """The last place before the index where a cursor may rest."""
    last = 0
    for start, end in _spans_around(text, index):
        last = start
        if end >= index:
            break
    return last if index > 0 else 0


def snap(text: str, index: int) -> int:
    """The start of the cluster in which the index lies."""
    for start, end in _spans_around(text, index):
        if end > index:
            return start
    return len(text)


def _spans_around(text: str, index: int) -> Iterator[tuple[int, int]]:
    """Clusters from a sure boundary shortly before the index up to the one that holds it."""
    start = max(0, index - 1)
    floor = max(0, start - BOUND_WINDOW)
    while start > floor and not (text[start].isascii() and text[start].isprintable()):
        start -= 1
    for found in _cluster_pattern().finditer(text, start):
        yield found.span()
        if found.end() > index:
            return


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
