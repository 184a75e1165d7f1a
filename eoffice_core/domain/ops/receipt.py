"""What was recorded about a receipt."""

from dataclasses import dataclass

from eoffice_core.domain.ids import CaseId, OfficeId, SectionId
from eoffice_core.domain.ops.change import Change
from eoffice_core.domain.receipt import Particulars


@dataclass(frozen=True, slots=True)
class ReceiptDiarised:
    """A letter was entered in the diary."""

    office_id: OfficeId
    section_id: SectionId
    provisional: str
    particulars: Particulars


@dataclass(frozen=True, slots=True)
class ReceiptEdited:
    """Particulars were corrected: old and new value of each field. # R17"""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ReceiptPutInFile:
    """On the file: a receipt was put on its correspondence side."""

    receipt_id: CaseId


@dataclass(frozen=True, slots=True)
class ReceiptFiled:
    """On the receipt: it was put in a file, with which it travels from now on."""

    file_id: CaseId


ReceiptBody = ReceiptDiarised | ReceiptEdited | ReceiptPutInFile | ReceiptFiled
