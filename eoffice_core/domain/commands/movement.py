"""What an officer may ask about where a case goes and rests."""

from dataclasses import dataclass
from datetime import date

from eoffice_core.domain.ids import CaseId, NoteId, OpId, PostId
from eoffice_core.domain.movement import Action, Priority


@dataclass(frozen=True, slots=True)
class ForwardCase:
    """Send the case to another post. # M01"""

    op_id: OpId
    case_id: CaseId
    receiver: PostId
    action: Action = Action.NECESSARY_ACTION
    priority: Priority = Priority.ORDINARY
    due_on: date | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class ReceiveCase:
    """Open what was sent; from then on it cannot be pulled back. # R22, M04"""

    op_id: OpId
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ReturnCase:
    """Give the case back to the post that sent it, with a reason that becomes a note. # M03"""

    op_id: OpId
    case_id: CaseId
    note_id: NoteId
    action: Action = Action.NECESSARY_ACTION
    priority: Priority = Priority.ORDINARY
    due_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PullBackCase:
    """Recall what was sent, while the receiver has not opened it. # M04"""

    op_id: OpId
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ParkCase:
    """Let a file rest with a reason and a date of return; it is no pendency. # M09, complaint 13"""

    op_id: OpId
    case_id: CaseId
    reason: str
    until: date


@dataclass(frozen=True, slots=True)
class ResumeCase:
    """Make a parked file active again. # M09"""

    op_id: OpId
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class CloseCase:
    """Close a file (after approval) or a receipt that needs no file. # M10, R27"""

    op_id: OpId
    case_id: CaseId
    reason: str


@dataclass(frozen=True, slots=True)
class ReopenCase:
    """Make a closed case active again. # M11, R37"""

    op_id: OpId
    case_id: CaseId
    reason: str


MovementCommand = (
    ForwardCase
    | ReceiveCase
    | ReturnCase
    | PullBackCase
    | ParkCase
    | ResumeCase
    | CloseCase
    | ReopenCase
)
