"""What can go wrong on the way has a name; a token that ran out is renewed once."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator

import httpx
import pytest

from eoffice_core.wire.limits import EXCHANGE_BYTES_MAX, OP_BYTES_MAX, REPLY_BYTES_MAX
from eoffice_core.wire.messages import (
    Exchange,
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
from eoffice_tui.sync.transport import WAIT_SECONDS_MAX, ExchangeFailed, Fault, Tokens, Transport
from tests.desks import KeptTokens
from tests.sync.scripted import a_reply

Answer = Callable[[httpx.Request], httpx.Response]


def answer(message: Message, status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(status, content=write_message(message), headers=headers)


def problem(name: ProblemName, status: int, **headers: str) -> httpx.Response:
    return answer(Problem(name=name.value), status, **headers)


def transport_to(answering: Answer, tokens: KeptTokens | None = None) -> Transport:
    kept = tokens or KeptTokens("access", "refresh")
    return Transport(
        "http://office.test",
        Tokens(read=kept.read, keep=kept.keep),
        transport=httpx.MockTransport(answering),
    )


def failing(answering: Answer) -> ExchangeFailed:
    """How an exchange fails when this answers."""
    with pytest.raises(ExchangeFailed) as caught:
        transport_to(answering).exchange(Exchange())
    return caught.value


def raising(why: Exception) -> Answer:
    def answering(_request: httpx.Request) -> httpx.Response:
        raise why

    return answering


@pytest.mark.parametrize(
    "why",
    [
        httpx.ConnectError("no route"),
        httpx.ConnectTimeout("slow"),
        httpx.ReadTimeout("slow"),
        httpx.WriteError("cut"),
        httpx.ReadError("cut"),
        httpx.RemoteProtocolError("garbage"),
        httpx.ProxyError("no"),
        httpx.PoolTimeout("full"),
    ],
    ids=lambda why: type(why).__name__,
)
def test_a_line_that_fails_is_named_unreachable(why: Exception) -> None:
    failed = failing(raising(why))
    assert (failed.fault, failed.name) == (Fault.UNREACHABLE, type(why).__name__)


def test_nobody_listens_at_a_real_port() -> None:
    kept = KeptTokens("", "")
    transport = Transport("http://127.0.0.1:1", Tokens(read=kept.read, keep=kept.keep))
    with pytest.raises(ExchangeFailed) as caught:
        transport.exchange(Exchange())
    assert caught.value.fault is Fault.UNREACHABLE
    transport.close()


HTML = b"<html><body>Please log in to the network</body></html>"
NOT_OURS: dict[str, httpx.Response] = {
    "a login page of the network": httpx.Response(200, content=HTML),
    "a page that moved": httpx.Response(302, headers={"location": "http://portal.test/"}),
    "a proxy's 503": httpx.Response(503, content=HTML, headers={"retry-after": "120"}),
    "a proxy's 413": httpx.Response(413, content=HTML),
    "a stranger's 401": httpx.Response(401, content=HTML, headers={"www-authenticate": "Basic"}),
    "nothing": httpx.Response(200, content=b""),
    "another message": answer(Renewed(token="t", token_until=1, refresh="r")),
    "a reply that was cut": httpx.Response(200, content=write_message(a_reply())[:-1]),
    "a reply with more after it": httpx.Response(200, content=write_message(a_reply()) + b"\x00"),
    "a reply instead of a problem": answer(a_reply(), 500),
}


@pytest.mark.parametrize("response", NOT_OURS.values(), ids=NOT_OURS)
def test_what_no_registry_says_is_named_so(response: httpx.Response) -> None:
    assert failing(lambda _request: response).fault is Fault.NOT_A_REGISTRY


def test_a_packed_answer_that_is_broken_is_no_registrys() -> None:
    broken = httpx.Response(
        200, stream=Pieces([b"\x1f\x8b not gzip"]), headers={"content-encoding": "gzip"}
    )
    assert failing(lambda _request: broken).fault is Fault.NOT_A_REGISTRY


def test_a_packed_answer_is_unpacked() -> None:
    packed = gzip.compress(write_message(a_reply()))
    response = httpx.Response(200, content=packed, headers={"content-encoding": "gzip"})
    assert transport_to(lambda _request: response).exchange(Exchange()) == a_reply()


class Pieces(httpx.SyncByteStream):
    """A body that comes in pieces; counts how many were taken."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.taken += 1
            yield piece


def test_a_huge_answer_is_not_read_to_its_end() -> None:
    pieces = Pieces([bytes(1024 * 1024)] * 64)
    failed = failing(lambda _request: httpx.Response(200, stream=pieces))
    assert (failed.fault, failed.name) == (Fault.NOT_A_REGISTRY, "reply too large")
    assert pieces.taken == REPLY_BYTES_MAX // (1024 * 1024) + 1


def test_a_line_that_breaks_in_the_middle_of_an_answer_is_unreachable() -> None:
    class Broken(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield write_message(a_reply())[:10]
            raise httpx.ReadError("cut")

    failed = failing(lambda _request: httpx.Response(200, stream=Broken()))
    assert (failed.fault, failed.name) == (Fault.UNREACHABLE, "ReadError")


@pytest.mark.parametrize(
    ("name", "status"),
    [
        (ProblemName.TOO_LARGE, 413),
        (ProblemName.STORE_TROUBLE, 503),
        (ProblemName.TOO_MANY, 429),
        (ProblemName.PROTOCOL_TOO_OLD, 426),
        (ProblemName.INTERNAL, 500),
        (ProblemName.MALFORMED, 400),
    ],
)
def test_what_the_registry_declines_keeps_its_name(name: ProblemName, status: int) -> None:
    failed = failing(lambda _request: problem(name, status))
    assert (failed.fault, failed.name, failed.wait_seconds) == (Fault.DECLINED, name.value, 0)
    assert str(failed) == f"declined {name.value}"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("10", 10),
        ("0", 0),
        ("", 0),
        ("-5", 0),
        ("1.5", 0),
        ("²", 0),
        ("१०", 0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 0),
        ("9" * 4_000, WAIT_SECONDS_MAX),
        (str(WAIT_SECONDS_MAX + 1), WAIT_SECONDS_MAX),
    ],
)
def test_a_wait_that_is_asked_for_is_kept_in_bounds(header: str, seconds: int) -> None:
    response = problem(ProblemName.STORE_TROUBLE, 503)
    response.headers = httpx.Headers([(b"Retry-After", header.encode("utf-8"))])
    assert failing(lambda _request: response).wait_seconds == seconds


def test_a_superscript_in_a_header_is_no_number() -> None:
    response = problem(ProblemName.STORE_TROUBLE, 503)
    response.headers = httpx.Headers([(b"Retry-After", b"\xb2")])
    assert failing(lambda _request: response).wait_seconds == 0


def test_a_request_larger_than_the_wire_takes_is_not_sent() -> None:
    op = SentOp(raw=bytes(OP_BYTES_MAX), signature=bytes(64))
    asked: list[httpx.Request] = []

    def answering(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return answer(a_reply())

    with pytest.raises(ExchangeFailed) as caught:
        transport_to(answering).exchange(
            Exchange(ops=[op] * (EXCHANGE_BYTES_MAX // OP_BYTES_MAX + 1))
        )
    assert (caught.value.fault, caught.value.name) == (Fault.DECLINED, "too_large")
    assert asked == []


@pytest.mark.parametrize("server", ["http://[::bad", "http://x\x00y", "nonsense", "ftp://x", ""])
def test_an_address_that_is_none_is_no_registry(server: str) -> None:
    kept = KeptTokens("", "")
    asked = SignIn(login="a", password="b", public_key=bytes(32))
    with pytest.raises(ExchangeFailed) as caught:
        Transport(server, Tokens(read=kept.read, keep=kept.keep)).sign_in(asked)
    assert caught.value.fault is Fault.NOT_A_REGISTRY


class Door:
    """Takes one access token at a time; renews by the refresh token that it gave last."""

    def __init__(self) -> None:
        self.access, self.refresh = "fresh", "again"
        self.renews = True
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        if request.url.path == "/v1/session/renew":
            said = read_message(Renew, request.content)
            if not self.renews or said.refresh != self.refresh:
                return problem(ProblemName.TOKEN, 401)
            return answer(Renewed(token=self.access, token_until=1, refresh="next"))
        if request.headers.get("authorization") != f"Bearer {self.access}":
            return problem(ProblemName.TOKEN, 401)
        return answer(a_reply())


SYNC, RENEW = "/v1/sync", "/v1/session/renew"


def test_a_token_that_ran_out_is_renewed_once_on_the_way() -> None:
    door, tokens = Door(), KeptTokens("old", "again")
    assert isinstance(transport_to(door, tokens).exchange(Exchange()), Reply)
    assert door.asked == [SYNC, RENEW, SYNC]
    assert tokens.read() == ("fresh", "next")


def test_a_good_token_is_not_renewed() -> None:
    door, tokens = Door(), KeptTokens("fresh", "again")
    transport_to(door, tokens).exchange(Exchange())
    assert door.asked == [SYNC]
    assert tokens.read() == ("fresh", "again")


def test_a_refresh_that_is_refused_asks_the_officer() -> None:
    door, tokens = Door(), KeptTokens("old", "again")
    door.renews = False
    with pytest.raises(ExchangeFailed) as caught:
        transport_to(door, tokens).exchange(Exchange())
    assert (caught.value.fault, caught.value.name) == (Fault.SIGN_IN_AGAIN, "token")
    assert door.asked == [SYNC, RENEW]
    assert tokens.read() == ("old", "again")


def test_without_a_refresh_token_the_officer_is_asked_at_once() -> None:
    door = Door()
    with pytest.raises(ExchangeFailed) as caught:
        transport_to(door, KeptTokens("old", "")).exchange(Exchange())
    assert caught.value.fault is Fault.SIGN_IN_AGAIN
    assert door.asked == [SYNC]


def test_a_new_token_that_is_refused_too_is_not_renewed_again() -> None:
    door, tokens = Door(), KeptTokens("old", "again")

    def stubborn(request: httpx.Request) -> httpx.Response:
        response = door(request)
        return problem(ProblemName.TOKEN, 401) if request.url.path == SYNC else response

    with pytest.raises(ExchangeFailed) as caught:
        transport_to(stubborn, tokens).exchange(Exchange())
    assert caught.value.fault is Fault.SIGN_IN_AGAIN
    assert door.asked == [SYNC, RENEW, SYNC]
    assert tokens.read() == ("fresh", "next")


def test_a_line_that_breaks_while_renewing_keeps_the_old_tokens() -> None:
    door, tokens = Door(), KeptTokens("old", "again")

    def cut(request: httpx.Request) -> httpx.Response:
        response = door(request)
        if request.url.path == RENEW:
            raise httpx.ReadTimeout("lost")
        return response

    with pytest.raises(ExchangeFailed) as caught:
        transport_to(cut, tokens).exchange(Exchange())
    assert caught.value.fault is Fault.UNREACHABLE
    assert tokens.read() == ("old", "again")


def test_a_sign_in_carries_no_token() -> None:
    seen: list[str | None] = []

    def answering(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("authorization"))
        return problem(ProblemName.WRONG_PASSWORD, 403)

    with pytest.raises(ExchangeFailed) as caught:
        transport_to(answering).sign_in(SignIn(login="a", password="b", public_key=bytes(32)))
    assert caught.value.name == "wrong_password"
    assert seen == [None]
