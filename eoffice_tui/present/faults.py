"""Where a fault of the program lies, without any value: a traceback would show notes and keys."""

from collections.abc import Iterator
from pathlib import PurePath
from traceback import extract_tb
from typing import Final

from eoffice_tui.present.sentences.app import FAULT

CAUSES_MAX: Final = 8


def fault_lines(error: BaseException | None) -> Iterator[str]:
    """What to tell the officer, then the kinds of error and the lines of the program."""
    yield FAULT.hindi
    yield FAULT.english
    for _ in range(CAUSES_MAX):
        if error is None:
            return
        yield type(error).__name__
        for frame in extract_tb(error.__traceback__):
            yield f"  {PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
        error = error.__cause__ or error.__context__
