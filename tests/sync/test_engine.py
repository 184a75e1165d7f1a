"""The engine by script: what it says when, in which order it takes an answer, and where it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from eoffice_core.wire.directory import directory_lines
from eoffice_core.wire.messages import Exchange, Halt, Reply
from eoffice_tui.sync.engine import ROUNDS_MAX, EndlessSync, Outcome, session
from tests import cast
from tests.sync.scripted import EPOCH, OP, OTHER, VERDICT, ScriptedBook, a_page, a_reply


def played(book: ScriptedBook, *replies: Reply) -> tuple[list[Exchange], Outcome | None]:
    """What the engine says to these replies, and its outcome when it ends with the last of them."""
    talk = session(book)
    said = [next(talk)]
    for reply in replies:
        try:
            said.append(talk.send(reply))
        except StopIteration as done:
            outcome: Outcome = done.value
            break
    else:
        return said, None
    assert len(said) == len(replies), "it ended before its script"
    return said, outcome


def test_nothing_new_is_one_exchange() -> None:
    book = ScriptedBook()
    said, outcome = played(book, a_reply(posts=[105]))
    assert said == [Exchange(epoch=EPOCH)]
    assert outcome == Outcome(rounds=1)
    assert book.order == ["take_posts", "end_of_feeds"]


def test_an_answer_is_taken_in_its_order() -> None:
    book = ScriptedBook()
    lines = directory_lines(cast.directory())
    reply = a_reply(verdicts=[VERDICT], directory=[lines], posts=[105], pages=[a_page()])
    _, outcome = played(book, reply)
    assert outcome == Outcome(rounds=1)
    assert book.order == ["settle", "take_directory", "take_posts", "take_page", "end_of_feeds"]


def test_a_page_that_neither_says_nor_moves_anything_is_left() -> None:
    book = ScriptedBook()
    pages = [a_page(seq=0, rows=0), a_page(seq=4, rows=0), a_page(seq=0, rows=1)]
    played(book, a_reply(pages=pages))
    assert [value for name, value in book.told if name == "take_page"] == [4, 0]


def test_it_asks_on_while_there_is_more_to_read() -> None:
    book = ScriptedBook()
    said, outcome = played(book, a_reply(has_more=True), a_reply(has_more=True), a_reply())
    assert len(said) == 3
    assert outcome == Outcome(rounds=3)
    assert book.order.count("end_of_feeds") == 1


def test_it_goes_on_while_there_is_more_to_send() -> None:
    more = Exchange(epoch=EPOCH, ops=[OP])
    book = ScriptedBook(says=[more, more])
    said, outcome = played(book, a_reply(verdicts=[VERDICT]), a_reply(verdicts=[VERDICT]))
    assert said == [more, more]
    assert outcome == Outcome(rounds=2)


def test_the_first_exchange_of_all_learns_the_epoch() -> None:
    book = ScriptedBook(epoch=b"")
    said, outcome = played(book, a_reply())
    assert said == [Exchange()]
    assert outcome == Outcome(rounds=1)
    assert book.order[0] == "meet"
    assert book.epoch == EPOCH


def test_a_restored_registry_is_met_anew_before_anything_is_taken_from_it() -> None:
    book = ScriptedBook(epoch=OTHER)
    reply = a_reply(taken=7, verdicts=[VERDICT], pages=[a_page()])
    said, outcome = played(book, reply, a_reply())
    assert book.told[1] == ("start_over", 7)
    assert "settle" not in book.order
    assert "take_page" not in book.order
    assert said[1].epoch == EPOCH
    assert outcome == Outcome(is_restored=True, rounds=2)


def test_a_registry_that_is_restored_between_two_exchanges_is_met_anew_too() -> None:
    book = ScriptedBook()
    _, outcome = played(
        book, a_reply(has_more=True), a_reply(epoch=OTHER, taken=3), a_reply(epoch=OTHER)
    )
    assert ("start_over", 3) in book.told
    assert outcome == Outcome(is_restored=True, rounds=3)


@pytest.mark.parametrize("halt", [h for h in Halt if h is not Halt.NONE])
def test_a_halt_ends_it_with_what_was_answered_taken(halt: Halt) -> None:
    book = ScriptedBook(says=[Exchange(epoch=EPOCH, ops=[OP])])
    reply = a_reply(halt=halt, verdicts=[VERDICT], pages=[a_page()], has_more=True)
    _, outcome = played(book, reply)
    assert outcome == Outcome(halt=halt, rounds=1)
    assert "settle" in book.order
    assert "take_page" in book.order
    assert "end_of_feeds" not in book.order
    # One that was shut out is not told its posts: what it holds stays readable.
    assert ("take_posts" in book.order) == (halt is not Halt.REVOKED)


def never_ending(book: ScriptedBook, reply: Callable[[int], Reply]) -> None:
    """Give as many answers as the engine takes at most."""
    talk = session(book)
    next(talk)
    for number in range(ROUNDS_MAX):
        talk.send(reply(number))


def test_a_registry_that_never_comes_to_an_end_is_left() -> None:
    with pytest.raises(EndlessSync, match=str(ROUNDS_MAX)):
        never_ending(ScriptedBook(), lambda _: a_reply(has_more=True))


def test_a_registry_that_changes_its_epoch_each_time_is_left() -> None:
    with pytest.raises(EndlessSync):
        never_ending(ScriptedBook(), lambda n: a_reply(epoch=(n + 1).to_bytes(16, "little")))


def test_ops_that_are_never_answered_do_not_go_on_for_ever() -> None:
    offer = Exchange(epoch=EPOCH, ops=[OP])
    with pytest.raises(EndlessSync):
        never_ending(ScriptedBook(says=[offer] * (ROUNDS_MAX + 1)), lambda _: a_reply())
