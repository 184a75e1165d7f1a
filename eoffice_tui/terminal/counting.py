"""Which rule a terminal follows, by what it reported of the probes."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from eoffice_tui.present.cells import NO_QUIRKS, Quirk, Rule, measure
from eoffice_tui.terminal.answers import QUIRK_PROBES, RULE_PROBES, Answers

_WIDEST_FIRST: Final = (Rule.SUM1, Rule.CLU2, Rule.CLU2Z, Rule.SUM0, Rule.CLU1)
SHAPES_UNITS: Final = "kitty"
"""Others obey a declared width too, but lose vowel signs inside it."""


class Width(Enum):
    """What may be asked for by hand, in place of what the terminal reports."""

    AUTO = "auto"
    SUM1 = "sum1"
    SUM0 = "sum0"
    CLU2 = "clu2"
    CLU2Z = "clu2z"
    CLU1 = "clu1"
    SIZED = "sized"


@dataclass(frozen=True, slots=True)
class Counting:
    """How texts are measured for one terminal; `is_sized`: it lets us declare a word's cells."""

    rule: Rule
    quirks: frozenset[Quirk] = NO_QUIRKS
    is_sized: bool = False
    is_exact: bool = False


SAFE: Final = Counting(Rule.SUM1)
"""Where nothing is known: a rule that is too wide leaves gaps, one too narrow hides letters."""

SIZED: Final = Counting(Rule.CLU2, frozenset({Quirk.WIDE_VOWELS}), is_sized=True, is_exact=True)


def given(width: Width) -> Counting | None:
    """What was asked for by hand."""
    match width:
        case Width.AUTO:
            return None
        case Width.SIZED:
            return SIZED
        case _:
            return Counting(Rule[width.name])


def counting_of(answers: Answers) -> Counting:
    """The rule that explains the answers; where none does, the nearest that hides no letter."""
    if answers.obeys_sizes and SHAPES_UNITS in answers.name.lower():
        return SIZED
    off = {rule: _off(answers, rule) for rule in _WIDEST_FIRST}
    exact = [rule for rule in _WIDEST_FIRST if not any(off[rule])]
    wide_enough = [rule for rule in _WIDEST_FIRST if min(off[rule]) >= 0]
    if exact:
        rule = exact[0]
    elif wide_enough:
        rule = min(wide_enough, key=lambda rule: sum(off[rule]))
    else:
        return SAFE
    return Counting(rule, _quirks(answers, rule), is_exact=bool(exact))


def _off(answers: Answers, rule: Rule) -> list[int]:
    """By how many cells the rule is wider than the terminal, probe by probe."""
    return [measure(probe, rule=rule) - answers.cells[probe] for probe in RULE_PROBES]


def _quirks(answers: Answers, rule: Rule) -> frozenset[Quirk]:
    return frozenset(
        quirk
        for quirk, probe in QUIRK_PROBES.items()
        if measure(probe, rule=rule)
        != answers.cells[probe]
        == measure(probe, rule=rule, quirks=frozenset({quirk}))
    )
