"""The repository names no machine it was written on and no host it was installed from."""

from __future__ import annotations

import re

import pytest

from tests.tidy.tree import read, texts

# Written in pieces, so that this file may stand in the repository too.
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian")
HOST = re.compile("|".join(map(re.escape, HOSTS)), re.IGNORECASE)
HOME = re.compile(r"(?<![\w.~$}])/(?:work|root)(?:/|\b(?=[\"'`\s]))|/home/[a-z]\w*/")
SCRATCH = re.compile(r"(?<![\w.~$}])/tmp/")


def breaches(pattern: re.Pattern[str], *, outside: str = "\0") -> list[str]:
    """The lines of the repository that match, those of one place left out."""
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name in texts()
        if not name.startswith(outside)
        for number, line in enumerate(read(name).splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_registry_is_named() -> None:
    assert not breaches(HOST)


def test_no_machine_is_named() -> None:
    assert not breaches(HOME)


def test_only_tests_name_a_place_for_scratch() -> None:
    assert not breaches(SCRATCH, outside="tests/")


@pytest.mark.parametrize(
    ("line", "is_breach"),
    [
        ("cd /wo" + "rk/main", True),
        ('"/ro' + 'ot/.config"', True),
        ("/home/" + "asha/office", True),
        ("https://example.org/wo" + "rk/list", False),
        ("files/ro" + "ot/", False),
        ("a / b", False),
    ],
)
def test_the_rule_itself(line: str, is_breach: bool) -> None:  # noqa: FBT001 - a table's column
    assert bool(HOME.search(line)) == is_breach
