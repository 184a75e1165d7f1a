"""The rules and the wire explain themselves: each public name says what it is in a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.tidy.tree import parsed, python_files

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(node: Documented, name: str) -> Iterator[tuple[str, Documented]]:
    """A module or class and every public class, function and method inside it."""
    yield name, node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if child.name.startswith("_"):
            continue
        inner = f"{name}.{child.name}"
        if isinstance(child, ast.ClassDef):
            yield from public(child, inner)
        else:
            yield inner, child


def is_overload(node: Documented) -> bool:
    """Whether a function is only one of several signatures."""
    decorators = getattr(node, "decorator_list", [])
    return any(isinstance(one, ast.Name) and one.id == "overload" for one in decorators)


def test_public_names_are_explained() -> None:
    silent = [
        inner
        for name in python_files("eoffice_core/domain", "eoffice_core/wire")
        for inner, node in public(parsed(name), name)
        if not ast.get_docstring(node) and not is_overload(node)
    ]
    assert not silent
