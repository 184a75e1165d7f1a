"""Time limits counted in working days of a calendar that is handed in."""

from dataclasses import dataclass, field
from datetime import date, timedelta

SATURDAY, SUNDAY = 5, 6
WEEK_DAYS = 7
ONE_DAY = timedelta(days=1)
COUNT_DAYS_MAX = 20 * 366
"""A span longer than this is counted as this: no case is older, and a loop stays bounded."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """On which days the office works: its weekly days off, its holidays, its extra working days."""

    weekly_off: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holidays: frozenset[date] = field(default_factory=frozenset)
    extra_working: frozenset[date] = field(default_factory=frozenset)

    def is_working(self, on: date) -> bool:
        """Whether the office works on this date."""
        if on in self.extra_working:
            return True
        return on.weekday() not in self.weekly_off and on not in self.holidays


def working_days_kept(calendar: Calendar, *, received: date, until: date) -> int:
    """Working days after the day of receipt, up to and including `until`; never negative. # M 3.6

    The day of receipt does not count: what comes at five in the evening is not a day late.
    """
    span = max(0, min((until - received).days, COUNT_DAYS_MAX))
    whole_weeks, rest = divmod(span, WEEK_DAYS)
    first = received.weekday() + 1
    usual = [day not in calendar.weekly_off for day in range(WEEK_DAYS)]
    days = whole_weeks * sum(usual) + sum(usual[(first + n) % WEEK_DAYS] for n in range(rest))
    last = received + span * ONE_DAY
    for on in calendar.holidays | calendar.extra_working:
        if received < on <= last:
            days += calendar.is_working(on) - usual[on.weekday()]
    return days


def due_after(calendar: Calendar, *, received: date, working_days: int) -> date:
    """The last date on which a limit of so many working days is still kept."""
    on = received
    left = working_days
    for _ in range(COUNT_DAYS_MAX):
        if left <= 0 or on == date.max:
            break
        on += ONE_DAY
        left -= calendar.is_working(on)
    return on
