"""Answers of terminals: told from what was typed, and never taken when half of them is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_tui.present.cells import Quirk, Rule, measure
from eoffice_tui.terminal.answers import PROBES, Answers, is_answered, questions, read
from eoffice_tui.terminal.counting import (
    SAFE,
    SIZED,
    Counting,
    Width,
    counting_of,
)
from eoffice_tui.terminal.counting import (
    given as by_hand,
)


def replies(cells: list[int], *, name: bytes = b"\x1bP>|XTerm(379)\x1b\\") -> bytes:
    positions = b"".join(b"\x1b[2;%dR" % (1 + count) for count in cells)
    return name + positions + b"\x1b[?64;1;2c"


def by_rule(rule: Rule, quirks: frozenset[Quirk] = frozenset()) -> list[int]:
    return [measure(probe, rule=rule, quirks=quirks) for probe in PROBES]


def test_everything_is_asked_in_one_writing_that_leaves_no_trace() -> None:
    asked = questions().decode()
    assert all(probe in asked for probe in PROBES)
    assert asked.startswith("\x1b7\x1b[?1049h")
    assert asked.endswith("\x1b[?1049l\x1b8\x1b[c")
    assert asked.count("\x1b[6n") == len(PROBES) + 1


def test_whole_answers_are_taken() -> None:
    received = read(replies([*by_rule(Rule.SUM1), 0]))
    assert received.typed == b""
    assert received.answers is not None
    assert received.answers.name == "XTerm(379)"
    assert not received.answers.obeys_sizes


def test_what_was_typed_meanwhile_is_kept() -> None:
    whole = replies([*by_rule(Rule.SUM1), 0])
    received = read(b"ab\r" + whole + "क\x1b[A\x1b[1;2R\x1b".encode())
    assert received.answers is not None
    assert received.typed == "ab\rक\x1b[A\x1b[1;2R\x1b".encode()


@pytest.mark.parametrize(
    "received",
    [
        b"",
        b"\x1b[?64c",
        b"\x1b[2;3R" * 5 + b"\x1b[?64c",
        replies([1] * 40),
        replies([*by_rule(Rule.SUM1), 0])[:-3],
        b"\x1b[2;" * 900,
        b"\xff\xfe\x00" * 2000,
    ],
)
def test_half_an_answer_is_none(received: bytes) -> None:
    assert read(received).answers is None


def test_a_cut_off_answer_is_no_typing() -> None:
    assert read(b"x\x1b[2;3R\x1b[2;").typed == b"x"
    assert read(b"x\x1bP>|kit").typed == b"x"
    assert read(b"x\x1b").typed == b"x\x1b"


def test_a_name_steers_nothing() -> None:
    named = b"\x1bP>|a\x9b2J\x00\xe2\x80\xaeb" + b"x" * 150 + b"\x1b\\"
    answers = read(replies([*by_rule(Rule.SUM1), 0], name=named)).answers
    assert answers is not None
    assert answers.name.isprintable()
    assert len(answers.name) <= 80


@given(st.binary(max_size=300))
def test_any_bytes_are_read(received: bytes) -> None:
    assert read(received).answers is None or is_answered(received)


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("quirks", [frozenset(), frozenset({Quirk.JOINS, Quirk.FLAT_SELECTOR})])
def test_each_rule_is_found_by_its_answers(rule: Rule, quirks: frozenset[Quirk]) -> None:
    answers = Answers("x", dict(zip(PROBES, by_rule(rule, quirks), strict=True)))
    found = counting_of(answers)
    assert (found.rule, found.is_exact, found.is_sized) == (rule, True, False)
    for probe in PROBES:
        assert measure(probe, rule=rule, quirks=found.quirks) == answers.cells[probe]


def test_a_terminal_that_fits_no_rule_gets_one_that_hides_nothing() -> None:
    cells = dict(zip(PROBES, by_rule(Rule.SUM0), strict=True))
    cells["कार्यालय"] += 1
    found = counting_of(Answers("x", cells))
    assert not found.is_exact
    assert all(measure(probe, rule=found.rule) >= cells[probe] for probe in PROBES[:9])
    wider = {probe: count + 3 for probe, count in cells.items()}
    assert counting_of(Answers("Terminology", wider)) == SAFE


def test_sizes_are_declared_only_where_words_are_shaped_in_them() -> None:
    cells = dict(zip(PROBES, by_rule(Rule.SUM0), strict=True))
    assert counting_of(Answers("kitty(0.41.1)", cells, obeys_sizes=True)) == SIZED
    assert counting_of(Answers("kitty(0.26.5)", cells)).rule is Rule.SUM0
    assert not counting_of(Answers("foot(1.28)", cells, obeys_sizes=True)).is_sized


def test_a_width_may_be_given_by_hand() -> None:
    assert by_hand(Width.AUTO) is None
    assert by_hand(Width.SIZED) == SIZED
    assert by_hand(Width.CLU2Z) == Counting(Rule.CLU2Z)
