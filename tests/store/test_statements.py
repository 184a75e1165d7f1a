"""Rows are written the same on each engine, whatever stands in them and whatever was there."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from eoffice_core.store.engine import Store
from eoffice_core.store.migrations import migrate
from eoffice_core.store.statements import (
    among,
    change,
    delete_keys,
    gathered,
    insert_all,
    insert_new,
    upsert,
)
from eoffice_core.store.tables import OfficeRow, core
from eoffice_server.steps import STEPS
from eoffice_server.tables import DeviceRow

OFFICE, DEVICE = core(OfficeRow), core(DeviceRow)

TEXTS = [
    "",
    "NULL",
    "null",
    "{}",
    '"',
    "\\",
    "\\\\x41",
    'a,"b"',
    "ज्ञापन\tक्र.\n४५",
    "'",
    "{1,2}",
    "x'41'",
]
BYTES = [b"", b"\x00", b'"\\', bytes(range(256)), "ज्ञ".encode()]


@pytest.fixture
def filled(db_store: Store) -> Store:
    """A server's store without rows."""
    migrate(db_store, STEPS)
    return db_store


def office(number: int, hindi: str, *, parent: int | None = None) -> dict[str, object]:
    return {
        "office_id": number,
        "code": f"O{number}",
        "hindi": hindi,
        "english": "",
        "parent": parent,
    }


def device(
    number: int, head: bytes, *, taken: int = 0, revoked: int | None = None
) -> dict[str, object]:
    return {
        "device_id": number,
        "officer_id": 1,
        "code": f"D{number}",
        "epoch": 1,
        "public_key": bytes([number]),
        "taken": taken,
        "head": head,
        "enrolled_at": 2**52,
        "revoked_at": revoked,
    }


def test_what_is_written_is_read_back_to_the_byte(filled: Store) -> None:
    offices = [office(n, hindi, parent=n - 1 or None) for n, hindi in enumerate(TEXTS, start=1)]
    devices = [device(n, head, revoked=n % 2 or None) for n, head in enumerate(BYTES, start=1)]
    with filled.writing() as connection, gathered(connection):
        insert_all(connection, OFFICE, offices)
        upsert(connection, DEVICE, devices)
    with filled.reading() as connection:
        read = connection.execute(select(OFFICE).order_by(OFFICE.c.office_id)).mappings().all()
        assert [dict(row) for row in read] == offices
        read = connection.execute(select(DEVICE).order_by(DEVICE.c.device_id)).mappings().all()
        assert [dict(row) for row in read] == devices


def test_a_row_that_is_there_keeps_or_gives_way(filled: Store) -> None:
    with filled.writing() as connection:
        insert_all(connection, OFFICE, [office(1, "पहला")])
        insert_new(connection, OFFICE, [office(1, "दूसरा"), office(2, "नया")])
    assert names(filled) == {1: "पहला", 2: "नया"}
    with filled.writing() as connection:
        upsert(connection, OFFICE, [office(1, "तीसरा"), office(3, "और")])
    assert names(filled) == {1: "तीसरा", 2: "नया", 3: "और"}


def names(store: Store) -> dict[int, str]:
    with store.reading() as connection:
        return {row.office_id: row.hindi for row in connection.execute(select(OFFICE))}


def test_a_change_sets_what_it_names_and_brings_no_row(filled: Store) -> None:
    with filled.writing() as connection:
        insert_all(connection, DEVICE, [device(1, b"a"), device(2, b"b", taken=5)])
        change(
            connection,
            DEVICE,
            [{"device_id": n, "taken": 7, "head": bytes([n, 0])} for n in (1, 9)],
        )
    with filled.reading() as connection:
        rows = connection.execute(select(DEVICE).order_by(DEVICE.c.device_id)).mappings().all()
    assert [dict(row) for row in rows] == [
        device(1, b"\x01\x00", taken=7),
        device(2, b"b", taken=5),
    ]


@pytest.mark.parametrize("values", [[], TEXTS, ["absent"]], ids=["none", "all", "absent"])
def test_texts_are_found_among_many(filled: Store, values: list[str]) -> None:
    with filled.writing() as connection:
        insert_all(connection, OFFICE, [office(n, t) for n, t in enumerate(TEXTS, start=1)])
    asked = select(OFFICE.c.hindi).where(among(OFFICE.c.hindi, "texts"))
    with filled.reading() as connection:
        found = connection.execute(asked, {"texts": values}).scalars().all()
    assert sorted(found) == sorted(set(values) & set(TEXTS))


def test_bytes_and_numbers_are_found_among_many(filled: Store) -> None:
    with filled.writing() as connection:
        insert_all(connection, DEVICE, [device(n, b) for n, b in enumerate(BYTES, start=1)])
    asked = select(DEVICE.c.head).where(among(DEVICE.c.head), among(DEVICE.c.device_id, "numbers"))
    with filled.reading() as connection:
        found = connection.execute(
            asked, {"ids": [*BYTES[1:], b"absent"], "numbers": [1, 2, 4, 99]}
        )
        assert sorted(found.scalars()) == sorted([BYTES[1], BYTES[3]])


def test_rows_go_by_their_whole_keys(filled: Store) -> None:
    with filled.writing() as connection:
        insert_all(connection, OFFICE, [office(n, "") for n in (1, 2, 3)])
        delete_keys(connection, OFFICE, [(1,), (3,), (9,)])
    assert set(names(filled)) == {2}


def test_what_was_gathered_is_not_written_when_the_block_fails(filled: Store) -> None:
    class Stopped(Exception):
        """Something goes wrong."""

    def stopped() -> None:
        with filled.writing() as connection, gathered(connection):
            insert_all(connection, OFFICE, [office(1, "")])
            raise Stopped

    with pytest.raises(Stopped):
        stopped()
    assert names(filled) == {}
    with filled.writing() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
