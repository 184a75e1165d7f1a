"""How long each post kept a case, against which limit. # N4, X21, domain 3.6"""

from collections.abc import Iterator
from dataclasses import dataclass

from eoffice_core.domain.case import Case, CaseStatus
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.movement import LIMIT_WORKING_DAYS, Movement, MovementKind
from eoffice_core.domain.working_days import Calendar, working_days_kept


@dataclass(frozen=True, slots=True)
class Stay:
    """A case's stay at one post. `left_at` None: it is there; days are working days."""

    movement: Movement
    left_at: Moment | None
    days_kept: int
    limit_days: int
    is_counted: bool

    @property
    def excess_days(self) -> int:
        """What was kept beyond the limit."""
        return max(0, self.days_kept - self.limit_days) if self.is_counted else 0


def limit_days(calendar: Calendar, movement: Movement) -> int:
    """The limit of a stay: up to the due date if the sender set one, else by priority."""
    if movement.due_on is None:
        return LIMIT_WORKING_DAYS[movement.priority]
    received = office_date(movement.sent_at)
    return working_days_kept(calendar, received=received, until=movement.due_on)


def stays(case: Case, calendar: Calendar, at: Moment) -> Iterator[Stay]:
    """The stays of a case, in order; one that was pulled back before it was opened is not counted.

    While a case rests (parked, closed, in a file) its stay does not grow; when it is active again,
    the days of its rest are not charged to whoever held it.
    """
    movements = case.movements
    for movement, following in zip(movements, (*movements[1:], None), strict=True):
        left_at = following.sent_at if following is not None else None
        until = left_at if left_at is not None else _still_until(case, at)
        was_pulled_back = following is not None and following.kind is MovementKind.PULLED_BACK
        yield Stay(
            movement=movement,
            left_at=left_at,
            days_kept=_days(calendar, movement.sent_at, until)
            - sum(_days(calendar, since, woken) for since, woken in movement.rests),
            limit_days=limit_days(calendar, movement),
            is_counted=not was_pulled_back,
        )


def _days(calendar: Calendar, since: Moment, until: Moment) -> int:
    return working_days_kept(calendar, received=office_date(since), until=office_date(until))


def _still_until(case: Case, at: Moment) -> Moment:
    if case.status is not CaseStatus.ACTIVE and case.rest is not None:
        return case.rest.at
    return at
