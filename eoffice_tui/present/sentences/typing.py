"""What is said about typing Hindi: the layers, the candidates, the lexicon, spelling."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

ENGLISH: Final = Sentence("अंग्रेज़ी", "English")
PHONETIC: Final = Sentence("फोनेटिक", "Phonetic")
INSCRIPT: Final = Sentence("इनस्क्रिप्ट", "InScript")
REMINGTON: Final = Sentence("रेमिंगटन", "Remington")
REMINGTON_GAIL: Final = Sentence("रेमिंगटन-गेल", "Remington GAIL")

NOW_ENGLISH: Final = Sentence("F9 · अंग्रेज़ी: कुंजियाँ जैसी हैं वैसी।", "F9 · English: the keys as they are.")
NOW_PHONETIC: Final = Sentence(
    "F9 · फोनेटिक: Roman में लिखें, Space पहला शब्द लेता है, 1-5 चुनते हैं।",
    "F9 · Phonetic: type in Roman, Space takes the first word, 1-5 choose.",
)
NOW_INSCRIPT: Final = Sentence(
    "F9 · इनस्क्रिप्ट: हर कुंजी का एक चिह्न; अंक 0-9।", "F9 · InScript: one sign to a key; digits 0-9."
)
NOW_REMINGTON: Final = Sentence(
    "F9 · रेमिंगटन: जैसा कृतिदेव में; Shift+F9 से गेल क्रम।",
    "F9 · Remington: as in Kruti Dev; Shift+F9 for the GAIL order.",
)
NOW_GAIL: Final = Sentence(
    "F9 · रेमिंगटन-गेल: ि अक्षर के बाद, र् पहले; Shift+F9 से कृतिदेव क्रम।",
    "F9 · Remington GAIL: short i after its letter, reph before; Shift+F9 for Kruti Dev.",
)

NO_FIELD: Final = Sentence(
    "पहले किसी लिखने वाले खाने में जाएँ, फिर F9 दबाएँ।", "Go to a field of text first, then press F9."
)
LEXICON_DAMAGED: Final = Sentence(
    "शब्दकोश की फ़ाइल बिगड़ी है। लिखना चलता रहेगा, शब्द नियम से बनेंगे, वर्तनी नहीं जाँची जाएगी। "
    "नोडल अधिकारी को बताएँ।",
    "The lexicon's file is damaged. Typing goes on by rule; spelling is not checked. Tell the "
    "nodal officer.",
)
LEXICON_MISSING: Final = Sentence(
    "शब्दकोश की फ़ाइल नहीं मिली। लिखना चलता रहेगा, शब्द नियम से बनेंगे, वर्तनी नहीं जाँची जाएगी। "
    "नोडल अधिकारी को बताएँ।",
    "The lexicon's file is missing. Typing goes on by rule; spelling is not checked. Tell the "
    "nodal officer.",
)

UNKNOWN_COUNT: Final = Sentence("Shift+F7 अज्ञात {count}", "Shift+F7 unknown {count}")
NOTHING_UNKNOWN: Final = Sentence("कोई अज्ञात शब्द नहीं।", "No unknown word.")
NOT_CHECKED: Final = Sentence(
    "शब्दकोश अभी पढ़ा जा रहा है या उपलब्ध नहीं।", "The lexicon is still being read, or there is none."
)
ONLY_NOTES: Final = Sentence(
    "वर्तनी टीप के लेख में जाँची जाती है।", "Spelling is checked in the text of notes."
)
SPELLING_TITLE: Final = Sentence("यह शब्द शब्दकोश में नहीं: {word}", "Not in the lexicon: {word}")
SPELLING_HINT: Final = Sentence("छाँटने के लिए लिखें …", "Type to narrow …")
SPELLING_EMPTY: Final = Sentence("कोई सुझाव नहीं।", "No suggestion.")
SPELLING_KEYS: Final = Sentence(
    "Enter चुनें   Esc जैसा है वैसा रहने दें", "Enter choose   Esc leave it as it is"
)
ADD_MINE: Final = Sentence("+ मेरे शब्दों में जोड़ें: {word}", "+ Add to my words: {word}")
ADD_OFFICE: Final = Sentence(
    "+ कार्यालय के शब्दों में जोड़ें (अभी इसी डेस्क पर): {word}",
    "+ Add to the office's words (at this desk for now): {word}",
)
ADDED: Final = Sentence("शब्द जोड़ा गया: {word}", "Word added: {word}")
REPLACED: Final = Sentence("{word} के स्थान पर {other}", "{other} in place of {word}")
MOVED_ON: Final = Sentence(
    "लेख बदल चुका है; कुछ नहीं बदला गया।", "The text has changed; nothing was replaced."
)
