"""Hindi is listed as ICU lists it: the table beside this test is in ICU's order (78, locale hi)."""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.script.order import KEY_BYTES_MAX, order_key, stored_key

TABLE = Path(__file__).with_name("icu_hindi_order.txt").read_text(encoding="utf-8").splitlines()
WORDS = [line.removeprefix("= ") for line in TABLE]


def test_the_order_is_icus() -> None:
    for line, before, word in zip(TABLE[1:], WORDS, WORDS[1:], strict=False):
        if line.startswith("= "):
            assert order_key(before) == order_key(word), (before, word)
        else:
            assert order_key(before) < order_key(word), (before, word)


def test_shuffled_words_come_back_in_order() -> None:
    shuffled = list(WORDS)
    random.Random(7).shuffle(shuffled)
    assert [order_key(word) for word in sorted(shuffled, key=order_key)] == [
        order_key(word) for word in WORDS
    ]


def test_code_points_alone_would_not_do() -> None:
    wrong = sum(a > b for a, b in pairwise(WORDS))
    assert wrong > 10


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("9 नस्तियाँ", "अंक"),
        ("हिंदी", "हिन्दी"),
        ("जमीन", "ज़मीन"),
        ("ज़मीन", "जमीनी"),
        ("अंक", "अँकुर"),
        ("दुःख", "दुख"),
        ("ज्ञान", "झंडा"),
        ("क्षत्रिय", "खबर"),
        ("हवा", "apple"),
        ("apple", "Zebra"),
        ("Zebra", "ж"),
        ("राम पुर", "रामपुर"),
    ],
)
def test_what_stands_before_what(first: str, second: str) -> None:
    assert order_key(first) < order_key(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [("१२", "12"), ("क्‍ष", "क्ष"), ("क़", "क\u093c"), ("ऩ", "न\u093c")],
)
def test_what_is_listed_alike(one: str, other: str) -> None:
    assert order_key(one) == order_key(other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_have_an_order(one: str, other: str) -> None:
    assert (order_key(one) < order_key(other)) or (order_key(other) <= order_key(one))
    assert len(stored_key(one * 20)) <= KEY_BYTES_MAX


def test_a_hostile_text_costs_no_more_than_its_bound() -> None:
    assert len(stored_key("क" + "\u0941" * 1_000_000)) <= KEY_BYTES_MAX
    assert stored_key("") == b""
    assert stored_key("\ud800") < stored_key("\U0001f600")
