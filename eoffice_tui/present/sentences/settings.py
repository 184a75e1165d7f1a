"""What the settings say: how an officer reads, and the words of the state."""

from collections.abc import Mapping
from typing import Final

from eoffice_core.domain.state_pack import State
from eoffice_tui.present.numerals import Numerals
from eoffice_tui.present.sentences.sentence import Language, Sentence

HEADING: Final = Sentence("सेटिंग", "Settings")
LANGUAGE: Final = Sentence("स्क्रीन की भाषा", "Language")
NUMERALS: Final = Sentence("अंक", "Digits")
STATE: Final = Sentence("राज्य के शब्द", "Words of")
COLOURS: Final = Sentence("रंग", "Colours")

TAKES_EFFECT: Final = Sentence(
    "← → से बदलें; बदलाव तुरंत लागू होता है और अगली बार भी रहता है।",
    "Change with ← →; it takes effect at once and is kept for the next time.",
)
DIGITS_IN_HINDI: Final = Sentence(
    "हिन्दी अंक केवल दिखाने के लिए हैं; लिखते समय दोनों अंक चलते हैं।",
    "Hindi digits are for reading, on Hindi screens; either may be typed anywhere.",
)
WORDS_HEAD: Final = Sentence("इस राज्य के शब्द", "Words of this state")
POSTS_HEAD: Final = Sentence("इस राज्य के पद", "Posts of this state")
STATE_IN_FORCE: Final = Sentence("राज्य के शब्द: {state}", "Words of the state: {state}")

PACK_UNKNOWN: Final = Sentence(
    "'{name}' नाम के शब्द ई-ऑफिस में नहीं हैं। {state} के शब्द दिख रहे हैं; आपका काम सुरक्षित है। F12 से अपना "
    "राज्य चुनें।",
    "eOffice has no words called '{name}'. Those of {state} are shown; your work is safe. Choose "
    "your state with F12.",
)
PACK_DAMAGED: Final = Sentence(
    "'{name}' के शब्दों की फ़ाइल ठीक नहीं है ({where})। {state} के शब्द दिख रहे हैं; आपका काम सुरक्षित है। नोडल "
    "अधिकारी को बताएँ।",
    "The file of the words of '{name}' is damaged ({where}). Those of {state} are shown; your work "
    "is safe. Tell the nodal officer.",
)

LANGUAGE_WORD: Final[Mapping[Language, Sentence]] = {
    Language.HINDI: Sentence("हिन्दी", "Hindi"),
    Language.ENGLISH: Sentence("अंग्रेज़ी", "English"),
}
NUMERALS_WORD: Final[Mapping[Numerals, Sentence]] = {
    Numerals.ASCII: Sentence("अंतरराष्ट्रीय अंक", "International"),
    Numerals.HINDI: Sentence("हिन्दी अंक", "Hindi digits"),
}
STATE_WORD: Final[Mapping[State, Sentence]] = {
    State.MADHYA_PRADESH: Sentence("मध्यप्रदेश", "Madhya Pradesh"),
    State.CHHATTISGARH: Sentence("छत्तीसगढ़", "Chhattisgarh"),
    State.UTTAR_PRADESH: Sentence("उत्तर प्रदेश", "Uttar Pradesh"),
    State.RAJASTHAN: Sentence("राजस्थान", "Rajasthan"),
    State.BIHAR: Sentence("बिहार", "Bihar"),
    State.HARYANA: Sentence("हरियाणा", "Haryana"),
    State.GENERAL: Sentence("सामान्य हिन्दी", "General Hindi"),
}
COLOURS_PLAIN: Final = Sentence("गहरे", "Dark")
COLOURS_LIGHT: Final = Sentence("हल्के", "Light")
COLOURS_CONTRAST: Final = Sentence("अधिक स्पष्ट", "High contrast")

WORD_NAMES: Final[Mapping[str, Sentence]] = {
    "file": Sentence("जिसमें टीप और पत्र रहते हैं", "What holds notes and papers"),
    "closed": Sentence("काम पूरा होने पर", "When its work is done"),
    "notesheet": Sentence("जिस पर टीप लिखी जाती है", "What a note is written on"),
    "note": Sentence("लिखित राय या प्रस्ताव", "A written opinion or proposal"),
    "paragraph": Sentence("लेख का क्रमांकित भाग", "A numbered part of a text"),
    "draft": Sentence("जारी होने से पहले का पत्र", "A letter before its issue"),
    "dak": Sentence("कार्यालय में आने वाले पत्र", "What arrives at the office"),
    "receipt": Sentence("दर्ज किया हुआ पत्र", "A letter that was entered"),
    "section": Sentence("कार्यालय का भाग", "A part of the office"),
    "officer": Sentence("पद पर बैठा व्यक्ति", "Who sits in a post"),
}
