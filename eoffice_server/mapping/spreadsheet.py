"""XLSX as rows of text, read as a stream. The one place that knows openpyxl."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from types import TracebackType
from typing import Self, cast

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

UNPACKED_BYTES_MAX = 300 * 1024 * 1024
COLUMNS_MAX = 100
ROW_NUMBER_MAX = 1_048_576
"""No sheet has more rows; a file that numbers one higher is made to keep us busy."""

XLSX_MARK = "xl/workbook.xml"


class SpreadsheetBroken(Exception):
    """The file is packed like an XLSX but cannot be read as one."""


class Spreadsheet:
    """An XLSX file; `stranger` names what it is when it is none."""

    def __init__(self, content: bytes) -> None:
        self.stranger = ""
        self.names: tuple[str, ...] = ()
        self._book: Workbook | None = None
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                infos = packed.infolist()
        except zipfile.BadZipFile as why:
            raise SpreadsheetBroken(str(why)) from why
        if not any(info.filename == XLSX_MARK for info in infos):
            names = {info.filename for info in infos}
            self.stranger = "ODS" if "content.xml" in names else "ZIP"
            return
        if sum(info.file_size for info in infos) > UNPACKED_BYTES_MAX:
            raise SpreadsheetBroken(f"unpacked it is over {UNPACKED_BYTES_MAX // 1024 // 1024} MB")
        with _quietly():
            try:
                self._book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
            except _BROKEN as why:
                raise SpreadsheetBroken(f"{type(why).__name__}: {why}") from why
        self.names = tuple(str(sheet.title) for sheet in self._book.worksheets)

    def rows(self, name: str) -> Iterator[tuple[int, Sequence[str]]]:
        """The rows of a sheet with their numbers, each cell as the text that a person sees."""
        assert self._book is not None, "there are no sheets in a stranger"
        sheet = self._book[name]
        # The size that a file claims for its sheet is often wrong, and would cut rows off.
        cast(ReadOnlyWorksheet, sheet).reset_dimensions()
        with _quietly():
            try:
                rows = cast(Worksheet, sheet).iter_rows(max_col=COLUMNS_MAX, values_only=True)
                for number, row in enumerate(rows, start=1):
                    if number > ROW_NUMBER_MAX:
                        return
                    yield number, _trimmed([_text(value) for value in row] if any(row) else [])
            except _BROKEN as why:
                raise SpreadsheetBroken(f"{type(why).__name__}: {why}") from why

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._book is not None:
            self._book.close()


# What openpyxl lets through when the parts of a file do not fit together.
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    SyntaxError,  # of which a ParseError of XML is one
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
)


@contextmanager
def _quietly() -> Iterator[None]:
    """Let openpyxl warn nobody of styles and validations, which are nothing to us."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _text(value: object) -> str:
    """A cell's value as text; a whole number has no point, a date is written as ISO has it."""
    match value:
        case None:
            return ""
        case ArrayFormula() | DataTableFormula():
            return "="
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _trimmed(cells: list[str]) -> list[str]:
    """The cells without the empty ones at the end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells
