"""The correspondence side of a file: receipts (and later issues) by serial number. # C01"""

from dataclasses import dataclass

from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor


@dataclass(frozen=True, slots=True)
class Correspondence:
    """One paper on the correspondence side."""

    serial: int
    receipt_id: CaseId
    put_by: Actor
    put_at: Moment
