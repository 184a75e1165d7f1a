"""Sounds of words and of Roman, and the words that are offered for it."""

from __future__ import annotations

import pytest

from eoffice_core.script.candidates import by_rule, candidates, scored
from eoffice_core.script.lexicon import Lexicon, LexiconFault, Spelling, read, written
from eoffice_core.script.roman import rows_typed
from eoffice_core.script.sounds import skeleton, sounds_of
from eoffice_core.script.wordstock import Wordstock

FREQUENT = (
    ("कार्यालय", 4.4), ("पत्र", 5.0), ("पात्र", 4.4), ("आदेश", 4.9), ("देश", 6.0), ("मैं", 6.2),
    ("में", 7.5), ("नहीं", 6.9), ("अधिकारी", 5.0), ("योजना", 4.9), ("सड़क", 4.7), ("जन्म", 5.0),
    ("जन", 5.1), ("लड़का", 4.6),
)  # fmt: skip


@pytest.fixture
def lexicon() -> Lexicon:
    """A few words."""
    known = read(written(FREQUENT))
    assert isinstance(known, Lexicon)
    return known


@pytest.mark.parametrize(
    ("word", "row"),
    [
        ("कार्यालय", "-kAr-yAlay~"),
        ("करना", "-kar~nA"),
        ("अवकाश", "av~kAS~"),
        ("कृषि", "-k-riZi"),
        ("ज्ञापन", "-g-yApan~"),
        ("टिप्पणी", "-xipaNI"),
        ("जाए", "-jAYe"),
        ("संपर्क", "-saM-par-k."),
        ("दुःख", "-duh-K."),
        ("सड़क", "-saRak~"),
    ],
)
def test_a_word_is_the_row_of_its_sounds(word: str, row: str) -> None:
    assert sounds_of(word) == row


@pytest.mark.parametrize("text", ["file", "नस्ती 12", "क।", "১", "क\ud800"])
def test_what_is_no_word_of_the_script_has_no_sounds(text: str) -> None:
    assert sounds_of(text) is None


@pytest.mark.parametrize("text", ["", "्", "ा", "ंंंं", "़", "\u0903", "््््क", "क" * 5000, "ाि" * 500])
def test_signs_out_of_place_are_read_without_harm(text: str) -> None:
    row = sounds_of(text)
    assert row is None or len(row) % 2 == 1
    assert isinstance(skeleton(row or "-"), str)


@pytest.mark.parametrize("roman", ["", "123", "é", "'", "q" * 300, "aeiou" * 50, "ं", "\ud800"])
def test_any_roman_is_read_without_harm(roman: str, lexicon: Lexicon) -> None:
    for row, cost in rows_typed(roman):
        assert len(row) % 2 == 1
        assert cost >= 0
    assert all(isinstance(text, str) for text in candidates(roman, lexicon))


@pytest.mark.parametrize(
    ("roman", "word"),
    [
        ("karyalay", "कार्यालय"),
        ("kaaryaalay", "कार्यालय"),
        ("aadesh", "आदेश"),
        ("main", "मैं"),
        ("nahi", "नहीं"),
        ("sarak", "सड़क"),
        ("sadak", "सड़क"),
        ("janm", "जन्म"),
        ("KARYALAY", "कार्यालय"),
        ("adhikariyon", "अधिकारियों"),
        ("yojnaon", "योजनाओं"),
        ("yojnaen", "योजनाएं"),
        ("ladkon", "लड़कों"),
    ],
)
def test_the_word_that_is_meant_comes_first(roman: str, word: str, lexicon: Lexicon) -> None:
    assert candidates(roman, lexicon)[0] == word


def test_both_words_of_one_spelling_are_offered(lexicon: Lexicon) -> None:
    assert {"पत्र", "पात्र"} <= set(candidates("patra", lexicon))


@pytest.mark.parametrize(
    ("roman", "word"),
    [
        ("dhamtari", "धमतरी"),
        ("shivpuri", "शिवपुरी"),
        ("sharma", "शर्मा"),
        ("mitra", "मित्र"),
        ("rajendra", "रजेंद्र"),
        ("ramgarh", "रामगढ़"),
        ("hoshangabad", "होशंगाबाद"),
        ("a", "आ"),
    ],
)
def test_what_no_list_holds_is_spelt_by_rule(roman: str, word: str) -> None:
    assert word in by_rule(roman)
    assert word in candidates(roman, Lexicon({}))


def test_not_more_than_five_are_offered_and_none_twice(lexicon: Lexicon) -> None:
    for roman in ("ka", "kr", "patra", "jn"):
        offered = candidates(roman, lexicon)
        assert len(set(offered)) == len(offered) <= 5


def test_english_words_are_known_by_their_english_spelling(lexicon: Lexicon) -> None:
    stock = Wordstock(lexicon)
    stock.add_loans([Spelling("file", "फाइल"), Spelling("budget", "बजट")])
    assert stock.candidates("file")[0] == "फाइल"
    assert stock.candidates("File")[0] == "फाइल"
    assert stock.candidates("budjet")[0] == "बजट"


def test_names_of_the_office_are_known_word_by_word() -> None:
    stock = Wordstock(Lexicon({}))
    stock.add_names(["भूपेन्द्र साहू", "सहायक ग्रेड-3 (स्थापना)"])
    assert stock.candidates("bhupendra")[0] == "भूपेन्द्र"
    assert stock.candidates("sthapna")[0] == "स्थापना"


def test_what_was_chosen_last_comes_first(lexicon: Lexicon) -> None:
    stock = Wordstock(lexicon)
    stock.remember([("patra", "पत्रा")])
    assert stock.candidates("patra")[0] == "पत्रा"
    stock.choose("Patra", "पत्र")
    assert stock.candidates("patra")[0] == "पत्र"


def test_a_buffer_longer_than_any_word_is_spelt_by_rule() -> None:
    assert len(Wordstock(Lexicon({})).candidates("ka" * 30)) >= 1


def test_a_word_of_the_office_keeps_the_greater_weight(lexicon: Lexicon) -> None:
    lexicon.add(["देश", "नस्ती"])
    assert scored("desh", lexicon)["देश"] > scored("nasti", lexicon)["नस्ती"]


# --- the file -----------------------------------------------------------------------------------


def test_a_lexicon_is_read_as_it_was_written(lexicon: Lexicon) -> None:
    row = sounds_of("पत्र")
    assert row is not None
    assert [word.text for word in lexicon.of(skeleton(row))] == ["पत्र", "पात्र"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content[:100] + bytes([content[100] ^ 1]) + content[101:],
        lambda content: b"eoffice lexicon 2" + content[17:],
        lambda content: content.partition(b"\n")[0],
        lambda content: b"\x00" * 1000,
    ],
)
def test_a_damaged_lexicon_is_named_and_nothing_of_it_is_taken(damage: object) -> None:
    assert callable(damage)
    assert read(damage(written(FREQUENT))) is LexiconFault.DAMAGED
