"""Official numbers: gap-free per section and year, inside the accepting transaction.

The office's row is locked before a number is drawn, so no two transactions draw from one series.
"""

from sqlalchemy import Connection, bindparam, select

from eoffice_core.domain.case import Case, CaseKind
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.numbering import (
    NumberPlaces,
    Series,
    official_number,
)
from eoffice_core.domain.office import Directory
from eoffice_core.domain.state_pack import NumberPatterns
from eoffice_core.store.statements import upsert
from eoffice_core.store.tables import core
from eoffice_server.tables import SeriesRow

SERIES = core(SeriesRow)
_LAST = select(SERIES.c.last).where(
    SERIES.c.office_id == bindparam("office_id"),
    SERIES.c.kind == bindparam("kind"),
    SERIES.c.section_code == bindparam("section_code"),
    SERIES.c.year == bindparam("year"),
)
_Key = tuple[int, str, str, int]


class Numbers:
    """The serials given out in one transaction; `write` records them."""

    def __init__(self, connection: Connection, directory: Directory, usual: NumberPatterns) -> None:
        self._connection = connection
        self._usual = usual
        self._directory = directory
        self._last: dict[_Key, int] = {}

    def next_for(self, case: Case) -> str:
        """The official number of a new case."""
        section = self._directory.sections[case.section_id]
        office = self._directory.offices[case.office_id]
        on = office_date(case.opened_at)
        is_receipt = case.kind is CaseKind.RECEIPT
        series = Series(
            kind="diary" if is_receipt else "file", section_code=section.code, year=on.year
        )
        pattern = (
            section.diary_pattern or self._usual.diary
            if is_receipt
            else section.file_pattern or self._usual.file
        )
        places = NumberPlaces(
            section=section.code,
            office=office.code,
            head=case.cover.head if case.cover is not None else "",
            on=on,
        )
        return official_number(pattern, self._draw(case.office_id, series), places)

    def write(self) -> None:
        """Record how far each series has come."""
        rows = [
            {"office_id": key[0], "kind": key[1], "section_code": key[2], "year": key[3], "last": n}
            for key, n in self._last.items()
        ]
        upsert(self._connection, SERIES, rows)

    def _draw(self, office_id: int, series: Series) -> int:
        key = (office_id, series.kind, series.section_code, series.year)
        if key not in self._last:
            asked = {"office_id": office_id, "kind": series.kind, "year": series.year}
            found = self._connection.execute(
                _LAST, {**asked, "section_code": series.section_code}
            ).scalar_one_or_none()
            self._last[key] = found or 0
        self._last[key] += 1
        return self._last[key]
