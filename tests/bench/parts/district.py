"""A district of many offices for measurements: sections, posts and one officer in each post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eoffice_core.domain.ids import OfficeId, OfficerId, PostId, SectionId
from eoffice_core.domain.moment import Moment, at_office_time
from eoffice_core.domain.office import (
    Actor,
    Directory,
    Office,
    Officer,
    Post,
    Section,
    Tenure,
)

TODAY = date(2025, 11, 17)
NOW = at_office_time(TODAY, hour=11, minute=5)
BEGAN = Moment(0)
SECTIONS_PER_OFFICE = 2
POSTS_PER_SECTION = 4
POSTS_PER_OFFICE = SECTIONS_PER_OFFICE * POSTS_PER_SECTION
RANKS = (
    ("सहायक ग्रेड-3", "Assistant Grade 3"),
    ("सहायक ग्रेड-2", "Assistant Grade 2"),
    ("अधीक्षक", "Superintendent"),
    ("प्रभारी अधिकारी", "Officer in Charge"),
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A post with the officer in it and the posts to which its cases go."""

    actor: Actor
    office_id: OfficeId
    section_id: SectionId
    superior: PostId
    inferior: PostId
    elsewhere: PostId
    may_approve: bool


def post_id(office: int, place: int) -> PostId:
    """The post at this place of an office; places and offices run around in a circle."""
    return PostId((office + 1) * 100 + place % POSTS_PER_OFFICE)


def seats(offices: int) -> Iterator[Seat]:
    """Every post of the district."""
    for office in range(offices):
        for place in range(POSTS_PER_OFFICE):
            section, rank = divmod(place, POSTS_PER_SECTION)
            yield Seat(
                actor=Actor(OfficerId(post_id(office, place)), post_id(office, place)),
                office_id=OfficeId(office + 1),
                section_id=SectionId((office + 1) * 10 + section),
                superior=post_id(office, place + 1),
                inferior=post_id(office, place + POSTS_PER_OFFICE - 1),
                elsewhere=post_id((office + 1) % offices, place),
                may_approve=rank == POSTS_PER_SECTION - 1,
            )


def directory(offices: int) -> Directory:
    """The mapping of such a district."""
    seated = list(seats(offices))
    return Directory.of(
        version=1,
        offices=[
            Office(OfficeId(o + 1), f"का{o + 1}", f"कार्यालय {o + 1}", f"Office {o + 1}")
            for o in range(offices)
        ],
        sections=[
            Section(
                SectionId((o + 1) * 10 + s),
                OfficeId(o + 1),
                f"शाखा{s}",
                f"शाखा {s}",
                f"Section {s}",
            )
            for o in range(offices)
            for s in range(SECTIONS_PER_OFFICE)
        ],
        posts=[_post(seat) for seat in seated],
        officers=[
            Officer(seat.actor.officer_id, f"officer.{seat.actor.post_id}", "अधिकारी", "Officer")
            for seat in seated
        ],
        tenures=[Tenure(seat.actor.post_id, seat.actor.officer_id, BEGAN) for seat in seated],
    )


def _post(seat: Seat) -> Post:
    hindi, english = RANKS[seat.actor.post_id % POSTS_PER_SECTION]
    return Post(
        post_id=seat.actor.post_id,
        office_id=seat.office_id,
        section_id=seat.section_id,
        code=f"P{seat.actor.post_id}",
        hindi=hindi,
        english=english,
        reports_to=None,
        may_approve=seat.may_approve,
    )
