"""What a reader takes for one letter: extended grapheme clusters, by rule 29 of Unicode.

Conjuncts (rule GB9c) are included. One thing is bounded that the rule leaves open: a letter carries
at most so many marks, so that no pasted text can cost more than its length. # ADR 0014
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from eoffice_tui.present import cluster_ranges

MARKS_PER_CLUSTER_MAX: Final = 30
"""The bound of Unicode's stream-safe text; what is above it stands as clusters of its own."""

CONJUNCT_LETTERS_MAX: Final = 8
CLUSTER_CODE_POINTS_MAX: Final = 1024
"""More than the longest cluster that the bounds allow."""

_REACH_FIRST: Final = 32
"""How far back a sure boundary is looked for at first; nearly always there is one within a word."""

_REACH_MOST: Final = 32 * 4**2

_JOINER: Final = "\u200d"
_NON_JOINER: Final = "\u200c"
_FLAG: Final = "[\U0001f1e6-\U0001f1ff]"
_HANGUL_FIRST, _HANGUL_LAST = 0xAC00, 0xD7A3
_HANGUL_TRAILING_COUNT: Final = 28
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
_LAST_OF_PLANE: Final = 0xFFFF


class _Classes:
    """The properties as the insides of character classes, of one plane or of all."""

    def __init__(self, last: int) -> None:
        self._last = last
        linker = set(_codes(cluster_ranges.LINKER))
        marks = set(_codes(cluster_ranges.EXTEND))
        self.control = self._written(_codes(cluster_ranges.CONTROL))
        self.extend = self._written(marks)
        self.after = self._written({*marks, ord(_JOINER), *_codes(cluster_ranges.SPACING_MARK)})
        self.prepend = self._written(_codes(cluster_ranges.PREPEND))
        self.leading = self._written(_codes(cluster_ranges.HANGUL_L))
        self.vowel = self._written(_codes(cluster_ranges.HANGUL_V))
        self.trailing = self._written(_codes(cluster_ranges.HANGUL_T))
        self.open = self._written(range(_HANGUL_FIRST, _HANGUL_LAST, _HANGUL_TRAILING_COUNT))
        self.picture = self._written(_codes(cluster_ranges.PICTOGRAPHIC))
        self.linker = self._written(linker)
        self.consonant = self._written(_codes(cluster_ranges.CONSONANT))
        self.between = self._written({*marks, ord(_JOINER)} - linker - {ord(_NON_JOINER)})

    def _written(self, codes: "set[int] | range | Iterator[int]") -> str:
        """The codes up to the last one as ranges of a character class."""
        parts: list[str] = []
        first = before = None
        for code in [*sorted(code for code in codes if code <= self._last), None]:
            if before is not None and code == before + 1:
                before = code
                continue
            if first is not None and before is not None:
                parts.append(f"{re.escape(chr(first))}-{re.escape(chr(before))}")
            first = before = code
        return "".join(parts)


def _codes(ranges: str) -> Iterator[int]:
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


@lru_cache(2)
def _classes(*, astral: bool) -> _Classes:
    return _Classes(0x10FFFF if astral else _LAST_OF_PLANE)


@lru_cache(2)
def _pattern(*, astral: bool) -> re.Pattern[str]:
    """One cluster; the first plane alone is four times as quick, and office text needs no other.

    Possessive quantifiers and bounded repeats keep the work linear, whatever is pasted.
    """
    of, most = _classes(astral=astral), MARKS_PER_CLUSTER_MAX
    between, linker = f"[{of.between}]{{0,{most}}}+", f"[{of.linker}]"
    any_between = f"[{of.between}{of.linker}]{{0,{most}}}+"
    conjunct = (
        f"[{of.consonant}]"
        f"(?:{between}{linker}{any_between}[{of.consonant}]){{0,{CONJUNCT_LETTERS_MAX}}}+"
    )
    picture = f"[{of.picture}](?:[{of.extend}]{{0,{most}}}+{_JOINER}[{of.picture}]){{0,8}}+"
    hangul = (
        f"[{of.leading}]{{0,8}}(?:[{of.open}][{of.vowel}]{{0,8}}|[\uac00-\ud7a3]|[{of.vowel}]{{1,8}})"
        f"[{of.trailing}]{{0,8}}|[{of.leading}]{{1,8}}|[{of.trailing}]{{1,8}}"
    )
    flag = f"{_FLAG}{{2}}|" if astral else ""
    core = f"(?:{flag}{conjunct}|{picture}|{hangul}|[^\r\n{of.control}])"
    return re.compile(
        rf"\r\n|[\r\n{of.control}]|[{of.prepend}]{{0,8}}{core}[{of.after}]{{0,{most}}}+", re.DOTALL
    )


@lru_cache(2)
def _sure_pattern(*, astral: bool) -> re.Pattern[str]:
    """A place that is a boundary whatever stands further left."""
    of = _classes(astral=astral)
    hangul = f"{of.leading}{of.vowel}{of.trailing}\uac00-\ud7a3"
    after_blank = f"(?<![{of.prepend}])(?=[ -~])"
    after_mark = f"(?<=[{of.extend}{_JOINER}])(?![\n{of.after}{of.picture}{of.consonant}{hangul}])"
    among_letters = f"(?<![\r{of.prepend}{of.extend}{_JOINER}{hangul}])(?![\n{of.after}{hangul}])"
    if astral:
        among_letters += f"(?!(?<={_FLAG}){_FLAG})"
    return re.compile(f"{after_blank}|{after_mark}|{among_letters}", re.DOTALL)


def each_cluster(text: str) -> Iterator[str]:
    """What a reader takes for one letter, one after another."""
    if text.isascii() and "\r" not in text:
        return iter(text)
    pattern = _pattern(astral=_ASTRAL.search(text) is not None)
    return (found[0] for found in pattern.finditer(text))


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


def sure_bound(text: str, index: int) -> int:
    """A boundary at or before the index from which clusters can be read on without looking back.

    Where hostile text holds none for hundreds of code points, a place that is the same for all
    that stand near it.
    """
    reach = _REACH_FIRST
    while reach <= _REACH_MOST:
        floor = max(0, index - reach)
        astral = _ASTRAL.search(text, floor, index + 1) is not None
        found = _sure_pattern(astral=astral).finditer(text, floor, index + 1)
        bound = max((place.start() for place in found if place.start() <= index), default=0)
        if bound > 0 or floor == 0:
            return bound
        reach *= 4
    return (index - _REACH_MOST) // _REACH_MOST * _REACH_MOST


def _spans_around(text: str, index: int) -> Iterator[tuple[int, int]]:
    """Clusters from a sure boundary shortly before the index up to the one that holds it."""
    start = sure_bound(text, min(len(text), max(0, index - 1)))
    astral = _ASTRAL.search(text, start, index + CLUSTER_CODE_POINTS_MAX) is not None
    for found in _pattern(astral=astral).finditer(text, start):
        yield found.span()
        if found.end() > index:
            return
