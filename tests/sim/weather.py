"""What kind of history a seed tells: how many desks, how long, and how much goes wrong."""

from __future__ import annotations

from dataclasses import dataclass

from eoffice_tui.local.book import Sizes
from tests.sim.chance import Chance
from tests.sim.people import DESKS


@dataclass(frozen=True, slots=True)
class Weather:
    """Rates are in percent: of exchanges for the line, of steps for the rest."""

    desks: tuple[int, ...]
    late_comers: int
    steps: int
    sizes: Sizes
    lost: float
    late: float
    killed: float
    broken_disk: float
    forced: float
    strangers: float
    restores: bool
    hands_over: bool
    clocks: bool


def _desks(chance: Chance) -> tuple[int, ...]:
    """Two to four desks, half of the time with two of one officer."""
    if chance.percent(50):
        pair = chance.pick(((0, 1), (2, 3), (6, 7)))
        others = [place for place in range(len(DESKS)) if place not in pair]
        return tuple(sorted((*pair, *chance.sample(others, chance.between(1, 2)))))
    return tuple(sorted(chance.sample(range(len(DESKS)), chance.between(2, 3))))


def weather(chance: Chance) -> Weather:
    """Draw it: a third of all histories are calm, so that cases come far in them."""
    is_calm = chance.percent(33)
    rows_max = chance.weighted([(chance.between(1, 7), 3), (200, 2)])
    ops_max = chance.weighted([(chance.between(1, 7), 1), (200, 2)])
    return Weather(
        desks=_desks(chance),
        late_comers=1 if chance.percent(25) else 0,
        steps=chance.between(20, 80),
        sizes=Sizes(ops_max=ops_max, rows_max=rows_max),
        lost=0 if is_calm else chance.pick((3, 10, 30)),
        late=0 if is_calm else chance.pick((0, 10)),
        killed=0 if is_calm else chance.pick((0, 2, 8)),
        broken_disk=0 if is_calm else chance.pick((0, 0, 4)),
        forced=chance.pick((0, 0, 5, 20)),
        strangers=chance.pick((0, 0, 8)),
        restores=not is_calm and chance.percent(35),
        hands_over=chance.percent(25),
        clocks=chance.percent(25),
    )
