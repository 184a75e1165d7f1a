"""When to sync: at once on the officer's act, else some time after the last one, with back-off."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from eoffice_core.domain.link import Link
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.trouble import StoreUnavailable
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.messages import Halt
from eoffice_tui.sync.engine import EndlessSync, LocalBook, Outcome, session
from eoffice_tui.sync.status import LinkState
from eoffice_tui.sync.transport import ExchangeFailed, Fault, Transport

POLL_SECONDS = 15 * 60
"""Between syncs when nothing happens; backing off further would buy nothing. # sync.md 6"""

RETRY_SECONDS_FIRST = 1.0
RETRY_SECONDS_MAX = 300.0


class Stopped(Exception):
    """The desk is being closed; what is left is done at its next sync."""


def _never() -> bool:
    return False


def sync_once(
    book: LocalBook, transport: Transport, *, is_over: Callable[[], bool] = _never
) -> Outcome:
    """One whole sync; raises ExchangeFailed when the line or the registry says no."""
    talk = session(book)
    exchange = next(talk)
    while not is_over():
        reply = transport.exchange(exchange)
        try:
            exchange = talk.send(reply)
        except StopIteration as done:
            outcome: Outcome = done.value
            return outcome
    raise Stopped


class Runner:
    """Syncs in a thread of its own, one sync at a time."""

    def __init__(
        self,
        *,
        book: LocalBook,
        transport: Callable[[], Transport],
        now: Callable[[], Moment],
        tell: Callable[[LinkState], None],
        last_exchange: Moment | None = None,
    ) -> None:
        self._book = book
        self._make_transport = transport
        self._now = now
        self._tell = tell
        self._wake = threading.Event()
        self._is_over = threading.Event()
        self._state = LinkState(last_exchange=last_exchange)
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> LinkState:
        """How it stands now."""
        return self._state

    def start(self) -> None:
        """Begin; the first sync is at once."""
        self._wake.set()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Sync soon: the officer did something, or asked for it."""
        self._wake.set()

    def stop(self) -> None:
        """Stop after the exchange that is on its way, if it ends soon."""
        self._is_over.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        transport = self._make_transport()
        delay = RETRY_SECONDS_FIRST
        wait: float = POLL_SECONDS
        try:
            while not self._is_over.is_set():
                self._wake.wait(timeout=wait)
                self._wake.clear()
                if self._is_over.is_set():
                    return
                wait = self._sync(transport, delay)
                is_well = wait == POLL_SECONDS
                delay = RETRY_SECONDS_FIRST if is_well else min(delay * 2, RETRY_SECONDS_MAX)
        except Stopped:
            return
        except BaseException as why:  # a fault of ours: said aloud, or it would seem to talk on
            self._set(replace(self._state, link=Link.DECLINED, trouble=type(why).__name__))
            raise
        finally:
            transport.close()

    def _sync(self, transport: Transport, delay: float) -> float:
        """Sync, tell how it went, and say in how many seconds to try again."""
        self._set(replace(self._state, link=Link.TALKING))
        try:
            outcome = sync_once(self._book, transport, is_over=self._is_over.is_set)
        except ExchangeFailed as failed:
            self._set(replace(self._state, link=_LINK[failed.fault], trouble=str(failed)))
            needs_officer = failed.fault is Fault.SIGN_IN_AGAIN
            return POLL_SECONDS if needs_officer else max(delay, failed.wait_seconds)
        except (StoreUnavailable, Malformed, EndlessSync) as why:
            self._set(replace(self._state, link=Link.DECLINED, trouble=type(why).__name__))
            return RETRY_SECONDS_MAX
        if outcome.halt is not Halt.NONE:
            halted = f"halt {outcome.halt.name.lower()}"
            self._set(replace(self._state, link=Link.DECLINED, trouble=halted))
            return RETRY_SECONDS_MAX
        self._set(LinkState(link=Link.IN_STEP, last_exchange=self._now()))
        return POLL_SECONDS

    def _set(self, state: LinkState) -> None:
        self._state = state
        with suppress(StoreUnavailable):  # who listens looks into the store, and will look again
            self._tell(state)


_LINK = {
    Fault.UNREACHABLE: Link.OFFLINE,
    Fault.NOT_A_REGISTRY: Link.OFFLINE,
    Fault.SIGN_IN_AGAIN: Link.SIGN_IN,
    Fault.DECLINED: Link.DECLINED,
}
