"""Official numbers: gap-free per series, never given twice, inside the accepting transaction.

The office's row is locked before a number is drawn, so no two transactions draw from one series.
The day that counts is the registry's: no desk's clock can open the series of another year.
"""

from sqlalchemy import Connection, bindparam, select

from eoffice_core.domain.case import Case, CaseKind
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.numbering import (
    NumberPlaces,
    Series,
    official_number,
    series_of,
)
from eoffice_core.domain.office import Directory, Section
from eoffice_core.domain.state_pack import NumberPatterns
from eoffice_core.store.statements import insert_all, upsert
from eoffice_core.store.tables import core
from eoffice_server.tables import GivenNumberRow, SeriesRow

SERIES = core(SeriesRow)
GIVEN = core(GivenNumberRow)
_LAST = select(SERIES.c.last).where(
    SERIES.c.office_id == bindparam("office_id"),
    SERIES.c.kind == bindparam("kind"),
    SERIES.c.section_code == bindparam("section_code"),
    SERIES.c.year == bindparam("year"),
)
_IS_GIVEN = select(GIVEN.c.number).where(
    GIVEN.c.office_id == bindparam("office_id"),
    GIVEN.c.kind == bindparam("kind"),
    GIVEN.c.number == bindparam("number"),
)
DIARY = "diary"
FILE = "file"
_Key = tuple[int, str, str, int]
_Given = tuple[int, str, str]


class Numbers:
    """The serials given out in one transaction; `write` records them."""

    def __init__(self, connection: Connection, directory: Directory, usual: NumberPatterns) -> None:
        self._connection = connection
        self._usual = usual
        self._directory = directory
        self._last: dict[_Key, int] = {}
        self._given: set[_Given] = set()

    def next_for(self, case: Case, at: Moment) -> str:
        """The official number of a new case that the registry takes at this moment. # F03

        Two patterns of an office may meet in one number (a head may be called like a section); a
        number that is given already is passed over.
        """
        section = self._directory.sections[case.section_id]
        kind = DIARY if case.kind is CaseKind.RECEIPT else FILE
        pattern = self._pattern(section, kind)
        places = NumberPlaces(
            section=section.code,
            office=self._directory.offices[case.office_id].code,
            head=case.cover.head if case.cover is not None else "",
            on=office_date(at),
        )
        series = series_of(pattern, kind=kind, section_code=section.code, on=places.on)
        while True:
            number = official_number(pattern, self._draw(case.office_id, series), places)
            given = (int(case.office_id), kind, number)
            if not self._is_given(given):
                self._given.add(given)
                return number

    def write(self) -> None:
        """Record how far each series has come, and what was given."""
        rows = [
            {"office_id": key[0], "kind": key[1], "section_code": key[2], "year": key[3], "last": n}
            for key, n in self._last.items()
        ]
        upsert(self._connection, SERIES, rows)
        given = [
            dict(zip(("office_id", "kind", "number"), one, strict=True)) for one in self._given
        ]
        insert_all(self._connection, GIVEN, given)

    def _pattern(self, section: Section, kind: str) -> str:
        if kind == DIARY:
            return section.diary_pattern or self._usual.diary
        return section.file_pattern or self._usual.file

    def _is_given(self, given: _Given) -> bool:
        if given in self._given:
            return True
        office_id, kind, number = given
        asked = {"office_id": office_id, "kind": kind, "number": number}
        return self._connection.execute(_IS_GIVEN, asked).first() is not None

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
