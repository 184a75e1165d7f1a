"""How a desk is put together of store, device and sync; imported when somebody signs in."""

from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from eoffice_core.domain.ids import CaseId, DeviceId, OfficerId
from eoffice_core.domain.link import Link
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Directory
from eoffice_core.domain.search import NotSearched, SearchQuestion
from eoffice_core.domain.trouble import StoreUnavailable, Trouble
from eoffice_core.domain.working_days import Calendar
from eoffice_core.store import reindex
from eoffice_core.store.directory import read_directory, write_directory
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.ground import (
    StoreLock,
    mark_in_use,
    mark_left_clean,
    refuse_unsafe_place,
    was_left_clean,
)
from eoffice_core.store.meta import read_meta, write_meta
from eoffice_core.store.migrations import migrate
from eoffice_core.store.trouble import named, trouble_in
from eoffice_core.wire.directory import read_lines
from eoffice_core.wire.messages import SignedIn, SignIn
from eoffice_core.wire.problems import ProblemName
from eoffice_tui.desk import Desk, IdSource, Tools
from eoffice_tui.local import keyslot, secrets
from eoffice_tui.local.book import Book, News
from eoffice_tui.local.chain import Device, new_key, read_device, write_device
from eoffice_tui.local.keyslot import Hindrance, NotUnlocked, StoreKey
from eoffice_tui.local.place import ClerkPlace, clerk_place
from eoffice_tui.local.refolding import SHELVES
from eoffice_tui.local.steps import STEPS
from eoffice_tui.screens.opening import Failed, Folding, OpenFault, OpenStep, Progress
from eoffice_tui.sync.finding import Page, find
from eoffice_tui.sync.runner import Runner
from eoffice_tui.sync.status import LinkState
from eoffice_tui.sync.transport import ExchangeFailed, Fault, Tokens, Transport, Way

SERVER, LOGIN, ACCESS, REFRESH = "server", "login", "access_token", "refresh_token"
LAST_EXCHANGE = "last_exchange"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What differs between a real desk and one in a test."""

    home: Path
    server: str
    now: Callable[[], Moment]
    ids: IdSource
    calendar: Calendar
    http: Callable[[], Way | None]
    starts_sync: bool


class OpeningStopped(Exception):
    """Opening a desk ends here, for a reason that the login screen explains."""

    def __init__(self, reason: OpenFault, *, wait_seconds: int = 0) -> None:
        super().__init__(reason.value)
        self.failed = Failed(reason, wait_seconds=wait_seconds)


_HINDRANCE = {
    Hindrance.WRONG_PASSWORD: OpenFault.WRONG_PASSWORD,
    Hindrance.TOO_MANY_TRIES: OpenFault.WAIT,
    Hindrance.SLOT_DAMAGED: OpenFault.SLOT_DAMAGED,
    Hindrance.SLOT_NEWER: OpenFault.STORE_NEWER,
}

_TROUBLE = {
    Trouble.DAMAGED: OpenFault.STORE_DAMAGED,
    Trouble.NOT_A_STORE: OpenFault.STORE_DAMAGED,
    Trouble.WRONG_KEY: OpenFault.STORE_DAMAGED,
    Trouble.NEWER_VERSION: OpenFault.STORE_NEWER,
    Trouble.DISK_FULL: OpenFault.DISK_FULL,
    Trouble.LOCKED: OpenFault.IN_USE,
}

_PROBLEM = {
    ProblemName.WRONG_PASSWORD: OpenFault.WRONG_PASSWORD,
    ProblemName.LOCKED_OUT: OpenFault.WAIT,
    ProblemName.TOO_MANY: OpenFault.WAIT,
    ProblemName.NO_POST: OpenFault.NO_POST,
}


def open_desk(
    around: Surroundings, login: str, password: str, on_progress: Callable[[Progress], None]
) -> Desk | Failed:
    """Unlock the store of this login, or sign in for the first time, and give the desk."""
    login = login.strip().casefold()  # as the server takes it: one clerk never gets two stores
    try:
        place = clerk_place(around.home, login)
    except ValueError:
        return Failed(OpenFault.LOGIN_MALFORMED)
    try:
        with ExitStack() as held:
            desk = _open(around, place, Credentials(login, password), on_progress, held)
            held.pop_all()
            return desk
    except OpeningStopped as stopped:
        return stopped.failed
    except StoreUnavailable as trouble:
        return Failed(_TROUBLE.get(trouble.reason, OpenFault.CANNOT_OPEN))
    except ExchangeFailed as failed:
        return _not_signed_in(failed)


@dataclass(frozen=True, slots=True)
class Credentials:
    """A login with its password; never shown, never kept."""

    login: str
    password: str

    def __repr__(self) -> str:
        return f"Credentials({self.login!r})"


def _not_signed_in(failed: ExchangeFailed) -> Failed:
    if failed.fault is not Fault.DECLINED:
        return Failed(OpenFault.UNREACHABLE)
    reason = _PROBLEM.get(ProblemName(failed.name)) if failed.name in set(ProblemName) else None
    return Failed(reason or OpenFault.SERVER_DECLINES, wait_seconds=failed.wait_seconds)


def _open(
    around: Surroundings,
    place: ClerkPlace,
    who: Credentials,
    on_progress: Callable[[Progress], None],
    held: ExitStack,
) -> Desk:
    signed: SignedIn | None = None
    key = new_key()
    if not place.slot.exists():
        if place.store.exists():  # a new lock would not fit it, and stand where the old one belongs
            raise OpeningStopped(OpenFault.SLOT_MISSING)
        on_progress(OpenStep.ASKING_SERVER)
        signed = _sign_in(around, who, key.public_key().public_bytes_raw())
        _make(place)
    refuse_unsafe_place(place.path)
    held.enter_context(StoreLock(place.lock))
    on_progress(OpenStep.UNLOCKING)
    store_key = _unlock(place, who, at=around.now())
    on_progress(OpenStep.OPENING_STORE)
    store = _open_store(place, store_key, on_progress)
    held.callback(_let_go, store)
    with store.reading() as connection:
        device = read_device(connection)
    if device is None:  # a first sign-in, or one that was cut off before its end
        if signed is None:
            on_progress(OpenStep.ASKING_SERVER)
            signed = _sign_in(around, who, key.public_key().public_bytes_raw())
        device = Device(
            device_id=DeviceId(signed.device_id),
            officer_id=OfficerId(signed.officer_id),
            code=signed.device_code,
            epoch=signed.device_epoch,
            key=key,
        )
        with store.writing() as connection:
            _enrol(connection, device, signed, server=around.server, login=who.login)
        secrets.keep_token(server=around.server, login=who.login, token=signed.token)
    mark_in_use(place.store)
    return _assemble(around, OpenedPlace(place, store, store_key), device, held)


def _sign_in(
    around: Surroundings, who: Credentials, public_key: bytes, known: Device | None = None
) -> SignedIn:
    nobody = Tokens(read=lambda: ("", ""), keep=lambda _access, _refresh: None)
    transport = Transport(around.server, nobody, transport=around.http())
    try:
        return transport.sign_in(
            SignIn(
                login=who.login,
                password=who.password,
                public_key=public_key,
                device_id=0 if known is None else known.device_id,
                device_code="" if known is None else known.code,
            )
        )
    finally:
        transport.close()


def _make(place: ClerkPlace) -> None:
    try:
        place.make()
    except OSError as error:
        raise named(trouble_in(error) or Trouble.CANNOT_OPEN, str(error)) from error


def _unlock(place: ClerkPlace, who: Credentials, *, at: Moment) -> StoreKey:
    if not place.slot.exists():
        return keyslot.create_slot(place.slot, clerk=who.login, password=who.password)
    outcome = keyslot.unlock(place.slot, clerk=who.login, password=who.password, at=at)
    if isinstance(outcome, NotUnlocked):
        raise OpeningStopped(
            _HINDRANCE.get(outcome.reason, OpenFault.SLOT_DAMAGED),
            wait_seconds=outcome.wait_seconds,
        )
    return outcome.key


def _open_store(place: ClerkPlace, key: StoreKey, on_progress: Callable[[Progress], None]) -> Store:
    was_clean = not place.store.exists() or was_left_clean(place.store)
    store = open_sqlite(place.store, key=key.for_database(), key_is_proven=True)
    with ExitStack() as held:
        held.callback(_let_go, store)
        if not was_clean and store.damages():
            raise OpeningStopped(OpenFault.STORE_DAMAGED)
        migrate(store, STEPS)
        if not was_clean:
            reindex.distrust_if_damaged(store)
        reindex.refresh(store, SHELVES, lambda done, total: on_progress(Folding(done, total)))
        held.pop_all()
    return store


def _let_go(store: Store) -> None:
    """Close a store that is not opened after all; the reason for that is not to be covered up."""
    with suppress(StoreUnavailable):
        store.close()


def _enrol(
    connection: Connection, device: Device, signed: SignedIn, *, server: str, login: str
) -> None:
    write_device(connection, device)
    write_directory(connection, read_lines(signed.directory))
    write_meta(connection, SERVER, server)
    write_meta(connection, LOGIN, login)
    _keep_tokens(connection, signed.token, signed.refresh)


def _keep_tokens(connection: Connection, access: str, refresh: str) -> None:
    write_meta(connection, ACCESS, access)
    write_meta(connection, REFRESH, refresh)


class TokenShelf:
    """The desk's tokens: the short-lived one in the system's keyring where there is a trusted one.

    Both stand in the encrypted store, the renewable one only there.
    """

    def __init__(self, store: Store, *, server: str, login: str) -> None:
        self._store = store
        self._server = server
        self._login = login
        self.renewing = Lock()

    def read(self) -> tuple[str, str]:
        """The access and the refresh token."""
        with self._store.reading() as connection:
            access = read_meta(connection, ACCESS) or ""
            refresh = read_meta(connection, REFRESH) or ""
        return secrets.read_token(server=self._server, login=self._login) or access, refresh

    def keep(self, access: str, refresh: str) -> None:
        """Keep new tokens."""
        is_in_keyring = secrets.keep_token(server=self._server, login=self._login, token=access)
        with self._store.writing() as connection:
            _keep_tokens(connection, "" if is_in_keyring else access, refresh)


def _search(
    transport: Callable[[], Transport], question: SearchQuestion, offset: int, limit: int
) -> Page | NotSearched:
    with closing(transport()) as way:
        return find(way, question, offset=offset, limit=limit)


@dataclass(frozen=True, slots=True)
class OpenedPlace:
    """A clerk's place with its store open."""

    place: ClerkPlace
    store: Store
    key: StoreKey


def _assemble(around: Surroundings, opened: OpenedPlace, device: Device, held: ExitStack) -> Desk:
    place, store = opened.place, opened.store
    with store.reading() as connection:
        server = read_meta(connection, SERVER) or around.server
        login = read_meta(connection, LOGIN) or ""
        directory = read_directory(connection)
        last_exchange = read_meta(connection, LAST_EXCHANGE)
    shelf = TokenShelf(store, server=server, login=login)

    def transport() -> Transport:
        tokens = Tokens(read=shelf.read, keep=shelf.keep, renewing=shelf.renewing)
        return Transport(server, tokens, transport=around.http())

    def sign_in(password: str) -> bool:
        try:
            signed = _sign_in(around, Credentials(login, password), device.public_key, device)
        except ExchangeFailed:
            return False
        if signed.device_id != device.device_id:  # its chain would never fit: say no, keep all
            return False
        shelf.keep(signed.token, signed.refresh)
        keyslot.set_password(place.slot, clerk=login, key=opened.key, password=password)
        return True

    locked = ExitStack()
    tools = Tools(
        now=around.now,
        ids=around.ids,
        calendar=around.calendar,
        sign_in=sign_in,
        search=partial(_search, transport),
        on_close=partial(mark_left_clean, place.store),
        let_go=locked.close,
    )
    desk, book = make_desk(store, device, directory=directory, tools=tools)
    locked.callback(held.pop_all().close)
    if around.starts_sync:
        runner = Runner(
            book=book,
            transport=transport,
            now=around.now,
            tell=partial(_heard, store, desk),
            last_exchange=Moment(int(last_exchange)) if last_exchange else None,
        )
        desk.attach(runner)
        runner.start()
    return desk


def _heard(store: Store, desk: Desk, state: LinkState) -> None:
    """It stands otherwise with the registry; when they last exchanged is known the next morning."""
    if state.link is Link.IN_STEP:
        with store.writing() as connection:
            write_meta(connection, LAST_EXCHANGE, str(state.last_exchange))
    desk.tell_sync()


def make_desk(
    store: Store, device: Device, *, directory: Directory, tools: Tools
) -> tuple[Desk, Book]:
    """A desk on an open store, and the book that its sync reads and writes."""
    desk = Desk(store, device, directory=directory, tools=tools)

    def cases_changed(case_ids: frozenset[CaseId]) -> None:
        desk.tell_cases(case_ids)

    news = News(cases_changed=cases_changed, directory_changed=desk.take_directory)
    return desk, Book(store, device, news)
