"""`python -m tests.sim SEED` tells a history; `--seeds N --from M --jobs J` runs many."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.sim.run import Finding, cabinet, run_seeds, trace

BATCH = 50
LAST_STEPS = 30


def main(arguments: Sequence[str]) -> int:
    """Tell one history, or run many and name what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.sim", description=__doc__)
    parser.add_argument("seed", type=int, nargs="?", help="tell this history")
    parser.add_argument("--seeds", type=int, default=0, help="run so many")
    parser.add_argument("--from", type=int, default=0, dest="first", help="from this seed on")
    parser.add_argument("--jobs", type=int, default=1, help="in so many programs")
    parser.add_argument("--stop-after", type=int, default=10, help="breaches until it stops")
    asked = parser.parse_args(arguments)
    if asked.seed is not None:
        return _tell(asked.seed)
    return _run_many(range(asked.first, asked.first + asked.seeds), asked.jobs, asked.stop_after)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _tell(seed: int) -> int:
    steps, finding = trace(seed)
    for line in steps:
        _say(line)
    if finding is None:
        _say("nothing wrong")
        return 0
    for what in finding.wrong:
        _say(f"BREACH {what}")
    return 1


def _batch(seeds: Sequence[int]) -> tuple[int, list[Finding], float]:
    began = time.process_time()
    with cabinet() as stores:
        found = list(run_seeds(seeds, stores))
    return len(seeds), found, time.process_time() - began


def _run_many(seeds: range, jobs: int, stop_after: int) -> int:
    done, seconds = 0, 0.0
    findings: list[Finding] = []
    batches = [seeds[start : start + BATCH] for start in range(0, len(seeds), BATCH)]
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for future in as_completed([pool.submit(_batch, batch) for batch in batches]):
            count, found, took = future.result()
            done, seconds = done + count, seconds + took
            findings += found
            for finding in found:
                _report(finding)
            rate = done / seconds * 3600 if seconds else 0
            _say(f"{done} seeds, {len(findings)} breaches, {rate:.0f} seeds per core-hour")
            if len(findings) >= stop_after:
                pool.shutdown(cancel_futures=True)
                break
    return 1 if findings else 0


def _report(finding: Finding) -> None:
    steps, _ = trace(finding.seed)
    _say(f"seed {finding.seed}:")
    for line in steps[-LAST_STEPS:]:
        _say(f"  {line}")
    for what in finding.wrong:
        _say(f"  BREACH {what}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
