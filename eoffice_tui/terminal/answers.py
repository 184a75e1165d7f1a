"""What is asked of a terminal and how its answers are read; bytes in, bytes out.

Some terminals answer once per frame only, so everything is asked in one writing, and the question
that every terminal answers stands last: when its answer is there, no other will come.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from eoffice_tui.present.cells import Quirk

RULE_PROBES: Final = (
    "कि",
    "क्ष",
    "स्त्री",
    "ज्ञा",
    "त्र्य",
    "कार्यालय",
    "राष्ट्रीय",
    "क्षि",
    "मान्",
)
"""Texts on which no two rules agree."""

QUIRK_PROBES: Final[Mapping[Quirk, str]] = {
    Quirk.JOINS: "र्\u200dय",
    Quirk.FLAT_SELECTOR: "❤\ufe0f",
    Quirk.WIDE_TONES: "👍🏽",
}
PROBES: Final = (*RULE_PROBES, *QUIRK_PROBES.values())
UNIT_CELLS: Final = 2
NAME_CHARACTERS_MAX: Final = 80
ANSWER_BYTES_MAX: Final = 4096
"""Above this it is no terminal that answers but something that floods."""

# The second row: a position reported in the first would look like F3 with a modifier.
_AT_START: Final = "\x1b[2;1H\x1b[K"
_WHERE: Final = "\x1b[6n"
_UNIT: Final = f"\x1b]66;w={UNIT_CELLS}; \x1b\\"

_POSITION: Final = re.compile(rb"\x1b\[2;(\d{1,4})R")
_NAME: Final = re.compile(rb"\x1bP>\|([^\x1b\x07]{0,200})\x1b\\")
_LAST: Final = re.compile(rb"\x1b\[\?[\d;]{0,100}c")
_CUT_OFF: Final = re.compile(rb"\x1b(?:\[[\d;?]*|P[^\x1b]*)\Z")
"""An answer of which the rest has not come; a lone escape is the key."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a terminal reported: its name, the cells of each probe, whether it obeys sizes."""

    name: str
    cells: Mapping[str, int]
    obeys_sizes: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """What came from the terminal: its answers if they are whole, and what the officer typed."""

    answers: Answers | None
    typed: bytes


def questions() -> bytes:
    """Everything that is asked, as one writing; drawn aside and wiped, the cursor put back."""
    asked = [f"{_AT_START}{probe}{_WHERE}" for probe in PROBES]
    unit = f"{_AT_START}{_UNIT}{_WHERE}"
    return (
        "\x1b7\x1b[?1049h\x1b[>q" + "".join(asked) + unit + _AT_START + "\x1b[?1049l\x1b8\x1b[c"
    ).encode()


def is_answered(received: bytes) -> bool:
    """Whether the last question has its answer, or so much came that none is to be hoped for."""
    return _LAST.search(received) is not None or len(received) > ANSWER_BYTES_MAX


def read(received: bytes) -> Received:
    """Tell the answers from what was typed meanwhile; half an answer counts as none."""
    columns = [int(found) - 1 for found in _POSITION.findall(received)]
    named = _NAME.search(received)
    typed = received
    for answer in (_POSITION, _NAME, _LAST, _CUT_OFF):
        typed = answer.sub(b"", typed)
    if not is_answered(received) or len(columns) != len(PROBES) + 1:
        return Received(answers=None, typed=typed)
    answers = Answers(
        name=_plain(named[1]) if named else "",
        cells=dict(zip(PROBES, columns, strict=False)),
        obeys_sizes=columns[-1] == UNIT_CELLS,
    )
    return Received(answers=answers, typed=typed)


def _plain(name: bytes) -> str:
    """A terminal's name for itself, with nothing in it that could steer another terminal."""
    shown = (sign for sign in name.decode("utf-8", "replace") if sign.isprintable())
    return "".join(shown)[:NAME_CHARACTERS_MAX]
