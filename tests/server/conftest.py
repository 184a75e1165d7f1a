"""A server's store with the standing office in it, on both engines; the app on top; a set clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from nacl.signing import SigningKey

from eoffice_core.domain.moment import Moment
from eoffice_core.store.directory import write_directory
from eoffice_core.store.engine import Store, open_postgresql, open_sqlite
from eoffice_core.store.migrations import migrate
from eoffice_core.store.tables import core
from eoffice_core.wire.messages import SignedIn, SignIn, read_message, write_message
from eoffice_server.app import build
from eoffice_server.opened import Opened, begin_epoch
from eoffice_server.passwords import Passwords, set_password
from eoffice_server.settings import Settings
from eoffice_server.steps import STEPS
from eoffice_server.tables import AccountRow, OfficeHeadRow
from tests import cast
from tests.inprocess import InProcess
from tests.store.conftest import db_store, postgresql_port, postgresql_url

__all__ = ["db_store", "postgresql_port", "postgresql_url"]

PASSWORD = "नजारत-2025 stores"
CBOR = {"content-type": "application/cbor"}
PASSWORDS = Passwords(at_once=2)


@dataclass
class SetClock:
    """A clock that moves when the test says so."""

    at: Moment = cast.NOW

    def __call__(self) -> Moment:
        return self.at

    def pass_(self, *, ms: int) -> None:
        """Let time pass."""
        self.at = Moment(self.at + ms)


@dataclass
class CountedBytes:
    """Bytes that are all different and the same in each run."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __call__(self, size: int) -> bytes:
        return next(self.numbers).to_bytes(size, "big")


def device_key(number: int = 1) -> SigningKey:
    """The key of the test's desk of this number."""
    return SigningKey(number.to_bytes(32, "big"))


def seat_the_cast(store: Store) -> None:
    """Bring an empty store to a server's shape, with the standing office and its accounts."""
    migrate(store, STEPS)
    begin_epoch(store, CountedBytes())
    with store.writing() as connection:
        write_directory(connection, cast.directory())
        connection.execute(
            core(OfficeHeadRow).insert(),
            [
                {"office_id": o.office_id, "head_seq": 0, "registry_dseq": 0,
                 "registry_head": bytes(32)}
                for o in cast.OFFICES
            ],
        )  # fmt: skip
        connection.execute(
            core(AccountRow).insert(),
            [
                {"officer_id": o.officer_id, "password_hash": "", "failed_tries": 0,
                 "locked_until": 0}
                for o in cast.OFFICERS
            ],
        )  # fmt: skip
    for login in ("bhupendra.sahu", "ananya.rao"):
        assert set_password(store, PASSWORDS, login=login, password=PASSWORD) is None


@pytest.fixture(params=["sqlite", "postgresql"])
def server_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A server's store with the standing office, on each engine in turn."""
    if request.param == "postgresql":
        store = open_postgresql(request.getfixturevalue("postgresql_url"))
    else:
        store = open_sqlite(tmp_path / "office.db", key=None)
    seat_the_cast(store)
    yield store
    store.close()


@pytest.fixture
def clock() -> SetClock:
    """A clock at the standing office's moment."""
    return SetClock()


@pytest.fixture
def app(server_store: Store, clock: SetClock, tmp_path: Path) -> FastAPI:
    """The app over the standing office."""
    return build(
        Settings(place=tmp_path),
        opened=Opened(server_store),
        clock=clock,
        random_bytes=CountedBytes(),
    )


@pytest.fixture
def office(app: FastAPI) -> Iterator[httpx.Client]:
    """A client of the app."""
    with httpx.Client(transport=InProcess(app), base_url="http://office.test") as client:
        yield client


def sign_in(
    office: httpx.Client,
    *,
    login: str = "bhupendra.sahu",
    password: str = PASSWORD,
    key: SigningKey | None = None,
) -> httpx.Response:
    """Ask to be signed in."""
    public_key = bytes((key or device_key()).verify_key)
    asked = SignIn(login=login, password=password, public_key=public_key)
    return office.post("/v1/session", content=write_message(asked), headers=CBOR)


def signed_in(office: httpx.Client, *, key: SigningKey | None = None) -> SignedIn:
    """Be signed in as the clerk of the stores."""
    response = sign_in(office, key=key)
    assert response.status_code == 200
    return read_message(SignedIn, response.content)


def bearer(token: str) -> dict[str, str]:
    """The headers of a request with an access token."""
    return {**CBOR, "authorization": f"Bearer {token}"}
