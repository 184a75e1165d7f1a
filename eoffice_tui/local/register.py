"""The office's register at the desk: one line for every case of my offices, seen or not."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from eoffice_core.domain.hindi import fold
from eoffice_core.domain.ids import begun_at
from eoffice_core.store import search_index
from eoffice_core.store.passages import REGISTERED, Passage
from eoffice_core.store.rows import DriverRow
from eoffice_core.store.statements import among, upsert
from eoffice_core.store.tables import core
from eoffice_core.wire.messages import Header
from eoffice_tui.local.tables import RegisterRow

REGISTER = core(RegisterRow)
_KNOWN = select(REGISTER).where(among(REGISTER.c.office_id, "offices"), among(REGISTER.c.case_id))
OUTDATED = 0
"""Stands for the count of ops, which is never zero, of a headline that is to be read anew."""


def outdate(connection: Connection) -> None:
    """From now on any headline is newer than those that stand here, which are shown meanwhile."""
    connection.execute(update(REGISTER).values(op_count=OUTDATED))


def drop_outdated(connection: Connection) -> None:
    """The registers were read to their end: what they do not list any more goes."""
    lost = connection.execute(select(REGISTER).where(REGISTER.c.op_count == OUTDATED)).all()
    search_index.index(connection, [(passage_of(row), None) for row in lost])
    connection.execute(REGISTER.delete().where(REGISTER.c.op_count == OUTDATED))


def passage_of(line: DriverRow | Header) -> Passage:
    """What of a line search looks in; a case's id tells when it was begun."""
    return Passage(
        office_id=line.office_id,
        case_id=line.case_id,
        place=REGISTERED,
        written_at=begun_at(line.case_id),
        single=line.case_id,
        number=f"{line.number}\n{line.provisional}",
        subject=line.subject,
        sender=line.sender,
    )


def write_headers(connection: Connection, headers: Sequence[Header]) -> None:
    """Take headlines that are newer than what stands here."""
    ids = [header.case_id for header in headers]
    offices = list({header.office_id for header in headers})  # they lead the key
    known = {
        row.case_id: row
        for row in connection.execute(_KNOWN, {"offices": offices, "ids": ids}).all()
    }
    newer = {h.case_id: h for h in headers if h.op_count >= _count(known.get(h.case_id))}
    upsert(
        connection,
        REGISTER,
        [{**header.model_dump(), "folded": folded(header)} for header in newer.values()],
    )
    search_index.index(
        connection,
        [
            (None if (row := known.get(h.case_id)) is None else passage_of(row), passage_of(h))
            for h in newer.values()
        ],
    )


def folded(line: DriverRow | Header) -> str:
    """What the tracker looks in."""
    return fold("\n".join((line.number, line.provisional, line.subject, line.sender)))


def _count(known: DriverRow | None) -> int:
    return 0 if known is None else int(known.op_count)
