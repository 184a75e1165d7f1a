"""Sums of money: grouped as CLDR groups them for India, and in words that an office accepts."""

import unicodedata
from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from eoffice_tui.present import amounts
from eoffice_tui.present.amounts import PAISE, RUPEES_MAX, AmountFault
from eoffice_tui.present.sentences import Language

HINDI, ENGLISH = Language.HINDI, Language.ENGLISH
LARGEST = RUPEES_MAX * PAISE + 99
SUMS = st.integers(min_value=-LARGEST, max_value=LARGEST)

# Read one by one against the list of the Central Hindi Directorate; no rule leads from one to the
# next, so the table stands here a second time, ten to a line, as it is learnt.
TO_99 = """
शून्य|एक|दो|तीन|चार|पाँच|छह|सात|आठ|नौ
दस|ग्यारह|बारह|तेरह|चौदह|पंद्रह|सोलह|सत्रह|अठारह|उन्नीस
बीस|इक्कीस|बाईस|तेईस|चौबीस|पच्चीस|छब्बीस|सत्ताईस|अट्ठाईस|उनतीस
तीस|इकतीस|बत्तीस|तैंतीस|चौंतीस|पैंतीस|छत्तीस|सैंतीस|अड़तीस|उनतालीस
चालीस|इकतालीस|बयालीस|तैंतालीस|चवालीस|पैंतालीस|छियालीस|सैंतालीस|अड़तालीस|उनचास
पचास|इक्यावन|बावन|तिरपन|चौवन|पचपन|छप्पन|सत्तावन|अट्ठावन|उनसठ
साठ|इकसठ|बासठ|तिरसठ|चौंसठ|पैंसठ|छियासठ|सड़सठ|अड़सठ|उनहत्तर
सत्तर|इकहत्तर|बहत्तर|तिहत्तर|चौहत्तर|पचहत्तर|छिहत्तर|सतहत्तर|अठहत्तर|उनासी
अस्सी|इक्यासी|बयासी|तिरासी|चौरासी|पचासी|छियासी|सतासी|अठासी|नवासी
नब्बे|इक्यानवे|बानवे|तिरानवे|चौरानवे|पंचानवे|छियानवे|सत्तानवे|अट्ठानवे|निन्यानवे
""".strip()


def test_every_number_to_99_is_said_in_hindi() -> None:
    words = [word for line in TO_99.split("\n") for word in line.split("|")]
    assert [amounts.number_in_words(number, HINDI) for number in range(100)] == words
    assert len(set(words)) == 100
    assert unicodedata.is_normalized("NFC", "".join(words))


@pytest.mark.parametrize(
    ("number", "hindi", "english"),
    [
        (20, "बीस", "twenty"),
        (21, "इक्कीस", "twenty-one"),
        (100, "एक सौ", "one hundred"),
        (999, "नौ सौ निन्यानवे", "nine hundred ninety-nine"),
        (1_000, "एक हजार", "one thousand"),
        (1_00_000, "एक लाख", "one lakh"),
        (99_99_999, "निन्यानवे लाख निन्यानवे हजार नौ सौ निन्यानवे",
         "ninety-nine lakh ninety-nine thousand nine hundred ninety-nine"),
        (1_00_00_000, "एक करोड़", "one crore"),
        (1_00_00_00_000, "एक अरब", "one hundred crore"),
        (2_50_00_00_000, "दो अरब पचास करोड़", "two hundred fifty crore"),
        (1_00_00_00_00_000, "एक खरब", "ten thousand crore"),
        (1_00_00_00_01_001, "एक खरब एक हजार एक", "ten thousand crore one thousand one"),
    ],
)  # fmt: skip
def test_numbers_in_words(number: int, hindi: str, english: str) -> None:
    assert amounts.number_in_words(number, HINDI) == hindi
    assert amounts.number_in_words(number, ENGLISH) == english


@pytest.mark.parametrize(
    ("paise", "hindi", "english"),
    [
        (0, "शून्य रुपये मात्र", "Rupees zero only"),
        (1, "एक पैसा मात्र", "One paisa only"),
        (50, "पचास पैसे मात्र", "Fifty paise only"),
        (100, "एक रुपया मात्र", "Rupee one only"),
        (101, "एक रुपया एक पैसा मात्र", "Rupee one and one paisa only"),
        (150, "एक रुपया पचास पैसे मात्र", "Rupee one and fifty paise only"),
        (201, "दो रुपये एक पैसा मात्र", "Rupees two and one paisa only"),
        (24_500_00, "चौबीस हजार पाँच सौ रुपये मात्र", "Rupees twenty-four thousand five hundred only"),
        (12_34_567_50, "बारह लाख चौंतीस हजार पाँच सौ सड़सठ रुपये पचास पैसे मात्र",
         "Rupees twelve lakh thirty-four thousand five hundred sixty-seven and fifty paise only"),
        (-5_00, "ऋण पाँच रुपये मात्र", "Minus rupees five only"),
    ],
)  # fmt: skip
def test_sums_in_words(paise: int, hindi: str, english: str) -> None:
    assert amounts.in_words(paise, HINDI) == hindi
    assert amounts.in_words(paise, ENGLISH) == english


@given(SUMS)
def test_sums_are_written_as_cldr_writes_them_for_india(paise: int) -> None:
    cldr = format_currency(Decimal(paise) / PAISE, "INR", locale="hi_IN")
    assert amounts.written(paise) == cldr.removesuffix(".00")


@given(SUMS)
def test_what_is_written_is_read_again(paise: int) -> None:
    assert amounts.parsed(amounts.written(paise)) == paise


@given(SUMS)
def test_both_languages_have_words_for_every_sum(paise: int) -> None:
    for language in Language:
        words = amounts.in_words(paise, language)
        assert not any(character.isdigit() for character in words)
        assert "  " not in words


@pytest.mark.parametrize(
    ("text", "paise"),
    [
        ("500", 500_00),
        ("५००", 500_00),
        ("₹12,34,567.50", 12_34_567_50),
        ("₹१२,३४,५६७.५०", 12_34_567_50),
        ("रु. 1,000/-", 1_000_00),
        ("Rs.250", 250_00),
        ("1,234,567", 12_34_567_00),
        ("0.5", 50),
        ("-3", -3_00),
        (" 7 ", 7_00),
        (str(RUPEES_MAX), RUPEES_MAX * PAISE),
    ],
)
def test_a_typed_sum_is_understood(text: str, paise: int) -> None:
    assert amounts.parsed(text) == paise


@pytest.mark.parametrize(
    "text", ["", "₹", "abc", "12,3", "1,,000", "1.234", ".5", "१२a", "1 2", "--3", "٣", "1" * 40]
)
def test_what_is_no_sum_is_refused(text: str) -> None:
    assert amounts.parsed(text) is AmountFault.SHAPE


def test_a_sum_beyond_all_words_is_refused() -> None:
    assert amounts.parsed(str(RUPEES_MAX + 1)) is AmountFault.TOO_LARGE


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert isinstance(amounts.parsed(text), int | AmountFault)
