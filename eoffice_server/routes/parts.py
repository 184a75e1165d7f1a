"""What every route is given: the parts of the server, the body within bounds, the device."""

import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Request

from eoffice_core.domain.moment import Moment
from eoffice_core.wire.cbor import Malformed, decode
from eoffice_core.wire.limits import EXCHANGE_ITEMS_MAX, MESSAGE_DEPTH_MAX
from eoffice_core.wire.messages import Exchange, Message, read_message
from eoffice_core.wire.problems import ProblemName
from eoffice_server.buckets import Buckets
from eoffice_server.identity import Identity, SignedDevice
from eoffice_server.opened import Opened
from eoffice_server.registry import Registry
from eoffice_server.routes.problems import MEDIA_TYPE, Declined, seconds

GZIP_WINDOW = 16 + zlib.MAX_WBITS
PROTOCOL_OLDEST = 1
BEARER = "bearer "

M = TypeVar("M", bound=Message)
Clock = Callable[[], Moment]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a running server."""

    opened: Opened
    identity: Identity
    registry: Registry
    clock: Clock
    exchanges: Buckets
    sign_ins: Buckets
    renewals: Buckets
    searches: Buckets


def parts_of(request: Request) -> Parts:
    """The parts that the app was built with."""
    return cast(Parts, request.app.state.parts)


PartsOf = Annotated[Parts, Depends(parts_of)]


def bounded(bytes_max: int) -> Callable[[Request], Awaitable[bytes]]:
    """The body of a request, unpacked, read only as far as its bound."""

    async def body(request: Request) -> bytes:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != MEDIA_TYPE:
            raise Declined(ProblemName.UNSUPPORTED_TYPE, f"send {MEDIA_TYPE}")
        coding = request.headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("identity", "gzip"):
            raise Declined(ProblemName.UNSUPPORTED_TYPE, "packed by gzip or not at all")
        received = bytearray()
        async for chunk in request.stream():
            received += chunk
            if len(received) > bytes_max:
                raise Declined(ProblemName.TOO_LARGE, limit=bytes_max)
        return bytes(received) if coding == "identity" else unpacked(received, bytes_max=bytes_max)

    return body


def unpacked(packed: bytes | bytearray, *, bytes_max: int) -> bytes:
    """What was packed by gzip, unpacked only as far as the bound."""
    unpacking = zlib.decompressobj(GZIP_WINDOW)
    try:
        plain = unpacking.decompress(packed, bytes_max + 1)
    except zlib.error as why:
        raise Declined(ProblemName.MALFORMED, "not packed by gzip") from why
    if len(plain) > bytes_max:
        raise Declined(ProblemName.TOO_LARGE, limit=bytes_max)
    if not unpacking.eof or unpacking.unused_data:
        raise Declined(ProblemName.MALFORMED, "cut short, or something follows")
    return plain


def read(kind: type[M], body: bytes, *, bytes_max: int) -> M:
    """The message in a body."""
    try:
        return read_message(kind, body, bytes_max=bytes_max, items_max=EXCHANGE_ITEMS_MAX)
    except Malformed as why:
        if kind is Exchange and _protocol(body, bytes_max=bytes_max) != PROTOCOL_OLDEST:
            raise Declined(ProblemName.PROTOCOL_TOO_OLD, limit=PROTOCOL_OLDEST) from why
        raise Declined(ProblemName.MALFORMED, str(why)) from why


def signed_device(request: Request, parts: PartsOf) -> SignedDevice:
    """The desk whose access token came with the request."""
    header = request.headers.get("authorization", "")
    if not header.lower().startswith(BEARER):
        raise Declined(ProblemName.TOKEN)
    at = parts.clock()
    device = parts.identity.who(header[len(BEARER) :].strip(), at)
    if device is None:
        raise Declined(ProblemName.TOKEN)
    within(parts.exchanges, str(device.device_id), at)
    return device


def within(buckets: Buckets, key: str, at: Moment) -> None:
    """Decline a request for which its bucket holds nothing more."""
    wait = buckets.take(key, at)
    if wait:
        raise Declined(ProblemName.TOO_MANY, limit=seconds(wait))


def _protocol(body: bytes, *, bytes_max: int) -> object:
    """The protocol that a body names; ours when it names none or is no message at all."""
    try:
        value = decode(
            body,
            bytes_max=bytes_max,
            depth_max=MESSAGE_DEPTH_MAX,
            items_max=EXCHANGE_ITEMS_MAX,
        )
    except Malformed:
        return PROTOCOL_OLDEST
    return value.get("protocol", PROTOCOL_OLDEST) if isinstance(value, dict) else PROTOCOL_OLDEST
