"""Spellings that mean the same are found by one another; what differs stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.hindi import WORD_CHARACTERS_MAX, fold, words, words_at


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
        ("चिह्न", "चिन्ह"),
        ("श्रीमान्", "श्रीमान"),
        ("चिठ्ठी", "चिट्ठी"),
        ("छात्रवृत्ति", "छात्रवृति"),
        ("रूपये", "रुपए"),
        ("दवाईयाँ", "दवाइयां"),
        ("आॅफिस", "ऑफिस"),
        ("काे", "को"),
        ("सम्मेलन", "संमेलन"),
        ("वरिष्ठ", "वरिष्ट"),
        ("अत:", "अतः"),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("सी.ओ. और एस.डी.एम.", ["सीओ", "और", "एसडिएम"]),
        ("S.D.M. Rehli", ["sdm", "rehli"]),
        ("है.यह", ["है", "यह"]),
        ("१,२५,००० रु.", ["125000", "रु"]),
        ("12.03.2025", ["12", "03", "2025"]),
        ("4512/२०२५/तह-रहली", ["4512", "2025", "तह", "रहली"]),
        ("नि:शुल्क विषय:भूमि", ["निशुल्क", "विषय", "भूमि"]),
        ("जल।नल॥कूप॰", ["जल", "नल", "कूप"]),
        ("foo_bar \x00 \ud800", ["foo", "bar"]),
        ("", []),
        ("।", []),
        ("अ" * 200, ["अ" * WORD_CHARACTERS_MAX]),
    ],
)
def test_the_words_of_a_text(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text())
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    told = list(words_at(text))
    assert [word for _, _, found in told for word in found] == words(text)
    ends = [0, *(place for start, end, _ in told for place in (start, end)), len(text)]
    assert ends == sorted(ends)


@given(st.text())
def test_words_hold_no_space_and_no_quote(text: str) -> None:
    assert all(word and not set(word) & set(" \t\n\"'\\\x00*") for word in words(text))


@given(st.text())
def test_any_text_can_be_folded(text: str) -> None:
    assert isinstance(fold(text), str)
