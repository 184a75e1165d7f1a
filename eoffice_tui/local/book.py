"""The desk's side of an exchange: what to say next, and what to do with the answer."""

from collections.abc import Callable
from dataclasses import dataclass

from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.office import Directory
from eoffice_core.store.directory import directory_version, write_directory
from eoffice_core.store.engine import Store
from eoffice_core.wire.directory import read_lines
from eoffice_core.wire.limits import OPS_PER_EXCHANGE_MAX
from eoffice_core.wire.messages import DirectoryLines, Exchange, Page, Verdict
from eoffice_tui.local import restore
from eoffice_tui.local.absorb import absorb
from eoffice_tui.local.chain import Device
from eoffice_tui.local.cursor import (
    Left,
    left_behind,
    lose_posts,
    read_places,
)
from eoffice_tui.local.outbox import acknowledged, offer, put_aside, settle, unclaimed
from eoffice_tui.local.refold import drop_unseen

ROWS_PER_REPLY = 200


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much one exchange carries at most, each way."""

    ops_max: int = OPS_PER_EXCHANGE_MAX
    rows_max: int = ROWS_PER_REPLY


@dataclass(frozen=True, slots=True)
class News:
    """Who is told, after the commit, what an answer changed."""

    cases_changed: Callable[[frozenset[CaseId]], None]
    directory_changed: Callable[[Directory], None]


class Book:
    """One desk's ledger as the sync engine sees it; each method is one transaction."""

    def __init__(
        self, store: Store, device: Device, news: News, sizes: Sizes | None = None
    ) -> None:
        self._store = store
        self._device = device
        self._news = news
        self._sizes = sizes or Sizes()
        self._posts: list[int] | None = None

    def next_exchange(self) -> Exchange:
        """The next thing to say."""
        with self._store.reading() as connection:
            return Exchange(
                epoch=restore.known_epoch(connection),
                acknowledged=acknowledged(connection),
                directory_version=directory_version(connection),
                places=read_places(connection),
                ops=offer(connection, self._device, ops_max=self._sizes.ops_max),
                rows_max=self._sizes.rows_max,
            )

    def meet(self, epoch: bytes) -> None:
        """Note the registry's epoch at the first exchange."""
        with self._store.writing() as connection:
            restore.write_epoch(connection, epoch)

    def start_over(self, *, epoch: bytes, taken: int) -> None:
        """The registry was restored: begin anew, and offer what it forgot."""
        with self._store.writing() as connection:
            restore.start_over(connection, own=self._device.device_id, epoch=epoch, taken=taken)

    def settle(self, verdicts: list[Verdict]) -> None:
        """Take verdicts."""
        with self._store.writing() as connection:
            changed = settle(connection, self._device, verdicts)
        self._news.cases_changed(frozenset(changed))

    def take_page(self, page: Page) -> None:
        """Take one feed page, with its cursor."""
        with self._store.writing() as connection:
            changed = absorb(connection, page, own=self._device.device_id)
        self._news.cases_changed(frozenset(changed))

    def take_directory(self, lines: DirectoryLines) -> None:
        """Take a changed directory."""
        directory = read_lines(lines)
        with self._store.writing() as connection:
            write_directory(connection, directory)
        self._news.directory_changed(directory)

    def take_posts(self, posts: list[int]) -> None:
        """Let go of what only posts that were handed over saw; what I did there is kept."""
        if posts == self._posts:
            return
        with self._store.reading() as connection:
            left = left_behind(connection, held=posts)
        if left.posts or left.offices:
            self._leave(posts, left)
        self._posts = posts

    def _leave(self, posts: list[int], left: Left) -> None:
        with self._store.writing() as connection:
            cases = lose_posts(connection, held=posts)
            drop_unseen(connection, cases, own=self._device.device_id)
            if left.offices:
                restore.reread_registers(connection)
        self._news.cases_changed(frozenset(cases))

    def end_of_feeds(self) -> None:
        """All feeds were read to their end."""
        with self._store.reading() as connection:
            is_rereading = restore.is_rereading(connection)
            if not is_rereading and not unclaimed(connection):
                return
        with self._store.writing() as connection:
            gone = put_aside(connection, unclaimed(connection), own=self._device.device_id)
            if is_rereading:
                gone |= restore.finish(connection, own=self._device.device_id)
        self._news.cases_changed(frozenset(gone))
