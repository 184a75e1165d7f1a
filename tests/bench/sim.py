"""How many simulated histories of desks and registry end well, and how many a core runs in an hour.

Each history is told by tests/sim from one seed; a seed that ends badly is told again by
`python -m tests.sim SEED`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from tests.bench.parts.figures import Goal, result
from tests.sim.__main__ import say
from tests.sim.run import Tally, run_many

SEEDS_LEAST = 20_000
SEEDS = "EOFFICE_SIM_SEEDS"
"""The environment may name another number of seeds than the usual one."""


def run(arguments: Sequence[str] = ()) -> dict[str, object]:
    """Run the seeds; no breach at all is the goal, over a number that once found rare faults."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench sim")
    usual = int(os.environ.get(SEEDS, str(SEEDS_LEAST)))
    parser.add_argument("--seeds", type=int, default=usual)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(arguments)
    tally = Tally()
    for tally in run_many(range(asked.first, asked.first + asked.seeds), jobs=asked.jobs):
        say(f"{tally.seeds} seeds, {len(tally.findings)} breaches")
    figures = {
        "seeds": tally.seeds,
        "seeds_per_core_hour": round(tally.per_core_hour),
        "breaches": len(tally.findings),
        "breaching_seeds": [finding.seed for finding in tally.findings],
    }
    goals = [
        Goal("seeds", tally.seeds, least=SEEDS_LEAST),
        Goal("breaches", len(tally.findings), most=0),
    ]
    return result("sim", figures, goals)
