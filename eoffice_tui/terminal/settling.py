"""Settles how this terminal counts: by hand, by its answers, by memory, or by what is safe."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from eoffice_tui.present.cells import Rule
from eoffice_tui.terminal.answers import Answers
from eoffice_tui.terminal.asking import Asking, seconds_to_wait
from eoffice_tui.terminal.counting import SAFE, Counting, Width, counting_of, given
from eoffice_tui.terminal.remembered import Remembered, kind_of

WIDTH_SETTING = "EOFFICE_WIDTH"


class Source(Enum):
    """From where it is known how a terminal counts."""

    GIVEN = "given"
    ANSWERED = "answered"
    REMEMBERED = "remembered"
    KNOWN_KIND = "known_kind"
    SAFE = "safe"


@dataclass(frozen=True, slots=True)
class Settled:
    """How a terminal counts, from where that is known, and what was typed while it was asked."""

    counting: Counting
    source: Source
    answers: Answers | None = None
    typed: bytes = b""


def width_of(asked_for: str | None, environ: Mapping[str, str]) -> Width:
    """The width asked for on the command line, else by the environment, else by the terminal."""
    word = asked_for or environ.get(WIDTH_SETTING, "")
    return Width(word) if word in {width.value for width in Width} else Width.AUTO


def settle(asking: Asking, environ: Mapping[str, str], home: Path, width: Width) -> Settled:
    """Take what was asked for, or what the terminal says, or what it said before."""
    if (by_hand := given(width)) is not None:
        return Settled(by_hand, Source.GIVEN)
    kind, remembered = kind_of(environ), Remembered(home)
    silent = remembered.was_silent(kind)
    heard = asking.answer(seconds_to_wait(environ, was_silent=silent))
    if heard is None:
        return _unheard(remembered.answers(kind), environ, b"")
    remembered.keep(kind, heard.answers)
    if heard.answers is None:
        return _unheard(remembered.answers(kind), environ, heard.typed)
    return Settled(counting_of(heard.answers), Source.ANSWERED, heard.answers, heard.typed)


def _unheard(before: Answers | None, environ: Mapping[str, str], typed: bytes) -> Settled:
    """What holds without an answer."""
    if before is not None:
        return Settled(counting_of(before), Source.REMEMBERED, before, typed)
    if "WT_SESSION" in environ:  # Windows Terminal, from 1.22 on
        return Settled(Counting(Rule.CLU2), Source.KNOWN_KIND, None, typed)
    return Settled(SAFE, Source.SAFE, None, typed)
