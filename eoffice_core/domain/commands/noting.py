"""What an officer may ask on the noting side."""

from dataclasses import dataclass

from eoffice_core.domain.ids import CaseId, NoteId, OpId


@dataclass(frozen=True, slots=True)
class WriteYellowNote:
    """Write a working note that later holders may still change. # T02"""

    op_id: OpId
    case_id: CaseId
    note_id: NoteId
    text: str


@dataclass(frozen=True, slots=True)
class EditYellowNote:
    """Change a working note. # T02"""

    op_id: OpId
    case_id: CaseId
    note_id: NoteId
    text: str


@dataclass(frozen=True, slots=True)
class DiscardYellowNote:
    """Put a working note away; its text stays in the record of ops. # domain 2.3"""

    op_id: OpId
    case_id: CaseId
    note_id: NoteId


@dataclass(frozen=True, slots=True)
class ConfirmNote:
    """Turn a yellow note into a green one. # T03"""

    op_id: OpId
    case_id: CaseId
    note_id: NoteId


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Write a green note directly. # T04"""

    op_id: OpId
    case_id: CaseId
    note_id: NoteId
    text: str


@dataclass(frozen=True, slots=True)
class EditNote:
    """Correct one's own green note before the case is sent. # T11"""

    op_id: OpId
    case_id: CaseId
    note_id: NoteId
    text: str


@dataclass(frozen=True, slots=True)
class WithdrawNote:
    """Take back one's own green note before the case is sent. # T11"""

    op_id: OpId
    case_id: CaseId
    note_id: NoteId


@dataclass(frozen=True, slots=True)
class ApproveCase:
    """Approve what the noting proposes: a green note that decides. # D05, phrases 13–16"""

    op_id: OpId
    case_id: CaseId
    note_id: NoteId
    text: str


NotingCommand = (
    WriteYellowNote
    | EditYellowNote
    | DiscardYellowNote
    | ConfirmNote
    | WriteNote
    | EditNote
    | WithdrawNote
    | ApproveCase
)
