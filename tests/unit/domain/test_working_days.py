"""Time limits count working days: the day of receipt does not count, the last day does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.movement import LIMIT_WORKING_DAYS, Priority
from eoffice_core.domain.working_days import (
    COUNT_DAYS_MAX,
    Calendar,
    due_after,
    working_days_kept,
)

PLAIN = Calendar()
MONDAY = date(2025, 11, 10)
BIRSA_JAYANTI = date(2025, 11, 15)
"""A holiday that falls on a Saturday."""

GURU_NANAK_JAYANTI = date(2025, 11, 5)
"""A holiday that falls on a Wednesday."""

DATES = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1))


def test_scenario_one() -> None:
    """Received on Monday the 10th, seven working days: due on Wednesday the 19th."""
    assert due_after(PLAIN, received=MONDAY, working_days=7) == date(2025, 11, 19)
    assert working_days_kept(PLAIN, received=MONDAY, until=date(2025, 11, 19)) == 7


def test_scenario_two() -> None:
    """With the naib tehsildar on Tuesday the 18th for six working days."""
    assert working_days_kept(PLAIN, received=MONDAY, until=date(2025, 11, 18)) == 6


def test_scenario_seven() -> None:
    """Immediate on a Friday: due on Monday."""
    limit = LIMIT_WORKING_DAYS[Priority.IMMEDIATE]
    due = due_after(PLAIN, received=date(2025, 11, 21), working_days=limit)
    assert due == date(2025, 11, 24)


def test_a_holiday_is_not_counted() -> None:
    calendar = Calendar(holidays=frozenset({GURU_NANAK_JAYANTI, BIRSA_JAYANTI}))
    assert not calendar.is_working(GURU_NANAK_JAYANTI)
    assert due_after(calendar, received=date(2025, 11, 3), working_days=2) == date(2025, 11, 6)


def test_a_working_saturday_counts() -> None:
    saturday = date(2025, 11, 15)
    calendar = Calendar(extra_working=frozenset({saturday}))
    assert calendar.is_working(saturday)
    assert due_after(calendar, received=MONDAY, working_days=7) == date(2025, 11, 18)


def test_an_extra_working_day_goes_before_a_holiday() -> None:
    both = frozenset({GURU_NANAK_JAYANTI})
    assert Calendar(holidays=both, extra_working=both).is_working(GURU_NANAK_JAYANTI)


def test_six_day_weeks() -> None:
    calendar = Calendar(weekly_off=frozenset({6}))
    assert due_after(calendar, received=MONDAY, working_days=7) == date(2025, 11, 18)


@pytest.mark.parametrize("days", [0, -1, -100])
def test_nothing_kept_before_or_on_the_day_of_receipt(days: int) -> None:
    until = MONDAY + timedelta(days=days)
    assert working_days_kept(PLAIN, received=MONDAY, until=until) == 0


@pytest.mark.parametrize("limit", [0, -3])
def test_no_limit_is_due_at_once(limit: int) -> None:
    assert due_after(PLAIN, received=MONDAY, working_days=limit) == MONDAY


def test_a_very_long_stay_is_counted_up_to_a_bound() -> None:
    never_off = Calendar(weekly_off=frozenset())
    kept = working_days_kept(never_off, received=date(1900, 1, 1), until=date(2025, 1, 1))
    assert kept == COUNT_DAYS_MAX


def test_an_office_that_never_works_comes_to_an_end() -> None:
    closed = Calendar(weekly_off=frozenset(range(7)))
    due = due_after(closed, received=MONDAY, working_days=1)
    assert due == MONDAY + timedelta(days=COUNT_DAYS_MAX)
    assert working_days_kept(closed, received=MONDAY, until=due) == 0


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    assert due_after(PLAIN, received=date.max, working_days=3) == date.max


@given(received=DATES, limit=st.integers(min_value=1, max_value=400))
def test_a_limit_is_kept_on_its_last_day_and_missed_on_the_next(received: date, limit: int) -> None:
    due = due_after(PLAIN, received=received, working_days=limit)
    assert working_days_kept(PLAIN, received=received, until=due) == limit
    assert PLAIN.is_working(due)
    assert working_days_kept(PLAIN, received=received, until=due - timedelta(days=1)) == limit - 1


@given(
    received=DATES,
    span=st.integers(-10, 400),
    weekly_off=st.frozensets(st.integers(0, 6)),
    offsets=st.tuples(st.frozensets(st.integers(-5, 405)), st.frozensets(st.integers(-5, 405))),
)
def test_what_is_counted_by_weeks_is_what_is_counted_day_by_day(
    received: date,
    span: int,
    weekly_off: frozenset[int],
    offsets: tuple[frozenset[int], frozenset[int]],
) -> None:
    holidays, extra = (
        frozenset(received + timedelta(days=day) for day in days) for days in offsets
    )
    calendar = Calendar(weekly_off=weekly_off, holidays=holidays, extra_working=extra)
    one_by_one = sum(
        calendar.is_working(received + timedelta(days=day)) for day in range(1, span + 1)
    )
    until = received + timedelta(days=span)
    assert working_days_kept(calendar, received=received, until=until) == one_by_one
