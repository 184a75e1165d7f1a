"""What an officer may ask about a receipt."""

from dataclasses import dataclass

from eoffice_core.domain.ids import CaseId, OfficeId, OpId, SectionId
from eoffice_core.domain.receipt import Particulars


@dataclass(frozen=True, slots=True)
class DiariseReceipt:
    """Enter a letter in the diary. # R01, R08"""

    op_id: OpId
    case_id: CaseId
    office_id: OfficeId
    section_id: SectionId
    provisional: str
    particulars: Particulars


@dataclass(frozen=True, slots=True)
class EditReceipt:
    """Correct a receipt's particulars; the frozen fields must be as they were. # R17"""

    op_id: OpId
    case_id: CaseId
    particulars: Particulars


@dataclass(frozen=True, slots=True)
class PutInFile:
    """Put a receipt on the correspondence side of a file; `case_id` is the file. # R25"""

    op_id: OpId
    receipt_op_id: OpId
    case_id: CaseId
    receipt_id: CaseId


ReceiptCommand = DiariseReceipt | EditReceipt | PutInFile
