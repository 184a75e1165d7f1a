"""How many ops per second the registry accepts, beside pgbench doing the same on the same disk.

Both engines, one thread and several; on PostgreSQL several are shared among two processes, as by
`eoffice serve --workers 2`, and pgbench too has two. The ops are made and signed beforehand; the
store already holds some months of the district's work. On PostgreSQL each run follows one of
pgbench, which writes and changes as many rows of each table, and the best of each are compared.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from eoffice_core.store.engine import open_postgresql, open_sqlite
from tests import pgcluster
from tests.bench.parts import pgbench
from tests.bench.parts.figures import Goal, result, rounded, show
from tests.bench.parts.handed_in import by_processes, by_threads
from tests.bench.parts.servers import durable_cluster, fill
from tests.bench.parts.traffic import OPS_PER_PARCEL, Parcel, Traffic

RATIO_LEAST = 0.20
CONSOLE = Console(highlight=False)


@dataclass(frozen=True, slots=True)
class Size:
    """How large the measurement is."""

    offices: int
    months: int
    """Rounds of work that the store holds before."""
    turns: int
    threads: int
    processes: int
    """Among which the threads are shared on PostgreSQL, as `eoffice serve --workers` does."""
    pgbench_seconds: int


WHOLE = Size(offices=32, months=8, turns=3, threads=16, processes=2, pgbench_seconds=5)
QUICK = Size(offices=8, months=1, turns=1, threads=4, processes=2, pgbench_seconds=1)


@dataclass
class Plan:
    """The parcels of the whole measurement, the same for every engine."""

    traffic: Traffic
    before: list[Parcel]
    counted: list[Parcel]
    rounds: list[list[Parcel]]


@dataclass
class Rates:
    """Ops per second by what ran."""

    seen: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, rate: float) -> None:
        """One more run."""
        self.seen.setdefault(name, []).append(rate)
        CONSOLE.print(f"{name:24} {rate:9,.0f} ops/s")

    def best(self, name: str) -> float:
        """The best run, which other work on the machine disturbed least."""
        return max(self.seen[name])


def plan(size: Size) -> Plan:
    """Decide, seal and sign everything beforehand: two rounds per turn, one for each engine's."""
    traffic = Traffic(size.offices)
    before = [parcel for _ in range(size.months) for parcel in traffic.round()]
    counted, *rounds = [traffic.round() for _ in range(1 + 2 * size.turns)]
    return Plan(traffic, before, counted, rounds)


def measure_sqlite(size: Size, plan: Plan, rates: Rates) -> None:
    """The registry on a file of this machine's disk."""
    with tempfile.TemporaryDirectory() as place:
        store = open_sqlite(Path(place) / "office.db", key=None)
        fill(store, plan.traffic, plan.before)
        directory = plan.traffic.directory
        by_threads(store, directory, plan.counted, threads=1)
        rounds = iter(plan.rounds)
        for _ in range(size.turns):
            for threads in (1, size.threads):
                parcels = next(rounds)
                span = by_threads(store, directory, parcels, threads=threads)
                rates.add(f"sqlite, {threads}", span.rate)
        store.close()


@contextmanager
def _postgresql(size: Size, plan: Plan) -> Iterator[tuple[str, Callable[[int], float]]]:
    """The address of a filled database, and pgbench on a copy of it."""
    programs = pgcluster.find_programs()
    assert programs is not None
    with ExitStack() as held:
        port = held.enter_context(durable_cluster(programs))
        file = Path(held.enter_context(tempfile.TemporaryDirectory())) / "parcel.sql"
        address = f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        _fill_and_count(address, port, plan, file)

        def bench(clients: int) -> float:
            tps = pgbench.run(
                programs, file, port=port, database="bench",
                offices=size.offices, devices=len(plan.traffic.desks),
                clients=clients, seconds=size.pgbench_seconds,
            )  # fmt: skip
            return tps * OPS_PER_PARCEL

        yield address, bench


def _fill_and_count(address: str, port: int, plan: Plan, file: Path) -> None:
    """Fill the database; let the registry accept one round, and pgbench do as the server counted.

    A store is closed before each: then nobody looks at it, and all that it wrote is counted.
    """
    store = open_postgresql(address)
    fill(store, plan.traffic, plan.before)
    store.close()
    pgbench.begin_counting(port, "postgres")
    store = open_postgresql(address)
    by_threads(store, plan.traffic.directory, plan.counted, threads=1)
    store.close()
    written = pgbench.written_since(port, "postgres", parcels=len(plan.counted))
    CONSOLE.print(", ".join(f"{one.table} {one.new}+{one.changed}" for one in written))
    pgbench.prepare(port, source="postgres", copy="bench", written=written)
    file.write_text(pgbench.script(written), encoding="utf-8")


def measure_postgresql(size: Size, plan: Plan, rates: Rates) -> None:
    """The registry and pgbench in turn, on one cluster that flushes each commit."""
    with _postgresql(size, plan) as (address, bench):
        rounds = iter(plan.rounds)
        for _ in range(size.turns):
            for threads in (1, size.threads):
                rates.add(f"pgbench, {threads}", bench(threads))
                parcels = next(rounds)
                span = by_processes(
                    address, plan.traffic.directory, parcels,
                    processes=min(threads, size.processes), threads=threads,
                )  # fmt: skip
                rates.add(f"postgresql, {threads}", span.rate)


def run(arguments: Sequence[str]) -> dict[str, object]:
    """Measure, draw, and give the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench accept", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small form, to see that it runs")
    parser.add_argument("--engine", choices=("sqlite", "postgresql", "both"), default="both")
    asked = parser.parse_args(list(arguments))
    size = QUICK if asked.quick else WHOLE
    planned, rates = plan(size), Rates()
    if asked.engine != "postgresql":
        measure_sqlite(size, planned, rates)
    has_postgresql = pgcluster.find_programs() is not None and asked.engine != "sqlite"
    if has_postgresql:
        measure_postgresql(size, planned, rates)
    best = {name: rates.best(name) for name in rates.seen}
    show("Ops accepted, best of each", "ops/s", best)
    ratios: dict[str, float] = {}
    if has_postgresql:
        for threads in (1, size.threads):
            ratio = best[f"postgresql, {threads}"] / best[f"pgbench, {threads}"]
            ratios[f"ratio to pgbench, {threads}"] = ratio
    goals = [Goal(name, ratio, least=RATIO_LEAST) for name, ratio in ratios.items()]
    told: dict[str, object] = {name: rounded(rate) for name, rate in best.items()}
    return result("accept", {"ops_per_second": told, "batch": OPS_PER_PARCEL}, goals)
