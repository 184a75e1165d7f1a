"""The office's register at the desk: one line for every case of my offices, seen or not."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from eoffice_core.domain.hindi import fold
from eoffice_core.store.statements import among, upsert
from eoffice_core.store.tables import core
from eoffice_core.wire.messages import Header
from eoffice_tui.local.tables import RegisterRow

REGISTER = core(RegisterRow)
_COUNTS = select(REGISTER.c.case_id, REGISTER.c.op_count).where(
    among(REGISTER.c.office_id, "offices"), among(REGISTER.c.case_id)
)
OUTDATED = 0
"""Stands for the count of ops, which is never zero, of a headline that is to be read anew."""


def outdate(connection: Connection) -> None:
    """From now on any headline is newer than those that stand here, which are shown meanwhile."""
    connection.execute(update(REGISTER).values(op_count=OUTDATED))


def drop_outdated(connection: Connection) -> None:
    """The registers were read to their end: what they do not list any more goes."""
    connection.execute(REGISTER.delete().where(REGISTER.c.op_count == OUTDATED))


def write_headers(connection: Connection, headers: Sequence[Header]) -> None:
    """Take headlines that are newer than what stands here."""
    ids = [header.case_id for header in headers]
    offices = list({header.office_id for header in headers})  # they lead the key
    known = {
        row.case_id: row.op_count
        for row in connection.execute(_COUNTS, {"offices": offices, "ids": ids})
    }
    newer = [h for h in headers if h.op_count >= known.get(h.case_id, 0)]
    upsert(
        connection,
        REGISTER,
        [
            {
                **header.model_dump(),
                "folded": fold(
                    "\n".join((header.number, header.provisional, header.subject, header.sender))
                ),
            }
            for header in newer
        ],
    )
