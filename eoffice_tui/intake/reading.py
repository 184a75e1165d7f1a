"""A file of any kind that is known: its bytes in, its text and what was Kruti Dev in it out."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby

from eoffice_core.script.fonts import Encoding, called, encoding_of, foreign_writing
from eoffice_core.script.krutidev import Conversion, convert
from eoffice_core.script.legacy import converted
from eoffice_tui.intake.decoding import decoded
from eoffice_tui.intake.docx_file import DocxFile, walk
from eoffice_tui.intake.docx_styles import Styles
from eoffice_tui.intake.docx_text import Body, Line, Run
from eoffice_tui.intake.text_taken import (
    FILE_BYTES_MAX,
    Left,
    NotTaken,
    Part,
    StopReading,
    Taken,
    Why,
)

BODY = "word/document.xml"
STYLES = "word/styles.xml"
ROWS_MAX = 50_000
COLUMNS_MAX = 500


class Kind(Enum):
    """How a file is read."""

    TEXT = "txt"
    TABLE = "csv"
    DOCX = "docx"


def kind_of(name: str, raw: bytes) -> Kind:
    """The kind of a file, by its name and by how it begins."""
    ending = name.rpartition(".")[2].casefold()
    if ending in ("docx", "docm", "dotx", "doc") or raw.startswith(b"PK\x03\x04"):
        return Kind.DOCX
    return Kind.TABLE if ending in ("csv", "tsv") else Kind.TEXT


def taken(
    raw: bytes, kind: Kind, *, columns: frozenset[int] = frozenset(), everything: bool = False
) -> Taken | NotTaken:
    """The text of a file; `columns` (from 1) or `everything` is Kruti Dev, for a person says so."""
    if len(raw) > FILE_BYTES_MAX:
        return NotTaken(Why.TOO_LARGE)
    if not raw.strip(b"\x00 \t\r\n"):
        return NotTaken(Why.EMPTY)
    try:
        match kind:
            case Kind.DOCX:
                return _of_docx(raw, is_legacy=everything)
            case Kind.TABLE:
                return _of_table(decoded(raw), columns, is_legacy=everything)
            case Kind.TEXT:
                return _of_text(decoded(raw), is_legacy=everything)
    except StopReading as stop:
        return stop.refused


# --- text ---------------------------------------------------------------------------------------


def _of_text(text: str, *, is_legacy: bool) -> Taken:
    lines = text.splitlines(keepends=True)
    read = [convert(line) for line in lines] if is_legacy else _read(lines, text)
    return Taken(tuple(_part(line, one) for line, one in zip(lines, read, strict=True)))


def _read(lines: Sequence[str], text: str) -> Sequence[Conversion | None]:
    """The lines that are Kruti Dev; a text in another legacy encoding is refused by its name."""
    if name := foreign_writing(text):
        raise StopReading(Why.OTHER_LEGACY, name)
    return converted(lines) or [None] * len(lines)


def _part(before: str, read: Conversion | None, source: str = "") -> Part:
    if read is None:
        return Part(before, before, source)
    return Part(before, read.text, source, read.unknown, is_converted=True)


# --- tables -------------------------------------------------------------------------------------


def _of_table(text: str, columns: frozenset[int], *, is_legacy: bool) -> Taken:
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    width = max(map(len, rows), default=0)
    parts = [[Part(cell, cell) for cell in row] for row in rows]
    for column in range(width):
        places = [place for place, row in enumerate(rows) if column < len(row)]
        cells = [rows[place][column] for place in places]
        told = is_legacy or column + 1 in columns
        read = [convert(cell) for cell in cells] if told else _column(cells, columns)
        for place, cell, one in zip(places, cells, read, strict=True):
            parts[place][column] = _part(cell, one, str(column + 1))
    return Taken(tuple(part for row in parts for part in _joined(row, delimiter)))


def _column(cells: Sequence[str], columns: frozenset[int]) -> Sequence[Conversion | None]:
    """The cells of one column; where a person has named columns, the others are left alone."""
    return [None] * len(cells) if columns else _read(cells, "\n".join(cells))


def _delimiter(text: str) -> str:
    """Tab or comma: a semicolon or a bar is a letter of Kruti Dev."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "\t" if lines and all("\t" in line for line in lines) else ","


def _rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            rows.append(row)
            if len(rows) > ROWS_MAX or len(row) > COLUMNS_MAX:
                raise StopReading(Why.TOO_MUCH)
    except csv.Error:
        raise StopReading(Why.NO_TABLE) from None
    return rows


def _joined(row: Sequence[Part], delimiter: str) -> Iterator[Part]:
    """The cells of a row as a table writes them, with what stands between them."""
    for place, part in enumerate(row):
        if place:
            yield Part(delimiter, delimiter)
        before, after = (_quoted(text, delimiter) for text in (part.before, part.after))
        if part.is_converted and after[:1] in ("=", "+", "-", "@"):
            after = "'" + after  # a spreadsheet would take it for a formula
        yield Part(before, after, part.source, part.unknown, is_converted=part.is_converted)
    yield Part("\n", "\n")


def _quoted(text: str, delimiter: str) -> str:
    if any(one in text for one in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


# --- Word ---------------------------------------------------------------------------------------


def _of_docx(raw: bytes, *, is_legacy: bool) -> Taken:
    packed = DocxFile(raw)
    body = _body(packed)
    refuse_others((run.text, run.font) for line in body.lines for run in line)
    left = body.left
    headers = [name for name in packed.names() if name.startswith(("word/header", "word/footer"))]
    if headers:
        left[Left.HEADERS] = len(headers)
    parts = [part for line in body.lines for part in _of_line(line, is_legacy=is_legacy)]
    if not any(part.before.strip() for part in parts):
        raise StopReading(Why.EMPTY)
    return Taken(tuple(parts), left)


def _body(packed: DocxFile) -> Body:
    xml = packed.part(BODY)
    if xml is None:
        raise StopReading(Why.NOT_A_DOCX)
    styles = Styles()
    if (styled := packed.part(STYLES)) is not None:
        walk(styled, styles)
    body = Body(styles)
    walk(xml, body)
    return body


def refuse_others(texts: Iterable[tuple[str, str]]) -> None:
    """Refuse a file if any of its texts is in a legacy font that is not read here."""
    for text, font in texts:
        if text.strip() and encoding_of(font) is Encoding.OTHER:
            raise StopReading(Why.OTHER_LEGACY, called(font) or font)


def _of_line(line: Line, *, is_legacy: bool) -> Iterator[Part]:
    """The parts of a line: runs of one font are joined, for Word parts a word as it likes."""

    def font_of(run: Run) -> tuple[bool, str]:
        return is_legacy or encoding_of(run.font) is Encoding.KRUTI_DEV, run.font

    for (is_krutidev, font), runs in groupby(line, key=font_of):
        text = "".join(run.text for run in runs)
        yield _part(text, convert(text) if is_krutidev else None, font)
    yield Part("\n", "\n")
