"""Asks each widget only for the rows that are to be drawn.

For one changed row Textual asks every widget in whose frame it lies for all its rows, and throws
them away but one: a quarter of what a key costs. The name replaced is private; a contract test
holds it.
"""

from collections.abc import Iterator
from typing import Final

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


def install() -> None:
    """Ask for no other rows from now on; may be called again."""
    for name, replacement in REPLACED:
        setattr(Compositor, name, replacement)


def renders(
    compositor: Compositor, crop: Region | None = None
) -> Iterator[tuple[Region, Region, list[Strip]]]:
    """Each widget's place, the part of it that is seen, and the rows of that part."""
    for widget, (region, clip) in compositor.visible_widgets.items():
        seen = clip if crop is None else _rows_of(clip, crop)
        part = region.intersection(seen)
        if part:
            yield region, seen, widget.render_lines(part.translate((-region.x, -region.y)))


def _rows_of(clip: Region, crop: Region) -> Region:
    """Whole rows: to the left and right of what changed a widget is only cut, not drawn."""
    return clip.intersection(Region(clip.x, crop.y, clip.width, crop.height))


REPLACED: Final = (("_get_renders", renders),)
