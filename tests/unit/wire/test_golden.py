"""Ops as they were signed once: read and written the same by every later release."""

from __future__ import annotations

import json

import pytest

from eoffice_core.wire.bodies import BODY_OF, KIND_OF, NAME_OF
from eoffice_core.wire.codec import Envelope, decode_op, encode_op, seal
from tests.unit.wire.forms import plain, record
from tests.unit.wire.samples import KEY
from tests.unit.wire.write_golden import BY_NAME, GOLDEN, golden_path

KIND_OF_NAME = {body.__name__: body for body in KIND_OF}


@pytest.mark.parametrize("name", BY_NAME)
def test_a_golden_op_is_read_and_written_as_it_was_signed(name: str) -> None:
    golden = json.loads(golden_path(name).read_text(encoding="utf-8"))
    raw = bytes.fromhex(golden["raw"])

    op = decode_op(raw)

    assert (op.kind, BODY_OF[op.kind].schema) == (golden["kind"], golden["schema"])
    assert name.removesuffix(".bare") == NAME_OF[op.kind] == type(op.body).__name__
    assert plain(op.envelope) == golden["envelope"]
    assert plain(op.body) == golden["body"]
    envelope = record(Envelope, golden["envelope"])
    body = record(KIND_OF_NAME[NAME_OF[op.kind]], golden["body"])
    assert encode_op(envelope, body) == raw
    sealed = seal(envelope, body, KEY.sign)
    assert sealed.hash.hex() == golden["hash"]
    assert sealed.signature.hex() == golden["signature"]


def test_every_kind_has_its_golden_file_and_no_other_lies_there() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(BY_NAME)
    assert {name for name in BY_NAME if "." not in name} == set(KIND_OF_NAME)
