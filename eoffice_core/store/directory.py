"""Read and write the directory of offices, posts and officers."""

from sqlalchemy import Connection, select

from eoffice_core.domain.ids import OfficeId, OfficerId, PostId, SectionId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Charge, Directory, Office, Officer, Post, Section, Tenure
from eoffice_core.store.meta import read_meta, write_meta
from eoffice_core.store.tables import (
    OfficeRow,
    OfficerRow,
    PostRow,
    SectionRow,
    TenureRow,
    core,
)

OFFICE, SECTION, POST = core(OfficeRow), core(SectionRow), core(PostRow)
OFFICER, TENURE = core(OfficerRow), core(TenureRow)

VERSION = "directory_version"


def directory_version(connection: Connection) -> int:
    """The version of the directory in this store; 0 before the first mapping."""
    return int(read_meta(connection, VERSION) or "0")


def read_directory(connection: Connection) -> Directory:
    """The whole directory: some thousand rows for a district, read once and kept."""
    return Directory.of(
        version=directory_version(connection),
        offices=[
            Office(
                office_id=OfficeId(row.office_id),
                code=row.code,
                hindi=row.hindi,
                english=row.english,
                parent=None if row.parent is None else OfficeId(row.parent),
            )
            for row in connection.execute(select(OFFICE).order_by(OFFICE.c.office_id))
        ],
        sections=[
            Section(
                section_id=SectionId(row.section_id),
                office_id=OfficeId(row.office_id),
                code=row.code,
                hindi=row.hindi,
                english=row.english,
                diary_pattern=row.diary_pattern,
                file_pattern=row.file_pattern,
            )
            for row in connection.execute(select(SECTION).order_by(SECTION.c.section_id))
        ],
        posts=_posts(connection),
        officers=[
            Officer(
                officer_id=OfficerId(row.officer_id),
                login=row.login,
                hindi=row.hindi,
                english=row.english,
            )
            for row in connection.execute(select(OFFICER).order_by(OFFICER.c.officer_id))
        ],
        tenures=_tenures(connection),
    )


def _posts(connection: Connection) -> list[Post]:
    return [
        Post(
            post_id=PostId(row.post_id),
            office_id=OfficeId(row.office_id),
            section_id=SectionId(row.section_id),
            code=row.code,
            hindi=row.hindi,
            english=row.english,
            reports_to=None if row.reports_to is None else PostId(row.reports_to),
            may_approve=bool(row.may_approve),
        )
        for row in connection.execute(select(POST).order_by(POST.c.post_id))
    ]


def _tenures(connection: Connection) -> list[Tenure]:
    order = (TENURE.c.post_id, TENURE.c.since)
    return [
        Tenure(
            post_id=PostId(row.post_id),
            officer_id=OfficerId(row.officer_id),
            since=Moment(row.since),
            until=None if row.until is None else Moment(row.until),
            charge=Charge(row.charge),
        )
        for row in connection.execute(select(TENURE).order_by(*order))
    ]


def write_directory(connection: Connection, directory: Directory) -> None:
    """Put this directory in the place of the one before."""
    for table in (TENURE, OFFICER, POST, SECTION, OFFICE):
        connection.execute(table.delete())
    office_of = {post.post_id: post.office_id for post in directory.posts.values()}
    written = (
        (OFFICE, [_office(office) for office in directory.offices.values()]),
        (SECTION, [_section(section) for section in directory.sections.values()]),
        (POST, [_post(post) for post in directory.posts.values()]),
        (OFFICER, [_officer(officer) for officer in directory.officers.values()]),
        (TENURE, [_tenure(tenure, office_of[tenure.post_id]) for tenure in directory.tenures]),
    )
    for table, rows in written:
        if rows:
            connection.execute(table.insert(), rows)
    write_meta(connection, VERSION, str(directory.version))


def _office(office: Office) -> dict[str, object]:
    return {
        "office_id": office.office_id,
        "code": office.code,
        "hindi": office.hindi,
        "english": office.english,
        "parent": office.parent,
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "office_id": section.office_id,
        "section_id": section.section_id,
        "code": section.code,
        "hindi": section.hindi,
        "english": section.english,
        "diary_pattern": section.diary_pattern,
        "file_pattern": section.file_pattern,
    }


def _post(post: Post) -> dict[str, object]:
    return {
        "office_id": post.office_id,
        "post_id": post.post_id,
        "section_id": post.section_id,
        "code": post.code,
        "hindi": post.hindi,
        "english": post.english,
        "reports_to": post.reports_to,
        "may_approve": post.may_approve,
    }


def _officer(officer: Officer) -> dict[str, object]:
    return {
        "officer_id": officer.officer_id,
        "login": officer.login,
        "hindi": officer.hindi,
        "english": officer.english,
    }


def _tenure(tenure: Tenure, office_id: OfficeId) -> dict[str, object]:
    return {
        "office_id": office_id,
        "post_id": tenure.post_id,
        "officer_id": tenure.officer_id,
        "since": tenure.since,
        "until": tenure.until,
        "charge": int(tenure.charge),
    }
