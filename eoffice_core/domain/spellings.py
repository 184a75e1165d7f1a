"""Spellings that no rule of the fold brings together: a question is widened by them.

What is stored stays as it was written; a word that is asked for is also looked for as it is written
by others. The table holds spellings of one word, never words of like meaning; beside it, in a long
word one vowel sign may be the short or the long one of its kind. In short words it may not, for
there it makes another word: दिन is not दीन.
"""

import re
from functools import cache, lru_cache

from eoffice_core.domain.hindi import words

_GROUPS = """
छह छः छै
वापस वापिस
वापसी वापिसी
कृपया कृप्या
मोहल्ला मुहल्ला
तहसील तेहसील तहसिल
तहसीलदार तेहसीलदार तहसिलदार
आवंटन आबंटन
आवंटित आबंटित
आंगनबाड़ी आंगनवाड़ी
पटवारी पटबारी
विवरण बिवरण
व्यय ब्यय
व्यवस्था ब्यवस्था
बजट वजट
विकास बिकास
विभाग बिभाग
विकलांग बिकलांग
कार्रवाई कार्यवाही कार्यवाई कारवाई
उपरोक्त उपर्युक्त
उपर्युक्तानुसार उपरोक्तानुसार
ऊपर उपर
ऊर्जा उर्जा
ऊंचाई उंचाई
ऊंचा उंचा
निरीक्षण निरिक्षण
निरीक्षक निरिक्षक
पर्यवेक्षण पर्यवेक्षन
सूची सूचि
सूचीबद्ध सूचिबद्ध
श्रेणी श्रेणि
अनुमति अनुमती
स्थिति स्थिती
परिस्थिति परिस्थिती
उपस्थिति उपस्थिती उपस्तिथि
स्वीकृति स्वीकृती स्विकृति
स्वीकृत स्विकृत
समिति समिती
तिथि तिथी
अतिथि अतिथी
भूमि भूमी
राशि राशी
प्रति प्रती
हिंदू हिंदु
वधू वधु
साधू साधु
गेहूं गेहुं
इकाई ईकाई
ईमानदार इमानदार
ईंधन इंधन
द्वितीय द्वीतीय
तृतीय त्रितीय
भुगतान भूगतान
भूखंड भुखंड
मूल्यांकन मुल्यांकन
मूल्य मुल्य
मूल मुल
पूर्व पुर्व
पूर्ण पुर्ण
सूचना सुचना
दुकान दूकान
सामूहिक सामुहिक
कलेक्टर कलैक्टर कलक्टर
कलेक्ट्रेट कलैक्ट्रेट कलेक्टोरेट
जिलाधीश जिलाधिश
पेंशन पैंशन पेंसन
लाइसेंस लायसेंस
सर्टिफिकेट सर्टीफिकेट
रजिस्टर रजीस्टर
रजिस्ट्री रजिस्टरी
कंप्यूटर कंप्युटर कम्पूटर
ट्रैक्टर ट्रेक्टर
ट्रांसफार्मर ट्रांसफॉर्मर ट्रांस्फार्मर
टेंडर टैंडर
इंजीनियर इंजिनियर
बैंक बेंक
मैनेजर मेनेजर
चैक चेक
हैंडपंप हेंडपंप
मोबाइल मोबाईल
फाइल फाईल
टाइप टाईप
लाइन लाईन
साइकिल साईकिल सायकिल सायकल
हाईकोर्ट हाइकोर्ट
बाज़ार बजार
मजदूर मजदुर
आशीर्वाद आर्शीवाद
पुनर्वास पुर्नवास
पुनर्गठन पुर्नगठन
पुनर्विचार पुर्नविचार
पुनरीक्षण पुनरिक्षण पुर्नरीक्षण
अंतर्राष्ट्रीय अंतरराष्ट्रीय
अंतर्राज्यीय अंतरराज्यीय
नामांतरण नामंतरण
बंटवारा बटवारा
बंटवारे बटवारे
सीमांकन सिमांकन
संन्यासी सन्यासी
संन्यास सन्यास
उज्ज्वल उज्जवल
प्रज्ज्वलित प्रज्जवलित
अनुगृहीत अनुग्रहीत अनुगृहित
अंत्येष्टि अंत्येष्ठि
मंत्रिमंडल मंत्रीमंडल
मंत्रिपरिषद मंत्रीपरिषद
अनुशंसा अनुसंशा
अनुसूचित अनुसुचित
बढ़ोतरी बढ़ोत्तरी
सौंपा सौपा
पहुंच पहुच
पहुंचा पहुचा
महंगाई मंहगाई
महंगा मंहगा
दंपति दंपती दंपत्ति
जागृत जाग्रत
जागृति जाग्रति
सृजन स्रजन
रजिस्ट्रार रजिस्टार
अभ्यर्थी अभ्यार्थी
आधिकारिक अधिकारिक
वास्तविक वास्तवीक
प्रशासनिक प्रशासनीक
आवश्यकता आवश्यक्ता
संवैधानिक संविधानिक
अत्यधिक अत्याधिक
शताब्दी शताब्दि
क्षतिपूर्ति क्षतिपूर्ती
आपूर्ति आपूर्ती
नियुक्ति नियुक्ती
पदोन्नति पदौन्नति पदोन्नती
सेवानिवृत्त सेवानिवृत
निवृत्त निवृत
प्रवृत्त प्रवृत
रहली रेहली
सुझाव सुझाब
"""
_TAILS = ("पत्र", "कार्ड", "पंचायत", "पंप", "खारिज", "घर", "वार", "कर्ता")
"""What is written onto the word before it or apart from it."""

_LETTERS = {
    "a": "ए", "b": "बी", "c": "सी", "d": "डी", "e": "ई", "f": "एफ", "g": "जी", "h": "एच",
    "i": "आई", "j": "जे", "k": "के", "l": "एल", "m": "एम", "n": "एन", "o": "ओ", "p": "पी",
    "q": "क्यू", "r": "आर", "s": "एस", "t": "टी", "u": "यू", "v": "वी", "w": "डब्ल्यू", "x": "एक्स",
    "y": "वाय", "z": "जेड",
}  # fmt: skip
_ABBREVIATED_FROM, _ABBREVIATED_TO = 2, 5
"""How many letters an abbreviation has that is spelled out."""

_CONSONANT = re.compile("[क-ह]")
_SLIPS = (("ि", "ी", 3), ("ु", "ू", 3), ("े", "ै", 4), ("ो", "ौ", 4), ("ब", "व", 3))
"""Signs taken for each other, and how many consonants a word has in which that is a slip."""

SLIPS_MAX = 10

Words = tuple[str, ...]
LOOKED_UP_KEPT = 4_096


@lru_cache(maxsize=LOOKED_UP_KEPT)
def also_written(word: str) -> tuple[Words, ...]:
    """How else a folded word is written: each time one word, or several that stand together."""
    found = [*_table().get(word, ()), *_apart(word), *_abbreviated(word), *_slips(word)]
    return tuple(other for other in dict.fromkeys(found) if other != (word,))


def _slips(word: str) -> list[Words]:
    """The word with one sign taken for its like: निरीक्षण as निरिक्षण."""
    consonants = len(_CONSONANT.findall(word))
    others = _likes(consonants)
    slips: list[Words] = [
        (word[:place] + others[sign] + word[place + 1 :],)
        for place, sign in enumerate(word)
        if sign in others
    ]
    return slips[:SLIPS_MAX]


@lru_cache(maxsize=SLIPS_MAX)
def _likes(consonants: int) -> dict[str, str]:
    pairs = [(one, other) for one, other, least in _SLIPS if consonants >= least]
    return {**dict(pairs), **{other: one for one, other in pairs}}


@cache
def _table() -> dict[str, tuple[Words, ...]]:
    table: dict[str, tuple[Words, ...]] = {}
    for line in _GROUPS.strip().splitlines():
        folded = [word for spelling in line.split() for word in words(spelling)]
        group = tuple((word,) for word in dict.fromkeys(folded))
        for (word,) in group:
            table[word] = (*table.get(word, ()), *group)
    return table


def _apart(word: str) -> list[Words]:
    """A compound as two words: प्रमाणपत्र as प्रमाण पत्र."""
    tails = [tail for part in _TAILS for tail in words(part)]
    return [
        (word.removesuffix(tail), tail) for tail in tails if word.endswith(tail) and word != tail
    ]


def _abbreviated(word: str) -> list[Words]:
    """An abbreviation in the other script: SDM and एसडीएम."""
    if word.isascii():
        is_short = word.isalpha() and _ABBREVIATED_FROM <= len(word) <= _ABBREVIATED_TO
        return [tuple(words("".join(_LETTERS[letter] for letter in word)))] if is_short else []
    latin = _spelled().fullmatch(word)
    if latin is None:
        return []
    letters = "".join(_spoken()[name] for name in _name().findall(word))
    is_short = _ABBREVIATED_FROM <= len(letters) <= _ABBREVIATED_TO
    return [(letters,)] if is_short else []


@cache
def _spoken() -> dict[str, str]:
    """The letters by their folded names, as they stand inside an abbreviation and at its end."""
    names: dict[str, str] = {}
    for letter, name in _LETTERS.items():
        (folded,) = words(name)
        names[folded] = names[folded.replace("ी", "ि")] = letter  # shortened before ए
    return names


@cache
def _name() -> re.Pattern[str]:
    longest_first = sorted(_spoken(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(f"(?:{_name().pattern})+")
