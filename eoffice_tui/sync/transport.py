"""HTTP to the registry. What goes wrong on the way has a name; what is declined is a value."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from enum import Enum

import httpx

from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.limits import EXCHANGE_BYTES_MAX, REPLY_BYTES_MAX
from eoffice_core.wire.messages import (
    Exchange,
    Find,
    FoundLines,
    M,
    Message,
    Problem,
    Renew,
    Renewed,
    Reply,
    SignedIn,
    SignIn,
    read_message,
    write_message,
)

Way = httpx.BaseTransport
"""The way to a server; a test hands in one without a socket."""

CBOR = "application/cbor"
CONNECT_SECONDS = 10.0
READ_SECONDS = 60.0
WAIT_SECONDS_MAX = 60 * 60
WAIT_DIGITS_MAX = 9
UNAUTHORISED = 401
OK = 200


class Fault(Enum):
    """What kept an exchange from happening. Nothing is lost by any of them."""

    UNREACHABLE = "unreachable"
    NOT_A_REGISTRY = "not a registry"
    SIGN_IN_AGAIN = "sign in again"
    DECLINED = "declined"


class ExchangeFailed(Exception):
    """An exchange did not happen; `name` is the registry's own name for it, where it gave one."""

    def __init__(self, fault: Fault, name: str = "", *, wait_seconds: int = 0) -> None:
        super().__init__(f"{fault.value} {name}".strip())
        self.fault = fault
        self.name = name
        self.wait_seconds = wait_seconds


class Tokens:
    """The desk's tokens, read and kept through the two functions handed in.

    Sync and search renew them one after the other, or one would take back what the other got.
    """

    def __init__(
        self,
        *,
        read: Callable[[], tuple[str, str]],
        keep: Callable[[str, str], None],
        renewing: AbstractContextManager[object] | None = None,
    ) -> None:
        self.read = read
        self.keep = keep
        self.renewing = nullcontext() if renewing is None else renewing


class Transport:
    """Talks to one registry. One connection, kept open between the exchanges of a sync."""

    def __init__(
        self, server: str, tokens: Tokens, *, transport: httpx.BaseTransport | None = None
    ) -> None:
        timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        try:
            self._client = httpx.Client(base_url=server, timeout=timeout, transport=transport)
        except httpx.InvalidURL as why:
            raise ExchangeFailed(Fault.NOT_A_REGISTRY, type(why).__name__) from why
        self._tokens = tokens

    def sign_in(self, asked: SignIn) -> SignedIn:
        """Sign in by password, and enrol this desk."""
        return self._ask("/v1/session", asked, SignedIn, token="")

    def exchange(self, exchange: Exchange) -> Reply:
        """One exchange; a token that ran out is renewed once on the way."""
        return self._say("/v1/sync", exchange, Reply)

    def find(self, asked: Find) -> FoundLines:
        """Look for something at the registry."""
        return self._say("/v1/search", asked, FoundLines)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _say(self, path: str, message: Message, kind: type[M]) -> M:
        access, _ = self._tokens.read()
        try:
            return self._ask(path, message, kind, token=access)
        except ExchangeFailed as failed:
            if failed.fault is not Fault.SIGN_IN_AGAIN:
                raise
            return self._ask(path, message, kind, token=self._renewed(access, failed))

    def _renewed(self, old: str, failed: ExchangeFailed) -> str:
        """A new access token, perhaps one that another thread has got meanwhile."""
        with self._tokens.renewing:
            access, refresh = self._tokens.read()
            if access != old:
                return access
            if not refresh:
                raise failed
            renewed = self._ask("/v1/session/renew", Renew(refresh=refresh), Renewed, token="")
            self._tokens.keep(renewed.token, renewed.refresh)
            return renewed.token

    def _ask(self, path: str, message: Message, kind: type[M], *, token: str) -> M:
        body = write_message(message)
        if len(body) > EXCHANGE_BYTES_MAX:
            raise ExchangeFailed(Fault.DECLINED, "too_large")
        headers = {"Content-Type": CBOR, "Accept": CBOR}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            with self._client.stream("POST", path, content=body, headers=headers) as response:
                return _read(response, kind)
        except (httpx.UnsupportedProtocol, httpx.DecodingError, UnicodeError) as why:
            raise ExchangeFailed(Fault.NOT_A_REGISTRY, type(why).__name__) from why
        except httpx.RequestError as why:
            raise ExchangeFailed(Fault.UNREACHABLE, type(why).__name__) from why


def _read(response: httpx.Response, kind: type[M]) -> M:
    """The answer in a response, read no further than the wire allows."""
    raw = bytearray()
    for piece in response.iter_bytes():
        raw += piece
        if len(raw) > REPLY_BYTES_MAX:
            raise ExchangeFailed(Fault.NOT_A_REGISTRY, "reply too large")
    try:
        if response.status_code == OK:
            return read_message(kind, bytes(raw))
        problem = read_message(Problem, bytes(raw))
    except Malformed as why:
        raise ExchangeFailed(Fault.NOT_A_REGISTRY, f"status {response.status_code}") from why
    fault = Fault.SIGN_IN_AGAIN if response.status_code == UNAUTHORISED else Fault.DECLINED
    wait = response.headers.get("Retry-After", "")
    raise ExchangeFailed(fault, problem.name, wait_seconds=_seconds(wait))


def _seconds(wait: str) -> int:
    """The wait that a header asks for, in bounds; a date there, or anything else, asks for none."""
    if not (wait.isascii() and wait.isdigit()):
        return 0
    return min(int(wait[:WAIT_DIGITS_MAX]), WAIT_SECONDS_MAX)
