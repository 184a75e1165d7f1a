"""When the registry was restored from a backup: offer again what it forgot, and read all anew.

What this desk shows stays as it was until the feeds have been read to their end; then what the
registry no longer knows, and nobody here made, is let go.
"""

from sqlalchemy import Connection, select, update

from eoffice_core.domain.ids import CaseId, DeviceId
from eoffice_core.store.directory import VERSION
from eoffice_core.store.ledger import OP, Standing, case_ids, forget_cases
from eoffice_core.store.meta import read_meta, write_meta
from eoffice_tui.local import register
from eoffice_tui.local.cursor import forget_places, forget_registers, in_sight
from eoffice_tui.local.outbox import ACKNOWLEDGED, acknowledged
from eoffice_tui.local.refold import refold

EPOCH, REREADING = "epoch", "rereading"


def known_epoch(connection: Connection) -> bytes:
    """The registry's epoch as this desk last knew it; empty before the first exchange."""
    return bytes.fromhex(read_meta(connection, EPOCH) or "")


def write_epoch(connection: Connection, epoch: bytes) -> None:
    """Note the registry's epoch."""
    write_meta(connection, EPOCH, epoch.hex())


def start_over(connection: Connection, *, own: DeviceId, epoch: bytes, taken: int) -> None:
    """Begin every feed anew; the registry has this desk's ops only up to `taken`.

    Those after it are unsent again, and keep their places until their cases come in anew.
    Ops that it has, but whose verdict was never heard here, are offered again for their verdict.
    """
    write_epoch(connection, epoch)
    write_meta(connection, ACKNOWLEDGED, str(min(acknowledged(connection), taken)))
    write_meta(connection, REREADING, "1")
    write_meta(connection, VERSION, "0")
    forget_places(connection)
    register.outdate(connection)
    forgotten = (Standing.ACCEPTED, Standing.SETTLED, Standing.AWAY)
    connection.execute(
        update(OP)
        .where(OP.c.device_id == own, OP.c.dseq > taken, OP.c.standing.in_(forgotten))
        .values(standing=int(Standing.UNSENT))
    )


def reread_registers(connection: Connection) -> None:
    """Read the registers of my offices anew: lines of an office that I left go at their end."""
    write_meta(connection, REREADING, "1")
    forget_registers(connection)
    register.outdate(connection)


def is_rereading(connection: Connection) -> bool:
    """Whether feeds or registers are being read anew."""
    return read_meta(connection, REREADING) == "1"


def finish(connection: Connection, *, own: DeviceId) -> set[CaseId]:
    """All feeds were read to their end: let go of cases that the registry no longer knows."""
    known = set(case_ids(connection))
    rows = connection.execute(select(OP.c.case_id).where(OP.c.device_id == own).distinct())
    gone = (known | {CaseId(c) for c in rows.scalars()}) - in_sight(connection, known)
    forget_cases(connection, gone, own=own)
    refold(connection, gone)
    register.drop_outdated(connection)
    write_meta(connection, REREADING, "")
    return gone
