"""How long one page of the inbox takes with 100,000 receipts and 20,000 files, all with one clerk.

The store is encrypted, as on every desk. First, middle and last page of each order; filtered by a
word that many cases hold, one that few hold, and one that none holds. A page's first reading has
no goal: it finds the engine's memory full of the page before.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import httpx

from eoffice_core.domain.views import InboxQuestion, InboxShow, InboxSort
from eoffice_core.domain.working_days import Calendar
from eoffice_tui.desk import Desk
from eoffice_tui.widgets.virtual_table import PAGE_ROWS
from eoffice_tui.wiring import Surroundings, open_desk
from tests import cast
from tests.bench.parts import desk_store
from tests.bench.parts.figures import Goal, quantile, result, rounded, show
from tests.desks import CountedIds

PAGE_MS_MOST = 50.0
FILTERS = {"often": "नामांतरण", "seldom": "(4321)", "never": "xyzzy", "two words": "पेंशन देवरी"}


@dataclass(frozen=True, slots=True)
class Look:
    """One page that somebody looks at."""

    name: str
    question: InboxQuestion
    offset: int


def _no_network() -> httpx.BaseTransport | None:
    return None


def opened(prepared: desk_store.Prepared) -> Desk:
    """The clerk's desk, opened as the program opens it, without sync."""
    around = Surroundings(
        home=prepared.home,
        server=desk_store.NOWHERE,
        now=lambda: cast.NOW,
        ids=CountedIds(lambda: cast.NOW, mark=1),
        calendar=Calendar(),
        http=_no_network,
        starts_sync=False,
    )
    desk = open_desk(around, desk_store.CLERK_LOGIN, desk_store.PASSWORD, lambda _step: None)
    assert isinstance(desk, Desk), desk
    return desk


def _offsets(total: int) -> dict[str, int]:
    last = max(0, (total - 1) // PAGE_ROWS * PAGE_ROWS)
    return {"first": 0, "middle": last // 2 // PAGE_ROWS * PAGE_ROWS, "last": last}


def _looks(desk: Desk) -> Iterator[Look]:
    everything = {f"by {sort.value}": InboxQuestion(sort=sort) for sort in InboxSort}
    one_post = {"one post": InboxQuestion(post_id=cast.CLERK_POST)}
    files = {"files": InboxQuestion(show=InboxShow.FILES)}
    unread = {"unread, by subject": InboxQuestion(InboxShow.UNREAD, InboxSort.SUBJECT)}
    filtered = {f"filter: {how}": InboxQuestion(text=text) for how, text in FILTERS.items()}
    by_due = {"filter: often, by due": InboxQuestion(sort=InboxSort.DUE, text=FILTERS["often"])}
    some = {**one_post, **files, **unread}
    for name, question in {**everything, **some, **filtered, **by_due}.items():
        for place, offset in _offsets(desk.inbox_count(question)).items():
            yield Look(f"{name}, {place}", question, offset)


def timed(act: Callable[[], object], times: int) -> list[float]:
    """How long an act takes, in milliseconds, the first time and as many times more."""
    taken = []
    for _ in range(times + 1):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def run(arguments: Sequence[str]) -> dict[str, object]:
    """Measure, draw, and give the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench page", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small store, to see that it runs")
    parser.add_argument("--times", type=int, default=20, help="how often each page is read")
    asked = parser.parse_args(list(arguments))
    prepared = desk_store.prepared(desk_store.QUICK if asked.quick else desk_store.WHOLE)
    times = 3 if asked.quick else asked.times
    desk = opened(prepared)
    gc.collect()
    gc.freeze()  # what a program has loaded when it is open is no page's garbage to look through
    pages: dict[str, list[float]] = {}
    counts: dict[str, float] = {}
    for look in _looks(desk):
        page = partial(desk.inbox_page, look.question, look.offset, PAGE_ROWS)
        pages[look.name] = timed(page, times)
        if look.name.endswith("first"):
            counted = timed(partial(desk.inbox_count, look.question), times)
            counts[look.name.removesuffix(", first")] = quantile(counted[1:], 0.5)
    desk.close()
    p50 = {name: quantile(taken[1:], 0.5) for name, taken in pages.items()}
    p95 = {name: quantile(taken[1:], 0.95) for name, taken in pages.items()}
    show("A page of the inbox, p95", "ms", p95, limit=PAGE_MS_MOST)
    show("How many there are, p50", "ms", counts)
    goals = [Goal(f"page p95: {name}", taken, most=PAGE_MS_MOST) for name, taken in p95.items()]
    figures = {
        "cases": prepared.size.receipts + prepared.size.files,
        "page_ms_first": {name: rounded(taken[0]) for name, taken in pages.items()},
        "page_ms_p50": {name: rounded(taken) for name, taken in p50.items()},
        "count_ms_p50": {name: rounded(taken) for name, taken in counts.items()},
    }
    return result("page", figures, goals)
