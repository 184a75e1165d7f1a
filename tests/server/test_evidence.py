"""What no longer is what a device signed is found by the doctor, wherever it was altered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from eoffice_core.store.check import server_breaches
from eoffice_core.store.ledger import OP
from eoffice_core.wire.cbor import decode, encode
from eoffice_core.wire.limits import OP_BYTES_MAX
from eoffice_server.evidence import signature_breaches
from eoffice_server.identity import verify
from tests.desks import World, a_world
from tests.sitting import CLERK, OFFICER, sit


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A file with a note on its way to the officer; what a test alters is put right at the end."""
    with a_world(tmp_path) as world:
        clerk = sit(world, CLERK)
        file = clerk.opens_file()
        clerk.sends(file, OFFICER, "राशि ₹1000 स्वीकृति योग्य")
        clerk.sync()
        with world.opened.store.reading() as connection:
            sound = [dict(row) for row in connection.execute(select(OP)).mappings()]
        yield world
        with world.opened.store.writing() as connection:
            connection.execute(OP.delete())
            connection.execute(OP.insert(), sound)


def found(world: World) -> list[str]:
    with world.opened.store.reading() as connection:
        return [breach.what for breach in signature_breaches(connection, verify)]


def test_an_honest_ledger_has_nothing_to_find(world: World) -> None:
    assert found(world) == []


def test_an_altered_note_is_found_though_its_rows_agree_with_it(world: World) -> None:
    with world.opened.store.writing() as connection:
        row = connection.execute(select(OP).where(OP.c.kind == 0x24)).one()
        op = decode(row.raw, bytes_max=OP_BYTES_MAX)
        assert isinstance(op, dict)
        op[10] = {**op[10], 2: "राशि ₹9000 स्वीकृति योग्य"}
        connection.execute(OP.update().where(OP.c.op_id == row.op_id).values(raw=encode(op)))
    assert "it is not what its device signed" in found(world)
    with world.opened.store.reading() as connection:
        assert server_breaches(connection) != []


def test_an_op_that_was_taken_out_is_missed(world: World) -> None:
    with world.opened.store.writing() as connection:
        connection.execute(OP.delete().where(OP.c.kind == 0x24))
    assert "the chain of its device is broken before it" in found(world)


def test_the_last_op_taken_out_is_missed(world: World) -> None:
    with world.opened.store.writing() as connection:
        connection.execute(OP.delete().where(OP.c.kind == 0x30))
    assert "its last op is not the one that was taken" in found(world)


def test_an_op_of_a_stranger_is_found(world: World) -> None:
    with world.opened.store.writing() as connection:
        connection.execute(OP.update().where(OP.c.kind == 0x24).values(device_id=77))
    assert "its device was never enrolled" in found(world)
