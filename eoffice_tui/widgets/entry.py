"""What every field of text shares: which text may enter, how it joins, how the caret is drawn."""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from itertools import pairwise
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from eoffice_core.domain.text import entered as recorded
from eoffice_core.domain.text import is_clean
from eoffice_tui.present import cells

JOINERS: Final = frozenset("\u200c\u200d")
"""ZWNJ and ZWJ: part of Hindi, though Python does not count them as printable."""

WHOLE_LETTER_KEYS: Final = ("shift+backspace", "ctrl+g")
"""Most terminals send the same for Backspace with Shift and without, so there is a second key."""

TAB_BLANKS: Final = " " * 4
SEAM_CODE_POINTS_MAX: Final = 64

_WORD_PARTS: Final = r"\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff\u200c\u200d"
WORD_EDGE: Final = re.compile(
    rf"(?<=[^{_WORD_PARTS}])(?=[{_WORD_PARTS}])|(?<=[{_WORD_PARTS}])(?=[^{_WORD_PARTS}])"
)
r"""Where a word begins or ends; `\w` alone would stop at every vowel sign. A danda is no word."""

WORD_START: Final = re.compile(rf"(?<=[^{_WORD_PARTS}])[{_WORD_PARTS}]")


Span = tuple[int, int, Style]
"""Where something is lit in a line: from, up to, how."""


WORD_REACH_FIRST: Final = 64


class Fault(Enum):
    """Why a text may not enter."""

    CONTROL = "control"
    DIRECTION = "direction"
    SURROGATE = "surrogate"
    TOO_LONG = "too_long"


def entered(text: str) -> str:
    """The text as it goes into a field: as it is recorded, with tabs as blanks."""
    return recorded(text).replace("\t", TAB_BLANKS)


def fault_in(text: str) -> Fault | None:
    """What keeps an entered text out, if anything."""
    if is_clean(text):
        return None
    kinds = {unicodedata.category(character) for character in set(text) - {"\n"}}
    if "Cs" in kinds:
        return Fault.SURROGATE
    return Fault.CONTROL if "Cc" in kinds else Fault.DIRECTION


def loaded(text: str) -> str:
    """A stored text as it is shown for editing; what may not enter is replaced by a sign."""
    text = entered(text)
    if is_clean(text):
        return text
    return "\n".join(map(cells.visible, text.split("\n")))


def seam(before: str, inserted: str, after: str) -> tuple[int, str, int]:
    """How an insertion joins its surroundings in NFC: taken back, the text, taken ahead."""
    tail = before[cells.prev_bound(before, len(before)) :][-SEAM_CODE_POINTS_MAX:]
    ahead = 0
    while ahead < min(len(after), SEAM_CODE_POINTS_MAX) and unicodedata.combining(after[ahead]):
        ahead += 1
    whole = tail + inserted + after[:ahead]
    joined = unicodedata.normalize("NFC", whole)
    return (0, inserted, 0) if joined == whole else (len(tail), joined, ahead)


async def run_own_binding(field: Widget, event: events.Key) -> bool:
    """Run what the field itself binds to a key at once, in the order the keys were pressed.

    Textual sends a bound key up to the app first while a letter acts in the field: on a slow line
    "Backspace, x" would arrive together and delete the x.
    """
    for binding in field._bindings.key_to_bindings.get(event.key, ()):
        if not binding.priority and await field.app.run_action(binding.action, field):
            event.stop()
            event.prevent_default()
            return True
    return False


def caret_span(text: str, index: int) -> tuple[int, int]:
    """The whole cluster in which the caret stands, or the place after the end."""
    if index >= len(text):
        return len(text), len(text) + 1
    start = cells.snap(text, index)
    return start, cells.next_bound(text, start)


def painted(text: str, *, base: Style, spans: Iterable[Span]) -> Strip:
    """One line in its styles; spans are given in code points, later ones lie on top."""
    bounded = [(max(0, first), min(len(text), last), style) for first, last, style in spans]
    cuts = sorted({0, len(text), *(cut for span in bounded for cut in span[:2] if cut >= 0)})
    segments = []
    for first, last in pairwise(cuts):
        style = base
        for start, end, extra in bounded:
            if start <= first and last <= end:
                style += extra
        segments.append(Segment(text[first:last], style))
    return Strip(segments)


def word_left(text: str, index: int) -> int:
    """Where the word before this place begins, or the one before a blank."""
    end = len(text[:index].rstrip())
    reach, floor = WORD_REACH_FIRST, end
    while floor > 0:
        floor = max(0, end - reach)
        edges = [edge.start() for edge in WORD_EDGE.finditer(text, floor, end)]
        if edges:
            return edges[-1]
        reach *= 4
    return 0


def word_right(text: str, index: int) -> int:
    """Where the word after this place ends, or begins after something else."""
    start = len(text) - len(text[index:].lstrip())
    edge = WORD_EDGE.search(text, start + 1)
    return len(text) if edge is None else edge.start()
