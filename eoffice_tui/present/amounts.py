"""Sums of money as the office writes them: ₹12,34,567.50, and in words in either language.

A sum is a whole number of paise: fractions of binary numbers have no place in a bill.
"""

import re
from enum import Enum
from typing import Final

from eoffice_core.script.digits import ascii_digits, with_commas
from eoffice_tui.present import numerals
from eoffice_tui.present.sentences.sentence import Language, Sentence

PAISE: Final = 100
RUPEES_MAX: Final = 10**13 - 1
"""99 kharab 99 arab …: more than any budget, and the last sum that the words below can name."""

RUPEE_SIGN: Final = "₹"

_HINDI_WORDS: Final = """
शून्य एक दो तीन चार पाँच छह सात आठ नौ
दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी
अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सतासी अठासी नवासी
नब्बे इक्यानवे बानवे तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे
"""
"""Nought to ninety-nine: none of these follows from another."""

_HINDI_TO_99: Final = tuple(_HINDI_WORDS.split())
_HINDI_SCALES: Final = (
    (10**11, "खरब"),
    (10**9, "अरब"),
    (10**7, "करोड़"),
    (10**5, "लाख"),
    (10**3, "हजार"),
    (10**2, "सौ"),
)
_ENGLISH_WORDS: Final = """
zero one two three four five six seven eight nine
ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_ENGLISH_TO_19: Final = tuple(_ENGLISH_WORDS.split())
_ENGLISH_TENS: Final = (
    *("twenty", "thirty", "forty", "fifty"),
    *("sixty", "seventy", "eighty", "ninety"),
)
_ENGLISH_SCALES: Final = (
    (10**7, "crore"),
    (10**5, "lakh"),
    (10**3, "thousand"),
    (10**2, "hundred"),
)

_RUPEES_ONLY: Final = Sentence("{rupees} रुपये मात्र", "Rupees {rupees} only")
_ONE_RUPEE_ONLY: Final = Sentence("एक रुपया मात्र", "Rupee one only")
_PAISE_ONLY: Final = Sentence("{paise} पैसे मात्र", "{paise} paise only")
_ONE_PAISA_ONLY: Final = Sentence("एक पैसा मात्र", "One paisa only")
_RUPEES_AND_PAISE: Final = Sentence(
    "{rupees} रुपये {paise} पैसे मात्र", "Rupees {rupees} and {paise} paise only"
)
_RUPEES_AND_ONE_PAISA: Final = Sentence(
    "{rupees} रुपये एक पैसा मात्र", "Rupees {rupees} and one paisa only"
)
_ONE_RUPEE_AND_PAISE: Final = Sentence(
    "एक रुपया {paise} पैसे मात्र", "Rupee one and {paise} paise only"
)
_ONE_OF_EACH: Final = Sentence("एक रुपया एक पैसा मात्र", "Rupee one and one paisa only")
_MINUS: Final = Sentence("ऋण {words}", "Minus {words}")


class AmountFault(Enum):
    """Why a text is no sum of money."""

    SHAPE = "shape"
    TOO_LARGE = "too_large"


_TYPED: Final = re.compile(
    r"(?P<sign>-?)\s*(?:₹|रु\.?|Rs\.?)?\s*(?P<rupees>[0-9][0-9,]{0,24})(?:\.(?P<paise>[0-9]{1,2}))?\s*(?:/-)?"
)
_GROUPS: Final = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")


def parsed(text: str) -> int | AmountFault:
    """The paise of a typed sum, in either script's digits: ₹12,34,567.50, 1234567/-, रु. ५००."""
    found = _TYPED.fullmatch(ascii_digits(text.strip()))
    if found is None or _GROUPS.fullmatch(found["rupees"]) is None:
        return AmountFault.SHAPE
    rupees = int(found["rupees"].replace(",", ""))
    if rupees > RUPEES_MAX:
        return AmountFault.TOO_LARGE
    paise = rupees * PAISE + int((found["paise"] or "0").ljust(2, "0"))
    return -paise if found["sign"] else paise


def written(paise: int) -> str:
    """A sum in ASCII digits, as it enters a text: ₹12,34,567.50; without paise where none are."""
    rupees, rest = divmod(abs(paise), PAISE)
    sign = "-" if paise < 0 else ""
    return f"{sign}{RUPEE_SIGN}{with_commas(rupees)}" + (f".{rest:02}" if rest else "")


def shown(paise: int) -> str:
    """A sum as it is drawn, in the digits in force."""
    return numerals.shown(written(paise))


def in_words(paise: int, language: Language) -> str:
    """A sum in words, as it stands on a bill or a sanction."""
    assert abs(paise) // PAISE <= RUPEES_MAX, "a larger sum is refused where it is typed"
    rupees, rest = divmod(abs(paise), PAISE)
    words = _sentence(rupees, rest).say(
        language, rupees=number_in_words(rupees, language), paise=number_in_words(rest, language)
    )
    if paise < 0:
        words = _MINUS.say(language, words=words[0].lower() + words[1:])
    return words[0].upper() + words[1:]


def _sentence(rupees: int, paise: int) -> Sentence:
    match rupees, paise:
        case 1, 0:
            return _ONE_RUPEE_ONLY
        case _, 0:
            return _RUPEES_ONLY
        case 0, 1:
            return _ONE_PAISA_ONLY
        case 0, _:
            return _PAISE_ONLY
        case 1, 1:
            return _ONE_OF_EACH
        case 1, _:
            return _ONE_RUPEE_AND_PAISE
        case _, 1:
            return _RUPEES_AND_ONE_PAISA
    return _RUPEES_AND_PAISE


def number_in_words(number: int, language: Language) -> str:
    """A whole number from nought on in words."""
    assert number >= 0, "the sign is said by whoever knows what is counted"
    return _in_hindi(number) if language is Language.HINDI else _in_english(number)


def _in_hindi(number: int) -> str:
    parts = []
    rest = number
    for scale, name in _HINDI_SCALES:
        count, rest = divmod(rest, scale)
        if count:
            parts.append(f"{_in_hindi(count)} {name}")
    if rest or not parts:
        parts.append(_HINDI_TO_99[rest])
    return " ".join(parts)


def _in_english(number: int) -> str:
    parts = []
    rest = number
    for scale, name in _ENGLISH_SCALES:
        count, rest = divmod(rest, scale)
        if count:
            parts.append(f"{_in_english(count)} {name}")
    if rest or not parts:
        parts.append(_english_to_99(rest))
    return " ".join(parts)


def _english_to_99(number: int) -> str:
    if number < len(_ENGLISH_TO_19):
        return _ENGLISH_TO_19[number]
    tens, ones = divmod(number, 10)
    return _ENGLISH_TENS[tens - 2] + (f"-{_ENGLISH_TO_19[ones]}" if ones else "")
