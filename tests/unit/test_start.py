"""`python3 start.py`: what it refuses, what it installs and when, and what it then runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import start

Commands = list[list[str]]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, with lock files and without `.venv`."""
    for name in ("pyproject.toml", "setup.py", "runtime.txt", "dev.txt"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(start, "RUNTIME", tmp_path / "runtime.txt")
    monkeypatch.setattr(start, "DEV", tmp_path / "dev.txt")
    return tmp_path


class Machine:
    """Stands for the system that runs commands: remembers them, and fails those it is told to."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.ran: Commands = []
        self.failing = ""

    def run(self, command: list[str], *, check: bool) -> subprocess.CompletedProcess[str]:
        assert not check
        self.ran.append(command)
        if "venv" in command:
            (self.place / ".venv").mkdir()
            (self.place / ".venv" / "python").touch()
        is_failing = bool(self.failing) and self.failing in command
        return subprocess.CompletedProcess(command, returncode=int(is_failing))


@pytest.fixture
def machine(place: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(place)
    monkeypatch.setattr(subprocess, "run", made.run)
    return made


@pytest.mark.parametrize("found", [(2, 7), (3, 10), (3, 14)])
def test_an_unfit_python_is_refused_in_both_languages(found: tuple[int, int]) -> None:
    with pytest.raises(start.Trouble, match=r"runs on Python 3\.11, 3\.12 or 3\.13") as trouble:
        start.check_python(found)
    assert f"यहाँ {found[0]}.{found[1]} है" in str(trouble.value)


@pytest.mark.parametrize("found", [(3, 11), (3, 12), (3, 13)])
def test_a_fit_python_passes(found: tuple[int, int]) -> None:
    start.check_python(found)


def test_trouble_ends_with_its_sentence_and_a_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert start.main([]) == start.EXIT_UNFIT
    assert "this is 3.9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "lock", "runs"),
    [
        ([], "runtime.txt", [str(start.EOFFICE), "demo"]),
        (["serve", "--help"], "runtime.txt", [str(start.EOFFICE), "serve", "--help"]),
        (["test"], "dev.txt", ["-m", "pytest", "-n", "auto"]),
        (["test", "-k", "word"], "dev.txt", ["-m", "pytest", "-k", "word"]),
    ],
)
def test_each_wish_installs_its_lock_and_runs_its_command(
    machine: Machine, arguments: list[str], lock: str, runs: list[str]
) -> None:
    assert start.prepare(arguments)[-len(runs) :] == runs
    created, locked, ours = machine.ran
    assert created[1:3] == ["-m", "venv"]
    assert {"--require-hashes", "--no-deps"} <= set(locked)
    assert locked[-1].endswith(lock)
    assert {"--no-index", "--no-deps", "--no-build-isolation"} <= set(ours)


@pytest.mark.usefixtures("machine")
def test_nothing_is_installed_twice(machine: Machine) -> None:
    start.prepare([])
    machine.ran.clear()
    start.prepare([])
    assert machine.ran == []


@pytest.mark.parametrize("changed", ["runtime.txt", "pyproject.toml", "setup.py"])
def test_a_change_of_what_is_installed_installs_again(
    machine: Machine, place: Path, changed: str
) -> None:
    start.prepare([])
    machine.ran.clear()
    (place / changed).write_text("# something else\n", encoding="utf-8")
    start.prepare([])
    assert [command[1:3] for command in machine.ran] == [["-m", "pip"], ["-m", "pip"]]


def test_half_a_venv_is_not_left_behind(machine: Machine, place: Path) -> None:
    machine.failing = "venv"
    with pytest.raises(start.Trouble, match="apt install python3-venv"):
        start.prepare([])
    assert not (place / ".venv").exists()


@pytest.mark.parametrize("step", ["--require-hashes", "--no-index"])
def test_a_broken_installation_is_tried_again_next_time(machine: Machine, step: str) -> None:
    machine.failing = step
    with pytest.raises(start.Trouble, match="delete \\.venv first"):
        start.prepare([])
    machine.failing = ""
    machine.ran.clear()
    start.prepare([])
    assert len(machine.ran) == 2
