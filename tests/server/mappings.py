"""Mapping files for tests."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from eoffice_core.domain.office import Directory
from eoffice_server.mapping.columns import Column
from eoffice_server.mapping.faults import Fault, Wrong
from eoffice_server.mapping.plan import Plan, plan_of
from eoffice_server.mapping.reading import Read, read_content

Row = Mapping[str, object]

DOCS = Path(__file__).parents[2] / "docs" / "mapping.md"


def office(code: str, of: str = "", **more: object) -> Row:
    return {"record": "office", "code": code, "of": of, "english": code, **more}


def section(code: str, of: str, **more: object) -> Row:
    return {"record": "section", "code": code, "of": of, "english": code, **more}


def post(code: str, of: str, **more: object) -> Row:
    return {"record": "post", "code": code, "of": of, "english": code, **more}


def officer(login: str, **more: object) -> Row:
    return {"record": "officer", "login": login, "english": login, **more}


def charge(login: str, post: str, since: object = "2025-04-01", **more: object) -> Row:
    return {"record": "charge", "login": login, "post": post, "since": since, **more}


SMALL: Sequence[Row] = (
    office("SGR"),
    office("RHL", "SGR"),
    section("CHM", "SGR"),
    section("INW", "RHL"),
    post("COLL", "SGR/CHM", may_approve="yes"),
    post("TEH", "RHL/INW", reports_to="SGR/COLL"),
    post("CLK", "RHL/INW", reports_to="TEH"),
    officer("ananya.rao"),
    officer("seema.ahirwar"),
    charge("ananya.rao", "SGR/COLL"),
    charge("seema.ahirwar", "RHL/CLK"),
)
"""Two offices with somebody in each."""


def text_of(rows: Sequence[Row], *, delimiter: str = ",") -> str:
    """Rows as CSV with every column of ours."""
    written = io.StringIO()
    writer = csv.DictWriter(written, [*Column], delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def read_rows(rows: Sequence[Row]) -> Read:
    """The rows as the reader finds them in a CSV."""
    return read_content(text_of(rows).encode())


def planned(rows: Sequence[Row], directory: Directory | None = None) -> Plan:
    """What these rows change."""
    read = read_rows(rows)
    return plan_of(directory or Directory(), read.lines, read.faults)


def placed(faults: Sequence[Fault]) -> list[tuple[Wrong, int, str]]:
    """What is wrong, and where."""
    return [(fault.wrong, fault.row, fault.column) for fault in faults]


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An XLSX of these sheets."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def examples() -> list[str]:
    """The examples of the page about the mapping."""
    return re.findall(r"```csv\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
