"""A receipt's particulars: what the diary records of an incoming letter. # R04–R06"""

from dataclasses import dataclass, fields
from datetime import date
from enum import IntEnum


class DeliveryMode(IntEnum):
    """How the letter came. # domain 1.2"""

    BY_HAND = 0
    POST = 1
    SPEED_POST = 2
    REGISTERED_POST = 3
    COURIER = 4
    FAX = 5
    EMAIL = 6
    EOFFICE = 7
    SPECIAL_MESSENGER = 8
    OTHER = 9


class SenderKind(IntEnum):
    """Who writes. # E21"""

    CITIZEN = 0
    STATE_DEPARTMENT = 1
    CENTRAL_MINISTRY = 2
    SUBORDINATE_OFFICE = 3
    VIP = 4
    AUTONOMOUS_BODY = 5
    PUBLIC_UNDERTAKING = 6
    PRIVATE = 7


class Form(IntEnum):
    """Form of communication. # domain 1.2"""

    LETTER = 0
    DO_LETTER = 1
    OFFICE_MEMORANDUM = 2
    UO_NOTE = 3
    CIRCULAR = 4
    ORDER = 5
    NOTIFICATION = 6
    ENDORSEMENT = 7
    APPLICATION = 8
    REPRESENTATION = 9
    RTI_APPLICATION = 10
    RTI_APPEAL = 11
    COURT_NOTICE = 12
    LEGISLATURE_QUESTION = 13
    VIP_REFERENCE = 14
    BILL = 15
    TENDER = 16
    REPORT = 17
    MINUTES = 18
    COMPLAINT = 19
    INVITATION = 20
    OTHER = 21


class Language(IntEnum):
    """The letter's language."""

    HINDI = 0
    ENGLISH = 1
    OTHER = 2


class Classification(IntEnum):
    """How secret a paper is. # R03"""

    NORMAL = 0
    CONFIDENTIAL = 1
    SECRET = 2
    TOP_SECRET = 3


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the diary records; of the sender at least a name is needed. # R05"""

    subject: str
    sender: str
    received_on: date
    letter_date: date
    category: str
    delivery_mode: DeliveryMode = DeliveryMode.BY_HAND
    sender_place: str = ""
    sender_kind: SenderKind = SenderKind.CITIZEN
    letter_number: str = ""
    mode_number: str = ""
    form: Form = Form.LETTER
    language: Language = Language.HINDI
    classification: Classification = Classification.NORMAL
    sub_category: str = ""
    enclosures: str = ""
    mobile: str = ""
    email: str = ""
    remarks: str = ""


FROZEN_FIELDS = ("received_on", "letter_date", "delivery_mode")
"""Never changed after diarising; the fourth, the diarised date, is no field at all. # R17"""

EDITABLE_FIELDS = tuple(f.name for f in fields(Particulars) if f.name not in FROZEN_FIELDS)
