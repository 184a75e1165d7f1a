"""What the app itself says: closing, help, commands, a fault of the program."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

FAULT: Final = Sentence(
    "ई-ऑफिस में त्रुटि आई और वह बंद हो रहा है। जो दर्ज हो चुका है और आधा लिखा हुआ सुरक्षित है। फिर से खोलें; "
    "दोबारा हो तो नीचे की पंक्तियाँ नोडल अधिकारी को बताएँ।",
    "eOffice met a fault and closes. What was recorded or half written is safe. Open it again; if "
    "it happens twice, tell the nodal officer the lines below.",
)

QUIT_TITLE: Final = Sentence("ई-ऑफिस बंद करें?", "Close eOffice?")
QUIT_UNSENT: Final = Sentence("भेजना शेष", "Unsent")
QUIT_SAFE: Final = Sentence(
    "सुरक्षित है; अगली बार खोलने पर भेजा जाएगा।", "Safe; it is sent when eOffice is opened next."
)
CONFIRM_KEYS: Final = Sentence("Enter हाँ   Esc नहीं", "Enter yes   Esc no")

CAME_BACK: Final = Sentence(
    "सर्वर ने आपके कुछ कार्य स्वीकार नहीं किए। आपका लेख सुरक्षित है: इनबॉक्स में r (लौटाए गए), {count}।",
    "The server did not accept some of your acts. Your text is safe: r (Returned) in the inbox, "
    "{count}.",
)

PALETTE_HINT: Final = Sentence("कार्य का नाम लिखें …", "Type the name of an action …")
PALETTE_EMPTY: Final = Sentence("ऐसा कोई कार्य नहीं मिला।", "There is no such action.")

LETTERS_WRONG: Final = Sentence(
    "अक्षर या स्तंभ ठीक न दिखें तो बंद कर यह आदेश चलाएँ: कौन सा टर्मिनल लें।",
    "If letters or columns look wrong, close and run this: which terminal to take.",
)

HELP_HEADING: Final = Sentence("सहायता", "Help")
HELP_OF: Final = Sentence("सहायता: {place}", "Help: {place}")
SIGNS: Final = Sentence("चिह्न", "Signs")
SIGN_UNREAD: Final = Sentence("अभी खोली नहीं गई", "not opened yet")
SIGN_UNSENT: Final = Sentence("अभी सर्वर को भेजा नहीं गया", "not sent to the server yet")
SIGN_OVERDUE: Final = Sentence("नियत तिथि या समय-सीमा बीत गई", "past its due date or time limit")
SIGN_PRIORITY: Final = Sentence("आवश्यक, अति आवश्यक, तत्काल", "urgent, most urgent, immediate")
SIGN_AGEING: Final = Sentence("3, 7, 10 कार्य दिवस से लंबित", "waiting for 3, 7, 10 working days")
SIGN_KIND: Final = Sentence("आवक, नस्ती", "receipt, file")
TYPING: Final = Sentence("हिन्दी टंकण", "Typing Hindi")
