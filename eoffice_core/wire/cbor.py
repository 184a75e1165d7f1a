"""Deterministic CBOR (RFC 8949 4.2.1), strictly: what does not encode again to itself is refused.

Only unsigned integers, text, bytes, arrays, maps and booleans; no floats, tags, nulls or
indefinite lengths. cbor2 sorts map keys by length first (4.2.3); for unsigned integer keys, and
for text keys of one kind, both orders are the same. # store.md 5.2
"""

from io import BytesIO

import cbor2

from eoffice_core.wire.limits import OP_DEPTH_MAX, OP_ITEMS_MAX, UINT_MAX


class Malformed(ValueError):
    """Bytes that are not what they should be; says where."""


def encode(value: object) -> bytes:
    """The one encoding of a value."""
    return cbor2.dumps(value, canonical=True)


def decode(
    raw: bytes, *, bytes_max: int, depth_max: int = OP_DEPTH_MAX, items_max: int = OP_ITEMS_MAX
) -> object:
    """The value of canonical bytes; Malformed for anything else."""
    if len(raw) > bytes_max:
        raise Malformed(f"{len(raw)} bytes, at most {bytes_max} are taken")
    _Scan(raw, depth_max=depth_max, items_max=items_max).whole()
    try:
        value: object = cbor2.CBORDecoder(BytesIO(raw)).decode()
    except cbor2.CBORDecodeError as why:
        raise Malformed(f"no CBOR: {type(why).__name__}") from why
    # Maps are written in the order in which they were read, which the scan has seen to be right.
    if cbor2.dumps(value) != raw:
        raise Malformed("not in canonical form")
    return value


_UINT, _BYTES, _TEXT, _ARRAY, _MAP, _SIMPLE = 0, 2, 3, 4, 5, 7
_BOOLEANS = (20, 21)
_IN_HEAD_MAX, _LONGEST = 23, 27


class _Scan:
    """Looks at every head before anything is made of it.

    cbor2 reads a tag by making what it means: of two numbers of a megabyte a fraction or a decimal,
    which takes minutes, and of a tag for sharing something far larger than its bytes.
    """

    def __init__(self, raw: bytes, *, depth_max: int, items_max: int) -> None:
        self._raw = raw
        self._at = 0
        self._items_left = items_max
        self._depth_max = depth_max

    def whole(self) -> None:
        """Refuse what has no place on the wire, is too deep, is cut short or goes on."""
        self._take(depth=1)
        if self._at != len(self._raw):
            raise Malformed("something follows" if self._at < len(self._raw) else "cut short")

    def _take(self, *, depth: int) -> None:
        if depth > self._depth_max:
            raise Malformed("nested too deeply")
        major, argument = self._head()
        if major == _ARRAY:
            for _ in range(argument):
                self._take(depth=depth + 1)
        elif major == _MAP:
            before = b""
            for _ in range(argument):
                before = self._take_key(after=before)
                self._take(depth=depth + 1)
        elif major != _SIMPLE or argument not in _BOOLEANS:
            self._take_leaf(major, argument)

    def _take_key(self, *, after: bytes) -> bytes:
        start = self._at
        major, argument = self._head()
        if major not in (_UINT, _TEXT):
            raise Malformed("a key is neither an integer nor text")
        self._take_leaf(major, argument)
        key = self._raw[start : self._at]
        if (len(key), key) <= (len(after), after):
            raise Malformed("not in canonical form")
        return key

    def _take_leaf(self, major: int, argument: int) -> None:
        if major in (_BYTES, _TEXT):
            self._at += argument
        elif major != _UINT:
            raise Malformed("a negative number, a tag, a null or a float has no place here")
        elif argument > UINT_MAX:
            raise Malformed("an integer is out of range")

    def _head(self) -> tuple[int, int]:
        """The kind of the next item, and its value, its length or its count."""
        if self._at >= len(self._raw):
            raise Malformed("cut short")
        self._items_left -= 1
        if self._items_left < 0:
            raise Malformed("too many items")
        major, argument = divmod(self._raw[self._at], 32)
        self._at += 1
        if argument > _LONGEST:
            raise Malformed("no length that is known beforehand")
        if argument > _IN_HEAD_MAX:
            start, self._at = self._at, self._at + (1 << (argument - _IN_HEAD_MAX - 1))
            argument = int.from_bytes(self._raw[start : self._at], "big")
        return major, argument
