"""What dims a key: the deciders' own reasons, without what the officer has still to fill in."""

from collections.abc import Mapping

import pytest

from eoffice_core.domain.decide.deeds import STILL_TO_FILL, all_reasons, reasons_against
from eoffice_core.domain.office import Actor
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.views import Deed
from tests.builders import Story, a_file
from tests.cast import CLERK, COLLECTOR, OFFICER
from tests.unit.domain.tables import (
    APPROVED,
    CLOSED,
    FILED,
    HELD,
    LETTER,
    NOT_OPENED,
    OPENED,
    PARKED,
    SENT,
)


def against(story: Story, actor: Actor = CLERK) -> Mapping[Deed, tuple[Reason, ...]]:
    return all_reasons(story.basis, story.case, actor, story.at)


def possible(story: Story, actor: Actor = CLERK) -> set[Deed]:
    return {deed for deed, reasons in against(story, actor).items() if not reasons}


AT_WORK = {Deed.NOTE, Deed.FORWARD, Deed.EDIT, Deed.PUT_IN_FILE}


@pytest.mark.parametrize(
    ("story", "actor", "deeds"),
    [
        (HELD, CLERK, {*AT_WORK, Deed.PARK}),
        (a_file(), CLERK, {*AT_WORK, Deed.PARK}),
        (LETTER, CLERK, {*AT_WORK, Deed.CLOSE}),
        (SENT, CLERK, {Deed.PULL_BACK}),
        (SENT, OFFICER, {Deed.RECEIVE}),
        (OPENED, OFFICER, {*AT_WORK, Deed.PARK, Deed.RETURN, Deed.APPROVE}),
        (OPENED, COLLECTOR, set()),
        (NOT_OPENED, CLERK, {Deed.RECEIVE}),
        (APPROVED, CLERK, {*AT_WORK, Deed.PARK, Deed.RETURN, Deed.CLOSE}),
        (PARKED, CLERK, {Deed.RESUME}),
        (PARKED, OFFICER, set()),
        (CLOSED, CLERK, {Deed.REOPEN}),
        (CLOSED, OFFICER, set()),
        (FILED, CLERK, set()),
    ],
)
def test_what_can_be_begun(story: Story, actor: Actor, deeds: set[Deed]) -> None:
    assert possible(story, actor) == deeds


def test_every_deed_has_its_answer_and_none_asks_for_what_is_still_to_fill_in() -> None:
    for story in (HELD, LETTER, SENT, OPENED, PARKED, CLOSED, FILED):
        for actor in (CLERK, OFFICER):
            answers = against(story, actor)
            assert set(answers) == set(Deed)
            assert not {r for reasons in answers.values() for r in reasons} & STILL_TO_FILL


def test_the_official_reason_stays_first() -> None:
    reasons = reasons_against(HELD.basis, HELD.case, Deed.APPROVE, COLLECTOR, HELD.at)
    assert reasons == (Reason.NOT_IN_CUSTODY,)
    assert against(SENT)[Deed.APPROVE] == (Reason.NOT_AN_APPROVER, Reason.NOT_IN_CUSTODY)
