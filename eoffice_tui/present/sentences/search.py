"""What the search says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("खोज", "Search")
SEARCH: Final = Sentence("खोजें", "Find")
SEARCH_HINT: Final = Sentence(
    'टीप, विषय, प्रेषक या क्रमांक के शब्द · "पूरा वाक्यांश" · आरंभ*',
    'Words of notes, subject, sender, number · "a phrase" · begin*',
)
NUMBER_HINT: Final = Sentence("आरंभ काफी है", "its beginning will do")
SENDER_HINT: Final = Sentence("नाम या स्थान", "name or place")
SINCE: Final = Sentence("कब से", "From")
UNTIL: Final = Sentence("कब तक", "Until")
DAY_HINT: Final = Sentence("दि-मा-वर्ष", "dd-mm-yyyy")
WHAT: Final = Sentence("क्या", "What")
ALL_KINDS: Final = Sentence("सब कुछ", "everything")
ONLY_FILES: Final = Sentence("नस्तियाँ", "files")
ONLY_RECEIPTS: Final = Sentence("आवक", "receipts")
ONLY_NOTES: Final = Sentence("केवल टीपें", "notes only")
ANYBODY: Final = Sentence("कोई भी; Enter चुनें", "anybody; Enter: choose")
PICK_TITLE: Final = Sentence("किस पद के पास?", "With which post?")

BEGIN: Final = Sentence(
    "टीपों, विषयों, प्रेषकों और क्रमांकों में खोजें। वर्तनी के भेद, हिन्दी और अंग्रेज़ी अंक एक माने जाते हैं।",
    "Looks in notes, subjects, senders and numbers. Other spellings, and Hindi and English digits, "
    "are taken as one.",
)
NOTHING: Final = Sentence(
    "यहाँ कुछ नहीं मिला। कम शब्द लिखें, छननी हटाएँ (F6), या सर्वर से पूछें (F5)।",
    "Nothing found here. Type fewer words, take the filters away (F6), or ask the server (F5).",
)
NOTHING_THERE: Final = Sentence(
    "सर्वर पर भी आपके देखने योग्य कुछ नहीं मिला।", "The server found nothing either that you may see."
)
FOUND_IN: Final = Sentence("जहाँ मिला", "Where it stands")
FOUND: Final = Sentence("{count} मिले, नए पहले · {where}", "{count} found, newest first · {where}")
FOUND_MANY: Final = Sentence(
    "{count} से अधिक मिले, नए पहले; और शब्द लिखें · {where}",
    "More than {count} found, newest first; type more · {where}",
)
HERE: Final = Sentence("इस कंप्यूटर पर", "on this computer")
AT_SERVER: Final = Sentence("सर्वर पर", "at the server")
ASKING: Final = Sentence("सर्वर से पूछा जा रहा है …", "Asking the server …")

NOTE: Final = Sentence("टीप {number}", "Note {number}")
NOTE_UNNUMBERED: Final = Sentence("पीली टीप", "Yellow note")
HALF_WRITTEN: Final = Sentence("आधी लिखी टीप", "Half-written note")
WRITTEN_BY: Final = Sentence("{author}, {day}", "{author}, {day}")
WITH: Final = Sentence("{post} के पास", "with {post}")
ON: Final = Sentence("{day} को", "on {day}")
NOT_IN_SIGHT: Final = Sentence(
    "इसके कागज आपके पद तक नहीं आए; केवल पंजी की पंक्ति दिखती है। यह {post} के पास है।",
    "Its papers have not come to your post; only the register's line is known. It is with {post}.",
)

NO_LINE: Final = Sentence(
    "सर्वर से संपर्क नहीं है। इस कंप्यूटर पर मिला हुआ नीचे है; लाइन आने पर F5 दबाएँ।",
    "The server is not reached. What this computer has is shown; press F5 when the line is back.",
)
SIGN_IN: Final = Sentence(
    "सर्वर पासवर्ड माँगता है। इस कंप्यूटर पर मिला हुआ नीचे है; F7, फिर F2 से पुनः लॉग इन करें।",
    "The server asks for your password. What this computer has is shown; sign in by F7, then F2.",
)
NOTHING_ASKED: Final = Sentence(
    "खोजने को कोई शब्द नहीं है। कोई शब्द, क्रमांक या प्रेषक लिखें।",
    "There is no word to look for. Type a word, a number or a sender.",
)
POST_NOT_HELD: Final = Sentence(
    "सर्वर के अनुसार अब आप इस पद पर नहीं हैं। इस कंप्यूटर पर मिला हुआ नीचे है; F7 से आदान-प्रदान करें।",
    "By the server you hold this post no more. What this computer has is shown; sync by F7.",
)
TOO_MANY: Final = Sentence(
    "सर्वर से बहुत बार पूछा गया। {seconds} सेकंड बाद F5 दबाएँ; इस कंप्यूटर पर मिला हुआ नीचे है।",
    "The server was asked too often. Press F5 in {seconds} seconds; what is here is shown.",
)
DECLINED: Final = Sentence(
    "सर्वर ने खोज नहीं की। इस कंप्यूटर पर मिला हुआ नीचे है। फिर भी न हो तो नोडल अधिकारी को बताएँ।",
    "The server did not search. What is here is shown. If it goes on, tell the nodal officer.",
)
