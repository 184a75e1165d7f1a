"""Folding: case × entry → case. Total: whatever was accepted is part of the record."""

from collections.abc import Iterable
from dataclasses import replace

from eoffice_core.domain.apply.birth import born, corrected
from eoffice_core.domain.apply.movement import apply_movement
from eoffice_core.domain.apply.noting import apply_noting
from eoffice_core.domain.case import Case, CaseStatus, Rest
from eoffice_core.domain.correspondence import Correspondence
from eoffice_core.domain.ops import (
    CoverEdited,
    Entry,
    FileOpened,
    NotingBody,
    NumberAssigned,
    ReceiptDiarised,
    ReceiptEdited,
    ReceiptFiled,
    ReceiptPutInFile,
)


class FoldBroken(Exception):
    """A case's ledger does not begin with its birth, or has two: the store is corrupt."""


def _with_paper(case: Case, entry: Entry, body: ReceiptPutInFile) -> Case:
    """The file with the paper, once: a colleague may have filed it before one's own op counts."""
    if any(paper.receipt_id == body.receipt_id for paper in case.correspondence):
        return case
    paper = Correspondence(
        serial=len(case.correspondence) + 1,
        receipt_id=body.receipt_id,
        put_by=entry.actor,
        put_at=entry.at,
    )
    return replace(case, correspondence=(*case.correspondence, paper))


def _folded(case: Case, entry: Entry) -> Case:
    body = entry.fact.body
    match body:
        case ReceiptEdited() | CoverEdited():
            return corrected(case, body.changes)
        case NumberAssigned():
            return replace(case, number=body.number)
        case ReceiptPutInFile():
            return _with_paper(case, entry, body)
        case ReceiptFiled():
            rest = Rest(by=entry.actor, at=entry.at, reason="")
            return replace(case, status=CaseStatus.IN_FILE, file_id=body.file_id, rest=rest)
        case ReceiptDiarised() | FileOpened():
            raise FoldBroken(f"case {case.case_id.hex()} is born twice")
    if isinstance(body, NotingBody):
        return apply_noting(case, entry, body)
    return apply_movement(case, entry, body)


def apply(case: Case | None, entry: Entry) -> Case:
    """The case after one more entry."""
    body = entry.fact.body
    if case is None:
        if not isinstance(body, ReceiptDiarised | FileOpened):
            raise FoldBroken(f"case {entry.fact.case_id.hex()} has no birth")
        return born(entry, body)
    return replace(_folded(case, entry), op_count=case.op_count + 1)


def fold(entries: Iterable[Entry], case: Case | None = None) -> Case | None:
    """The case that these entries make, in this order."""
    for entry in entries:
        case = apply(case, entry)
    return case
