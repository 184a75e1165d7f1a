"""A .docx as the zip file it is: its parts that hold text, within bounds."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final, Protocol
from xml.parsers import expat

from eoffice_tui.intake.text_taken import StopReading, Why

PARTS_MAX: Final = 4_000
PART_BYTES_MAX: Final = 32 * 1024 * 1024
"""A part unpacked; a text of a thousand pages has a tenth of it."""

DEPTH_MAX: Final = 256
OLE: Final = b"\xd0\xcf\x11\xe0"
"""How a .doc begins, and a .docx that is locked by a password."""

_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED: Final = 0x1
_WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBLE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"

Attributes = dict[str, str]


class Visitor(Protocol):
    """What walks through the XML of a part: called for each element and each text."""

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        ...

    def closed(self, name: str) -> None:
        """An element ends."""
        ...

    def said(self, text: str) -> None:
        """Text stands here."""
        ...


class DocxFile:
    """The parts of a .docx by their names."""

    def __init__(self, raw: bytes) -> None:
        if raw.startswith(OLE):
            raise StopReading(Why.OLD_WORD)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
            is_zip = raw.startswith(b"PK")
            raise StopReading(Why.DAMAGED if is_zip else Why.NOT_A_DOCX) from None
        if len(self._zip.infolist()) > PARTS_MAX:
            raise StopReading(Why.TOO_MUCH)

    def names(self) -> list[str]:
        """The names of its parts."""
        return self._zip.namelist()

    def part(self, name: str) -> bytes | None:
        """A part unpacked, or None where there is none of this name."""
        try:
            found = self._zip.getinfo(name)
        except KeyError:
            return None
        if found.flag_bits & _LOCKED:
            raise StopReading(Why.OLD_WORD)
        if found.compress_type not in _METHODS:
            raise StopReading(Why.DAMAGED)
        if found.file_size > PART_BYTES_MAX:
            raise StopReading(Why.TOO_MUCH)
        try:
            with self._zip.open(found) as packed:
                unpacked = packed.read(PART_BYTES_MAX + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise StopReading(Why.DAMAGED) from None
        if len(unpacked) > PART_BYTES_MAX:
            raise StopReading(Why.TOO_MUCH)
        return unpacked


def walk(xml: bytes, visitor: Visitor, tell: Callable[[int], None] | None = None) -> None:
    """Walk through the XML of a part; names of Word's own elements come without their space.

    `tell` hears before each element where in the bytes it begins or ends.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if tell is not None:
            tell(parser.CurrentByteIndex)
        if depth > DEPTH_MAX:
            raise StopReading(Why.TOO_DEEP)
        visitor.opened(_own(name), {_own(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if tell is not None:
            tell(parser.CurrentByteIndex)
        visitor.closed(_own(name))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = visitor.said
    parser.StartDoctypeDeclHandler = _refuse_declarations()
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat's signature
    except expat.ExpatError:
        raise StopReading(Why.DAMAGED) from None


def _refuse_declarations() -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise StopReading(Why.DECLARATIONS)

    return refuse


def _own(name: str) -> str:
    """A name as `p` or `rFonts`; those of other vocabularies keep a mark before them."""
    space, _, local = name.rpartition(" ")
    if not space or space in _WORD:
        return local
    return f"mc:{local}" if space == _COMPATIBLE else f"?:{local}"
