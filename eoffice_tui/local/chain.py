"""This desk's chain of ops: its device, its key and its end; kept in the encrypted store."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from eoffice_core.domain.ids import DeviceId, OfficerId
from eoffice_core.proof.chain import enrolment_hash
from eoffice_core.store.check import OWN_DEVICE
from eoffice_core.store.meta import read_meta, write_meta

DEVICE, CODE, EPOCH, KEY = OWN_DEVICE, "device_code", "device_epoch", "device_key"
OFFICER, END, PROVISIONAL = "officer_id", "chain_end", "provisional_serial"


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled desk and the officer it is enrolled for."""

    device_id: DeviceId
    officer_id: OfficerId
    code: str
    epoch: int
    key: Ed25519PrivateKey

    def sign(self, message: bytes) -> bytes:
        """The device's signature over a message."""
        return self.key.sign(message)

    @property
    def public_key(self) -> bytes:
        """The key by which others check the device's signatures."""
        return self.key.public_key().public_bytes_raw()


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """The last op of the chain: its number and its hash."""

    dseq: int
    head: bytes


def new_key() -> Ed25519PrivateKey:
    """A key for a desk that is about to be enrolled."""
    return Ed25519PrivateKey.generate()


def write_device(connection: Connection, device: Device) -> None:
    """Keep a device that was just enrolled; its chain starts at its enrolment."""
    write_meta(connection, DEVICE, str(device.device_id))
    write_meta(connection, OFFICER, str(device.officer_id))
    write_meta(connection, CODE, device.code)
    write_meta(connection, EPOCH, str(device.epoch))
    write_meta(connection, KEY, device.key.private_bytes_raw().hex())
    start = enrolment_hash(
        device_id=device.device_id, epoch=device.epoch, public_key=device.public_key
    )
    write_end(connection, ChainEnd(dseq=0, head=start))


def read_device(connection: Connection) -> Device | None:
    """The enrolled device of this store, if it ever was enrolled."""
    device_id, officer_id = read_meta(connection, DEVICE), read_meta(connection, OFFICER)
    code, epoch = read_meta(connection, CODE), read_meta(connection, EPOCH)
    key = read_meta(connection, KEY)
    if device_id is None or officer_id is None or code is None or epoch is None or key is None:
        return None
    return Device(
        device_id=DeviceId(int(device_id)),
        officer_id=OfficerId(int(officer_id)),
        code=code,
        epoch=int(epoch),
        key=Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key)),
    )


def read_end(connection: Connection) -> ChainEnd:
    """Where the chain ends."""
    dseq, _, head = (read_meta(connection, END) or "0 ").partition(" ")
    return ChainEnd(dseq=int(dseq), head=bytes.fromhex(head))


def write_end(connection: Connection, end: ChainEnd) -> None:
    """Record where the chain ends."""
    write_meta(connection, END, f"{end.dseq} {end.head.hex()}")


def next_provisional_serial(connection: Connection) -> int:
    """A serial for a provisional number; one that is not used is burnt."""
    serial = int(read_meta(connection, PROVISIONAL) or "0") + 1
    write_meta(connection, PROVISIONAL, str(serial))
    return serial
