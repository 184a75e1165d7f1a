"""What was recorded about where a case went and rested."""

from dataclasses import dataclass
from datetime import date

from eoffice_core.domain.ids import NoteId, PostId
from eoffice_core.domain.movement import Action, Priority


@dataclass(frozen=True, slots=True)
class CaseForwarded:
    """The case was sent on; the sender's green notes became final."""

    receiver: PostId
    action: Action
    priority: Priority
    due_on: date | None
    remarks: str


@dataclass(frozen=True, slots=True)
class CaseReceived:
    """The holder opened what was sent."""


@dataclass(frozen=True, slots=True)
class CaseReturned:
    """The case went back to the post that sent it; the reason stands as a final note."""

    receiver: PostId
    note_id: NoteId
    action: Action
    priority: Priority
    due_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class CasePulledBack:
    """The sender recalled the case before it was opened; his last notes are editable again."""


@dataclass(frozen=True, slots=True)
class CaseParked:
    """The file rests until a date and is no pendency."""

    reason: str
    until: date


@dataclass(frozen=True, slots=True)
class CaseResumed:
    """The parked file is active again."""


@dataclass(frozen=True, slots=True)
class CaseClosed:
    """The case was closed."""

    reason: str


@dataclass(frozen=True, slots=True)
class CaseReopened:
    """The closed case is active again."""

    reason: str


MovementBody = (
    CaseForwarded
    | CaseReceived
    | CaseReturned
    | CasePulledBack
    | CaseParked
    | CaseResumed
    | CaseClosed
    | CaseReopened
)
