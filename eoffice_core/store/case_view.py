"""The read model of one open case: everything the file view and the movement register show."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from eoffice_core.domain.case import Basis, Case
from eoffice_core.domain.decide.deeds import all_reasons
from eoffice_core.domain.ids import CaseId, OfficerId, PostId
from eoffice_core.domain.noting import Note
from eoffice_core.domain.office import Actor
from eoffice_core.domain.time_kept import Stay, stays
from eoffice_core.domain.views import CaseView, MovementView, NoteView, PaperView
from eoffice_core.store.cases import load_case, load_cases
from eoffice_core.store.names import Lens
from eoffice_core.store.queries import unsent_cases


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: an officer with the posts held now."""

    officer_id: OfficerId
    posts: Sequence[PostId]


def case_view(
    connection: Connection, case_id: CaseId, *, viewer: Viewer, lens: Lens
) -> CaseView | None:
    """One case as this officer sees it."""
    case = load_case(connection, case_id)
    if case is None:
        return None
    papers = load_cases(connection, [paper.receipt_id for paper in case.correspondence])
    file = load_case(connection, case.file_id) if case.file_id is not None else None
    acting = _acting_post(case, viewer.posts)
    actor = Actor(officer_id=viewer.officer_id, post_id=acting or case.custody.post_id)
    if acting is None:  # nobody of mine: every deed is judged as a stranger's
        actor = Actor(officer_id=viewer.officer_id, post_id=PostId(-1))
    basis = Basis(directory=lens.directory, cases={case.case_id: case})
    return CaseView(
        case_id=case.case_id,
        kind=case.kind,
        status=case.status,
        office_id=case.office_id,
        section_id=case.section_id,
        number=case.best_number,
        provisional=case.provisional,
        is_provisional=not case.number,
        subject=case.subject,
        opened_by=lens.officer(case.opened_by.officer_id),
        opened_at=case.opened_at,
        holder=lens.seat(case.custody.post_id),
        since=case.custody.since,
        is_mine=case.custody.post_id in viewer.posts,
        is_received=case.custody.is_received,
        is_unsent=bool(unsent_cases(connection, [case_id])),
        acting_post=acting,
        particulars=case.receipt,
        cover=case.cover,
        notes=tuple(_note_view(note, viewer, lens) for note in case.notes),
        papers=_papers(case, papers),
        movements=tuple(_movement_view(stay, lens) for stay in stays(case, lens.calendar, lens.at)),
        file_id=case.file_id,
        file_number=file.best_number if file is not None else "",
        rest_reason=case.rest.reason if case.rest is not None else "",
        rest_until=case.rest.until if case.rest is not None else None,
        returns_to=lens.seat(case.returns_to) if case.returns_to is not None else None,
        against=all_reasons(basis, case, actor, lens.at),
    )


def _acting_post(case: Case, posts: Sequence[PostId]) -> PostId | None:
    """In which of his posts the officer has to do with the case: as holder, sender, or closer."""
    candidates = [case.custody.post_id, case.last_movement.sender, case.opened_by.post_id]
    if case.rest is not None:
        candidates.insert(0, case.rest.by.post_id)
    return next((post for post in candidates if post in posts), None)


def _note_view(note: Note, viewer: Viewer, lens: Lens) -> NoteView:
    return NoteView(
        note_id=note.note_id,
        number=note.number,
        state=note.state,
        kind=note.kind,
        text=note.text,
        author=lens.officer(note.author.officer_id),
        author_post=lens.post(note.author.post_id),
        drafted_by=lens.officer(note.drafted_by.officer_id),
        written_at=note.written_at,
        is_own=note.author.post_id in viewer.posts,
    )


def _papers(case: Case, receipts: dict[CaseId, Case]) -> tuple[PaperView, ...]:
    views = []
    for paper in case.correspondence:
        receipt = receipts.get(paper.receipt_id)
        views.append(
            PaperView(
                serial=paper.serial,
                receipt_id=paper.receipt_id,
                number=receipt.best_number if receipt is not None else "",
                particulars=receipt.receipt if receipt is not None else None,
            )
        )
    return tuple(views)


def _movement_view(stay: Stay, lens: Lens) -> MovementView:
    movement = stay.movement
    holder = lens.directory.holder(movement.receiver, movement.sent_at)
    officer_id = movement.received_by or (holder.officer_id if holder is not None else None)
    return MovementView(
        serial=movement.serial,
        kind=movement.kind,
        from_post=lens.post(movement.sender),
        from_officer=lens.officer(movement.sender_officer),
        post=lens.post(movement.receiver),
        officer=lens.officer(officer_id),
        received_at=movement.sent_at,
        opened_at=movement.received_at,
        sent_at=stay.left_at,
        action=movement.action,
        priority=movement.priority,
        due_on=movement.due_on,
        remarks=movement.remarks,
        days_kept=stay.days_kept,
        limit_days=stay.limit_days,
        excess_days=stay.excess_days,
        is_counted=stay.is_counted,
    )
