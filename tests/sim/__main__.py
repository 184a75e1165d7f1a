"""`python -m tests.sim SEED` tells a history; `--seeds N --from M --jobs J` runs many."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.sim.run import Finding, Tally, run_many, trace

LAST_STEPS = 30


def main(arguments: Sequence[str]) -> int:
    """Tell one history, or run many and name what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.sim", description=__doc__)
    parser.add_argument("seed", type=int, nargs="?", help="tell this history")
    parser.add_argument("--seeds", type=int, default=100, help="run so many")
    parser.add_argument("--from", type=int, default=0, dest="first", help="from this seed on")
    parser.add_argument("--jobs", type=int, default=1, help="in so many programs")
    parser.add_argument("--breaches-max", type=int, default=10, help="stop when so many are found")
    asked = parser.parse_args(arguments)
    if asked.seed is not None:
        return _tell(asked.seed)
    seeds = range(asked.first, asked.first + asked.seeds)
    return _run_many(seeds, jobs=asked.jobs, breaches_max=asked.breaches_max)


def say(line: str) -> None:
    """A line to whoever looks on."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _tell(seed: int) -> int:
    steps, finding = trace(seed)
    for line in steps:
        say(line)
    for what in finding.wrong if finding is not None else ("nothing wrong",):
        say(what)
    return 0 if finding is None else 1


def _run_many(seeds: range, *, jobs: int, breaches_max: int) -> int:
    told = 0
    tally = Tally()
    for tally in run_many(seeds, jobs=jobs):
        for finding in tally.findings[told:]:
            _report(finding)
        told = len(tally.findings)
        say(f"{tally.seeds} seeds, {told} breaches, {tally.per_core_hour:.0f} seeds per core-hour")
        if told >= breaches_max:
            break
    return 1 if tally.findings else 0


def _report(finding: Finding) -> None:
    steps, _ = trace(finding.seed)
    say(f"seed {finding.seed}:")
    for line in (*steps[-LAST_STEPS:], *(f"BREACH {what}" for what in finding.wrong)):
        say(f"  {line}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
