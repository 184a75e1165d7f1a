"""The closed list of reasons for a refusal, in order of precedence. # style 4

All reasons that hold are given; the first in this order is the official one. The numbers travel on
the wire (sync.md 5.5 groups them into codes) and are never used again for another reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Reason(IntEnum):
    """Why something is declined. The officer's sentences stand in present/refusals.py."""

    # what cannot be read or is not this device's to say
    KIND_UNKNOWN = 10
    OP_MALFORMED = 11
    OP_NOT_AS_DECIDED = 12
    GROUP_BROKEN = 13
    CLOCK_AHEAD = 14
    CLOCK_BEHIND = 15
    # who
    POST_UNKNOWN = 20
    POST_NOT_HELD = 21
    NOT_YOUR_OFFICE = 22
    NOT_AN_APPROVER = 23
    # which case
    CASE_EXISTS = 30
    CASE_UNKNOWN = 31
    NOT_A_RECEIPT = 32
    NOT_A_FILE = 33
    # what state it is in
    CASE_CLOSED = 40
    CASE_IN_FILE = 41
    CASE_PARKED = 42
    NOT_CLOSED = 43
    NOT_PARKED = 44
    # who holds it
    NOT_IN_CUSTODY = 50
    CUSTODY_CHANGED = 51
    NOT_RECEIVED = 52
    ALREADY_RECEIVED = 53
    NOT_LAST_SENDER = 54
    NOT_OPENED_HERE = 55
    NOT_RESTED_HERE = 56
    NOT_APPROVED = 57
    # the other party
    SAME_POST = 60
    RECEIVER_UNKNOWN = 61
    NOBODY_TO_RETURN_TO = 62
    RECEIPT_UNKNOWN = 63
    RECEIPT_NOT_HELD = 64
    RECEIPT_NOT_FREE = 65
    # notes
    NOTE_EXISTS = 70
    NOTE_UNKNOWN = 71
    NOTE_FINAL = 72
    NOTE_NOT_YELLOW = 73
    NOTE_NOT_GREEN = 74
    NOT_AUTHOR = 75
    NOTHING_NOTED = 76
    # what was filled in
    SUBJECT_MISSING = 80
    SENDER_MISSING = 81
    CATEGORY_MISSING = 82
    TEXT_MISSING = 83
    REASON_MISSING = 84
    TEXT_TOO_LONG = 85
    TEXT_UNCLEAN = 86
    FIELD_FROZEN = 87
    NOTHING_CHANGED = 88
    RECEIVED_IN_FUTURE = 89
    LETTER_AFTER_RECEIPT = 90
    DATE_TOO_OLD = 91
    DUE_IN_PAST = 92
    PARKED_TOO_LONG = 93
    PROVISIONAL_MISSING = 94


@dataclass(frozen=True, slots=True)
class Refused:
    """A command or an op that was declined, with every reason, the official one first."""

    reasons: tuple[Reason, ...]

    @property
    def reason(self) -> Reason:
        """The official reason."""
        return self.reasons[0]


def refused(reasons: Iterable[Reason]) -> Refused | None:
    """A refusal for these reasons in order of precedence; None when there are none."""
    ordered = tuple(sorted(set(reasons)))
    return Refused(reasons=ordered) if ordered else None
