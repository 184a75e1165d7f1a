"""What the routes answer: through a real client and the real app, good requests and bad ones."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Iterator
from pathlib import Path

import cbor2
import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from eoffice_core.domain.ids import DeviceId
from eoffice_core.store.engine import Store
from eoffice_core.wire.limits import EXCHANGE_BYTES_MAX, SIGN_IN_BYTES_MAX
from eoffice_core.wire.messages import (
    Exchange,
    Halt,
    Message,
    Problem,
    Renew,
    Renewed,
    Reply,
    SentOp,
    SignIn,
    read_message,
    write_message,
)
from eoffice_core.wire.problems import ProblemName
from eoffice_server.app import build
from eoffice_server.opened import Opened
from eoffice_server.passwords import FREE_TRIES, Passwords, TooBusy
from eoffice_server.routes.parts import Parts
from eoffice_server.routes.problems import STATUS
from eoffice_server.settings import MINUTE_MS, Limits, Rate, Settings
from tests import cast
from tests.inprocess import InProcess
from tests.server.conftest import (
    CBOR,
    CountedBytes,
    SetClock,
    bearer,
    device_key,
    sign_in,
    signed_in,
)

one_engine = pytest.mark.parametrize("server_store", ["sqlite"], indirect=True)
"""For what the engine has no part in."""

SYNC, SESSION, RENEW = "/v1/sync", "/v1/session", "/v1/session/renew"


def problem_of(response: httpx.Response, name: ProblemName) -> Problem:
    """The problem of a response, whose name and status are as expected."""
    assert response.headers["content-type"] == "application/cbor"
    problem = read_message(Problem, response.content)
    assert problem.name == name.value
    assert response.status_code == STATUS[name]
    assert response.headers["cache-control"] == "no-store"
    return problem


def sync(office: httpx.Client, token: str, message: Message | None = None) -> httpx.Response:
    """Send an exchange."""
    return office.post(SYNC, content=write_message(message or Exchange()), headers=bearer(token))


def parts_of(app: FastAPI) -> Parts:
    """The parts of the app."""
    parts = app.state.parts
    assert isinstance(parts, Parts)
    return parts


def test_every_problem_has_a_status() -> None:
    assert set(STATUS) == set(ProblemName)


def test_signing_in_tells_who_and_where_one_is(office: httpx.Client) -> None:
    entered = signed_in(office)
    assert (entered.officer_id, entered.device_id, entered.device_epoch) == (5, 1, 1)
    assert entered.device_code == f"{cast.STORES.code}1"
    assert entered.token_until == cast.NOW + 15 * MINUTE_MS
    assert entered.epoch == (1).to_bytes(16, "big")
    assert entered.directory.version == 1
    assert len(entered.directory.posts) == len(cast.POSTS)


def test_an_exchange_is_answered_by_the_registry(office: httpx.Client) -> None:
    response = sync(office, signed_in(office).token)
    assert response.status_code == 200
    reply = read_message(Reply, response.content)
    assert (reply.taken, reply.halt, reply.received_at) == (0, Halt.NONE, cast.NOW)
    assert len(reply.directory) == 1
    assert response.headers["cache-control"] == "no-store"


def test_a_desk_that_knows_the_directory_is_not_sent_it_again(office: httpx.Client) -> None:
    reply = read_message(
        Reply, sync(office, signed_in(office).token, Exchange(directory_version=1)).content
    )
    assert reply.directory == []


def test_renewing_gives_tokens_that_work(office: httpx.Client, clock: SetClock) -> None:
    entered = signed_in(office)
    clock.pass_(ms=15 * MINUTE_MS)
    problem_of(sync(office, entered.token), ProblemName.TOKEN)
    body = write_message(Renew(refresh=entered.refresh))
    renewed = read_message(Renewed, office.post(RENEW, content=body, headers=CBOR).content)
    assert sync(office, renewed.token).status_code == 200
    clock.pass_(ms=10 * MINUTE_MS)
    problem_of(office.post(RENEW, content=body, headers=CBOR), ProblemName.TOKEN)
    problem_of(sync(office, renewed.token), ProblemName.TOKEN)


@one_engine
@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer ", "Bearer x", "Basic Ymg6cGFzcw==", "Token abc", "bearer \xff"],
)
def test_without_a_good_token_nothing_is_exchanged(
    office: httpx.Client, header: str | None
) -> None:
    headers = [(b"content-type", b"application/cbor")]
    if header is not None:
        headers.append((b"authorization", header.encode("latin-1")))
    response = office.post(SYNC, content=write_message(Exchange()), headers=headers)
    problem_of(response, ProblemName.TOKEN)
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_refresh_token_is_no_access_token(office: httpx.Client) -> None:
    entered = signed_in(office)
    problem_of(sync(office, entered.refresh), ProblemName.TOKEN)
    body = write_message(Renew(refresh=entered.token))
    problem_of(office.post(RENEW, content=body, headers=CBOR), ProblemName.TOKEN)


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(office: httpx.Client) -> None:
    wrong = sign_in(office, password="not the password")
    unknown = sign_in(office, login="nobody.atall")
    unset = sign_in(office, login="imran.qureshi")
    problem_of(wrong, ProblemName.WRONG_PASSWORD)
    assert wrong.content == unknown.content == unset.content
    assert wrong.headers == unknown.headers == unset.headers


def test_who_guesses_is_told_how_long_to_wait(office: httpx.Client, clock: SetClock) -> None:
    for _ in range(FREE_TRIES):
        sign_in(office, password="not the password")
    clock.pass_(ms=500)
    locked = sign_in(office)
    assert problem_of(locked, ProblemName.LOCKED_OUT).limit == 30
    assert locked.headers["retry-after"] == "30"
    clock.pass_(ms=MINUTE_MS)
    assert sign_in(office).status_code == 200


def test_the_other_refusals_of_a_sign_in_have_names(app: FastAPI, office: httpx.Client) -> None:
    entered = signed_in(office)
    problem_of(sign_in(office, login="ananya.rao"), ProblemName.DEVICE_OF_ANOTHER)
    parts_of(app).identity.revoke(DeviceId(entered.device_id), cast.NOW)
    problem_of(sign_in(office), ProblemName.DEVICE_REVOKED)


def test_an_officer_without_a_post_is_told(office: httpx.Client, clock: SetClock) -> None:
    clock.pass_(ms=-365 * 24 * 60 * MINUTE_MS)
    problem_of(sign_in(office), ProblemName.NO_POST)


def test_a_revoked_desk_is_halted_by_the_registry(app: FastAPI, office: httpx.Client) -> None:
    entered = signed_in(office)
    parts_of(app).identity.revoke(DeviceId(entered.device_id), cast.NOW)
    reply = read_message(Reply, sync(office, entered.token).content)
    assert reply.halt is Halt.REVOKED
    assert reply.pages == []
    body = write_message(Renew(refresh=entered.refresh))
    problem_of(office.post(RENEW, content=body, headers=CBOR), ProblemName.TOKEN)


BROKEN = {
    "empty": b"",
    "no CBOR": b"\xff\xff",
    "cut short": write_message(Exchange(acknowledged=70_000))[:-1],
    "something follows": write_message(Exchange()) + b"\0",
    "a list": cbor2.dumps([1, 2]),
    "a number": cbor2.dumps(7),
    "an unknown key": cbor2.dumps({"who": 1}),
    "a wrong type": cbor2.dumps({"acknowledged": "seven"}),
    "a true for a number": cbor2.dumps({"acknowledged": True}),
    "a negative number": cbor2.dumps({"acknowledged": -1}),
    "a huge number": cbor2.dumps({"acknowledged": 2**63}),
    "a float": cbor2.dumps({"acknowledged": 1.0}),
    "a null": cbor2.dumps({"acknowledged": None}),
    "not canonical": b"\xa1\x78\x0cacknowledged\x01",
    "endless": b"\xbf\x6cacknowledged\x01\xff",
    "a tag": cbor2.dumps(cbor2.CBORTag(258, [1])),
    "too deep": b"\x81" * 500 + b"\x01",
    "too many ops": cbor2.dumps({"ops": [{"raw": b"", "signature": bytes(64)}] * 201}),
    "a huge length": b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
    "JSON": b'{"acknowledged": 1}',
}


@one_engine
@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_exchange_is_malformed(office: httpx.Client, body: bytes) -> None:
    token = signed_in(office).token
    problem_of(office.post(SYNC, content=body, headers=bearer(token)), ProblemName.MALFORMED)
    assert sync(office, token).status_code == 200


@one_engine
@pytest.mark.parametrize("path", [SESSION, RENEW])
@pytest.mark.parametrize("body", [b"", b"\xff", cbor2.dumps({}), cbor2.dumps({"login": "x"})])
def test_what_is_no_sign_in_is_malformed(office: httpx.Client, path: str, body: bytes) -> None:
    problem_of(office.post(path, content=body, headers=CBOR), ProblemName.MALFORMED)


@one_engine
def test_a_key_of_the_wrong_size_is_malformed(office: httpx.Client) -> None:
    body = cbor2.dumps({"login": "a", "password": "b", "public_key": bytes(31)}, canonical=True)
    problem = problem_of(office.post(SESSION, content=body, headers=CBOR), ProblemName.MALFORMED)
    assert problem.detail.startswith("public_key")


@one_engine
def test_a_problem_never_repeats_the_password(office: httpx.Client) -> None:
    body = cbor2.dumps({"login": "a", "password": "secret-77", "public_key": b""}, canonical=True)
    response = office.post(SESSION, content=body, headers=CBOR)
    problem_of(response, ProblemName.MALFORMED)
    assert b"secret-77" not in response.content


@one_engine
@pytest.mark.parametrize(
    "body", [{"protocol": 2}, {"protocol": 0}, {"protocol": "1"}, {"protocol": 2, "new_key": [1]}]
)
def test_another_protocol_is_named(office: httpx.Client, body: dict[str, object]) -> None:
    token = signed_in(office).token
    content = cbor2.dumps(body, canonical=True)
    response = office.post(SYNC, content=content, headers=bearer(token))
    assert problem_of(response, ProblemName.PROTOCOL_TOO_OLD).limit == 1


@one_engine
def test_an_op_that_cannot_be_read_is_malformed(office: httpx.Client) -> None:
    message = Exchange(ops=[SentOp(raw=b"\xff", signature=bytes(64))])
    problem_of(sync(office, signed_in(office).token, message), ProblemName.MALFORMED)


@one_engine
@pytest.mark.parametrize(
    "kind",
    [None, "", "application/json", "text/plain", "application/cborx", "multipart/form-data"],
)
def test_another_type_is_not_taken(office: httpx.Client, kind: str | None) -> None:
    headers = bearer(signed_in(office).token)
    del headers["content-type"]
    if kind is not None:
        headers["content-type"] = kind
    response = office.post(SYNC, content=write_message(Exchange()), headers=headers)
    problem_of(response, ProblemName.UNSUPPORTED_TYPE)


@one_engine
def test_the_type_may_be_written_in_capitals_with_a_parameter(office: httpx.Client) -> None:
    headers = {**bearer(signed_in(office).token), "content-type": "Application/CBOR; v=1"}
    response = office.post(SYNC, content=write_message(Exchange()), headers=headers)
    assert response.status_code == 200


@one_engine
def test_a_body_over_the_limit_is_read_no_further(app: FastAPI, office: httpx.Client) -> None:
    token = signed_in(office).token
    read: list[int] = []

    class Counted(InProcess):
        """Counts the pieces that the app takes."""

        async def _answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
            response = await super()._answer(request, body)
            read.append(self.pieces_taken)
            return response

    with httpx.Client(transport=Counted(app), base_url="http://office.test") as client:
        huge = bytes(4 * EXCHANGE_BYTES_MAX)
        response = client.post(SYNC, content=huge, headers=bearer(token))
        assert problem_of(response, ProblemName.TOO_LARGE).limit == EXCHANGE_BYTES_MAX
        response = client.post(SESSION, content=huge, headers=CBOR)
        assert problem_of(response, ProblemName.TOO_LARGE).limit == SIGN_IN_BYTES_MAX
        problem_of(client.post(SYNC, content=huge, headers=bearer("x")), ProblemName.TOKEN)
    piece = 16 * 1024
    assert read == [EXCHANGE_BYTES_MAX // piece + 1, 1, 0]


@one_engine
def test_an_exchange_may_come_packed(office: httpx.Client) -> None:
    headers = {**bearer(signed_in(office).token), "content-encoding": "gzip"}
    packed = gzip.compress(write_message(Exchange()))
    assert office.post(SYNC, content=packed, headers=headers).status_code == 200


@one_engine
@pytest.mark.parametrize(
    ("body", "coding", "name"),
    [
        (b"not packed", "gzip", ProblemName.MALFORMED),
        (b"", "gzip", ProblemName.MALFORMED),
        (gzip.compress(write_message(Exchange()))[:-4], "gzip", ProblemName.MALFORMED),
        (gzip.compress(b"\xa0") + b"more", "gzip", ProblemName.MALFORMED),
        (gzip.compress(bytes(EXCHANGE_BYTES_MAX + 1)), "gzip", ProblemName.TOO_LARGE),
        (gzip.compress(b"\xa0"), "br", ProblemName.UNSUPPORTED_TYPE),
        (gzip.compress(b"\xa0"), "gzip, gzip", ProblemName.UNSUPPORTED_TYPE),
    ],
    ids=["plain", "empty", "cut", "more", "bomb", "br", "twice"],
)
def test_what_is_packed_badly_is_declined(
    office: httpx.Client, body: bytes, coding: str, name: ProblemName
) -> None:
    headers = {**bearer(signed_in(office).token), "content-encoding": coding}
    problem_of(office.post(SYNC, content=body, headers=headers), name)


@one_engine
def test_answers_are_packed_only_for_those_who_can_unpack(office: httpx.Client) -> None:
    token = signed_in(office).token
    assert sync(office, token).headers["content-encoding"] == "gzip"
    plain = office.post(
        SYNC,
        content=write_message(Exchange()),
        headers={**bearer(token), "accept-encoding": "identity"},
    )
    assert "content-encoding" not in plain.headers
    assert read_message(Reply, plain.content).halt is Halt.NONE


@pytest.fixture
def strict_office(server_store: Store, clock: SetClock, tmp_path: Path) -> Iterator[httpx.Client]:
    """A client of an app that allows two of everything."""
    two = Rate(at_once=2, per_minute=2)
    app = build(
        Settings(place=tmp_path, limits=Limits(exchange=two, sign_in=two, renew=two)),
        opened=Opened(server_store),
        clock=clock,
        random_bytes=CountedBytes(),
    )
    with httpx.Client(transport=InProcess(app), base_url="http://office.test") as client:
        yield client


@one_engine
def test_a_desk_that_asks_too_often_waits(strict_office: httpx.Client, clock: SetClock) -> None:
    token = signed_in(strict_office).token
    other = signed_in(strict_office, key=device_key(2)).token
    assert [sync(strict_office, token).status_code for _ in range(2)] == [200, 200]
    declined = sync(strict_office, token)
    assert problem_of(declined, ProblemName.TOO_MANY).limit == 31
    assert declined.headers["retry-after"] == "31"
    assert sync(strict_office, other).status_code == 200
    clock.pass_(ms=30_001)
    assert sync(strict_office, token).status_code == 200
    problem_of(sync(strict_office, token), ProblemName.TOO_MANY)


@one_engine
def test_sign_ins_are_counted_by_address_and_login(strict_office: httpx.Client) -> None:
    for _ in range(2):
        sign_in(strict_office, password="not the password")
    problem_of(sign_in(strict_office), ProblemName.TOO_MANY)
    problem_of(sign_in(strict_office, login="BHUPENDRA.sahu"), ProblemName.TOO_MANY)
    assert sign_in(strict_office, login="ananya.rao").status_code == 200


@one_engine
def test_renewals_are_counted_by_address(strict_office: httpx.Client) -> None:
    body = write_message(Renew(refresh="unknown"))
    for _ in range(2):
        problem_of(strict_office.post(RENEW, content=body, headers=CBOR), ProblemName.TOKEN)
    response = strict_office.post(RENEW, content=body, headers=CBOR)
    problem_of(response, ProblemName.TOO_MANY)


@one_engine
@pytest.mark.parametrize("path", ["/", "/docs", "/redoc", "/openapi.json", "/v1", "/v2/sync"])
def test_there_is_nothing_else(office: httpx.Client, path: str) -> None:
    problem_of(office.get(path), ProblemName.NOT_FOUND)


@one_engine
@pytest.mark.parametrize("path", [SYNC, SESSION, RENEW])
def test_a_message_is_posted(office: httpx.Client, path: str) -> None:
    problem_of(office.get(path), ProblemName.NO_SUCH_METHOD)
    problem_of(office.delete(path), ProblemName.NO_SUCH_METHOD)


def test_the_watcher_sees_life_and_readiness(office: httpx.Client, server_store: Store) -> None:
    assert (office.get("/healthz").status_code, office.get("/readyz").status_code) == (200, 200)
    with server_store.writing() as connection:
        connection.execute(text("DELETE FROM schema_version WHERE version > 0"))
    assert office.get("/healthz").status_code == 200
    response = office.get("/readyz")
    problem = problem_of(response, ProblemName.STORE_TROUBLE)
    assert problem.detail == ""
    assert response.headers["retry-after"] == "5"


def test_a_store_in_trouble_asks_to_come_back(
    office: httpx.Client, server_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    token = signed_in(office).token

    def full(_statement: str) -> None:
        raise OSError(28, "No space left on device")

    server_store.on_statement = full
    try:
        with caplog.at_level(logging.WARNING):
            for response in (sync(office, token), sign_in(office), office.get("/readyz")):
                problem_of(response, ProblemName.STORE_TROUBLE)
                assert response.headers["retry-after"] == "10"
    finally:
        server_store.on_statement = None
    assert "disk_full" in caplog.text
    assert token not in caplog.text
    assert sync(office, token).status_code == 200


@one_engine
def test_a_fault_of_ours_says_nothing_to_strangers(
    app: FastAPI, server_store: Store, office: httpx.Client
) -> None:
    token = signed_in(office).token

    def broken(_statement: str) -> None:
        raise ZeroDivisionError("a note of the officer")

    transport = InProcess(app, hides_errors=(ZeroDivisionError,))
    server_store.on_statement = broken
    try:
        with httpx.Client(transport=transport, base_url="http://office.test") as client:
            response = sync(client, token)
    finally:
        server_store.on_statement = None
    problem = problem_of(response, ProblemName.INTERNAL)
    assert problem.detail == ""


@one_engine
def test_a_sign_in_with_a_password_that_is_too_long_never_reaches_the_hash(
    office: httpx.Client,
) -> None:
    body = cbor2.dumps(
        {"login": "a", "password": "x" * 257, "public_key": bytes(32)}, canonical=True
    )
    problem_of(office.post(SESSION, content=body, headers=CBOR), ProblemName.MALFORMED)
    longest = SignIn(login="a", password="x" * 256, public_key=bytes(32))
    response = office.post(SESSION, content=write_message(longest), headers=CBOR)
    problem_of(response, ProblemName.WRONG_PASSWORD)


@one_engine
def test_a_full_line_of_sign_ins_asks_to_come_back(
    office: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Passwords) -> None:
        raise TooBusy

    monkeypatch.setattr(Passwords, "turn", full)
    response = sign_in(office)
    assert problem_of(response, ProblemName.TOO_MANY).limit == 5
    assert response.headers["retry-after"] == "5"
