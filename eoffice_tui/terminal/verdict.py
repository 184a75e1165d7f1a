"""Whether a terminal that gives its name is one to read Hindi in; by what was seen of each."""

import re
from collections.abc import Mapping
from typing import Final

from eoffice_tui.present.sentences import Sentence
from eoffice_tui.present.sentences import terminal as say
from eoffice_tui.terminal.settling import Settled

_SEEN: Final[tuple[tuple[str, Sentence], ...]] = (
    ("tmux|screen", say.VERDICT_WITHIN),
    ("vte|konsole", say.VERDICT_GOOD),
    ("windows terminal", say.VERDICT_UNSEEN),
    (
        "xterm|alacritty|st-|rxvt|putty|qterminal|mlterm|terminology|xterm[.]js|vscode|linux|kitty"
        "|foot",
        say.VERDICT_BAD,
    ),
)
"""kitty stands among these because the newer one, which lets us declare widths, is told apart."""


def verdict_on(settled: Settled, environ: Mapping[str, str]) -> Sentence:
    """What to say of this terminal."""
    if settled.counting.is_sized:
        return say.VERDICT_BEST
    name = _name(settled, environ).lower()
    found = (verdict for names, verdict in _SEEN if re.match(names, name))
    return next(found, say.VERDICT_UNKNOWN)


def _name(settled: Settled, environ: Mapping[str, str]) -> str:
    """What it calls itself, else what its surroundings call it; TERM is worn by many."""
    if settled.answers is not None and settled.answers.name:
        return settled.answers.name
    for name, sign in (("VTE_VERSION", "VTE"), ("WT_SESSION", "Windows Terminal")):
        if environ.get(name):
            return sign
    term = environ.get("TERM", "")
    return environ.get("TERM_PROGRAM") or ("" if term.startswith("xterm") else term)
