"""Ops to bytes and back: nothing is changed on the way, and nothing else gets in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eoffice_core.domain import ops
from eoffice_core.domain.ops import Body, Change, Fact
from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from eoffice_core.proof.chain import op_hash, signed_message
from eoffice_core.wire.bodies import BODY_OF, KIND_OF, Written, kind_number
from eoffice_core.wire.cbor import Malformed, decode, encode
from eoffice_core.wire.codec import (
    Envelope,
    KindUnknown,
    SealedOp,
    decode_body,
    decode_envelope,
    decode_op,
    encode_op,
    seal,
)
from eoffice_core.wire.limits import CHANGES_PER_OP_MAX, OP_BYTES_MAX, OPS_PER_GROUP_MAX
from eoffice_server.identity import verify
from tests.unit.wire.samples import (
    BARE_BODIES,
    BODIES,
    ENVELOPE,
    ENVELOPES,
    KEY,
    PUBLIC_KEY,
    any_body,
)

FORWARDED = next(body for body in BODIES if isinstance(body, ops.CaseForwarded))
BODY = 10


def each_body(bodies: tuple[Body, ...] = BODIES) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("body", bodies, ids=[type(body).__name__ for body in bodies])


def written(body: Body = FORWARDED) -> Written:
    """The map of a sound op, to be spoilt."""
    value = decode(encode_op(ENVELOPE, body), bytes_max=OP_BYTES_MAX)
    assert isinstance(value, dict)
    return value


def body_of(op: Written) -> Written:
    """The map of an op's body."""
    inner = op[BODY]
    assert isinstance(inner, dict)
    return inner


@pytest.mark.parametrize("kind", list(KIND_OF), ids=lambda kind: kind.__name__)
@settings(max_examples=30)
@given(st.data())
def test_an_op_comes_back_as_it_was(kind: type[Body], chance: st.DataObject) -> None:
    envelope, body = chance.draw(ENVELOPES), chance.draw(any_body(kind))
    raw = encode_op(envelope, body)
    if len(raw) > OP_BYTES_MAX:
        with pytest.raises(Malformed):
            decode_op(raw)
        return

    op = decode_op(raw)

    assert (op.envelope, op.kind, op.body) == (envelope, kind_number(body), body)
    assert type(op.body) is kind
    assert op.fact == Fact(op_id=envelope.op_id, case_id=envelope.case_id, body=body)
    assert encode_op(op.envelope, op.body) == raw


def test_every_kind_of_body_has_one_number() -> None:
    bodies = {one for group in get_args(Body) for one in get_args(group) or (group,)}
    assert set(KIND_OF) == bodies
    assert len(KIND_OF) == len(BODY_OF) == 23
    assert {number >> 4 for number in BODY_OF} == {1, 2, 3, 8, 9}


def test_a_sealed_op_is_signed_and_named_by_its_bytes() -> None:
    sealed = seal(ENVELOPE, FORWARDED, KEY.sign)
    assert sealed == SealedOp(encode_op(ENVELOPE, FORWARDED), sealed.signature)
    assert sealed.hash == op_hash(sealed.raw)
    assert verify(PUBLIC_KEY, sealed.signature, signed_message(sealed.raw))
    assert not verify(PUBLIC_KEY, sealed.signature, sealed.raw)


@each_body()
def test_an_op_that_was_cut_is_refused(body: Body) -> None:
    raw = encode_op(ENVELOPE, body)
    for length in range(len(raw)):
        with pytest.raises(Malformed):
            decode_op(raw[:length])
    for more in (b"\x00", b"\xf6", raw):
        with pytest.raises(Malformed):
            decode_op(raw + more)


@each_body()
def test_a_flipped_bit_is_refused_or_breaks_the_signature_and_the_chain(body: Body) -> None:
    sealed = seal(ENVELOPE, body, KEY.sign)
    read = 0
    for place in range(len(sealed.raw) * 8):
        flipped = bytearray(sealed.raw)
        flipped[place // 8] ^= 1 << place % 8
        try:
            op = decode_op(bytes(flipped))
        except Malformed:
            continue
        read += 1
        assert (op.envelope, op.body) != (ENVELOPE, body)
        assert op_hash(bytes(flipped)) != sealed.hash
        if read % 16 == 1:  # the others would only say the same, and take their time
            assert not verify(PUBLIC_KEY, sealed.signature, signed_message(bytes(flipped)))
    assert read


@each_body(BARE_BODIES)
def test_what_is_absent_takes_no_byte(body: Body) -> None:
    full = next(one for one in BODIES if type(one) is type(body))
    assert len(body_of(written(body))) < len(body_of(written(full)))


REQUIRED = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12)
NUMBERS = (2, 3, 4, 5, 6, 9, 12, 13)
NOT_A_NUMBER: tuple[object, ...] = (True, False, "1", b"1", [], {})
NOT_BYTES: tuple[object, ...] = (0, "x" * 16, [], {}, False, b"", bytes(15), bytes(17), bytes(33))


def refused(op: object, *, match: str | None = None) -> None:
    """Assert that these contents are refused, by the reason that fits."""
    with pytest.raises(Malformed, match=match):
        decode_op(encode(op))


@pytest.mark.parametrize("key", REQUIRED)
def test_no_key_of_an_op_may_be_missing(key: int) -> None:
    op = written()
    del op[key]
    refused(op, match=f"without key {key}")


@pytest.mark.parametrize("key", [0, 11, 14, 99, "id"])
def test_no_key_of_an_op_may_be_added(key: object) -> None:
    refused({**written(), key: 1})
    refused({key: 1})


@pytest.mark.parametrize("key", NUMBERS)
@pytest.mark.parametrize("value", NOT_A_NUMBER, ids=repr)
def test_a_number_of_an_op_is_a_number(key: int, value: object) -> None:
    refused({**written(), key: value}, match="not a number")


@pytest.mark.parametrize("key", [1, 7, 8])
@pytest.mark.parametrize("value", NOT_BYTES, ids=repr)
def test_an_identifier_of_an_op_has_its_length(key: int, value: object) -> None:
    refused({**written(), key: value}, match=f"key {key} of an op needs")


@pytest.mark.parametrize("group", [0, 1, OPS_PER_GROUP_MAX + 1])
def test_a_group_has_two_ops_or_more_and_an_end(group: int) -> None:
    refused({**written(), 13: group}, match="group is out of range")


@pytest.mark.parametrize("op", [0, "op", b"op", [1], True, []], ids=repr)
def test_an_op_is_a_map(op: object) -> None:
    refused(op, match="is a map")


@pytest.mark.parametrize("body", [0, "op", b"op", [], True], ids=repr)
def test_a_body_is_a_map(body: object) -> None:
    refused({**written(), BODY: body}, match="body is a map")


@pytest.mark.parametrize("spoil", [{2: 0x38}, {2: 0}, {3: 2}, {3: 0}, {2: 0x38, BODY: 5}], ids=repr)
def test_what_a_later_release_says_is_told_apart(spoil: Written) -> None:
    raw = encode({**written(), **spoil})
    with pytest.raises(KindUnknown):
        decode_op(raw)
    envelope, whole = decode_envelope(raw)
    assert envelope == ENVELOPE
    with pytest.raises(KindUnknown):
        decode_body(whole)


def spoilt(body: Body, key: object, value: object = None) -> Written:
    """An op with one key of its body taken out, or set to this."""
    op = written(body)
    inner = body_of(op)
    if value is None:
        del inner[key]
    else:
        inner[key] = value
    return op


@each_body()
def test_no_key_of_a_body_may_be_added(body: Body) -> None:
    for key in (0, 40, "text"):
        refused(spoilt(body, key, 1), match="unknown key")


@each_body(BARE_BODIES)
def test_no_key_of_a_bare_body_may_be_missing(body: Body) -> None:
    for key in body_of(written(body)):
        refused(spoilt(body, key), match="is missing")


WRONG: dict[type[object], tuple[object, ...]] = {
    int: ("1", b"1", True, [], {}),
    str: (1, b"text", True, [], {}),
    bytes: (1, "x" * 16, True, bytes(15), bytes(17), b"", [], {}),
    list: (1, "x", b"x", True, {}, []),
}


@each_body()
def test_no_value_of_a_body_may_be_of_another_type(body: Body) -> None:
    for key, value in body_of(written(body)).items():
        for wrong in WRONG[type(value)]:
            refused(spoilt(body, key, wrong))


ABSENT: list[tuple[type[Body], int, object]] = [
    (ops.CaseForwarded, 2, 0),
    (ops.CaseForwarded, 3, 0),
    (ops.CaseForwarded, 5, ""),
    (ops.CaseReturned, 5, ""),
    (ops.ReceiptDiarised, 21, 0),
    (ops.ReceiptDiarised, 33, ""),
    (ops.FileOpened, 18, ""),
    (ops.FileOpened, 20, 0),
]


@pytest.mark.parametrize(("kind", "key", "value"), ABSENT)
def test_what_is_absent_may_not_be_written_out(kind: type[Body], key: int, value: object) -> None:
    body = next(one for one in BODIES if type(one) is kind)
    refused(spoilt(body, key, value), match="although it is absent")


UNTRUE: list[tuple[type[Body], int, object]] = [
    *((ops.CaseForwarded, 4, day) for day in (0, 1, 20250230, 20251301, 100_000_101, 2**53 - 1)),
    (ops.CaseForwarded, 2, 10),
    (ops.CaseForwarded, 3, 4),
    (ops.ReceiptDiarised, 18, 20250000),
    (ops.ReceiptDiarised, 21, 10),
    (ops.ReceiptDiarised, 26, 22),
    (ops.FileOpened, 21, 3),
    (ops.ReceiptEdited, 1, [["subject", "a"]]),
    (ops.ReceiptEdited, 1, [["subject", "a", "b", "c"]]),
    (ops.ReceiptEdited, 1, [["subject", "a", 1]]),
    (ops.ReceiptEdited, 1, ["abc"]),
    (ops.CoverEdited, 1, [["subject", "a", "b"]] * (CHANGES_PER_OP_MAX + 1)),
]


@pytest.mark.parametrize(("kind", "key", "value"), UNTRUE)
def test_values_that_there_are_not_are_refused(kind: type[Body], key: int, value: object) -> None:
    body = next(one for one in BODIES if type(one) is kind)
    refused(spoilt(body, key, value))


def test_the_longest_note_fits_and_a_larger_op_does_not() -> None:
    def raw(text: str) -> bytes:
        return encode_op(ENVELOPE, ops.NoteWritten(ENVELOPE_NOTE, text))

    longest = raw("क" * NOTE_CHARACTERS_MAX)
    assert len(longest) < OP_BYTES_MAX
    assert encode_op(ENVELOPE, decode_op(longest).body) == longest
    space = OP_BYTES_MAX - len(raw("a" * 70_000)) + 70_000
    assert len(raw("a" * space)) == OP_BYTES_MAX
    decode_op(raw("a" * space))
    with pytest.raises(Malformed, match="at most"):
        decode_op(raw("a" * (space + 1)))


ENVELOPE_NOTE = next(body.note_id for body in BODIES if isinstance(body, ops.NoteWritten))


@pytest.mark.parametrize(
    "change",
    [
        lambda e: replace(e, dseq=2**53),
        lambda e: replace(e, made_at=-1),
        lambda e: replace(e, op_id=bytes(15)),
        lambda e: replace(e, group=1),
    ],
)
def test_what_a_program_may_not_write_is_not_read(change: Callable[[Envelope], Envelope]) -> None:
    with pytest.raises(Malformed):
        decode_op(encode_op(change(ENVELOPE), FORWARDED))


def test_only_a_birth_is_written_as_one() -> None:
    with pytest.raises(TypeError, match="CaseReceived is no birth"):
        KIND_OF[ops.FileOpened].write(ops.CaseReceived())


def test_a_change_keeps_its_order_and_its_values() -> None:
    changes = (Change("b", "", "\n"), Change("a", "1", ""), Change("b", "", "\n"))
    raw = encode_op(ENVELOPE, ops.CoverEdited(changes))
    assert decode_op(raw).body == ops.CoverEdited(changes)
