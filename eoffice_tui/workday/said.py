"""What is written and said in the course of the day."""

from typing import Final

from eoffice_tui.present.sentences import Sentence

SUBJECT_MISSPELT: Final = "जिला निर्वाचन कार्यालय हेतु लेखन सामग्रि की मांग"
SUBJECT: Final = "जिला निर्वाचन कार्यालय हेतु लेखन सामग्री की मांग"
SENDER: Final = "उप जिला निर्वाचन अधिकारी"
SENDER_PLACE: Final = "कलेक्टर कार्यालय, सागर"
LETTER_NUMBER: Final = "निर्वा./स्टोर/214"
FILE_SUBJECT: Final = "निर्वाचन कार्य हेतु लेखन सामग्री क्रय बाबत"

NOTE: Final = """विचाराधीन पत्र पृष्ठ 1/प. पर अवलोकनीय है।
2. मांग अनुसार सामग्री का अनुमानित व्यय ₹24,500 है।
3. बजट शीर्ष 22-कार्यालय व्यय में ₹1,10,000 उपलब्ध है।
4. भण्डार क्रय नियम के तहत जेम पोर्टल से क्रय प्रस्तावित है।
5. प्रशासकीय एवं वित्तीय स्वीकृति हेतु आदेशार्थ प्रस्तुत।"""
FORWARD_REMARKS: Final = "निर्वाचन कार्य, कृपया प्राथमिकता दें।"
OWN_NOTE: Final = "प्रस्ताव का परीक्षण किया गया; सोमवार को अधीक्षक से चर्चा कर निर्णय लिया जाएगा।"
APPROVAL: Final = "य.प्र. अनुमोदित। क्रय आदेश आज ही जारी किया जावे।"
CLOSING: Final = "क्रय आदेश जारी; कार्यवाही पूर्ण, नस्ती बंद की जाए।"

MISTAKEN_WORDS: Final = "छँटाई"
"""Finds the clerk's file of the sample office that is sent to the wrong officer."""

MISTAKEN_REMARKS: Final = "समिति की बैठक की तिथि हेतु"
LATE_NOTE: Final = "सूची अपूर्ण है। अभिलेखागार प्रभारी से मिलान कराकर पुनः प्रस्तुत करें।"
OLD_WORDS: Final = "संधारण अनुबंध"
"""Finds the file of the sample office whose register is drawn at the end."""

MAKE_OFFICE: Final = Sentence(
    "सर्वर चालू हुआ: सागर जिले का नमूना कार्यालय, 40 नस्तियाँ, 60 आवक",
    "The server is up: a sample office of Sagar district, 40 files, 60 receipts",
)
SIGN_IN: Final = Sentence(
    "लिपिक और अधिकारी अपने-अपने कंप्यूटर पर पहली बार लॉग इन करते हैं",
    "The clerk and the officer sign in for the first time, each on a computer of their own",
)
DIARISE: Final = Sentence(
    "लाइन कट गई। लिपिक ऑफलाइन ही पत्र दर्ज करता है",
    "The lines are down. The clerk diarises a letter all the same",
)
FREEZE: Final = Sentence(
    "पत्र दिनांक बदलने का प्रयास रोका जाता है; विषय की वर्तनी सुधर जाती है",
    "Changing the letter's date is refused; the spelling of the subject is corrected",
)
OPEN: Final = Sentence("पत्र से नई नस्ती खोली जाती है", "A new file is opened, with the letter in it")
NOTE_AND_SEND: Final = Sentence(
    "टीप लिखी, पुष्ट की और नस्ती अधिकारी को भेजी, अब भी ऑफलाइन",
    "A note is written, confirmed, and the file sent to the officer, still offline",
)
OFFICER_ALONE: Final = Sentence(
    "उधर अधिकारी भी ऑफलाइन अपनी एक नस्ती पर टीप लिखते हैं",
    "Meanwhile the officer, offline too, writes on a file of her own",
)
POWER_CUT: Final = Sentence(
    "लाइन जुड़ी; सर्वर ने सब लिख लिया, पर उत्तर देते ही बंद कर दिया गया (SIGKILL)",
    "The line is back; the server has written everything and is killed (SIGKILL) as it answers",
)
RESTART: Final = Sentence(
    "सर्वर फिर चालू: अधिकारी को नस्ती मिलती है, जबकि लिपिक को उत्तर अभी नहीं मिला",
    "The server is up again: the officer gets the file while the clerk still has no answer",
)
BOTH_NUMBERS: Final = Sentence(
    "लिपिक फिर भेजता है: कुछ खोया नहीं, कुछ दोहरा नहीं; दोनों क्रमांक खोजे जा सकते हैं",
    "The clerk sends again: nothing lost, nothing doubled; both numbers are found",
)
APPROVE: Final = Sentence(
    "अधिकारी प्राप्त करती हैं, अनुमोदन देती हैं और नस्ती लौटाती हैं",
    "The officer receives the file, approves and returns it",
)
CLOSE: Final = Sentence(
    "लिपिक नस्ती प्राप्त कर बंद करता है", "The clerk receives the file and closes it"
)
WRONG_MARKING: Final = Sentence(
    "एक नस्ती भूल से गलत अधिकारी को अंकित हो गई; उनकी लाइन कटी है और वे उसे खोलकर टीप लिखती हैं",
    "A file was marked to the wrong officer; her line is down, she opens it and writes a note",
)
PULL_BACK: Final = Sentence(
    "सर्वर पर नस्ती अभी अनखुली है: लिपिक उसे वापस ले लेता है",
    "At the server the file is still unopened: the clerk pulls it back",
)
COME_BACK: Final = Sentence(
    "अधिकारी की लाइन जुड़ी: पुरानी स्थिति पर किया कार्य आपत्ति सहित लौटता है, लेख अक्षरशः सुरक्षित है",
    "The officer's line is back: the stale act returns with objection, its text intact",
)
EVENING: Final = Sentence(
    "दिन का अंत: कुछ भेजना शेष नहीं, तीनों संग्रह नियम से हैं",
    "The end of the day: nothing is unsent, all three stores keep every invariant",
)
REGISTER_NEW: Final = Sentence("आज की नस्ती का मूवमेंट", "Movements of today's file")
REGISTER_MISTAKEN: Final = Sentence("वापस ली गई नस्ती का मूवमेंट", "Movements of the file pulled back")
REGISTER_OLD: Final = Sentence("एक पुरानी नस्ती का मूवमेंट", "Movements of an older file")
