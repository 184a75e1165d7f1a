"""The one door for screens: execute a command, ask a question, hear the news. Knows no Textual.

Every method may be called from any thread; none may be called from the thread that draws.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from eoffice_core.domain import commands
from eoffice_core.domain.case import Basis
from eoffice_core.domain.commands import Command
from eoffice_core.domain.decide import conduct
from eoffice_core.domain.ids import CaseId, NoteId, OpId, PostId
from eoffice_core.domain.invariants import Breach
from eoffice_core.domain.link import SyncState
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.numbering import provisional_number
from eoffice_core.domain.office import Actor, Directory, Officer
from eoffice_core.domain.refusal import Refused
from eoffice_core.domain.search import Found, NotSearched, RegistryHits, SearchQuestion
from eoffice_core.domain.trouble import StoreUnavailable
from eoffice_core.domain.views import (
    CaseView,
    InboxQuestion,
    InboxRow,
    InboxShow,
    ReturnedRow,
    Seat,
    TrackRow,
)
from eoffice_core.domain.working_days import Calendar
from eoffice_core.store.case_view import Viewer, case_view
from eoffice_core.store.cases import load_cases
from eoffice_core.store.check import desk_breaches
from eoffice_core.store.engine import Store
from eoffice_core.store.found import as_found
from eoffice_core.store.names import Lens
from eoffice_tui.local import notepad, outbox, returned, searching
from eoffice_tui.local.chain import Device, next_provisional_serial
from eoffice_tui.local.inbox import inbox_count, inbox_page
from eoffice_tui.local.notepad import Sender
from eoffice_tui.local.tracking import track
from eoffice_tui.local.words import Words
from eoffice_tui.sync.finding import RegistrySearch, no_registry
from eoffice_tui.sync.status import LinkState

__all__ = [
    "Desk",
    "DeskListener",
    "IdSource",
    "Recorded",
    "Sender",
    "StoreUnavailable",
    "Sync",
    "Tools",
]

FILES_HELD_MAX = 500
RECENT_RECEIVERS_MAX = 8


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was asked has been recorded here, and goes to the registry by itself."""

    case_ids: tuple[CaseId, ...]
    op_ids: tuple[OpId, ...]


class IdSource(Protocol):
    """Makes identifiers; the only place where randomness comes in."""

    def op(self) -> OpId:
        """A new op's id."""

    def case(self) -> CaseId:
        """A new case's id."""

    def note(self) -> NoteId:
        """A new note's id."""


class DeskListener(Protocol):
    """Who hears the desk's news; called from any thread, after the commit."""

    def case_changed(self, case_id: CaseId) -> None:
        """A case has become another."""

    def sync_moved(self, state: SyncState) -> None:
        """It stands otherwise with the registry."""


class Sync(Protocol):
    """The sync as the desk sees it."""

    @property
    def state(self) -> LinkState:
        """How it stands with the registry."""

    def wake(self) -> None:
        """Sync soon."""

    def stop(self) -> None:
        """Stop syncing."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the desk is given from outside: time, ids, working days, and signing in again."""

    now: Callable[[], Moment]
    ids: IdSource
    calendar: Calendar = field(default_factory=Calendar)
    sign_in: Callable[[str], bool] = field(default=lambda _password: False)
    search: RegistrySearch = field(default=no_registry)
    on_close: Callable[[], None] = field(default=lambda: None)
    let_go: Callable[[], None] = field(default=lambda: None)


class Desk:
    """One officer's desk on one encrypted store."""

    def __init__(self, store: Store, device: Device, *, directory: Directory, tools: Tools) -> None:
        self._store = store
        self._device = device
        self._tools = tools
        self._listeners: list[DeskListener] = []
        self._sync: Sync | None = None
        self._deciding = threading.Lock()
        self.directory = directory
        self.words = Words(store, tools.now)
        self.ids = tools.ids
        self.calendar = tools.calendar

    # --- who and when -----------------------------------------------------------------------

    @property
    def me(self) -> Officer:
        """Who is signed in."""
        return self.directory.officers[self._device.officer_id]

    def now(self) -> Moment:
        """The desk's clock."""
        return self._tools.now()

    def posts(self) -> tuple[PostId, ...]:
        """The posts that I hold now, the substantive one first."""
        return self.directory.posts_of(self._device.officer_id, self.now())

    def my_posts(self) -> tuple[Seat, ...]:
        """My posts with their names."""
        lens = self._lens()
        return tuple(lens.seat(post) for post in self.posts())

    # --- acting -----------------------------------------------------------------------------

    def execute(self, *asked: Command, post: PostId) -> Recorded | Refused:
        """Decide, then record, then tell: several commands are one act, all or none."""
        at = self.now()
        actor = Actor(officer_id=self._device.officer_id, post_id=post)
        named = {case_id for command in asked for case_id in _named(command)}
        with self._deciding, self._store.writing() as connection:
            cases = load_cases(connection, named)
            basis = Basis(directory=self.directory, cases=cases)
            decision = conduct(basis, asked, actor, at)
            if isinstance(decision, Refused):
                return decision
            outbox.record(connection, self._device, decision, basis=basis, post_id=post, at=at)
            for command in asked:
                if isinstance(command, commands.DiariseReceipt):
                    notepad.remember_sender(connection, command.particulars, at)
        changed = tuple(dict.fromkeys(fact.case_id for fact in decision.facts))
        self.tell_cases(changed)
        if self._sync is not None:
            self._sync.wake()
        return Recorded(case_ids=changed, op_ids=tuple(fact.op_id for fact in decision.facts))

    def next_provisional(self) -> str:
        """A new provisional number; one that is not used is burnt."""
        with self._store.writing() as connection:
            return provisional_number(self._device.code, next_provisional_serial(connection))

    # --- questions --------------------------------------------------------------------------

    def inbox_count(self, question: InboxQuestion) -> int:
        """How many cases an inbox shows."""
        with self._store.reading() as connection:
            return inbox_count(connection, question, lens=self._lens(), posts=self.posts())

    def inbox_page(self, question: InboxQuestion, offset: int, limit: int) -> list[InboxRow]:
        """One page of an inbox."""
        with self._store.reading() as connection:
            return inbox_page(
                connection,
                question,
                lens=self._lens(),
                posts=self.posts(),
                offset=offset,
                limit=limit,
            )

    def files_held(self, post: PostId) -> list[InboxRow]:
        """The files in which this post may put a receipt."""
        question = InboxQuestion(show=InboxShow.FILES, post_id=post)
        return [row for row in self.inbox_page(question, 0, FILES_HELD_MAX) if not row.is_unread]

    def case_view(self, case_id: CaseId) -> CaseView | None:
        """One case with everything that a screen shows of it."""
        viewer = Viewer(officer_id=self._device.officer_id, posts=self.posts())
        with self._store.reading() as connection:
            return case_view(connection, case_id, viewer=viewer, lens=self._lens())

    def track(self, text: str, limit: int = 50) -> list[TrackRow]:
        """Any case of my offices, by number, subject or sender."""
        with self._store.reading() as connection:
            return track(connection, text, lens=self._lens(), limit=limit)

    def search_count(self, question: SearchQuestion) -> int:
        """How many hits there are at this desk; past HITS_MAX they are not counted."""
        return searching.asked(
            self._store, lambda connection: searching.count(connection, question, self.posts())
        )

    def search_page(self, question: SearchQuestion, offset: int, limit: int) -> list[Found]:
        """One page of hits at this desk, the newest first."""
        return searching.asked(
            self._store,
            lambda connection: searching.page(
                connection,
                question,
                lens=self._lens(),
                posts=self.posts(),
                offset=offset,
                limit=limit,
            ),
        )

    def search_half_written(self, question: SearchQuestion) -> list[Found]:
        """Notes being written at this desk that hold what is looked for."""
        with self._store.reading() as connection:
            return searching.half_written(connection, question, lens=self._lens())

    def search_registry(
        self, question: SearchQuestion, offset: int, limit: int
    ) -> RegistryHits | NotSearched:
        """One page of what the registry finds in all that my posts may see; needs a line."""
        answer = self._tools.search(question, offset, limit)
        if isinstance(answer, NotSearched):
            return answer
        total, rows = answer
        lens = self._lens()
        return RegistryHits(total, tuple(as_found(row, lens) for row in rows))

    def returned(self) -> list[ReturnedRow]:
        """What came back with objection."""
        with self._store.reading() as connection:
            return returned.read_returned(connection)

    def put_away_returned(self, op_id: OpId) -> None:
        """Seen: take it from the list; the text stays in the store."""
        with self._store.writing() as connection:
            returned.put_away(connection, op_id, self.now())
        self.tell_sync()

    def seats(self) -> list[Seat]:
        """Every post that a case may be sent to."""
        lens = self._lens()
        return [lens.seat(post) for post in self.directory.posts]

    def recent_receivers(self, post: PostId) -> list[PostId]:
        """To whom this post sent last."""
        with self._store.reading() as connection:
            return notepad.recent_receivers(connection, [post], limit=RECENT_RECEIVERS_MAX)

    def senders_like(self, text: str, limit: int = 8) -> list[Sender]:
        """Remembered senders that hold every word."""
        with self._store.reading() as connection:
            return notepad.senders_like(connection, text, limit=limit)

    # --- the clerk's own --------------------------------------------------------------------

    def journal_write(self, key: str, text: str) -> None:
        """Keep half-written text, so that a power cut loses a second of it at most."""
        with self._store.writing() as connection:
            notepad.write_journal(connection, key, text, self.now())

    def journal_read(self, key: str) -> str:
        """Half-written text as it was last kept."""
        with self._store.reading() as connection:
            return notepad.read_journal(connection, key)

    def journal_drop(self, key: str) -> None:
        """The text was recorded, or is no longer wanted."""
        with self._store.writing() as connection:
            notepad.drop_journal(connection, key)

    def setting(self, name: str, default: str = "") -> str:
        """A setting of this clerk."""
        with self._store.reading() as connection:
            found = notepad.read_setting(connection, name)
        return default if found is None else found

    def set_setting(self, name: str, value: str) -> None:
        """Set a setting."""
        with self._store.writing() as connection:
            notepad.write_setting(connection, name, value)

    # --- sync -------------------------------------------------------------------------------

    def attach(self, sync: Sync) -> None:
        """Give the desk its sync."""
        self._sync = sync

    def sync_state(self) -> SyncState:
        """What the header shows of sync."""
        state = self._sync.state if self._sync is not None else LinkState()
        with self._store.reading() as connection:
            return SyncState(
                link=state.link,
                unsent=outbox.count_unsent(connection),
                returned=returned.count_returned(connection),
                last_exchange=state.last_exchange,
                trouble=state.trouble,
            )

    def sync_now(self) -> None:
        """Sync soon."""
        if self._sync is not None:
            self._sync.wake()

    def sign_in_again(self, password: str) -> bool:
        """Get new tokens by password, after the old ones ran out."""
        if not self._tools.sign_in(password):
            return False
        self.sync_now()
        return True

    # --- news -------------------------------------------------------------------------------

    def listen(self, listener: DeskListener) -> None:
        """Hear the desk's news from now on."""
        self._listeners.append(listener)

    def tell_cases(self, case_ids: Sequence[CaseId] | frozenset[CaseId]) -> None:
        """Tell of changed cases, after the commit."""
        for listener in tuple(self._listeners):
            for case_id in case_ids:
                listener.case_changed(case_id)
        if case_ids:
            self.tell_sync()

    def tell_sync(self) -> None:
        """Tell how it stands with the registry."""
        if not self._listeners:
            return
        state = self.sync_state()
        for listener in tuple(self._listeners):
            listener.sync_moved(state)

    def take_directory(self, directory: Directory) -> None:
        """Go on with a changed directory."""
        self.directory = directory

    def close(self) -> None:
        """Stop syncing and lock the store; what holds it for us is let go whatever happens."""
        if self._sync is not None:
            self._sync.stop()
        try:
            self._store.close()
            self._tools.on_close()
        finally:
            self._tools.let_go()

    def breaches(self) -> list[Breach]:
        """What is wrong with my store: nothing, in a sound one."""
        with self._store.reading() as connection:
            return desk_breaches(connection)

    def _lens(self) -> Lens:
        return Lens(directory=self.directory, calendar=self.calendar, at=self.now())


def _named(command: Command) -> tuple[CaseId, ...]:
    """The cases that must be loaded to decide a command."""
    if isinstance(command, commands.PutInFile):
        return (command.case_id, command.receipt_id)
    return (command.case_id,)
