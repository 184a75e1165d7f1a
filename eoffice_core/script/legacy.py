"""Whether a text is Kruti Dev: it looks like English until it is read.

Each pair of neighbouring keys is likelier in one of the two; their weights are added up. English
must never be taken for Kruti Dev, so a text that says too little is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from eoffice_core.script.krutidev import Conversion, convert
from eoffice_core.script.pair_weights import PAIRS

PAIR_WEIGHT_MAX = 5
SURE_LEAST = 8
"""From this sum on a text counts as Kruti Dev."""

KEYS_LEAST = 5
"""A text of fewer keys is not judged: `lkjh` is a word, and four keys side by side."""

ENGLISH_WORD_LEAST = 4
ENGLISH_SURE = -10
ENGLISH_LIKELY = -3
"""An English word in a Kruti Dev line: as long as this, and as sure; or likely, and no Hindi."""

_WEIGHTS = {
    run[start : start + 2]: weight
    for weight, run in PAIRS.items()
    for start in range(0, len(run), 2)
}
_DIGIT = re.compile(r"\d")
_WORDLESS = re.compile(r"[\d\W_]+")
_SHOUTED = re.compile(r"[A-Z\d\W]+")
"""Capitals alone are an abbreviation; Kruti Dev has few words that are."""

_DEVANAGARI = re.compile("[\u0900-\u097f]")
_PARTS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text that seems to be Kruti Dev, and what it would be in Unicode."""

    legacy: str
    text: str
    unknown: tuple[str, ...]
    lines_converted: int
    lines_kept: int
    """Lines that have words and do not look like Kruti Dev; they stand as they were."""


def pairs_of(line: str) -> Iterator[str]:
    """The neighbouring keys of each word, its edges as blanks and any digit as 0."""
    for word in line.split():
        if len(word) == 1 or _WORDLESS.fullmatch(word) or _SHOUTED.fullmatch(word):
            continue
        edged = f" {_DIGIT.sub('0', word)} "
        yield from (edged[place : place + 2] for place in range(len(edged) - 1))


def weight(text: str) -> int:
    """How much a text speaks for Kruti Dev; below zero it speaks for English."""
    return sum(_WEIGHTS.get(pair, 0) for pair in pairs_of(text))


def is_krutidev(text: str) -> bool:
    """Whether a text as a whole is Kruti Dev."""
    keys = sum(1 for character in text if not character.isspace() and not character.isdigit())
    if keys < KEYS_LEAST or len(_DEVANAGARI.findall(text)) * 2 > keys:
        return False
    return weight(text) >= SURE_LEAST and (len(text.split()) > 1 or not convert(text).misfits)


def proposal(text: str) -> Proposal | None:
    """What a text would be in Unicode, if it seems to be Kruti Dev in any of its lines."""
    lines = text.splitlines(keepends=True)
    read = converted(lines)
    if read is None:
        return None
    return Proposal(
        legacy=text,
        text="".join(
            line if one is None else one.text for line, one in zip(lines, read, strict=True)
        ),
        unknown=tuple(glyph for one in read if one is not None for glyph in one.unknown),
        lines_converted=sum(one is not None for one in read),
        lines_kept=sum(
            one is None and bool(line.strip()) for line, one in zip(lines, read, strict=True)
        ),
    )


def converted(lines: Sequence[str]) -> list[Conversion | None] | None:
    """Each line of one text converted, or None where it is not Kruti Dev; None if no line is."""
    sure = [is_krutidev(line) for line in lines]
    if not any(sure) and not is_krutidev("\n".join(lines)):
        return None
    return [
        convert_line(line) if is_sure or _goes_along(line) else None
        for line, is_sure in zip(lines, sure, strict=True)
    ]


def _goes_along(line: str) -> bool:
    """Whether a line too short to judge may be Kruti Dev like its neighbours."""
    return bool(line.strip()) and not _DEVANAGARI.search(line) and weight(line) >= 0


def convert_line(line: str) -> Conversion:
    """A Kruti Dev line in Unicode, but for English words and for Hindi that is readable already."""
    parts = [
        Conversion(text, (), misfits=0, syllables=0) if is_readable else convert(text)
        for is_readable, words in groupby(_PARTS.findall(line), key=_is_readable)
        for text in ("".join(words),)
    ]
    return Conversion(
        text="".join(part.text for part in parts),
        unknown=tuple(glyph for part in parts for glyph in part.unknown),
        misfits=sum(part.misfits for part in parts),
        syllables=sum(part.syllables for part in parts),
    )


def _is_readable(word: str) -> bool:
    """Whether a word of a Kruti Dev line is Hindi already, or English."""
    if _DEVANAGARI.search(word):
        return True
    if len(word) < ENGLISH_WORD_LEAST:
        return False
    found = weight(word)
    return found <= ENGLISH_SURE or (found <= ENGLISH_LIKELY and bool(convert(word).misfits))
