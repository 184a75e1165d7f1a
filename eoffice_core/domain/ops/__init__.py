"""Ops: what was recorded, past tense; the only thing that is synced, and never changed."""

from dataclasses import dataclass

from eoffice_core.domain.ids import CaseId, OfficerId, OpId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops.change import Change
from eoffice_core.domain.ops.file import CoverEdited, FileBody, FileOpened, NumberAssigned
from eoffice_core.domain.ops.movement import (
    CaseClosed,
    CaseForwarded,
    CaseParked,
    CasePulledBack,
    CaseReceived,
    CaseReopened,
    CaseResumed,
    CaseReturned,
    MovementBody,
)
from eoffice_core.domain.ops.noting import (
    CaseApproved,
    NoteConfirmed,
    NoteEdited,
    NoteWithdrawn,
    NoteWritten,
    NotingBody,
    YellowNoteDiscarded,
    YellowNoteEdited,
    YellowNoteWritten,
)
from eoffice_core.domain.ops.receipt import (
    ReceiptBody,
    ReceiptDiarised,
    ReceiptEdited,
    ReceiptFiled,
    ReceiptPutInFile,
)

Body = ReceiptBody | FileBody | NotingBody | MovementBody


@dataclass(frozen=True, slots=True)
class Fact:
    """What a decision records, before it is sealed as an op: what happened, to which case."""

    op_id: OpId
    case_id: CaseId
    body: Body


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with who made it and when: all that folding needs.

    `made_at` is the officer's clock, `accepted_at` the registry's once it has accepted the op.
    """

    fact: Fact
    post_id: PostId
    officer_id: OfficerId
    made_at: Moment
    accepted_at: Moment | None = None

    @property
    def actor(self) -> Actor:
        """The officer in the post."""
        return Actor(officer_id=self.officer_id, post_id=self.post_id)

    @property
    def at(self) -> Moment:
        """The time that limits count from: the registry's, or the officer's until that is known."""
        return self.made_at if self.accepted_at is None else self.accepted_at


__all__ = [
    "Body",
    "CaseApproved",
    "CaseClosed",
    "CaseForwarded",
    "CaseParked",
    "CasePulledBack",
    "CaseReceived",
    "CaseReopened",
    "CaseResumed",
    "CaseReturned",
    "Change",
    "CoverEdited",
    "Entry",
    "Fact",
    "FileBody",
    "FileOpened",
    "MovementBody",
    "NoteConfirmed",
    "NoteEdited",
    "NoteWithdrawn",
    "NoteWritten",
    "NotingBody",
    "NumberAssigned",
    "ReceiptBody",
    "ReceiptDiarised",
    "ReceiptEdited",
    "ReceiptFiled",
    "ReceiptPutInFile",
    "YellowNoteDiscarded",
    "YellowNoteEdited",
    "YellowNoteWritten",
]
