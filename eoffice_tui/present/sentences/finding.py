"""What is said while a text is looked for in a note."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

FIND: Final = Sentence("खोजें", "Find")
REPLACE: Final = Sentence("इससे बदलें", "Put instead")
AT: Final = Sentence("{at}/{total}", "{at}/{total}")
FOUND: Final = Sentence("{total} जगह", "{total} places")
NONE: Final = Sentence("नहीं मिला", "Not found")
REPLACED: Final = Sentence(
    "{count} जगह बदला। Ctrl+Z से सब वापस।", "Replaced {count} times. Ctrl+Z takes all back."
)
REPLACED_SOME: Final = Sentence(
    "{count} जगह बदला; {left} जगह नहीं, वहाँ शब्द का रूप आगे बढ़ता है।",
    "Replaced {count} times; {left} left, where the word goes on in another form.",
)
GOES_ON: Final = Sentence(
    "यहाँ अक्षर आगे बढ़ता है, इसलिए नहीं बदला।", "Not replaced: the letter goes on here."
)
REFUSED: Final = Sentence(
    "नहीं बदला: नया लेख टीप में नहीं आ सकता।", "Not replaced: the note cannot take the new text."
)
KEYS: Final = Sentence(
    "Enter ↓ अगला  ↑ पिछला  Tab बदलें  Ctrl+R सब बदलें  Esc बंद",
    "Enter ↓ next  ↑ before  Tab replace  Ctrl+R replace all  Esc close",
)
KEYS_REPLACING: Final = Sentence(
    "Enter बदलकर अगला  ↓ छोड़कर अगला  Ctrl+R सब बदलें  Esc बंद",
    "Enter replace, next  ↓ skip  Ctrl+R replace all  Esc close",
)
