"""Who asks: officers sign in by password, their desks are enrolled by key and known by token."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import count

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from sqlalchemy import Connection, func, or_, select, update

from eoffice_core.domain.ids import DeviceId, OfficerId
from eoffice_core.domain.moment import Moment
from eoffice_core.proof.chain import PUBLIC_KEY_BYTES, SIGNATURE_BYTES, enrolment_hash
from eoffice_core.store.directory import POST, SECTION, TENURE
from eoffice_core.store.engine import Store
from eoffice_core.store.meta import META
from eoffice_core.store.rows import DriverRow
from eoffice_core.wire.messages import SignIn
from eoffice_server.opened import EPOCH
from eoffice_server.passwords import ACCOUNT, DEVICE, OFFICER, TOKEN, Passwords, Tries, login_form
from eoffice_server.settings import Lifetimes

TOKEN_BYTES = 32
FIRST_EPOCH = 1
DEVICES_FORGOTTEN_MAX = 1_000
"""Desks enrolled between a backup and its restore; a number far beyond is nobody's."""
KEYS_CACHED_MAX = 4096


class SignInRefusal(Enum):
    """Why an officer may not sign in, or not at this desk."""

    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a name, no secret
    """Also for a login that does not exist and one without a password: nobody learns which."""

    LOCKED_OUT = "locked_out"
    NO_POST = "no_post"
    DEVICE_REVOKED = "device_revoked"
    DEVICE_OF_ANOTHER = "device_of_another"


@dataclass(frozen=True, slots=True)
class NotSignedIn:
    """A refused sign-in; `wait_ms` when another try must wait."""

    reason: SignInRefusal
    wait_ms: int = 0


@dataclass(frozen=True, slots=True)
class SignedDevice:
    """An enrolled desk that has shown a good token, and whose desk it is.

    A revoked one is still known: the registry answers it with Halt.REVOKED and takes and shows
    nothing.
    """

    device_id: DeviceId
    officer_id: OfficerId
    code: str
    epoch: int
    public_key: bytes
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """A new pair of tokens, in plain for the only time."""

    access: str
    access_until: Moment
    refresh: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """A sign-in that went well."""

    device: SignedDevice
    tokens: Tokens


class Identity:
    """Signs officers in, enrols desks, and knows them again by token."""

    def __init__(
        self,
        store: Store,
        *,
        passwords: Passwords,
        lifetimes: Lifetimes,
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self._store = store
        self._passwords = passwords
        self._tries = Tries(store)
        self._lifetimes = lifetimes
        self._random_bytes = random_bytes

    def sign_in(self, asked: SignIn, at: Moment) -> Admitted | NotSignedIn:
        """Check the password, then enrol the desk by its key or know it again.

        Raises TooBusy, before anything is counted, when too many wait to be checked.
        """
        with self._passwords.turn():
            officer_id = self._checked(login_form(asked.login), asked.password, at)
        if isinstance(officer_id, NotSignedIn):
            return officer_id
        with self._store.writing() as connection:
            device = _recognised(connection, asked.public_key) or _enrolled(
                connection, officer_id, asked, at
            )
            if isinstance(device, NotSignedIn):
                return device
            if device.officer_id != officer_id:
                return NotSignedIn(SignInRefusal.DEVICE_OF_ANOTHER)
            connection.execute(TOKEN.delete().where(TOKEN.c.device_id == device.device_id))
            return Admitted(device, self._issue(connection, device.device_id, at))

    def who(self, token: str, at: Moment) -> SignedDevice | None:
        """The desk behind an access token; None when that is unknown or has run out."""
        with self._store.reading() as connection:
            row = connection.execute(
                select(DEVICE)
                .join(TOKEN, TOKEN.c.device_id == DEVICE.c.device_id)
                .where(TOKEN.c.token_hash == token_hash(token), TOKEN.c.is_refresh.is_(False))
                .where(TOKEN.c.expires_at > at)
            ).one_or_none()
        return None if row is None else _device(row)

    def renew(self, refresh: str, at: Moment) -> Tokens | None:
        """New tokens for a refresh token, which is thereby used up; None when it is no good.

        A second use soon after the first is a lost answer: the tokens that were issued then are
        taken back, so that only one pair lives. A later second use is a copy in strange hands: all
        tokens of the device are taken back, and its officer signs in again.
        """
        mine = TOKEN.c.token_hash == token_hash(refresh)
        with self._store.writing() as connection:
            row = connection.execute(
                select(TOKEN).where(mine, TOKEN.c.is_refresh).with_for_update()
            ).one_or_none()
            if row is None or row.expires_at <= at:
                return None
            its = TOKEN.c.device_id == row.device_id
            if row.used_at is not None and at - row.used_at > self._lifetimes.lost_answer_ms:
                connection.execute(TOKEN.delete().where(its))
                return None
            if row.used_at is None:
                connection.execute(TOKEN.update().where(mine).values(used_at=at))
            else:
                connection.execute(TOKEN.delete().where(its, TOKEN.c.used_at.is_(None)))
            connection.execute(TOKEN.delete().where(its, TOKEN.c.expires_at <= at))
            return self._issue(connection, DeviceId(row.device_id), at)

    def revoke(self, device_id: DeviceId, at: Moment) -> None:
        """Shut a desk out from now on; what it signed before stays good.

        Its access token is left to run out, so that the desk is told why.
        """
        its = TOKEN.c.device_id == device_id
        with self._store.writing() as connection:
            connection.execute(
                update(DEVICE)
                .where(DEVICE.c.device_id == device_id, DEVICE.c.revoked_at.is_(None))
                .values(revoked_at=at)
            )
            connection.execute(TOKEN.delete().where(its, TOKEN.c.is_refresh))

    def _checked(self, login: str, password: str, at: Moment) -> OfficerId | NotSignedIn:
        with self._store.reading() as connection:
            row = connection.execute(
                select(ACCOUNT.c.officer_id, ACCOUNT.c.password_hash)
                .join(OFFICER, OFFICER.c.officer_id == ACCOUNT.c.officer_id)
                .where(OFFICER.c.login == login)
            ).one_or_none()
        if row is None:
            wait, stored = self._tries.begin_stranger(login, at), ""
        else:
            wait, stored = self._tries.begin(row.officer_id, at), row.password_hash
        if wait:
            return NotSignedIn(SignInRefusal.LOCKED_OUT, wait_ms=wait)
        if not self._passwords.fits(password, stored) or row is None:
            return NotSignedIn(SignInRefusal.WRONG_PASSWORD)
        self._tries.succeeded(row.officer_id)
        return OfficerId(row.officer_id)

    def _issue(self, connection: Connection, device_id: DeviceId, at: Moment) -> Tokens:
        lives = self._lifetimes
        access, refresh = self._token(), self._token()
        until = Moment(at + lives.access_ms)
        rows = [
            {"token_hash": token_hash(access), "is_refresh": False, "expires_at": until},
            {
                "token_hash": token_hash(refresh),
                "is_refresh": True,
                "expires_at": at + lives.refresh_ms,
            },
        ]
        connection.execute(TOKEN.insert(), [{**row, "device_id": device_id} for row in rows])
        return Tokens(access=access, access_until=until, refresh=refresh)

    def _token(self) -> str:
        return urlsafe_b64encode(self._random_bytes(TOKEN_BYTES)).rstrip(b"=").decode("ascii")


def verify(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature over a message is of the public key (Ed25519)."""
    if len(signature) != SIGNATURE_BYTES or len(public_key) != PUBLIC_KEY_BYTES:
        return False
    try:
        _key(public_key).verify(message, signature)
    except BadSignatureError:
        return False
    return True


def token_hash(token: str) -> bytes:
    """What the store keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


@lru_cache(maxsize=KEYS_CACHED_MAX)
def _key(public_key: bytes) -> VerifyKey:
    return VerifyKey(public_key)


def _recognised(connection: Connection, public_key: bytes) -> SignedDevice | NotSignedIn | None:
    row = connection.execute(select(DEVICE).where(DEVICE.c.public_key == public_key)).one_or_none()
    if row is None:
        return None
    if row.revoked_at is not None:
        return NotSignedIn(SignInRefusal.DEVICE_REVOKED)
    return _device(row)


def _enrolled(
    connection: Connection, officer_id: OfficerId, asked: SignIn, at: Moment
) -> SignedDevice | NotSignedIn:
    # One enrolment at a time, or two desks could get one number, or one desk two.
    connection.execute(select(META.c.value).where(META.c.name == EPOCH).with_for_update()).one()
    public_key = asked.public_key
    meanwhile = _recognised(connection, public_key)
    if meanwhile is not None:
        return meanwhile
    section_code = _first_section(connection, officer_id, at)
    if section_code is None:
        return NotSignedIn(SignInRefusal.NO_POST)
    last = connection.execute(select(func.max(DEVICE.c.device_id))).scalar_one() or 0
    if asked.device_id and not _was_forgotten(connection, asked, last):
        return NotSignedIn(SignInRefusal.DEVICE_OF_ANOTHER)
    device = SignedDevice(
        device_id=DeviceId(asked.device_id or last + 1),
        officer_id=officer_id,
        code=asked.device_code or _free_code(connection, section_code),
        epoch=FIRST_EPOCH,
        public_key=public_key,
    )
    head = enrolment_hash(
        device_id=device.device_id, epoch=device.epoch, public_key=device.public_key
    )
    connection.execute(
        DEVICE.insert().values(
            device_id=device.device_id,
            officer_id=officer_id,
            code=device.code,
            epoch=device.epoch,
            public_key=public_key,
            taken=0,
            head=head,
            enrolled_at=at,
        )
    )
    return device


def _was_forgotten(connection: Connection, asked: SignIn, last: int) -> bool:
    """Whether a desk can be one that a restored registry has forgotten: nobody took its place."""
    taken = or_(DEVICE.c.device_id == asked.device_id, DEVICE.c.code == asked.device_code)
    is_free = connection.execute(select(DEVICE.c.device_id).where(taken)).first() is None
    return is_free and asked.device_id <= last + DEVICES_FORGOTTEN_MAX


def _first_section(connection: Connection, officer_id: OfficerId, at: Moment) -> str | None:
    """The code of the section in which the officer's first post stands, substantive ones first."""
    return connection.execute(
        select(SECTION.c.code)
        .join(POST, POST.c.section_id == SECTION.c.section_id)
        .join(TENURE, TENURE.c.post_id == POST.c.post_id)
        .where(TENURE.c.officer_id == officer_id, TENURE.c.since <= at)
        .where(or_(TENURE.c.until.is_(None), TENURE.c.until > at))
        .order_by(TENURE.c.charge, TENURE.c.post_id)
        .limit(1)
    ).scalar_one_or_none()


def _free_code(connection: Connection, section_code: str) -> str:
    """The section's code and a running number, unlike every code ever given to a desk."""
    stem = f"{section_code}-" if section_code[-1:].isdigit() else section_code
    given = set(
        connection.execute(
            select(DEVICE.c.code).where(DEVICE.c.code.startswith(stem, autoescape=True))
        ).scalars()
    )
    return next(code for n in count(1) if (code := f"{stem}{n}") not in given)


def _device(row: DriverRow) -> SignedDevice:
    return SignedDevice(
        device_id=DeviceId(row.device_id),
        officer_id=OfficerId(row.officer_id),
        code=row.code,
        epoch=row.epoch,
        public_key=row.public_key,
        is_revoked=row.revoked_at is not None,
    )
