"""Who sits at the simulated desks, and the stores with which every history begins."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from eoffice_core.domain.ids import DeviceId
from eoffice_core.domain.office import Actor
from eoffice_core.proof.chain import enrolment_hash
from eoffice_core.store.directory import write_directory
from eoffice_core.store.engine import Store
from eoffice_core.store.migrations import migrate
from eoffice_core.store.tables import core
from eoffice_server.identity import SignedDevice
from eoffice_server.opened import begin_epoch
from eoffice_server.steps import STEPS as SERVER_STEPS
from eoffice_server.tables import DeviceRow, OfficeHeadRow
from eoffice_tui.local.chain import Device, write_device
from eoffice_tui.local.steps import STEPS as DESK_STEPS
from tests import cast
from tests.sim.slots import Slot

DESKS = (
    cast.CLERK,
    cast.CLERK,
    cast.OFFICER,
    cast.OFFICER,
    cast.SUPERINTENDENT,
    cast.TEHSILDAR,
    cast.INWARD_CLERK,
    cast.INWARD_CLERK,
    cast.BLOCK_CEO,
    cast.ADDITIONAL_COLLECTOR,
)
"""Two desks of one officer are several times among them; the clerk also holds a second post."""

STRANGERS = (cast.CLERK, cast.OFFICER, cast.INWARD_CLERK)
"""Enrolled devices on which another program runs than ours."""


@cache
def enrolled() -> tuple[Device, ...]:
    """Every device: those of the desks first, then the strangers'."""
    return tuple(_device(place, actor) for place, actor in enumerate((*DESKS, *STRANGERS), start=1))


def _device(number: int, actor: Actor) -> Device:
    seed = hashlib.sha256(b"simulated desk %d" % number).digest()
    return Device(
        device_id=DeviceId(number),
        officer_id=actor.officer_id,
        code=f"स{number}",
        epoch=1,
        key=Ed25519PrivateKey.from_private_bytes(seed),
    )


def signed(device: Device) -> SignedDevice:
    """The device as the registry knows it when it has shown its token."""
    return SignedDevice(
        device_id=device.device_id,
        officer_id=device.officer_id,
        code=device.code,
        epoch=device.epoch,
        public_key=device.public_key,
    )


def first_head(device: Device) -> bytes:
    """What the first op of a device names as the one before."""
    return enrolment_hash(
        device_id=device.device_id, epoch=device.epoch, public_key=device.public_key
    )


def fill_server(store: Store) -> None:
    """A registry with the cast's directory and every device enrolled."""
    migrate(store, SERVER_STEPS)
    begin_epoch(store, lambda length: bytes([7]) * length)
    directory = cast.directory()
    with store.writing() as connection:
        write_directory(connection, directory)
        connection.execute(
            core(OfficeHeadRow).insert(),
            [
                {"office_id": office, "head_seq": 0, "registry_dseq": 0, "registry_head": bytes(32)}
                for office in directory.offices
            ],
        )
        connection.execute(
            core(DeviceRow).insert(),
            [
                {
                    "device_id": device.device_id,
                    "officer_id": device.officer_id,
                    "code": device.code,
                    "epoch": device.epoch,
                    "public_key": device.public_key,
                    "taken": 0,
                    "head": first_head(device),
                    "enrolled_at": cast.NOW,
                    "revoked_at": None,
                }
                for device in enrolled()
            ],
        )


def fill_desk(device: Device) -> Callable[[Store], None]:
    """A desk that was enrolled a moment ago."""

    def fill(store: Store) -> None:
        migrate(store, DESK_STEPS)
        with store.writing() as connection:
            write_device(connection, device)
            write_directory(connection, cast.directory())

    return fill


class Cabinet:
    """The store files of one run, made when they are first needed."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._slots: dict[int, Slot] = {}

    def server(self) -> Slot:
        """The registry's."""
        return self._slot(0, fill_server)

    def desk(self, device: Device) -> Slot:
        """One desk's."""
        return self._slot(device.device_id, fill_desk(device))

    def let_go(self) -> None:
        """Close every file."""
        for slot in self._slots.values():
            slot.let_go()

    def _slot(self, number: int, fill: Callable[[Store], None]) -> Slot:
        if number not in self._slots:
            self._slots[number] = Slot(self._place / f"{number}.db", fill)
        return self._slots[number]
