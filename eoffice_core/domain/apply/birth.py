"""Folding the first entry of a case, and the corrections of its cover or particulars."""

from dataclasses import replace

from eoffice_core.domain.case import Case, CaseKind
from eoffice_core.domain.movement import Custody, Movement, MovementKind
from eoffice_core.domain.ops import Change, Entry, FileOpened, ReceiptDiarised
from eoffice_core.domain.ops.change import changed_values


def born(entry: Entry, body: ReceiptDiarised | FileOpened) -> Case:
    """A new case in the hands of who opened it: it is born with its first movement."""
    first = Movement(
        serial=1,
        kind=MovementKind.BORN,
        sender=entry.post_id,
        sender_officer=entry.officer_id,
        receiver=entry.post_id,
        sent_at=entry.at,
        made_at=entry.made_at,
        received_at=entry.at,
        received_by=entry.officer_id,
    )
    return Case(
        case_id=entry.fact.case_id,
        kind=CaseKind.RECEIPT if isinstance(body, ReceiptDiarised) else CaseKind.FILE,
        office_id=body.office_id,
        section_id=body.section_id,
        opened_by=entry.actor,
        opened_at=entry.at,
        provisional=body.provisional,
        custody=Custody(post_id=entry.post_id, version=1, since=entry.at, received_at=entry.at),
        movements=(first,),
        receipt=body.particulars if isinstance(body, ReceiptDiarised) else None,
        cover=body.cover if isinstance(body, FileOpened) else None,
    )


def corrected(case: Case, changes: tuple[Change, ...]) -> Case:
    """The case with corrected particulars or cover."""
    if case.receipt is not None:
        values = changed_values(case.receipt, changes)
        return replace(case, receipt=replace(case.receipt, **values))  # type: ignore[arg-type]  # typed by field
    assert case.cover is not None, "a case that is no receipt is a file"
    values = changed_values(case.cover, changes)
    return replace(case, cover=replace(case.cover, **values))  # type: ignore[arg-type]  # typed by field
