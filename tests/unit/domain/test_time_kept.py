"""How long each post kept a case, in working days, against which limit."""

from datetime import date, timedelta

from eoffice_core.domain.commands import ParkCase, ResumeCase
from eoffice_core.domain.moment import at_office_time, office_date
from eoffice_core.domain.movement import Priority
from eoffice_core.domain.time_kept import Stay, stays
from eoffice_core.domain.working_days import Calendar
from tests.builders import Story, a_file, a_receipt
from tests.cast import CLERK, NAIB, OFFICER, SUPERINTENDENT, moment, op_id
from tests.unit.domain.tables import LETTER_IN_FILE

PLAIN = Calendar()


def kept(story: Story, *, days: int = 0) -> list[Stay]:
    """The stays of a story's case, so many days after its last step."""
    return list(stays(story.case, PLAIN, story.later(days=days).at))


def test_scenario_one() -> None:
    """Marked to the naib tehsildar on Monday the 10th, seven working days by priority."""
    at = at_office_time(date(2025, 11, 10), hour=11, minute=5)
    with_naib = a_receipt(at=at).forwarded_to(NAIB).received_by(NAIB)
    there = kept(with_naib, days=8)[-1]
    assert (there.days_kept, there.limit_days, there.excess_days) == (6, 7, 0)
    late = kept(with_naib, days=11)[-1]
    assert (late.days_kept, late.excess_days) == (9, 2)


def test_each_post_answers_for_its_own_days() -> None:
    """From Monday: two days with the clerk, five with the superintendent, one with the officer."""
    story = a_file().noted_by(CLERK).later(days=2).forwarded_to(SUPERINTENDENT)
    story = story.received_by(SUPERINTENDENT).noted_by(SUPERINTENDENT).later(days=7)
    story = story.forwarded_to(OFFICER)
    assert [stay.days_kept for stay in kept(story, days=1)] == [2, 5, 1]
    assert [stay.movement.receiver for stay in kept(story)] == [
        CLERK.post_id,
        SUPERINTENDENT.post_id,
        OFFICER.post_id,
    ]
    assert [stay.left_at is None for stay in kept(story)] == [False, False, True]


def test_the_senders_due_date_goes_before_the_limit_of_the_priority() -> None:
    urgent = a_receipt().forwarded_to(OFFICER, priority=Priority.IMMEDIATE)
    assert kept(urgent)[-1].limit_days == 1
    dated = a_receipt().forwarded_to(
        OFFICER, priority=Priority.IMMEDIATE, due_on=date(2025, 11, 24)
    )
    assert kept(dated)[-1].limit_days == 5


def test_what_was_pulled_back_unopened_is_not_counted_against_the_receiver() -> None:
    recalled = a_receipt().forwarded_to(OFFICER).later(days=21).pulled_back_by(CLERK)
    at_the_officer = kept(recalled)[1]
    assert (at_the_officer.is_counted, at_the_officer.excess_days) == (False, 0)
    assert at_the_officer.days_kept > at_the_officer.limit_days
    assert kept(recalled)[2].is_counted


def test_a_resting_case_does_not_grow_older() -> None:
    parked = a_file().later(days=1).parked_by(CLERK)
    closed = a_receipt().later(days=1).closed_by(CLERK)
    for story in (parked, closed):
        assert kept(story, days=90)[-1].days_kept == 1
    assert kept(parked.resumed_by(CLERK), days=7)[-1].days_kept == 6


def test_nor_does_a_receipt_in_a_file() -> None:
    letter = LETTER_IN_FILE.basis.cases[a_receipt().case_id]
    (stay,) = stays(letter, PLAIN, moment(days=90))
    assert stay.days_kept == 0


def test_the_days_of_a_rest_are_not_charged_when_the_case_is_active_again() -> None:
    story = a_file(by=CLERK).noted_by(CLERK)
    until = office_date(story.at) + timedelta(days=40)
    parked = story.did(CLERK, ParkCase(op_id(901), story.case_id, "न्यायालयीन स्थगन", until))
    woken = parked.later(days=28).did(CLERK, ResumeCase(op_id(902), story.case_id))
    assert kept(woken)[-1].days_kept == kept(parked)[-1].days_kept
    assert kept(woken, days=7)[-1].days_kept == kept(parked)[-1].days_kept + 5
