"""Figures with their goals: as bars for the eye, as one JSON object for comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.bar import Bar
from rich.console import Console
from rich.table import Table

BAR_CELLS = 40


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should be: at most `most`, or at least `least`."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the figure is what it should be."""
        is_low_enough = self.most is None or self.value <= self.most
        return is_low_enough and (self.least is None or self.value >= self.least)

    def written(self) -> dict[str, object]:
        """The goal as it stands in the result."""
        limits = {"most": self.most, "least": self.least}
        told = {name: limit for name, limit in limits.items() if limit is not None}
        return {"value": rounded(self.value), **told, "met": self.is_met}


def rounded(value: float) -> float:
    """A figure with as many digits as it deserves."""
    return round(value, 3 if abs(value) < 10 else 1)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies, between two of them when it falls so."""
    ordered = sorted(values)
    assert ordered, "nothing was measured"
    place = share * (len(ordered) - 1)
    low, part = int(place), place - int(place)
    pairs = [*pairwise(ordered), (ordered[-1], ordered[-1])]
    return pairs[low][0] + (pairs[low][1] - pairs[low][0]) * part


def median(values: Sequence[float]) -> float:
    """The value in the middle."""
    return quantile(values, 0.5)


def show(
    title: str, unit: str, figures: Mapping[str, float], *, limit: float | None = None
) -> None:
    """Draw figures that people compare as bars; what passes the limit is marked."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("")
    table.add_column(unit, justify="right")
    table.add_column("")
    widest = max([*figures.values(), limit or 0.0]) or 1.0
    for name, value in figures.items():
        is_over = limit is not None and value > limit
        bar = Bar(widest, 0, value, width=BAR_CELLS, color="red" if is_over else "green")
        table.add_row(name, f"{rounded(value):,}", bar)
    if limit is not None:
        bar = Bar(widest, 0, limit, width=BAR_CELLS, color="bright_black")
        table.add_row("limit", f"{rounded(limit):,}", bar)
    Console(highlight=False).print(table)


def result(name: str, figures: Mapping[str, object], goals: Sequence[Goal]) -> dict[str, object]:
    """What a measurement returns."""
    return {
        "bench": name,
        "figures": dict(figures),
        "goals": {goal.name: goal.written() for goal in goals},
        "met": all(goal.is_met for goal in goals),
    }
