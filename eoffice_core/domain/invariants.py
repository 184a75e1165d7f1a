"""The five invariants, as functions that return the breaches they find. # architecture

Each is run on every store that a test closes, and offered to the administrator as `eoffice doctor`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eoffice_core.domain.apply import FoldBroken, apply, fold
from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId, NoteId, OpId
from eoffice_core.domain.movement import Movement, MovementKind
from eoffice_core.domain.noting import Note, NoteState
from eoffice_core.domain.ops import CasePulledBack, Entry


class Invariant(StrEnum):
    """The five things that must always be true."""

    FOLD = "fold"
    CUSTODY = "custody"
    ONCE = "once"
    NOTHING_LOST = "nothing lost"
    APPEND_ONLY = "append only"


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where an invariant does not hold."""

    invariant: Invariant
    where: str
    what: str


def fold_breaches(entries: Sequence[Entry], seen: Case | None) -> list[Breach]:
    """The entries of a case, folded, are exactly the case that the rows show."""
    where = entries[0].fact.case_id.hex() if entries else "a case without entries"
    try:
        folded = fold(entries)
    except FoldBroken as why:
        return [Breach(Invariant.FOLD, where, str(why))]
    if folded != seen:
        return [Breach(Invariant.FOLD, where, "the rows differ from the folded ledger")]
    return []


def custody_breaches(case: Case) -> list[Breach]:
    """The movements are an unbroken chain, and its end is the custodian."""
    where = case.case_id.hex()
    breaches: list[Breach] = []
    holder = case.opened_by.post_id
    for serial, movement in enumerate(case.movements, start=1):
        if movement.serial != serial:
            breaches.append(Breach(Invariant.CUSTODY, where, f"movement {serial} is missing"))
        if movement.sender != holder:
            breaches.append(
                Breach(Invariant.CUSTODY, where, f"movement {serial} starts where nobody held it")
            )
        holder = movement.receiver
    if not case.movements or case.movements[0].kind is not MovementKind.BORN:
        breaches.append(Breach(Invariant.CUSTODY, where, "the first movement is not its birth"))
    if holder != case.custody.post_id or case.custody.version != len(case.movements):
        breaches.append(Breach(Invariant.CUSTODY, where, "the custodian is not the last receiver"))
    return breaches


def once_breaches(decided: Iterable[tuple[OpId, str]]) -> list[Breach]:
    """No op id is decided twice; each pair is an op id and where its verdict stands."""
    seen: dict[OpId, str] = {}
    breaches = []
    for op_id, where in decided:
        if op_id in seen:
            breaches.append(
                Breach(Invariant.ONCE, op_id.hex(), f"decided in {seen[op_id]} and in {where}")
            )
        seen[op_id] = where
    return breaches


def nothing_lost_breaches(
    made: Iterable[OpId], places: Mapping[str, frozenset[OpId]]
) -> list[Breach]:
    """Every op ever made here stands in exactly one place: outbox, accepted log or returned."""
    breaches = []
    for op_id in made:
        found = [name for name, ids in places.items() if op_id in ids]
        if len(found) != 1:
            what = "stands nowhere" if not found else f"stands in {' and '.join(found)}"
            breaches.append(Breach(Invariant.NOTHING_LOST, op_id.hex(), what))
    return breaches


def _lasting(notes: Iterable[Note]) -> dict[NoteId, Note]:
    return {note.note_id: note for note in notes if note.state is NoteState.FINAL}


def _movement_facts(movement: Movement) -> tuple[object, ...]:
    """What of a movement never changes: everything but its being received."""
    return (movement.serial, movement.kind, movement.sender, movement.receiver, movement.sent_at)


def append_only_breaches(entries: Sequence[Entry]) -> list[Breach]:
    """While a ledger is folded no final note and no movement changes; a pull-back frees its own."""
    breaches: list[Breach] = []
    case: Case | None = None
    for entry in entries:
        try:
            before, case = case, apply(case, entry)
        except FoldBroken as why:
            where = entry.fact.case_id.hex()
            return [*breaches, Breach(Invariant.FOLD, where, str(why))]
        if before is None:
            continue
        freed = before.last_movement.serial if isinstance(entry.fact.body, CasePulledBack) else -1
        after_notes = {note.note_id: note for note in case.notes}
        breaches += [
            Breach(Invariant.APPEND_ONLY, note_id.hex(), "a final note changed")
            for note_id, note in _lasting(before.notes).items()
            if note.sent_with != freed and after_notes.get(note_id) != note
        ]
        kept = case.movements[: len(before.movements)]
        if [*map(_movement_facts, kept)] != [*map(_movement_facts, before.movements)]:
            breaches.append(Breach(Invariant.APPEND_ONLY, case.case_id.hex(), "a movement changed"))
    return breaches


def filing_breaches(
    cases: Mapping[CaseId, Case], *, awaited: Collection[CaseId] = ()
) -> list[Breach]:
    """A receipt is in at most one file, and both sides say so. # domain 2, invariant 4

    Awaited are the receipts whose filing a desk has recorded and which has not come to its place
    yet: until it does, what a colleague did meanwhile and what was done here may both be seen.
    """
    breaches = []
    placed: dict[CaseId, CaseId] = {}
    for receipt_id, file_id in _placings(cases.values(), awaited):
        if receipt_id in placed:
            breaches.append(
                Breach(Invariant.CUSTODY, receipt_id.hex(), "a receipt is in two files")
            )
        placed[receipt_id] = file_id
    for receipt_id, file_id in placed.items():
        if receipt_id in cases and cases[receipt_id].file_id != file_id:
            what = "it lies in a file of which it does not know"
            breaches.append(Breach(Invariant.CUSTODY, receipt_id.hex(), what))
    for case in cases.values():
        is_told = case.case_id in awaited or placed.get(case.case_id) == case.file_id
        if case.file_id in cases and not is_told:
            breaches.append(
                Breach(Invariant.CUSTODY, case.case_id.hex(), "its file does not show it")
            )
    return breaches


def _placings(
    files: Iterable[Case], awaited: Collection[CaseId]
) -> Iterator[tuple[CaseId, CaseId]]:
    for file in files:
        for paper in file.correspondence:
            if paper.receipt_id not in awaited:
                yield paper.receipt_id, file.case_id
