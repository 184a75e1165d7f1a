"""The `eoffice` command: which sub-command runs, and what is said when none can."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from importlib.metadata import EntryPoint, version
from pathlib import Path
from types import ModuleType

import pytest

from eoffice_core import command

PROGRAM = "a_program_of_the_test"


def registered(*names: str, target: str = f"{PROGRAM}:run") -> tuple[EntryPoint, ...]:
    return tuple(EntryPoint(name=name, value=target, group=command.GROUP) for name in names)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """Every call that reached the program behind the entry points; it answers with 7."""
    seen: list[Sequence[str]] = []

    def run(rest: Sequence[str]) -> int:
        seen.append(list(rest))
        return 7

    program = ModuleType(PROGRAM)
    program.__dict__["run"] = run
    monkeypatch.setitem(sys.modules, PROGRAM, program)
    return seen


@pytest.mark.parametrize(
    ("arguments", "rest"),
    [
        ([], []),
        (["open"], []),
        (["open", "--store", "x.db"], ["--store", "x.db"]),
        (["--store", "x.db"], ["--store", "x.db"]),
        (["open", "--help"], ["--help"]),
    ],
)
def test_open_is_the_default_and_gets_the_rest_of_the_line(
    calls: list[Sequence[str]], arguments: list[str], rest: list[str]
) -> None:
    assert command.run(arguments, registered=registered("open")) == 7
    assert calls == [rest]


def test_the_named_command_alone_is_loaded(calls: list[Sequence[str]]) -> None:
    broken = registered("serve", target="no_such_program:run")
    assert command.run(["demo", "-x"], registered=registered("demo") + broken) == 7
    assert calls == [["-x"]]


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_every_command_in_both_languages_and_loads_none(
    capsys: pytest.CaptureFixture[str], flag: str
) -> None:
    entries = registered("doctor", "open", "zz-other", target="no_such_program:run")
    assert command.run([flag], registered=entries) == 0
    out = capsys.readouterr().out
    for words in (*command.SENTENCES["open"], *command.SENTENCES["doctor"], "zz-other", "आदेश"):
        assert words in out
    assert out.index("  open") < out.index("  doctor") < out.index("  zz-other")
    assert command.SENTENCES["serve"][1] not in out


def test_version_is_the_distributions(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["--version"], registered=()) == 0
    assert capsys.readouterr().out == f"eoffice {version(command.DISTRIBUTION)}\n"


@pytest.mark.parametrize(
    ("asked", "near"), [("demmo", "eoffice demo"), ("quxx", None), ("", None), ("serve ", None)]
)
def test_an_unknown_command_is_named_in_both_languages(
    capsys: pytest.CaptureFixture[str], asked: str, near: str | None
) -> None:
    assert command.run([asked], registered=registered("demo", "open")) == command.EXIT_USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert f"There is no such command: {asked}" in said.err
    assert f"ऐसा कोई आदेश नहीं है: {asked}" in said.err
    assert ("Did you mean" in said.err) == (near is not None)
    assert near is None or near in said.err


@pytest.mark.parametrize("module", ["fastapi", "nacl.signing"])
def test_a_missing_server_part_names_the_extra_to_install(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    module: str,
) -> None:
    (tmp_path / "half_a_program.py").write_text(f"import {module}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "half_a_program", raising=False)
    monkeypatch.setitem(sys.modules, module.partition(".")[0], None)
    entries = registered("serve", target="half_a_program:run")
    assert command.run(["serve"], registered=entries) == command.EXIT_NOT_INSTALLED
    said = capsys.readouterr().err
    assert 'pip install "eoffice-tui[server]"' in said
    assert "सर्वर वाला भाग" in said


def test_a_missing_module_of_our_own_is_a_bug_and_is_not_explained_away() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_program"):
        command.run(["serve"], registered=registered("serve", target="no_such_program:run"))


def test_a_console_without_devanagari_gets_question_marks_and_no_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.BytesIO()
    screen = io.TextIOWrapper(written, encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "argv", ["eoffice", "--help"])
    assert command.main() == 0
    screen.flush()
    assert b"? / Commands:" in written.getvalue()
