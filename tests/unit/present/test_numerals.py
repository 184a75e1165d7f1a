"""One formatter decides which digits an officer reads; what is kept stays in ASCII."""

from collections.abc import Iterator
from datetime import date

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.moment import at_office_time
from eoffice_core.script.digits import ascii_digits, with_commas
from eoffice_tui.present import amounts, dates, numerals
from eoffice_tui.present.numerals import Numerals
from eoffice_tui.present.particulars import numbered
from eoffice_tui.present.sentences import Language, Sentence


@pytest.fixture
def hindi_numerals() -> Iterator[None]:
    numerals.install(Numerals.HINDI)
    yield
    numerals.install(Numerals.ASCII)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_numbers_are_grouped_as_cldr_groups_them_for_india(number: int) -> None:
    assert with_commas(number) == format_decimal(number, locale="hi_IN")
    assert with_commas(number) == format_decimal(number, locale="en_IN")


def test_nothing_changes_while_the_officer_has_not_asked() -> None:
    assert numerals.installed() is Numerals.ASCII
    assert numerals.shown("4512/2025/तह-रहली") == "4512/2025/तह-रहली"


@pytest.mark.usefixtures("hindi_numerals")
@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("4512/2025/तह-रहली", "४५१२/२०२५/तह-रहली"),
        ("RMP/EST/2025-26/0147", "RMP/EST/२०२५-२६/०१४७"),
        ("F2 दबाएँ, 3 दिन", "F2 दबाएँ, ३ दिन"),
        ("seema2@x1.in", "seema2@x1.in"),
        ("₹1,00,000.50", "₹१,००,०००.५०"),
        ("अनं.-B7-12", "अनं.-B7-१२"),
        ("", ""),
    ],
)
def test_numbers_are_drawn_in_hindi_and_names_are_not(text: str, drawn: str) -> None:
    assert numerals.shown(text) == drawn
    assert ascii_digits(drawn) == text


@pytest.mark.usefixtures("hindi_numerals")
def test_every_formatter_goes_through_the_one() -> None:
    at = at_office_time(date(2025, 11, 17), hour=9, minute=5)
    assert numerals.grouped(1_23_456) == "१,२३,४५६"
    assert dates.day(date(2025, 4, 5)) == "०५-०४-२०२५"
    assert dates.short_day(date(2025, 4, 5)) == "०५-०४"
    assert dates.moment(at) == "१७-११-२०२५ ०९:०५"
    assert amounts.shown(12_34_567_50) == "₹१२,३४,५६७.५०"
    assert numbered("12/2025", "3 पंखे") == "१२/२०२५ · 3 पंखे"


@pytest.mark.usefixtures("hindi_numerals")
def test_in_a_sentence_numbers_change_and_typed_text_does_not() -> None:
    sentence = Sentence(
        "{count} में से 3: {text} ({number}), F5", "{count} of 3: {text} ({number}), F5"
    )
    said = sentence.say(Language.HINDI, count=1_00_000, text="कमरा 7", number="7/2025")
    assert said == "१,००,००० में से ३: कमरा 7 (७/२०२५), F5"
