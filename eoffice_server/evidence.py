"""Check that each op is what its device signed, and that no chain of a device has a gap."""

from sqlalchemy import Connection, select

from eoffice_core.domain.ids import REGISTRY_DEVICE
from eoffice_core.domain.invariants import Breach, Invariant
from eoffice_core.proof.chain import Verify, enrolment_hash, op_hash, signed_message
from eoffice_core.store.ledger import OP
from eoffice_core.store.rows import DriverRow
from eoffice_core.store.tables import core
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.codec import decode_envelope
from eoffice_server.tables import DeviceRow, RefusedRow

DEVICE, REFUSED = core(DeviceRow), core(RefusedRow)
_SEALED = ("dseq", "op_id", "raw", "signature")


def signature_breaches(connection: Connection, verify: Verify) -> list[Breach]:
    """What no longer is what a device signed: an altered op, a forged one, one taken out or put in.

    The registry's own ops carry no signature yet (ADR 0011); theirs is the chain alone.
    """
    devices = connection.execute(select(DEVICE).order_by(DEVICE.c.device_id)).all()
    breaches: list[Breach] = []
    for device in devices:
        breaches += _device_breaches(connection, device, verify)
    known = {device.device_id for device in devices} | {REGISTRY_DEVICE}
    strange = connection.execute(select(OP.c.op_id).where(OP.c.device_id.not_in(known))).scalars()
    breaches += [_breach(op_id, "its device was never enrolled") for op_id in strange]
    return breaches


def _device_breaches(connection: Connection, device: DriverRow, verify: Verify) -> list[Breach]:
    """Check one device's chain, from its enrolment to the head that the registry keeps."""
    rows = [
        row
        for table in (OP, REFUSED)
        for row in connection.execute(
            select(*(table.c[name] for name in _SEALED)).where(
                table.c.device_id == device.device_id
            )
        )
    ]
    head = enrolment_hash(
        device_id=device.device_id, epoch=device.epoch, public_key=device.public_key
    )
    breaches: list[Breach] = []
    for place, row in enumerate(sorted(rows, key=lambda row: row.dseq), start=1):
        if not verify(device.public_key, row.signature, signed_message(row.raw)):
            breaches.append(_breach(row.op_id, "it is not what its device signed"))
        if row.dseq != place or not _follows(row, head):
            breaches.append(_breach(row.op_id, "the chain of its device is broken before it"))
            return breaches
        head = op_hash(row.raw)
    if (len(rows), head) != (device.taken, device.head):
        breaches.append(
            Breach(Invariant.APPEND_ONLY, device.code, "its last op is not the one that was taken")
        )
    return breaches


def _follows(row: DriverRow, head: bytes) -> bool:
    try:
        envelope, _ = decode_envelope(row.raw)
    except Malformed:
        return False
    return (envelope.op_id, envelope.dseq, envelope.prev) == (row.op_id, row.dseq, head)


def _breach(op_id: bytes, what: str) -> Breach:
    return Breach(Invariant.APPEND_ONLY, op_id.hex(), what)
