"""Unicode Hindi goes into Kruti Dev and comes back as it was."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.script.krutidev import k2u
from eoffice_core.script.krutidev_writing import u2k, write
from tests.bench.krutidev import pairs

OFFICE = Path(__file__).parents[3] / "data" / "demo" / "files.json"


@pytest.mark.parametrize(
    ("hindi", "legacy"),
    [
        ("कार्यालय", "dk;kZy;"),
        ("शिक्षा", "f'k{kk"),
        ("राष्ट्रीय", 'jk"Vªh;'),
        ("निर्धारित", "fu/kkZfjr"),
        ("पद्मिनी", "ifn~euh"),
        ("पश्चात्", "i'pkr~"),
        ("बढ़ाई", "c<+kbZ"),
        ("संस्कृति", "laLd`fr"),
        ("पताका 'अ' पर (\"ब\")", "irkdk ^v* ij ¼Þcß½"),
        ("रुपये, दिनांक 15.08.2024।", "#i;s] fnukad 15-08-2024A"),
    ],
)
def test_as_a_typist_strikes_it(hindi: str, legacy: str) -> None:
    assert u2k(hindi) == legacy


def test_every_word_of_the_sample_office_comes_back() -> None:
    words = set(re.findall("[\u0901-\u0963\u0971-\u097f]+", OFFICE.read_text(encoding="utf-8")))
    assert len(words) > 100
    lost = {word for word in words if k2u(u2k(word)) != unicodedata.normalize("NFC", word)}
    assert lost == set()


def test_the_held_out_pairs_stay_exact() -> None:
    assert [pair for pair in pairs() if k2u(pair[1]) != pair[2]] == []


def test_what_the_font_cannot_show_is_named() -> None:
    found = write("कार्य Office ☃")
    assert found.text == "dk;Z Office ☃"
    assert found.unknown == tuple("Office☃")


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(u2k(text), str)


@given(st.text(alphabet=[chr(code) for code in range(0x900, 0x980)], max_size=20))
def test_no_order_of_signs_breaks_it(text: str) -> None:
    assert isinstance(k2u(u2k(text)), str)
