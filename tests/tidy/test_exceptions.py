"""No effect is lost in silence: whoever catches an exception does something about it."""

from __future__ import annotations

import ast

from tests.tidy.tree import PROGRAMS, WORKSHOP, parsed, python_files


def says_nothing(statement: ast.stmt) -> bool:
    """Whether a statement does nothing at all."""
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def test_no_exception_is_swallowed() -> None:
    swallowed = [
        f"{name}:{node.lineno}"
        for name in python_files(*PROGRAMS, *WORKSHOP)
        for node in ast.walk(parsed(name))
        if isinstance(node, ast.ExceptHandler) and all(map(says_nothing, node.body))
    ]
    assert not swallowed
