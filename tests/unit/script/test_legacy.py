"""Kruti Dev text is noticed, English never taken for it, and only Kruti Dev is converted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.script.legacy import is_krutidev, proposal

HELD_OUT = Path(__file__).parents[2] / "bench" / "held_out"
ENGLISH = (HELD_OUT / "english_lines.txt").read_text(encoding="utf-8").splitlines()


def test_no_english_line_is_taken_for_kruti_dev() -> None:
    assert [line for line in ENGLISH if proposal(line)] == []


@pytest.mark.parametrize(
    "text",
    [
        "niyukti patra jari karen",
        "likha padhi vikalp yachika",
        "vaidh vyakti vigat vikalp",
        "LTD MP USA OBC SC ST NOC",
        "MA 02110-1301, USA",
        "https://example.org/a/b?c=d&e=f",
    ],
)
def test_neither_is_hindi_in_roman_letters_nor_an_abbreviation(text: str) -> None:
    assert proposal(text) is None


def test_english_text_as_a_whole_is_not_either() -> None:
    assert proposal("\n".join(ENGLISH)) is None


@pytest.mark.parametrize(
    "text",
    [
        "dk;kZy; ftyk f'k{kk vf/kdkjh",
        "vkidks lwfpr fd;k tkrk gS fd cSBd LFkfxr gSA",
        "fo\"k;%& vodk'k Lohd`r djus ckcr~",
        "Hkonh;",
    ],
)
def test_kruti_dev_is_noticed(text: str) -> None:
    assert is_krutidev(text)


def test_what_is_hindi_already_is_not() -> None:
    assert proposal("कार्यालय जिला शिक्षा अधिकारी\nक्रमांक 12/2025") is None


def test_lines_are_converted_one_by_one() -> None:
    found = proposal("lsok esa]\nThe Collector, Satna\n15-08-2024\nvodk'k gsrq vkosnu\n")
    assert found is not None
    assert found.text == "सेवा में,\nThe Collector, Satna\n15.08.2024\nअवकाश हेतु आवेदन\n"
    assert (found.lines_converted, found.lines_kept) == (3, 1)


def test_english_and_readable_words_inside_a_line_stay() -> None:
    found = proposal("dk;kZy; Collector Satna dk पत्र vkns'k")
    assert found is not None
    assert found.text == "कार्यालय Collector Satna का पत्र आदेश"


def test_glyphs_that_nobody_knows_are_named() -> None:
    found = proposal("dk;kZy; ftyk f'k{kk¬ vf/kdkjh")
    assert found is not None
    assert found.unknown == ("¬",)
    assert "¬" in found.text


def test_a_very_long_line_is_judged_too() -> None:
    found = proposal("dk;kZy; " * 20_000)
    assert found is not None
    assert found.text == "कार्यालय " * 20_000


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    found = proposal(text)
    assert found is None or len(found.text.splitlines()) == len(text.splitlines())
