"""Spellings that mean the same are found by one another; what differs stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.hindi import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("सम्बन्ध", "संबंध"),
        ("हिन्दी", "हिंदी"),
        ("गयी", "गई"),
        ("गये", "गए"),
        ("चाँद", "चांद"),
        ("क़ानून", "कानून"),
        ("ज़िला", "जिला"),
        ("ऑफिस", "आफिस"),
        ("कार्य्यालय", "कार्यालय"),
        ("अर्द्ध", "अर्ध"),
        ("दुःख", "दुख"),
        ("क्रमांक ४५१२/२०२५", "क्रमांक 4512/2025"),
        ("नस्\u200dती", "नस्ती"),
        ("Tehsil REHLI", "tehsil rehli"),
        ("Straße", "STRASSE"),
        ("\uff21\uff22\uff23", "abc"),
    ],
)
def test_spellings_that_mean_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("कल", "काल"), ("दिन", "दीन"), ("4512", "4513"), ("तहसील", "जिला")]
)
def test_words_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_english_is_only_lowered(text: str) -> None:
    assert fold(text) == text.lower()


@given(st.text())
def test_any_text_can_be_folded(text: str) -> None:
    assert isinstance(fold(text), str)
