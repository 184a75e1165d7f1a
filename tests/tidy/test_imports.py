"""What the import graph cannot see: how modules are imported, and what a start really loads."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

import pytest

from tests.tidy.tree import PROGRAMS, ROOT, WORKSHOP, parsed, python_files

IMPORT_SECONDS_MAX = 60
# Prints the top-level packages that importing the named modules has loaded.
LOADED = """
import importlib, json, pkgutil, sys
before = set(sys.modules)
for name in sys.argv[1:]:
    module = importlib.import_module(name.removesuffix(".*"))
    if name.endswith(".*"):
        for found in pkgutil.walk_packages(module.__path__, module.__name__ + "."):
            importlib.import_module(found.name)
print(json.dumps(sorted({name.partition(".")[0] for name in set(sys.modules) - before})))
"""


def loaded_by(*modules: str) -> set[str]:
    """The top-level packages that a fresh Python has loaded after importing these modules."""
    run = subprocess.run(
        [sys.executable, "-c", LOADED, *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=IMPORT_SECONDS_MAX,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout))


def test_the_domain_loads_the_standard_library_alone() -> None:
    assert loaded_by("eoffice_core.domain.*") <= {*sys.stdlib_module_names, "eoffice_core"}


def test_the_command_loads_neither_program() -> None:
    assert loaded_by("eoffice_core.command") <= {*sys.stdlib_module_names, "eoffice_core"}


def test_the_server_loads_no_screens() -> None:
    assert not loaded_by("eoffice_server.app", "eoffice_server.cli") & {
        "eoffice_tui",
        "keyring",
        "textual",
    }


def test_the_first_screen_waits_for_neither_stores_nor_networks() -> None:
    """Each of these costs a tenth of a second or more before anything is drawn."""
    assert not loaded_by("eoffice_tui.app") & {
        "eoffice_server",
        "fastapi",
        "httpx",
        "pydantic",
        "sqlalchemy",
        "sqlmodel",
    }


@pytest.mark.parametrize(
    "modules",
    [("eoffice_core.store.*",), ("eoffice_server.*",), ("eoffice_tui.*",)],
    ids=lambda modules: str(modules[0]),
)
def test_no_program_loads_a_second_sqlite(modules: tuple[str, ...]) -> None:
    """Two SQLite builds in one process drop each other's file locks."""
    assert "_sqlite3" not in loaded_by(*modules)


def test_imports_are_absolute() -> None:
    relative = [
        f"{name}:{node.lineno}"
        for name in python_files(*PROGRAMS, *WORKSHOP, "tests")
        for node in ast.walk(parsed(name))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


def declares_a_table(tree: ast.Module) -> bool:
    """Whether a class of the file is made with `table=True`."""
    return any(
        word.arg == "table" and isinstance(word.value, ast.Constant) and word.value.value is True
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for word in node.keywords
    )


def postpones_annotations(tree: ast.Module) -> bool:
    """Whether the file turns its annotations into strings."""
    return any(
        isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body
    )


def test_tables_see_their_annotations() -> None:
    """SQLModel reads the types of a table's fields when the class is made, so they stay values."""
    blind = [
        name
        for name in python_files(*PROGRAMS)
        if declares_a_table(parsed(name)) and postpones_annotations(parsed(name))
    ]
    assert not blind
