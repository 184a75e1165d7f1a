"""One word, one meaning: names keep to the glossary, as far as a machine can see it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import pytest

from tests.tidy.tree import PROGRAMS, WORKSHOP, parsed, python_files

# Parts of a name that the office never uses, or that say nothing. The word to use stands beside it.
BANNED = {
    "assignee": "custodian",
    "dossier": "file",
    "helper": "what it helps with",
    "helpers": "what they help with",
    "manager": "what it does",
    "membership": "tenure",
    "memberships": "tenures",
    "misc": "what they have in common",
    "tenant": "office",
    "tenants": "offices",
    "ticket": "receipt",
    "tickets": "receipts",
    "util": "what it is for",
    "utils": "what they are for",
}
# Below the stores there are no disks, so these can only mean the office's own things there.
BANNED_IN_RULES = {"folder": "file"}
RULES = ("eoffice_core/domain", "eoffice_core/wire")
# Whole names only: as parts they mean something (metadata, processed_at, current).
BANNED_WHOLE = {
    "current_user": "actor",
    "data": "what is in it",
    "doc": "file, receipt or draft",
    "document": "file, receipt or draft",
    "documents": "files, receipts or drafts",
    "process": "the verb for what happens",
    "temp_id": "provisional number",
}
# A class may not be called a service; a service of notice is a word of the office.
BANNED_CLASS_ENDS = ("Service", "Manager", "Helper", "Util", "Utils", "Handler")

PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def parts(name: str) -> set[str]:
    """The words of which a name is made, whatever its style of writing."""
    return {part.lower() for part in PARTS.findall(name)}


def given_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that a file gives: classes, functions, arguments, variables and fields."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.lineno, node.attr
            case ast.alias(asname=str(asname)):
                yield node.lineno, asname


def objections(name: str, banned: Mapping[str, str] = BANNED) -> list[str]:
    """What stands against a name, with the word to use instead."""
    found = [f"{part}: say {banned[part]}" for part in sorted(parts(name) & banned.keys())]
    if name in BANNED_WHOLE:
        found.append(f"{name}: say {BANNED_WHOLE[name]}")
    return found


def breaches(banned: Mapping[str, str], *places: str) -> list[str]:
    """Every name below these places that has something standing against it."""
    return [
        f"{name}:{line} {given}: {why}"
        for name in python_files(*places)
        for line, given in ((1, PurePosixPath(name).stem), *given_names(parsed(name)))
        for why in objections(given, banned)
    ]


def test_names_keep_to_the_glossary() -> None:
    assert not breaches(BANNED, *PROGRAMS, *WORKSHOP, "tests")


def test_names_of_the_rules_keep_to_it_more_strictly() -> None:
    assert not breaches(BANNED_IN_RULES, *RULES)


def test_classes_are_called_after_what_they_are() -> None:
    wrong = [
        f"{name}:{node.lineno} {node.name}"
        for name in python_files(*PROGRAMS)
        for node in ast.walk(parsed(name))
        if isinstance(node, ast.ClassDef) and node.name.endswith(BANNED_CLASS_ENDS)
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("name", "is_refused"),
    [
        ("FileManager", True),
        ("string_utils", True),
        ("test_helpers", True),
        ("TicketRow", True),
        ("data", True),
        ("process", True),
        ("metadata", False),
        ("data_version", False),
        ("tenure", False),
        ("FileForwarded", False),
        ("utility", False),
    ],
)
def test_the_rule_itself(name: str, is_refused: bool) -> None:  # noqa: FBT001 - a table's column
    assert bool(objections(name)) == is_refused
