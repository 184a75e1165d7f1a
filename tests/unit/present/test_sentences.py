"""Everything is said in both languages, whole, and nothing of the domain is without a word."""

import string
import unicodedata
from enum import Enum

import pytest

from eoffice_core.domain import case, link, movement, noting, office, receipt, views
from eoffice_core.domain.hindi import fold
from eoffice_core.domain.names import Name
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import is_clean
from eoffice_core.domain.trouble import Trouble
from eoffice_tui.present import refusals, troubles
from eoffice_tui.present.sentences import Language, Sentence, called, words
from eoffice_tui.present.sentences.phrases import PHRASE_GROUPS, PHRASES
from tests.unit.present.sayings import SAID

ENUMERATIONS = (
    movement.Action,
    movement.Priority,
    movement.MovementKind,
    receipt.DeliveryMode,
    receipt.SenderKind,
    receipt.Form,
    receipt.Language,
    receipt.Classification,
    case.CaseKind,
    case.CaseStatus,
    noting.NoteState,
    noting.NoteKind,
    office.Charge,
    views.Ageing,
    link.Link,
    views.InboxShow,
    views.InboxSort,
    views.Deed,
)
MEMBERS: list[Enum] = [member for enumeration in ENUMERATIONS for member in enumeration]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def is_hindi(text: str) -> bool:
    return any("\u0900" <= character <= "\u097f" for character in text)


@pytest.mark.parametrize(
    "member", MEMBERS, ids=lambda member: f"{type(member).__name__}.{member.name}"
)
def test_every_member_has_a_word(member: Enum) -> None:
    word = words.word(member)
    assert is_hindi(word.hindi)
    assert word.english.isascii()


@pytest.mark.parametrize("table", [words.PRIORITY_SIGN, words.AGEING_SIGN])
def test_signs_differ_without_colour(table: dict[Enum, str]) -> None:
    assert len(set(table.values())) == len(table)
    assert set(table) == set(type(next(iter(table))))


@pytest.mark.parametrize(("where", "sentence"), SAID)
def test_both_languages_say_the_same_places_cleanly(where: str, sentence: Sentence) -> None:
    assert sentence.hindi.strip(), where
    assert sentence.english.strip(), where
    assert places(sentence.hindi) == places(sentence.english), where
    for text in (sentence.hindi, sentence.english):
        assert is_clean(text), where
        assert unicodedata.is_normalized("NFC", text), where


def words_of(text: str) -> str:
    """The text without its places."""
    return "".join(before for before, _, _, _ in string.Formatter().parse(text))


def test_nothing_is_said_in_one_language_only() -> None:
    exempt = {"switch_language"}  # it names the other language, in that language
    wrong = []
    for where, sentence in SAID:
        if any(name in where for name in exempt):
            continue
        has_english = any(
            letter.isascii() and letter.isalpha() for letter in words_of(sentence.english)
        )
        if is_hindi(words_of(sentence.hindi)) != has_english:
            wrong.append(where)
    assert not wrong


def test_places_are_plain_names() -> None:
    for where, sentence in SAID:
        for text in (sentence.hindi, sentence.english):
            for _, name, spec, conversion in string.Formatter().parse(text):
                assert name is None or name.isidentifier(), where
                assert not spec, where
                assert not conversion, where


def test_english_holds_no_hindi() -> None:
    exempt = {"switch_language"}  # it names the other language, in that language
    wrong = [
        where
        for where, sentence in SAID
        if is_hindi(sentence.english) and not any(name in where for name in exempt)
    ]
    assert not wrong


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.name)
def test_every_refusal_is_told_in_both_languages(reason: Reason) -> None:
    sentence = refusals.SENTENCES[reason]
    for language, stop in ((Language.HINDI, "।"), (Language.ENGLISH, ".")):
        said = refusals.why(Refused(reasons=(reason,)), language)
        assert said == sentence.say(language)
        assert said.count(stop) >= 2, "what happened or is safe, and what to do"


@pytest.mark.parametrize("trouble", Trouble, ids=lambda trouble: trouble.name)
def test_every_trouble_of_a_store_is_told(trouble: Trouble) -> None:
    sentence = troubles.SENTENCES[trouble]
    assert sentence.hindi.count("।") >= 2
    assert sentence.english.count(".") >= 2


def test_the_phrases_of_the_offices_are_all_there() -> None:
    assert [phrase.number for phrase in PHRASES] == list(range(1, 91))
    assert len({phrase.text.hindi for phrase in PHRASES}) == 90
    assert all(group.phrases for group in PHRASE_GROUPS)
    assert PHRASES[12].text == Sentence("अनुमोदित", "Approved")


def test_categories_are_found_whatever_they_are_called() -> None:
    assert words.category_word("राजस्व") == Sentence("राजस्व", "Revenue")
    assert words.category_word("मछली पालन") == "मछली पालन"
    assert len({fold(word.hindi) for word in words.CATEGORIES}) == len(words.CATEGORIES)


def test_a_value_is_said_in_the_language_of_its_sentence() -> None:
    sentence = Sentence("{what} {post} को", "{what} to {post}")
    what, post = words.ACTION[movement.Action.APPROVAL], Name("तहसीलदार", "Tehsildar")
    assert sentence.say(Language.HINDI, what=what, post=post) == "अनुमोदनार्थ तहसीलदार को"
    assert sentence.say(Language.ENGLISH, what=what, post=post) == "For approval to Tehsildar"


def test_a_name_that_has_one_language_is_said_in_both() -> None:
    assert called(Name("सीमा", ""), Language.ENGLISH) == "सीमा"
    assert called(Name("", "Seema"), Language.HINDI) == "Seema"


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert Sentence("{text}", "{text}").say(Language.HINDI, text="{secret!r}") == "{secret!r}"


def test_the_other_language_leads_back() -> None:
    assert Language.HINDI.other is Language.ENGLISH
    assert Language.HINDI.other.other is Language.HINDI
