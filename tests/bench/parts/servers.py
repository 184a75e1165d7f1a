"""Server stores for measurements: with a district in them, its devices, and some months of work."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId
from eoffice_core.store import ledger, projector
from eoffice_core.store.directory import write_directory
from eoffice_core.store.engine import Store
from eoffice_core.store.ledger import LedgerLine, Standing
from eoffice_core.store.migrations import migrate
from eoffice_core.store.tables import core
from eoffice_server.sight import Sight
from eoffice_server.steps import STEPS
from eoffice_server.tables import DeviceRow, OfficeHeadRow
from tests import pgcluster
from tests.bench.parts.traffic import Made, Parcel, Traffic

DURABLE = """
fsync=on
synchronous_commit=on
full_page_writes=on
shared_buffers=512MB
max_wal_size=4GB
checkpoint_timeout=30min
autovacuum=off
max_connections=60
"""


@contextmanager
def durable_cluster(programs: Path) -> Iterator[int]:
    """A throw-away cluster that keeps its promises: each commit reaches the disk."""
    kept = pgcluster.SETTINGS
    pgcluster.SETTINGS = kept + DURABLE  # a later line of the file wins
    try:
        with pgcluster.cluster(programs) as port:
            yield port
    finally:
        pgcluster.SETTINGS = kept


def fill(store: Store, traffic: Traffic, parcels: Sequence[Parcel]) -> None:
    """Bring an empty store to the state after these parcels, past the registry, in one go."""
    migrate(store, STEPS)
    directory = traffic.directory
    sight = Sight(directory=directory, heads=dict.fromkeys(directory.offices, 0))
    lines = [_line(made, parcel, sight) for parcel in parcels for made in parcel.made]
    cases: dict[CaseId, tuple[Case | None, Case | None]] = {
        made.after.case_id: (None, made.after) for parcel in parcels for made in parcel.made
    }
    with store.writing() as connection:
        write_directory(connection, directory)
        connection.execute(
            core(OfficeHeadRow).insert(),
            [
                {"office_id": o, "head_seq": seq, "registry_dseq": 0, "registry_head": bytes(32)}
                for o, seq in sight.heads.items()
            ],
        )
        connection.execute(core(DeviceRow).insert(), _devices(traffic, parcels))
        ledger.append(connection, lines)
        projector.project(connection, cases)
        sight.write(connection)


def _line(made: Made, parcel: Parcel, sight: Sight) -> LedgerLine:
    return LedgerLine(
        sealed=made.sealed,
        op=made.op,
        office_id=made.after.office_id,
        device_id=parcel.sender.device_id,
        officer_id=parcel.sender.officer_id,
        standing=Standing.SETTLED,
        accepted_at=parcel.at,
        case_index=made.after.op_count,
        seq=sight.follow(made.op.fact, before=made.before, after=made.after),
    )


def _devices(traffic: Traffic, parcels: Sequence[Parcel]) -> list[dict[str, object]]:
    """Every device, with its chain as far as these parcels go."""
    last = {parcel.sender.device_id: parcel.made[-1] for parcel in parcels}
    rows: list[dict[str, object]] = []
    for desk in traffic.desks:
        device = dataclasses.asdict(desk.device)
        made = last.get(desk.device.device_id)
        del device["is_revoked"]
        rows.append(
            {
                **device,
                "taken": made.op.envelope.dseq if made is not None else 0,
                "head": made.sealed.hash if made is not None else desk.head,
                "enrolled_at": 0,
            }
        )
    return rows
