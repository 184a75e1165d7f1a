"""One word or short phrase in both languages for every member of the domain's enumerations.

Hindi as in the offices of Madhya Pradesh and Chhattisgarh (domain 4).
"""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.movement import Action, MovementKind, Priority
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.office import Charge
from eoffice_core.domain.receipt import Classification, DeliveryMode, Form, SenderKind
from eoffice_core.domain.receipt import Language as LetterLanguage
from eoffice_core.domain.views import Ageing, Deed, InboxShow, InboxSort
from eoffice_tui.present.sentences.link import LINK
from eoffice_tui.present.sentences.sentence import Language, Sentence

ACTION: Final[Mapping[Action, Sentence]] = {
    Action.NECESSARY_ACTION: Sentence("आवश्यक कार्यवाही हेतु", "For necessary action"),
    Action.APPROVAL: Sentence("अनुमोदनार्थ", "For approval"),
    Action.COMMENTS: Sentence("अभिमत हेतु", "For comments"),
    Action.INFORMATION: Sentence("सूचनार्थ", "For information"),
    Action.SIGNATURE: Sentence("हस्ताक्षरार्थ", "For signature"),
    Action.AS_DISCUSSED: Sentence("चर्चानुसार", "As discussed"),
    Action.PLEASE_SPEAK: Sentence("कृपया चर्चा करें", "Please speak"),
    Action.PLEASE_EXAMINE: Sentence("कृपया परीक्षण करें", "Please examine"),
    Action.PUT_UP: Sentence("प्रस्तुत करें", "Put up"),
    Action.FOR_RECORD: Sentence("अभिलेखार्थ", "For record"),
}

PRIORITY: Final[Mapping[Priority, Sentence]] = {
    Priority.ORDINARY: Sentence("सामान्य", "Ordinary"),
    Priority.URGENT: Sentence("आवश्यक", "Urgent"),
    Priority.MOST_URGENT: Sentence("अति आवश्यक", "Most urgent"),
    Priority.IMMEDIATE: Sentence("तत्काल", "Immediate"),
}

PRIORITY_SIGN: Final[Mapping[Priority, str]] = {
    Priority.ORDINARY: "",
    Priority.URGENT: "+",
    Priority.MOST_URGENT: "++",
    Priority.IMMEDIATE: "+++",
}
"""How urgent something is, where there is no room for the word; reads without colour."""

DELIVERY_MODE: Final[Mapping[DeliveryMode, Sentence]] = {
    DeliveryMode.BY_HAND: Sentence("स्वयं", "By hand"),
    DeliveryMode.POST: Sentence("साधारण डाक", "Post"),
    DeliveryMode.SPEED_POST: Sentence("स्पीड पोस्ट", "Speed post"),
    DeliveryMode.REGISTERED_POST: Sentence("पंजीकृत डाक", "Registered post"),
    DeliveryMode.COURIER: Sentence("कूरियर", "Courier"),
    DeliveryMode.FAX: Sentence("फैक्स", "Fax"),
    DeliveryMode.EMAIL: Sentence("ई-मेल", "E-mail"),
    DeliveryMode.EOFFICE: Sentence("ई-ऑफिस", "eOffice"),
    DeliveryMode.SPECIAL_MESSENGER: Sentence("विशेष वाहक", "Special messenger"),
    DeliveryMode.OTHER: Sentence("अन्य", "Other"),
}

SENDER_KIND: Final[Mapping[SenderKind, Sentence]] = {
    SenderKind.CITIZEN: Sentence("नागरिक", "Citizen"),
    SenderKind.STATE_DEPARTMENT: Sentence("राज्य विभाग", "State department"),
    SenderKind.CENTRAL_MINISTRY: Sentence("केन्द्रीय मंत्रालय", "Central ministry"),
    SenderKind.SUBORDINATE_OFFICE: Sentence("अधीनस्थ कार्यालय", "Subordinate office"),
    SenderKind.VIP: Sentence("जनप्रतिनिधि (सांसद, विधायक)", "Public representative (MP, MLA)"),
    SenderKind.AUTONOMOUS_BODY: Sentence("स्वायत्त संस्था", "Autonomous body"),
    SenderKind.PUBLIC_UNDERTAKING: Sentence("सार्वजनिक उपक्रम", "Public undertaking"),
    SenderKind.PRIVATE: Sentence("अशासकीय संस्था", "NGO or private"),
}

FORM: Final[Mapping[Form, Sentence]] = {
    Form.LETTER: Sentence("पत्र", "Letter"),
    Form.DO_LETTER: Sentence("अर्द्धशासकीय पत्र", "D.O. letter"),
    Form.OFFICE_MEMORANDUM: Sentence("कार्यालय ज्ञापन", "Office memorandum"),
    Form.UO_NOTE: Sentence("अशासकीय टीप (यू.ओ.)", "U.O. note"),
    Form.CIRCULAR: Sentence("परिपत्र", "Circular"),
    Form.ORDER: Sentence("आदेश", "Order"),
    Form.NOTIFICATION: Sentence("अधिसूचना", "Notification"),
    Form.ENDORSEMENT: Sentence("पृष्ठांकन", "Endorsement"),
    Form.APPLICATION: Sentence("आवेदन पत्र", "Application"),
    Form.REPRESENTATION: Sentence("अभ्यावेदन", "Representation"),
    Form.RTI_APPLICATION: Sentence("सूचना का अधिकार आवेदन", "RTI application"),
    Form.RTI_APPEAL: Sentence("सूचना का अधिकार अपील", "RTI appeal"),
    Form.COURT_NOTICE: Sentence("न्यायालयीन सूचना पत्र", "Court notice"),
    Form.LEGISLATURE_QUESTION: Sentence("विधानसभा प्रश्न", "Legislature question"),
    Form.VIP_REFERENCE: Sentence("जनप्रतिनिधि का पत्र", "VIP reference"),
    Form.BILL: Sentence("देयक", "Bill"),
    Form.TENDER: Sentence("निविदा", "Tender"),
    Form.REPORT: Sentence("प्रतिवेदन", "Report"),
    Form.MINUTES: Sentence("कार्यवाही विवरण", "Minutes"),
    Form.COMPLAINT: Sentence("शिकायत", "Complaint"),
    Form.INVITATION: Sentence("आमंत्रण", "Invitation"),
    Form.OTHER: Sentence("अन्य", "Other"),
}

LETTER_LANGUAGE: Final[Mapping[LetterLanguage, Sentence]] = {
    LetterLanguage.HINDI: Sentence("हिन्दी", "Hindi"),
    LetterLanguage.ENGLISH: Sentence("अंग्रेज़ी", "English"),
    LetterLanguage.OTHER: Sentence("अन्य", "Other"),
}

CLASSIFICATION: Final[Mapping[Classification, Sentence]] = {
    Classification.NORMAL: Sentence("सामान्य", "Normal"),
    Classification.CONFIDENTIAL: Sentence("गोपनीय", "Confidential"),
    Classification.SECRET: Sentence("गुप्त", "Secret"),
    Classification.TOP_SECRET: Sentence("परम गुप्त", "Top secret"),
}

CASE_KIND: Final[Mapping[CaseKind, Sentence]] = {
    CaseKind.RECEIPT: Sentence("आवक", "Receipt"),
    CaseKind.FILE: Sentence("नस्ती", "File"),
}

CASE_STATUS: Final[Mapping[CaseStatus, Sentence]] = {
    CaseStatus.ACTIVE: Sentence("लंबित", "Pending"),
    CaseStatus.PARKED: Sentence("स्थगित", "Parked"),
    CaseStatus.CLOSED: Sentence("नस्तीबद्ध", "Closed"),
    CaseStatus.IN_FILE: Sentence("नस्ती में", "In a file"),
}

MOVEMENT_KIND: Final[Mapping[MovementKind, Sentence]] = {
    MovementKind.BORN: Sentence("दर्ज", "Opened"),
    MovementKind.FORWARDED: Sentence("अग्रेषित", "Forwarded"),
    MovementKind.RETURNED: Sentence("वापस", "Returned"),
    MovementKind.PULLED_BACK: Sentence("वापस लिया", "Pulled back"),
}

NOTE_STATE: Final[Mapping[NoteState, Sentence]] = {
    NoteState.YELLOW: Sentence("पीली टीप", "Yellow note"),
    NoteState.GREEN: Sentence("हरी टीप", "Green note"),
    NoteState.FINAL: Sentence("अंतिम टीप", "Final note"),
    NoteState.DISCARDED: Sentence("हटाई गई टीप", "Discarded note"),
}

NOTE_KIND: Final[Mapping[NoteKind, Sentence]] = {
    NoteKind.PLAIN: Sentence("टीप", "Note"),
    NoteKind.APPROVAL: Sentence("अनुमोदन", "Approval"),
    NoteKind.RETURN: Sentence("वापसी", "Return"),
}

AGEING: Final[Mapping[Ageing, Sentence]] = {
    Ageing.FRESH: Sentence("3 दिन से कम", "Under 3 days"),
    Ageing.THREE: Sentence("3 दिन या अधिक", "3 days or more"),
    Ageing.SEVEN: Sentence("7 दिन या अधिक", "7 days or more"),
    Ageing.TEN: Sentence("10 दिन या अधिक", "10 days or more"),
}

AGEING_SIGN: Final[Mapping[Ageing, str]] = {
    Ageing.FRESH: "",
    Ageing.THREE: "*",
    Ageing.SEVEN: "**",
    Ageing.TEN: "***",
}
"""How long something has waited, beside the days; reads without colour. # U04"""

INBOX_SHOW: Final[Mapping[InboxShow, Sentence]] = {
    InboxShow.HELD: Sentence("मेरे पास", "With me"),
    InboxShow.UNREAD: Sentence("बिना खोले", "Unread"),
    InboxShow.RECEIPTS: Sentence("आवक", "Receipts"),
    InboxShow.FILES: Sentence("नस्तियाँ", "Files"),
    InboxShow.TO_APPROVE: Sentence("अनुमोदन हेतु", "To approve"),
    InboxShow.PARKED: Sentence("स्थगित", "Parked"),
    InboxShow.CLOSED: Sentence("नस्तीबद्ध", "Closed"),
    InboxShow.SENT: Sentence("भेजी गई", "Sent"),
}

INBOX_SORT: Final[Mapping[InboxSort, Sentence]] = {
    InboxSort.NEWEST: Sentence("नई पहले", "Newest first"),
    InboxSort.OLDEST: Sentence("पुरानी पहले", "Oldest first"),
    InboxSort.DUE: Sentence("नियत तिथि के क्रम में", "By due date"),
    InboxSort.PRIORITY: Sentence("प्राथमिकता के क्रम में", "By priority"),
    InboxSort.NUMBER: Sentence("क्रमांक के क्रम में", "By number"),
    InboxSort.SUBJECT: Sentence("विषय के क्रम में", "By subject"),
    InboxSort.SENDER: Sentence("प्रेषक के क्रम में", "By sender"),
}

DEED: Final[Mapping[Deed, Sentence]] = {
    Deed.RECEIVE: Sentence("प्राप्त करें", "Receive"),
    Deed.NOTE: Sentence("टीप लिखें", "Write a note"),
    Deed.FORWARD: Sentence("भेजें", "Send"),
    Deed.RETURN: Sentence("वापस करें", "Return"),
    Deed.PULL_BACK: Sentence("वापस लें", "Pull back"),
    Deed.APPROVE: Sentence("अनुमोदन करें", "Approve"),
    Deed.PUT_IN_FILE: Sentence("नस्ती में रखें", "Put in a file"),
    Deed.EDIT: Sentence("सुधारें", "Edit"),
    Deed.PARK: Sentence("स्थगित रखें", "Park"),
    Deed.RESUME: Sentence("पुनः चालू करें", "Resume"),
    Deed.CLOSE: Sentence("नस्तीबद्ध करें", "Close"),
    Deed.REOPEN: Sentence("पुनः खोलें", "Reopen"),
}

CHARGE: Final[Mapping[Charge, Sentence]] = {
    Charge.SUBSTANTIVE: Sentence("मूल पद", "Substantive"),
    Charge.ADDITIONAL: Sentence("अतिरिक्त प्रभार", "Additional charge"),
}

CATEGORIES: Final[tuple[Sentence, ...]] = (
    Sentence("स्थापना", "Establishment"),
    Sentence("लेखा", "Accounts"),
    Sentence("राजस्व", "Revenue"),
    Sentence("भू-अर्जन", "Land acquisition"),
    Sentence("नामांतरण", "Mutation"),
    Sentence("जन-शिकायत", "Public grievance"),
    Sentence("सीएम हेल्पलाइन", "CM Helpline"),
    Sentence("सूचना का अधिकार", "Right to Information"),
    Sentence("न्यायालयीन", "Court case"),
    Sentence("निर्वाचन", "Election"),
    Sentence("आपदा राहत", "Disaster relief"),
    Sentence("शस्त्र", "Arms licence"),
    Sentence("कानून-व्यवस्था", "Law and order"),
    Sentence("नजारत", "Nazarat"),
    Sentence("भण्डार", "Stores"),
    Sentence("विकास योजना", "Development schemes"),
    Sentence("पंचायत", "Panchayat"),
    Sentence("खाद्य", "Food"),
    Sentence("लेखापरीक्षा", "Audit"),
    Sentence("विधानसभा प्रश्न", "Legislature question"),
    Sentence("समय-सीमा (टी.एल.)", "Time-limit (TL) letter"),
    Sentence("विविध", "Miscellaneous"),
)
"""Categories of a district or block (domain 1.2); the Hindi word is what is recorded."""

TABLES: Final[tuple[Mapping[Enum, Sentence], ...]] = (
    ACTION,
    PRIORITY,
    DELIVERY_MODE,
    SENDER_KIND,
    FORM,
    LETTER_LANGUAGE,
    CLASSIFICATION,
    CASE_KIND,
    CASE_STATUS,
    MOVEMENT_KIND,
    NOTE_STATE,
    NOTE_KIND,
    AGEING,
    LINK,
    INBOX_SHOW,
    INBOX_SORT,
    DEED,
    CHARGE,
)  # type: ignore[assignment] # a mapping's key type does not vary, but each table is only read

_BY_TYPE: Final = {type(next(iter(table))): table for table in TABLES}


def word(member: Enum) -> Sentence:
    """The word for a member of any of the domain's enumerations."""
    return _BY_TYPE[type(member)][member]


def kind_sign(kind: CaseKind, language: Language) -> str:
    """Receipt or file in one cell: the first letter of what the state calls it."""
    return CASE_KIND[kind].say(language)[0]


def category_word(recorded: str) -> Sentence | str:
    """A recorded category in both languages; one that is not in the list stays as it was typed."""
    for category in CATEGORIES:
        if recorded == category.hindi:
            return category
    return recorded
