"""The slot file as text: JSON with exactly the fields we know, and a check against rot.

The check tells a damaged slot from a wrong password, so that nobody tries passwords on a slot that
cannot open any more. It keeps no secret and proves nothing; the seals do.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import cast

from eoffice_core.domain.moment import Moment
from eoffice_tui.local.wrapping import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    WRAPPED_BYTES,
    ByPassword,
    ByRecovery,
    Effort,
    is_fair,
)

FORMAT = 1
_WRONG_TRIES_MAX = 2**31
_MOMENT_MAX = 2**53
_NEVER = Moment(0)

Fields = dict[str, object]


class Newer:
    """A later release wrote the slot."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong passwords since the last right one; a nuisance for a bystander, no barrier."""

    wrong: int = 0
    last: Moment = _NEVER


@dataclass(frozen=True, slots=True)
class SlotFile:
    """All a slot file says."""

    password: ByPassword
    recovery: ByRecovery | None = None
    tries: Tries = Tries()


class _NotASlotError(ValueError):
    """Some field is missing, unknown or of the wrong shape."""


def render(slots: SlotFile) -> bytes:
    """Write the slot file."""
    fields: Fields = {
        "format": FORMAT,
        "password": _password_fields(slots.password),
        "recovery": None if slots.recovery is None else _recovery_fields(slots.recovery),
        "tries": {"wrong": slots.tries.wrong, "last": slots.tries.last},
    }
    return json.dumps({**fields, "check": _check(fields)}, indent=1).encode("ascii")


def parse(content: bytes) -> SlotFile | Newer | None:
    """Read a slot file; None when it is not whole."""
    try:
        fields = _object(json.loads(content, object_pairs_hook=_once))
        found = _integer(fields, "format", 1, 2**31)
        if found > FORMAT:
            return Newer()
        check = _text(fields, "check")
        _only(fields, {"format", "password", "recovery", "tries", "check"})
        if check != _check({name: value for name, value in fields.items() if name != "check"}):
            return None
        recovery = fields["recovery"]
        return SlotFile(
            password=_password(_object(fields["password"])),
            recovery=None if recovery is None else _recovery(_object(recovery)),
            tries=_tries(_object(fields["tries"])),
        )
    except (ValueError, RecursionError):
        return None


def _password_fields(slot: ByPassword) -> Fields:
    return {
        "clerk": slot.clerk,
        "kdf": "argon2id",
        "memory_kib": slot.effort.memory_kib,
        "passes": slot.effort.passes,
        "lanes": slot.effort.lanes,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _recovery_fields(slot: ByRecovery) -> Fields:
    return {
        "clerk": slot.clerk,
        "kem": "x25519",
        "office_public": slot.office_public.hex(),
        "ephemeral_public": slot.ephemeral_public.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _password(fields: Fields) -> ByPassword:
    _only(fields, {"clerk", "kdf", "memory_kib", "passes", "lanes", "salt", "nonce", "wrapped"})
    effort = Effort(
        memory_kib=_integer(fields, "memory_kib", 1, 2**31),
        passes=_integer(fields, "passes", 1, 2**31),
        lanes=_integer(fields, "lanes", 1, 2**31),
    )
    if _text(fields, "kdf") != "argon2id" or not is_fair(effort):
        raise _NotASlotError("kdf")
    return ByPassword(
        clerk=_text(fields, "clerk"),
        salt=_octets(fields, "salt", SALT_BYTES),
        nonce=_octets(fields, "nonce", NONCE_BYTES),
        wrapped=_octets(fields, "wrapped", WRAPPED_BYTES),
        effort=effort,
    )


def _recovery(fields: Fields) -> ByRecovery:
    _only(fields, {"clerk", "kem", "office_public", "ephemeral_public", "nonce", "wrapped"})
    if _text(fields, "kem") != "x25519":
        raise _NotASlotError("kem")
    return ByRecovery(
        clerk=_text(fields, "clerk"),
        office_public=_octets(fields, "office_public", KEY_BYTES),
        ephemeral_public=_octets(fields, "ephemeral_public", KEY_BYTES),
        nonce=_octets(fields, "nonce", NONCE_BYTES),
        wrapped=_octets(fields, "wrapped", WRAPPED_BYTES),
    )


def _tries(fields: Fields) -> Tries:
    _only(fields, {"wrong", "last"})
    last = _integer(fields, "last", 0, _MOMENT_MAX)
    return Tries(wrong=_integer(fields, "wrong", 0, _WRONG_TRIES_MAX), last=Moment(last))


def _once(pairs: list[tuple[str, object]]) -> Fields:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise _NotASlotError("a field stands twice")
    return fields


def _object(value: object) -> Fields:
    if not isinstance(value, dict):
        raise _NotASlotError("not an object")
    return cast(Fields, value)


def _only(fields: Fields, names: set[str]) -> None:
    if fields.keys() != names:
        raise _NotASlotError("unknown or missing fields")


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise _NotASlotError(name)
    return value


def _integer(fields: Fields, name: str, least: int, most: int) -> int:
    value = fields.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise _NotASlotError(name)
    return value


def _octets(fields: Fields, name: str, length: int) -> bytes:
    value = bytes.fromhex(_text(fields, name))
    if len(value) != length:
        raise _NotASlotError(name)
    return value


def _check(fields: Fields) -> str:
    plain = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("ascii")).hexdigest()
