"""Text is measured in cells: whoever draws asks `present/cells.py`, never `len` or a library.

`len` counts code points; for Hindi that is neither what a reader sees nor what a terminal draws.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.tidy.tree import parsed, python_files

DRAWING = (
    "eoffice_tui/present",
    "eoffice_tui/screens",
    "eoffice_tui/widgets",
    "eoffice_tui/terminal",
    "eoffice_tui/keys",
    "eoffice_tui/app.py",
    "eoffice_tui/demo.py",
)
"""The tables of the played day are Rich's: it asks the cells once the terminal was asked."""

MEASURING = frozenset({"eoffice_tui/present/cells.py", "eoffice_tui/widgets/width_patch.py"})

PADDING = frozenset({"ljust", "rjust", "center", "expandtabs", "zfill"})
FOREIGN = frozenset({"rich.cells", "textual._cells", "textwrap", "wcwidth"})
FOREIGN_NAMES = frozenset({"cell_len", "set_cell_size", "chop_cells", "wcswidth", "Table"})
IN_CELLS = re.compile(r"(^|_)(cells?|room|widths?|columns?_wide|used|taken)(_|$)")
TEXT_WIDTH = re.compile(r"[<>^]?\d+s?$")


def faults(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every place at which text is measured or filled up without asking the cells."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=attr), args=[_]) if attr in PADDING:
                yield node.lineno, f"{attr}: say cells.fit"
            case ast.ImportFrom() | ast.Import() if _asks_a_library(node):
                yield node.lineno, "a library that measures: say present.cells"
            case ast.BinOp(op=ast.Mult()) if _is_blank(node) and _counts(node):
                yield node.lineno, "blanks by len: say cells.fit"
            case ast.BinOp() | ast.Compare() if _counts(node) and _speaks_of_cells(node):
                yield node.lineno, "len beside cells: say cells.width"
            case ast.AnnAssign(target=ast.Name(id=given)) if _is_count_of_cells(given, node):
                yield node.lineno, "cells by len: say cells.width"
            case ast.FormattedValue(format_spec=ast.JoinedStr() as spec) if _is_filled(node, spec):
                yield node.lineno, "filled up in a format: say cells.fit"


def _is_count_of_cells(given: str, node: ast.AnnAssign) -> bool:
    names = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
    return given.endswith("_CELLS") and "len" in names


def _asks_a_library(node: ast.ImportFrom | ast.Import) -> bool:
    names = {name.name for name in node.names}
    if isinstance(node, ast.Import):
        return bool(names & FOREIGN)
    return node.module in FOREIGN or bool(names & FOREIGN_NAMES)


def _is_blank(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides)


def _counts(node: ast.AST) -> bool:
    """Whether the code points of something are counted in here."""
    return any(
        isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "len"
        for inner in ast.walk(node)
    )


def _speaks_of_cells(node: ast.AST) -> bool:
    """Whether a count of cells stands here itself, not within what somebody is asked."""
    if isinstance(node, ast.Call):
        return False
    if isinstance(node, ast.Name) and IN_CELLS.search(node.id):
        return True
    return any(_speaks_of_cells(inner) for inner in ast.iter_child_nodes(node))


def _is_filled(node: ast.FormattedValue, spec: ast.JoinedStr) -> bool:
    """Whether a text is filled up to a width here; a number, counted by len, is a number."""
    if _counts(node.value):
        return False
    parts = [part.value for part in spec.values if isinstance(part, ast.Constant)]
    return any(TEXT_WIDTH.match(str(part)) and not str(part).startswith("0") for part in parts)


def test_text_is_measured_in_cells() -> None:
    found = [
        f"{name}:{line} {why}"
        for name in python_files(*DRAWING)
        if name not in MEASURING
        for line, why in faults(parsed(name))
    ]
    assert not found


@pytest.mark.parametrize(
    ("code", "is_found"),
    [
        ("text.ljust(20)", True),
        ("' ' * (20 - len(text))", True),
        ("room - len(label)", True),
        ("if len(text) > room: pass", True),
        ("if used + len(text) <= cells_left: pass", True),
        ("from rich.cells import cell_len", True),
        ("import textwrap", True),
        ("from rich.table import Table", True),
        ("f'{name:<16}|'", True),
        ("DAY_CELLS: Final = len('00-00')", True),
        ("SIGN_CELLS: Final = max(map(len, SIGNS))", True),
        ("f'{day:02d}'", False),
        ("f'{share:.1f}'", False),
        ("room - cells.width(label)", False),
        ("len(rows) - 1", False),
        ("(place + 1) % len(posts)", False),
        ("1 + len(self.lines(room))", False),
        ("paise.ljust(2, '0')", False),
        ("f'{len(steps):>2}.'", False),
    ],
)
def test_the_rule_itself(code: str, is_found: bool) -> None:  # noqa: FBT001 - a table's column
    assert bool(list(faults(ast.parse(code)))) == is_found
