"""What an officer may ask about a file's opening and cover."""

from dataclasses import dataclass

from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, OfficeId, OpId, SectionId


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Open a new file (नस्ती खोलना). # F01, F11"""

    op_id: OpId
    case_id: CaseId
    office_id: OfficeId
    section_id: SectionId
    provisional: str
    cover: Cover


@dataclass(frozen=True, slots=True)
class EditCover:
    """Correct a file's cover; its head is part of the number and stays. # P08"""

    op_id: OpId
    case_id: CaseId
    cover: Cover


FileCommand = OpenFile | EditCover
