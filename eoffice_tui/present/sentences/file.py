"""What the file view says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

NOTE_NUMBER: Final = Sentence("टीप {number}", "Note {number}")
YELLOW_HEAD: Final = Sentence("पीली टीप · अभी अभिलेख नहीं", "Yellow note · not on record yet")
GREEN_HEAD: Final = Sentence("हरी टीप · भेजने तक बदली जा सकती है", "Green · open until sent")
FINAL_HEAD: Final = Sentence("अंतिम", "Final")
APPROVAL_MARK: Final = Sentence("✓ अनुमोदन", "✓ Approval")
RETURN_MARK: Final = Sentence("↩ वापसी", "↩ Return")
DRAFTED_BY: Final = Sentence("प्रारूप: {name}", "Drafted by {name}")
NO_NOTES: Final = Sentence("अभी कोई टीप नहीं है।", "No notes yet.")
NO_PAPERS: Final = Sentence(
    "पत्राचार में अभी कोई पत्र नहीं है।", "No papers on the correspondence side yet."
)
NOT_ARRIVED: Final = Sentence("(विवरण अभी नहीं आया)", "(particulars not here yet)")
LETTER_OF: Final = Sentence("{number} दि. {day}", "{number} dt. {day}")

NOTES_TAB: Final = Sentence("टीप ({count})", "Notes ({count})")
PAPERS_TAB: Final = Sentence("पत्राचार ({count})", "Papers ({count})")
COVER_TAB: Final = Sentence("आवरण", "Cover")
POST_AND_OFFICER: Final = Sentence("{post} · {officer}", "{post} · {officer}")
PARTICULARS_TAB: Final = Sentence("पत्र का विवरण", "Particulars")

HELD_IN_FILE: Final = Sentence("नस्ती {number} के साथ", "With file {number}")
HELD_BY: Final = Sentence("{post} ({officer}) के पास", "With {post} ({officer})")
HELD_VACANT: Final = Sentence("{post} (पद रिक्त) के पास", "With {post} (vacant)")
HELD_BY_ME: Final = Sentence("आपके पास · {post}", "With you · {post}")
SINCE_DAYS: Final = Sentence("{day} से · {days} कार्य दिवस", "since {day} · working days: {days}")
UNOPENED: Final = Sentence("● अभी खोली नहीं", "● not opened yet")
UNSENT: Final = Sentence("↑ भेजना शेष", "↑ unsent")

PLACE: Final = Sentence("स्थान", "Place")
SENDER_KIND: Final = Sentence("प्रेषक का प्रकार", "Kind of sender")
LETTER_NUMBER: Final = Sentence("पत्र क्रमांक", "Letter number")
LETTER_DATE: Final = Sentence("पत्र दिनांक", "Letter date")
RECEIVED_ON: Final = Sentence("प्राप्ति दिनांक", "Received on")
DELIVERY_MODE: Final = Sentence("प्राप्ति का माध्यम", "Delivery mode")
MODE_NUMBER: Final = Sentence("माध्यम क्रमांक", "Mode number")
FORM: Final = Sentence("पत्र का रूप", "Form")
ENCLOSURES: Final = Sentence("संलग्नक", "Enclosures")
MOBILE: Final = Sentence("मोबाइल", "Mobile")
EMAIL: Final = Sentence("ई-मेल", "E-mail")
EARLIER_REFERENCE: Final = Sentence("पूर्व संदर्भ", "Earlier reference")
LATER_REFERENCE: Final = Sentence("पश्चात् संदर्भ", "Later reference")
OPENED_BY: Final = Sentence("दर्ज करने वाला", "Opened by")
IN_FILE: Final = Sentence("किस नस्ती में", "In file")

HEADING: Final = Sentence("नस्ती", "File")
TITLE_LINE: Final = Sentence("{kind} {number}", "{kind} {number}")
PROVISIONAL_LINE: Final = Sentence("{kind} {number} (अनंतिम)", "{kind} {number} (provisional)")
RESTS_UNTIL: Final = Sentence("{day} तक स्थगित: {reason}", "Parked until {day}: {reason}")
RESTS: Final = Sentence("नस्तीबद्ध: {reason}", "Closed: {reason}")
NOT_HERE: Final = Sentence(
    "यह प्रकरण इस कंप्यूटर पर नहीं है। कुछ खोया नहीं। आदान-प्रदान (F7) के बाद फिर देखें।",
    "This case is not on this computer. Nothing is lost. Look again after a sync (F7).",
)
GONE: Final = Sentence(
    "यह अब आपके पास नहीं है: भेजने वाले ने वापस ले ली, या पद का प्रभार बदल गया। देखें कि किसके पास है "
    "(इनबॉक्स में t)।",
    "This is no longer with you: its sender pulled it back, or the post changed hands. See with "
    "whom it is (t in the inbox).",
)

RECEIVE_TITLE: Final = Sentence(
    "यह अभी खोली नहीं गई है। प्राप्त कर खोलें? इसके बाद भेजने वाला इसे वापस नहीं ले सकेगा।",
    "This is not opened yet. Receive and open it? After that its sender cannot pull it back.",
)
RECEIVE_KEYS: Final = Sentence("Enter प्राप्त करें   Esc अभी नहीं", "Enter receive   Esc not now")
RECEIVED: Final = Sentence(
    "प्राप्त की गई। अब टीप, निर्णय और भेजना आपके हाथ में है।",
    "Received. Notes, decision and sending are in your hands now.",
)
SENT_BY: Final = Sentence("भेजने वाला", "Sent by")
SENT_AT: Final = Sentence("कब भेजी", "Sent at")

PULL_BACK_TITLE: Final = Sentence("वापस लें?", "Pull it back?")
PULL_BACK_MEANS: Final = Sentence(
    "आपके पास लौट आएगी; साथ भेजी गई हरी टीप फिर बदली जा सकेगी। मूवमेंट में दोनों बातें दर्ज रहेंगी।",
    "It comes back to you and the green note sent with it can be changed again. The movement "
    "register keeps both.",
)
PULL_BACK_KEYS: Final = Sentence("Enter वापस लें   Esc रहने दें", "Enter pull back   Esc leave it")
PULLED_BACK: Final = Sentence(
    "वापस ली गई; सर्वर से पुष्टि होते ही पक्की होगी।",
    "Pulled back; it is certain once the server confirms it.",
)
WHAT_HAPPENS: Final = Sentence("क्या होगा", "What happens")

REST_HEADING: Final = Sentence("{deed}: {number}", "{deed}: {number}")
RESUME_TITLE: Final = Sentence("पुनः चालू करें?", "Make it active again?")
RESUMED: Final = Sentence(
    "पुनः चालू की गई; अब लंबित में गिनी जाएगी।", "Active again; it counts as pending."
)

DISCARD_TITLE: Final = Sentence("यह टीप हटाएँ?", "Take this note back?")
DISCARD_MEANS: Final = Sentence(
    "टीप भाग से हटेगी; लेख अभिलेख में बना रहेगा।",
    "It leaves the noting; its text stays in the record of acts.",
)
DISCARDED: Final = Sentence("टीप हटाई गई।", "The note was taken back.")
NOTE_TEXT: Final = Sentence("लेख", "Text")
NOTE_IS_FINAL: Final = Sentence(
    "यह टीप अंतिम है और नहीं बदलती। आपकी बात नई टीप में लिखें (n)।",
    "This note is final and does not change. Write what you have to say as a new note (n).",
)
NOTE_OF_ANOTHER: Final = Sentence(
    "हरी टीप केवल उसका लेखक बदल सकता है। अपनी बात नई टीप में लिखें (n)।",
    "Only its author may change a green note. Write your own as a new note (n).",
)

PICK_RECEIPT_TITLE: Final = Sentence("कौन-सी आवक इस नस्ती में रखें?", "Which receipt goes in this file?")
PICK_FILE_TITLE: Final = Sentence("यह आवक किस नस्ती में रखें?", "In which file does this receipt go?")
PICK_HINT: Final = Sentence("क्रमांक या विषय लिखें …", "Type a number or subject …")
PICK_EMPTY: Final = Sentence("आपके पास ऐसी कोई नहीं है।", "You hold none like that.")
PICK_KEYS: Final = Sentence("Enter चुनें   Esc छोड़ें", "Enter choose   Esc leave")
NEW_FILE: Final = Sentence("+ नई नस्ती खोलें", "+ Open a new file")
PUT_TITLE: Final = Sentence("आवक को नस्ती में रखें?", "Put the receipt in the file?")
PUT_RECEIPT: Final = Sentence("आवक", "Receipt")
PUT_FILE: Final = Sentence("नस्ती", "File")
PUT_MEANS: Final = Sentence(
    "आवक नस्ती के पत्राचार में क्रमांक सहित जुड़ेगी और नस्ती के साथ ही चलेगी।",
    "The receipt gets its serial on the correspondence side and moves with the file from now on.",
)
PUT_DONE: Final = Sentence("आवक नस्ती में रखी गई।", "The receipt was put in the file.")

REST_PARK: Final = Sentence("स्थगित रखें", "Park")
REST_CLOSE: Final = Sentence("नस्तीबद्ध करें", "Close")
REST_REOPEN: Final = Sentence("पुनः खोलें", "Reopen")
REST_UNTIL: Final = Sentence("किस तिथि तक", "Until")
PARK_MEANS: Final = Sentence(
    "तिथि तक लंबित में नहीं गिनी जाएगी; आपके पास ही रहेगी और u से कभी भी चालू होगी।",
    "Until the date it does not count as pending; it stays with you, and u makes it active again.",
)
CLOSE_MEANS: Final = Sentence(
    "नस्तीबद्ध होने पर टीप या पत्र नहीं जुड़ता; आपका पद इसे पुनः खोल सकता है।",
    "Once closed it takes no notes or papers; your post may reopen it.",
)
REOPEN_MEANS: Final = Sentence("फिर लंबित में गिनी जाएगी।", "It counts as pending again.")
PARKED: Final = Sentence("{day} तक स्थगित रखी गई।", "Parked until {day}.")
CLOSED: Final = Sentence("नस्तीबद्ध की गई।", "Closed.")
REOPENED: Final = Sentence("पुनः खोली गई।", "Reopened.")
DATE_WANTED: Final = Sentence(
    "दिन-माह-वर्ष लिखें, जैसे 05-11-2025; आज के बाद की तिथि।",
    "Write day-month-year, like 05-11-2025; later than today.",
)

COVER_HEADING: Final = Sentence("आवरण सुधारें", "Correct the cover")
COVER_TITLE: Final = Sentence("आवरण में यह बदला जाएगा", "This is changed on the cover")
COVER_CHANGED: Final = Sentence(
    "आवरण सुधारा गया; पुराना मान अभिलेख में है।", "The cover was corrected; the old value is on record."
)
OLD_TO_NEW: Final = Sentence("{old} → {new}", "{old} → {new}")
