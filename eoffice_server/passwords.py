"""Passwords: hashed by argon2id, checked a few at a time, with growing waits after wrong tries."""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select

from eoffice_core.domain.ids import OfficerId
from eoffice_core.domain.moment import Moment
from eoffice_core.store.engine import Store
from eoffice_core.store.statements import upsert
from eoffice_core.store.tables import OfficerRow, core
from eoffice_core.wire.limits import PASSWORD_CHARACTERS_MAX
from eoffice_server.tables import AccountRow, DeviceRow, TokenRow

ACCOUNT, OFFICER = core(AccountRow), core(OfficerRow)
DEVICE, TOKEN = core(DeviceRow), core(TokenRow)

MEMORY_KIB = 19_456
PASSES = 2
LANES = 1

FREE_TRIES = 5
FIRST_WAIT_MS = 30 * 1000
WAIT_MS_MAX = 15 * 60 * 1000
PASSWORD_CHARACTERS_MIN = 8
WAITING_MAX = 16


class PasswordFault(Enum):
    """Why a new password was not taken."""

    NO_SUCH_LOGIN = "no_such_login"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


class TooBusy(Exception):
    """More passwords wait to be checked than there is room for."""


class Passwords:
    """Hashes and checks passwords; never more than a few at once."""

    def __init__(self, *, at_once: int, waiting_max: int = WAITING_MAX) -> None:
        self._hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)
        self._turns = threading.BoundedSemaphore(at_once)
        self._line = threading.BoundedSemaphore(at_once + waiting_max)
        # A login that does not exist takes as long as one that does.
        self._nobodys = self._hasher.hash("nobody has this password")

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn to check a password; TooBusy when the line is full.

        The line is short: whoever stands in it holds a thread that exchanges need.
        """
        if not self._line.acquire(blocking=False):
            raise TooBusy
        try:
            with self._turns:
                yield
        finally:
            self._line.release()

    def hashed(self, password: str) -> str:
        """What is stored of a password."""
        return self._hasher.hash(_normal(password))

    def fits(self, password: str, stored: str) -> bool:
        """Whether this is the password; with nothing stored it never is, in the same time."""
        try:
            is_same = self._hasher.verify(stored or self._nobodys, _normal(password))
        except (VerificationError, InvalidHashError):
            return False
        return is_same and bool(stored)


def login_form(login: str) -> str:
    """A login as it is stored and compared: NFC, small letters, no blank edges."""
    return _normal(_normal(login).strip().casefold())


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def wait_ms(tries: int) -> int:
    """How long the next try must wait after so many in a row."""
    if tries < FREE_TRIES:
        return 0
    return int(min(FIRST_WAIT_MS << min(tries - FREE_TRIES, 10), WAIT_MS_MAX))


def set_password(
    store: Store, passwords: Passwords, *, login: str, password: str
) -> PasswordFault | None:
    """Give an officer a new password; every desk of theirs must then sign in again."""
    if len(password) < PASSWORD_CHARACTERS_MIN:
        return PasswordFault.TOO_SHORT
    if len(password) > PASSWORD_CHARACTERS_MAX:
        return PasswordFault.TOO_LONG
    stored = passwords.hashed(password)
    with store.writing() as connection:
        officer_id = connection.execute(
            select(OFFICER.c.officer_id).where(OFFICER.c.login == login_form(login))
        ).scalar_one_or_none()
        if officer_id is None:
            return PasswordFault.NO_SUCH_LOGIN
        account = {"officer_id": officer_id, "failed_tries": 0, "locked_until": 0}
        upsert(connection, ACCOUNT, [{**account, "password_hash": stored}])
        desks = select(DEVICE.c.device_id).where(DEVICE.c.officer_id == officer_id)
        connection.execute(TOKEN.delete().where(TOKEN.c.device_id.in_(desks)))
    return None


class Tries:
    """Counts each try before it is checked, so that many at once are no way around the wait.

    Accounts count in the store. A login that does not exist counts here, in memory, so that it
    answers as one that does.
    """

    def __init__(self, store: Store, *, strangers_max: int = 10_000) -> None:
        self._store = store
        self._strangers: dict[str, tuple[int, int]] = {}
        self._strangers_max = strangers_max
        self._lock = threading.Lock()

    def begin(self, officer_id: OfficerId, at: Moment) -> int:
        """Count a try on an account; the milliseconds still to wait when it may not be made."""
        mine = ACCOUNT.c.officer_id == officer_id
        with self._store.writing() as connection:
            row = connection.execute(
                select(ACCOUNT.c.failed_tries, ACCOUNT.c.locked_until).where(mine).with_for_update()
            ).one()
            if row.locked_until > at:
                return int(row.locked_until - at)
            tries = int(row.failed_tries) + 1
            connection.execute(
                ACCOUNT.update()
                .where(mine)
                .values(failed_tries=tries, locked_until=at + wait_ms(tries))
            )
        return 0

    def begin_stranger(self, login: str, at: Moment) -> int:
        """The same for a login that does not exist."""
        with self._lock:
            tries, until = self._strangers.pop(login, (0, 0))
            if until > at:
                self._strangers[login] = (tries, until)
                return until - at
            self._strangers[login] = (tries + 1, at + wait_ms(tries + 1))
            while len(self._strangers) > self._strangers_max:
                del self._strangers[next(iter(self._strangers))]
        return 0

    def succeeded(self, officer_id: OfficerId) -> None:
        """Forget the tries of an account: its password was right."""
        with self._store.writing() as connection:
            connection.execute(
                ACCOUNT.update()
                .where(ACCOUNT.c.officer_id == officer_id)
                .values(failed_tries=0, locked_until=0)
            )
