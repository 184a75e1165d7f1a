"""Text is recorded normalised and free of what nobody can see."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.text import clean, is_blank, is_clean, is_one_line

BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
UNSEEN = [0xAD, 0x200B, 0x2060, 0xFEFF, 0x2028, 0x2029, 0xFFF9, 0xE0001, 0xE0041]
CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"]


@pytest.mark.parametrize("code", [*BIDI, *CONTROLS, *UNSEEN, 0xD800, 0xDFFF])
@pytest.mark.parametrize("around", ["नोट {} शीट", "note {} sheet", "{}"])
def test_what_nobody_can_see_is_unclean(around: str, code: int) -> None:
    assert not is_clean(around.format(chr(code)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "two\nlines\tand a tab",
        "दो\nपंक्तियाँ",
        "क्षेत्र \u200d\u200c जोड़",
        "₹ 24,500 — “उद्धरण”",
        "हिन्दी १२३",
    ],
)
def test_ordinary_text_is_clean(text: str) -> None:
    assert is_clean(text)


@pytest.mark.parametrize("text", ["cafe\u0301", "ख\u093c\u0302\u0323", "\u0958"])
def test_text_that_is_not_normalised_is_unclean_until_cleaned(text: str) -> None:
    assert not is_clean(text)
    assert is_clean(clean(text))


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("  एक  ", "एक"),
        ("a\r\nb\rc\n", "a\nb\nc"),
        ("\t\n", ""),
        ("cafe\u0301", "caf\u00e9"),
        ("\ufeffका\u00adर्य\u200bालय\u2028दो", "कार्यालय\nदो"),
    ],
)
def test_cleaning(typed: str, recorded: str) -> None:
    assert clean(typed) == recorded


def test_an_override_is_refused_and_not_silently_removed() -> None:
    assert not is_clean(clean("a\u202eb"))


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"])))
def test_visible_text_is_clean_once_cleaned(text: str) -> None:
    assert is_clean(clean(text))


@pytest.mark.parametrize("text", ["", " \n\t", "\u200d", " \u200c\u200d "])
def test_what_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)


def test_a_letter_is_not_blank() -> None:
    assert not is_blank(" क\u200d")


@pytest.mark.parametrize("text", ["a\nb", "a\tb"])
def test_a_line_has_no_break_and_no_tab(text: str) -> None:
    assert not is_one_line(text)
    assert is_one_line(text.replace("\n", " ").replace("\t", " "))
