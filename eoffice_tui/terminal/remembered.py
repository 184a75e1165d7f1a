"""What terminals of this computer answered, kept for the day on which one does not answer.

It lies beside the encrypted stores and holds nothing of the office: a terminal's name and counts.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from eoffice_tui.terminal.answers import NAME_CHARACTERS_MAX, PROBES, Answers

FILE_NAME: Final = "terminals.json"
VERSION: Final = 1
TERMINALS_MAX: Final = 32
FILE_BYTES_MAX: Final = 64 * 1024
CELLS_MAX: Final = 99

_TELLING: Final = (
    "TERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "XTERM_VERSION",
    "WT_SESSION",
    "SSH_CONNECTION",
)
_PRESENCE_ONLY: Final = frozenset({"WT_SESSION", "SSH_CONNECTION"})
"""Whose value is an address or an id: only that they are there is of use."""


class Remembered:
    """The answers by kind of terminal; None where a terminal kept silent."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE_NAME
        self._known = _read(self._path)

    def was_silent(self, kind: str) -> bool:
        """Whether this kind of terminal did not answer when it was last asked."""
        return kind in self._known and self._known[kind] is None

    def answers(self, kind: str) -> Answers | None:
        """What this kind of terminal answered last."""
        return self._known.get(kind)

    def keep(self, kind: str, answers: Answers | None) -> None:
        """Remember; a silent terminal does not undo what it once answered."""
        if answers is None and self._known.get(kind) is not None:
            return
        if kind in self._known and self._known[kind] == answers:
            return
        self._known.pop(kind, None)
        self._known[kind] = answers
        while len(self._known) > TERMINALS_MAX:
            self._known.pop(next(iter(self._known)))
        # A full disk or a folder that may not be written costs only the memory of a terminal.
        with suppress(OSError):
            _write(self._path, self._known)


def kind_of(environ: Mapping[str, str]) -> str:
    """The kind of terminal, as far as its surroundings tell."""
    told = [
        f"{name}={1 if name in _PRESENCE_ONLY else environ[name][:NAME_CHARACTERS_MAX]}"
        for name in _TELLING
        if environ.get(name)
    ]
    return " ".join(told)


def _write(path: Path, known: Mapping[str, Answers | None]) -> None:
    terminals = {
        kind: answers
        and {"name": answers.name, "cells": answers.cells, "obeys_sizes": answers.obeys_sizes}
        for kind, answers in known.items()
    }
    text = json.dumps({"version": VERSION, "terminals": terminals}, ensure_ascii=False, indent=1)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Answers | None]:
    """What was kept; a file that is damaged, foreign or of another version counts as none."""
    try:
        with path.open("rb") as file:
            kept = json.loads(file.read(FILE_BYTES_MAX))
        if not isinstance(kept, dict) or kept.get("version") != VERSION:
            return {}
        terminals = kept["terminals"]
        return {kind: _answers(told) for kind, told in terminals.items() if isinstance(kind, str)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _answers(told: object) -> Answers | None:
    if told is None:
        return None
    if not isinstance(told, dict):
        raise TypeError("answers are an object")
    name, cells = told["name"], told["cells"]
    is_whole = isinstance(name, str) and isinstance(cells, dict) and tuple(cells) == PROBES
    if not is_whole or not all(type(n) is int and 0 <= n <= CELLS_MAX for n in cells.values()):
        raise ValueError("no answers of this program")
    return Answers(name[:NAME_CHARACTERS_MAX], cells, obeys_sizes=told.get("obeys_sizes") is True)
