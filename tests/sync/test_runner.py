"""When a sync begins, how long it waits after a failure, what it tells, and how it stops."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
import pytest

from eoffice_core.domain.link import Link
from eoffice_core.domain.trouble import DiskFull
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.messages import Exchange, Halt, Reply, write_message
from eoffice_tui.sync import runner as module
from eoffice_tui.sync.engine import EndlessSync
from eoffice_tui.sync.runner import POLL_SECONDS, RETRY_SECONDS_MAX, Runner, Stopped, sync_once
from eoffice_tui.sync.status import LinkState
from eoffice_tui.sync.transport import ExchangeFailed, Fault, Tokens, Transport
from tests import cast
from tests.desks import KeptTokens
from tests.sync.scripted import ScriptedBook, a_reply

SOON = 5.0
Answer = Reply | Exception


class Wire(Transport):
    """A transport that gives the answers of a list, then good ones; what it raises is told."""

    def __init__(self, *answers: Answer) -> None:
        kept = KeptTokens("", "")
        nowhere = httpx.MockTransport(lambda _request: httpx.Response(500))
        super().__init__(
            "http://office.test", Tokens(read=kept.read, keep=kept.keep), transport=nowhere
        )
        self.answers = list(answers)
        self.asked: list[Exchange] = []
        self.is_closed = False
        self.on_ask: Callable[[], None] = lambda: None

    def exchange(self, exchange: Exchange) -> Reply:
        """Answer from the list."""
        write_message(exchange)
        self.asked.append(exchange)
        self.on_ask()
        answer = self.answers.pop(0) if self.answers else a_reply()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """Note that it was let go."""
        self.is_closed = True
        super().close()


class Wakes(threading.Event):
    """Waits no time at all, but writes down how long it was asked to; ends after some rounds."""

    def __init__(self, rounds: int, stop: Callable[[], None]) -> None:
        super().__init__()
        self.waits: list[float] = []
        self._rounds = rounds
        self._stop = stop

    def wait(self, timeout: float | None = None) -> bool:
        """Go on at once."""
        assert timeout is not None
        self.waits.append(timeout)
        if len(self.waits) > self._rounds:
            self._stop()
        return True


@dataclass
class Seen:
    """The states that were told, in order."""

    states: list[LinkState] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, state: LinkState) -> None:
        with self.changed:
            self.states.append(state)
            self.changed.notify_all()

    @property
    def links(self) -> list[Link]:
        """What was told, without its details."""
        return [state.link for state in self.states]

    def until(self, fits: Callable[[list[Link]], bool]) -> None:
        """Wait until what was told fits."""
        with self.changed:
            assert self.changed.wait_for(lambda: fits(self.links), timeout=SOON), self.links


def a_runner(wire: Wire, seen: Seen, book: ScriptedBook | None = None) -> Runner:
    return Runner(
        book=book or ScriptedBook(),
        transport=lambda: wire,
        now=lambda: cast.NOW,
        tell=seen,
    )


def waits_of(*answers: Answer, rounds: int) -> tuple[list[float], Seen]:
    """How long a runner waits before each of these rounds, and after the last."""
    wire, seen = Wire(*answers), Seen()
    runner = a_runner(wire, seen)
    wakes = Wakes(rounds, runner._is_over.set)
    runner._wake = wakes
    to_its_end(runner)
    assert wire.is_closed
    return wakes.waits, seen


def to_its_end(runner: Runner) -> None:
    """Let it run until it ends by itself."""
    runner.start()
    assert runner._thread is not None
    runner._thread.join(SOON)
    assert not runner._thread.is_alive()


OFFLINE = ExchangeFailed(Fault.UNREACHABLE, "ConnectError")
SIGN_IN = ExchangeFailed(Fault.SIGN_IN_AGAIN, "token")


def test_a_sync_that_goes_well_waits_for_the_next_poll() -> None:
    waits, seen = waits_of(rounds=3)
    assert waits == [POLL_SECONDS] * 4
    assert seen.links == [Link.TALKING, Link.IN_STEP] * 3
    assert seen.states[1] == LinkState(link=Link.IN_STEP, last_exchange=cast.NOW)


def test_a_line_that_stays_down_is_tried_less_and_less_often() -> None:
    waits, seen = waits_of(*[OFFLINE] * 12, rounds=12)
    assert waits[1:] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    assert set(seen.links) == {Link.TALKING, Link.OFFLINE}
    assert seen.states[-1].trouble == "unreachable ConnectError"


def test_a_line_that_comes_back_starts_the_waits_anew() -> None:
    waits, seen = waits_of(OFFLINE, OFFLINE, OFFLINE, a_reply(), OFFLINE, rounds=5)
    assert waits[1:] == [1, 2, 4, POLL_SECONDS, 1]
    well = next(state for state in seen.states if state.link is Link.IN_STEP)
    assert well.trouble == ""
    assert seen.states[-1].last_exchange == cast.NOW  # it is remembered when that was


def test_a_wait_that_the_server_asks_for_is_kept() -> None:
    busy = ExchangeFailed(Fault.DECLINED, "too_many", wait_seconds=90)
    waits, seen = waits_of(busy, busy, rounds=2)
    assert waits[1:] == [90, 90]
    assert seen.links[1] is Link.DECLINED
    assert seen.states[1].trouble == "declined too_many"


def test_who_must_sign_in_is_not_asked_over_and_over() -> None:
    waits, seen = waits_of(SIGN_IN, rounds=1)
    assert waits[1:] == [POLL_SECONDS]
    assert seen.links == [Link.TALKING, Link.SIGN_IN]


@pytest.mark.parametrize(
    ("why", "trouble"),
    [
        (Malformed("an op with an unknown key"), "Malformed"),
        (EndlessSync("no end"), "EndlessSync"),
        (DiskFull("no space"), "DiskFull"),
    ],
)
def test_what_a_later_try_may_mend_is_tried_later(why: Exception, trouble: str) -> None:
    waits, seen = waits_of(why, rounds=2)
    assert waits[1:] == [RETRY_SECONDS_MAX, POLL_SECONDS]
    assert seen.states[1] == LinkState(link=Link.DECLINED, trouble=trouble)
    assert seen.links[3] is Link.IN_STEP


def test_a_halt_is_told_by_its_name() -> None:
    waits, seen = waits_of(a_reply(halt=Halt.CHAIN), rounds=1)
    assert waits[1:] == [RETRY_SECONDS_MAX]
    assert seen.states[1] == LinkState(link=Link.DECLINED, trouble="halt chain")


def test_an_answer_of_no_registry_counts_as_offline() -> None:
    _, seen = waits_of(ExchangeFailed(Fault.NOT_A_REGISTRY, "status 200"), rounds=1)
    assert seen.links == [Link.TALKING, Link.OFFLINE]


@contextmanager
def running(wire: Wire, seen: Seen, book: ScriptedBook | None = None) -> Iterator[Runner]:
    """A runner in its own thread, with its real clock."""
    runner = a_runner(wire, seen, book)
    runner.start()
    yield runner
    runner.stop()
    assert wire.is_closed
    assert not any(thread.name == "sync" for thread in threading.enumerate())


def in_step(times: int) -> Callable[[list[Link]], bool]:
    return lambda links: links.count(Link.IN_STEP) >= times


def test_it_syncs_at_its_start_and_whenever_it_is_woken() -> None:
    wire, seen = Wire(), Seen()
    with running(wire, seen) as runner:
        seen.until(in_step(1))
        assert runner.state.link is Link.IN_STEP
        for times in (2, 3):
            runner.wake()
            seen.until(in_step(times))
    assert len(wire.asked) == 3


def assert_set(event: threading.Event) -> None:
    assert event.wait(SOON)


def test_waking_it_while_it_talks_leads_to_one_more_sync() -> None:
    wire, seen = Wire(), Seen()
    goes_on = threading.Event()
    wire.on_ask = lambda: assert_set(goes_on)
    with running(wire, seen) as runner:
        seen.until(lambda links: links == [Link.TALKING])
        for _ in range(5):
            runner.wake()
        goes_on.set()
        seen.until(in_step(2))
        time.sleep(0.05)
    assert len(wire.asked) == 2


def test_it_retries_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS_FIRST", 0.01)
    wire, seen = Wire(OFFLINE, OFFLINE), Seen()
    with running(wire, seen):
        seen.until(in_step(1))
    assert seen.links == [Link.TALKING, Link.OFFLINE] * 2 + [Link.TALKING, Link.IN_STEP]


def test_stopping_it_ends_a_long_sync_after_the_exchange_under_way() -> None:
    wire, seen = Wire(*[a_reply(has_more=True)] * 5_000), Seen()
    asked = threading.Event()

    def slowly() -> None:
        asked.set()
        time.sleep(0.002)

    wire.on_ask = slowly
    with running(wire, seen):
        assert asked.wait(SOON)
    assert len(wire.asked) < 1_000
    assert Link.IN_STEP not in seen.links


def test_stopping_it_twice_or_before_its_start_does_no_harm() -> None:
    runner = a_runner(Wire(), Seen())
    runner.stop()
    runner.stop()
    runner = a_runner(Wire(), Seen())
    runner.start()
    runner.stop()
    runner.stop()
    runner.wake()


def test_a_sync_that_is_over_before_it_began_asks_nothing() -> None:
    wire = Wire()
    with pytest.raises(Stopped):
        sync_once(ScriptedBook(), wire, is_over=lambda: True)
    assert wire.asked == []
    wire.close()


def test_a_listener_that_cannot_read_the_store_does_not_end_the_sync() -> None:
    told: list[LinkState] = []

    def tell(state: LinkState) -> None:
        told.append(state)
        raise DiskFull("no space")

    wire = Wire()
    runner = Runner(book=ScriptedBook(), transport=lambda: wire, now=lambda: cast.NOW, tell=tell)
    wakes = Wakes(2, runner._is_over.set)
    runner._wake = wakes
    to_its_end(runner)
    assert [state.link for state in told] == [Link.TALKING, Link.IN_STEP] * 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_ours_is_told_before_the_sync_ends() -> None:
    wire, seen = Wire(KeyError("a fault of ours")), Seen()
    runner = a_runner(wire, seen)
    runner.start()
    seen.until(lambda links: Link.DECLINED in links)
    runner.stop()
    assert runner.state == LinkState(link=Link.DECLINED, trouble="KeyError")
    assert wire.is_closed
