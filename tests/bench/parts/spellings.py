"""Lists of spellings that clerks use: which a search must find by each other, and which not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PLACE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Group:
    """Spellings of one word, and what looks like it and is another."""

    spellings: tuple[str, ...]
    look_alikes: tuple[str, ...]


def read(name: str) -> list[Group]:
    """The groups of a list: `seen` while rules were made, or `held_out`."""
    return list(_groups((PLACE / f"spellings_{name}.txt").read_text("utf-8")))


def _groups(listed: str) -> Iterator[Group]:
    for line in listed.splitlines():
        if not line.startswith("#"):
            spellings, _, look_alikes = line.partition(" | ")
            yield Group(tuple(spellings.split(" / ")), tuple(look_alikes.split()))
