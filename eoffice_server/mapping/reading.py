"""A mapping file as rows of text: CSV or XLSX, told apart by content, within bounds."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eoffice_core.domain.text import clean
from eoffice_server.mapping.columns import Column, Kind, column_of, kind_of
from eoffice_server.mapping.faults import Fault, Wrong
from eoffice_server.mapping.spreadsheet import Spreadsheet, SpreadsheetBroken

FILE_BYTES_MAX = 50 * 1024 * 1024
ROWS_MAX = 100_000
FAULTS_MAX = 1_000
"""So many faults are gathered, then the reader stops: nobody reads more."""

TELL_EVERY_ROWS = 5_000
VALUE_SHOWN_CHARACTERS_MAX = 60

ZIP = b"PK\x03\x04"
XLSX_SUFFIXES = (".xlsx", ".xlsm")
STRANGERS = (
    (b"\xd0\xcf\x11\xe0", "XLS (Excel 97-2003)"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"),
)
ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
DELIMITERS = (",", ";", "\t")

Cells = Sequence[str]
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file about one thing: what stands in our columns, cleaned."""

    kind: Kind
    row: int
    cells: dict[Column, str]
    sheet: str = ""

    def fault(self, wrong: Wrong, column: Column, value: str = "") -> Fault:
        """Something wrong in this row."""
        return Fault(wrong, self.row, column, shown(value), self.sheet)


@dataclass(slots=True)
class Read:
    """What was found in a file."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    """Columns and sheets that are none of ours."""


def shown(value: str) -> str:
    """A value as a fault shows it: on one line, not too long."""
    line = " ".join("".join(c if c.isprintable() else "?" for c in value).split())
    if len(line) <= VALUE_SHOWN_CHARACTERS_MAX:
        return line
    return line[: VALUE_SHOWN_CHARACTERS_MAX - 1] + "…"


def read_file(path: Path, *, tell: Tell = lambda _rows: None) -> Read:
    """The rows of a mapping file, or what is wrong with it."""
    try:
        size = path.stat().st_size
        if size > FILE_BYTES_MAX:
            limit = f"{FILE_BYTES_MAX // 1024 // 1024} MB"
            return Read(faults=[Fault(Wrong.FILE_TOO_LARGE, value=limit)])
        content = path.read_bytes()
    except OSError as error:
        return Read(faults=[Fault(Wrong.FILE_MISSING, value=error.strerror or path.name)])
    read = read_content(content, tell=tell)
    if path.suffix.lower() in XLSX_SUFFIXES and any(f.wrong is Wrong.ENCODING for f in read.faults):
        return Read(faults=[Fault(Wrong.FILE_BROKEN, value=path.name)])  # no encoding would mend it
    return read


def read_content(content: bytes, *, tell: Tell = lambda _rows: None) -> Read:
    """The rows of a mapping file's content."""
    if not content.strip(codecs.BOM_UTF8 + b" \t\r\n"):
        return Read(faults=[Fault(Wrong.FILE_EMPTY)])
    for mark, name in STRANGERS:
        if content.startswith(mark):
            return Read(faults=[Fault(Wrong.FILE_TYPE, value=name)])
    if content.startswith(ZIP):
        return _read_xlsx(content, tell)
    return _read_csv(content, tell)


def _read_xlsx(content: bytes, tell: Tell) -> Read:
    reading = _Reading(tell)
    try:
        with Spreadsheet(content) as spreadsheet:
            if spreadsheet.stranger:
                return Read(faults=[Fault(Wrong.FILE_TYPE, value=spreadsheet.stranger)])
            for name in spreadsheet.names:
                reading.take_sheet(spreadsheet.rows(name), sheet=name, kind=kind_of(name))
    except SpreadsheetBroken as why:
        return Read(faults=[Fault(Wrong.FILE_BROKEN, value=shown(str(why)))])
    return reading.ended()


def _read_csv(content: bytes, tell: Tell) -> Read:
    for mark, name in ENCODINGS:
        if content.startswith(mark):
            return Read(faults=[Fault(Wrong.ENCODING, value=name)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Read(faults=[Fault(Wrong.ENCODING, value=_legacy(content))])
    if "\0" in text:
        name = "UTF-16" if text.count("\0") * 3 > len(text) else "binary"
        return Read(faults=[Fault(Wrong.ENCODING, value=name)])
    if text.lstrip()[:1] == "<":
        return Read(faults=[Fault(Wrong.FILE_TYPE, value="HTML / XML")])
    reading = _Reading(tell)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        reading.take_sheet(_numbered(rows), sheet="", kind=None)
    except csv.Error as why:
        reading.found.faults.append(Fault(Wrong.CSV_BROKEN, rows.line_num, value=shown(str(why))))
    return reading.ended()


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, Cells]]:
    yield from enumerate(rows, start=1)


def _legacy(content: bytes) -> str:
    """The most likely name of an encoding that is not UTF-8."""
    if content.count(0) * 3 > len(content):
        return "UTF-16"
    return "Windows-1252 / ISCII"


def _delimiter(text: str) -> str:
    """The delimiter by which the first row names most of our columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def known(delimiter: str) -> int:
        return sum(column_of(cell.strip('"')) is not None for cell in first.split(delimiter))

    return max(DELIMITERS, key=known)


class _Reading:
    """Gathers the lines of one sheet after the other."""

    def __init__(self, tell: Tell) -> None:
        self.found = Read()
        self._tell = tell
        self._rows = 0
        self._has_ours = False

    def take_sheet(
        self, rows: Iterator[tuple[int, Cells]], *, sheet: str, kind: Kind | None
    ) -> None:
        """Read a sheet whose first row that is not empty names the columns."""
        header = next(((n, cells) for n, cells in rows if any(cells)), None)
        if header is None or self._is_full():
            return
        columns = [column_of(cell) for cell in header[1]]
        if Column.RECORD not in columns and kind is None:
            if sheet and not any(columns):
                self.found.ignored.append(sheet)
                return
            wrong = Wrong.COLUMN_MISSING if any(columns) else Wrong.NO_HEADERS
            self.found.faults.append(Fault(wrong, header[0], Column.RECORD, sheet=sheet))
            self._has_ours = True
            return
        self._has_ours = True
        strangers = zip(header[1], columns, strict=True)
        self.found.ignored += [cell for cell, column in strangers if column is None and cell]
        for number, cells in rows:
            if self._is_full():
                return
            if any(cells):
                self._take_row(number, cells, columns, sheet=sheet, kind=kind)

    def ended(self) -> Read:
        """What was found."""
        if not self._has_ours and not self.found.faults:
            self.found.faults.append(Fault(Wrong.NO_HEADERS))
        elif not self.found.lines and not self.found.faults:
            self.found.faults.append(Fault(Wrong.FILE_EMPTY))
        return self.found

    def _is_full(self) -> bool:
        return len(self.found.faults) >= FAULTS_MAX or self._rows > ROWS_MAX

    def _take_row(
        self,
        number: int,
        cells: Cells,
        columns: Sequence[Column | None],
        *,
        sheet: str,
        kind: Kind | None,
    ) -> None:
        self._rows += 1
        if self._rows % TELL_EVERY_ROWS == 0:
            self._tell(self._rows)
        if self._rows > ROWS_MAX:
            self.found.faults.append(Fault(Wrong.TOO_MANY_ROWS, number, value=f"{ROWS_MAX}"))
            return
        found = _mine(cells, columns)
        faults = [Fault(w, number, c, shown(v), sheet) for w, c, v in found.wrong]
        word = found.cells.get(Column.RECORD, "")
        row_kind = kind_of(word) if word else kind
        if row_kind is None and not faults:
            wrong = Wrong.UNKNOWN_KIND if word else Wrong.MISSING
            faults.append(Fault(wrong, number, Column.RECORD, shown(word), sheet))
        self.found.faults += faults
        if not faults and row_kind is not None:
            self.found.lines.append(Line(row_kind, number, found.cells, sheet))


@dataclass(slots=True)
class _Row:
    """What stands in our columns, and what is wrong there."""

    cells: dict[Column, str] = field(default_factory=dict)
    wrong: list[tuple[Wrong, str, str]] = field(default_factory=list)


def _mine(cells: Cells, columns: Sequence[Column | None]) -> _Row:
    row = _Row()
    if any(cells[len(columns) :]):
        row.wrong.append((Wrong.TOO_MANY_CELLS, "", ""))
    for column, cell in zip(columns, cells, strict=False):
        value = clean(cell)
        if column is None or not value:
            continue
        if wrong := _wrong_cell(value):
            row.wrong.append((wrong, column, value))
        elif row.cells.setdefault(column, value) != value:
            row.wrong.append((Wrong.DOUBLED, column, value))
    return row


def _wrong_cell(value: str) -> Wrong | None:
    """What is wrong with a cell before anybody knows what it should hold."""
    if value.startswith("="):
        return Wrong.FORMULA
    if value.startswith("#") and value.rstrip("!?").isupper() and value[-1:] in "!?A":
        return Wrong.CELL_ERROR
    return None
