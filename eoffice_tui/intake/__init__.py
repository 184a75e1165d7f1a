"""What is taken in from files that others wrote: their text, and what of it was Kruti Dev."""

from eoffice_tui.intake.opening import bytes_from, bytes_of
from eoffice_tui.intake.reading import Kind, kind_of, taken
from eoffice_tui.intake.text_taken import Left, NotTaken, Part, Taken, Why

__all__ = [
    "Kind",
    "Left",
    "NotTaken",
    "Part",
    "Taken",
    "Why",
    "bytes_from",
    "bytes_of",
    "kind_of",
    "taken",
]
