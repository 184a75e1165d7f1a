"""What can be done everywhere, on the login screen, in the inbox, in the forms and about sync."""

from typing import Final

from eoffice_tui.keys.action import KeyAction, Place
from eoffice_tui.keys.search import TO_SEARCH
from eoffice_tui.present.sentences.sentence import Sentence

_EVERYWHERE: Final = (
    KeyAction(
        place=Place.EVERYWHERE,
        act="help",
        keys=("f1", "question_mark"),
        label=Sentence("सहायता", "Help"),
        help=Sentence("इस स्क्रीन की सभी कुंजियाँ दिखाएँ।", "Show all keys of this screen."),
        not_at=frozenset({Place.HELP}),
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="back",
        keys=("escape",),
        label=Sentence("वापस", "Back"),
        help=Sentence(
            "पिछली स्क्रीन पर लौटें। आधा लिखा हुआ सुरक्षित रहता है।",
            "Go back to the screen before. What is half written is kept.",
        ),
        not_at=frozenset({Place.LOGIN}),
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="sync_status",
        keys=("f7",),
        label=Sentence("आदान-प्रदान", "Sync"),
        help=Sentence(
            "देखें कि क्या भेजना शेष है और सर्वर से पिछली बार कब संपर्क हुआ।",
            "See what is still unsent and when the server was last reached.",
        ),
        not_at=frozenset({Place.LOGIN, Place.SYNC}),
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="switch_language",
        keys=("f8",),
        label=Sentence("English", "हिन्दी"),
        help=Sentence("स्क्रीन की भाषा बदलें।", "Change the language of the screens."),
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="settings",
        keys=("f12",),
        label=Sentence("सेटिंग", "Settings"),
        help=Sentence(
            "भाषा, हिन्दी अंक, राज्य के शब्द और रंग चुनें।",
            "Choose language, Hindi digits, the words of your state, and colours.",
        ),
        in_footer=False,
        not_at=frozenset({Place.LOGIN, Place.SETTINGS}),
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="command_palette",
        keys=("ctrl+p", "f10", "shift+f8"),
        label=Sentence("आदेश सूची", "Commands"),
        help=Sentence("नाम लिखकर कोई भी कार्य खोजें और करें।", "Find any action by its name and do it."),
        in_footer=False,
    ),
    TO_SEARCH,
    KeyAction(
        place=Place.EVERYWHERE,
        act="redraw",
        keys=("ctrl+l",),
        label=Sentence("पुनः दिखाएँ", "Redraw"),
        help=Sentence(
            "स्क्रीन बिगड़ी दिखे तो फिर से बनाएँ।", "Draw the screen again when it looks wrong."
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="switch_theme",
        keys=("ctrl+t",),
        label=Sentence("रंग बदलें", "Change colours"),
        help=Sentence(
            "अगले रंग लें: गहरे, हल्के या अधिक स्पष्ट।", "Take the next: dark, light or high contrast."
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="quit",
        keys=("ctrl+q", "shift+f4"),
        label=Sentence("बंद करें", "Quit"),
        help=Sentence(
            "ई-ऑफिस बंद करें। जो भेजना शेष है वह सुरक्षित रहता है।",
            "Close eOffice. What is unsent stays safe.",
        ),
        in_footer=False,
    ),
)

_LOGIN: Final = (
    KeyAction(
        place=Place.LOGIN,
        act="sign_in",
        keys=("f2",),
        label=Sentence("लॉग इन करें", "Sign in"),
        help=Sentence("नाम और पासवर्ड से लॉग इन करें।", "Sign in with login and password."),
    ),
    KeyAction(
        place=Place.LOGIN,
        act="new_login",
        keys=("f4",),
        label=Sentence("नया लॉगिन", "New login"),
        help=Sentence(
            "इस कंप्यूटर पर पहली बार लॉग इन करें; इसके लिए सर्वर से संपर्क आवश्यक है।",
            "Sign in for the first time on this computer; the server must be reachable.",
        ),
    ),
)

_INBOX: Final = (
    KeyAction(
        place=Place.INBOX,
        act="choose",
        keys=("enter",),
        label=Sentence("खोलें", "Open"),
        help=Sentence("चुनी हुई नस्ती या आवक खोलें।", "Open the file or receipt under the cursor."),
        by_widget=True,
    ),
    KeyAction(
        place=Place.INBOX,
        act="diarise",
        keys=("n", "f2"),
        label=Sentence("नई आवक", "New receipt"),
        help=Sentence("आया हुआ पत्र दर्ज करें।", "Enter a letter that has come in."),
    ),
    KeyAction(
        place=Place.INBOX,
        act="open_file",
        keys=("o", "f3"),
        label=Sentence("नई नस्ती", "New file"),
        help=Sentence("नई नस्ती खोलें।", "Open a new file."),
    ),
    KeyAction(
        place=Place.INBOX,
        act="file_from_receipt",
        keys=("f",),
        label=Sentence("आवक से नस्ती", "File from it"),
        help=Sentence(
            "चुनी हुई आवक से नई नस्ती खोलें; आवक उसी में रखी जाती है।",
            "Open a new file from the receipt under the cursor and put the receipt in it.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.INBOX,
        act="edit_receipt",
        keys=("e",),
        label=Sentence("आवक सुधारें", "Edit receipt"),
        help=Sentence("चुनी हुई आवक का विवरण सुधारें।", "Correct the particulars of the receipt."),
        in_footer=False,
    ),
    KeyAction(
        place=Place.INBOX,
        act="filter",
        keys=("slash",),
        label=Sentence("खोजें", "Filter"),
        help=Sentence(
            "क्रमांक, विषय या प्रेषक लिखें; सूची साथ-साथ छँटती है।",
            "Type a number, subject or sender; the list narrows as you type.",
        ),
    ),
    KeyAction(
        place=Place.INBOX,
        act="next_show",
        keys=("v",),
        label=Sentence("सूची", "Show"),
        help=Sentence(
            "अगली सूची देखें: मेरे पास, बिना खोले, आवक, नस्तियाँ, स्थगित, नस्तीबद्ध, भेजी गई।",
            "Take the next list: with me, unread, receipts, files, parked, closed, sent.",
        ),
    ),
    KeyAction(
        place=Place.INBOX,
        act="next_sort",
        keys=("s",),
        label=Sentence("क्रम", "Sort"),
        help=Sentence(
            "अगला क्रम लें: नई पहले, पुरानी पहले, नियत तिथि, प्राथमिकता, क्रमांक, विषय, प्रेषक।",
            "Take the next order: newest, oldest, due date, priority, number, subject, sender.",
        ),
    ),
    KeyAction(
        place=Place.INBOX,
        act="next_post",
        keys=("p",),
        label=Sentence("पद", "Post"),
        help=Sentence(
            "एक पद की या सभी पदों की सूची देखें।", "See the list of one post or of all your posts."
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.INBOX,
        act="approvals",
        keys=("a", "f4"),
        label=Sentence("अनुमोदन", "Approvals"),
        help=Sentence("जो मेरे अनुमोदन हेतु आया है, वह देखें।", "See what has come for my approval."),
    ),
    KeyAction(
        place=Place.INBOX,
        act="tracker",
        keys=("t", "f5"),
        label=Sentence("कहाँ है", "Tracker"),
        help=Sentence(
            "कोई भी नस्ती खोजें: किसके पास है, कब से।",
            "Find any file: with whom it is, and since when.",
        ),
    ),
    KeyAction(
        place=Place.INBOX,
        act="search",
        keys=("w",),
        label=TO_SEARCH.label,
        help=TO_SEARCH.help,
    ),
    KeyAction(
        place=Place.INBOX,
        act="returned",
        keys=("r", "f6"),
        label=Sentence("लौटाए गए", "Returned"),
        help=Sentence(
            "जो सर्वर ने स्वीकार नहीं किया, वह आपके लेख सहित देखें।",
            "See what the server did not accept, with your text intact.",
        ),
    ),
)

_DIARISE: Final = (
    KeyAction(
        place=Place.DIARISE,
        act="save",
        keys=("f2",),
        label=Sentence("दर्ज करें", "Save"),
        help=Sentence(
            "आवक दर्ज करें और अनंतिम क्रमांक पाएँ।", "Enter the letter and get its provisional number."
        ),
    ),
    KeyAction(
        place=Place.DIARISE,
        act="save_and_send",
        keys=("f3",),
        label=Sentence("दर्ज कर भेजें", "Save and send"),
        help=Sentence("दर्ज करें और किसी पद को भेजें।", "Enter the letter and send it to a post."),
    ),
    KeyAction(
        place=Place.DIARISE,
        act="save_and_copy",
        keys=("f4",),
        label=Sentence("दर्ज कर अगली", "Save, next"),
        help=Sentence(
            "दर्ज करें और इसी विवरण से अगला मिलता-जुलता पत्र लिखें।",
            "Enter the letter and start the next, similar one from the same particulars.",
        ),
    ),
    KeyAction(
        place=Place.DIARISE,
        act="more",
        keys=("f5",),
        label=Sentence("और विवरण", "More fields"),
        help=Sentence(
            "शेष विवरण दिखाएँ या छिपाएँ; लिखा हुआ बना रहता है।",
            "Show or hide the other fields; what is typed stays.",
        ),
    ),
    KeyAction(
        place=Place.DIARISE,
        act="next_post",
        keys=("f6",),
        label=Sentence("पद बदलें", "Change post"),
        help=Sentence("अपने किसी दूसरे पद से दर्ज करें।", "Record under another of the posts you hold."),
        in_footer=False,
    ),
    KeyAction(
        place=Place.DIARISE,
        act="next_choice",
        keys=("right", "left"),
        label=Sentence("बदलें", "Change"),
        help=Sentence(
            "< > वाले खाने में अगला या पिछला विकल्प चुनें; पहला अक्षर भी लिख सकते हैं।",
            "In a field with < > take the next or previous choice, or type its first letter.",
        ),
        in_footer=False,
        by_widget=True,
    ),
    KeyAction(
        place=Place.DIARISE,
        act="next_field",
        keys=("tab", "enter", "shift+tab"),
        label=Sentence("अगला खाना", "Next field"),
        help=Sentence(
            "अगले खाने पर जाएँ; Shift+Tab से पिछले पर।",
            "Go to the next field; Shift+Tab to the one before.",
        ),
        in_footer=False,
        by_widget=True,
    ),
)

_OPEN_FILE: Final = (
    KeyAction(
        place=Place.OPEN_FILE,
        act="save",
        keys=("f2",),
        label=Sentence("नस्ती खोलें", "Open the file"),
        help=Sentence(
            "नस्ती खोलें और अनंतिम क्रमांक पाएँ; आवक साथ हो तो उसी में रखी जाती है।",
            "Open the file and get its provisional number; the receipt at hand is put in it.",
        ),
    ),
    KeyAction(
        place=Place.OPEN_FILE,
        act="next_post",
        keys=("f6",),
        label=Sentence("पद बदलें", "Change post"),
        help=Sentence("अपने किसी दूसरे पद से दर्ज करें।", "Record under another of the posts you hold."),
        in_footer=False,
    ),
    KeyAction(
        place=Place.OPEN_FILE,
        act="next_choice",
        keys=("right", "left"),
        label=Sentence("बदलें", "Change"),
        help=Sentence(
            "< > वाले खाने में अगला या पिछला विकल्प चुनें; पहला अक्षर भी लिख सकते हैं।",
            "In a field with < > take the next or previous choice, or type its first letter.",
        ),
        in_footer=False,
        by_widget=True,
    ),
    KeyAction(
        place=Place.OPEN_FILE,
        act="next_field",
        keys=("tab", "enter", "shift+tab"),
        label=Sentence("अगला खाना", "Next field"),
        help=Sentence(
            "अगले खाने पर जाएँ; Shift+Tab से पिछले पर।",
            "Go to the next field; Shift+Tab to the one before.",
        ),
        in_footer=False,
        by_widget=True,
    ),
)

_SYNC: Final = (
    KeyAction(
        place=Place.SYNC,
        act="sync_now",
        keys=("f5",),
        label=Sentence("अभी भेजें", "Sync now"),
        help=Sentence(
            "सर्वर से अभी संपर्क करें: शेष भेजें, नया पाएँ।",
            "Reach the server now: send what waits, take what is new.",
        ),
    ),
    KeyAction(
        place=Place.SYNC,
        act="sign_in_again",
        keys=("f2",),
        label=Sentence("पुनः लॉग इन", "Sign in again"),
        help=Sentence(
            "सर्वर पासवर्ड माँगे तो पुनः लॉग इन करें; काम इसके बिना भी चलता है।",
            "Sign in again when the server asks for it; work goes on without it too.",
        ),
    ),
)

_HELP: Final = (
    KeyAction(
        place=Place.HELP,
        act="scroll",
        keys=("up", "down", "pageup", "pagedown"),
        label=Sentence("ऊपर-नीचे", "Scroll"),
        help=Sentence("सूची में ऊपर-नीचे जाएँ।", "Move up and down the list."),
        by_widget=True,
    ),
)

OFFICE_ACTIONS: Final[tuple[KeyAction, ...]] = (
    *_LOGIN,
    *_INBOX,
    *_DIARISE,
    *_OPEN_FILE,
    *_SYNC,
    *_HELP,
    *_EVERYWHERE,
)
