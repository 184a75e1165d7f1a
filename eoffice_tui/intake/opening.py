"""The bytes of a file that an officer names, within the bound of what is taken in."""

from pathlib import Path
from typing import BinaryIO

from eoffice_tui.intake.text_taken import FILE_BYTES_MAX, NotTaken, Why


def bytes_of(path: Path) -> bytes | NotTaken:
    """What stands in a file, or why it cannot be had."""
    try:
        if not path.exists():
            return NotTaken(Why.NOT_FOUND)
        if not path.is_file():
            return NotTaken(Why.NOT_READABLE)
        with path.open("rb") as stream:
            return bytes_from(stream)
    except (OSError, ValueError):  # a name that holds a NUL, a path that is too long
        return NotTaken(Why.NOT_READABLE)


def bytes_from(stream: BinaryIO) -> bytes:
    """What a stream gives, up to one byte more than may be taken."""
    return stream.read(FILE_BYTES_MAX + 1)
