"""A function fits on a screen, and a file can be read in one sitting."""

from __future__ import annotations

from tests.tidy.tree import PROGRAMS, WORKSHOP, functions, python_files, read

FUNCTION_LINES_MAX = 50
FILE_LINES_MAX = 400


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{name}:{node.lineno} {node.name}: {lines} lines"
        for name in python_files(*PROGRAMS, *WORKSHOP, "tests")
        for node in functions(name)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES_MAX
    ]
    assert not long


def test_files_can_be_read_in_one_sitting() -> None:
    long = [
        f"{name}: {lines} lines"
        for name in python_files(*PROGRAMS, *WORKSHOP)
        if (lines := len(read(name).splitlines())) > FILE_LINES_MAX
    ]
    assert not long
