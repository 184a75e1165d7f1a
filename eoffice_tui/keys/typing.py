"""Keys of typing Hindi: which layer the letters give, and the spelling of notes."""

from typing import Final

from eoffice_tui.keys.action import KeyAction, Place
from eoffice_tui.present.sentences.sentence import Sentence

_WRITING: Final = frozenset(
    {Place.DIARISE, Place.OPEN_FILE, Place.NOTESHEET, Place.SEND, Place.COVER, Place.REST}
)
_WITH_FIELDS: Final = _WRITING | {Place.INBOX, Place.TRACKER, Place.EVERYWHERE}
_WITH_NOTES: Final = frozenset({Place.NOTESHEET, Place.SEND, Place.EVERYWHERE})

TYPING_ACTIONS: Final[tuple[KeyAction, ...]] = (
    KeyAction(
        place=Place.EVERYWHERE,
        act="spelling",
        keys=("shift+f7", "ctrl+f7"),
        label=Sentence("वर्तनी", "Spelling"),
        help=Sentence(
            "अगले अज्ञात (रेखांकित) शब्द के सुझाव देखें, या उसे शब्दकोश में जोड़ें। अपने आप कुछ नहीं बदलता।",
            "Suggestions for the next unknown (underlined) word, or add it. Never by itself.",
        ),
        in_footer=False,
        not_at=frozenset(Place) - _WITH_NOTES,
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="next_layer",
        keys=("f9",),
        label=Sentence("लिपि", "Layer"),
        help=Sentence(
            "इस खाने में लिखने का ढंग बदलें: अंग्रेज़ी, फोनेटिक, इनस्क्रिप्ट, रेमिंगटन; ऊपर दिखता है, याद रहता है।",
            "How this field types: English, phonetic, InScript, Remington; shown above, kept.",
        ),
        in_footer=False,
        not_at=frozenset(Place) - _WITH_FIELDS,
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="choose_word",
        keys=("space",),
        label=Sentence("फोनेटिक शब्द", "Phonetic words"),
        help=Sentence(
            "Space पहला शब्द लेता है, 1-5 चुनते हैं, Esc Roman रखता है; | से ।, $ से ₹।",
            "Space takes the first, 1-5 choose, Esc keeps Roman; | is the danda, $ the rupee.",
        ),
        in_footer=False,
        by_widget=True,
        not_at=frozenset(Place) - _WITH_FIELDS,
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="remington_order",
        keys=("shift+f9",),
        label=Sentence("रेमिंगटन क्रम", "Remington order"),
        help=Sentence(
            "रेमिंगटन में कृतिदेव क्रम (ि पहले, र् बाद में) या गेल क्रम लें।",
            "Take the Kruti Dev order of Remington (short i before, reph after) or the GAIL order.",
        ),
        in_footer=False,
        not_at=frozenset(Place) - _WITH_FIELDS,
    ),
)
