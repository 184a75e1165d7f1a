"""Folding what was recorded about where a case went and rested."""

from dataclasses import replace
from typing import assert_never

from eoffice_core.domain.apply.noting import added, official_note
from eoffice_core.domain.case import Case, CaseStatus, Rest
from eoffice_core.domain.movement import Custody, Movement, MovementKind
from eoffice_core.domain.noting import Note, NoteKind, NoteState
from eoffice_core.domain.ops import (
    CaseClosed,
    CaseForwarded,
    CaseParked,
    CasePulledBack,
    CaseReceived,
    CaseReopened,
    CaseResumed,
    CaseReturned,
    Entry,
    MovementBody,
)


def _moved(case: Case, movement: Movement) -> Case:
    custody = Custody(
        post_id=movement.receiver,
        version=case.custody.version + 1,
        since=movement.sent_at,
        received_at=movement.received_at,
    )
    return replace(case, custody=custody, movements=(*case.movements, movement))


def _next_serial(case: Case) -> int:
    return case.last_movement.serial + 1


def _sent(case: Case, entry: Entry, body: CaseForwarded | CaseReturned) -> Case:
    serial = _next_serial(case)
    notes = _final(case, sent_with=serial)
    is_return = isinstance(body, CaseReturned)
    movement = Movement(
        serial=serial,
        kind=MovementKind.RETURNED if is_return else MovementKind.FORWARDED,
        sender=case.custody.post_id,
        sender_officer=entry.officer_id,
        receiver=body.receiver,
        sent_at=entry.at,
        made_at=entry.made_at,
        action=body.action,
        priority=body.priority,
        due_on=body.due_on,
        remarks=body.reason if isinstance(body, CaseReturned) else body.remarks,
    )
    return _moved(replace(case, notes=notes), movement)


def _final(case: Case, *, sent_with: int) -> tuple[Note, ...]:
    """The notes as they leave their author: what was green is final."""
    return tuple(
        replace(note, state=NoteState.FINAL, sent_with=sent_with)
        if note.state is NoteState.GREEN
        else note
        for note in case.notes
    )


def _returned(case: Case, entry: Entry, body: CaseReturned) -> Case:
    if body.reason.strip():
        note = official_note(case, entry, body.note_id, text=body.reason, kind=NoteKind.RETURN)
        case = added(case, note)
    return _sent(case, entry, body)


def _pulled_back(case: Case, entry: Entry) -> Case:
    last = case.last_movement
    notes = tuple(
        replace(note, state=NoteState.GREEN, sent_with=0)
        if note.state is NoteState.FINAL and note.sent_with == last.serial
        else note
        for note in case.notes
    )
    movement = Movement(
        serial=last.serial + 1,
        kind=MovementKind.PULLED_BACK,
        sender=case.custody.post_id,
        sender_officer=entry.officer_id,
        receiver=last.sender,
        sent_at=entry.at,
        made_at=entry.made_at,
        received_at=entry.at,
        received_by=entry.officer_id,
    )
    return _moved(replace(case, notes=notes), movement)


def _received(case: Case, entry: Entry) -> Case:
    last = replace(case.last_movement, received_at=entry.at, received_by=entry.officer_id)
    return replace(
        case,
        custody=replace(case.custody, received_at=entry.at),
        movements=(*case.movements[:-1], last),
    )


def _woken(case: Case, entry: Entry) -> Case:
    """The case active again; the time that it rested stays on record with its stay."""
    active = replace(case, status=CaseStatus.ACTIVE, rest=None)
    if case.rest is None:
        return active
    last = case.last_movement
    rested = replace(last, rests=(*last.rests, (case.rest.at, entry.at)))
    return replace(active, movements=(*case.movements[:-1], rested))


def apply_movement(case: Case, entry: Entry, body: MovementBody) -> Case:
    """The case after an entry about its movement or rest."""
    match body:
        case CaseForwarded():
            return _sent(case, entry, body)
        case CaseReturned():
            return _returned(case, entry, body)
        case CasePulledBack():
            return _pulled_back(case, entry)
        case CaseReceived():
            return _received(case, entry)
        case CaseParked():
            rest = Rest(by=entry.actor, at=entry.at, reason=body.reason, until=body.until)
            return replace(case, status=CaseStatus.PARKED, rest=rest)
        case CaseClosed():
            rest = Rest(by=entry.actor, at=entry.at, reason=body.reason)
            # What a case was closed on stays as it stood, also when the case is opened again.
            notes = _final(case, sent_with=case.last_movement.serial)
            return replace(case, status=CaseStatus.CLOSED, rest=rest, notes=notes)
        case CaseResumed() | CaseReopened():
            return _woken(case, entry)
        case _:
            assert_never(body)
