"""State packs are read strictly: every word in both languages, or none of them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.numbering import pattern_faults
from eoffice_core.domain.state_pack import (
    DEFAULT_PACK,
    DEFAULT_STATE,
    PACK_CHARACTERS_MAX,
    WORDS,
    PackFault,
    PackRefused,
    State,
    StatePack,
    read_pack,
    state_named,
)
from eoffice_core.domain.text import is_clean
from eoffice_core.packs import load_pack
from tests.tidy.tree import ROOT

PACKS = ROOT / "data" / "packs"
Table = dict[str, Any]


def text_of(state: State) -> str:
    return (PACKS / f"{state.value}.json").read_text(encoding="utf-8")


def loaded(state: State) -> StatePack:
    pack = load_pack(state.value)
    assert isinstance(pack, StatePack), pack
    return pack


def test_every_file_is_the_pack_of_a_state_and_every_state_has_one() -> None:
    assert {path.stem for path in PACKS.iterdir()} == {state.value for state in State}


@pytest.mark.parametrize("state", State)
def test_every_pack_has_every_word_in_both_languages(state: State) -> None:
    pack = loaded(state)
    assert pack.state is state
    assert set(pack.words) == set(WORDS)
    for key, word in pack.words.items():
        assert len(word.hindi) == len(WORDS[key].hindi)
        assert len(word.english) == len(WORDS[key].english)
        for form in word.hindi:
            assert any("\u0900" <= letter <= "\u097f" for letter in form)
        for form in word.english:
            assert form.isascii()
            assert form == form.lower()


@pytest.mark.parametrize("state", State)
def test_every_pack_numbers_and_names_its_posts(state: State) -> None:
    pack = loaded(state)
    assert not pattern_faults(pack.numbers.diary)
    assert not pattern_faults(pack.numbers.file)
    assert len(pack.designations) > 8
    assert len({post.hindi for post in pack.designations}) == len(pack.designations)
    for post in pack.designations:
        assert post.english.isascii()
        assert is_clean(post.hindi)


def test_the_default_pack_is_what_the_sentences_are_written_in() -> None:
    pack = loaded(DEFAULT_STATE)
    assert pack.words == DEFAULT_PACK.words
    assert pack.numbers == DEFAULT_PACK.numbers
    assert (pack.hindi, pack.english) == (DEFAULT_PACK.hindi, DEFAULT_PACK.english)


@pytest.mark.parametrize("name", ["", "Bihar", "../secrets", "kerala", "bihar.json", "बिहार"])
def test_an_unknown_name_is_refused_with_the_known_ones(name: str) -> None:
    refused = load_pack(name)
    assert isinstance(refused, PackRefused)
    assert refused.fault is PackFault.UNKNOWN
    assert "uttar_pradesh" in refused.where
    assert state_named(name) is None


def _without_word(pack: Table) -> None:
    del pack["words"]["file"]


def _with_strange_word(pack: Table) -> None:
    pack["words"]["peon_book"] = {"hindi": ["बही"], "english": ["book"]}


def _in_one_language(pack: Table) -> None:
    del pack["words"]["note"]["english"]


def _form_missing(pack: Table) -> None:
    pack["words"]["file"]["hindi"].pop()


def _form_empty(pack: Table) -> None:
    pack["words"]["file"]["hindi"][0] = " "


def _form_no_text(pack: Table) -> None:
    pack["words"]["file"]["hindi"][0] = 7


def _form_with_place(pack: Table) -> None:
    pack["words"]["file"]["hindi"][0] = "{number}"


def _form_unclean(pack: Table) -> None:
    pack["words"]["file"]["hindi"][0] = "संचि\u202eका"


def _form_long(pack: Table) -> None:
    pack["words"]["file"]["hindi"][0] = "क" * 61


def _pattern_wrong(pack: Table) -> None:
    pack["numbers"]["file"] = "{section}/{year}"


def _pattern_no_text(pack: Table) -> None:
    pack["numbers"]["diary"] = None


def _no_posts(pack: Table) -> None:
    pack["designations"] = []


def _post_half(pack: Table) -> None:
    pack["designations"][0] = {"hindi": "समाहर्ता"}


def _other_format(pack: Table) -> None:
    pack["format"] = 2


def _words_a_list(pack: Table) -> None:
    pack["words"] = []


@pytest.mark.parametrize(
    "break_it",
    [
        _without_word,
        _with_strange_word,
        _in_one_language,
        _form_missing,
        _form_empty,
        _form_no_text,
        _form_with_place,
        _form_unclean,
        _form_long,
        _pattern_wrong,
        _pattern_no_text,
        _no_posts,
        _post_half,
        _other_format,
        _words_a_list,
    ],
)
def test_a_damaged_pack_is_refused_and_says_where(break_it: Callable[[Table], None]) -> None:
    pack = json.loads(text_of(State.BIHAR))
    break_it(pack)
    refused = read_pack(State.BIHAR, json.dumps(pack, ensure_ascii=False))
    assert isinstance(refused, PackRefused)
    assert refused.fault is PackFault.DAMAGED
    assert refused.where


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "{", '"bihar"', "[" * 50_000, " " * (PACK_CHARACTERS_MAX + 1), "\ud800"],
    ids=["nothing", "list", "null", "cut", "text", "deep", "long", "surrogate"],
)
def test_what_is_no_pack_is_refused(text: str) -> None:
    assert isinstance(read_pack(State.BIHAR, text), PackRefused)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert isinstance(read_pack(State.BIHAR, text), PackRefused)


@given(st.integers(min_value=0, max_value=10_000))
def test_a_pack_that_was_cut_short_is_refused(at: int) -> None:
    text = text_of(State.BIHAR)
    cut = text[: at % len(text.rstrip())]
    assert isinstance(read_pack(State.BIHAR, cut), PackRefused)
