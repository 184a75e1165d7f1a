"""Buckets give so much at once, so much in the long run, and forget whom they must."""

from __future__ import annotations

from eoffice_core.domain.moment import Moment
from eoffice_server.buckets import Buckets
from eoffice_server.settings import Rate
from tests.cast import NOW


def after(ms: int) -> Moment:
    return Moment(NOW + ms)


def test_so_many_at_once_then_one_after_the_other() -> None:
    buckets = Buckets(Rate(at_once=3, per_minute=60))
    assert [buckets.take("a", NOW) for _ in range(3)] == [0, 0, 0]
    wait = buckets.take("a", NOW)
    assert wait == 1001
    assert buckets.take("a", after(wait)) == 0
    assert buckets.take("a", after(wait)) > 0


def test_asking_in_vain_costs_nothing() -> None:
    buckets = Buckets(Rate(at_once=1, per_minute=60))
    buckets.take("a", NOW)
    for ms in range(0, 1000, 10):
        assert buckets.take("a", after(ms)) > 0
    assert buckets.take("a", after(1001)) == 0


def test_a_bucket_never_holds_more_than_it_may() -> None:
    buckets = Buckets(Rate(at_once=2, per_minute=60))
    buckets.take("a", NOW)
    given = [buckets.take("a", after(10**9)) for _ in range(3)]
    assert given[:2] == [0, 0]
    assert given[2] > 0


def test_each_key_has_its_own() -> None:
    buckets = Buckets(Rate(at_once=1, per_minute=1))
    assert [buckets.take(key, NOW) for key in ("a", "b")] == [0, 0]
    assert buckets.take("a", NOW) == 60_001


def test_a_clock_set_back_gives_nothing_away() -> None:
    buckets = Buckets(Rate(at_once=1, per_minute=1))
    buckets.take("a", NOW)
    assert buckets.take("a", after(-(10**9))) > 0
    assert buckets.take("a", after(-(10**9) + 60_001)) == 0


def test_who_was_seen_last_is_remembered_longest() -> None:
    buckets = Buckets(Rate(at_once=1, per_minute=1), keys_max=2)
    for key in ("a", "b", "c"):
        buckets.take(key, NOW)
    assert buckets.take("c", NOW) > 0
    assert buckets.take("a", NOW) == 0
