"""Instants, office dates and years. Nothing here asks a clock: moments are handed in."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import NewType

Moment = NewType("Moment", int)
"""UTC milliseconds since 1970-01-01, as signed on the wire."""

IST = timezone(timedelta(hours=5, minutes=30), "IST")
"""India has one time zone and no summer time."""

DAY_MS = 24 * 60 * 60 * 1000
APRIL = 4
DATE_NUMBER_MAX = 9999_12_31
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def from_datetime(value: datetime) -> Moment:
    """The moment of an aware datetime; a naive one is a mistake of the caller.

    Counted in whole numbers: by way of a float some moments would come back a millisecond early.
    """
    if value.tzinfo is None:
        raise ValueError("a naive time has no moment")
    return Moment((value - _EPOCH) // _MILLISECOND)


def to_datetime(at: Moment) -> datetime:
    """A moment on the office's clock."""
    return (_EPOCH + at * _MILLISECOND).astimezone(IST)


def office_date(at: Moment) -> date:
    """The date on the office's calendar at a moment."""
    return to_datetime(at).date()


def at_office_time(on: date, *, hour: int = 0, minute: int = 0) -> Moment:
    """The moment at which the office's clock shows this time on this date."""
    return from_datetime(datetime(on.year, on.month, on.day, hour, minute, tzinfo=IST))


def financial_year_start(on: date) -> int:
    """The year in which the financial year of a date began: 2025 from 1 April 2025 on."""
    return on.year if on.month >= APRIL else on.year - 1


def financial_year(on: date) -> str:
    """The financial year of a date, April to March, as `2025-26`."""
    first = financial_year_start(on)
    return f"{first}-{(first + 1) % 100:02d}"


def date_number(on: date) -> int:
    """A date as the integer `yyyymmdd`, the form in tables and on the wire."""
    return on.year * 10_000 + on.month * 100 + on.day


def from_date_number(number: int) -> date:
    """The date of an integer `yyyymmdd`; ValueError when there is no such day."""
    if not 0 < number <= DATE_NUMBER_MAX:
        raise ValueError("there is no such year")
    return date(number // 10_000, number // 100 % 100, number % 100)
