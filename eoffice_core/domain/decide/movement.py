"""Deciders of where a case goes and rests."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import assert_never

from eoffice_core.domain.case import Basis, Case, CaseKind, CaseStatus
from eoffice_core.domain.commands import (
    CloseCase,
    ForwardCase,
    MovementCommand,
    ParkCase,
    PullBackCase,
    ReceiveCase,
    ReopenCase,
    ResumeCase,
    ReturnCase,
)
from eoffice_core.domain.decide.answer import (
    Decision,
    answer,
    reasons_against_text,
    reasons_at_rest,
    reasons_not_to_act,
)
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.movement import MovementKind
from eoffice_core.domain.noting import NoteKind
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import (
    CaseClosed,
    CaseForwarded,
    CaseParked,
    CasePulledBack,
    CaseReceived,
    CaseReopened,
    CaseResumed,
    CaseReturned,
)
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.text import NOTE_CHARACTERS_MAX, REMARKS_CHARACTERS_MAX

TravelCommand = ForwardCase | ReceiveCase | ReturnCase | PullBackCase
RestCommand = ParkCase | ResumeCase | CloseCase | ReopenCase

PARKED_DAYS_MAX = 366
"""A case that must rest longer belongs in the call book. # domain 3.7"""


def _reasons_against_due(due_on: date | None, at: Moment) -> Iterator[Reason]:
    if due_on is not None and due_on < office_date(at):
        yield Reason.DUE_IN_PAST


def _reasons_against_remarks(text: str, missing: Reason | None = None) -> Iterator[Reason]:
    yield from reasons_against_text(text, characters_max=REMARKS_CHARACTERS_MAX, missing=missing)


def reasons_not_to_forward(
    basis: Basis, command: ForwardCase, actor: Actor, at: Moment
) -> Iterator[Reason]:
    """Why the case may not be sent to this post; also dims the key on the screen."""
    case = basis.case(command.case_id)
    yield from reasons_not_to_act(case, actor)
    if command.receiver == actor.post_id:
        yield Reason.SAME_POST
    if command.receiver not in basis.directory.posts:
        yield Reason.RECEIVER_UNKNOWN
    is_file = case is not None and case.kind is CaseKind.FILE
    if case is not None and is_file and not case.green_notes and not command.remarks.strip():
        yield Reason.NOTHING_NOTED  # domain 2.2: at least one green note or a remark
    yield from _reasons_against_due(command.due_on, at)
    yield from _reasons_against_remarks(command.remarks)


def decide_forward(basis: Basis, command: ForwardCase, actor: Actor, at: Moment) -> Decision:
    """Send the case to another post. # M01"""
    return answer(
        reasons_not_to_forward(basis, command, actor, at),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: CaseForwarded(
            receiver=command.receiver,
            action=command.action,
            priority=command.priority,
            due_on=command.due_on,
            remarks=command.remarks,
        ),
    )


def decide_receive(basis: Basis, command: ReceiveCase, actor: Actor, at: Moment) -> Decision:
    """Open what was sent. # R22"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        if case is None:
            yield Reason.CASE_UNKNOWN
            return
        yield from reasons_at_rest(case)
        if case.custody.post_id != actor.post_id:
            yield Reason.NOT_IN_CUSTODY
        elif case.custody.is_received:
            yield Reason.ALREADY_RECEIVED

    return answer(reasons(), op_id=command.op_id, case_id=command.case_id, body=CaseReceived)


def decide_return(basis: Basis, command: ReturnCase, actor: Actor, at: Moment) -> Decision:
    """Give the case back to the post that sent it. A reason or a fresh note must say why. # M03"""
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        if case is not None:
            if case.returns_to is None:
                yield Reason.NOBODY_TO_RETURN_TO
            if not case.green_notes and not command.reason.strip():
                yield Reason.REASON_MISSING
            if case.note(command.note_id) is not None:
                yield Reason.NOTE_EXISTS
        yield from _reasons_against_due(command.due_on, at)
        yield from reasons_against_text(
            command.reason, characters_max=NOTE_CHARACTERS_MAX, missing=None
        )

    def body() -> CaseReturned:
        assert case is not None
        assert case.returns_to is not None
        return CaseReturned(
            receiver=case.returns_to,
            note_id=command.note_id,
            action=command.action,
            priority=command.priority,
            due_on=command.due_on,
            reason=command.reason,
        )

    return answer(reasons(), op_id=command.op_id, case_id=command.case_id, body=body)


def reasons_not_to_pull_back(case: Case | None, actor: Actor) -> Iterator[Reason]:
    """Why the case may not be recalled: only its last sender may, and only unopened. # M04"""
    if case is None:
        yield Reason.CASE_UNKNOWN
        return
    yield from reasons_at_rest(case)
    last = case.last_movement
    if last.kind not in (MovementKind.FORWARDED, MovementKind.RETURNED) or (
        last.sender != actor.post_id
    ):
        yield Reason.NOT_LAST_SENDER
    elif case.custody.is_received:
        yield Reason.ALREADY_RECEIVED


def decide_pull_back(basis: Basis, command: PullBackCase, actor: Actor, at: Moment) -> Decision:
    """Recall what was sent. # M04"""
    del at
    return answer(
        reasons_not_to_pull_back(basis.case(command.case_id), actor),
        op_id=command.op_id,
        case_id=command.case_id,
        body=CasePulledBack,
    )


def decide_park(basis: Basis, command: ParkCase, actor: Actor, at: Moment) -> Decision:
    """Let a file rest until a date. # M09"""
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        if case is not None and case.kind is not CaseKind.FILE:
            yield Reason.NOT_A_FILE
        yield from _reasons_against_remarks(command.reason, Reason.REASON_MISSING)
        if command.until <= office_date(at):
            yield Reason.DUE_IN_PAST
        elif command.until > office_date(at) + timedelta(days=PARKED_DAYS_MAX):
            yield Reason.PARKED_TOO_LONG

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: CaseParked(reason=command.reason, until=command.until),
    )


def decide_resume(basis: Basis, command: ResumeCase, actor: Actor, at: Moment) -> Decision:
    """Make a parked file active again. # M09"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        if case is None:
            yield Reason.CASE_UNKNOWN
            return
        if case.status is not CaseStatus.PARKED:
            yield Reason.NOT_PARKED
        if case.custody.post_id != actor.post_id:
            yield Reason.NOT_IN_CUSTODY

    return answer(reasons(), op_id=command.op_id, case_id=command.case_id, body=CaseResumed)


def _reasons_not_to_close_file(case: Case, actor: Actor) -> Iterator[Reason]:
    if case.opened_by.post_id != actor.post_id:
        yield Reason.NOT_OPENED_HERE  # M10: the right goes with the post that opened the file
    if not any(note.kind is NoteKind.APPROVAL and note.is_official for note in case.notes):
        yield Reason.NOT_APPROVED  # C4: only after approval


def decide_close(basis: Basis, command: CloseCase, actor: Actor, at: Moment) -> Decision:
    """Close a file where it was opened, after approval; a receipt where it is held. # M10, R27"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        if case is not None and case.kind is CaseKind.FILE:
            yield from _reasons_not_to_close_file(case, actor)
        yield from _reasons_against_remarks(command.reason, Reason.REASON_MISSING)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: CaseClosed(reason=command.reason),
    )


def decide_reopen(basis: Basis, command: ReopenCase, actor: Actor, at: Moment) -> Decision:
    """Make a closed case active again, by the post that closed it. # M11, R37"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        if case is None:
            yield Reason.CASE_UNKNOWN
            return
        if case.status is not CaseStatus.CLOSED:
            yield Reason.NOT_CLOSED
        elif case.rest is None or case.rest.by.post_id != actor.post_id:
            yield Reason.NOT_RESTED_HERE
        yield from _reasons_against_remarks(command.reason, Reason.REASON_MISSING)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: CaseReopened(reason=command.reason),
    )


def decide_movement(basis: Basis, command: MovementCommand, actor: Actor, at: Moment) -> Decision:
    """Decide a command of this noun."""
    if isinstance(command, TravelCommand):
        return _decide_travel(basis, command, actor, at)
    return _decide_rest(basis, command, actor, at)


def _decide_travel(basis: Basis, command: TravelCommand, actor: Actor, at: Moment) -> Decision:
    match command:
        case ForwardCase():
            return decide_forward(basis, command, actor, at)
        case ReceiveCase():
            return decide_receive(basis, command, actor, at)
        case ReturnCase():
            return decide_return(basis, command, actor, at)
        case PullBackCase():
            return decide_pull_back(basis, command, actor, at)
        case _:
            assert_never(command)


def _decide_rest(basis: Basis, command: RestCommand, actor: Actor, at: Moment) -> Decision:
    match command:
        case ParkCase():
            return decide_park(basis, command, actor, at)
        case ResumeCase():
            return decide_resume(basis, command, actor, at)
        case CloseCase():
            return decide_close(basis, command, actor, at)
        case ReopenCase():
            return decide_reopen(basis, command, actor, at)
        case _:
            assert_never(command)
