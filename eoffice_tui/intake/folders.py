"""What a folder offers to be taken in: the folders in it, and the files of a kind that is read."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ENDINGS: Final = (".docx", ".docm", ".txt", ".csv", ".tsv")
ENTRIES_MAX: Final = 5_000


@dataclass(frozen=True, slots=True)
class Folder:
    """The names in a folder, in order; `others` counts the files that are not read here."""

    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    others: int = 0
    is_open: bool = True
    """False where the folder is none, or may not be looked into."""


def folder_at(path: Path) -> Folder:
    """What stands in a folder, hidden names left out."""
    folders: list[str] = []
    files: list[str] = []
    others = 0
    try:
        with os.scandir(path) as entries:
            for _, entry in zip(range(ENTRIES_MAX), entries, strict=False):
                if entry.name.startswith((".", "~$")):
                    continue
                if entry.is_dir():
                    folders.append(entry.name)
                elif entry.name.casefold().endswith(ENDINGS):
                    files.append(entry.name)
                else:
                    others += 1
    except (OSError, ValueError):
        return Folder(is_open=False)
    return Folder(_ordered(folders), _ordered(files), others)


def _ordered(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=str.casefold))
