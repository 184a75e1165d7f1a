"""The words of a state stand in every sentence, whole, and in nothing that an officer typed."""

from collections.abc import Iterator

import pytest

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.state_pack import DEFAULT_PACK, WORDS, State, StatePack
from eoffice_core.packs import load_pack
from eoffice_tui.present import state_words
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences.words import category_word, kind_sign
from tests.unit.present.sayings import SAID

HINDI, ENGLISH = Language.HINDI, Language.ENGLISH


def speak_as(state: State) -> StatePack:
    pack = load_pack(state.value)
    assert isinstance(pack, StatePack)
    state_words.install(pack)
    return pack


@pytest.fixture(autouse=True)
def _the_default_afterwards() -> Iterator[None]:
    yield
    state_words.install(DEFAULT_PACK)


def test_the_default_says_what_is_written() -> None:
    speak_as(State.MADHYA_PRADESH)
    assert all(state_words.in_hindi(said.hindi) == said.hindi for _, said in SAID)
    assert all(state_words.in_english(said.english) == said.english for _, said in SAID)


@pytest.mark.parametrize("state", State)
def test_no_word_of_another_state_is_left_in_any_sentence(state: State) -> None:
    pack = speak_as(state)
    gone = {
        own
        for key in WORDS
        for own, their in zip(WORDS[key].hindi, pack.words[key].hindi, strict=True)
        if own != their and own not in {form for word in pack.words.values() for form in word.hindi}
    }
    for where, sentence in SAID:
        words = state_words.in_hindi(sentence.hindi).replace("/", " ").replace("-", " ").split()
        left = gone & {word.strip("।,;:.()'?…·") for word in words}
        assert not left, where


@pytest.mark.parametrize("state", State)
def test_receipt_and_file_have_different_signs(state: State) -> None:
    speak_as(state)
    for language in Language:
        signs = {kind_sign(kind, language) for kind in CaseKind}
        assert len(signs) == len(CaseKind)


def test_bihar_speaks_as_bihar() -> None:
    speak_as(State.BIHAR)
    sentence = Sentence(
        "नई नस्ती में टीप लिखें; आवक नस्तीबद्ध करें, नोडल अधिकारी को बताएँ।", "A note in a new file."
    )
    assert sentence.say(HINDI) == (
        "नई संचिका में टिप्पणी लिखें; प्राप्ति संचिकास्त करें, नोडल पदाधिकारी को बताएँ।"
    )
    assert sentence.say(ENGLISH) == sentence.english


def test_what_agrees_with_a_word_changes_with_it() -> None:
    speak_as(State.HARYANA)
    sentence = Sentence("खाली पंक्ति से नई कंडिका। Section", "A section; Sections.")
    assert sentence.say(HINDI) == "खाली पंक्ति से नया पैरा। Section"
    assert sentence.say(ENGLISH) == "A branch; Branches."


def test_the_places_of_a_sentence_keep_their_names() -> None:
    speak_as(State.HARYANA)
    sentence = Sentence("{section} में", "in the section {section}")
    assert sentence.say(ENGLISH, section="A") == "in the branch A"


def test_a_word_within_a_word_is_another_word() -> None:
    speak_as(State.BIHAR)
    assert state_words.in_hindi("आवकें, अनस्ती, टीपना") == "आवकें, अनस्ती, टीपना"
    assert state_words.in_hindi("पीली/हरी टीप, टीपों") == "पीली/हरी टिप्पणी, टिप्पणियों"


def test_what_was_typed_stays() -> None:
    speak_as(State.BIHAR)
    said = Sentence("नस्ती: {text} ({post})", "File: {text} ({post})")
    typed = said.say(HINDI, text="नस्ती की टीप", post="अधिकारी")
    assert typed == "संचिका: नस्ती की टीप (अधिकारी)"
    assert category_word("नस्ती शाखा") == "नस्ती शाखा"
