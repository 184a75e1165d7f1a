"""Which words are not known, and what is suggested for them."""

from __future__ import annotations

import pytest

from eoffice_core.script.lexicon import Lexicon, LexiconFault, read, written
from eoffice_core.script.spelling import alike, is_known, suggestions, unknown_in
from eoffice_core.script.wordstock import Wordstock
from tools.build_lexicon import kept

FREQUENT = (
    ("कार्यालय", 4.4), ("संपर्क", 4.4), ("जिला", 4.4), ("अधिकारी", 5.0), ("योजना", 4.9), ("सूचना", 4.9),
    ("आदेश", 4.9), ("प्रशासन", 4.8), ("प्राप्ति", 4.1), ("जाए", 5.0), ("प्रमाण", 4.2), ("दिन", 5.6),
    ("निरीक्षण", 4.4),
)  # fmt: skip


@pytest.fixture
def lexicon() -> Lexicon:
    """A few words."""
    known = read(written(FREQUENT))
    assert isinstance(known, Lexicon)
    return known


@pytest.mark.parametrize(
    "word",
    [
        "कार्यालय", "सम्पर्क", "ज़िला", "जाये", "अधिकारियों", "योजनाएँ", "योजनाओं", "कार्यालयों",
        "सूचनार्थ", "आदेशानुसार", "प्रमाणपत्र", "दिनों",
    ],
)  # fmt: skip
def test_words_their_plurals_and_equal_spellings_are_known(word: str, lexicon: Lexicon) -> None:
    assert is_known(word, lexicon)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("कार्यलय", "कार्यालय"),
        ("अधीकारी", "अधिकारी"),
        ("प्रसासन", "प्रशासन"),
        ("प्राप्ती", "प्राप्ति"),
        ("आदेस", "आदेश"),
        ("निरिक्षन", "निरीक्षण"),
        ("सपर्क", "संपर्क"),
    ],
)
def test_what_may_have_been_meant_comes_first(wrong: str, meant: str, lexicon: Lexicon) -> None:
    assert not is_known(wrong, lexicon)
    assert suggestions(wrong, lexicon)[0] == meant


def test_unknown_words_are_found_where_they_stand(lexicon: Lexicon) -> None:
    line = "जिला कार्यलय का आदेस, क्र. 12/ab"
    found = list(unknown_in(line, lexicon))
    assert [line[one.start : one.end] for one in found if one.text != "का"] == ["कार्यलय", "आदेस"]


@pytest.mark.parametrize(
    "line", ["अ.शा. टी.", "न", "क्र.", "123", "file", "", "क" * 5000, "्" * 9999]
)
def test_abbreviations_letters_and_what_is_no_word_are_let_be(line: str, lexicon: Lexicon) -> None:
    assert not list(unknown_in(line, lexicon))


def test_no_text_takes_long_or_fails(lexicon: Lexicon) -> None:
    for word in ("क" * 100_000, "ा" * 39, "क्" * 19, "\ud800", "कa"):
        assert isinstance(suggestions(word, lexicon), tuple)


def test_without_the_general_list_nothing_is_underlined() -> None:
    stock = Wordstock(fault=LexiconFault.DAMAGED)
    stock.add_words(["नस्ती"])
    assert not stock.unknown_in("यहाँ कुछ भी लिखा हो")


def test_a_word_that_was_added_is_known(lexicon: Lexicon) -> None:
    stock = Wordstock(lexicon)
    assert [one.text for one in stock.unknown_in("छिरारी")] == ["छिरारी"]
    stock.add_words(["छिरारी"])
    assert not stock.unknown_in("छिरारी")


def test_equal_spellings_are_one() -> None:
    assert alike("सम्बन्ध") == alike("संबंध")
    assert alike("महत्त्व") == alike("महत्व")
    assert alike("जाँच") == alike("जांच")
    assert alike("दिन") != alike("दीन")


def test_the_list_is_built_without_what_is_misspelt() -> None:
    frequent = {
        "नहीं": 6.9, "नही": 6.2, "निरीक्षण": 4.4, "निरिक्षण": 3.2, "अौर": 3.9, "क्": 4.0, "व": 6.0,
        "प्राप्\u200dत": 3.3, "है": 7.5, "hai": 5.0, "दिन": 5.6, "दीन": 3.6, "सहमति": 4.6,
        "असहमति": 3.6,
    }  # fmt: skip
    words = dict(kept(frequent, frozenset()))
    assert set(words) == {
        "नहीं", "निरीक्षण", "व", "प्राप्त", "है", "दिन", "दीन", "सहमति", "असहमति",
    }  # fmt: skip
