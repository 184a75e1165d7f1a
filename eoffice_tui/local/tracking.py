"""Find any case of my offices by number, subject or sender, and say with whom it is."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, select, true

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.views import TrackRow
from eoffice_core.domain.working_days import working_days_kept
from eoffice_core.store.cases import CASE
from eoffice_core.store.names import Lens
from eoffice_core.store.queries import contains
from eoffice_core.store.rows import DriverRow
from eoffice_tui.local.register import REGISTER


@dataclass(frozen=True, slots=True)
class _Hit:
    """A case that was found: what the tracker shows of it before names are looked up."""

    row: DriverRow
    is_in_sight: bool


def track(connection: Connection, text: str, *, lens: Lens, limit: int) -> list[TrackRow]:
    """The cases that hold every word, newest first: my own view of a case before the register's."""
    own = connection.execute(
        select(CASE)
        .where(and_(true(), *contains(CASE.c.folded, text)))
        .order_by(CASE.c.since.desc())
        .limit(limit)
    ).all()
    seen = {row.case_id for row in own}
    listed = connection.execute(
        select(REGISTER)
        .where(and_(true(), *contains(REGISTER.c.folded, text)))
        .order_by(REGISTER.c.since.desc())
        .limit(limit + len(seen))
    ).all()
    hits = [_Hit(row, is_in_sight=True) for row in own]
    hits += [_Hit(row, is_in_sight=False) for row in listed if row.case_id not in seen]
    hits.sort(key=lambda hit: -hit.row.since)
    return [_track_row(hit, lens) for hit in hits[:limit]]


def _track_row(hit: _Hit, lens: Lens) -> TrackRow:
    row = hit.row
    since = Moment(row.since)
    return TrackRow(
        case_id=CaseId(row.case_id),
        kind=CaseKind(row.kind),
        status=CaseStatus(row.status),
        number=row.number or row.provisional,
        provisional=row.provisional,
        subject=row.subject,
        sender=row.sender,
        holder=lens.seat(PostId(row.custodian)),
        since=since,
        days=working_days_kept(
            lens.calendar, received=office_date(since), until=office_date(lens.at)
        ),
        is_in_sight=hit.is_in_sight,
    )
