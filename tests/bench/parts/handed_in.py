"""Parcels handed in to the registry: by threads of one process or of several."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

from eoffice_core.domain.office import Directory
from eoffice_core.store.engine import Store, open_postgresql
from eoffice_core.wire.messages import Code
from eoffice_server.identity import verify
from eoffice_server.memory import collect_seldom
from eoffice_server.registry import Registry
from tests.bench.parts.traffic import OPS_PER_PARCEL, Parcel

WARM_UP_PARCELS = 24
"""Handed in before the clock runs: a server that serves has its statements prepared."""


@dataclass(frozen=True, slots=True)
class Span:
    """How many parcels were handed in from when to when, on the machine's steady clock."""

    parcels: int
    began: float
    ended: float

    @property
    def rate(self) -> float:
        """Ops per second."""
        return self.parcels * OPS_PER_PARCEL / (self.ended - self.began)


def by_threads(
    store: Store,
    directory: Directory,
    parcels: Sequence[Parcel],
    *,
    threads: int,
    when_warm: Callable[[], object] = lambda: None,
) -> Span:
    """Hand in these parcels, each once; every op must be applied."""
    registry = Registry(store, verify=verify)
    ready = [(parcel, parcel.sent()) for parcel in parcels]
    collect_seldom()  # as a server does that serves

    def hand_in(number: int) -> None:
        parcel, sent = ready[number]
        taken = registry.accept_ops(parcel.sender, sent, directory, parcel.at)
        assert not taken.halt, taken
        assert all(verdict.code is Code.APPLIED for verdict in taken.verdicts), taken

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(hand_in, range(WARM_UP_PARCELS)))
        when_warm()
        began = time.monotonic()
        list(pool.map(hand_in, range(WARM_UP_PARCELS, len(ready))))
        return Span(len(ready) - WARM_UP_PARCELS, began, time.monotonic())


def by_processes(
    address: str, directory: Directory, parcels: Sequence[Parcel], *, processes: int, threads: int
) -> Span:
    """The same from several processes, which begin together; the threads are shared among them."""
    spawn = multiprocessing.get_context("spawn")
    barrier, told = spawn.Barrier(processes), spawn.Queue()
    running = [
        spawn.Process(
            target=_hand_in_apart,
            args=(address, directory, parcels[n::processes], threads // processes, barrier, told),
        )
        for n in range(processes)
    ]
    for worker in running:
        worker.start()
    spans = [told.get(timeout=600) for _ in running]
    for worker in running:
        worker.join()
    return Span(
        sum(span.parcels for span in spans),
        min(span.began for span in spans),
        max(span.ended for span in spans),
    )


def _hand_in_apart(  # noqa: PLR0917 - a process is given its arguments by place
    address: str,
    directory: Directory,
    parcels: Sequence[Parcel],
    threads: int,
    barrier: Barrier,
    told: Queue[Span],
) -> None:
    store = open_postgresql(address)
    span = by_threads(store, directory, parcels, threads=threads, when_warm=barrier.wait)
    store.close()
    told.put(span)
