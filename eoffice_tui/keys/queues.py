"""What can be done in the tracker, the movement register, the approvals and what was returned."""

from typing import Final

from eoffice_tui.keys.action import KeyAction, Place
from eoffice_tui.present.sentences.sentence import Sentence

_TRACKER: Final = (
    KeyAction(
        place=Place.TRACKER,
        act="choose",
        keys=("enter",),
        label=Sentence("मूवमेंट देखें", "Movements"),
        help=Sentence(
            "चुने हुए का मूवमेंट रजिस्टर देखें।", "See the movement register of the case under the cursor."
        ),
        by_widget=True,
    ),
    KeyAction(
        place=Place.TRACKER,
        act="open_case",
        keys=("f2",),
        label=Sentence("खोलें", "Open"),
        help=Sentence("चुनी हुई नस्ती या आवक खोलें।", "Open the file or receipt under the cursor."),
    ),
)

_MOVEMENTS: Final = (
    KeyAction(
        place=Place.MOVEMENTS,
        act="pull_back",
        keys=("b", "f4"),
        label=Sentence("वापस लें", "Pull back"),
        help=Sentence(
            "भेजी हुई वापस लें, जब तक खोली नहीं गई।", "Recall what you sent, while it is unopened."
        ),
    ),
    KeyAction(
        place=Place.MOVEMENTS,
        act="open_case",
        keys=("o", "f2"),
        label=Sentence("खोलें", "Open"),
        help=Sentence("यह नस्ती या आवक खोलें।", "Open this file or receipt."),
    ),
)

_APPROVAL: Final = (
    KeyAction(
        place=Place.APPROVAL,
        act="approve",
        keys=("a", "f2"),
        label=Sentence("अनुमोदित, लौटाएँ", "Approve, return"),
        help=Sentence(
            "अनुमोदन लिखें और भेजने वाले को लौटाएँ, एक ही बार में।",
            "Approve and return to the sender, in one act.",
        ),
    ),
    KeyAction(
        place=Place.APPROVAL,
        act="approve_and_forward",
        keys=("g", "f3"),
        label=Sentence("अनुमोदित, आगे", "Approve, forward"),
        help=Sentence("अनुमोदन लिखें और आगे भेजें।", "Approve and send on to another post."),
    ),
    KeyAction(
        place=Place.APPROVAL,
        act="forward",
        keys=("s", "f4"),
        label=Sentence("टीप सहित आगे", "Note, forward"),
        help=Sentence(
            "टीप लिखकर आगे भेजें, बिना अनुमोदन।", "Write a note and send on, without approving."
        ),
    ),
    KeyAction(
        place=Place.APPROVAL,
        act="ask",
        keys=("q", "f5"),
        label=Sentence("पूछें", "Ask"),
        help=Sentence(
            "प्रश्न लिखकर भेजने वाले को लौटाएँ: चर्चा या अभिमत हेतु।",
            "Return with a question: please speak, or for comments.",
        ),
    ),
    KeyAction(
        place=Place.APPROVAL,
        act="return_case",
        keys=("r", "f6"),
        label=Sentence("लौटाएँ", "Return"),
        help=Sentence("कारण लिखकर भेजने वाले को लौटाएँ।", "Return to the sender with a reason."),
    ),
    KeyAction(
        place=Place.APPROVAL,
        act="other_side",
        keys=("tab",),
        label=Sentence("सूची/टीप/पत्र", "List/notes/papers"),
        help=Sentence("सूची, टीप और पत्राचार के बीच जाएँ।", "Go between list, notes and papers."),
    ),
    KeyAction(
        place=Place.APPROVAL,
        act="choose",
        keys=("enter",),
        label=Sentence("पूरी खोलें", "Open in full"),
        help=Sentence("चुनी हुई नस्ती पूरी खोलें।", "Open the file under the cursor in full."),
        by_widget=True,
        in_footer=False,
    ),
)

_RETURNED: Final = (
    KeyAction(
        place=Place.RETURNED,
        act="copy_to_note",
        keys=("n", "f2"),
        label=Sentence("नई टीप में लें", "To a new note"),
        help=Sentence(
            "लौटाया गया लेख उसी प्रकरण की नई टीप में लें।",
            "Take the returned text into a new note on the same case.",
        ),
    ),
    KeyAction(
        place=Place.RETURNED,
        act="put_away",
        keys=("d", "delete"),
        label=Sentence("देख लिया", "Seen"),
        help=Sentence(
            "सूची से हटाएँ; लेख अभिलेख में बना रहता है।",
            "Take it off the list; the text stays in the store.",
        ),
    ),
    KeyAction(
        place=Place.RETURNED,
        act="choose",
        keys=("enter",),
        label=Sentence("प्रकरण खोलें", "Open the case"),
        help=Sentence("जिस प्रकरण का है उसे खोलें।", "Open the case it belongs to."),
        by_widget=True,
    ),
)

QUEUE_ACTIONS: Final[tuple[KeyAction, ...]] = (*_TRACKER, *_MOVEMENTS, *_APPROVAL, *_RETURNED)
