"""Hashes, what is signed, and Ed25519 as both programs use it, by the published test vectors."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from eoffice_core.domain.ids import DeviceId, OfficerId
from eoffice_core.proof.chain import (
    ENROLMENT_DOMAIN,
    HASH_BYTES,
    OP_DOMAIN,
    PUBLIC_KEY_BYTES,
    SIGNATURE_BYTES,
    Verify,
    enrolment_hash,
    op_hash,
    signed_message,
)
from eoffice_server.identity import verify
from eoffice_tui.local.chain import Device, new_key

VECTORS = Path(__file__).parents[4] / "shared" / "vectors" / "wycheproof_ed25519.json"


def desk_verify(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """The same question, put to the library by which desks sign."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


both_libraries = pytest.mark.parametrize("verifies", [verify, desk_verify], ids=["server", "desk"])


def published() -> list[tuple[str, dict[str, Any]]]:
    if not VECTORS.exists():
        pytest.skip("the published test vectors lie beside a checkout of ours, not in it")
    groups = json.loads(VECTORS.read_text(encoding="utf-8"))["testGroups"]
    return [(group["publicKey"]["pk"], test) for group in groups for test in group["tests"]]


@both_libraries
def test_the_published_signatures_are_judged_as_published(verifies: Verify) -> None:
    wrong = []
    for public_key, test in published():
        key, signature = bytes.fromhex(public_key), bytes.fromhex(test["sig"])
        fits = verifies(key, signature, bytes.fromhex(test["msg"]))
        if fits != (test["result"] == "valid"):
            wrong.append((test["tcId"], test["flags"], fits))
    assert wrong == []


@both_libraries
def test_what_one_desk_signs_is_of_that_desk_and_that_op(verifies: Verify) -> None:
    one, other = a_device(), a_device()
    signature = one.sign(signed_message(b"op"))
    assert len(signature) == SIGNATURE_BYTES
    assert len(one.public_key) == PUBLIC_KEY_BYTES
    assert verifies(one.public_key, signature, signed_message(b"op"))
    assert not verifies(one.public_key, signature, signed_message(b"oq"))
    assert not verifies(one.public_key, signature, b"op")
    assert not verifies(other.public_key, signature, signed_message(b"op"))
    for bit in range(SIGNATURE_BYTES * 8):
        flipped = bytearray(signature)
        flipped[bit // 8] ^= 1 << bit % 8
        assert not verifies(one.public_key, bytes(flipped), signed_message(b"op"))


def a_device() -> Device:
    return Device(DeviceId(1), OfficerId(5), "नजारत1", 1, new_key())


@pytest.mark.parametrize("length", [0, 1, 63, 65, 128])
def test_a_signature_of_another_length_is_of_nobody(length: int) -> None:
    device = a_device()
    signature = (device.sign(signed_message(b"op")) * 2)[:length]
    assert not verify(device.public_key, signature, signed_message(b"op"))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_nobodys(length: int) -> None:
    device = a_device()
    signature = device.sign(signed_message(b"op"))
    assert not verify((device.public_key * 2)[:length], signature, signed_message(b"op"))


def test_a_public_key_that_is_no_point_is_nobodys() -> None:
    signature = a_device().sign(signed_message(b"op"))
    for public_key in (bytes(32), b"\xff" * 32, b"\x01" + bytes(31)):
        assert not verify(public_key, signature, signed_message(b"op"))
        assert not verify(public_key, bytes(64), signed_message(b"op"))


def test_an_op_is_named_by_the_hash_of_its_bytes() -> None:
    assert op_hash(b"op") == hashlib.sha256(b"op").digest()
    assert len(op_hash(b"")) == HASH_BYTES
    assert signed_message(b"op") == b"EOS1-op\x00op"


def test_a_chain_begins_with_who_may_extend_it() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    start = enrolment_hash(device_id=12, epoch=3, public_key=key)
    assert start == hashlib.sha256(b"EOS1-enrolment\x0012 3 " + key).digest()
    others = {
        enrolment_hash(device_id=1, epoch=23, public_key=key),
        enrolment_hash(device_id=12, epoch=4, public_key=key),
        enrolment_hash(device_id=12, epoch=3, public_key=bytes(32)),
        op_hash(b"12 3 " + key),
    }
    assert start not in others
    assert len(others) == 4


def test_no_message_of_one_kind_begins_like_another() -> None:
    assert not OP_DOMAIN.startswith(ENROLMENT_DOMAIN)
    assert not ENROLMENT_DOMAIN.startswith(OP_DOMAIN)
