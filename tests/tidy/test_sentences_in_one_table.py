"""What an officer reads is written in the table of sentences and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.tidy.tree import parsed, python_files

FACE = ("eoffice_tui/screens", "eoffice_tui/widgets", "eoffice_tui/app.py")
TABLE = ("eoffice_tui/present", "eoffice_tui/keys", "eoffice_tui/workday/said.py")
HINDI = re.compile("[\u0900-\u0965\u0970-\u097f]")
WORDS = re.compile(r"[A-Za-z]{2,} +[A-Za-z]{2,}")
NAMES = re.compile(r"bold reverse|eoffice [a-z-]+")
"""Names of styles and commands that look like words."""

COMMANDS = ("eoffice_tui/bootstrap.py", "eoffice_tui/demo.py", "eoffice_server/arguments.py")


def _unread(tree: ast.Module) -> Iterator[ast.AST]:
    """What nobody reads: docstrings, style sheets, what our own checks and annotations say."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.Raise():
                yield from ast.walk(node)
            case ast.Assign(targets=[ast.Name(id="DEFAULT_CSS" | "CSS")], value=value):
                yield from ast.walk(value)
            case ast.FunctionDef(returns=ast.AST() as annotation):
                yield from ast.walk(annotation)
            case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.AST() as annotation):
                yield from ast.walk(annotation)
            case ast.keyword(arg="classes" | "id", value=value):
                yield from ast.walk(value)
            case ast.Call(func=ast.Name(id="cast" | "TypeVar"), args=[first, *_]):
                yield from ast.walk(first)


def _texts(name: str) -> Iterator[tuple[int, str]]:
    unread = set(map(id, _unread(parsed(name))))
    for node in ast.walk(parsed(name)):
        match node:
            case ast.Constant(value=str() as text) if id(node) not in unread:
                yield node.lineno, text


@pytest.mark.parametrize("name", python_files(*FACE))
def test_no_screen_writes_what_an_officer_reads(name: str) -> None:
    written = [
        f"{name}:{line}: {text!r}"
        for line, text in _texts(name)
        if (HINDI.search(text) or WORDS.search(text)) and not NAMES.fullmatch(text)
    ]
    assert not written, "a sentence stands in present/sentences, in both languages"


@pytest.mark.parametrize("name", python_files("eoffice_tui", "eoffice_core", "eoffice_server"))
def test_sentences_are_made_in_the_table_only(name: str) -> None:
    if name.startswith(TABLE):
        return
    made = [
        f"{name}:{node.lineno}"
        for node in ast.walk(parsed(name))
        if isinstance(node, ast.Call) and _called(node) == "Sentence"
    ]
    assert not made


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_in_both_languages(name: str) -> None:
    """`help=` holds both, with a dot between; a parser is given one after the other."""
    helps = [
        keyword.value
        for node in ast.walk(parsed(name))
        if isinstance(node, ast.Call) and _called(node) == "add_argument"
        for keyword in node.keywords
        if keyword.arg == "help"
    ]
    assert helps
    for text in helps:
        said = ast.literal_eval(text)
        hindi, _, english = said.partition(" · ")
        assert HINDI.search(hindi), said
        assert english, said
        assert not HINDI.search(english), said


SAYING = frozenset({"_say", "_complain"})


def test_the_server_says_everything_twice() -> None:
    """The server's few lines stand beside their act, Hindi and English as one pair."""
    said = [
        node
        for node in ast.walk(parsed("eoffice_server/cli.py"))
        if isinstance(node, ast.Call) and _called(node) in SAYING
    ]
    assert len(said) > 15
    for node in said:
        if len(node.args) == 1:
            assert isinstance(node.args[0], ast.Starred), f"line {node.lineno}: a pair"
            continue
        hindi, english = map(_written, node.args)
        assert HINDI.search(hindi) or not WORDS.search(english), f"line {node.lineno}"
        assert not HINDI.search(english), f"line {node.lineno}"


def _written(node: ast.expr) -> str:
    """The literal part of an argument."""
    parts = [
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    return "".join(parts)


def test_prints_of_the_server_are_in_both_languages() -> None:
    prints = [
        node
        for node in ast.walk(parsed("eoffice_server/cli.py"))
        if isinstance(node, ast.Call) and _called(node) == "print"
    ]
    for node in prints:
        text = "".join(map(_written, node.args))
        assert not WORDS.search(text), f"line {node.lineno}: said with _say or _complain"
