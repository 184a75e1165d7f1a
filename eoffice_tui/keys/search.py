"""What can be done in the search, and how one comes there."""

from typing import Final

from eoffice_tui.keys.action import KeyAction, Place
from eoffice_tui.present.sentences.sentence import Sentence

TO_SEARCH: Final = KeyAction(
    place=Place.EVERYWHERE,
    act="search",
    keys=("shift+f3",),
    label=Sentence("पूरी खोज", "Search"),
    help=Sentence(
        "टीपों, विषयों, प्रेषकों और क्रमांकों में खोजें; लिखा हुआ बना रहता है।",
        "Look in notes, subjects, senders and numbers; what is half written is kept.",
    ),
    in_footer=False,
    not_at=frozenset({Place.LOGIN, Place.SEARCH}),
)

SEARCH_ACTIONS: Final[tuple[KeyAction, ...]] = (
    KeyAction(
        place=Place.SEARCH,
        act="choose",
        keys=("enter",),
        label=Sentence("खोलें", "Open"),
        help=Sentence("चुनी हुई नस्ती या आवक खोलें।", "Open the file or receipt under the cursor."),
        by_widget=True,
    ),
    KeyAction(
        place=Place.SEARCH,
        act="filters",
        keys=("f4",),
        label=Sentence("छननी", "Filters"),
        help=Sentence(
            "क्रमांक, प्रेषक, अवधि, किसके पास और प्रकार से छाँटें; फिर दबाने पर छिपती हैं।",
            "Narrow by number, sender, period, with whom and kind; pressed again they hide.",
        ),
    ),
    KeyAction(
        place=Place.SEARCH,
        act="ask_server",
        keys=("f5",),
        label=Sentence("सर्वर पर भी", "At the server"),
        help=Sentence(
            "लाइन हो तो सर्वर से भी पूछें: जो आप देख सकते हैं पर यहाँ नहीं है। फिर दबाने पर यहाँ का दिखता है।",
            "With a line, ask the server for what you may see and is not here; again: only here.",
        ),
    ),
    KeyAction(
        place=Place.SEARCH,
        act="clear",
        keys=("f6",),
        label=Sentence("मिटाएँ", "Clear"),
        help=Sentence(
            "सभी छननियाँ हटाएँ; दोबारा दबाने पर शब्द भी।",
            "Take all filters away; pressed again, the words too.",
        ),
    ),
    KeyAction(
        place=Place.SEARCH,
        act="move",
        keys=("up", "down", "pageup", "pagedown"),
        label=Sentence("ऊपर-नीचे", "Move"),
        help=Sentence("लिखते हुए सूची में ऊपर-नीचे जाएँ।", "Move in the list while you type."),
        in_footer=False,
        by_widget=True,
    ),
)
