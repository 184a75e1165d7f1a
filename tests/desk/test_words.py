"""What the clerk types with at one desk: the lexicon, the directory, words chosen and added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eoffice_core.domain.commands import DiariseReceipt
from eoffice_core.script.lexicon import LexiconFault
from eoffice_core.script.wordstock import Wordstock
from eoffice_tui.local.words import GENERAL, OFFICE_LOANS, OFFICE_WORDS, Words, packed_file
from tests.builders import PARTICULARS
from tests.desks import SeatedDesk, a_world
from tests.sitting import CLERK, sit


@pytest.fixture
def seated(tmp_path: Path) -> Iterator[SeatedDesk]:
    """The clerk's desk."""
    with a_world(tmp_path) as world:
        yield sit(world, CLERK).seated


def stock_of(seated: SeatedDesk) -> Wordstock:
    """The stock as it is read at the next start."""
    return seated.desk.words.stock(seated.desk.directory)


def words_with(seated: SeatedDesk, read_file: Callable[[str], bytes]) -> Words:
    """The desk's words, where the files are as given."""
    return Words(seated.store, seated.desk.now, read_file)


def test_the_general_list_the_offices_and_the_directory_are_known(seated: SeatedDesk) -> None:
    stock = stock_of(seated)
    assert stock.fault is None
    assert stock.candidates("karyalay")[0] == "कार्यालय"
    assert stock.candidates("register")[0] == "रजिस्टर"
    officer = seated.desk.me.hindi
    assert not stock.unknown_in(officer)


def test_senders_and_their_villages_are_known_once_they_have_written(seated: SeatedDesk) -> None:
    assert stock_of(seated).unknown_in("छिरारी")
    ids = seated.desk.ids
    letter = replace(PARTICULARS, sender="कन्छेदी लोधी", sender_place="ग्राम छिरारी")
    post = seated.desk.directory.posts[CLERK.post_id]
    number = seated.desk.next_provisional()
    diarise = DiariseReceipt(ids.op(), ids.case(), post.office_id, post.section_id, number, letter)
    seated.do(diarise, post=CLERK.post_id)
    assert not stock_of(seated).unknown_in("छिरारी कन्छेदी लोधी")
    assert stock_of(seated).candidates("chhirari")[0] == "छिरारी"


def test_what_was_chosen_comes_first_at_the_next_start(seated: SeatedDesk) -> None:
    assert stock_of(seated).candidates("patra")[0] == "पत्र"
    seated.desk.words.choose("Patra", "पात्र")
    assert stock_of(seated).candidates("patra")[0] == "पात्र"
    seated.desk.words.choose("patra", "पत्र")
    assert stock_of(seated).candidates("patra")[0] == "पत्र"


def test_words_that_were_added_are_known_at_the_next_start(seated: SeatedDesk) -> None:
    assert [one.text for one in stock_of(seated).unknown_in("छिरारी कन्छेदी")]
    seated.desk.words.add("छिरारी", of_office=True)
    seated.desk.words.add("कन्छेदी", of_office=False)
    seated.desk.words.add("कन्छेदी", of_office=True)
    assert not stock_of(seated).unknown_in("छिरारी कन्छेदी")


def damaged(name: str) -> bytes:
    """A general list with a byte too few."""
    return packed_file(name)[:-1] if name == GENERAL else packed_file(name)


def missing(name: str) -> bytes:
    """No list at all."""
    raise FileNotFoundError(name)


def no_text(name: str) -> bytes:
    """Lists of our own that are no text."""
    return packed_file(name) if name == GENERAL else b"\xff\xfe\x00"


@pytest.mark.parametrize(
    ("read_file", "fault", "checks"),
    [
        (damaged, LexiconFault.DAMAGED, False),
        (missing, LexiconFault.MISSING, False),
        (no_text, None, True),
    ],
)
def test_a_lexicon_that_cannot_be_used_is_named_and_typing_goes_on(
    seated: SeatedDesk,
    read_file: Callable[[str], bytes],
    fault: LexiconFault | None,
    checks: object,
) -> None:
    stock = words_with(seated, read_file).stock(seated.desk.directory)
    assert stock.fault is fault
    assert stock.checks_spelling is checks
    assert "नमस्ते" in stock.candidates("namaste")
    assert bool(stock.unknown_in("अबकखग")) is checks


def test_the_lists_of_our_own_hold_hindi_alone() -> None:
    own = packed_file(OFFICE_WORDS).decode().splitlines()
    loans = packed_file(OFFICE_LOANS).decode().splitlines()
    words = [word for line in own if not line.startswith("#") for word in line.split()]
    pairs = [line.split() for line in loans if not line.startswith("#")]
    assert len(words) > 500
    assert not [word for word in words if not all("\u0900" <= sign <= "\u097f" for sign in word)]
    assert all(len(pair) == 2 and pair[0].isascii() and pair[0].islower() for pair in pairs)


@pytest.mark.parametrize(
    ("roman", "word"), [("me", "में"), ("mai", "मैं"), ("yeh", "यह"), ("kiye", "किए"), ("jaye", "जाए")]
)
def test_short_words_are_known_as_they_are_customarily_typed(
    seated: SeatedDesk, roman: str, word: str
) -> None:
    stock = words_with(seated, packed_file).stock(seated.desk.directory)
    assert stock.candidates(roman)[0] == word
