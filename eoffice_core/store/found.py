"""What is shown of hits: read for one page of them, by a fixed number of statements."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, tuple_

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.ids import CaseId, OfficerId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.names import NOBODY
from eoffice_core.domain.search import Found, FoundRow, PassageKind, Query, around
from eoffice_core.store.cases import CASE, NOTE
from eoffice_core.store.names import Lens
from eoffice_core.store.passages import HEADING
from eoffice_core.store.rows import DriverRow
from eoffice_core.store.search import Hit


def found_rows(connection: Connection, hits: Sequence[Hit], query: Query) -> list[FoundRow]:
    """The hits with their cases and notes; of a note the part around the first mark."""
    keys = [hit.key for hit in hits]
    cases = _cases(connection, [key for key in keys if key[2] >= HEADING])
    notes = _notes(connection, [key for key in keys if key[2] > HEADING])
    rows = []
    for hit in hits:
        case, note = cases.get(hit.key[:2]), notes.get(hit.key)
        if case is not None and (note is not None) is (hit.place > HEADING):
            rows.append(_row(hit, case, note, query))
    return rows


def _row(hit: Hit, case: DriverRow, note: DriverRow | None, query: Query) -> FoundRow:
    return FoundRow(
        case_id=hit.case_id,
        place=hit.place,
        kind=case.kind,
        status=case.status,
        number=case.number,
        provisional=case.provisional,
        subject=case.subject,
        sender=case.sender,
        text="" if note is None else around(note.text, query),
        author_post=0 if note is None else note.author_post,
        author_officer=0 if note is None else note.author_officer,
        note_number=0 if note is None else note.number,
        written_at=hit.written_at,
        custodian=case.custodian,
        is_in_sight=True,
    )


def as_found(row: FoundRow, lens: Lens) -> Found:
    """A hit as a screen shows it."""
    is_note = row.place > HEADING
    return Found(
        case_id=CaseId(row.case_id),
        place=row.place,
        passage=PassageKind.NOTE if is_note else PassageKind.HEADING,
        kind=CaseKind(row.kind),
        status=CaseStatus(row.status),
        number=row.number or row.provisional,
        provisional=row.provisional,
        subject=row.subject,
        sender=row.sender,
        text=row.text,
        author=lens.officer(OfficerId(row.author_officer)) if is_note else NOBODY,
        note_number=row.note_number,
        written_at=Moment(row.written_at),
        holder=lens.seat(PostId(row.custodian)),
        is_in_sight=row.is_in_sight,
    )


def _cases(
    connection: Connection, keys: Sequence[tuple[int, bytes, int]]
) -> dict[tuple[int, bytes], DriverRow]:
    same = tuple_(CASE.c.office_id, CASE.c.case_id)
    wanted = list({key[:2] for key in keys})
    rows = connection.execute(select(CASE).where(same.in_(wanted))).all() if wanted else []
    return {(row.office_id, row.case_id): row for row in rows}


def _notes(
    connection: Connection, keys: Sequence[tuple[int, bytes, int]]
) -> dict[tuple[int, bytes, int], DriverRow]:
    same = tuple_(NOTE.c.office_id, NOTE.c.case_id, NOTE.c.place)
    rows = connection.execute(select(NOTE).where(same.in_(keys))).all() if keys else []
    return {(row.office_id, row.case_id, row.place): row for row in rows}
