"""Official numbers: gap-free per series, never given twice, inside the accepting transaction.

The office's row is locked before a number is drawn, so no two transactions draw from one series.
The day that counts is the registry's: no desk's clock can open the series of another year.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from eoffice_core.domain.ids import OfficeId, SectionId
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.numbering import (
    NumberPlaces,
    official_number,
    series_of,
)
from eoffice_core.domain.office import Directory, Section
from eoffice_core.domain.ops import Body, FileOpened, ReceiptDiarised
from eoffice_core.domain.state_pack import NumberPatterns
from eoffice_core.domain.text import is_clean
from eoffice_core.store.asking import Question
from eoffice_core.store.rows import DriverRow
from eoffice_core.store.statements import among, insert_all, upsert
from eoffice_core.store.tables import core
from eoffice_server.tables import GivenNumberRow, SeriesRow

SERIES = core(SeriesRow)
GIVEN = core(GivenNumberRow)
_REACHED = select(SERIES).where(among(SERIES.c.office_id, "offices"), among(SERIES.c.year, "years"))
_NAMES = ("office_id", "kind", "number")
_IS_GIVEN = select(GIVEN).where(*(GIVEN.c[name] == bindparam(name) for name in _NAMES))
DIARY = "diary"
FILE = "file"
_Key = tuple[int, str, str, int]
_Given = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Birth:
    """What a new case's number depends on."""

    office_id: OfficeId
    section_id: SectionId
    kind: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class _Draw:
    """A birth with the series that its number is drawn from."""

    key: _Key
    pattern: str
    places: NumberPlaces

    def number(self, serial: int) -> str:
        return official_number(self.pattern, serial, self.places)

    def given(self, serial: int) -> _Given:
        return (self.key[0], self.key[1], self.number(serial))


def birth_of(body: Body) -> Birth | None:
    """The birth that an op's body is, if it is one."""
    match body:
        case ReceiptDiarised(office_id=office_id, section_id=section_id):
            return Birth(office_id, section_id, DIARY)
        case FileOpened(office_id=office_id, section_id=section_id, cover=cover):
            return Birth(office_id, section_id, FILE, cover.head)
    return None


def is_given_twice(error: IntegrityError) -> bool:
    """Whether what was written failed on a number that is given already."""
    return GIVEN.name in str(error.orig)


class Numbers:
    """The serials given out in one transaction; `write` records them.

    How far the series of a request's births have come is its `question`, answered before the first
    of them. Whether a number is given already is looked up only when `write` has met such a one.
    """

    def __init__(
        self,
        connection: Connection,
        directory: Directory,
        usual: NumberPatterns,
        *,
        births: Iterable[Birth],
        at: Moment,
        looks_up: bool = False,
    ) -> None:
        self._connection = connection
        self._usual = usual
        self._directory = directory
        self._looks_up = looks_up
        self._on = office_date(at)
        self._last = {self._draw(birth).key: 0 for birth in births if self._is_fit(birth)}
        self._given: set[_Given] = set()

    def question(self) -> Question:
        """How far the series of these births have come."""
        keys = list(self._last)
        offices, years = {key[0] for key in keys}, {key[3] for key in keys}
        return Question(_REACHED, {"offices": offices, "years": years})

    def read(self, rows: Iterable[DriverRow]) -> None:
        """Take the answer."""
        for row in rows:
            key = (row.office_id, row.kind, row.section_code, row.year)
            if key in self._last:
                self._last[key] = row.last
        self._read_last = dict(self._last)

    def next_for(self, birth: Birth) -> str:
        """The official number of a case that is born at this moment. # F03

        Two patterns of an office may meet in one number (a head may be called like a section); a
        number that is given already is passed over.
        """
        draw = self._draw(birth)
        while True:
            self._last[draw.key] = serial = self._last[draw.key] + 1
            given = draw.given(serial)
            if not self._is_given(given):
                self._given.add(given)
                return given[-1]

    def write(self) -> None:
        """Record how far each series has come, and what was given."""
        names = ("office_id", "kind", "section_code", "year")
        drawn = {key for key, reached in self._read_last.items() if self._last[key] != reached}
        rows = [{**dict(zip(names, key, strict=True)), "last": self._last[key]} for key in drawn]
        upsert(self._connection, SERIES, rows)
        given = [dict(zip(_NAMES, one, strict=True)) for one in self._given]
        insert_all(self._connection, GIVEN, given)

    def _is_fit(self, birth: Birth) -> bool:
        """Whether it may be decided that this case is born; it has not been decided yet."""
        offices, sections = self._directory.offices, self._directory.sections
        is_known = birth.office_id in offices and birth.section_id in sections
        return is_known and is_clean(birth.head)

    def _draw(self, birth: Birth) -> _Draw:
        section = self._directory.sections[birth.section_id]
        pattern = self._pattern(section, birth.kind)
        places = NumberPlaces(
            section=section.code,
            office=self._directory.offices[birth.office_id].code,
            head=birth.head,
            on=self._on,
        )
        series = series_of(pattern, kind=birth.kind, section_code=section.code, on=self._on)
        key = (birth.office_id, series.kind, series.section_code, series.year)
        return _Draw(key=key, pattern=pattern, places=places)

    def _pattern(self, section: Section, kind: str) -> str:
        if kind == DIARY:
            return section.diary_pattern or self._usual.diary
        return section.file_pattern or self._usual.file

    def _is_given(self, given: _Given) -> bool:
        if given in self._given or not self._looks_up:
            return given in self._given
        return (
            self._connection.execute(_IS_GIVEN, dict(zip(_NAMES, given, strict=True))).first()
            is not None
        )
