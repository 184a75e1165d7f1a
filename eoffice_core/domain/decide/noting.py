"""Deciders of the noting side."""

from collections.abc import Iterator
from typing import assert_never

from eoffice_core.domain.case import Basis, Case, CaseKind
from eoffice_core.domain.commands import (
    ApproveCase,
    ConfirmNote,
    DiscardYellowNote,
    EditNote,
    EditYellowNote,
    NotingCommand,
    WithdrawNote,
    WriteNote,
    WriteYellowNote,
)
from eoffice_core.domain.decide.answer import (
    Decision,
    answer,
    reasons_against_text,
    reasons_not_to_act,
)
from eoffice_core.domain.ids import NoteId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import (
    CaseApproved,
    NoteConfirmed,
    NoteEdited,
    NoteWithdrawn,
    NoteWritten,
    YellowNoteDiscarded,
    YellowNoteEdited,
    YellowNoteWritten,
)
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.text import NOTE_CHARACTERS_MAX

YellowCommand = WriteYellowNote | EditYellowNote | DiscardYellowNote | ConfirmNote
GreenCommand = WriteNote | EditNote | WithdrawNote | ApproveCase


def _reasons_against_note_text(text: str) -> Iterator[Reason]:
    yield from reasons_against_text(
        text, characters_max=NOTE_CHARACTERS_MAX, missing=Reason.TEXT_MISSING
    )


def _reasons_not_to_add(
    case: Case | None, actor: Actor, note_id: NoteId, text: str
) -> Iterator[Reason]:
    yield from reasons_not_to_act(case, actor)
    if case is not None and case.note(note_id) is not None:
        yield Reason.NOTE_EXISTS
    yield from _reasons_against_note_text(text)


def _reasons_not_yellow(case: Case | None, note_id: NoteId) -> Iterator[Reason]:
    note = case.note(note_id) if case is not None else None
    if note is None:
        yield Reason.NOTE_UNKNOWN
    elif note.state is NoteState.FINAL:
        yield Reason.NOTE_FINAL
    elif note.state is not NoteState.YELLOW:
        yield Reason.NOTE_NOT_YELLOW


def _reasons_not_own_green(case: Case | None, actor: Actor, note_id: NoteId) -> Iterator[Reason]:
    note = case.note(note_id) if case is not None else None
    if note is None:
        yield Reason.NOTE_UNKNOWN
        return
    if note.state is NoteState.FINAL:
        yield Reason.NOTE_FINAL
    elif note.state is not NoteState.GREEN:
        yield Reason.NOTE_NOT_GREEN
    if note.author != actor:  # a successor in the post answers for his own words only
        yield Reason.NOT_AUTHOR


def decide_write_yellow(
    basis: Basis, command: WriteYellowNote, actor: Actor, at: Moment
) -> Decision:
    """Write a working note."""
    del at
    case = basis.case(command.case_id)
    return answer(
        _reasons_not_to_add(case, actor, command.note_id, command.text),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: YellowNoteWritten(note_id=command.note_id, text=command.text),
    )


def decide_edit_yellow(basis: Basis, command: EditYellowNote, actor: Actor, at: Moment) -> Decision:
    """Change a working note: any holder may, up the whole chain. # T02"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        yield from _reasons_not_yellow(case, command.note_id)
        yield from _reasons_against_note_text(command.text)
        yield from _reasons_same_text(case, command.note_id, command.text)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: YellowNoteEdited(note_id=command.note_id, text=command.text),
    )


def _reasons_same_text(case: Case | None, note_id: NoteId, text: str) -> Iterator[Reason]:
    note = case.note(note_id) if case is not None else None
    if note is not None and note.text == text:
        yield Reason.NOTHING_CHANGED


def decide_discard_yellow(
    basis: Basis, command: DiscardYellowNote, actor: Actor, at: Moment
) -> Decision:
    """Put a working note away."""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        yield from _reasons_not_yellow(case, command.note_id)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: YellowNoteDiscarded(note_id=command.note_id),
    )


def decide_confirm(basis: Basis, command: ConfirmNote, actor: Actor, at: Moment) -> Decision:
    """Make a yellow note green; whoever confirms it answers for it. # T03"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        yield from _reasons_not_yellow(case, command.note_id)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: NoteConfirmed(note_id=command.note_id),
    )


def decide_write(basis: Basis, command: WriteNote, actor: Actor, at: Moment) -> Decision:
    """Write a green note directly."""
    del at
    case = basis.case(command.case_id)
    return answer(
        _reasons_not_to_add(case, actor, command.note_id, command.text),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: NoteWritten(note_id=command.note_id, text=command.text),
    )


def decide_edit(basis: Basis, command: EditNote, actor: Actor, at: Moment) -> Decision:
    """Correct one's own green note; once sent, only a fresh note does. # T11, C1 para 16"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        yield from _reasons_not_own_green(case, actor, command.note_id)
        yield from _reasons_against_note_text(command.text)
        yield from _reasons_same_text(case, command.note_id, command.text)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: NoteEdited(note_id=command.note_id, text=command.text),
    )


def decide_withdraw(basis: Basis, command: WithdrawNote, actor: Actor, at: Moment) -> Decision:
    """Take back one's own green note before it is sent. # T11"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        yield from _reasons_not_own_green(case, actor, command.note_id)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: NoteWithdrawn(note_id=command.note_id),
    )


def decide_approve(basis: Basis, command: ApproveCase, actor: Actor, at: Moment) -> Decision:
    """Approve the proposal on a file, at a level to which that is delegated. # C3 para 14"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        post = basis.directory.posts.get(actor.post_id)
        if post is None or not post.may_approve:
            yield Reason.NOT_AN_APPROVER
        if case is not None and case.kind is not CaseKind.FILE:
            yield Reason.NOT_A_FILE
        yield from _reasons_not_to_add(case, actor, command.note_id, command.text)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: CaseApproved(note_id=command.note_id, text=command.text),
    )


def decide_noting(basis: Basis, command: NotingCommand, actor: Actor, at: Moment) -> Decision:
    """Decide a command of this noun."""
    if isinstance(command, YellowCommand):
        return _decide_yellow(basis, command, actor, at)
    return _decide_green(basis, command, actor, at)


def _decide_yellow(basis: Basis, command: YellowCommand, actor: Actor, at: Moment) -> Decision:
    match command:
        case WriteYellowNote():
            return decide_write_yellow(basis, command, actor, at)
        case EditYellowNote():
            return decide_edit_yellow(basis, command, actor, at)
        case DiscardYellowNote():
            return decide_discard_yellow(basis, command, actor, at)
        case ConfirmNote():
            return decide_confirm(basis, command, actor, at)
        case _:
            assert_never(command)


def _decide_green(basis: Basis, command: GreenCommand, actor: Actor, at: Moment) -> Decision:
    match command:
        case WriteNote():
            return decide_write(basis, command, actor, at)
        case EditNote():
            return decide_edit(basis, command, actor, at)
        case WithdrawNote():
            return decide_withdraw(basis, command, actor, at)
        case ApproveCase():
            return decide_approve(basis, command, actor, at)
        case _:
            assert_never(command)
