"""What a mapping file would change: the directory as it is against the directory as it would be."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import count
from typing import TypeVar

from eoffice_core.domain.ids import OfficeId, OfficerId, PostId, SectionId
from eoffice_core.domain.moment import DAY_MS, Moment, office_date
from eoffice_core.domain.office import (
    Charge,
    Directory,
    Office,
    Officer,
    Post,
    Section,
    Tenure,
)
from eoffice_server.mapping.checking import Known, Records, doubles, faults_together
from eoffice_server.mapping.columns import Column, Kind
from eoffice_server.mapping.faults import Fault
from eoffice_server.mapping.reading import Line
from eoffice_server.mapping.records import (
    ChargeRecord,
    OfficeRecord,
    OfficerRecord,
    PostRecord,
    SectionRecord,
    record_of,
)

Name = TypeVar("Name", bound=Hashable)
View = Mapping[Column, str]


class Fate(Enum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one row, and for a changed one what differs."""

    kind: Kind
    fate: Fate
    name: str
    line: Line
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written: nothing at all when there is a fault."""

    directory: Directory
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def counts(self) -> Mapping[tuple[Kind, Fate], int]:
        """How many rows of each kind meet which fate."""
        return Counter((change.kind, change.fate) for change in self.changes)

    @property
    def changes_nothing(self) -> bool:
        """Whether the directory stays as it is."""
        return all(change.fate is Fate.UNCHANGED for change in self.changes)


def plan_of(directory: Directory, lines: Sequence[Line], faults: Sequence[Fault] = ()) -> Plan:
    """What these lines change in this directory. A thing that they do not name stays as it is."""
    wrong = list(faults)
    records = Records()
    for line in lines:
        record = record_of(line)
        if isinstance(record, list):
            wrong += record
        else:
            records.add(record)
    known = Known(directory)
    # A row that fell out would make strangers of those that name it.
    wrong += doubles(records) if wrong else faults_together(known, records)
    if wrong:
        return Plan(directory, faults=tuple(wrong))
    after = Known(_merged(known, records))
    changes = tuple(_changes(known, after, records))
    plan = Plan(after.directory, changes)
    if plan.changes_nothing:
        return Plan(directory, changes)
    return Plan(after.directory.risen(), changes)


class _Ids:
    """The id of every name, stored or new: who has none yet gets the next free one."""

    def __init__(self, known: Known, records: Records) -> None:
        self.offices = _numbered(
            {name: office.office_id for name, office in known.offices.items()},
            (row.name for row in records.offices),
        )
        self.sections = _numbered(
            {name: section.section_id for name, section in known.sections.items()},
            (row.name for row in records.sections),
        )
        self.posts = _numbered(
            {name: post.post_id for name, post in known.posts.items()},
            (row.name for row in records.posts),
        )
        self.officers = _numbered(
            {name: officer.officer_id for name, officer in known.officers.items()},
            (row.name for row in records.officers),
        )


def _numbered(stored: Mapping[Name, int], names: Iterable[Name]) -> dict[Name, int]:
    numbers = dict(stored)
    free = count(max(numbers.values(), default=0) + 1)
    for name in names:
        if name not in numbers:
            numbers[name] = next(free)
    return numbers


def _merged(known: Known, records: Records) -> Directory:
    """The directory with the records in it."""
    ids = _Ids(known, records)
    offices = [_office(row, ids) for row in records.offices]
    sections = [_section(row, ids) for row in records.sections]
    posts = [_post(row, ids) for row in records.posts]
    officers = [_officer(row, ids) for row in records.officers]
    tenures = dict(known.tenures)
    tenures.update((row.name, _tenure(row, ids)) for row in records.charges)
    before = known.directory
    return Directory(
        version=before.version,
        offices={**before.offices, **{o.office_id: o for o in offices}},
        sections={**before.sections, **{s.section_id: s for s in sections}},
        posts={**before.posts, **{p.post_id: p for p in posts}},
        officers={**before.officers, **{o.officer_id: o for o in officers}},
        tenures=tuple(sorted(tenures.values(), key=lambda t: (t.post_id, t.since))),
    )


def _office(row: OfficeRecord, ids: _Ids) -> Office:
    return Office(
        office_id=OfficeId(ids.offices[row.name]),
        code=row.name,
        hindi=row.hindi,
        english=row.english,
        parent=OfficeId(ids.offices[row.parent]) if row.parent else None,
    )


def _section(row: SectionRecord, ids: _Ids) -> Section:
    return Section(
        section_id=SectionId(ids.sections[row.name]),
        office_id=OfficeId(ids.offices[row.name[0]]),
        code=row.name[1],
        hindi=row.hindi,
        english=row.english,
        diary_pattern=row.diary_pattern,
        file_pattern=row.file_pattern,
    )


def _post(row: PostRecord, ids: _Ids) -> Post:
    return Post(
        post_id=PostId(ids.posts[row.name]),
        office_id=OfficeId(ids.offices[row.name[0]]),
        section_id=SectionId(ids.sections[row.section]),
        code=row.name[1],
        hindi=row.hindi,
        english=row.english,
        reports_to=None if row.reports_to is None else PostId(ids.posts[row.reports_to]),
        may_approve=row.may_approve,
    )


def _officer(row: OfficerRecord, ids: _Ids) -> Officer:
    return Officer(OfficerId(ids.officers[row.name]), row.name, row.hindi, row.english)


def _tenure(row: ChargeRecord, ids: _Ids) -> Tenure:
    post, login, since = row.name
    return Tenure(
        post_id=PostId(ids.posts[post]),
        officer_id=OfficerId(ids.officers[login]),
        since=since,
        until=row.until,
        charge=row.charge,
    )


def _changes(known: Known, after: Known, records: Records) -> Iterator[Change]:
    for office in records.offices:
        was = known.offices.get(office.name)
        then = None if was is None else office_view(known, was)
        now = office_view(after, after.offices[office.name])
        yield _compared(office.line, office.name, then, now)
    for section in records.sections:
        was_section = known.sections.get(section.name)
        then = None if was_section is None else section_view(was_section)
        now = section_view(after.sections[section.name])
        yield _compared(section.line, "/".join(section.name), then, now)
    for post in records.posts:
        was_post = known.posts.get(post.name)
        then = None if was_post is None else post_view(known, was_post)
        now = post_view(after, after.posts[post.name])
        yield _compared(post.line, "/".join(post.name), then, now)
    for officer in records.officers:
        was_officer = known.officers.get(officer.name)
        then = None if was_officer is None else officer_view(was_officer)
        yield _compared(
            officer.line, officer.name, then, officer_view(after.officers[officer.name])
        )
    for charge in records.charges:
        yield _charge_compared(charge, known.tenures.get(charge.name), after.tenures[charge.name])


def _compared(line: Line, name: str, old: View | None, new: View) -> Change:
    if old is None:
        return Change(line.kind, Fate.ADDED, name, line)
    differs = tuple(
        f"{column}: {old[column]} → {new[column]}" for column in new if old[column] != new[column]
    )
    return Change(line.kind, Fate.CHANGED if differs else Fate.UNCHANGED, name, line, differs)


def _charge_compared(row: ChargeRecord, old: Tenure | None, new: Tenure) -> Change:
    post, login, since = row.name
    name = f"{'/'.join(post)} {login} {office_date(since)}"
    then = None if old is None else tenure_view(old)
    change = _compared(row.line, name, then, tenure_view(new))
    was_open = old is not None and old.until is None
    if was_open and new.until is not None:
        return replace(change, fate=Fate.ENDED)
    return change


def office_view(known: Known, office: Office) -> View:
    """An office as its row states it."""
    return {
        Column.HINDI: office.hindi,
        Column.ENGLISH: office.english,
        Column.OF: known.office_name(office.parent),
    }


def section_view(section: Section) -> View:
    """A section as its row states it."""
    return {
        Column.HINDI: section.hindi,
        Column.ENGLISH: section.english,
        Column.DIARY_PATTERN: section.diary_pattern,
        Column.FILE_PATTERN: section.file_pattern,
    }


def post_view(known: Known, post: Post) -> View:
    """A post as its row states it."""
    superior = post.reports_to
    return {
        Column.HINDI: post.hindi,
        Column.ENGLISH: post.english,
        Column.OF: "/".join(known.section_name(post.section_id)),
        Column.REPORTS_TO: "" if superior is None else "/".join(known.post_name(superior)),
        Column.MAY_APPROVE: "yes" if post.may_approve else "",
    }


def officer_view(officer: Officer) -> View:
    """An officer as the row states it."""
    return {Column.HINDI: officer.hindi, Column.ENGLISH: officer.english}


def tenure_view(tenure: Tenure) -> View:
    """A tenure as its row states it: `until` is the last day."""
    last = "" if tenure.until is None else str(office_date(Moment(tenure.until - DAY_MS)))
    charge = "additional" if tenure.charge is Charge.ADDITIONAL else "substantive"
    return {Column.CHARGE: charge, Column.UNTIL: last}
