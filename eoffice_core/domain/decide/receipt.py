"""Deciders of the receipt's commands."""

from collections.abc import Iterator
from dataclasses import fields
from typing import assert_never

from eoffice_core.domain.case import Basis, Case, CaseKind, CaseStatus
from eoffice_core.domain.commands import DiariseReceipt, EditReceipt, PutInFile, ReceiptCommand
from eoffice_core.domain.decide.answer import (
    DATE_FIRST,
    Decided,
    Decision,
    answer,
    reasons_against_line,
    reasons_against_text,
    reasons_not_to_act,
)
from eoffice_core.domain.ids import OfficeId, SectionId
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.numbering import NUMBER_CHARACTERS_MAX
from eoffice_core.domain.office import Actor, Directory
from eoffice_core.domain.ops import (
    Fact,
    ReceiptDiarised,
    ReceiptEdited,
    ReceiptFiled,
    ReceiptPutInFile,
)
from eoffice_core.domain.ops.change import changes_between
from eoffice_core.domain.receipt import EDITABLE_FIELDS, FROZEN_FIELDS, Particulars
from eoffice_core.domain.refusal import Reason, refused
from eoffice_core.domain.text import (
    FIELD_CHARACTERS_MAX,
    REMARKS_CHARACTERS_MAX,
    SUBJECT_CHARACTERS_MAX,
)

REQUIRED = {
    "subject": (Reason.SUBJECT_MISSING, SUBJECT_CHARACTERS_MAX),
    "sender": (Reason.SENDER_MISSING, FIELD_CHARACTERS_MAX),
    "category": (Reason.CATEGORY_MISSING, FIELD_CHARACTERS_MAX),
}
"""The fields that may not be empty. # R05, R06"""

LONG_FIELDS = frozenset({"remarks", "enclosures"})


def reasons_against_place(
    directory: Directory, actor: Actor, *, office_id: OfficeId, section_id: SectionId
) -> Iterator[Reason]:
    """Why the actor's post may not open a case in this office and section."""
    post = directory.posts.get(actor.post_id)
    section = directory.sections.get(section_id)
    if post is None:
        yield Reason.POST_UNKNOWN
    elif post.office_id != office_id or section is None or section.office_id != office_id:
        yield Reason.NOT_YOUR_OFFICE


def reasons_against_provisional(provisional: str) -> Iterator[Reason]:
    """Why a provisional number may not stand on a case."""
    yield from reasons_against_line(
        provisional, characters_max=NUMBER_CHARACTERS_MAX, missing=Reason.PROVISIONAL_MISSING
    )


def reasons_against_particulars(particulars: Particulars, at: Moment) -> Iterator[Reason]:
    """Why particulars may not stand in the diary. # R04–R06"""
    for spec in fields(particulars):
        value = getattr(particulars, spec.name)
        if not isinstance(value, str):
            continue
        if spec.name in LONG_FIELDS:
            yield from reasons_against_text(
                value, characters_max=REMARKS_CHARACTERS_MAX, missing=None
            )
            continue
        missing, characters_max = REQUIRED.get(spec.name, (None, FIELD_CHARACTERS_MAX))
        yield from reasons_against_line(value, characters_max=characters_max, missing=missing)
    if particulars.received_on > office_date(at):
        yield Reason.RECEIVED_IN_FUTURE
    if particulars.letter_date > particulars.received_on:
        yield Reason.LETTER_AFTER_RECEIPT
    if min(particulars.letter_date, particulars.received_on) < DATE_FIRST:
        yield Reason.DATE_TOO_OLD


def decide_diarise(basis: Basis, command: DiariseReceipt, actor: Actor, at: Moment) -> Decision:
    """Enter a letter in the diary of the actor's office."""

    def reasons() -> Iterator[Reason]:
        if basis.case(command.case_id) is not None:
            yield Reason.CASE_EXISTS
        yield from reasons_against_place(
            basis.directory, actor, office_id=command.office_id, section_id=command.section_id
        )
        yield from reasons_against_provisional(command.provisional)
        yield from reasons_against_particulars(command.particulars, at)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: ReceiptDiarised(
            office_id=command.office_id,
            section_id=command.section_id,
            provisional=command.provisional,
            particulars=command.particulars,
        ),
    )


def _reasons_not_to_edit(case: Case, command: EditReceipt, at: Moment) -> Iterator[Reason]:
    old, new = case.receipt, command.particulars
    if old is None:
        yield Reason.NOT_A_RECEIPT
        return
    if any(getattr(old, name) != getattr(new, name) for name in FROZEN_FIELDS):
        yield Reason.FIELD_FROZEN
    elif not changes_between(old, new, EDITABLE_FIELDS):
        yield Reason.NOTHING_CHANGED
    yield from reasons_against_particulars(new, at)


def decide_edit_receipt(basis: Basis, command: EditReceipt, actor: Actor, at: Moment) -> Decision:
    """Correct particulars, but never the four frozen ones. # R17"""
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        if case is not None:
            yield from _reasons_not_to_edit(case, command, at)

    def body() -> ReceiptEdited:
        assert case is not None
        assert case.receipt is not None
        return ReceiptEdited(
            changes=changes_between(case.receipt, command.particulars, EDITABLE_FIELDS)
        )

    return answer(reasons(), op_id=command.op_id, case_id=command.case_id, body=body)


def _reasons_against_receipt(receipt: Case | None, actor: Actor) -> Iterator[Reason]:
    if receipt is None:
        yield Reason.RECEIPT_UNKNOWN
        return
    if receipt.kind is not CaseKind.RECEIPT:
        yield Reason.NOT_A_RECEIPT
    if receipt.status is not CaseStatus.ACTIVE:
        yield Reason.RECEIPT_NOT_FREE
    if receipt.custody.post_id != actor.post_id or not receipt.custody.is_received:
        yield Reason.RECEIPT_NOT_HELD


def reasons_not_to_put_in_file(basis: Basis, command: PutInFile, actor: Actor) -> Iterator[Reason]:
    """Why this receipt may not be put in this file by this actor."""
    file = basis.case(command.case_id)
    yield from reasons_not_to_act(file, actor)
    if file is not None and file.kind is not CaseKind.FILE:
        yield Reason.NOT_A_FILE
    yield from _reasons_against_receipt(basis.case(command.receipt_id), actor)


def decide_put_in_file(basis: Basis, command: PutInFile, actor: Actor, at: Moment) -> Decision:
    """Put a receipt in a file, in one at most: a fact on each, recorded together."""
    del at
    if refusal := refused(reasons_not_to_put_in_file(basis, command, actor)):
        return refusal
    on_file = Fact(
        op_id=command.op_id,
        case_id=command.case_id,
        body=ReceiptPutInFile(receipt_id=command.receipt_id),
    )
    on_receipt = Fact(
        op_id=command.receipt_op_id,
        case_id=command.receipt_id,
        body=ReceiptFiled(file_id=command.case_id),
    )
    return Decided(facts=(on_file, on_receipt))


def decide_receipt(basis: Basis, command: ReceiptCommand, actor: Actor, at: Moment) -> Decision:
    """Decide a command of this noun."""
    match command:
        case DiariseReceipt():
            return decide_diarise(basis, command, actor, at)
        case EditReceipt():
            return decide_edit_receipt(basis, command, actor, at)
        case PutInFile():
            return decide_put_in_file(basis, command, actor, at)
        case _:
            assert_never(command)
