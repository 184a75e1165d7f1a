"""Makes Textual and Rich measure by `present.cells`, and send text by `present.runs`.

Stock Rich gives the spacing vowel signs no cell, so each Hindi row would push what stands right
of it. The names replaced here are private; Textual and Rich are pinned and each name is held by a
contract test.
"""

import sys
from collections.abc import Iterator
from typing import Final

import rich.cells
import rich.segment
import textual._cells
import textual._wrap
import textual.widgets._input
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

from eoffice_tui.present import cells, runs

_original_wrap_offsets = textual._wrap.compute_wrap_offsets
_original_partial_update = Compositor.render_partial_update


class _Installed:
    """Whether anything was installed yet, and how runs are sent."""

    is_done = False
    is_sized = False


def install(
    rule: cells.Rule,
    quirks: frozenset[cells.Quirk] = cells.NO_QUIRKS,
    *,
    is_sized: bool = False,
) -> None:
    """Measure and draw by this rule from now on; may be called again with another rule.

    `is_sized`: the terminal lets us declare the cells of a word, and shapes it within them.
    """
    cells.install(rule, quirks)
    _Installed.is_done, _Installed.is_sized = True, is_sized
    for holder, name, replacement in REPLACED:
        setattr(holder, name, replacement)
    for module, name, replacement in COPIED:
        if module in sys.modules:
            setattr(sys.modules[module], name, replacement)
    rich.cells.cached_cell_len.cache_clear()


def is_installed() -> bool:
    """Whether it was settled already how this terminal measures and draws."""
    return _Installed.is_done


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
        sent = runs.sized if _Installed.is_sized else runs.anchored
        strip._render_cache = "".join(
            sent(text)
            if style is None
            else Strip.render_style(style, sent(text), color_system=colours)
            for text, style, _ in strip._segments
        )
    return strip._render_cache


def render_partial_update(compositor: Compositor) -> ChopsUpdate | None:
    """What has changed on the screen; whole rows where words are sent as units.

    Drawing over a part of a unit blanks the rest of it, so the edge of a pop-up would eat into
    the words that it only touches.
    """
    if _Installed.is_sized:
        cells_wide = compositor.size.width
        rows = {Region(0, one.y, cells_wide, one.height) for one in compositor._dirty_regions}
        compositor._dirty_regions.clear()
        compositor._dirty_regions.update(rows)
    return _original_partial_update(compositor)


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
    (textual.widgets._input, "get_character_cell_size", character_width),
    (Strip, "render", render_strip),
    (Compositor, "render_partial_update", render_partial_update),
)
"""Every private or foreign name that is replaced: where, which, by what."""

COPIED: Final[tuple[tuple[str, str, object], ...]] = (
    (
        "textual.document._wrapped_document",
        "cell_width_to_column_index",
        cell_width_to_column_index,
    ),
    ("textual.document._wrapped_document", "compute_wrap_offsets", compute_wrap_offsets),
    ("textual.widgets._text_area", "cell_width_to_column_index", cell_width_to_column_index),
)
"""What the editor's modules copy from those above: loaded after `install` they copy ours."""
