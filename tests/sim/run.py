"""Run seeds, one after the other or in several programs, and say what was found."""

from __future__ import annotations

import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.sim.history import History
from tests.sim.people import Cabinet
from tests.sim.seat import Breached

MEMORY = Path("/dev/shm")
"""A disk in memory, where there is one: nothing of a history is worth keeping."""


SEEDS_PER_BATCH = 100
HOUR_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Finding:
    """A seed whose history ended badly."""

    seed: int
    wrong: tuple[str, ...]


@contextmanager
def cabinet() -> Iterator[Cabinet]:
    """Store files for any number of histories."""
    place = str(MEMORY) if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="eoffice-sim-", dir=place) as folder:
        stores = Cabinet(Path(folder))
        try:
            yield stores
        finally:
            stores.let_go()


def run_seed(
    seed: int, stores: Cabinet, say: Callable[[str], None] | None = None
) -> Finding | None:
    """Tell one history; what is wrong with it, if anything."""
    try:
        History(seed, stores, say).run()
    except Breached as breached:
        return Finding(seed, tuple(breached.args[0]))
    except Exception as error:  # noqa: BLE001 - whatever the product raises here is a finding
        where = traceback.format_exception(error)[-12:]
        return Finding(seed, (f"{type(error).__name__}: {error}", *where))
    return None


def run_seeds(seeds: Sequence[int], stores: Cabinet) -> Iterator[Finding]:
    """The findings among these seeds."""
    for seed in seeds:
        finding = run_seed(seed, stores)
        if finding is not None:
            yield finding


def trace(seed: int) -> tuple[list[str], Finding | None]:
    """The steps of one history, and what is wrong with it."""
    steps: list[str] = []
    with cabinet() as stores:
        finding = run_seed(seed, stores, steps.append)
    return steps, finding


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of so many seeds, and what time of one core they took."""

    seeds: int = 0
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()

    @property
    def per_core_hour(self) -> float:
        """How many seeds one core runs in an hour."""
        return self.seeds / self.seconds * HOUR_SECONDS if self.seconds else 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            seeds=self.seeds + other.seeds,
            seconds=self.seconds + other.seconds,
            findings=self.findings + other.findings,
        )


def run_many(seeds: range, *, jobs: int) -> Iterator[Tally]:
    """Run seeds in so many programs; after each batch, what came of all so far."""
    batches = [seeds[n : n + SEEDS_PER_BATCH] for n in range(0, len(seeds), SEEDS_PER_BATCH)]
    tally = Tally()
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        running = [pool.submit(_batch, batch) for batch in batches]
        try:
            for done in as_completed(running):
                tally += done.result()
                yield tally
        finally:
            pool.shutdown(cancel_futures=True)


def _batch(seeds: range) -> Tally:
    began = time.process_time()
    with cabinet() as stores:
        findings = tuple(run_seeds(seeds, stores))
    return Tally(len(seeds), time.process_time() - began, findings)
