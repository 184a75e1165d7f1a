"""Case: a current file or receipt with its papers; everything a decider may look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from eoffice_core.domain.correspondence import Correspondence
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, NoteId, OfficeId, PostId, SectionId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.movement import Custody, Movement, MovementKind
from eoffice_core.domain.noting import Note, NoteState
from eoffice_core.domain.office import Actor, Directory
from eoffice_core.domain.receipt import Classification, Particulars


class CaseKind(IntEnum):
    """The two objects of the office: a letter for information, a file for approval. # domain 8.3"""

    RECEIPT = 1
    FILE = 2


class CaseStatus(IntEnum):
    """Whether the case counts as pending, and why not. # domain 2, invariant 5"""

    ACTIVE = 0
    PARKED = 1
    CLOSED = 2
    IN_FILE = 3


@dataclass(frozen=True, slots=True)
class Rest:
    """Since when and why a case is parked, closed or in a file; `until`: a parked one returns."""

    by: Actor
    at: Moment
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A file or a receipt as its ops, folded, make it."""

    case_id: CaseId
    kind: CaseKind
    office_id: OfficeId
    section_id: SectionId
    opened_by: Actor
    opened_at: Moment
    provisional: str
    custody: Custody
    movements: tuple[Movement, ...]
    number: str = ""
    receipt: Particulars | None = None
    cover: Cover | None = None
    status: CaseStatus = CaseStatus.ACTIVE
    notes: tuple[Note, ...] = ()
    correspondence: tuple[Correspondence, ...] = ()
    file_id: CaseId | None = None
    rest: Rest | None = None
    op_count: int = 1

    @property
    def subject(self) -> str:
        """The subject of the letter or of the file."""
        if self.cover is not None:
            return self.cover.subject
        return self.receipt.subject if self.receipt is not None else ""

    @property
    def sender(self) -> str:
        """Who wrote the letter; empty for a file."""
        return self.receipt.sender if self.receipt is not None else ""

    @property
    def category(self) -> str:
        """The main category of the letter or of the file."""
        if self.cover is not None:
            return self.cover.category
        return self.receipt.category if self.receipt is not None else ""

    @property
    def classification(self) -> Classification:
        """How secret the case is."""
        if self.cover is not None:
            return self.cover.classification
        return self.receipt.classification if self.receipt is not None else Classification.NORMAL

    @property
    def best_number(self) -> str:
        """The official number, or the provisional one until the registry has assigned it."""
        return self.number or self.provisional

    @property
    def last_movement(self) -> Movement:
        """The movement that gave the case to its present holder."""
        assert self.movements, "a case is born with its first movement"
        return self.movements[-1]

    @property
    def is_pending(self) -> bool:
        """Whether the case counts as pendency against its holder. # domain 2, invariant 5"""
        return self.status is CaseStatus.ACTIVE

    def note(self, note_id: NoteId) -> Note | None:
        """The note with this id, in whatever state."""
        return next((note for note in self.notes if note.note_id == note_id), None)

    @property
    def green_notes(self) -> tuple[Note, ...]:
        """The notes that become final when the case is sent."""
        return tuple(note for note in self.notes if note.state is NoteState.GREEN)

    @property
    def returns_to(self) -> PostId | None:
        """The post from which the holder has the case: the last one that sent it here."""
        for movement in reversed(self.movements):
            is_sending = movement.kind in (MovementKind.FORWARDED, MovementKind.RETURNED)
            if is_sending and movement.receiver == self.custody.post_id:
                return movement.sender
        return None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a decision rests on: the cases that a command names, and the directory."""

    directory: Directory
    cases: Mapping[CaseId, Case] = field(default_factory=dict)

    def case(self, case_id: CaseId) -> Case | None:
        """The case with this id, if it is known here."""
        return self.cases.get(case_id)

    def with_case(self, case: Case) -> "Basis":
        """The same basis with this case as it has become."""
        return Basis(directory=self.directory, cases={**self.cases, case.case_id: case})
