"""A slot opens with its clerk's password or the office's recovery key, and with nothing else."""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from eoffice_core.domain.moment import Moment
from eoffice_core.store.engine import CannotOpen, StoreDamaged, open_sqlite
from eoffice_tui.local import keyslot, wrapping
from eoffice_tui.local.keyslot import (
    Hindrance,
    NotUnlocked,
    StoreKey,
    Unlocked,
    add_recovery,
    change_password,
    create_slot,
    open_recovery,
    set_password,
    unlock,
)

CLERK = "asha"
PASSWORD = "हिन्दी कार्यालय क़लम 2025"
AT = Moment(1_760_000_000_000)
MINUTE = 60_000
Fields = dict[str, object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, StoreKey]:
    """The content of one slot and its key; deriving costs a quarter of a second each time."""
    path = tmp_path_factory.mktemp("slot") / "slot.json"
    key = create_slot(path, clerk=CLERK, password=PASSWORD)
    return path.read_bytes(), key


@pytest.fixture
def slot(tmp_path: Path, made: tuple[bytes, StoreKey]) -> Path:
    path = tmp_path / "slot.json"
    path.write_bytes(made[0])
    return path


@pytest.fixture
def key(made: tuple[bytes, StoreKey]) -> StoreKey:
    return made[1]


@pytest.fixture
def office() -> tuple[bytes, bytes]:
    """The office's recovery key, private and public."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def tried(path: Path, password: str = PASSWORD, *, at: int = AT) -> Unlocked | NotUnlocked:
    return unlock(path, clerk=CLERK, password=password, at=Moment(at))


def rewrite(path: Path, change: Callable[[Fields], object], *, with_check: bool = True) -> None:
    """Change a slot the way someone with the disk and our source could."""
    fields: Fields = json.loads(path.read_bytes())
    del fields["check"]
    change(fields)
    plain = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    check = hashlib.sha256(plain.encode()).hexdigest() if with_check else "0" * 64
    path.write_text(json.dumps({**fields, "check": check}))


def blanked(fields: Fields, name: str) -> Fields:
    """The same field with nothing but zeros, in the shape the reader expects."""
    return {name: "0" * len(str(fields[name]))}


def part(fields: Fields, name: str) -> Fields:
    found = fields[name]
    assert isinstance(found, dict)
    return found


def test_the_password_opens_it_and_a_right_try_writes_nothing(slot: Path, key: StoreKey) -> None:
    before = slot.read_bytes()
    assert tried(slot) == Unlocked(key)
    assert slot.read_bytes() == before


def test_composed_and_decomposed_hindi_are_one_password(slot: Path, key: StoreKey) -> None:
    spellings = {unicodedata.normalize(form, PASSWORD) for form in ("NFC", "NFD")}
    spellings.add(PASSWORD.replace("\u0915\u093c", "\u0958"))  # क़ as one letter
    assert len(spellings) > 1
    for spelling in spellings:
        assert tried(slot, spelling) == Unlocked(key)


@pytest.mark.parametrize(
    "password", ["", "wrong", PASSWORD + " ", PASSWORD[:-1], "\ud800", "x" * 5000]
)
def test_wrong_passwords_do_not(slot: Path, password: str) -> None:
    assert tried(slot, password) == NotUnlocked(Hindrance.WRONG_PASSWORD)


def test_neither_key_nor_password_shows(slot: Path, key: StoreKey) -> None:
    content = slot.read_bytes()
    for secret in (key.secret, key.for_database(), key.for_attachments()):
        assert secret not in content
        assert secret.hex().encode() not in content
        assert repr(secret) not in repr(Unlocked(key))
    assert PASSWORD.encode() not in content


def test_database_and_attachments_have_keys_of_their_own(key: StoreKey) -> None:
    assert len({key.secret, key.for_database(), key.for_attachments()}) == 3
    assert len(key.for_database()) == len(key.for_attachments()) == 32
    assert StoreKey(key.secret).for_database() == key.for_database()


def test_two_slots_of_one_password_share_nothing(tmp_path: Path, slot: Path, key: StoreKey) -> None:
    other = tmp_path / "other.json"
    assert create_slot(other, clerk=CLERK, password=PASSWORD) != key
    ours, theirs = (json.loads(path.read_bytes())["password"] for path in (slot, other))
    assert all(ours[name] != theirs[name] for name in ("salt", "nonce", "wrapped"))


def test_a_slot_is_never_made_over_another(slot: Path) -> None:
    before = slot.read_bytes()
    with pytest.raises(FileExistsError):
        create_slot(slot, clerk=CLERK, password=PASSWORD)
    assert slot.read_bytes() == before


@pytest.mark.parametrize("password", ["", "x" * 1025])
def test_no_slot_without_a_password(tmp_path: Path, password: str) -> None:
    with pytest.raises(ValueError, match="password"):
        create_slot(tmp_path / "slot.json", clerk=CLERK, password=password)
    assert list(tmp_path.iterdir()) == []


def test_a_slot_moved_to_another_clerk_does_not_open(slot: Path) -> None:
    moved = unlock(slot, clerk="ravi", password=PASSWORD, at=AT)
    assert moved == NotUnlocked(Hindrance.SLOT_DAMAGED)
    rewrite(slot, lambda fields: part(fields, "password").update(clerk="ravi"))
    forged = unlock(slot, clerk="ravi", password=PASSWORD, at=AT)
    assert forged == NotUnlocked(Hindrance.WRONG_PASSWORD)


@pytest.mark.parametrize(
    "numbers",
    [
        {"memory_kib": 8 * 1024},
        {"memory_kib": 64 * 1024 - 1},
        {"passes": 1},
        {"lanes": 1},
        {"memory_kib": 2**31},
        {"passes": 10**6},
        {"kdf": "md5"},
    ],
)
def test_weakened_and_monstrous_numbers_are_refused_unheard(
    slot: Path, monkeypatch: pytest.MonkeyPatch, numbers: Fields
) -> None:
    monkeypatch.setattr(wrapping, "Argon2id", None)
    rewrite(slot, lambda fields: part(fields, "password").update(numbers))
    assert tried(slot) == NotUnlocked(Hindrance.SLOT_DAMAGED)


def test_changed_numbers_above_the_floor_do_not_open(slot: Path) -> None:
    rewrite(slot, lambda fields: part(fields, "password").update(passes=4))
    assert tried(slot) == NotUnlocked(Hindrance.WRONG_PASSWORD)


def test_weak_numbers_cannot_be_asked_for(key: StoreKey) -> None:
    weak = wrapping.Effort(memory_kib=1024)
    with pytest.raises(ValueError, match="floor"):
        wrapping.wrap_by_password(key, clerk=CLERK, password=PASSWORD, effort=weak)


def test_rot_is_told_from_a_wrong_password(slot: Path) -> None:
    rewrite(slot, lambda _fields: None, with_check=False)
    assert tried(slot) == NotUnlocked(Hindrance.SLOT_DAMAGED)


def test_every_truncation_is_damage(slot: Path) -> None:
    content = slot.read_bytes()
    for length in range(0, len(content), 7):
        slot.write_bytes(content[:length])
        assert tried(slot) == NotUnlocked(Hindrance.SLOT_DAMAGED), length


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"format": true}',
        b'{"format": "1"}',
        b'{"format": 1.0}',
        b'{"format": 0}',
        b'{"format": 1, "format": 1}',
        b'{"format": NaN}',
        b"[" * 15_000,
        b'{"format": ' + b"9" * 6000 + b"}",
        b"\xff\xfe\x00",
        bytes(1000),
        b" " * 20_000,
    ],
)
def test_garbled_slots_are_damage(slot: Path, content: bytes) -> None:
    slot.write_bytes(content)
    assert tried(slot) == NotUnlocked(Hindrance.SLOT_DAMAGED)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("salt", "00"),
        ("salt", "zz" * 16),
        ("nonce", None),
        ("wrapped", "00" * 47),
        ("wrapped", 7),
        ("passes", True),
        ("passes", 3.0),
        ("clerk", ["asha"]),
        ("surplus", 1),
    ],
)
def test_fields_of_another_shape_are_damage(slot: Path, name: str, value: object) -> None:
    rewrite(slot, lambda fields: part(fields, "password").update({name: value}))
    assert tried(slot) == NotUnlocked(Hindrance.SLOT_DAMAGED)


@pytest.mark.parametrize(
    "tries",
    [
        {"wrong": True, "last": 0},
        {"wrong": -1, "last": 0},
        {"wrong": 0, "last": 2**60},
        {"wrong": 0},
        {"wrong": 0, "last": 0, "surplus": 0},
        [],
    ],
)
def test_tries_of_another_shape_are_damage(slot: Path, tries: object) -> None:
    rewrite(slot, lambda fields: fields.update(tries=tries))
    assert tried(slot) == NotUnlocked(Hindrance.SLOT_DAMAGED)


@pytest.mark.parametrize("name", ["password", "recovery", "tries"])
def test_missing_fields_are_damage(slot: Path, name: str) -> None:
    rewrite(slot, lambda fields: fields.pop(name))
    assert tried(slot) == NotUnlocked(Hindrance.SLOT_DAMAGED)


def test_no_slot_and_a_newer_slot_are_said(slot: Path) -> None:
    assert tried(slot.with_name("none.json")) == NotUnlocked(Hindrance.NO_SLOT)
    slot.write_text('{"format": 2, "unheard": "of"}')
    assert tried(slot) == NotUnlocked(Hindrance.SLOT_NEWER)
    changed = change_password(slot, clerk=CLERK, old=PASSWORD, new="new", at=AT)
    assert changed == NotUnlocked(Hindrance.SLOT_NEWER)
    assert "unheard" in slot.read_text()


def test_a_slot_that_cannot_be_read_is_broken_machinery(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        tried(tmp_path)


def test_five_wrong_tries_bring_growing_delays(slot: Path, key: StoreKey, no_argon: None) -> None:
    at = AT
    for _ in range(4):
        assert tried(slot, "wrong", at=at) == NotUnlocked(Hindrance.WRONG_PASSWORD)
    for minutes in (1, 2, 4, 8, 15, 15):
        wrong = tried(slot, "wrong", at=at)
        assert wrong == NotUnlocked(Hindrance.WRONG_PASSWORD, minutes * 60)
        early = tried(slot, at=at + minutes * MINUTE - 1)
        assert early == NotUnlocked(Hindrance.TOO_MANY_TRIES, 1)
        at = Moment(at + minutes * MINUTE)
    assert tried(slot, at=at) == Unlocked(key)
    assert tried(slot, "wrong", at=at) == NotUnlocked(Hindrance.WRONG_PASSWORD)


def test_a_clock_set_back_does_not_lock_the_clerk_out_for_years(
    slot: Path, key: StoreKey, no_argon: None
) -> None:
    year = 365 * 24 * 60 * MINUTE
    for _ in range(5):
        tried(slot, "wrong", at=AT + year)
    waits = tried(slot, at=AT)
    assert waits == NotUnlocked(Hindrance.TOO_MANY_TRIES, 60)
    assert tried(slot, at=AT + MINUTE) == Unlocked(key)


@pytest.fixture
def no_argon(slot: Path, key: StoreKey, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count tries without the work of each."""

    def compare(_slot: object, *, clerk: str, password: str) -> StoreKey | None:
        return key if (clerk, password) == (CLERK, PASSWORD) else None

    monkeypatch.setattr(keyslot, "unwrap_by_password", compare)


def test_a_changed_password_opens_the_same_store(slot: Path, key: StoreKey) -> None:
    wrong = change_password(slot, clerk=CLERK, old="wrong", new="new words", at=AT)
    assert wrong == NotUnlocked(Hindrance.WRONG_PASSWORD)
    assert change_password(slot, clerk=CLERK, old=PASSWORD, new="new words", at=AT) == Unlocked(key)
    assert tried(slot, "new words") == Unlocked(key)
    assert tried(slot) == NotUnlocked(Hindrance.WRONG_PASSWORD)


def test_a_password_change_that_fails_keeps_the_old(
    slot: Path, key: StoreKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError("pulled out")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="pulled out"):
            change_password(slot, clerk=CLERK, old=PASSWORD, new="new", at=AT)
    assert tried(slot) == Unlocked(key)


def test_the_offices_key_opens_it_and_gives_a_new_password(
    slot: Path, key: StoreKey, office: tuple[bytes, bytes]
) -> None:
    private, public = office
    none_yet = open_recovery(slot, clerk=CLERK, office_private=private)
    assert none_yet == NotUnlocked(Hindrance.NO_RECOVERY)
    assert add_recovery(slot, clerk=CLERK, key=key, office_public=public) is None
    assert open_recovery(slot, clerk=CLERK, office_private=private) == Unlocked(key)
    set_password(slot, clerk=CLERK, key=key, password="new words")
    assert tried(slot, "new words") == Unlocked(key)
    assert open_recovery(slot, clerk=CLERK, office_private=private) == Unlocked(key)


def test_other_recovery_keys_and_moved_seals_do_not_open(
    slot: Path, key: StoreKey, office: tuple[bytes, bytes]
) -> None:
    private, public = office
    add_recovery(slot, clerk=CLERK, key=key, office_public=public)
    wrong = NotUnlocked(Hindrance.WRONG_RECOVERY_KEY)
    other = X25519PrivateKey.generate().private_bytes_raw()
    assert open_recovery(slot, clerk=CLERK, office_private=other) == wrong
    sound = slot.read_bytes()
    sealed = part(json.loads(sound), "recovery")
    for name in sealed.keys() - {"kem"}:
        slot.write_bytes(sound)
        rewrite(slot, lambda fields: part(fields, "recovery").update(blanked(sealed, name)))  # noqa: B023 - called at once
        assert open_recovery(slot, clerk=CLERK, office_private=private) == wrong, name


def test_recovery_needs_a_sound_slot(
    slot: Path, key: StoreKey, office: tuple[bytes, bytes]
) -> None:
    private, public = office
    slot.write_bytes(b"rot")
    added = add_recovery(slot, clerk=CLERK, key=key, office_public=public)
    assert added is Hindrance.SLOT_DAMAGED
    opened = open_recovery(slot, clerk=CLERK, office_private=private)
    assert opened == NotUnlocked(Hindrance.SLOT_DAMAGED)
    assert slot.read_bytes() == b"rot"


def test_a_proven_key_tells_a_damaged_store(tmp_path: Path, slot: Path) -> None:
    outcome = tried(slot)
    assert isinstance(outcome, Unlocked)
    store = tmp_path / "store.db"
    open_sqlite(store, key=outcome.key.for_database()).close()
    with store.open("r+b") as file:
        file.write(bytes(64))
    with pytest.raises(StoreDamaged):
        open_sqlite(store, key=outcome.key.for_database(), key_is_proven=True)
