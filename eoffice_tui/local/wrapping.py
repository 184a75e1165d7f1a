"""How a store key is wrapped by a password and sealed to the office's recovery key.

Every field of a wrapping but the ciphertext is authenticated, so a slot moved to another clerk or
one with weaker numbers does not open.
"""

import json
import os
import unicodedata
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16  # the key and its seal
PASSWORD_BYTES_MAX = 1024


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work one guess at the password costs; the defaults are the floor."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


EFFORT_FLOOR = Effort()
EFFORT_CEILING = Effort(memory_kib=1024 * 1024, passes=64, lanes=16)


@dataclass(frozen=True, slots=True)
class StoreKey:
    """The random key of one clerk's store; what opens the file and the attachments comes of it."""

    secret: bytes = field(repr=False)

    def for_database(self) -> bytes:
        """Derive the raw key of the encrypted database."""
        return _derive(self.secret, b"eoffice store v1 db")

    def for_attachments(self) -> bytes:
        """Derive the key from which each attachment's own key comes."""
        return _derive(self.secret, b"eoffice store v1 blob")


@dataclass(frozen=True, slots=True)
class ByPassword:
    """A store key wrapped by a clerk's password."""

    clerk: str
    salt: bytes
    nonce: bytes
    wrapped: bytes
    effort: Effort = EFFORT_FLOOR


@dataclass(frozen=True, slots=True)
class ByRecovery:
    """A store key sealed to the office's recovery key."""

    clerk: str
    office_public: bytes
    ephemeral_public: bytes
    nonce: bytes
    wrapped: bytes


def is_fair(effort: Effort) -> bool:
    """Whether these numbers are neither weakened nor able to exhaust the PC."""
    return (
        EFFORT_FLOOR.memory_kib <= effort.memory_kib <= EFFORT_CEILING.memory_kib
        and EFFORT_FLOOR.passes <= effort.passes <= EFFORT_CEILING.passes
        and EFFORT_FLOOR.lanes <= effort.lanes <= EFFORT_CEILING.lanes
    )


def wrap_by_password(
    key: StoreKey, *, clerk: str, password: str, effort: Effort = EFFORT_FLOOR
) -> ByPassword:
    """Wrap with a new salt and nonce."""
    if not is_fair(effort):
        raise ValueError("the effort is below the floor or above the ceiling")
    typed = _password_bytes(password)
    if not typed or len(typed) > PASSWORD_BYTES_MAX:
        raise ValueError(f"a password has 1 to {PASSWORD_BYTES_MAX} bytes")
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    kek = _kek_of_password(typed, salt, effort)
    aad = _password_aad(clerk, salt, nonce, effort)
    wrapped = AESGCM(kek).encrypt(nonce, key.secret, aad)
    return ByPassword(clerk=clerk, salt=salt, nonce=nonce, wrapped=wrapped, effort=effort)


def unwrap_by_password(slot: ByPassword, *, clerk: str, password: str) -> StoreKey | None:
    """Unwrap, or None when the password or any field is not the one it was wrapped with."""
    typed = _password_bytes(password)
    if slot.clerk != clerk or not is_fair(slot.effort):
        return None
    if not typed or len(typed) > PASSWORD_BYTES_MAX:
        return None
    kek = _kek_of_password(typed, slot.salt, slot.effort)
    aad = _password_aad(clerk, slot.salt, slot.nonce, slot.effort)
    return _open(kek, slot.nonce, slot.wrapped, aad)


def wrap_for_recovery(key: StoreKey, *, clerk: str, office_public: bytes) -> ByRecovery:
    """Seal to the office's public key with a one-time key."""
    ephemeral = X25519PrivateKey.generate()
    ephemeral_public = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(office_public))
    nonce = os.urandom(NONCE_BYTES)
    aad = _recovery_aad(clerk, office_public, ephemeral_public, nonce)
    wrapped = AESGCM(_kek_of_recovery(shared, aad)).encrypt(nonce, key.secret, aad)
    return ByRecovery(clerk, office_public, ephemeral_public, nonce, wrapped)


def unwrap_by_recovery(slot: ByRecovery, *, clerk: str, office_private: bytes) -> StoreKey | None:
    """Unseal, or None when the key or any field is not the one it was sealed with."""
    private = X25519PrivateKey.from_private_bytes(office_private)
    if slot.clerk != clerk or slot.office_public != private.public_key().public_bytes_raw():
        return None
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(slot.ephemeral_public))
    except ValueError:
        return None  # a one-time key of low order: no honest slot has one
    aad = _recovery_aad(clerk, slot.office_public, slot.ephemeral_public, slot.nonce)
    return _open(_kek_of_recovery(shared, aad), slot.nonce, slot.wrapped, aad)


def _open(kek: bytes, nonce: bytes, wrapped: bytes, aad: bytes) -> StoreKey | None:
    try:
        return StoreKey(AESGCM(kek).decrypt(nonce, wrapped, aad))
    except InvalidTag:
        return None


def _password_bytes(password: str) -> bytes:
    """Give one form to what different keyboards send for the same Hindi letters."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _kek_of_password(typed: bytes, salt: bytes, effort: Effort) -> bytes:
    stretched = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=effort.passes,
        lanes=effort.lanes,
        memory_cost=effort.memory_kib,
    ).derive(typed)
    return _derive(stretched, b"eoffice slot v1 password")


def _kek_of_recovery(shared: bytes, aad: bytes) -> bytes:
    return _derive(shared, b"eoffice slot v1 recovery " + aad)


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(secret)


def _password_aad(clerk: str, salt: bytes, nonce: bytes, effort: Effort) -> bytes:
    numbers = [effort.memory_kib, effort.passes, effort.lanes]
    return _aad("password v1 argon2id", clerk, salt, nonce, numbers)


def _recovery_aad(clerk: str, office: bytes, ephemeral: bytes, nonce: bytes) -> bytes:
    return _aad("recovery v1 x25519", clerk, office, nonce, [ephemeral.hex()])


def _aad(kind: str, clerk: str, first: bytes, nonce: bytes, rest: list[int] | list[str]) -> bytes:
    return json.dumps([kind, clerk, first.hex(), nonce.hex(), rest]).encode("ascii")
