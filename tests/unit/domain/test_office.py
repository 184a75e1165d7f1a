"""Who sits where when: the post owns the work, not the person."""

from dataclasses import replace

import pytest

from eoffice_core.domain.ids import OfficerId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor, Charge, Directory, Tenure
from tests.cast import (
    ACTORS,
    CLERK,
    CLERK_POST,
    ESTABLISHMENT_CLERK,
    ESTABLISHMENT_POST,
    FORMER_SUPERINTENDENT,
    NO_SUCH_POST,
    NOW,
    OFFICERS,
    POSTS,
    SEPTEMBER_BEGAN,
    SUPERINTENDENT,
    SUPERINTENDENT_POST,
    VACANT_POST,
    YEAR_BEGAN,
    directory,
)

BEFORE = Moment(SEPTEMBER_BEGAN - 1)


def test_who_sits_in_a_post() -> None:
    for actor in ACTORS:
        holder = directory().holder(actor.post_id, NOW)
        assert holder is not None
        assert holder.officer_id == actor.officer_id
        assert directory().holds(actor, NOW)


@pytest.mark.parametrize("post_id", [VACANT_POST, NO_SUCH_POST])
def test_nobody_sits_in_a_vacant_post(post_id: int) -> None:
    post = next((one.post_id for one in POSTS if one.post_id == post_id), NO_SUCH_POST)
    assert directory().holder(post, NOW) is None
    assert not directory().holds(Actor(CLERK.officer_id, post), NOW)
    assert directory().charge(Actor(CLERK.officer_id, post), NOW) is None


def test_a_change_of_incumbent_takes_effect_at_its_moment() -> None:
    standing = directory()
    assert standing.holds(FORMER_SUPERINTENDENT, BEFORE)
    assert not standing.holds(SUPERINTENDENT, BEFORE)
    assert not standing.holds(FORMER_SUPERINTENDENT, SEPTEMBER_BEGAN)
    assert standing.holds(SUPERINTENDENT, SEPTEMBER_BEGAN)
    before, after = (standing.holder(SUPERINTENDENT_POST, at) for at in (BEFORE, SEPTEMBER_BEGAN))
    assert before is not None
    assert after is not None
    assert (before.login, after.login) == ("shanti.namdev", "ghanshyam.patel")


def test_before_the_first_tenure_nobody_sat_there() -> None:
    assert directory().holder(CLERK_POST, Moment(YEAR_BEGAN - 1)) is None


def test_an_additional_charge_comes_after_the_substantive_one() -> None:
    standing = directory()
    assert standing.posts_of(CLERK.officer_id, NOW) == (CLERK_POST, ESTABLISHMENT_POST)
    assert standing.charge(CLERK, NOW) is Charge.SUBSTANTIVE
    assert standing.charge(ESTABLISHMENT_CLERK, NOW) is Charge.ADDITIONAL
    swapped = replace(standing, tenures=tuple(reversed(standing.tenures)))
    assert swapped.posts_of(CLERK.officer_id, NOW) == (CLERK_POST, ESTABLISHMENT_POST)


def test_one_post_gives_way_to_the_other_officer() -> None:
    assert directory().charge(FORMER_SUPERINTENDENT, NOW) is None
    assert directory().posts_of(FORMER_SUPERINTENDENT.officer_id, NOW) == ()


def test_an_officer_whom_the_directory_does_not_name_sits_nowhere() -> None:
    ghost = Tenure(VACANT_POST, OfficerId(77), YEAR_BEGAN)
    haunted = replace(directory(), tenures=(*directory().tenures, ghost))
    assert haunted.holder(VACANT_POST, NOW) is None


def test_an_empty_directory_knows_nobody() -> None:
    nothing = Directory()
    assert nothing.holder(CLERK_POST, NOW) is None
    assert nothing.posts_of(CLERK.officer_id, NOW) == ()


def test_the_standing_office_is_whole() -> None:
    standing = directory()
    assert {actor.officer_id for actor in (*ACTORS, FORMER_SUPERINTENDENT)} == {
        officer.officer_id for officer in OFFICERS
    }
    assert len({officer.login for officer in OFFICERS}) == len(OFFICERS)
    for post in POSTS:
        assert standing.sections[post.section_id].office_id == post.office_id
        assert post.reports_to is None or post.reports_to in standing.posts
    for office in standing.offices.values():
        assert office.parent is None or office.parent in standing.offices


def test_a_version_rises_with_each_change_and_is_never_that_of_another_content() -> None:
    first = directory().risen()
    assert first.changes == directory().changes + 1
    assert first.risen().version > first.version > directory().version
    assert first.risen().changes == 2 + directory().changes

    tenures = tuple(replace(t, since=Moment(t.since + 1)) for t in directory().tenures)
    other = replace(directory(), tenures=tenures).risen()
    assert other.changes == first.changes
    assert other.version != first.version
    assert directory().risen().version == first.version
