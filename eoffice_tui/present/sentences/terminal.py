"""What `eoffice terminal` says: how this terminal does with Hindi, and which one to take."""

from collections.abc import Mapping
from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

DESCRIPTION: Final = Sentence(
    "यह टर्मिनल हिन्दी कैसे दिखाता है, और कौन सा टर्मिनल लें",
    "How this terminal does with Hindi, and which one to take",
)
PLAIN_OPTION: Final = Sentence(
    "केवल सादा पाठ, टर्मिनल के संकेतों के बिना", "plain text only, without terminal codes"
)

NAME: Final = Sentence("टर्मिनल", "Terminal")
UNNAMED: Final = Sentence("नाम नहीं बताता", "gives no name")
RULE: Final = Sentence("नियम", "Rule")

SOURCES: Final[Mapping[str, Sentence]] = {
    "given": Sentence(
        "यह नियम आपने स्वयं चुना है (--width या EOFFICE_WIDTH)।",
        "You chose this rule yourself (--width or EOFFICE_WIDTH).",
    ),
    "answered": Sentence("टर्मिनल से अभी पूछकर जाना।", "The terminal was asked just now."),
    "remembered": Sentence(
        "टर्मिनल ने अभी उत्तर नहीं दिया; पिछली बार का उत्तर लिया गया।",
        "The terminal did not answer; what it answered the last time was taken.",
    ),
    "known_kind": Sentence(
        "टर्मिनल का प्रकार पहचानकर नियम लिया गया।", "The rule was taken by the kind of terminal."
    ),
    "safe": Sentence(
        "उत्तर नहीं मिला। सुरक्षित नियम लिया गया: बीच में जगह छूट सकती है, पर कोई अक्षर नहीं छिपेगा।",
        "There is no answer. The safe rule was taken: it may leave gaps, but hides no letter.",
    ),
}

RULES: Final[Mapping[str, Sentence]] = {
    "SUM1": Sentence(
        "हर अक्षर और हर आगे-पीछे की मात्रा एक खाना लेती है।",
        "Each letter, and each vowel sign that stands beside it, takes one cell.",
    ),
    "SUM0": Sentence(
        "हर अक्षर एक खाना लेता है, मात्राएँ कोई नहीं।", "Each letter takes one cell, vowel signs none."
    ),
    "CLU2": Sentence(
        "मात्रा और संयुक्ताक्षर सहित पूरा अक्षर एक या दो खाने लेता है।",
        "A whole letter with its signs and conjuncts takes one or two cells.",
    ),
    "CLU2Z": Sentence(
        "संयुक्ताक्षर दो खाने तक लेता है, मात्राएँ कोई नहीं।",
        "A conjunct takes up to two cells, vowel signs none.",
    ),
    "CLU1": Sentence(
        "संयुक्ताक्षर सहित पूरा अक्षर एक ही खाना लेता है।",
        "A whole letter takes one cell, conjuncts included.",
    ),
}
SIZED: Final = Sentence(
    "हर शब्द के खाने हम टर्मिनल को बताते हैं: संयुक्ताक्षर छपे हुए जैसे दिखते हैं।",
    "We tell the terminal how many cells each word has: conjuncts look as in print.",
)
INEXACT: Final = Sentence(
    "कोई नियम पूरा नहीं बैठता; सबसे निकट का, जो कोई अक्षर न छिपाए, लिया गया।",
    "No rule fits wholly; the nearest one that hides no letter was taken.",
)

RULER: Final = Sentence("जाँच: दाहिनी रेखा सीधी होनी चाहिए", "Check: the right edge must be straight")
RULER_WORD: Final = Sentence("शब्द", "word")
RULER_COUNTED: Final = Sentence("गिने", "counted")
RULER_REPORTED: Final = Sentence("बताए", "reported")
LOOK: Final = Sentence(
    "अक्षर देखें: {before} में मात्रा {letter} के पहले, {above} में रेफ ऊपर, और {joined} जुड़े हुए दिखने चाहिए; "
    "कहीं गोल बिन्दु (◌) न दिखे और कोई मात्रा न छूटे।",
    "Look at the letters: in {before} the sign stands before {letter}, in {above} the "
    "repha on top, and {joined} are joined; there is no dotted circle (◌) and no sign is missing.",
)
LOOK_AT: Final[Mapping[str, str]] = {
    "before": "कि",
    "letter": "क",
    "above": "र्क",
    "joined": "श्री, क्ष, ज्ञ",
}
"""The letters to look at, the same in both languages."""

CROOKED: Final = Sentence(
    "रेखा टेढ़ी हो तो दूसरा नियम आज़माएँ: eoffice terminal --width sum1",
    "If the edge is not straight, try another rule: eoffice terminal --width sum1",
)

VERDICT_BEST: Final = Sentence(
    "यह टर्मिनल हिन्दी के लिए सबसे अच्छा है।", "This terminal is the best one for Hindi."
)
VERDICT_GOOD: Final = Sentence(
    "यह टर्मिनल हिन्दी के लिए ठीक है; कहीं-कहीं हलन्त दिखेगा।",
    "This terminal is good for Hindi; here and there a halant shows.",
)
VERDICT_UNSEEN: Final = Sentence(
    "यह टर्मिनल Windows पर सुझाया गया है; ऊपर के अक्षर देखकर जाँच लें।",
    "This terminal is the one advised on Windows; check the letters above.",
)
VERDICT_BAD: Final = Sentence(
    "इस टर्मिनल में स्तंभ सीधे रहेंगे, पर हिन्दी के अक्षर ठीक नहीं दिखते। नीचे सुझाया गया टर्मिनल लें।",
    "Columns stay straight in this terminal, but Hindi letters are not drawn right. Take one that "
    "is advised below.",
)
VERDICT_WITHIN: Final = Sentence(
    "यह {name} है; अक्षर उसके बाहर का टर्मिनल बनाता है। kitty के भीतर इसका उपयोग न करें।",
    "This is {name}; the terminal around it draws the letters. Do not use it within kitty.",
)
VERDICT_UNKNOWN: Final = Sentence(
    "इस टर्मिनल को हमने नहीं परखा; ऊपर की जाँच देखें।",
    "We have not tried this terminal; go by the check above.",
)

ADVICE: Final = Sentence("कौन सा टर्मिनल लें", "Which terminal to take")
ADVISED: Final = (
    Sentence(
        "Linux, सबसे अच्छा: kitty 0.40 या नया (संयुक्ताक्षर पूरे जुड़े हुए)",
        "Linux, best: kitty 0.40 or newer (true conjuncts)",
    ),
    Sentence(
        "Linux, ठीक: GNOME Terminal, Xfce Terminal, LXTerminal, Konsole",
        "Linux, good: GNOME Terminal, Xfce Terminal, LXTerminal, Konsole",
    ),
    Sentence("Windows: Windows Terminal 1.22 या नया", "Windows: Windows Terminal 1.22 or newer"),
    Sentence(
        "हिन्दी के लिए नहीं: xterm, alacritty, st, urxvt, PuTTY, QTerminal, mlterm, Terminology, "
        "Linux console, VS Code का टर्मिनल, kitty के भीतर tmux",
        "Not for Hindi: xterm, alacritty, st, urxvt, PuTTY, QTerminal, mlterm, Terminology, the "
        "Linux console, the terminal of VS Code, tmux within kitty",
    ),
)
FONTS: Final = Sentence("अक्षर ठीक न दिखें तो", "If letters look wrong")
FONT_STEPS: Final = (
    Sentence(
        "Debian, Ubuntu: apt install fonts-noto-core (या fonts-lohit-deva)",
        "Debian, Ubuntu: apt install fonts-noto-core (or fonts-lohit-deva)",
    ),
    Sentence(
        "Windows: सेटिंग में फ़ॉन्ट Cascadia Mono रखें; हिन्दी Nirmala UI से आती है",
        "Windows: keep the font Cascadia Mono in its settings; Hindi comes from Nirmala UI",
    ),
    Sentence("kitty: kitty.conf में ये पंक्तियाँ रखें", "kitty: put these lines in kitty.conf"),
)
KITTY_LINES: Final = (
    "font_family DejaVu Sans Mono",
    "symbol_map U+0900-U+097F,U+200C,U+200D Noto Sans Devanagari",
    "modify_font cell_width 112%",
)
KEYS: Final = Sentence(
    "कंप्यूटर का कीबोर्ड English (US) पर रखें; हिन्दी ई-ऑफिस में लिखें। हिन्दी कीबोर्ड पर Ctrl के साथ की कुंजी "
    "कुछ टर्मिनलों में अक्षर लिख देती है; F कुंजियाँ सदा चलती हैं।",
    "Keep the computer's keyboard on English (US) and type Hindi in eOffice. With a Hindi keyboard "
    "some terminals type a letter for a key with Ctrl; the F keys always work.",
)
