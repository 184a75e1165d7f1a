"""What is taken in from files that others wrote: their text, and what of it was Kruti Dev."""

from eoffice_tui.intake.reading import Kind, taken
from eoffice_tui.intake.text_taken import Left, NotTaken, Part, Taken, Why

__all__ = ["Kind", "Left", "NotTaken", "Part", "Taken", "Why", "taken"]
