"""What is said of files whose text is taken in: by the command, and on the screens."""

from collections.abc import Mapping
from typing import Final

from eoffice_tui.intake import Left, Why
from eoffice_tui.present.sentences.sentence import Sentence

WHY: Final[Mapping[Why, Sentence]] = {
    Why.NOT_FOUND: Sentence("ऐसी कोई फ़ाइल नहीं है: {file}", "There is no such file: {file}"),
    Why.NOT_READABLE: Sentence(
        "यह पढ़ा नहीं जा सकता (फ़ोल्डर है, या अनुमति नहीं है): {file}",
        "This cannot be read (it is a folder, or you may not read it): {file}",
    ),
    Why.EMPTY: Sentence("इस फ़ाइल में कोई पाठ नहीं है: {file}", "There is no text in this file: {file}"),
    Why.TOO_LARGE: Sentence(
        "यह फ़ाइल 10 MB से बड़ी है। उसे भागों में बाँटें: {file}",
        "This file is larger than 10 MB. Split it into parts: {file}",
    ),
    Why.TOO_MUCH: Sentence(
        "इस फ़ाइल में इतना पाठ है कि एक बार में नहीं लिया जाता। उसे भागों में बाँटें: {file}",
        "There is more text in this file than is taken at once. Split it into parts: {file}",
    ),
    Why.NO_TEXT: Sentence(
        "इसमें पाठ नहीं, कोई और सामग्री है: {file}", "This holds something else than text: {file}"
    ),
    Why.WRONG_ENCODING: Sentence(
        "इस पाठ की कूट-पद्धति पहचानी नहीं गई। उसे UTF-8 में सहेजकर फिर दें: {file}",
        "The encoding of this text is not known. Save it as UTF-8 and give it again: {file}",
    ),
    Why.OTHER_LEGACY: Sentence(
        "यह पाठ {name} फ़ॉन्ट का है, जो यहाँ नहीं पढ़ा जाता; केवल कृति देव और DevLys पढ़े जाते हैं: {file}",
        "This text is in {name}, which is not read here; only Kruti Dev and DevLys are: {file}",
    ),
    Why.OLD_WORD: Sentence(
        "यह पुराने Word की .doc है या पासवर्ड से बंद है। Word में बिना पासवर्ड .docx सहेजें: {file}",
        "This is a .doc of old Word, or locked by a password. Save it as an open .docx: {file}",
    ),
    Why.NOT_A_DOCX: Sentence("यह .docx फ़ाइल नहीं है: {file}", "This is no .docx file: {file}"),
    Why.DAMAGED: Sentence(
        "यह फ़ाइल अधूरी या खराब है। मूल प्रति फिर से लें: {file}",
        "This file is cut off or damaged. Take the original again: {file}",
    ),
    Why.DECLARATIONS: Sentence(
        "यह फ़ाइल Word की बनाई नहीं है और खोली नहीं जाएगी: {file}",
        "This file was not made by Word and is not opened: {file}",
    ),
    Why.TOO_DEEP: Sentence(
        "यह फ़ाइल Word की बनाई नहीं है और खोली नहीं जाएगी (परतें बहुत गहरी): {file}",
        "This file was not made by Word and is not opened (nested too deep): {file}",
    ),
    Why.NO_TABLE: Sentence(
        "इसकी पंक्तियाँ सारणी की तरह नहीं पढ़ी जा सकीं: {file}",
        "Its rows cannot be read as a table: {file}",
    ),
}

LEFT: Final[Mapping[Left, Sentence]] = {
    Left.LIST_NUMBERS: Sentence("Word के दिए कंडिका क्रमांक", "paragraph numbers that Word gives"),
    Left.FOOTNOTES: Sentence("पाद-टिप्पणियाँ", "footnotes"),
    Left.COMMENTS: Sentence("हाशिये की टिप्पणियाँ", "comments"),
    Left.PICTURES: Sentence("चित्र", "pictures"),
    Left.HEADERS: Sentence("शीर्ष और पाद की पंक्तियाँ", "headers and footers"),
    Left.SYMBOLS: Sentence("चिह्न-फ़ॉन्ट के चिह्न", "signs of a symbol font"),
}
LEFT_OUT: Final = Sentence("नहीं लिया गया: {what} ({count})", "Not taken along: {what} ({count})")

# --- the command --------------------------------------------------------------------------------

ABOUT: Final = Sentence(
    "कृति देव या DevLys का पाठ यूनिकोड में बदलें, या यूनिकोड का कृति देव में। मूल फ़ाइल कभी नहीं बदलती।",
    "Turn Kruti Dev or DevLys text into Unicode, or Unicode into Kruti Dev. The file that is given "
    "is never changed.",
)
OPTION_FILE: Final = Sentence(
    "DOCX, TXT या CSV; न देने पर या '-' पर इनपुट से",
    "DOCX, TXT or CSV; standard input if '-' or absent",
)
OPTION_OUTPUT: Final = Sentence(
    "परिणाम इस नई फ़ाइल में; DOCX से .docx देने पर रूप वैसा ही रहता है; न देने पर आउटपुट पर",
    "write to this new file; a .docx made of a DOCX keeps its look; standard output if absent",
)
OPTION_TO: Final = Sentence("किसमें बदलें", "what to turn it into")
OPTION_KIND: Final = Sentence("फ़ाइल किस प्रकार की है", "what kind of file it is")
OPTION_COLUMNS: Final = Sentence(
    "CSV के ये स्तंभ कृति देव के हैं, जैसे 2,4", "these columns of a CSV are Kruti Dev, such as 2,4"
)
OPTION_ALL: Final = Sentence("पूरा पाठ कृति देव का है", "all of the text is Kruti Dev")
OPTION_LIST: Final = Sentence("हर बदला गया अंश दिखाएँ", "show every part that was converted")

CONVERTED: Final = Sentence(
    "{source}: बदले गए अंश {parts}, अक्षर {characters}",
    "{source}: parts converted {parts}, characters {characters}",
)
BY_LOOK: Final = Sentence("कृति देव जैसी पंक्तियाँ", "Lines that look like Kruti Dev")
BY_COLUMN: Final = Sentence("स्तंभ {number}", "Column {number}")
NOTHING: Final = Sentence(
    "कुछ नहीं बदला: इसमें कृति देव का पाठ नहीं मिला।",
    "Nothing was converted: no Kruti Dev text was found.",
)
PERHAPS_ALL: Final = Sentence(
    "फ़ॉन्ट का नाम नहीं मिला, पर पाठ कृति देव का लगता है। पूरा बदलने के लिए --all दें।",
    "No font says so, but the text looks like Kruti Dev. Give --all to convert all of it.",
)
UNKNOWN: Final = Sentence(
    "न पहचाने गए चिह्न ({count}) जैसे थे वैसे ही हैं: {glyphs}",
    "Glyphs that are not known ({count}) stand as they were: {glyphs}",
)
NOT_SHOWN: Final = Sentence(
    "जो अक्षर कृति देव में नहीं हैं ({count}), वे जैसे थे वैसे ही हैं: {glyphs}",
    "Characters that Kruti Dev does not have ({count}) stand as they were: {glyphs}",
)
EXISTS: Final = Sentence(
    "यह फ़ाइल पहले से है और बदली नहीं जाती। कोई नया नाम दें: {file}",
    "This file exists and is not overwritten. Give a new name: {file}",
)
NOT_WRITTEN: Final = Sentence(
    "परिणाम यहाँ नहीं लिखा जा सका: {file}", "The result could not be written here: {file}"
)
WORD_IN_UNICODE: Final = Sentence(
    ".docx केवल यूनिकोड में बनती है। कृति देव के लिए .txt नाम दें।",
    "A .docx is written in Unicode only. Give a .txt for Kruti Dev.",
)
WRONG_COLUMNS: Final = Sentence(
    "स्तंभ इस तरह दें: 2,4 (1 से 500 तक)", "Give columns like this: 2,4 (from 1 to 500)"
)
STANDARD_INPUT: Final = Sentence("इनपुट", "standard input")

# --- the screens --------------------------------------------------------------------------------

PICK_TITLE: Final = Sentence(
    "फ़ाइल से पाठ लाएँ: DOCX, TXT या CSV", "Text from a file: DOCX, TXT or CSV"
)
PICK_HINT: Final = Sentence("फ़ाइल का पथ लिखें …", "Type the path of the file …")
PICK_EMPTY: Final = Sentence("यहाँ ऐसी कोई फ़ाइल नहीं।", "No such file here.")
PICK_SHUT: Final = Sentence("यह फ़ोल्डर खोला नहीं जा सका।", "This folder cannot be opened.")
PICK_KEYS: Final = Sentence(
    "Enter खोलें या चुनें   Tab पूरा करें   Esc छोड़ें", "Enter open or choose   Tab complete   Esc leave"
)
OFFER_TITLE: Final = Sentence("{file}: टीप में यह पाठ जुड़ेगा", "{file}: this text enters the note")
IN_FILE: Final = Sentence("फ़ाइल में", "In the file")
AS_IT_ENTERS: Final = Sentence("जैसे जुड़ेगा", "As it enters")
OFFER_KEYS: Final = Sentence(
    "Enter जोड़ें   F4 बिना बदले जोड़ें   Esc न जोड़ें",
    "Enter take it   F4 take it unchanged   Esc take nothing",
)
LONGER_THAN_A_NOTE: Final = Sentence(
    "{file} का पाठ एक टीप से लंबा है, इसलिए नहीं लिया गया। आपकी टीप वैसी ही है। उसे भागों में बाँटें।",
    "{file} is longer than a note and was not taken. Your note is as it was. Split the file.",
)
LEFT_IN_FILE: Final = Sentence("! नहीं लिया जाएगा: {what}", "! Not taken along: {what}")
NONE_LEGACY: Final = Sentence(
    "इसमें कृति देव का पाठ नहीं मिला; जैसा है वैसा जुड़ेगा।",
    "No Kruti Dev was found in it; it enters as it is.",
)
