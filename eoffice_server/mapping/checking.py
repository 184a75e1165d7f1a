"""What is wrong with the rows taken together: doubles, strangers, circles, two in one seat."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

from eoffice_core.domain.ids import OfficeId, PostId, SectionId
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.office import Directory, Office, Officer, Post, Section, Tenure
from eoffice_server.mapping.columns import Column, Kind
from eoffice_server.mapping.faults import Fault, Wrong
from eoffice_server.mapping.reading import Line
from eoffice_server.mapping.records import (
    ChargeRecord,
    OfficeRecord,
    OfficerRecord,
    PostName,
    PostRecord,
    Record,
    SectionName,
    SectionRecord,
    TenureName,
)

Name = TypeVar("Name", bound=Hashable)

NEVER = Moment(2**62)


@dataclass(slots=True)
class Records:
    """The rows of a file by what they are about."""

    offices: list[OfficeRecord] = field(default_factory=list)
    sections: list[SectionRecord] = field(default_factory=list)
    posts: list[PostRecord] = field(default_factory=list)
    officers: list[OfficerRecord] = field(default_factory=list)
    charges: list[ChargeRecord] = field(default_factory=list)

    def add(self, record: Record) -> None:
        """Put a record with its kind."""
        match record:
            case OfficeRecord():
                self.offices.append(record)
            case SectionRecord():
                self.sections.append(record)
            case PostRecord():
                self.posts.append(record)
            case OfficerRecord():
                self.officers.append(record)
            case ChargeRecord():
                self.charges.append(record)


class Known:
    """A directory by the names that a mapping file uses."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.offices: dict[str, Office] = {o.code: o for o in directory.offices.values()}
        self.sections: dict[SectionName, Section] = {
            self.section_name(s.section_id): s for s in directory.sections.values()
        }
        self.posts: dict[PostName, Post] = {
            self.post_name(p.post_id): p for p in directory.posts.values()
        }
        self.officers: dict[str, Officer] = {o.login: o for o in directory.officers.values()}
        self.tenures: dict[TenureName, Tenure] = {
            self.tenure_name(tenure): tenure for tenure in directory.tenures
        }

    def office_name(self, office_id: OfficeId | None) -> str:
        """The code of an office; nothing for none."""
        return "" if office_id is None else self.directory.offices[office_id].code

    def section_name(self, section_id: SectionId) -> SectionName:
        """The codes of office and section."""
        section = self.directory.sections[section_id]
        return self.office_name(section.office_id), section.code

    def post_name(self, post_id: PostId) -> PostName:
        """The codes of office and post."""
        post = self.directory.posts[post_id]
        return self.office_name(post.office_id), post.code

    def tenure_name(self, tenure: Tenure) -> TenureName:
        """Post, login and beginning."""
        login = self.directory.officers[tenure.officer_id].login
        return self.post_name(tenure.post_id), login, tenure.since


def faults_together(known: Known, records: Records) -> Iterator[Fault]:
    """Everything wrong with rows that are each right by themselves."""
    yield from doubles(records)
    strangers = list(_strangers(known, records))
    yield from strangers
    if not strangers:  # among strangers the circles would be guesses
        yield from _circles(known, records)
        yield from _overlaps(known, records)


def doubles(records: Records) -> Iterator[Fault]:
    """What is named twice."""
    everything: Sequence[tuple[Column, Sequence[Record]]] = (
        (Column.CODE, records.offices),
        (Column.CODE, records.sections),
        (Column.CODE, records.posts),
        (Column.LOGIN, records.officers),
        (Column.POST, records.charges),
    )
    for column, rows in everything:
        seen: set[Hashable] = set()
        for row in rows:
            if row.name in seen:
                wrong = Wrong.LOGIN_TWICE if row.line.kind is Kind.OFFICER else Wrong.DUPLICATE
                yield row.line.fault(wrong, column, row.line.cells.get(column, ""))
            seen.add(row.name)


def _strangers(known: Known, records: Records) -> Iterator[Fault]:
    offices = known.offices.keys() | {row.name for row in records.offices}
    posts = known.posts.keys() | {row.name for row in records.posts}
    officers = known.officers.keys() | {row.name for row in records.officers}
    for office in records.offices:
        if office.parent and office.parent not in offices:
            yield office.line.fault(Wrong.UNKNOWN_OFFICE, Column.OF, office.parent)
    for section in records.sections:
        if section.name[0] not in offices:
            yield section.line.fault(Wrong.UNKNOWN_OFFICE, Column.OF, section.name[0])
    yield from _strangers_of_posts(known, records, offices=offices, posts=posts)
    for charge in records.charges:
        post_name, login, _ = charge.name
        if post_name not in posts:
            yield charge.line.fault(Wrong.UNKNOWN_POST, Column.POST, "/".join(post_name))
        if login not in officers:
            yield charge.line.fault(Wrong.UNKNOWN_OFFICER, Column.LOGIN, login)


def _strangers_of_posts(
    known: Known, records: Records, *, offices: Set[str], posts: Set[PostName]
) -> Iterator[Fault]:
    sections = known.sections.keys() | {row.name for row in records.sections}
    for post in records.posts:
        if post.section not in sections:
            is_known_office = post.section[0] in offices
            wrong = Wrong.UNKNOWN_SECTION if is_known_office else Wrong.UNKNOWN_OFFICE
            yield post.line.fault(wrong, Column.OF, "/".join(post.section))
        if post.reports_to is not None and post.reports_to not in posts:
            value = "/".join(post.reports_to)
            yield post.line.fault(Wrong.UNKNOWN_POST, Column.REPORTS_TO, value)


def _circles(known: Known, records: Records) -> Iterator[Fault]:
    parents = {name: known.office_name(o.parent) or None for name, o in known.offices.items()}
    parents |= {row.name: row.parent or None for row in records.offices}
    lines = {row.name: row.line for row in records.offices}
    for circle in circles(parents):
        line = next(lines[name] for name in circle if name in lines)
        yield line.fault(Wrong.OFFICE_CYCLE, Column.OF, " → ".join(circle))
    above = {
        name: None if post.reports_to is None else known.post_name(post.reports_to)
        for name, post in known.posts.items()
    }
    above |= {row.name: row.reports_to for row in records.posts}
    lines_of_posts = {row.name: row.line for row in records.posts}
    for round_ in circles(above):
        line = next(lines_of_posts[name] for name in round_ if name in lines_of_posts)
        value = " → ".join(map("/".join, round_))
        yield line.fault(Wrong.POST_CYCLE, Column.REPORTS_TO, value)


def circles(above: Mapping[Name, Name | None]) -> Iterator[list[Name]]:
    """Each way that leads from a name back to itself, once; every name is walked once."""
    done: set[Name] = set()
    for start in above:
        path: list[Name] = []
        places: dict[Name, int] = {}
        name: Name | None = start
        while name is not None and name not in done and name not in places:
            places[name] = len(path)
            path.append(name)
            name = above.get(name)
        if name is not None and name in places:
            yield [*path[places[name] :], name]
        done.update(path)


@dataclass(frozen=True, slots=True)
class _Seat:
    """Somebody in a post for a time; `line` when the file says so."""

    since: Moment
    until: Moment
    login: str
    line: Line | None


def _overlaps(known: Known, records: Records) -> Iterator[Fault]:
    rows = {row.name: row for row in records.charges}
    seats: dict[PostName, list[_Seat]] = {}
    for (post, login, since), row in rows.items():
        seats.setdefault(post, []).append(_Seat(since, row.until or NEVER, login, row.line))
    for name, tenure in known.tenures.items():
        post, login, since = name
        if post in seats and name not in rows:
            seats[post].append(_Seat(since, tenure.until or NEVER, login, None))
    for taken in seats.values():
        yield from _overlapping(sorted(taken, key=lambda seat: (seat.since, seat.until)))


def _overlapping(seats: Iterable[_Seat]) -> Iterator[Fault]:
    longest: _Seat | None = None
    for seat in seats:
        if longest is not None and seat.since < longest.until:
            # Complain of the row that is in the file; both of two stored ones never overlap.
            line, other = (seat.line, longest) if seat.line else (longest.line, seat)
            if line is not None:
                value = f"{other.login}, {office_date(other.since)}"
                yield line.fault(Wrong.OVERLAP, Column.SINCE, value)
        if longest is None or seat.until > longest.until:
            longest = seat
