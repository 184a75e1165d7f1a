"""Movements and custody: one holder at a time, derived from the movements. # M01–M07"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from eoffice_core.domain.ids import OfficerId, PostId
from eoffice_core.domain.moment import Moment


class MovementKind(IntEnum):
    """Why custody changed."""

    BORN = 0
    FORWARDED = 1
    RETURNED = 2
    PULLED_BACK = 3


class Action(IntEnum):
    """What the sender asks of the receiver. # M02"""

    NECESSARY_ACTION = 0
    APPROVAL = 1
    COMMENTS = 2
    INFORMATION = 3
    SIGNATURE = 4
    AS_DISCUSSED = 5
    PLEASE_SPEAK = 6
    PLEASE_EXAMINE = 7
    PUT_UP = 8
    FOR_RECORD = 9


class Priority(IntEnum):
    """How urgent the sender marks it. # U01"""

    ORDINARY = 0
    URGENT = 1
    MOST_URGENT = 2
    IMMEDIATE = 3


LIMIT_WORKING_DAYS = {
    Priority.ORDINARY: 7,
    Priority.URGENT: 5,
    Priority.MOST_URGENT: 3,
    Priority.IMMEDIATE: 1,
}
"""Defaults per priority: seven days for any case (C1 para 60); one and three as in Haryana (H3)."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One hand-over. `sent_at` is the registry's time once known, `made_at` the officer's clock."""

    serial: int
    kind: MovementKind
    sender: PostId
    sender_officer: OfficerId
    receiver: PostId
    sent_at: Moment
    made_at: Moment
    action: Action = Action.NECESSARY_ACTION
    priority: Priority = Priority.ORDINARY
    due_on: date | None = None
    remarks: str = ""
    received_at: Moment | None = None
    received_by: OfficerId | None = None
    rests: tuple[tuple[Moment, Moment], ...] = ()
    """When the case rested at the receiver, from and to; such days are no pendency. # M09"""


@dataclass(frozen=True, slots=True)
class Custody:
    """Who holds the case now; `version` rises with each change of hands, acts name the seen one."""

    post_id: PostId
    version: int
    since: Moment
    received_at: Moment | None

    @property
    def is_received(self) -> bool:
        """Whether the holder has opened what was sent; only until then it can be pulled back."""
        return self.received_at is not None
