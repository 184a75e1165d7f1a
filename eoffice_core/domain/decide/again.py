"""Deciding again at the registry: the desk must have recorded what the same rules decide here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eoffice_core.domain import commands, ops
from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Basis, Case
from eoffice_core.domain.commands import Command
from eoffice_core.domain.decide import decide
from eoffice_core.domain.decide.answer import Decided, Decision
from eoffice_core.domain.file import EDITABLE_FIELDS as COVER_FIELDS
from eoffice_core.domain.ids import CaseId, OpId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import Change, Entry, Fact
from eoffice_core.domain.ops.change import changed_values
from eoffice_core.domain.receipt import EDITABLE_FIELDS as RECEIPT_FIELDS
from eoffice_core.domain.refusal import Reason, Refused, refused


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact as a desk sent it, with the custody version that its author saw."""

    fact: Fact
    custody_version: int


def cases_named(fact: Fact) -> tuple[CaseId, ...]:
    """The cases that must be looked at to decide about a fact."""
    match fact.body:
        case ops.ReceiptPutInFile(receipt_id=other) | ops.ReceiptFiled(file_id=other):
            return (fact.case_id, other)
    return (fact.case_id,)


def _edit_command(op_id: OpId, case: Case | None, changes: tuple[Change, ...]) -> Command | None:
    """The edit that these changes record; None when they fit no field."""
    if case is None:
        return None
    try:
        if case.receipt is not None and all(c.field in RECEIPT_FIELDS for c in changes):
            values = changed_values(case.receipt, changes)
            receipt = replace(case.receipt, **values)  # type: ignore[arg-type]  # typed by field
            return commands.EditReceipt(op_id=op_id, case_id=case.case_id, particulars=receipt)
        if case.cover is not None and all(c.field in COVER_FIELDS for c in changes):
            values = changed_values(case.cover, changes)
            cover = replace(case.cover, **values)  # type: ignore[arg-type]  # typed by field
            return commands.EditCover(op_id=op_id, case_id=case.case_id, cover=cover)
    except ValueError:
        return None
    return None


def _opening_command(fact: Fact, basis: Basis) -> Command | None:
    op_id, case_id, body = fact.op_id, fact.case_id, fact.body
    match body:
        case ops.ReceiptDiarised(office_id, section_id, provisional, particulars):
            return commands.DiariseReceipt(
                op_id, case_id, office_id, section_id, provisional, particulars
            )
        case ops.FileOpened(office_id, section_id, provisional, cover):
            return commands.OpenFile(op_id, case_id, office_id, section_id, provisional, cover)
        case ops.ReceiptEdited(changes) | ops.CoverEdited(changes):
            return _edit_command(op_id, basis.case(case_id), changes)
    return None


def _yellow_command(fact: Fact) -> Command | None:
    op_id, case_id, body = fact.op_id, fact.case_id, fact.body
    match body:
        case ops.YellowNoteWritten(note_id, text):
            return commands.WriteYellowNote(op_id, case_id, note_id, text)
        case ops.YellowNoteEdited(note_id, text):
            return commands.EditYellowNote(op_id, case_id, note_id, text)
        case ops.YellowNoteDiscarded(note_id):
            return commands.DiscardYellowNote(op_id, case_id, note_id)
        case ops.NoteConfirmed(note_id):
            return commands.ConfirmNote(op_id, case_id, note_id)
    return None


def _green_command(fact: Fact) -> Command | None:
    op_id, case_id, body = fact.op_id, fact.case_id, fact.body
    match body:
        case ops.NoteWritten(note_id, text):
            return commands.WriteNote(op_id, case_id, note_id, text)
        case ops.NoteEdited(note_id, text):
            return commands.EditNote(op_id, case_id, note_id, text)
        case ops.NoteWithdrawn(note_id):
            return commands.WithdrawNote(op_id, case_id, note_id)
        case ops.CaseApproved(note_id, text):
            return commands.ApproveCase(op_id, case_id, note_id, text)
    return None


def _travel_command(fact: Fact) -> Command | None:
    op_id, case_id, body = fact.op_id, fact.case_id, fact.body
    match body:
        case ops.CaseForwarded(receiver, action, priority, due_on, remarks):
            return commands.ForwardCase(op_id, case_id, receiver, action, priority, due_on, remarks)
        case ops.CaseReturned(_, note_id, action, priority, due_on, reason):
            return commands.ReturnCase(op_id, case_id, note_id, action, priority, due_on, reason)
        case ops.CaseReceived():
            return commands.ReceiveCase(op_id, case_id)
        case ops.CasePulledBack():
            return commands.PullBackCase(op_id, case_id)
    return None


def _rest_command(fact: Fact) -> Command | None:
    op_id, case_id, body = fact.op_id, fact.case_id, fact.body
    match body:
        case ops.CaseParked(reason, until):
            return commands.ParkCase(op_id, case_id, reason, until)
        case ops.CaseResumed():
            return commands.ResumeCase(op_id, case_id)
        case ops.CaseClosed(reason):
            return commands.CloseCase(op_id, case_id, reason)
        case ops.CaseReopened(reason):
            return commands.ReopenCase(op_id, case_id, reason)
    return None


def command_of(facts: Sequence[Fact], basis: Basis) -> Command | None:
    """The command whose first fact is `facts[0]`; None when no officer's command records that."""
    first, *rest = facts
    match first.body, rest:
        case ops.ReceiptPutInFile(receipt_id=receipt_id), [Fact(body=ops.ReceiptFiled()), *_]:
            return commands.PutInFile(
                op_id=first.op_id,
                receipt_op_id=rest[0].op_id,
                case_id=first.case_id,
                receipt_id=receipt_id,
            )
    return (
        _opening_command(first, basis)
        or _yellow_command(first)
        or _green_command(first)
        or _travel_command(first)
        or _rest_command(first)
    )


def _decide_one(basis: Basis, claims: Sequence[Claim], actor: Actor, at: Moment) -> Decision:
    facts = [claim.fact for claim in claims]
    command = command_of(facts, basis)
    if command is None:
        known = basis.case(facts[0].case_id) is not None
        is_edit = isinstance(facts[0].body, ops.ReceiptEdited | ops.CoverEdited)
        return Refused(
            reasons=(Reason.CASE_UNKNOWN if is_edit and not known else Reason.OP_NOT_AS_DECIDED,)
        )
    decision = decide(basis, command, actor, at)
    stale = any(
        (case := basis.case(claim.fact.case_id)) is not None
        and claim.custody_version != case.custody.version
        for claim in claims[: len(decision.facts) if isinstance(decision, Decided) else 1]
    )
    reasons = list(decision.reasons) if isinstance(decision, Refused) else []
    if refusal := refused([*reasons, *([Reason.CUSTODY_CHANGED] if stale else [])]):
        return refusal
    assert isinstance(decision, Decided)
    if decision.facts != tuple(facts[: len(decision.facts)]):
        return Refused(reasons=(Reason.OP_NOT_AS_DECIDED,))
    return decision


def decide_again(basis: Basis, claims: Sequence[Claim], actor: Actor, at: Moment) -> Decision:
    """Decide a group of claims anew, each on what the ones before it made: all or none.

    `at` is the officer's clock, by which the desk decided; whether he held the post is judged by
    the registry at the time of acceptance, outside.
    """
    if len({claim.fact.op_id for claim in claims}) < len(claims):
        return Refused(reasons=(Reason.GROUP_BROKEN,))
    done = 0
    while done < len(claims):
        decision = _decide_one(basis, claims[done:], actor, at)
        if isinstance(decision, Refused):
            return decision
        done += len(decision.facts)
        if done == len(claims):
            break  # nothing is left to be decided on what this one makes
        for fact in decision.facts:
            entry = Entry(fact=fact, post_id=actor.post_id, officer_id=actor.officer_id, made_at=at)
            basis = basis.with_case(apply(basis.case(fact.case_id), entry))
    return Decided(facts=tuple(claim.fact for claim in claims))
