"""What can be done with an open case, its notes and its sending."""

from typing import Final

from eoffice_tui.keys.action import KeyAction, Place
from eoffice_tui.keys.queues import QUEUE_ACTIONS
from eoffice_tui.present.sentences.sentence import Sentence

_FILE_VIEW: Final = (
    KeyAction(
        place=Place.FILE_VIEW,
        act="receive",
        keys=("p",),
        label=Sentence("प्राप्त करें", "Receive"),
        help=Sentence(
            "प्राप्त करें और खोलें; इसके बाद भेजने वाला वापस नहीं ले सकता।",
            "Receive and open; after that the sender cannot pull it back.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="note",
        keys=("n", "f2"),
        label=Sentence("टीप लिखें", "Write note"),
        help=Sentence(
            "टीप लिखें; आधी लिखी टीप वहीं मिलेगी।", "Write a note; a half-written one is still there."
        ),
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="forward",
        keys=("s", "f3"),
        label=Sentence("भेजें", "Send"),
        help=Sentence(
            "किसी पद को भेजें; हरी टीपें अंतिम हो जाती हैं।", "Send to a post; green notes become final."
        ),
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="approve",
        keys=("a", "f4"),
        label=Sentence("अनुमोदन", "Approve"),
        help=Sentence(
            "अनुमोदन की टीप लिखें और लौटाएँ या आगे भेजें।", "Write the approval and return or forward."
        ),
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="movements",
        keys=("m", "f5"),
        label=Sentence("मूवमेंट", "Movements"),
        help=Sentence(
            "किसके पास कब आई, कितने कार्य दिवस रही, अब किसके पास है।",
            "Who had it, from when, for how many working days, and who has it now.",
        ),
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="return_case",
        keys=("r", "f6"),
        label=Sentence("लौटाएँ", "Return"),
        help=Sentence(
            "जिसने भेजी उसे कारण सहित लौटाएँ।", "Give it back, with a reason, to whoever sent it."
        ),
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="other_side",
        keys=("tab",),
        label=Sentence("टीप/पत्राचार", "Notes/papers"),
        help=Sentence(
            "टीप भाग और पत्राचार भाग के बीच जाएँ।",
            "Go between the noting and the correspondence side.",
        ),
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="choose",
        keys=("enter",),
        label=Sentence("खोलें", "Open"),
        help=Sentence(
            "चुना हुआ पत्र देखें, या अपनी चुनी हुई पीली/हरी टीप बदलें।",
            "See the paper under the cursor, or change your own yellow or green note under it.",
        ),
        in_footer=False,
        by_widget=True,
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="pull_back",
        keys=("b",),
        label=Sentence("वापस लें", "Pull back"),
        help=Sentence(
            "भेजी हुई वापस लें, जब तक खोली नहीं गई।", "Recall what you sent, while it is unopened."
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="put_in_file",
        keys=("i",),
        label=Sentence("नस्ती में रखें", "Put in file"),
        help=Sentence(
            "नस्ती में अपने पास की आवक रखें, या यह आवक अपने पास की नस्ती में रखें।",
            "Put a receipt you hold in this file, or this receipt in a file you hold.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="edit",
        keys=("e",),
        label=Sentence("विवरण सुधारें", "Edit"),
        help=Sentence("आवरण या पत्र का विवरण सुधारें।", "Correct the cover or the particulars."),
        in_footer=False,
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="discard",
        keys=("delete",),
        label=Sentence("टीप हटाएँ", "Take back note"),
        help=Sentence(
            "चुनी हुई पीली टीप, या अपनी हरी टीप भेजने से पहले हटाएँ।",
            "Put away the yellow note under the cursor, or your own green one before it is sent.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="park",
        keys=("k",),
        label=Sentence("स्थगित रखें", "Park"),
        help=Sentence(
            "कारण और तिथि देकर स्थगित रखें; लंबित नहीं गिनी जाती।",
            "Let it rest with a reason until a date.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="resume",
        keys=("u",),
        label=Sentence("पुनः चालू", "Resume"),
        help=Sentence("स्थगित नस्ती फिर चालू करें।", "Make a parked file active again."),
        in_footer=False,
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="close_case",
        keys=("c",),
        label=Sentence("नस्तीबद्ध", "Close"),
        help=Sentence(
            "नस्ती अनुमोदन के बाद, या आवक जिसे नस्ती नहीं चाहिए, नस्तीबद्ध करें।",
            "Close a file after approval, or a receipt that needs no file.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.FILE_VIEW,
        act="reopen",
        keys=("o",),
        label=Sentence("पुनः खोलें", "Reopen"),
        help=Sentence("नस्तीबद्ध प्रकरण फिर चालू करें।", "Make a closed case active again."),
        in_footer=False,
    ),
)

_NOTESHEET: Final = (
    KeyAction(
        place=Place.NOTESHEET,
        act="confirm",
        keys=("f2",),
        label=Sentence("हरी टीप", "Green note"),
        help=Sentence(
            "टीप पुष्ट कर अभिलेख में रखें; फिर भेजें।", "Confirm the note for the record; then send."
        ),
    ),
    KeyAction(
        place=Place.NOTESHEET,
        act="confirm_and_send",
        keys=("f3",),
        label=Sentence("टीप व भेजें", "Note and send"),
        help=Sentence("टीप पुष्ट करें और एक ही बार में भेजें।", "Confirm the note and send, in one act."),
    ),
    KeyAction(
        place=Place.NOTESHEET,
        act="keep_yellow",
        keys=("f4",),
        label=Sentence("पीली टीप", "Yellow note"),
        help=Sentence(
            "पीली टीप रखें: आगे के अधिकारी उसे बदल सकते हैं, अभिलेख नहीं बनती।",
            "Keep as a yellow note: later holders may change it, it is not on record.",
        ),
    ),
    KeyAction(
        place=Place.NOTESHEET,
        act="phrases",
        keys=("f5",),
        label=Sentence("त्वरित टीप", "Phrases"),
        help=Sentence(
            "प्रचलित टीप-वाक्य, या कोई राशि शब्दों में, जोड़ें।",
            "Insert a customary phrase, or a sum of money in words.",
        ),
    ),
    KeyAction(
        place=Place.NOTESHEET,
        act="find",
        keys=("ctrl+f", "shift+f2"),
        label=Sentence("खोजें, बदलें", "Find, replace"),
        help=Sentence(
            "टीप में शब्द खोजें और बदलें; वर्तनी-भेद भी मिलते हैं: सम्बन्ध से संबंध।",
            "Find and replace in the note, whichever way it is spelt there.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.NOTESHEET,
        act="bring_text",
        keys=("shift+f5", "f11"),
        label=Sentence("फ़ाइल से पाठ", "Text from a file"),
        help=Sentence(
            "DOCX, TXT या CSV का पाठ लाएँ; कृति देव का अंश यूनिकोड में, जोड़ने से पहले मिलाकर देखें।",
            "Bring text of a DOCX, TXT or CSV; Kruti Dev in Unicode, compared before it enters.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.NOTESHEET,
        act="to_unicode",
        keys=("shift+f6",),
        label=Sentence("यूनिकोड में बदलें", "Into Unicode"),
        help=Sentence(
            "टीप के चुने हुए या पूरे पाठ में कृति देव का अंश यूनिकोड में बदलें।",
            "Turn Kruti Dev in the selected text, or in the whole note, into Unicode.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.NOTESHEET,
        act="other_side",
        keys=("f6",),
        label=Sentence("पिछली टीपें", "Earlier notes"),
        help=Sentence(
            "पिछली टीपों और लिखने के बीच जाएँ।", "Go between the earlier notes and your own."
        ),
    ),
)

_SEND: Final = (
    KeyAction(
        place=Place.SEND,
        act="send",
        keys=("f2",),
        label=Sentence("भेजें", "Send"),
        help=Sentence("जो दर्ज होगा वह देखकर भेजें।", "See what will be recorded, and send."),
    ),
    KeyAction(
        place=Place.SEND,
        act="find",
        keys=("ctrl+f", "shift+f2"),
        label=Sentence("खोजें, बदलें", "Find, replace"),
        help=Sentence(
            "टीप में शब्द खोजें और बदलें; वर्तनी-भेद भी मिलते हैं: सम्बन्ध से संबंध।",
            "Find and replace in the note, whichever way it is spelt there.",
        ),
        in_footer=False,
    ),
    KeyAction(
        place=Place.SEND,
        act="pick_post",
        keys=("f3",),
        label=Sentence("पद चुनें", "Choose post"),
        help=Sentence(
            "पाने वाला पद चुनें; हाल में भेजे गए पद पहले।",
            "Choose the receiving post; those you sent to lately come first.",
        ),
    ),
    KeyAction(
        place=Place.SEND,
        act="next_choice",
        keys=("right", "left"),
        label=Sentence("बदलें", "Change"),
        help=Sentence(
            "< > वाले खाने में अगला या पिछला विकल्प चुनें।",
            "In a field with < > take the next or previous choice.",
        ),
        by_widget=True,
    ),
    KeyAction(
        place=Place.SEND,
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

_REST: Final = (
    KeyAction(
        place=Place.REST,
        act="save",
        keys=("f2",),
        label=Sentence("दर्ज करें", "Record"),
        help=Sentence("जो दर्ज होगा वह देखकर दर्ज करें।", "See what will be recorded, and record it."),
    ),
)

_COVER: Final = (
    KeyAction(
        place=Place.COVER,
        act="save",
        keys=("f2",),
        label=Sentence("दर्ज करें", "Record"),
        help=Sentence(
            "पुराना और नया मान देखकर सुधार दर्ज करें।",
            "See the old and the new value, and record the correction.",
        ),
    ),
)

CASE_ACTIONS: Final[tuple[KeyAction, ...]] = (
    *_FILE_VIEW,
    *_NOTESHEET,
    *_SEND,
    *_REST,
    *_COVER,
    *QUEUE_ACTIONS,
)
