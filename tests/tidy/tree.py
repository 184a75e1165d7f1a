"""What the tidy tests read: our Python files, parsed once, and every text of the repository."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("eoffice_core", "eoffice_server", "eoffice_tui")
WORKSHOP = ("start.py", "setup.py", "tools")
GENERATED = frozenset({"__pycache__", "build", "dist", "htmlcov", "node_modules"})
KEPT_HIDDEN = frozenset({".ci", ".gitignore", ".github"})
TEXT_BYTES_MAX = 4 * 1024 * 1024


def python_files(*places: str) -> list[str]:
    """The Python files below these places, as paths from the root with forward slashes."""
    return [name for name in texts() if name.endswith(".py") and _is_below(name, places)]


@cache
def texts() -> tuple[str, ...]:
    """Every file of the repository that could hold text, generated and hidden places left out."""
    return tuple(sorted(path.relative_to(ROOT).as_posix() for path in _walk(ROOT)))


@cache
def read(name: str) -> str:
    """The text of a file, or nothing where the file holds no text."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def parsed(name: str) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(read(name), filename=name)


def functions(name: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, nested ones and methods too."""
    for node in ast.walk(parsed(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _walk(place: Path) -> Iterator[Path]:
    for path in place.iterdir():
        if path.name.startswith(".") and path.name not in KEPT_HIDDEN:
            continue
        if path.is_dir():
            if path.name not in GENERATED and not path.name.endswith(".egg-info"):
                yield from _walk(path)
        elif path.stat().st_size <= TEXT_BYTES_MAX:
            yield path


def _is_below(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}/") for place in places)
