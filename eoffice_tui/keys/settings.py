"""What can be done among the settings."""

from typing import Final

from eoffice_tui.keys.action import KeyAction, Place
from eoffice_tui.present.sentences.sentence import Sentence

SETTINGS_ACTIONS: Final = (
    KeyAction(
        place=Place.SETTINGS,
        act="next_choice",
        keys=("right", "left"),
        label=Sentence("बदलें", "Change"),
        help=Sentence(
            "अगला या पिछला विकल्प लें; तुरंत लागू होता है।",
            "Take the next or the previous; it takes effect at once.",
        ),
        by_widget=True,
    ),
    KeyAction(
        place=Place.SETTINGS,
        act="next_field",
        keys=("tab", "enter", "shift+tab"),
        label=Sentence("अगला खाना", "Next field"),
        help=Sentence(
            "अगले खाने पर जाएँ; Shift+Tab से पिछले पर।",
            "Go to the next field; Shift+Tab to the one before.",
        ),
        by_widget=True,
    ),
)
