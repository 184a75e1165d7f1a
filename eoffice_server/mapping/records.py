"""What a row states, with every value checked by itself; references are still names."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from eoffice_core.domain.moment import Moment, at_office_time
from eoffice_core.domain.numbering import pattern_faults
from eoffice_core.domain.office import Charge
from eoffice_core.domain.text import is_clean
from eoffice_core.wire.limits import LOGIN_CHARACTERS_MAX
from eoffice_server.mapping.columns import CHARGE_WORDS, YES_OR_NO, Column, Kind, word_form
from eoffice_server.mapping.faults import Fault, Wrong
from eoffice_server.mapping.reading import Line
from eoffice_server.passwords import login_form

CODE_CHARACTERS_MAX = 40
NAME_CHARACTERS_MAX = 200
REFERENCE_CHARACTERS_MAX = 2 * CODE_CHARACTERS_MAX + 1
YEAR_MIN, YEAR_MAX = 1950, 2200

SectionName = tuple[str, str]
PostName = tuple[str, str]
TenureName = tuple[PostName, str, Moment]


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """A row about an office."""

    line: Line
    name: str
    hindi: str
    english: str
    parent: str


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A row about a section: its name is the codes of office and section."""

    line: Line
    name: SectionName
    hindi: str
    english: str
    diary_pattern: str
    file_pattern: str


@dataclass(frozen=True, slots=True)
class PostRecord:
    """A row about a post: its name is the codes of office and post."""

    line: Line
    name: PostName
    section: SectionName
    hindi: str
    english: str
    reports_to: PostName | None
    may_approve: bool


@dataclass(frozen=True, slots=True)
class OfficerRecord:
    """A row about an officer: the name is the login."""

    line: Line
    name: str
    hindi: str
    english: str


@dataclass(frozen=True, slots=True)
class ChargeRecord:
    """A row about who holds which post from when."""

    line: Line
    name: TenureName
    charge: Charge
    until: Moment | None


Record = OfficeRecord | SectionRecord | PostRecord | OfficerRecord | ChargeRecord


class _Cells:
    """The cells of a line, read one by one; what is wrong with them is gathered."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.faults: list[Fault] = []

    def wrong(self, wrong: Wrong, column: Column, value: str = "") -> None:
        """Note something wrong."""
        self.faults.append(self.line.fault(wrong, column, value))

    def text(self, column: Column, *, characters_max: int = NAME_CHARACTERS_MAX) -> str:
        """One line of text, blanks inside it made single."""
        value = self.line.cells.get(column, "")
        if not is_clean(value):
            self.wrong(Wrong.UNCLEAN, column, value)
            return ""
        value = " ".join(value.split())
        if len(value) > characters_max:
            self.wrong(Wrong.TOO_LONG, column, value)
        return value

    def needed(self, column: Column, *, characters_max: int = CODE_CHARACTERS_MAX) -> str:
        """Text that must not be missing."""
        value = self.text(column, characters_max=characters_max)
        if not value and not any(fault.column == column for fault in self.faults):
            self.wrong(Wrong.MISSING, column)
        return value

    def code(self) -> str:
        """The code of an office or a post; others name it with a / before or after."""
        value = self.needed(Column.CODE)
        if "/" in value:
            self.wrong(Wrong.SLASH, Column.CODE, value)
        return value

    def names(self) -> tuple[str, str]:
        """The Hindi and the English name; one stands in for the other."""
        hindi, english = self.text(Column.HINDI), self.text(Column.ENGLISH)
        if not hindi and not english:
            self.wrong(Wrong.NAME_MISSING, Column.HINDI)
        return hindi or english, english or hindi

    def login(self) -> str:
        """A login as it is stored."""
        value = login_form(self.needed(Column.LOGIN, characters_max=LOGIN_CHARACTERS_MAX))
        if " " in value:
            self.wrong(Wrong.BLANKS, Column.LOGIN, value)
        return value

    def reference(self, column: Column, *, office: str) -> tuple[str, str]:
        """OFFICE/CODE as two codes; without an office it is one of this office, if there is one."""
        value = self.needed(column, characters_max=REFERENCE_CHARACTERS_MAX)
        before, slash, after = value.partition("/")
        if value and not slash and not office:
            self.wrong(Wrong.NO_OFFICE, column, value)
        return (before.strip(), after.strip()) if slash else (office, value)

    def pattern(self, column: Column) -> str:
        """A pattern of numbers, or nothing: then the customary one holds."""
        value = self.text(column)
        if value and (found := pattern_faults(value)):
            self.wrong(Wrong.BAD_PATTERN, column, f"{value} ({found[0]})")
        return value

    def yes_or_no(self, column: Column) -> bool:
        """Yes or no; blank is no."""
        value = self.text(column)
        if word_form(value) not in YES_OR_NO:
            self.wrong(Wrong.NOT_YES_OR_NO, column, value)
        return YES_OR_NO.get(word_form(value), False)

    def charge(self) -> Charge:
        """The kind of charge; blank is substantive."""
        value = self.text(Column.CHARGE)
        if word_form(value) not in CHARGE_WORDS:
            self.wrong(Wrong.UNKNOWN_CHARGE, Column.CHARGE, value)
        return CHARGE_WORDS.get(word_form(value), Charge.SUBSTANTIVE)

    def day(self, column: Column) -> date | None:
        """A date, if one is given."""
        value = self.text(column)
        if not value:
            return None
        on = date_of(value)
        if on is None:
            self.wrong(Wrong.BAD_DATE, column, value)
        return on


def record_of(line: Line) -> Record | list[Fault]:
    """What a line states, or everything that is wrong with it."""
    cells = _Cells(line)
    record = _READERS[line.kind](cells)
    return cells.faults or record


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_INDIAN = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")


def date_of(text: str) -> date | None:
    """The date of 2025-11-17, 17-11-2025, 17/11/2025 or 17.11.2025; digits may be Hindi."""
    plain = text.translate(_DIGITS)
    if found := _ISO.fullmatch(plain):
        year, month, day = map(int, found.groups())
    elif found := _INDIAN.fullmatch(plain):
        day, month, year = map(int, found.groups())
    else:
        return None
    if not YEAR_MIN <= year <= YEAR_MAX:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _office(cells: _Cells) -> OfficeRecord:
    name = cells.code()
    hindi, english = cells.names()
    parent = cells.text(Column.OF, characters_max=CODE_CHARACTERS_MAX)
    return OfficeRecord(cells.line, name, hindi, english, parent)


def _section(cells: _Cells) -> SectionRecord:
    code = cells.needed(Column.CODE)
    office = cells.needed(Column.OF)
    hindi, english = cells.names()
    return SectionRecord(
        cells.line,
        (office, code),
        hindi,
        english,
        diary_pattern=cells.pattern(Column.DIARY_PATTERN),
        file_pattern=cells.pattern(Column.FILE_PATTERN),
    )


def _post(cells: _Cells) -> PostRecord:
    code = cells.code()
    section = cells.reference(Column.OF, office="")
    hindi, english = cells.names()
    superior = (
        cells.reference(Column.REPORTS_TO, office=section[0])
        if Column.REPORTS_TO in cells.line.cells
        else None
    )
    return PostRecord(
        cells.line,
        (section[0], code),
        section,
        hindi,
        english,
        reports_to=superior,
        may_approve=cells.yes_or_no(Column.MAY_APPROVE),
    )


def _officer(cells: _Cells) -> OfficerRecord:
    login = cells.login()
    hindi, english = cells.names()
    return OfficerRecord(cells.line, login, hindi, english)


def _charge(cells: _Cells) -> ChargeRecord:
    login = cells.login()
    post = cells.reference(Column.POST, office="")
    charge = cells.charge()
    if Column.SINCE not in cells.line.cells:
        cells.wrong(Wrong.MISSING, Column.SINCE)
    since, last = cells.day(Column.SINCE), cells.day(Column.UNTIL)
    if since is not None and last is not None and last < since:
        cells.wrong(Wrong.ENDS_BEFORE, Column.UNTIL, f"{since} – {last}")
    begins = at_office_time(since) if since is not None else Moment(0)
    return ChargeRecord(
        cells.line,
        (post, login, begins),
        charge,
        until=None if last is None else at_office_time(last + timedelta(days=1)),
    )


_READERS: dict[Kind, Callable[[_Cells], Record]] = {
    Kind.OFFICE: _office,
    Kind.SECTION: _section,
    Kind.POST: _post,
    Kind.OFFICER: _officer,
    Kind.CHARGE: _charge,
}
