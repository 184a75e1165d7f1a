"""Frozen rows that a screen may see: values only, names already looked up, nothing of the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, NoteId, OfficeId, OpId, PostId, SectionId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.movement import Action, MovementKind, Priority
from eoffice_core.domain.names import Name
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.receipt import Particulars
from eoffice_core.domain.refusal import Reason


@dataclass(frozen=True, slots=True)
class Seat:
    """A post with who sits in it now; `officer` is NOBODY for a vacant post."""

    post_id: PostId
    post: Name
    officer: Name
    section: Name
    office: Name
    is_vacant: bool


class Ageing(IntEnum):
    """How long a case has waited, in working days: from 3, 7 and 10. # U04"""

    FRESH = 0
    THREE = 1
    SEVEN = 2
    TEN = 3


AGEING_FROM_DAYS = {Ageing.THREE: 3, Ageing.SEVEN: 7, Ageing.TEN: 10}


def ageing(working_days: int) -> Ageing:
    """The band of a number of working days."""
    return max(
        (band for band, days in AGEING_FROM_DAYS.items() if working_days >= days),
        default=Ageing.FRESH,
    )


class InboxSort(Enum):
    """In which order the inbox stands."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DUE = "due"
    PRIORITY = "priority"
    NUMBER = "number"
    SUBJECT = "subject"
    SENDER = "sender"


class InboxShow(Enum):
    """Which cases of my posts are listed."""

    HELD = "held"
    UNREAD = "unread"
    RECEIPTS = "receipts"
    FILES = "files"
    TO_APPROVE = "to approve"
    PARKED = "parked"
    CLOSED = "closed"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class InboxQuestion:
    """What an inbox shows; `text` is in number, subject or sender; no `post_id`: all posts."""

    show: InboxShow = InboxShow.HELD
    sort: InboxSort = InboxSort.NEWEST
    text: str = ""
    post_id: PostId | None = None


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One line of the inbox."""

    case_id: CaseId
    kind: CaseKind
    status: CaseStatus
    number: str
    is_provisional: bool
    subject: str
    sender: str
    held_by: PostId
    from_post: Name
    action: Action
    priority: Priority
    due_on: date | None
    since: Moment
    is_unread: bool
    is_unsent: bool
    is_overdue: bool
    days: int
    ageing: Ageing


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note as it stands on the noting side."""

    note_id: NoteId
    number: int
    state: NoteState
    kind: NoteKind
    text: str
    author: Name
    author_post: Name
    drafted_by: Name
    written_at: Moment
    is_own: bool


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper on the correspondence side; particulars are None while they have not arrived."""

    serial: int
    receipt_id: CaseId
    number: str
    particulars: Particulars | None


@dataclass(frozen=True, slots=True)
class MovementView:
    """One line of the movement register: a stay at one post. Days are working days.

    `received_at` is when it came, `opened_at` when it was opened, `sent_at` when it left (None: it
    is here); `excess_days` is what was kept beyond the limit.
    """

    serial: int
    kind: MovementKind
    from_post: Name
    from_officer: Name
    post: Name
    officer: Name
    received_at: Moment
    opened_at: Moment | None
    sent_at: Moment | None
    action: Action
    priority: Priority
    due_on: date | None
    remarks: str
    days_kept: int
    limit_days: int
    excess_days: int
    is_counted: bool


class Deed(Enum):
    """What an officer can do with an open case; each has its key and its reasons against it."""

    RECEIVE = "receive"
    NOTE = "note"
    FORWARD = "forward"
    RETURN = "return"
    PULL_BACK = "pull back"
    APPROVE = "approve"
    PUT_IN_FILE = "put in file"
    EDIT = "edit"
    PARK = "park"
    RESUME = "resume"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class CaseView:
    """A file or a receipt, opened: everything the file view and the tracker show."""

    case_id: CaseId
    kind: CaseKind
    status: CaseStatus
    office_id: OfficeId
    section_id: SectionId
    number: str
    provisional: str
    is_provisional: bool
    subject: str
    opened_by: Name
    opened_at: Moment
    holder: Seat
    since: Moment
    is_mine: bool
    is_received: bool
    is_unsent: bool
    acting_post: PostId | None
    particulars: Particulars | None
    cover: Cover | None
    notes: tuple[NoteView, ...]
    papers: tuple[PaperView, ...]
    movements: tuple[MovementView, ...]
    file_id: CaseId | None
    file_number: str
    rest_reason: str
    rest_until: date | None
    returns_to: Seat | None
    against: Mapping[Deed, tuple[Reason, ...]]


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One hit of the tracker. `is_in_sight` False: only the register's line is known here."""

    case_id: CaseId
    kind: CaseKind
    status: CaseStatus
    number: str
    provisional: str
    subject: str
    sender: str
    holder: Seat
    since: Moment
    days: int
    is_in_sight: bool


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """Something that the registry declined, with the officer's text intact."""

    op_id: OpId
    case_id: CaseId
    number: str
    subject: str
    kind: str
    text: str
    reasons: tuple[Reason, ...]
    made_at: Moment
    returned_at: Moment
    record: Particulars | Cover | None = None
    """The whole entry, where a letter or a file was to be entered."""
