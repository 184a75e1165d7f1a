"""Whatever somebody hands over as a mapping file is read, or refused by name."""

from __future__ import annotations

import codecs
import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.moment import at_office_time
from eoffice_server.mapping import reading
from eoffice_server.mapping.columns import HINDI_NAMES, Column, Kind, column_of
from eoffice_server.mapping.faults import Fault, Wrong
from eoffice_server.mapping.reading import Read, read_content, read_file
from eoffice_server.mapping.records import ChargeRecord, date_of, record_of
from tests.server.mappings import SMALL, placed, read_rows, text_of, workbook

HEADERS = [*Column]
LATER = datetime.combine(date(2025, 4, 2), time())
OFFICES = [["record", "code", "english"], ["office", "SGR", "Collectorate"]]


def only_fault(read: Read) -> Fault:
    """The one thing that is wrong with a file."""
    assert len(read.faults) == 1, read.faults
    return read.faults[0]


def test_a_csv_is_read_row_by_row() -> None:
    read = read_rows(SMALL)
    assert read.faults == []
    assert [line.row for line in read.lines] == list(range(2, len(SMALL) + 2))
    assert read.lines[1].kind is Kind.OFFICE
    assert read.lines[1].cells[Column.OF] == "SGR"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_delimiters_and_a_byte_order_mark_are_taken(delimiter: str, mark: bytes) -> None:
    read = read_content(mark + text_of(SMALL, delimiter=delimiter).encode())
    assert read.lines == read_rows(SMALL).lines
    assert read.faults == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_are_taken(newline: str) -> None:
    read = read_content(text_of(SMALL).replace("\r\n", newline).encode())
    assert len(read.lines) == len(SMALL)
    assert read.faults == []


def test_headers_may_be_hindi_in_any_order_and_capitals() -> None:
    text = "कोड,प्रकार, हिन्दी  नाम ,ENGLISH,May Approve\nSGR,कार्यालय,सागर,Sagar,\n"
    read = read_content(text.encode())
    assert read.faults == []
    assert read.lines[0].kind is Kind.OFFICE
    assert read.lines[0].cells[Column.HINDI] == "सागर"


def test_every_column_has_a_hindi_header_of_its_own() -> None:
    assert {column_of(name) for name in HINDI_NAMES.values()} == set(Column)
    # However the nukta was typed.
    assert column_of("अंग्रेज\u093cी नाम") is column_of("अंग्रे\u095bी नाम") is Column.ENGLISH


def test_columns_of_others_are_left_out_and_named() -> None:
    text = "S.No.,record,State Name,code,english\n1,office,BIHAR,SGR,Sagar\n"
    read = read_content(text.encode())
    assert read.faults == []
    assert read.ignored == ["S.No.", "State Name"]
    assert read.lines[0].cells == {
        Column.RECORD: "office", Column.CODE: "SGR", Column.ENGLISH: "Sagar",
    }  # fmt: skip


def test_doubled_headers_break_nothing_unless_they_disagree() -> None:
    header = "record,code,English ,english\n"
    read = read_content((header + "office,A,Araria,\noffice,B,,Banka\noffice,C,X,X\n").encode())
    assert [line.cells[Column.ENGLISH] for line in read.lines] == ["Araria", "Banka", "X"]
    read = read_content((header + "office,D,Arwal,Gaya\n").encode())
    assert placed(read.faults) == [(Wrong.DOUBLED, 2, "english")]


def test_empty_rows_and_rows_above_the_header_are_passed_over() -> None:
    read = read_content(b"\n,,\nrecord,code,english\n\n,,,\noffice,SGR,Sagar\n,,\n")
    assert [line.row for line in read.lines] == [6]
    assert read.faults == []


def test_cells_are_cleaned() -> None:
    read = read_content("record,code,hindi\noffice, SGR ,\u0915\u093c\u095b\n".encode())
    assert read.lines[0].cells[Column.CODE] == "SGR"
    assert read.lines[0].cells[Column.HINDI] == "\u0915\u093c\u091c\u093c"


@pytest.mark.parametrize(
    ("content", "wrong", "value"),
    [
        (b"", Wrong.FILE_EMPTY, ""),
        (b" \r\n\r\n\t", Wrong.FILE_EMPTY, ""),
        (codecs.BOM_UTF8, Wrong.FILE_EMPTY, ""),
        (b"record,code\n", Wrong.FILE_EMPTY, ""),
        ("record,code\n".encode("utf-16"), Wrong.ENCODING, "UTF-16"),
        ("record,code\n".encode("utf-16-le"), Wrong.ENCODING, "UTF-16"),
        ("record,code\n".encode("utf-32"), Wrong.ENCODING, "UTF-32"),
        (b"record,code\noffice,Caf\xe9\n", Wrong.ENCODING, "Windows-1252 / ISCII"),
        (b"record,code\noffice,\0\n", Wrong.ENCODING, "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Wrong.FILE_TYPE, "XLS (Excel 97-2003)"),
        (b"%PDF-1.7 ...", Wrong.FILE_TYPE, "PDF"),
        (b"\x89PNG\r\n", Wrong.FILE_TYPE, "PNG"),
        (b"{\\rtf1", Wrong.FILE_TYPE, "RTF"),
        (b"\x1f\x8b\x08\0", Wrong.FILE_TYPE, "gzip"),
        (b"<html><table>", Wrong.FILE_TYPE, "HTML / XML"),
        (b"one,two\n1,2\n", Wrong.NO_HEADERS, ""),
        (b"code,english\nA,B\n", Wrong.COLUMN_MISSING, ""),
        (b'record,code\noffice,"A\n', Wrong.CSV_BROKEN, "unexpected end of data"),
        (b'record,code\noffice,"A"B\n', Wrong.CSV_BROKEN, "',' expected after '\"'"),
        (b"PK\x03\x04broken", Wrong.FILE_BROKEN, "File is not a zip file"),
    ],
)
def test_what_is_no_mapping_file_is_refused_by_name(
    content: bytes, wrong: Wrong, value: str
) -> None:
    fault = only_fault(read_content(content))
    assert (fault.wrong, fault.value) == (wrong, value)


@pytest.mark.parametrize(
    ("row", "wrong", "column"),
    [
        ("offic,A,B", Wrong.UNKNOWN_KIND, "record"),
        (",A,B", Wrong.MISSING, "record"),
        ("office,=A1,B", Wrong.FORMULA, "code"),
        ("office,A,=HYPERLINK(1)", Wrong.FORMULA, "english"),
        ("office,#REF!,B", Wrong.CELL_ERROR, "code"),
        ("office,#N/A,B", Wrong.CELL_ERROR, "code"),
        ("office,A,B,C", Wrong.TOO_MANY_CELLS, ""),
    ],
)
def test_a_bad_row_is_named_with_its_column(row: str, wrong: Wrong, column: str) -> None:
    read = read_content(f"record,code,english\noffice,Z,Z\n{row}\n".encode())
    assert placed(read.faults) == [(wrong, 3, column)]
    assert len(read.lines) == 1


def test_a_short_row_is_only_short() -> None:
    read = read_content(b"record,code,english\noffice,A\n")
    assert read.faults == []


def test_a_file_that_is_missing_or_a_folder_is_said(tmp_path: Path) -> None:
    assert only_fault(read_file(tmp_path / "none.csv")).wrong is Wrong.FILE_MISSING
    assert only_fault(read_file(tmp_path)).wrong is Wrong.FILE_MISSING


def test_a_file_of_more_than_fifty_megabytes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    fault = only_fault(read_file(path))
    assert (fault.wrong, fault.value) == (Wrong.FILE_TOO_LARGE, "50 MB")


def test_reading_tells_how_far_it_is_and_stops_at_its_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "ROWS_MAX", 30)
    monkeypatch.setattr(reading, "TELL_EVERY_ROWS", 10)
    told: list[int] = []
    rows = "".join(f"office,A{n},B\n" for n in range(100))
    read = read_content(f"record,code,english\n{rows}".encode(), tell=told.append)
    assert told == [10, 20, 30]
    assert placed(read.faults) == [(Wrong.TOO_MANY_ROWS, 32, "")]


def test_faults_are_bounded() -> None:
    rows = "nothing,A,B\n" * 5_000
    read = read_content(f"record,code,english\n{rows}".encode())
    assert len(read.faults) == reading.FAULTS_MAX


def test_a_spreadsheet_of_one_sheet_is_read() -> None:
    rows = [HEADERS, *([row.get(column, "") for column in HEADERS] for row in SMALL)]
    read = read_content(workbook({"Sheet1": rows}))
    assert read.faults == []
    assert [line.cells for line in read.lines] == [line.cells for line in read_rows(SMALL).lines]


def test_a_spreadsheet_may_have_a_sheet_for_each_record() -> None:
    read = read_content(
        workbook(
            {
                "कार्यालय": [["कोड", "हिन्दी नाम"], ["SGR", "सागर"]],
                "Officers": [["login", "english"], ["ananya.rao", "Ananya Rao"]],
                "Read me": [["Fill in the other sheets"]],
                "Empty": [],
            }
        )
    )
    assert read.faults == []
    assert [(line.sheet, line.kind) for line in read.lines] == [
        ("कार्यालय", Kind.OFFICE),
        ("Officers", Kind.OFFICER),
    ]
    assert read.ignored == ["Read me"]


def test_cells_of_a_spreadsheet_are_read_as_they_are_seen() -> None:
    rows: list[list[object]] = [
        ["record", "code", "of", "english", "may_approve", "since", "until", "diary_pattern"],
        ["charge", 101, 12.0, 1.5, True, date(2025, 4, 1), LATER, None],
    ]
    (line,) = read_content(workbook({"S": rows})).lines
    assert line.cells == {
        Column.RECORD: "charge", Column.CODE: "101", Column.OF: "12", Column.ENGLISH: "1.5",
        Column.MAY_APPROVE: "yes", Column.SINCE: "2025-04-01", Column.UNTIL: "2025-04-02",
    }  # fmt: skip


def test_formulas_and_errors_of_a_spreadsheet_are_refused() -> None:
    rows = [*OFFICES, ["office", "=1+1", "B"], ["office", "X", "#DIV/0!"]]
    read = read_content(workbook({"Sheet1": rows}))
    assert [(f.wrong, f.row, f.column, f.sheet) for f in read.faults] == [
        (Wrong.FORMULA, 3, "code", "Sheet1"),
        (Wrong.CELL_ERROR, 4, "english", "Sheet1"),
    ]


SHEET = "xl/worksheets/sheet1.xml"


def repacked(content: bytes, parts: dict[str, bytes | None]) -> bytes:
    """An XLSX with some of its parts replaced or left out."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for info in old.infolist():
            part = parts.get(info.filename, old.read(info))
            if part is not None:
                new.writestr(info.filename, part)
    return written.getvalue()


def test_a_size_that_the_sheet_claims_wrongly_cuts_nothing_off() -> None:
    good = workbook({"Sheet1": OFFICES})
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        sheet = packed.read(SHEET)
    wrong = sheet.replace(b"<sheetViews>", b'<dimension ref="A1"/><sheetViews>')
    assert wrong != sheet
    read = read_content(repacked(good, {SHEET: wrong}))
    assert len(read.lines) == 1


def test_a_row_numbered_beyond_every_sheet_does_not_keep_us_busy() -> None:
    good = workbook({"Sheet1": OFFICES})
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        sheet = packed.read(SHEET)
    far = sheet.replace(b'<row r="2"', b'<row r="999999999"').replace(b'"A2"', b'"A999999999"')
    read = read_content(repacked(good, {SHEET: far}))
    assert [fault.wrong for fault in read.faults] in ([Wrong.FILE_EMPTY], [Wrong.FILE_BROKEN])


@pytest.mark.parametrize(
    "broken",
    [
        {SHEET: b"<worksheet><sheetData><row"},
        {SHEET: None},
        {"xl/workbook.xml": b"not XML"},
        {"xl/workbook.xml": b"<workbook/>"},
        {"xl/styles.xml": b"<"},
        {"[Content_Types].xml": None},
    ],
    ids=str,
)
def test_a_broken_spreadsheet_is_refused(broken: dict[str, bytes | None]) -> None:
    read = read_content(repacked(workbook({"Sheet1": OFFICES}), broken))
    assert read.faults
    assert not read.lines


def test_other_packed_files_are_named() -> None:
    for inside, name in (("content.xml", "ODS"), ("a.txt", "ZIP")):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as packed:
            packed.writestr(inside, "x")
        fault = only_fault(read_content(written.getvalue()))
        assert (fault.wrong, fault.value) == (Wrong.FILE_TYPE, name)


def test_a_bomb_is_not_unpacked() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "x")
        with packed.open(SHEET, "w", force_zip64=True) as part:
            for _ in range(301):
                part.write(bytes(1024 * 1024))
    fault = only_fault(read_content(written.getvalue()))
    assert fault.wrong is Wrong.FILE_BROKEN
    assert "300 MB" in fault.value


@given(st.binary(max_size=300))
def test_no_content_breaks_the_reader(content: bytes) -> None:
    read = read_content(content)
    assert read.lines or read.faults


@given(st.text(max_size=200))
def test_no_text_after_a_good_header_breaks_the_reader(text: str) -> None:
    content = f"record,code,of,hindi,login,post,since\n{text}".encode("utf-8", "replace")
    for line in read_content(content).lines:
        record_of(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-11-17", date(2025, 11, 17)),
        ("17-11-2025", date(2025, 11, 17)),
        ("7/1/2025", date(2025, 1, 7)),
        ("17.11.2025", date(2025, 11, 17)),
        ("१७-११-२०२५", date(2025, 11, 17)),
        ("2025-11-17 00:00:00", date(2025, 11, 17)),
        ("29-02-2024", date(2024, 2, 29)),
        ("29-02-2025", None),
        ("2025-13-01", None),
        ("31-04-2025", None),
        ("17-11-25", None),
        ("11-17-2025", None),
        ("1899-12-30", None),
        ("45978", None),
        ("17 Nov 2025", None),
        ("आज", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert date_of(text) == expected


def test_until_is_the_last_day_of_a_charge() -> None:
    text = "record,login,post,since,until\ncharge,a,O/P,2025-04-01,2025-04-01\n"
    record = record_of(read_content(text.encode()).lines[0])
    assert isinstance(record, ChargeRecord)
    assert record.name[2] == at_office_time(date(2025, 4, 1))
    assert record.until == at_office_time(date(2025, 4, 2))
