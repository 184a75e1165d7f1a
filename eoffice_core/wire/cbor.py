"""Deterministic CBOR (RFC 8949 4.2.1), strictly: what does not encode again to itself is refused.

Only unsigned integers, text, bytes, arrays, maps and booleans; no floats, tags, nulls or
indefinite lengths. cbor2 sorts map keys by length first (4.2.3); for unsigned integer keys, and
for text keys of one kind, both orders are the same. # store.md 5.2
"""

from io import BytesIO

import cbor2

from eoffice_core.wire.limits import OP_DEPTH_MAX, UINT_MAX


class Malformed(ValueError):
    """Bytes that are not what they should be; says where."""


def encode(value: object) -> bytes:
    """The one encoding of a value."""
    return cbor2.dumps(value, canonical=True)


def decode(raw: bytes, *, bytes_max: int, depth_max: int = OP_DEPTH_MAX) -> object:
    """The value of canonical bytes; Malformed for anything else."""
    if len(raw) > bytes_max:
        raise Malformed(f"{len(raw)} bytes, at most {bytes_max} are taken")
    stream = BytesIO(raw)
    try:
        value: object = cbor2.CBORDecoder(stream).decode()
    except (cbor2.CBORDecodeError, RecursionError, MemoryError, OverflowError) as why:
        raise Malformed(f"no CBOR: {type(why).__name__}") from why
    _Measure(left=len(raw), depth_max=depth_max).take(value, depth=1)
    if encode(value) != raw:
        raise Malformed("not in canonical form")
    return value


class _Measure:
    """Walks a decoded value while its bytes last.

    CBOR's sharing tags can make a small message decode to a huge one; whatever is larger than the
    bytes it came from is refused before anything is encoded again.
    """

    def __init__(self, *, left: int, depth_max: int) -> None:
        self._left = left
        self._depth_max = depth_max

    def take(self, value: object, *, depth: int) -> None:
        """Refuse a value with no place on the wire, and everything too deep or too large."""
        if depth > self._depth_max:
            raise Malformed("nested too deeply")
        match value:
            case bool():
                self._spend(1)
            case str() | bytes():
                self._spend(1 + len(value))
            case int():
                self._spend(1)
                if not 0 <= value <= UINT_MAX:
                    raise Malformed("an integer is out of range")
            case list() | dict():
                self._take_all(value, depth=depth + 1)
            case _:
                raise Malformed(f"a {type(value).__name__} has no place here")

    def _take_all(self, values: list[object] | dict[object, object], *, depth: int) -> None:
        self._spend(1)
        for item in values:
            if isinstance(values, dict):
                if isinstance(item, bool) or not isinstance(item, int | str):
                    raise Malformed("a key is neither an integer nor text")
                self.take(values[item], depth=depth)
            self.take(item, depth=depth)

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise Malformed("larger than its bytes")
