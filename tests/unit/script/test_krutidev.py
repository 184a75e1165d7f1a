"""Kruti Dev text comes out in the order in which Hindi is spoken, and nothing of it is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.script.krutidev import convert, k2u
from eoffice_core.script.krutidev_glyphs import CODES, GLYPHS

PAIRS = {
    "short i goes behind its letter": ("fdlh", "किसी"),
    "short i goes behind a whole conjunct": ("fLFkfr", "स्थिति"),
    "reph goes before the letter it stands on": ("fu/kkZfjr", "निर्धारित"),
    "reph goes before a sign as well": ("'krsZa", "शर्तें"),
    "reph goes before a conjunct": ("HkRlZuk", "भर्त्सना"),
    "short i behind a half letter": ("vfHkO;fDr", "अभिव्यक्ति"),
    "subjoined ra under a letter without stem": ('varjkZ"Vªh;', "अंतर्राष्ट्रीय"),
    "subjoined ra with short i": ("ikfj'kzfed", "पारिश्रमिक"),
    "a visible halant joins the next letter": ("in~feuh", "पद्मिनी"),
    "dot below": ("cqf<+;k", "बुढ़िया"),
    "chandrabindu struck as two": ("[kjlkokWa", "खरसावाँ"),
    "the round o of English words": ("MkWDVj", "डॉक्टर"),
    "a vowel made of three": ("vkSj", "और"),
    "long i is short i with a reph": ("vkb±", "आईं"),
    "punctuation": ("gEe~---A", "हम्म्...।"),
    "a percentage stays one": ("15% vr% ls 15%", "15% अतः से 15%"),
    "a percentage after a blank": ("jkf'k 15 %", "राशि 15 %"),
    "a colon after a blank": ("layXu %", "संलग्न :"),
    "mended: short i before the stem": ("'fk{kk", "शिक्षा"),
    "mended: reph before its letter": ("ewfZr", "मूर्ति"),
    "mended: short i before the dot": ("ihMf+r", "पीड़ित"),
    "mended: curled quotation marks": ("fo’o ‘kklu d“k", "विश्व शासन कष"),
    "mended: torn where no word begins": ("d s lkFk g Sa v ad i zek.k", "के साथ हैं अंक प्रमाण"),
    "read as Latin-1": ("v\x82fQl \x83\x84", "ऑफिस १२"),
    "read as a symbol font": ("\uf064\uf06b", "का"),
}


@pytest.mark.parametrize("rule", PAIRS)
def test_each_rule(rule: str) -> None:
    legacy, expected = PAIRS[rule]
    assert k2u(legacy) == unicodedata.normalize("NFC", expected)


def test_a_word_grows_under_the_keys() -> None:
    keys = "LFkfxr"
    seen = [k2u(keys[:place]) for place in range(1, len(keys) + 1)]
    assert seen == ["स्", "स्थ्", "स्थ", "स्थि", "स्थगि", "स्थगित"]


def test_what_the_table_does_not_have_stays_and_is_named() -> None:
    found = convert("dk¬;Z ☃ dk")
    assert found.text == "का¬र्य ☃ का"
    assert found.unknown == ("¬", "☃")


def test_what_is_already_readable_is_left_alone() -> None:
    assert k2u("कार्यालय 2025") == "कार्यालय 2025"


@pytest.mark.parametrize("lone", ["k", "f", "Z", "+", "~", "h", "a", "z", "fZ", "f+", "kf", ""])
def test_a_sign_without_a_letter_is_shown_and_counted(lone: str) -> None:
    found = convert(lone)
    assert bool(found.text) == bool(lone)
    assert bool(found.misfits) == bool(lone)


def test_every_code_of_the_table_is_read_back() -> None:
    alone = {text: k2u(code) for text, code in CODES.items() if code != "%"}
    assert {text: read for text, read in alone.items() if read != text} == {}


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert unicodedata.is_normalized("NFC", k2u(text))


@given(st.lists(st.sampled_from(sorted(GLYPHS)), max_size=20).map("".join))
def test_no_order_of_keys_breaks_it(keys: str) -> None:
    assert bool(k2u(keys)) == bool(keys)


@pytest.mark.parametrize("endless", ["D", "d+", "z", "dz", "hq", "a", "d~", "f", "k", "Z"])
def test_a_run_without_end_is_parted(endless: str) -> None:
    assert convert(endless * 20_000).text
