"""Keys of every field in which text is written: the fields answer them themselves."""

from typing import Final

from eoffice_tui.keys.action import KeyAction, Place
from eoffice_tui.present.sentences.sentence import Sentence

_WRITING: Final = frozenset(
    {Place.DIARISE, Place.OPEN_FILE, Place.NOTESHEET, Place.SEND, Place.COVER, Place.REST}
)
_NOT_WRITING: Final = frozenset(Place) - _WRITING - {Place.EVERYWHERE}

EDITING_ACTIONS: Final[tuple[KeyAction, ...]] = (
    KeyAction(
        place=Place.EVERYWHERE,
        act="undo",
        keys=("ctrl+z", "ctrl+y"),
        label=Sentence("लिखा वापस लें", "Undo"),
        help=Sentence(
            "पिछला बदलाव वापस लें; Ctrl+Y से वह फिर हो जाता है।",
            "Take the last change of the text back; Ctrl+Y does it again.",
        ),
        in_footer=False,
        by_widget=True,
        not_at=_NOT_WRITING,
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="delete_letter",
        keys=("backspace", "ctrl+g", "shift+backspace"),
        label=Sentence("अक्षर मिटाएँ", "Delete a letter"),
        help=Sentence(
            "Backspace केवल अंतिम मात्रा या चिह्न मिटाता है; Ctrl+G या Shift+Backspace पूरा अक्षर।",
            "Backspace takes the last sign only; Ctrl+G or Shift+Backspace the whole letter.",
        ),
        in_footer=False,
        by_widget=True,
        not_at=_NOT_WRITING,
    ),
    KeyAction(
        place=Place.EVERYWHERE,
        act="word_steps",
        keys=("ctrl+left", "ctrl+right"),
        label=Sentence("शब्दशः चलें", "By words"),
        help=Sentence(
            "एक-एक शब्द चलें; Shift साथ दबाने पर चुनते भी हैं।",
            "Move word by word; with Shift, select as well.",
        ),
        in_footer=False,
        by_widget=True,
        not_at=_NOT_WRITING,
    ),
)
