"""Load the cases that a decider needs, by a fixed number of statements however many there are."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select

from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId, OfficeId
from eoffice_core.store.asking import Question, ask_together
from eoffice_core.store.rows import (
    DriverRow,
    Papers,
    by_case,
    case_of,
    correspondence_of,
    movement_of,
    note_of,
)
from eoffice_core.store.statements import among, chunks
from eoffice_core.store.tables import CaseRow, CorrespondenceRow, MovementRow, NoteRow, core

CASE, NOTE = core(CaseRow), core(NoteRow)
MOVEMENT, CORRESPONDENCE = core(MovementRow), core(CorrespondenceRow)

_HEADS = select(CASE).where(among(CASE.c.case_id))
_CHILDREN = tuple(
    select(table)
    .where(among(table.c.office_id, "offices"), among(table.c.case_id))
    .order_by(table.c.office_id, table.c.case_id, order)
    for table, order in (
        (NOTE, NOTE.c.place),
        (MOVEMENT, MOVEMENT.c.serial),
        (CORRESPONDENCE, CORRESPONDENCE.c.serial),
    )
)


def questions_of(ids: Collection[bytes], offices: Collection[OfficeId]) -> list[Question]:
    """What to ask for these cases, which lie in these offices; `cases_of` takes the answers."""
    return [Question(_HEADS, {"ids": ids}), *_children_of(ids, offices)]


def _children_of(ids: Collection[bytes], offices: Collection[OfficeId]) -> list[Question]:
    # The office leads the keys of these tables.
    return [Question(children, {"offices": offices, "ids": ids}) for children in _CHILDREN]


def cases_of(answers: Sequence[Sequence[DriverRow]]) -> Iterable[Case]:
    """The cases of the answered questions."""
    heads, *children = answers
    notes, movements, papers = map(by_case, children)
    for head in heads:
        yield case_of(
            head,
            Papers(
                notes=tuple(map(note_of, notes.get(head.case_id, ()))),
                movements=tuple(map(movement_of, movements.get(head.case_id, ()))),
                correspondence=tuple(map(correspondence_of, papers.get(head.case_id, ()))),
            ),
        )


def _load(connection: Connection, ids: list[bytes]) -> Iterable[Case]:
    heads = connection.execute(_HEADS, {"ids": ids}).all()
    if not heads:
        return ()
    found = [head.case_id for head in heads]
    asked = _children_of(found, {OfficeId(head.office_id) for head in heads})
    return cases_of([heads, *ask_together(connection, asked)])


def load_cases(connection: Connection, ids: Iterable[CaseId]) -> dict[CaseId, Case]:
    """The known cases among these."""
    return {case.case_id: case for part in chunks(ids) for case in _load(connection, part)}


def load_case(connection: Connection, case_id: CaseId) -> Case | None:
    """One case, if it is known here."""
    return load_cases(connection, [case_id]).get(case_id)
