"""The lock files: everything by hash, nothing by address, and in step with pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.tidy.tree import ROOT, read

LOCKS = {"requirements/runtime.txt": ("server",), "requirements/dev.txt": ("server", "dev")}
ADDRESS = re.compile(r"https?:|file:|git\+|//|@\s|--(?:extra-)?index-url|--find-links|-i\s")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\Z")


def entries(name: str) -> list[tuple[Requirement, list[str]]]:
    """Each requirement of a lock file with the words that follow it."""
    logical = read(name).replace("\\\n", " ").splitlines()
    found = []
    for line in logical:
        words, *hashes = re.split(r"\s+(?=--)", line.strip())
        if words and not words.startswith("#"):
            found.append((Requirement(words), hashes))
    return found


def installed_needs(name: str) -> list[str]:
    """What a distribution asks for, as far as it is installed on this system."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def versions(name: str) -> dict[str, str]:
    """The version that a lock file gives each distribution."""
    return {
        canonicalize_name(wanted.name): next(iter(wanted.specifier)).version
        for wanted, _ in entries(name)
    }


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_exact_and_carries_hashes(name: str) -> None:
    loose = [
        str(wanted)
        for wanted, hashes in entries(name)
        if not hashes
        or not all(HASH.match(word) for word in hashes)
        or [one.operator for one in wanted.specifier] != ["=="]
    ]
    assert entries(name)
    assert not loose


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_stands_in_a_lock(name: str) -> None:
    assert not [line for line in read(name).splitlines() if ADDRESS.search(line)]


@pytest.mark.parametrize(("name", "extras"), LOCKS.items())
def test_the_lock_satisfies_what_the_project_asks(name: str, extras: tuple[str, ...]) -> None:
    settings: dict[str, Any] = tomllib.loads(read("pyproject.toml"))
    project = settings["project"]
    asked = [*project["dependencies"], *settings["build-system"]["requires"]]
    for extra in extras:
        asked += project["optional-dependencies"][extra]
    locked = versions(name)
    unmet = [
        text
        for text in asked
        for wanted in [Requirement(text)]
        if not wanted.specifier.contains(locked.get(canonicalize_name(wanted.name), "0"))
    ]
    assert not unmet


def test_both_locks_agree() -> None:
    runtime, dev = (versions(name) for name in LOCKS)
    assert runtime.items() <= dev.items()


def test_the_locks_lie_where_the_start_looks_for_them() -> None:
    assert all((ROOT / name).is_file() for name in LOCKS)


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_all_that_each_part_of_it_needs(name: str) -> None:
    """It is installed as it stands, without resolving, so that a newer release changes nothing."""
    locked = versions(name)
    missing = [
        f"{one}: {text}"
        for one in locked
        for text in installed_needs(one)
        for wanted in [Requirement(text)]
        if (wanted.marker is None or wanted.marker.evaluate({"extra": ""}))
        and canonicalize_name(wanted.name) not in locked
    ]
    assert not missing
