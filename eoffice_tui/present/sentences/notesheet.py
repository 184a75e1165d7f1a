"""What the notesheet says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("नोटशीट", "Notesheet")
HEAD_NEW: Final = Sentence("नोटशीट · टीप {note} · {number}", "Notesheet · note {note} · {number}")
HEAD_YELLOW: Final = Sentence("पीली टीप बदलना · {number}", "Changing a yellow note · {number}")
HEAD_GREEN: Final = Sentence("टीप {note} बदलना · {number}", "Changing note {note} · {number}")
EARLIER: Final = Sentence("पिछली टीपें ({count})", "Earlier notes ({count})")
OWN: Final = Sentence("आपकी टीप", "Your note")
PLACEHOLDER: Final = Sentence(
    "यहाँ टीप लिखें। खाली पंक्ति से नई कंडिका, क्रमांक अपने आप।",
    "Write the note here. An empty line begins a new paragraph; numbers come by themselves.",
)
HALF_WRITTEN: Final = Sentence(
    "आपकी आधी लिखी टीप यहाँ है; वहीं से आगे लिखें।", "Your half-written note is here; go on from there."
)
KEPT: Final = Sentence(
    "आधी लिखी टीप सुरक्षित है; n से फिर खुलेगी।", "The half-written note is kept; n opens it again."
)
EMPTY: Final = Sentence("टीप खाली है। पहले लिखें।", "The note is empty. Write it first.")
GREEN_STAYS: Final = Sentence(
    "यह टीप हरी है, फिर पीली नहीं होती। F2 से सुधार दर्ज करें।",
    "This note is green and does not turn yellow again. Record the correction with F2.",
)

CONFIRM_GREEN: Final = Sentence(
    "यह हरी टीप के रूप में अभिलेख में दर्ज होगा:", "This goes on record as a green note:"
)
CONFIRM_YELLOW: Final = Sentence("यह पीली टीप के रूप में रखी जाएगी:", "This is kept as a yellow note:")
CONFIRM_EDIT: Final = Sentence("टीप का लेख इस प्रकार होगा:", "The note will read:")
CONFIRM_KEYS: Final = Sentence("Enter या F2 दर्ज करें   Esc बदलें", "Enter or F2 record   Esc change")
AUTHOR: Final = Sentence("लेखक", "Author")
AUTHOR_LINE: Final = Sentence("{officer}, {post}", "{officer}, {post}")
MEANING: Final = Sentence("इसका अर्थ", "What it means")
GREEN_MEANS: Final = Sentence(
    "आप भेजने तक इसे बदल सकते हैं; भेजते ही यह अंतिम हो जाती है।",
    "You may change it until you send the case; once sent it is final.",
)
YELLOW_MEANS: Final = Sentence(
    "अभिलेख नहीं; आपके या आगे के अधिकारी के पास बदली या हटाई जा सकती है।",
    "Not on record; you and later holders may change or discard it.",
)

DONE_GREEN: Final = Sentence(
    "टीप {note} अभिलेख में दर्ज हुई। भेजने के लिए s या F3।",
    "Note {note} is on record. Press s or F3 to send.",
)
DONE_YELLOW: Final = Sentence("पीली टीप रखी गई।", "The yellow note is kept.")
DONE_EDIT: Final = Sentence("टीप सुधारी गई।", "The note was corrected.")

PHRASES_TITLE: Final = Sentence("त्वरित टीप", "Quick notes")
PHRASES_HINT: Final = Sentence(
    "वाक्य का कोई शब्द, या कोई राशि लिखें …", "Type any word of the phrase, or a sum …"
)
PHRASES_EMPTY: Final = Sentence("ऐसा कोई वाक्य नहीं।", "No such phrase.")
PHRASES_KEYS: Final = Sentence("Enter टीप में जोड़ें   Esc छोड़ें", "Enter insert   Esc leave")

UNCLEAN: Final = Sentence(
    "इस लेख में अदृश्य चिह्न हैं, इसलिए नहीं जुड़ा। टीप वैसी ही है। वह अंश हाथ से लिखें।",
    "That text holds invisible signs and was not taken. Your note is as it was. Type it by hand.",
)
TOO_LONG: Final = Sentence(
    "टीप इससे लंबी नहीं हो सकती; वह अंश नहीं जुड़ा। टीप वैसी ही है। दूसरी टीप में लिखें।",
    "The note cannot be longer; that text was not taken. Yours is as it was. Write a second note.",
)
