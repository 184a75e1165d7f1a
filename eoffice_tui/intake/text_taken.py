"""What became of a file: its text before and after, part by part, or why it was not taken."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

FILE_BYTES_MAX = 10 * 1024 * 1024
CHARACTERS_MAX = 1_000_000
"""The text of some six hundred pages."""


class Why(Enum):
    """Why a file was not taken."""

    NOT_FOUND = "there is no such file"
    NOT_READABLE = "the file may not be read, or is a folder"
    EMPTY = "nothing is in it"
    TOO_LARGE = "it is larger than FILE_BYTES_MAX"
    TOO_MUCH = "its text, or what is packed in it, is more than may be taken"
    NO_TEXT = "it holds bytes that are no text"
    WRONG_ENCODING = "its bytes are no encoding that is known here"
    OTHER_LEGACY = "it is in another legacy encoding"
    OLD_WORD = "it is a .doc of the old Word, or locked by a password"
    NOT_A_DOCX = "it is not a .docx"
    DAMAGED = "it is cut off or damaged"
    DECLARATIONS = "its XML declares entities, as no Word does"
    TOO_DEEP = "its XML is nested deeper than any text"
    NO_TABLE = "its rows cannot be read as a table"


class Left(Enum):
    """What was seen in a file and not taken along."""

    LIST_NUMBERS = "numbers that Word gives to paragraphs"
    FOOTNOTES = "footnotes and endnotes"
    COMMENTS = "comments"
    PICTURES = "pictures"
    HEADERS = "headers and footers"
    SYMBOLS = "signs of a symbol font"


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that was not taken; `name` is the encoding or the font that was refused."""

    why: Why
    name: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text from one source: a run of one font, a line, a cell."""

    before: str
    after: str
    source: str = ""
    """The font of a run, or the number of a column; empty for a line."""
    unknown: tuple[str, ...] = ()
    is_converted: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """The text of a file, part by part, and what was left in it."""

    parts: tuple[Part, ...]
    left: Counter[Left] = field(default_factory=Counter)

    @property
    def before(self) -> str:
        """The text as it stood in the file."""
        return "".join(part.before for part in self.parts)

    @property
    def after(self) -> str:
        """The text in Unicode."""
        return "".join(part.after for part in self.parts)

    @property
    def converted(self) -> Iterator[Part]:
        """The parts that were Kruti Dev."""
        return (part for part in self.parts if part.is_converted)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The glyphs that stand in the text as they were."""
        return tuple(glyph for part in self.parts for glyph in part.unknown)


class StopReading(Exception):
    """Ends the reading of a file from the depth of a parser; it never leaves this package."""

    def __init__(self, why: Why, name: str = "") -> None:
        super().__init__(why.value)
        self.refused = NotTaken(why, name)
