"""What the form for a new file says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("नई नस्ती", "New file")
SUBJECT: Final = Sentence("विषय *", "Subject *")
CATEGORY: Final = Sentence("श्रेणी *", "Category *")
HEAD: Final = Sentence("शीर्ष", "Head")
SUB_CATEGORY: Final = Sentence("उप-श्रेणी", "Sub-category")
CLASSIFICATION: Final = Sentence("गोपनीयता", "Classification")
LANGUAGE: Final = Sentence("भाषा", "Language")
EARLIER: Final = Sentence("पूर्व संदर्भ", "Earlier reference")
LATER: Final = Sentence("पश्चात् संदर्भ", "Later reference")
REMARKS: Final = Sentence("अभ्युक्ति", "Remarks")

WITH_RECEIPT: Final = Sentence(
    "आवक {number} इसी नस्ती के पत्राचार में रखी जाएगी।",
    "Receipt {number} will be put on this file's correspondence side.",
)
OPENED: Final = Sentence(
    "नस्ती खुली: {number}। सर्वर से आधिकारिक क्रमांक मिलने तक यही क्रमांक लिखें।",
    "File opened: {number}. Use this number until the server gives the official one.",
)
