"""What the diarising form says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("आवक दर्ज करना", "New receipt")
HEADING_EDIT: Final = Sentence("आवक सुधारना: {number}", "Edit receipt: {number}")

SENDER: Final = Sentence("प्रेषक *", "Sender *")
SUBJECT: Final = Sentence("विषय *", "Subject *")
LETTER_NUMBER: Final = Sentence("पत्र क्रमांक", "Letter number")
LETTER_DATE: Final = Sentence("पत्र दिनांक *", "Letter date *")
CATEGORY: Final = Sentence("श्रेणी *", "Category *")
DELIVERY_MODE: Final = Sentence("प्राप्ति का माध्यम", "Delivery mode")

RECEIVED_ON: Final = Sentence("प्राप्ति दिनांक *", "Received date *")
SENDER_PLACE: Final = Sentence("प्रेषक का पता", "Sender's place")
SENDER_KIND: Final = Sentence("प्रेषक का प्रकार", "Sender type")
MOBILE: Final = Sentence("मोबाइल", "Mobile")
EMAIL: Final = Sentence("ई-मेल", "E-mail")
MODE_NUMBER: Final = Sentence("डाक क्रमांक", "Postal number")
FORM: Final = Sentence("पत्र का रूप", "Form of letter")
LANGUAGE: Final = Sentence("पत्र की भाषा", "Letter's language")
CLASSIFICATION: Final = Sentence("गोपनीयता", "Classification")
SUB_CATEGORY: Final = Sentence("उप-श्रेणी", "Sub-category")
ENCLOSURES: Final = Sentence("संलग्नक", "Enclosures")
REMARKS: Final = Sentence("अभ्युक्ति", "Remarks")

LETTER_DATE_MISSING: Final = Sentence(
    "पत्र दिनांक लिखें; पत्र पर न हो तो प्राप्ति दिनांक लिखें।",
    "Write the letter's date; where it has none, the date it was received.",
)
RECEIVED_MISSING: Final = Sentence("प्राप्ति दिनांक लिखें।", "Write the date it was received.")
FROZEN: Final = Sentence(
    "प्राप्ति दिनांक, पत्र दिनांक और माध्यम दर्ज होने के बाद नहीं बदलते।",
    "Received date, letter date and delivery mode do not change once recorded.",
)
MORE_HIDDEN: Final = Sentence(
    "F5: प्राप्ति दिनांक ({day}), पता, मोबाइल, संलग्नक और शेष विवरण",
    "F5: received date ({day}), place, mobile, enclosures and the rest",
)

SAVED: Final = Sentence(
    "आवक दर्ज हुई: {number}। सर्वर से आधिकारिक क्रमांक मिलने तक यही क्रमांक लिखें।",
    "Recorded: {number}. Use this number until the server gives the official one.",
)
SAVED_NEXT: Final = Sentence(
    "आवक दर्ज हुई: {number}। अब अगला मिलता-जुलता पत्र लिखें।",
    "Recorded: {number}. Now the next, similar letter.",
)
EDITED: Final = Sentence(
    "{number} के सुधार दर्ज हुए; पुराना विवरण अभिलेख में बना है।",
    "The corrections of {number} are recorded; the old particulars stay on record.",
)
ONLY_FOR_NEW: Final = Sentence(
    "सुधारते समय केवल 'दर्ज करें' (F2) है।", "While correcting, there is only Save (F2)."
)
