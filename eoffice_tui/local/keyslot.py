"""The slot that keeps a clerk's store key, wrapped by the clerk's password.

    password → NFKC → Argon2id → HKDF → AES-256-GCM wraps → store key (32 random bytes)
    office recovery key (X25519) → HKDF → AES-256-GCM wraps ──┘

A lock that the clerk's password does not open is an answer, not an error. Losing the slot loses the
store, so it is replaced whole and never made twice.
"""

import os
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from eoffice_core.domain.moment import Moment
from eoffice_core.store.ground import write_durably
from eoffice_core.store.trouble import CannotOpen
from eoffice_tui.local.slotfile import Newer, SlotFile, Tries, parse, render
from eoffice_tui.local.wrapping import (
    StoreKey,
    unwrap_by_password,
    unwrap_by_recovery,
    wrap_by_password,
    wrap_for_recovery,
)

__all__ = [
    "Hindrance",
    "NotUnlocked",
    "StoreKey",
    "Unlocked",
    "add_recovery",
    "change_password",
    "create_slot",
    "open_recovery",
    "set_password",
    "unlock",
]

SLOT_BYTES_MAX = 16 * 1024
TRIES_FREE = 5
DELAY_MINUTES = (1, 2, 4, 8, 15)
_MINUTE_MS = 60_000


class Hindrance(Enum):
    """Why a slot gave no key."""

    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - the name of a reason
    WRONG_RECOVERY_KEY = "wrong_recovery_key"
    NO_RECOVERY = "no_recovery"
    TOO_MANY_TRIES = "too_many_tries"
    SLOT_DAMAGED = "slot_damaged"
    SLOT_NEWER = "slot_newer"
    NO_SLOT = "no_slot"


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The slot gave its key; the seal proves it is the right one."""

    key: StoreKey


@dataclass(frozen=True, slots=True)
class NotUnlocked:
    """The slot gave nothing; `wait_seconds` says how long the next try must wait."""

    reason: Hindrance
    wait_seconds: int = 0


def create_slot(path: Path, *, clerk: str, password: str) -> StoreKey:
    """Make a store key and its slot; refuse where a slot is, since its store would be lost."""
    if path.exists():
        raise FileExistsError(f"{path.name} keeps the key of a store")
    key = StoreKey(os.urandom(32))
    _write(path, SlotFile(password=wrap_by_password(key, clerk=clerk, password=password)))
    return key


def unlock(path: Path, *, clerk: str, password: str, at: Moment) -> Unlocked | NotUnlocked:
    """Open the slot with the clerk's password; takes a quarter of a second, so use a worker."""
    slots = _read(path, clerk=clerk)
    if isinstance(slots, Hindrance):
        return NotUnlocked(slots)
    wait_seconds = _wait_seconds(slots.tries, at)
    if wait_seconds:
        if at < slots.tries.last:  # the clock was set back: the delay begins again, once
            _write(path, replace(slots, tries=replace(slots.tries, last=at)))
        return NotUnlocked(Hindrance.TOO_MANY_TRIES, wait_seconds)
    key = unwrap_by_password(slots.password, clerk=clerk, password=password)
    if key is None:
        tries = Tries(wrong=slots.tries.wrong + 1, last=at)
        _write(path, replace(slots, tries=tries))
        return NotUnlocked(Hindrance.WRONG_PASSWORD, _wait_seconds(tries, at))
    if slots.tries.wrong:
        _write(path, replace(slots, tries=Tries()))
    return Unlocked(key)


def change_password(
    path: Path, *, clerk: str, old: str, new: str, at: Moment
) -> Unlocked | NotUnlocked:
    """Wrap the same store key by a new password; the store itself is not touched."""
    outcome = unlock(path, clerk=clerk, password=old, at=at)
    if isinstance(outcome, Unlocked):
        set_password(path, clerk=clerk, key=outcome.key, password=new)
    return outcome


def set_password(path: Path, *, clerk: str, key: StoreKey, password: str) -> None:
    """Give an opened store a new password, as after recovery; a sound recovery slot stays."""
    slots = _read(path, clerk=clerk)
    recovery = slots.recovery if isinstance(slots, SlotFile) else None
    wrapped = wrap_by_password(key, clerk=clerk, password=password)
    _write(path, SlotFile(password=wrapped, recovery=recovery))


def add_recovery(
    path: Path, *, clerk: str, key: StoreKey, office_public: bytes
) -> Hindrance | None:
    """Seal the store key to the office's recovery key as well (X25519, 32 bytes).

    None when it was added, else what is wrong with the slot it should be added to.
    """
    slots = _read(path, clerk=clerk)
    if isinstance(slots, Hindrance):
        return slots
    sealed = wrap_for_recovery(key, clerk=clerk, office_public=office_public)
    _write(path, replace(slots, recovery=sealed))
    return None


def open_recovery(path: Path, *, clerk: str, office_private: bytes) -> Unlocked | NotUnlocked:
    """Open the slot with the office's recovery key; the delays of wrong passwords do not count."""
    slots = _read(path, clerk=clerk)
    if isinstance(slots, Hindrance):
        return NotUnlocked(slots)
    if slots.recovery is None:
        return NotUnlocked(Hindrance.NO_RECOVERY)
    key = unwrap_by_recovery(slots.recovery, clerk=clerk, office_private=office_private)
    return NotUnlocked(Hindrance.WRONG_RECOVERY_KEY) if key is None else Unlocked(key)


def _wait_seconds(tries: Tries, at: Moment) -> int:
    """Count the seconds left of a delay, never more than the whole of it."""
    over = tries.wrong - TRIES_FREE
    if over < 0:
        return 0
    delay_ms = DELAY_MINUTES[min(over, len(DELAY_MINUTES) - 1)] * _MINUTE_MS
    left_ms = delay_ms - max(0, at - tries.last)
    return max(0, -(-left_ms // 1000))


def _read(path: Path, *, clerk: str) -> SlotFile | Hindrance:
    try:
        with path.open("rb") as file:
            content = file.read(SLOT_BYTES_MAX + 1)
    except FileNotFoundError:
        return Hindrance.NO_SLOT
    except OSError as error:
        raise CannotOpen(f"{path.name} cannot be read: {error.strerror}") from error
    slots = parse(content) if len(content) <= SLOT_BYTES_MAX else None
    if isinstance(slots, Newer):
        return Hindrance.SLOT_NEWER
    if slots is None or slots.password.clerk != clerk:
        return Hindrance.SLOT_DAMAGED
    return slots


def _write(path: Path, slots: SlotFile) -> None:
    write_durably(path, render(slots))
