"""What the send form says, and what is shown before a sending is recorded."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("भेजना", "Send")
HEAD_FORWARD: Final = Sentence("भेजना: {number}", "Send: {number}")
HEAD_APPROVE_RETURN: Final = Sentence("अनुमोदन कर लौटाना: {number}", "Approve and return: {number}")
HEAD_APPROVE_FORWARD: Final = Sentence(
    "अनुमोदन कर आगे भेजना: {number}", "Approve and forward: {number}"
)
HEAD_NOTE_FORWARD: Final = Sentence("टीप सहित आगे भेजना: {number}", "Note and forward: {number}")
HEAD_ASK: Final = Sentence("पूछना: {number}", "Ask: {number}")
HEAD_RETURN: Final = Sentence("लौटाना: {number}", "Return: {number}")

CASE: Final = Sentence("प्रकरण", "Case")
CASE_LINE: Final = Sentence("{number} · {subject}", "{number} · {subject}")
SEAT: Final = Sentence("{post} · {officer}, {section}", "{post} · {officer}, {section}")
SEAT_VACANT: Final = Sentence("{post} · पद रिक्त, {section}", "{post} · vacant, {section}")
NO_RECEIVER: Final = Sentence("(F3 से पद चुनें)", "(choose a post with F3)")
RECEIVER_WANTED: Final = Sentence(
    "किस पद को भेजना है, F3 से चुनें।", "Choose the receiving post with F3."
)
FIXED_RECEIVER: Final = Sentence(
    "लौटाने पर उसी को जाती है जिसने भेजी थी।", "A return goes to whoever sent it."
)
DUE_IN: Final = Sentence("{days} कार्य दिवस", "working days: {days}")
NO_LIMIT: Final = Sentence("समय-सीमा नहीं", "no time limit")
DUE_WRONG: Final = Sentence(
    "दिन-माह-वर्ष लिखें, जैसे 05-11-2025; आज या उसके बाद की तिथि।",
    "Write day-month-year, like 05-11-2025; today or later.",
)
PENDING_NOTE: Final = Sentence("साथ दर्ज होगी", "Recorded with it")
NOTE_OF_APPROVAL: Final = Sentence("अनुमोदन की टीप", "Note of approval")
NOTE_OF_RETURN: Final = Sentence("लौटाने का कारण", "Reason of return")
NOTE_QUESTION: Final = Sentence("प्रश्न", "Question")
NOTE_PLAIN: Final = Sentence("टीप", "Note")
NOTE_NUMBERED: Final = Sentence("टीप {number}", "Note {number}")
APPROVAL_NUMBERED: Final = Sentence("टीप {number} · अनुमोदन", "Note {number} · approval")
RETURN_NUMBERED: Final = Sentence("टीप {number} · वापसी", "Note {number} · return")
BECOME_FINAL: Final = Sentence("अंतिम होंगी", "Become final")
YELLOW_GO_ALONG: Final = Sentence("पीली टीप", "Yellow notes")
YELLOW_COUNT: Final = Sentence("{count}, साथ जाएँगी; अभिलेख नहीं", "{count}, go along; not on record")

PICK_TITLE: Final = Sentence("किस पद को भेजें?", "To which post?")
PICK_HINT: Final = Sentence(
    "पद, नाम, शाखा या कार्यालय लिखें …", "Type a post, name, section or office …"
)
PICK_EMPTY: Final = Sentence("ऐसा कोई पद नहीं मिला।", "No such post.")
PICK_KEYS: Final = Sentence(
    "↺ हाल में भेजे गए   ○ रिक्त   Enter चुनें   Esc छोड़ें",
    "↺ sent to lately   ○ vacant   Enter choose   Esc leave",
)

CONFIRM_SEND: Final = Sentence("यह दर्ज होगा और भेजा जाएगा:", "This will be recorded and sent:")
CONFIRM_KEYS: Final = Sentence("Enter या F2 दर्ज करें   Esc बदलें", "Enter or F2 record   Esc change")

SENT: Final = Sentence(
    "{number} {post} को भेजी गई। खोले जाने तक वापस ली जा सकती है।",
    "{number} was sent to {post}. Until it is opened it can be pulled back.",
)
RETURNED: Final = Sentence(
    "{number} {post} को लौटाई गई। खोले जाने तक वापस ली जा सकती है।",
    "{number} was returned to {post}. Until it is opened it can be pulled back.",
)
APPROVED: Final = Sentence(
    "{number} अनुमोदित; {post} को भेजी गई। खोले जाने तक वापस ली जा सकती है।",
    "{number} was approved and sent to {post}. Until it is opened it can be pulled back.",
)
