"""One sync as a generator: it yields exchanges and is sent replies; it does no I/O itself."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol

from eoffice_core.wire.messages import (
    DirectoryLines,
    Exchange,
    Halt,
    Page,
    Reply,
    Verdict,
)

BEGINNING = (0, 0, 0)
ROUNDS_MAX = 10_000
"""A first sync over a slow line takes many rounds; a loop without an end is a fault."""


class LocalBook(Protocol):
    """The desk's ledger as the engine needs it."""

    def next_exchange(self) -> Exchange:
        """The next thing to say."""

    def meet(self, epoch: bytes) -> None:
        """Note the registry's epoch at the first exchange."""

    def start_over(self, *, epoch: bytes, taken: int) -> None:
        """Begin anew with a restored registry."""

    def settle(self, verdicts: list[Verdict]) -> None:
        """Take verdicts."""

    def take_posts(self, posts: list[int]) -> None:
        """Take which posts the officer holds now."""

    def take_page(self, page: Page) -> None:
        """Take one feed page."""

    def take_directory(self, lines: DirectoryLines) -> None:
        """Take a changed directory."""

    def end_of_feeds(self) -> None:
        """All feeds were read to their end."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sync ended: in step, or halted by the registry."""

    halt: Halt = Halt.NONE
    is_restored: bool = False
    rounds: int = 0


def session(book: LocalBook) -> Generator[Exchange, Reply, Outcome]:
    """Exchange until nothing is left to send or to read."""
    is_restored = False
    exchange = book.next_exchange()
    for rounds in range(1, ROUNDS_MAX + 1):
        reply = yield exchange
        is_in_step = exchange.epoch in (b"", reply.epoch)
        if is_in_step:
            _take(book, exchange, reply)
        else:
            is_restored = True
            book.start_over(epoch=reply.epoch, taken=reply.taken)
        if reply.halt is not Halt.NONE:
            return Outcome(halt=reply.halt, is_restored=is_restored, rounds=rounds)
        exchange = book.next_exchange()
        is_over = is_in_step and not reply.has_more and not exchange.ops
        if is_over and _has_read(exchange, reply):
            book.end_of_feeds()
            return Outcome(is_restored=is_restored, rounds=rounds)
    raise EndlessSync(f"no end after {ROUNDS_MAX} exchanges")


def _has_read(exchange: Exchange, reply: Reply) -> bool:
    """Whether this desk now stands where the reply's pages end.

    A page that no longer fitted was not taken: what came before it in the reply may have made a
    feed begin anew.
    """
    stands = {(p.office_id, p.post_id): (p.seq, p.part, p.sub) for p in exchange.places}
    ends = [page.until for page in reply.pages]
    return all(
        stands.get((end.office_id, end.post_id), BEGINNING) == (end.seq, end.part, end.sub)
        for end in ends
    )


class EndlessSync(Exception):
    """The registry's answers never came to an end."""


def _take(book: LocalBook, exchange: Exchange, reply: Reply) -> None:
    """Verdicts first, then the directory, then each page: every one commits by itself."""
    if not exchange.epoch:
        book.meet(reply.epoch)
    if reply.verdicts:
        book.settle(reply.verdicts)
    for lines in reply.directory:
        book.take_directory(lines)
    if reply.halt is not Halt.REVOKED:
        book.take_posts(reply.posts)
    for page in reply.pages:
        if page.rows or page.until != page.since:
            book.take_page(page)
