"""Only the one encoding of a value is read, and only values that have a place on the wire."""

from __future__ import annotations

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.wire.cbor import Malformed, decode, encode
from eoffice_core.wire.limits import MESSAGE_DEPTH_MAX, OP_DEPTH_MAX, OP_ITEMS_MAX, UINT_MAX

KEYS = st.integers(0, UINT_MAX) | st.text(max_size=8)
LEAVES = st.booleans() | st.integers(0, UINT_MAX) | st.text() | st.binary()
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)


def read(raw: bytes, *, depth_max: int = 100) -> object:
    return decode(raw, bytes_max=4096, depth_max=depth_max)


@given(VALUES)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    raw = encode(value)
    back = read(raw) if len(raw) <= 4096 else value
    assert back == value
    assert encode(back) == raw


@given(st.binary(max_size=40))
def test_any_bytes_are_read_as_they_are_or_refused(raw: bytes) -> None:
    try:
        value = read(raw)
    except Malformed:
        return
    assert encode(value) == raw


def longer(value: int) -> list[bytes]:
    """An integer in each of the forms that are longer than it needs."""
    sizes = ((0x18, 1), (0x19, 2), (0x1A, 4), (0x1B, 8))
    forms = [bytes([head]) + value.to_bytes(n, "big") for head, n in sizes if value < 256**n]
    return [form for form in forms if form != encode(value)]


@pytest.mark.parametrize("value", [0, 23, 24, 255, 256, 65_535, 65_536, 2**32 - 1])
def test_an_integer_has_its_shortest_form(value: int) -> None:
    assert read(encode(value)) == value
    for form in longer(value):
        with pytest.raises(Malformed, match="not in canonical form"):
            read(form)


NOT_CANONICAL = {
    "a text with a long length": "7801 61",
    "bytes with a long length": "5801 61",
    "an array with a long length": "9801 00",
    "a map with a long length": "b801 00 00",
    "keys in another order": "a2 02 00 01 00",
    "text keys in another order": "a2 6162 00 6161 00",
    "a key twice": "a2 01 00 01 00",
    "a long key": "a1 1801 00",
}
NOT_ON_THE_WIRE = {
    "an array without length": "9f 00 ff",
    "a map without length": "bf 00 00 ff",
    "a text without length": "7f 6161 ff",
    "bytes without length": "5f 4161 ff",
    "a stop code": "ff",
    "reserved lengths": "1c",
    "a half float": "f9 3c00",
    "a single float": "fa 47c35000",
    "a double float": "fb 3ff0000000000000",
    "not a number": "f9 7e00",
    "infinity": "f9 7c00",
    "null": "f6",
    "undefined": "f7",
    "a simple value": "e0",
    "a simple value in two bytes": "f8 ff",
    "true in two bytes": "f8 15",
    "minus one": "20",
    "the least integer": "3b ffffffffffffffff",
    "an integer past all languages": "1b 0020000000000000",
    "the largest integer": "1b ffffffffffffffff",
    "no UTF-8": "62 ffff",
    "half a character": "61 e0",
    "a surrogate": "63 eda080",
    "overlong UTF-8": "62 c080",
    "an array as key": "a1 80 00",
    "a map as key": "a1 a0 00",
    "bytes as key": "a1 4101 00",
    "true as key": "a1 f5 00",
    "null as key": "a1 f6 00",
    "a float as key": "a1 f93c00 00",
    "a negative key": "a1 20 00",
    "a key past all languages": "a1 1b0020000000000000 00",
    "a tag as key": "a1 c001 00",
    "nothing": "",
    "two values": "00 00",
    "an array cut short": "82 00",
    "a map cut short": "a1 00",
    "a map that ends in its key": "a1",
    "a text cut short": "62 61",
    "a head cut short": "19 00",
    "a huge array": "9b 7fffffffffffffff",
    "a huge map": "bb 7fffffffffffffff",
    "a huge text": "7b 7fffffffffffffff",
    "huge bytes": "5b ffffffffffffffff",
}
TAGS = {
    "a time as text": "c0 6161",
    "a time as number": "c1 1bffffffffffffffff",
    "a large integer": "c2 4101",
    "a large negative integer": "c3 4101",
    "a decimal": "c4 82 1b7fffffffffffffff 01",
    "a large float": "c5 82 1b7fffffffffffffff 01",
    "a text by its place": "d819 00",
    "a shared value": "d81c 80",
    "a value by its place": "d81d 00",
    "a value that holds itself": "d81c 81 d81d 00",
    "a map that holds itself": "d81c a1 00 d81d 00",
    "a fraction": "d81e 82 01 00",
    "a pattern": "d823 6128",
    "a letter": "d824 6161",
    "an identifier": "d825 4101",
    "an address": "d90104 4101",
    "a set": "d90102 80",
    "texts by their place": "d90100 82 63616263 d81900",
    "a day": "d903ec 6161",
    "self-described": "d9d9f7 00",
    "an unknown tag": "da7fffffff 00",
}


def each(table: dict[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("written", table.values(), ids=table)


@each(NOT_CANONICAL)
def test_another_encoding_of_a_sound_value_is_refused(written: str) -> None:
    with pytest.raises(Malformed, match="not in canonical form"):
        read(bytes.fromhex(written))


@each(NOT_ON_THE_WIRE)
def test_what_has_no_place_on_the_wire_is_refused(written: str) -> None:
    for raw in (bytes.fromhex(written), bytes.fromhex(f"81 {written}")):
        with pytest.raises(Malformed):
            read(raw)


class _Untouched:
    """A decoder that must not be asked."""

    def __init__(self, _stream: object) -> None:
        raise AssertionError("a tag reached the decoder, which makes what it means")


@each(TAGS)
def test_a_tag_is_refused_before_anything_is_made_of_it(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cbor2, "CBORDecoder", _Untouched)
    for raw in (bytes.fromhex(written), bytes.fromhex(f"a1 00 {written}")):
        with pytest.raises(Malformed, match="a tag"):
            read(raw)


def test_a_message_of_references_does_not_grow() -> None:
    doubled = "d81c 81 " * 20 + "00"
    with pytest.raises(Malformed):
        read(bytes.fromhex(doubled + " d81d00" * 40))


@pytest.mark.parametrize("depth_max", [OP_DEPTH_MAX, MESSAGE_DEPTH_MAX])
@pytest.mark.parametrize("head", [b"\x81", b"\xa1\x00"])
def test_what_is_nested_too_deeply_is_refused(head: bytes, depth_max: int) -> None:
    read(head * (depth_max - 1) + b"\x00", depth_max=depth_max)
    for depth in (depth_max, 1_000, 100_000):
        with pytest.raises(Malformed, match="nested too deeply"):
            decode(head * depth + b"\x00", bytes_max=10**6, depth_max=depth_max)


def test_more_bytes_than_are_taken_are_not_looked_at() -> None:
    assert decode(b"\x41a", bytes_max=2) == b"a"
    with pytest.raises(Malformed, match="3 bytes, at most 2 are taken"):
        decode(b"\x42aa", bytes_max=2)


@pytest.mark.parametrize(
    ("value", "items"),
    [(0, 1), ([], 1), ([0, 1, 2], 4), ({0: 0, 1: 1}, 5), ([[[]]], 3), ({0: ["a", b"b", True]}, 6)],
)
def test_more_items_than_are_taken_are_not_looked_at(value: object, items: int) -> None:
    raw = encode(value)
    assert decode(raw, bytes_max=100, items_max=items) == value
    with pytest.raises(Malformed, match="too many items"):
        decode(raw, bytes_max=100, items_max=items - 1)


def test_a_large_request_of_nothing_is_left_at_once() -> None:
    raw = b"\x9a" + OP_ITEMS_MAX.to_bytes(4, "big") + bytes(OP_ITEMS_MAX)
    with pytest.raises(Malformed, match="too many items"):
        decode(raw, bytes_max=10**6)
