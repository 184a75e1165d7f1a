"""Offices, sections, posts, and who sat where when. The post owns the work, not the person."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property

from eoffice_core.domain.ids import OfficeId, OfficerId, PostId, SectionId
from eoffice_core.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class Office:
    """A collectorate, a tehsil, a block: where sections and posts live."""

    office_id: OfficeId
    code: str
    hindi: str
    english: str
    parent: OfficeId | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A branch (शाखा) of an office, with the patterns of its numbers (numbering.py)."""

    section_id: SectionId
    office_id: OfficeId
    code: str
    hindi: str
    english: str
    diary_pattern: str = ""
    file_pattern: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A seat. `may_approve` is the delegation to decide at this level. # C3 para 14"""

    post_id: PostId
    office_id: OfficeId
    section_id: SectionId
    code: str
    hindi: str
    english: str
    reports_to: PostId | None = None
    may_approve: bool = False


@dataclass(frozen=True, slots=True)
class Officer:
    """A person, known by the login that the mapping gave."""

    officer_id: OfficerId
    login: str
    hindi: str
    english: str


class Charge(IntEnum):
    """In which way an officer holds a post. Additional charge is the normal case. # O05, B8"""

    SUBSTANTIVE = 0
    ADDITIONAL = 1


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which post from when, until when (exclusive); `until` None is: still."""

    post_id: PostId
    officer_id: OfficerId
    since: Moment
    until: Moment | None = None
    charge: Charge = Charge.SUBSTANTIVE

    def covers(self, at: Moment) -> bool:
        """Whether the post was held at this moment."""
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """An officer acting in a post."""

    officer_id: OfficerId
    post_id: PostId


MARK_BITS = 24


@dataclass(frozen=True)
class Directory:
    """Everything known of offices and people; `version` rises with every change of the mapping.

    It is a count with a mark of the content below it: after a restore from a backup the same count
    comes again with another content, and a desk that knew the first must see that it is not that.
    """

    version: int = 0
    offices: Mapping[OfficeId, Office] = field(default_factory=dict)
    sections: Mapping[SectionId, Section] = field(default_factory=dict)
    posts: Mapping[PostId, Post] = field(default_factory=dict)
    officers: Mapping[OfficerId, Officer] = field(default_factory=dict)
    tenures: tuple[Tenure, ...] = ()

    @classmethod
    def of(
        cls,
        *,
        version: int,
        offices: Iterable[Office],
        sections: Iterable[Section],
        posts: Iterable[Post],
        officers: Iterable[Officer],
        tenures: Iterable[Tenure],
    ) -> "Directory":
        """A directory of these rows."""
        return cls(
            version=version,
            offices={office.office_id: office for office in offices},
            sections={section.section_id: section for section in sections},
            posts={post.post_id: post for post in posts},
            officers={officer.officer_id: officer for officer in officers},
            tenures=tuple(tenures),
        )

    @cached_property
    def _by_post(self) -> Mapping[PostId, tuple[Tenure, ...]]:
        held: dict[PostId, list[Tenure]] = {}
        for tenure in self.tenures:
            held.setdefault(tenure.post_id, []).append(tenure)
        return {post: tuple(tenures) for post, tenures in held.items()}

    @property
    def changes(self) -> int:
        """How often the mapping has changed."""
        return self.version >> MARK_BITS

    def risen(self) -> "Directory":
        """The same content under the version that follows on this one."""
        rows = (self.offices, self.sections, self.posts, self.officers)
        content = [sorted(map(repr, kind.values())) for kind in rows]
        content.append(sorted(map(repr, self.tenures)))
        mark = hashlib.sha256(repr(content).encode()).digest()[: MARK_BITS // 8]
        following = (self.changes + 1) << MARK_BITS
        return replace(self, version=following | int.from_bytes(mark, "big"))

    def holder(self, post_id: PostId, at: Moment) -> Officer | None:
        """Who sits in the post at this moment, if anybody."""
        for tenure in self._by_post.get(post_id, ()):
            if tenure.covers(at):
                return self.officers.get(tenure.officer_id)
        return None

    def holds(self, actor: Actor, at: Moment) -> bool:
        """Whether the officer sits in the post at this moment."""
        tenures = self._by_post.get(actor.post_id, ())
        return any(t.officer_id == actor.officer_id and t.covers(at) for t in tenures)

    def posts_of(self, officer_id: OfficerId, at: Moment) -> tuple[PostId, ...]:
        """The posts of an officer, the substantive one first."""
        held = [t for t in self.tenures if t.officer_id == officer_id and t.covers(at)]
        return tuple(t.post_id for t in sorted(held, key=lambda t: (t.charge, t.post_id)))

    def charge(self, actor: Actor, at: Moment) -> Charge | None:
        """In which way the actor holds the post at this moment; None when not at all."""
        for tenure in self._by_post.get(actor.post_id, ()):
            if tenure.officer_id == actor.officer_id and tenure.covers(at):
                return tenure.charge
        return None
