"""What was recorded about a file's opening and cover, and about numbers."""

from dataclasses import dataclass

from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import OfficeId, SectionId
from eoffice_core.domain.ops.change import Change


@dataclass(frozen=True, slots=True)
class FileOpened:
    """A new file was opened."""

    office_id: OfficeId
    section_id: SectionId
    provisional: str
    cover: Cover


@dataclass(frozen=True, slots=True)
class CoverEdited:
    """The cover was corrected: old and new value of each field. # P08"""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class NumberAssigned:
    """The registry gave the case its official number; only the registry records this."""

    number: str


FileBody = FileOpened | CoverEdited | NumberAssigned
