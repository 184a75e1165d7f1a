"""What is said of text in the fonts of the typewriter's time, pasted or brought from a file."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

PASTE_TITLE: Final = Sentence(
    "चिपकाया गया पाठ कृति देव फ़ॉन्ट का लगता है। इसे कैसे जोड़ें?",
    "The pasted text looks like Kruti Dev. How shall it enter?",
)
AS_PASTED: Final = Sentence("जैसा चिपकाया", "As pasted")
AS_UNICODE: Final = Sentence("यूनिकोड में", "As Unicode")
PASTE_KEYS: Final = Sentence(
    "Enter यूनिकोड जोड़ें   F4 जैसा है वैसा जोड़ें   Esc न जोड़ें",
    "Enter take Unicode   F4 keep as typed   Esc do not paste",
)
UNKNOWN: Final = Sentence(
    "! न पहचाने गए चिह्न ({count}) जैसे थे वैसे ही रहेंगे: {glyphs}",
    "! Glyphs that are not known ({count}) stay as they are: {glyphs}",
)
KEPT_LINES: Final = Sentence(
    "! जो पंक्तियाँ कृति देव की नहीं लगतीं ({count}), वे वैसी ही रहेंगी।",
    "! Lines that do not look like Kruti Dev ({count}) stay as they are.",
)
LOOK: Final = Sentence(
    "अंक, % और विराम-चिह्न मिलाकर देख लें।", "Compare figures, % and punctuation before you take it."
)

FOREIGN_TITLE: Final = Sentence(
    "यह पाठ {name} फ़ॉन्ट का है, जो यहाँ नहीं पढ़ा जाता।",
    "This text is in {name}, which is not read here.",
)
UNNAMED_TITLE: Final = Sentence(
    "यह पाठ किसी ऐसे पुराने फ़ॉन्ट का लगता है जो यहाँ नहीं पढ़ा जाता।",
    "This text seems to be in a legacy font that is not read here.",
)
NOT_READ: Final = Sentence("नहीं पढ़ा जा सकता", "Cannot be read")
FOREIGN_ADVICE: Final = Sentence(
    "इसे यूनिकोड में बदलवाकर चिपकाएँ, या हाथ से लिखें।", "Have it turned into Unicode, or type it by hand."
)
FOREIGN_KEYS: Final = Sentence(
    "Enter या Esc न जोड़ें   F4 जैसा है वैसा जोड़ें", "Enter or Esc do not paste   F4 keep as typed"
)
WRITTEN_TITLE: Final = Sentence(
    "इस पाठ में कृति देव फ़ॉन्ट का अंश है। यूनिकोड में बदलें?",
    "This text holds Kruti Dev. Turn it into Unicode?",
)
NOT_LEGACY: Final = Sentence(
    "चुने हुए पाठ में कृति देव का अंश नहीं मिला। कुछ नहीं बदला।",
    "No Kruti Dev was found in the selected text. Nothing is changed.",
)
