"""The directory as a message and back."""

from eoffice_core.domain.ids import OfficeId, OfficerId, PostId, SectionId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Charge, Directory, Office, Officer, Post, Section, Tenure
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.messages import (
    DirectoryLines,
    OfficeLine,
    OfficerLine,
    PostLine,
    SectionLine,
    TenureLine,
)


def directory_lines(directory: Directory) -> DirectoryLines:
    """The message that carries this directory."""
    return DirectoryLines(
        version=directory.version,
        offices=[
            OfficeLine(
                office_id=o.office_id,
                code=o.code,
                hindi=o.hindi,
                english=o.english,
                parent=o.parent or 0,
            )
            for o in directory.offices.values()
        ],
        sections=[
            SectionLine(
                section_id=s.section_id,
                office_id=s.office_id,
                code=s.code,
                hindi=s.hindi,
                english=s.english,
            )
            for s in directory.sections.values()
        ],
        posts=[_post_line(post) for post in directory.posts.values()],
        officers=[
            OfficerLine(officer_id=o.officer_id, login=o.login, hindi=o.hindi, english=o.english)
            for o in directory.officers.values()
        ],
        tenures=[
            TenureLine(
                post_id=t.post_id,
                officer_id=t.officer_id,
                since=t.since,
                until=t.until or 0,
                charge=int(t.charge),
            )
            for t in directory.tenures
        ],
    )


def _post_line(post: Post) -> PostLine:
    return PostLine(
        post_id=post.post_id,
        office_id=post.office_id,
        section_id=post.section_id,
        code=post.code,
        hindi=post.hindi,
        english=post.english,
        reports_to=post.reports_to or 0,
        may_approve=post.may_approve,
    )


def read_lines(lines: DirectoryLines) -> Directory:
    """The directory of a message; Malformed when it says what no directory can."""
    return Directory.of(
        version=lines.version,
        offices=[
            Office(
                office_id=OfficeId(o.office_id),
                code=o.code,
                hindi=o.hindi,
                english=o.english,
                parent=OfficeId(o.parent) if o.parent else None,
            )
            for o in lines.offices
        ],
        sections=[
            Section(
                section_id=SectionId(s.section_id),
                office_id=OfficeId(s.office_id),
                code=s.code,
                hindi=s.hindi,
                english=s.english,
            )
            for s in lines.sections
        ],
        posts=[
            Post(
                post_id=PostId(p.post_id),
                office_id=OfficeId(p.office_id),
                section_id=SectionId(p.section_id),
                code=p.code,
                hindi=p.hindi,
                english=p.english,
                reports_to=PostId(p.reports_to) if p.reports_to else None,
                may_approve=p.may_approve,
            )
            for p in lines.posts
        ],
        officers=[
            Officer(
                officer_id=OfficerId(o.officer_id),
                login=o.login,
                hindi=o.hindi,
                english=o.english,
            )
            for o in lines.officers
        ],
        tenures=[_tenure(line) for line in lines.tenures],
    )


def _tenure(line: TenureLine) -> Tenure:
    if line.charge not in set(Charge):
        raise Malformed("no such charge of a post")
    return Tenure(
        post_id=PostId(line.post_id),
        officer_id=OfficerId(line.officer_id),
        since=Moment(line.since),
        until=Moment(line.until) if line.until else None,
        charge=Charge(line.charge),
    )
