"""Notes: yellow while they may change, green when confirmed, final once sent. # T02–T06"""

from dataclasses import dataclass
from enum import IntEnum

from eoffice_core.domain.ids import NoteId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor


class NoteState(IntEnum):
    """Where a note stands in its life. # domain 2.3"""

    YELLOW = 0
    GREEN = 1
    FINAL = 2
    DISCARDED = 3


class NoteKind(IntEnum):
    """Whether a note only speaks or also decides."""

    PLAIN = 0
    APPROVAL = 1
    RETURN = 2


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of the noting side; only a green or final note has a number. # T05"""

    note_id: NoteId
    number: int
    state: NoteState
    kind: NoteKind
    text: str
    author: Actor
    drafted_by: Actor
    written_at: Moment
    sent_with: int = 0
    """Serial of the movement that made the note final; 0 while it is with its author."""

    @property
    def is_official(self) -> bool:
        """Whether the note is part of the record (green or final)."""
        return self.state in (NoteState.GREEN, NoteState.FINAL)
