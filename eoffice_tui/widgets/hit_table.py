"""A table of hits: what was looked for stands between signs, and is set off beside that."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from eoffice_tui.present.extract import CLOSES, OPENS
from eoffice_tui.widgets.virtual_table import VirtualTable

_HIT: Final = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}")


class HitTable(VirtualTable):
    """The signs say it without colour; where there is colour the hit is bold as well."""

    def _line(self, mark: str, sign: str, texts: Sequence[str], style: Style) -> Strip:
        plain = super()._line(mark, sign, texts, style)
        hit = Style(bold=True, underline=True)
        return Strip(
            [part for segment in plain for part in _set_off(segment, hit)], plain.cell_length
        )


def _set_off(segment: Segment, hit: Style) -> Iterator[Segment]:
    text, style = segment.text, segment.style or Style()
    done = 0
    for found in _HIT.finditer(text):
        yield Segment(text[done : found.start()], style)
        yield Segment(found[0], style + hit)
        done = found.end()
    yield Segment(text[done:], style)
