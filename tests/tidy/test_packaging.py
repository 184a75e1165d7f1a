"""What pip installs is what stands here: every package, every resource, every command."""

from __future__ import annotations

import inspect
import tomllib
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from typing import Any

from eoffice_core.command import GROUP, SENTENCES
from tests.tidy.tree import PROGRAMS, ROOT, python_files


def project() -> dict[str, Any]:
    """The `project` table of pyproject.toml."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    table: dict[str, Any] = settings["project"]
    return table


def test_the_installed_commands_are_the_declared_ones() -> None:
    installed = {entry.name: entry.value for entry in entry_points(group=GROUP)}
    assert installed == project()["entry-points"][GROUP]


def test_every_command_has_its_sentences_in_both_languages() -> None:
    assert set(SENTENCES) == set(project()["entry-points"][GROUP])
    assert all(hindi and english for hindi, english in SENTENCES.values())


def test_every_command_takes_the_rest_of_the_line() -> None:
    for entry in entry_points(group=GROUP):
        inspect.signature(entry.load()).bind(["--help"])


def test_the_resources_are_found_by_their_package_name() -> None:
    assert Path(str(files("eoffice_data"))) == ROOT / "data"


def test_every_place_with_python_is_a_package() -> None:
    """One without `__init__.py` works from a checkout and is missing from the wheel."""
    bare = {
        place
        for place in (Path(name).parent for name in python_files(*PROGRAMS))
        if not (ROOT / place / "__init__.py").is_file()
    }
    assert not bare
