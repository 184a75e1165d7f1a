"""Moments are exact to the millisecond; dates are the office's, in India."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eoffice_core.domain.moment import (
    IST,
    Moment,
    at_office_time,
    date_number,
    financial_year,
    from_date_number,
    from_datetime,
    office_date,
    to_datetime,
)

FAR = int(datetime(9000, 1, 1, tzinfo=UTC).timestamp()) * 1000


@given(st.integers(min_value=-FAR, max_value=FAR).filter(lambda ms: ms > -62_000_000_000_000))
def test_a_moment_survives_the_way_there_and_back(ms: int) -> None:
    assert from_datetime(to_datetime(Moment(ms))) == ms


def test_a_known_instant() -> None:
    value = datetime(2025, 11, 17, 11, 5, 0, 123_000, tzinfo=IST)
    assert from_datetime(value) == 1_763_357_700_123
    assert to_datetime(Moment(1_763_357_700_123)) == value


def test_parts_of_a_millisecond_are_cut_off() -> None:
    assert from_datetime(datetime(1970, 1, 1, 0, 0, 0, 1_999, tzinfo=UTC)) == 1


def test_the_same_instant_elsewhere_is_the_same_moment() -> None:
    here = datetime(2025, 11, 17, 11, 5, tzinfo=IST)
    assert from_datetime(here) == from_datetime(here.astimezone(timezone(timedelta(hours=-8))))


def test_a_naive_time_has_no_moment() -> None:
    with pytest.raises(ValueError, match="naive"):
        from_datetime(datetime(2025, 11, 17))  # noqa: DTZ001 - the mistake under test


def test_midnight_is_indias() -> None:
    midnight = at_office_time(date(2025, 11, 17))
    assert office_date(midnight) == date(2025, 11, 17)
    assert office_date(Moment(midnight - 1)) == date(2025, 11, 16)
    assert to_datetime(midnight).astimezone(UTC).hour == 18


def test_the_offices_clock() -> None:
    shown = to_datetime(at_office_time(date(2025, 11, 17), hour=11, minute=5))
    assert (shown.hour, shown.minute, shown.tzname()) == (11, 5, "IST")


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2025, 3, 31), "2024-25"),
        (date(2025, 4, 1), "2025-26"),
        (date(2026, 1, 1), "2025-26"),
        (date(1999, 4, 1), "1999-00"),
        (date(2099, 12, 31), "2099-00"),
    ],
)
def test_financial_years_run_from_april(on: date, year: str) -> None:
    assert financial_year(on) == year


@given(st.dates())
@example(date.min)
@example(date.max)
def test_a_date_survives_as_a_number(on: date) -> None:
    assert from_date_number(date_number(on)) == on


def test_a_date_as_a_number() -> None:
    assert date_number(date(2025, 11, 7)) == 20_251_107


@pytest.mark.parametrize(
    "number", [0, -1, 20_251_131, 20_250_229, 20_251_300, 20_250_000, 2**63, 10**40]
)
def test_what_is_no_day_is_named_so(number: int) -> None:
    with pytest.raises(ValueError, match=r"day|month|year"):
        from_date_number(number)
