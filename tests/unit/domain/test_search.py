"""What an officer writes is understood, and shown where it hits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.search import TERMS_MAX, SearchQuestion, understood
from eoffice_core.domain.spellings import also_written
from tests.bench.parts.spellings import read

RECALL_LEAST, PRECISION_LEAST = 0.95, 0.99


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("छह", "छः दिवस"),
        ("वापिस", "वापस करें"),
        ("मुहल्ला", "मोहल्ला गांधी वार्ड"),
        ("कृप्या", "कृपया भेजें"),
        ("सीओ", "सी.ओ. साहब"),
        ("सी.ओ", "सीओ साहब"),
        ("SDM", "एस.डी.एम. रहली"),
        ("बीपीएल", "BPL card"),
        ("प्रमाण पत्र", "प्रमाणपत्र संलग्न"),
        ("प्रमाणपत्र", "प्रमाण-पत्र संलग्न"),
        ("दाखिल-खारिज", "दाखिलखारिज"),
        ("निरीक्षण", "निरिक्षण किया"),
        ("४५१२/२०२५", "क्रमांक 4512-2025"),
    ],
)
def test_other_spellings_are_found(asked: str, text: str) -> None:
    assert understood(f"{asked} ").finds(text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [("दिन", "दीन"), ("पुल", "पूल"), ("कर", "कार"), ("केस", "KS"), ("12", "125"), ("पत्र पत्र", "प")],
)
def test_other_words_are_not(asked: str, text: str) -> None:
    assert not understood(f"{asked} ").finds(text)


@pytest.mark.parametrize("text", ["", " ", "।", '"', '""', "*", "?!", "\x00", "\ud800"])
def test_what_holds_no_word_asks_for_nothing(text: str) -> None:
    assert understood(text).terms == ()
    assert SearchQuestion(text=text, number=text, sender=text).is_empty
    assert not understood(text).finds("जल")


def test_a_long_question_is_cut() -> None:
    assert len(understood("नल " * 5_000).terms) == TERMS_MAX
    assert len(understood('"नल" ' * 5_000).terms) == TERMS_MAX


def test_hits_are_marked_in_the_text_as_it_stands() -> None:
    text = "नामान्तरण प्रकरण: नामांतरण में छः माह का विलम्ब"
    marked = [text[start:end] for start, end in understood("नामांतरण छह विलंब").marks(text)]
    assert marked == ["नामान्तरण", "नामांतरण", "छः", "विलम्ब"]
    phrase = understood('"में छः माह"').marks(text)
    assert [text[start:end] for start, end in phrase] == ["में छः माह"]


@given(st.text(), st.text())
def test_any_question_may_be_asked_of_any_text(asked: str, text: str) -> None:
    query = understood(asked, is_typing=True)
    marks = query.marks(text)
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert [place for mark in marks for place in mark] == sorted(p for m in marks for p in m)
    assert bool(marks) or not query.finds(text)


@pytest.mark.parametrize("word", ["छह", "एसडिएम", "sdm", "नामांतरण", "प्रमाणपत्र", "x" * 64, "क" * 64])
def test_other_spellings_are_others_and_few(word: str) -> None:
    others = also_written(word)
    assert (word,) not in others
    assert len(others) == len(set(others)) <= 16


@pytest.mark.parametrize("name", ["seen", "held_out"])
def test_lists_of_spellings(name: str) -> None:
    groups = read(name)
    texts = [(n, text) for n, group in enumerate(groups) for text in group.spellings]
    texts += [(-1, text) for group in groups for text in group.look_alikes]
    wanted = right = found = 0
    for number, group in enumerate(groups):
        for spelling in group.spellings:
            query = understood(f"{spelling} ")
            hits = [place for place, text in texts if query.finds(text)]
            wanted += len(group.spellings)
            found += len(hits)
            right += hits.count(number)
    assert right / wanted >= RECALL_LEAST
    assert right / found >= PRECISION_LEAST
