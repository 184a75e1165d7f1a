"""Real desks on real encrypted stores, and a real registry in the same process.

Nothing is mocked: each desk signs in over HTTP to the real ASGI app, by a transport that hands
requests over without a socket. Every store that is closed here is checked against the invariants.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from fastapi import FastAPI

from eoffice_core.domain.commands import Command
from eoffice_core.domain.ids import (
    CaseId,
    DeviceId,
    NoteId,
    OfficerId,
    OpId,
    PostId,
    time_ordered_id,
)
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Directory
from eoffice_core.domain.working_days import Calendar
from eoffice_core.store.check import desk_breaches, server_breaches
from eoffice_core.store.directory import write_directory
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.migrations import migrate
from eoffice_core.store.tables import core
from eoffice_core.wire.directory import read_lines
from eoffice_core.wire.messages import SignIn
from eoffice_server.app import build
from eoffice_server.evidence import signature_breaches
from eoffice_server.identity import verify
from eoffice_server.opened import Opened, open_store
from eoffice_server.settings import Settings
from eoffice_server.tables import AccountRow, OfficeHeadRow
from eoffice_tui.desk import Desk, Recorded, Tools
from eoffice_tui.local.book import Book
from eoffice_tui.local.chain import Device, new_key, write_device
from eoffice_tui.local.steps import STEPS
from eoffice_tui.sync.engine import Outcome
from eoffice_tui.sync.finding import find
from eoffice_tui.sync.runner import sync_once
from eoffice_tui.sync.transport import Tokens, Transport
from eoffice_tui.wiring import make_desk
from tests import cast
from tests.inprocess import InProcess

PASSWORD = "धान की फसल 2025"
KEY = bytes(range(32))
SERVER = "http://office.test"


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: Moment = cast.NOW

    def __call__(self) -> Moment:
        """The time it shows."""
        return self.at

    def go(self, *, minutes: int = 0, days: int = 0) -> None:
        """Move it on."""
        self.at = Moment(self.at + (days * 24 * 60 + minutes) * 60_000)


class CountedIds:
    """Ids that are the same in every run."""

    def __init__(self, clock: Callable[[], Moment], mark: int) -> None:
        self._clock = clock
        self._mark = mark
        self._count = itertools.count(1)

    def _new(self) -> bytes:
        random = bytes([self._mark]) + next(self._count).to_bytes(9, "big")
        return time_ordered_id(at_ms=self._clock(), random=random)

    def op(self) -> OpId:
        """The next op's id."""
        return OpId(self._new())

    def case(self) -> CaseId:
        """The next case's id."""
        return CaseId(self._new())

    def note(self) -> NoteId:
        """The next note's id."""
        return NoteId(self._new())


class KeptTokens:
    """Tokens in memory."""

    def __init__(self, access: str, refresh: str) -> None:
        self.access, self.refresh = access, refresh

    def read(self) -> tuple[str, str]:
        """Both tokens."""
        return self.access, self.refresh

    def keep(self, access: str, refresh: str) -> None:
        """New tokens."""
        self.access, self.refresh = access, refresh


@dataclass
class SeatedDesk:
    """A desk with the means to sync it by hand."""

    desk: Desk
    book: Book
    transport: Transport
    store: Store
    device: Device
    path: Path
    tokens: KeptTokens

    def sync(self) -> Outcome:
        """One whole sync."""
        return sync_once(self.book, self.transport)

    def do(self, *commands: Command, post: PostId) -> Recorded:
        """Execute, and expect it to be recorded."""
        outcome = self.desk.execute(*commands, post=post)
        assert isinstance(outcome, Recorded), outcome
        return outcome


@dataclass
class World:
    """A registry with its desks, on one clock."""

    place: Path
    clock: Clock
    opened: Opened
    app: FastAPI
    desks: list[SeatedDesk] = field(default_factory=list)
    http: Callable[[], httpx.BaseTransport] | None = None

    def transport_to(self) -> httpx.BaseTransport:
        """The way to the app."""
        return self.http() if self.http is not None else InProcess(self.app)

    def desk_of(self, officer: OfficerId, *, name: str = "") -> SeatedDesk:
        """A new desk of this officer: signed in, enrolled, nothing synced yet."""
        login = self.opened.directory().officers[officer].login
        key = new_key()
        tokens = KeptTokens("", "")
        transport = Transport(
            SERVER, Tokens(read=tokens.read, keep=tokens.keep), transport=self.transport_to()
        )
        signed = transport.sign_in(
            SignIn(login=login, password=PASSWORD, public_key=key.public_key().public_bytes_raw())
        )
        tokens.keep(signed.token, signed.refresh)
        device = Device(
            device_id=DeviceId(signed.device_id),
            officer_id=OfficerId(signed.officer_id),
            code=signed.device_code,
            epoch=signed.device_epoch,
            key=key,
        )
        path = self.place / f"desk-{len(self.desks)}{name}.db"
        store = open_sqlite(path, key=KEY)
        migrate(store, STEPS)
        with store.writing() as connection:
            write_device(connection, device)
            write_directory(connection, read_lines(signed.directory))
        seated = self._seat(store, device, path, tokens, transport)
        self.desks.append(seated)
        return seated

    def reopened(self, seated: SeatedDesk) -> SeatedDesk:
        """The same desk after its program was started again."""
        self.desks.remove(seated)
        again = self._seat(
            open_sqlite(seated.path, key=KEY),
            seated.device,
            seated.path,
            seated.tokens,
            seated.transport,
        )
        self.desks.append(again)
        return again

    def _seat(
        self,
        store: Store,
        device: Device,
        path: Path,
        tokens: KeptTokens,
        transport: Transport,
    ) -> SeatedDesk:
        tools = Tools(
            now=self.clock,
            ids=CountedIds(self.clock, mark=device.device_id),
            calendar=Calendar(),
            search=lambda question, offset, limit: find(
                transport, question, offset=offset, limit=limit
            ),
        )
        directory = self.opened.directory()
        desk, book = make_desk(store, device, directory=directory, tools=tools)
        return SeatedDesk(desk, book, transport, store, device, path, tokens)

    def close(self) -> None:
        """Check every store against the invariants, and close it."""
        for seated in self.desks:
            with seated.store.reading() as connection:
                assert desk_breaches(connection) == []
            seated.desk.close()
        with self.opened.store.reading() as connection:
            assert server_breaches(connection) == []
            assert signature_breaches(connection, verify) == []
        self.opened.close()


def put_directory(store: Store, directory: Directory, password_hash: str) -> None:
    """Give a server's store a mapping and accounts."""
    with store.writing() as connection:
        write_directory(connection, directory)
        connection.execute(
            core(OfficeHeadRow).insert(),
            [
                {"office_id": office, "head_seq": 0, "registry_dseq": 0, "registry_head": bytes(32)}
                for office in directory.offices
            ],
        )
        connection.execute(
            core(AccountRow).insert(),
            [
                {
                    "officer_id": officer,
                    "password_hash": password_hash,
                    "failed_tries": 0,
                    "locked_until": 0,
                }
                for officer in directory.officers
            ],
        )


def hash_of(password: str) -> str:
    """A cheap hash: the cost of guessing is not what these tests are about."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(password)


@contextmanager
def a_world(place: Path, *, database: str | None = None) -> Iterator[World]:
    """A registry in the same process, with the cast's directory."""
    clock = Clock()
    settings = Settings(place=place / "server", database=database)
    counter = itertools.count(1)

    def random_bytes(length: int) -> bytes:
        return next(counter).to_bytes(length, "big")

    opened = open_store(settings, random_bytes=random_bytes)
    put_directory(opened.store, cast.directory(), hash_of(PASSWORD))
    app = build(settings, opened=opened, clock=clock, random_bytes=random_bytes)
    world = World(place=place, clock=clock, opened=opened, app=app)
    yield world
    world.close()
