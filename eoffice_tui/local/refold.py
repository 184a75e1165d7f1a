"""Make a desk's rows anew from its ledger: what is settled first, then its own unsettled ops."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from eoffice_core.domain.ids import CaseId, DeviceId
from eoffice_core.store.cases import load_cases
from eoffice_core.store.ledger import OP, Standing, entries_of, forget_cases
from eoffice_core.store.projector import folded, project
from eoffice_tui.local.cursor import in_sight

OPEN_STANDINGS = (Standing.UNSENT, Standing.ACCEPTED)


def refold(connection: Connection, ids: Iterable[CaseId]) -> None:
    """Bring the rows of these cases in step with the ledger."""
    wanted = list(ids)
    if not wanted:
        return
    before = load_cases(connection, wanted)
    entries = entries_of(connection, wanted)
    after = {case_id: folded(entries.get(case_id, [])) for case_id in wanted}
    project(
        connection,
        {
            case_id: (before.get(case_id), after[case_id])
            for case_id in wanted
            if before.get(case_id) != after[case_id]
        },
    )


def drop_unseen(connection: Connection, ids: Iterable[CaseId], *, own: DeviceId) -> None:
    """Let go of cases that no post of mine sees any more, once none of my ops waits on them."""
    wanted = set(ids)
    if not wanted:
        return
    waiting = set(
        connection.execute(
            select(OP.c.case_id)
            .where(OP.c.case_id.in_(wanted), OP.c.standing.in_(OPEN_STANDINGS))
            .distinct()
        ).scalars()
    )
    gone = wanted - in_sight(connection, wanted) - {CaseId(case_id) for case_id in waiting}
    forget_cases(connection, gone, own=own)
    refold(connection, gone)
