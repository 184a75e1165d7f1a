"""Makes Textual and Rich measure by `present.cells`, and ties every Hindi run to its column.

Stock Rich gives the spacing vowel signs no cell, so each Hindi row would push what stands right
of it. The names replaced here are private; Textual and Rich are pinned and each name is held by a
contract test.
"""

import re
from collections.abc import Iterator
from typing import Final

import rich.cells
import rich.segment
import textual._cells
import textual._wrap
import textual.document._wrapped_document
import textual.widgets._input
import textual.widgets._text_area
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from eoffice_tui.present import cells

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

_original_wrap_offsets = textual._wrap.compute_wrap_offsets


def install(rule: cells.Rule) -> None:
    """Measure and draw by this rule from now on; may be called again with another rule."""
    cells.install(rule)
    for holder, name, replacement in REPLACED:
        setattr(holder, name, replacement)
    rich.cells.cached_cell_len.cache_clear()


def character_width(character: str, unicode_version: str = "auto") -> int:
    """The cells of one code point."""
    return cells.width(character)


def cell_len(text: str, unicode_version: str) -> int:
    """The cells of a text, in Rich's signature."""
    return cells.width(text)


def split_graphemes(
    text: str, unicode_version: str = "auto"
) -> tuple[list[tuple[int, int, int]], int]:
    """The clusters of a text as (start, end, cells), and the cells of the whole."""
    spans: list[tuple[int, int, int]] = []
    start = total = 0
    for cluster in cells.each_cluster(text):
        taken = cells.width(cluster)
        spans.append((start, start + len(cluster), taken))
        start += len(cluster)
        total += taken
    return spans, total


def split_text(text: str, cell_position: int, unicode_version: str = "auto") -> tuple[str, str]:
    """The text before and after a cell; a cluster that straddles it becomes blanks."""
    before, after = cells.split(text, cell_position)
    short = cell_position - cells.width(before)
    if short <= 0 or not after:
        return before, after
    straddling = next(cells.each_cluster(after))
    blanks = cells.width(straddling) - short
    return before + " " * short, " " * blanks + after[len(straddling) :]


def split_segment(cls: type[Segment], segment: Segment, cut: int) -> tuple[Segment, Segment]:
    """Two segments of which the first is `cut` cells wide."""
    text, style, control = segment
    before, after = split_text(text, cut)
    return cls(before, style, control), cls(after, style, control)


def cell_width_to_column_index(line: str, cell_width: int, tab_width: int) -> int:
    """The start of the cluster under a cell of an editor's line."""
    if "\t" not in line:
        return cells.index_at(line, cell_width)
    index = used = 0
    for cluster in cells.each_cluster(line):
        used += tab_width - used % tab_width if cluster == "\t" else cells.width(cluster)
        if used > cell_width:
            return index
        index += len(cluster)
    return len(line)


def compute_wrap_offsets(
    text: str,
    width: int,
    tab_size: int,
    fold: bool = True,  # noqa: FBT001, FBT002 - Textual's signature
    precomputed_tab_sections: list[tuple[str, int]] | None = None,
) -> list[int]:
    """Where an editor's line breaks: at words, and inside long words between clusters."""
    if "\t" in text or not fold:
        return _original_wrap_offsets(text, width, tab_size, fold, precomputed_tab_sections)
    return list(_wrap_offsets(text, width))


def _wrap_offsets(text: str, width: int) -> Iterator[int]:
    used = 0
    for start, _, chunk in textual._wrap.chunks(text):
        taken = cells.width(chunk)
        if used + taken <= width:
            used += taken
            continue
        if start:
            yield start
        used = taken
        if taken > width:
            *full, last = cells.fold(chunk, width)
            used = cells.width(last)
            at = start
            for piece in full:
                at += len(piece)
                yield at


def render_strip(strip: Strip, console: Console) -> str:
    """The strip as terminal codes, shielded and anchored."""
    if strip._render_cache is None:
        colours = console._color_system or ColorSystem.TRUECOLOR
        strip._render_cache = "".join(
            anchored(text)
            if style is None
            else Strip.render_style(style, anchored(text), color_system=colours)
            for text, style, _ in strip._segments
        )
    return strip._render_cache


def anchored(text: str) -> str:
    """The text as sent: after each doubtful run the cursor is put where the layout has it.

    A wrong guess at a run's width can then never move a column.
    """
    if text.isascii() and text.isprintable():
        return text
    safe = _SHIELDED.sub(lambda found: cells.UNSEEN if found[1] else "", text)
    return _RUN.sub(_anchored_run, safe)


def _anchored_run(found: re.Match[str]) -> str:
    taken = cells.width(found[0])
    drawn = _NUKTA_PAIR.sub(lambda pair: _NUKTA_LETTERS[pair[1]], found[0])
    return f"\x1b7\x1b[{taken}X{drawn}\x1b8\x1b[{taken}C" if taken else drawn


REPLACED: Final[tuple[tuple[object, str, object], ...]] = (
    (rich.cells, "_cell_len", cell_len),
    (rich.cells, "get_character_cell_size", character_width),
    (rich.cells, "split_graphemes", split_graphemes),
    (rich.cells, "_split_text", split_text),
    (rich.segment, "get_character_cell_size", character_width),
    (Segment, "_split_cells", classmethod(split_segment)),
    (textual._cells, "cell_width_to_column_index", cell_width_to_column_index),
    (textual._wrap, "compute_wrap_offsets", compute_wrap_offsets),
    (textual._wrap, "get_character_cell_size", character_width),
    (
        textual.document._wrapped_document,
        "cell_width_to_column_index",
        cell_width_to_column_index,
    ),
    (textual.document._wrapped_document, "compute_wrap_offsets", compute_wrap_offsets),
    (textual.widgets._input, "get_character_cell_size", character_width),
    (
        textual.widgets._text_area,
        "cell_width_to_column_index",
        cell_width_to_column_index,
    ),
    (Strip, "render", render_strip),
)
"""Every private or foreign name that is replaced: where, which, by what."""
