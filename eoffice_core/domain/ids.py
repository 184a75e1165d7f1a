"""Typed identifiers, built from values that are handed in."""

import uuid
from typing import NewType

from eoffice_core.domain.moment import Moment

OfficeId = NewType("OfficeId", int)
SectionId = NewType("SectionId", int)
PostId = NewType("PostId", int)
OfficerId = NewType("OfficerId", int)
DeviceId = NewType("DeviceId", int)

CaseId = NewType("CaseId", bytes)
NoteId = NewType("NoteId", bytes)
OpId = NewType("OpId", bytes)

ID_BYTES = 16
RANDOM_BYTES = 10

REGISTRY_DEVICE = DeviceId(0)
"""The device under which the registry itself records ops, such as an assigned number."""

REGISTRY_POST = PostId(0)
"""The post under which the registry itself records ops: no officer sits in it."""

REGISTRY_OFFICER = OfficerId(0)
"""The officer named on the registry's own ops."""


def time_ordered_id(*, at_ms: int, random: bytes) -> bytes:
    """A UUIDv7 of a moment (UTC milliseconds) and ten random bytes, as sixteen bytes.

    The standard library offers `uuid7` only from Python 3.14.
    """
    if len(random) != RANDOM_BYTES:
        raise ValueError("ten random bytes are needed")
    value = (at_ms & (2**48 - 1)) << 80 | int.from_bytes(random, "big")
    value &= ~(0xF000 << 64) & ~(0xC000 << 48)
    value |= 0x7000 << 64 | 0x8000 << 48
    return value.to_bytes(ID_BYTES, "big")


def shown(identifier: bytes) -> str:
    """An identifier as people and logs see it."""
    return str(uuid.UUID(bytes=identifier))


BEGUN_LATEST_MS = 4_102_444_800_000
"""2100-01-01: a later time in an identifier is no time, and no calendar has to show it."""


def begun_at(identifier: bytes) -> Moment:
    """The moment of which an identifier was made, as far as it is to be believed."""
    return Moment(min(int.from_bytes(identifier[:6], "big"), BEGUN_LATEST_MS))
