"""What is remembered of terminals: no secret, no address, and no file can break the start."""

import json
from pathlib import Path

import pytest

from eoffice_tui.present.cells import Rule, measure
from eoffice_tui.terminal.answers import PROBES, Answers, Received
from eoffice_tui.terminal.asking import Nobody, seconds_to_wait
from eoffice_tui.terminal.counting import Width
from eoffice_tui.terminal.remembered import TERMINALS_MAX, Remembered, kind_of
from eoffice_tui.terminal.settling import Settled, Source, settle, width_of

SUM0 = Answers("QTerminal", {probe: measure(probe, rule=Rule.SUM0) for probe in PROBES})
ENVIRON = {"TERM": "xterm-256color", "SSH_CONNECTION": "10.1.2.3 5 10.1.2.4 22", "USER": "seema"}


class Heard:
    """A terminal of which this was heard."""

    def __init__(self, answers: Answers | None, typed: bytes = b"") -> None:
        self.received = Received(answers, typed)
        self.waited = 0.0

    def answer(self, seconds: float) -> Received:
        """Note how long it was waited for."""
        self.waited = seconds
        return self.received


def test_answers_are_kept_by_kind_of_terminal(tmp_path: Path) -> None:
    home = tmp_path / "not" / "yet"
    Remembered(home).keep("TERM=a", SUM0)
    Remembered(home).keep("TERM=b", None)
    again = Remembered(home)
    assert again.answers("TERM=a") == SUM0
    assert again.was_silent("TERM=b")
    assert not again.was_silent("TERM=c")
    assert [path.name for path in home.iterdir()] == ["terminals.json"]


def test_silence_does_not_undo_an_answer(tmp_path: Path) -> None:
    Remembered(tmp_path).keep("TERM=a", SUM0)
    Remembered(tmp_path).keep("TERM=a", None)
    assert Remembered(tmp_path).answers("TERM=a") == SUM0


def test_only_so_many_are_kept_the_oldest_goes(tmp_path: Path) -> None:
    for number in range(TERMINALS_MAX + 2):
        Remembered(tmp_path).keep(f"TERM={number}", SUM0)
    assert Remembered(tmp_path).answers("TERM=1") is None
    assert Remembered(tmp_path).answers("TERM=2") == SUM0


def test_neither_names_nor_addresses_are_written(tmp_path: Path) -> None:
    settle(Heard(SUM0), ENVIRON, tmp_path, Width.AUTO)
    text = (tmp_path / "terminals.json").read_text(encoding="utf-8")
    assert "10.1.2" not in text
    assert "seema" not in text
    assert kind_of(ENVIRON) == "TERM=xterm-256color SSH_CONNECTION=1"


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"version": 2, "terminals": {}}',
        b'{"version": 1}',
        b'{"version": 1, "terminals": []}',
        b'{"version": 1, "terminals": {"TERM=a": 3}}',
        b'{"version": 1, "terminals": {"TERM=a": {"name": 1, "cells": {}}}}',
        b'{"version": 1, "terminals": {"TERM=a": {"name": "x", "cells": {"a": 1}}}}',
        b"[" * 50_000,
    ],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "terminals.json").write_bytes(kept)
    remembered = Remembered(tmp_path)
    assert remembered.answers("TERM=a") is None
    remembered.keep("TERM=a", SUM0)
    assert Remembered(tmp_path).answers("TERM=a") == SUM0


@pytest.mark.parametrize("count", [-1, 100, True, 1.5, "2", None])
def test_counts_that_no_terminal_reports_are_refused(tmp_path: Path, count: object) -> None:
    cells = {**SUM0.cells, PROBES[0]: count}
    terminals = {"TERM=a": {"name": "x", "cells": cells, "obeys_sizes": False}}
    text = json.dumps({"version": 1, "terminals": terminals})
    (tmp_path / "terminals.json").write_text(text, encoding="utf-8")
    assert Remembered(tmp_path).answers("TERM=a") is None


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    Remembered(tmp_path / "file").keep("TERM=a", SUM0)


def test_the_answer_is_taken_and_what_was_typed_goes_on(tmp_path: Path) -> None:
    settled = settle(Heard(SUM0, b"ab"), ENVIRON, tmp_path, Width.AUTO)
    assert (settled.counting.rule, settled.source) == (Rule.SUM0, Source.ANSWERED)
    assert settled.typed == b"ab"


def test_a_terminal_that_fell_silent_is_taken_at_its_last_word(tmp_path: Path) -> None:
    settle(Heard(SUM0), ENVIRON, tmp_path, Width.AUTO)
    settled = settle(Heard(None), ENVIRON, tmp_path, Width.AUTO)
    assert (settled.counting.rule, settled.source) == (Rule.SUM0, Source.REMEMBERED)


def test_a_silent_terminal_is_not_waited_for_again(tmp_path: Path) -> None:
    first, second = Heard(None), Heard(None)
    assert settle(first, ENVIRON, tmp_path, Width.AUTO).source is Source.SAFE
    assert settle(second, ENVIRON, tmp_path, Width.AUTO).counting.rule is Rule.SUM1
    assert first.waited == seconds_to_wait(ENVIRON, was_silent=False)
    assert second.waited < 0.5 < first.waited


def test_where_nobody_can_be_asked_nothing_is_remembered(tmp_path: Path) -> None:
    settled = settle(Nobody(), ENVIRON, tmp_path, Width.AUTO)
    assert (settled.counting.rule, settled.source) == (Rule.SUM1, Source.SAFE)
    assert not list(tmp_path.iterdir())
    windows = settle(Nobody(), {"WT_SESSION": "7c1a"}, tmp_path, Width.AUTO)
    assert (windows.counting.rule, windows.source) == (Rule.CLU2, Source.KNOWN_KIND)


def test_a_width_given_by_hand_goes_before_every_answer(tmp_path: Path) -> None:
    settled = settle(Heard(SUM0), ENVIRON, tmp_path, Width.CLU2)
    assert settled == Settled(settled.counting, Source.GIVEN)
    assert settled.counting.rule is Rule.CLU2


def test_the_command_line_goes_before_the_environment() -> None:
    assert width_of("sum0", {"EOFFICE_WIDTH": "clu1"}) is Width.SUM0
    assert width_of(None, {"EOFFICE_WIDTH": "clu1"}) is Width.CLU1
    assert width_of(None, {"EOFFICE_WIDTH": "wide"}) is Width.AUTO
    assert width_of(None, {}) is Width.AUTO
