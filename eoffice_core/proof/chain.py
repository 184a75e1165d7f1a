"""The chain of a device's ops: each names the hash of the one before, from its enrolment on."""

import hashlib
from collections.abc import Callable

HASH_BYTES = 32
SIGNATURE_BYTES = 64
PUBLIC_KEY_BYTES = 32

OP_DOMAIN = b"EOS1-op\x00"
"""Signed in front of an op's bytes, so that a signature can never be taken for another kind."""

ENROLMENT_DOMAIN = b"EOS1-enrolment\x00"

Sign = Callable[[bytes], bytes]
"""Signs a message with a device's key: 64 bytes, Ed25519."""

Verify = Callable[[bytes, bytes, bytes], bool]
"""Whether a signature (second) over a message (third) is of the public key (first)."""


def op_hash(raw: bytes) -> bytes:
    """SHA-256 of an op's canonical bytes, without its signature. # sync.md 5.2"""
    return hashlib.sha256(raw).digest()


def signed_message(raw: bytes) -> bytes:
    """What a device signs for an op."""
    return OP_DOMAIN + raw


def enrolment_hash(*, device_id: int, epoch: int, public_key: bytes) -> bytes:
    """What the first op of a device epoch names as the one before it."""
    record = b"%d %d " % (device_id, epoch) + public_key
    return hashlib.sha256(ENROLMENT_DOMAIN + record).digest()
