"""What was recorded on the noting side."""

from dataclasses import dataclass

from eoffice_core.domain.ids import NoteId


@dataclass(frozen=True, slots=True)
class YellowNoteWritten:
    """A working note was written."""

    note_id: NoteId
    text: str


@dataclass(frozen=True, slots=True)
class YellowNoteEdited:
    """A working note was changed; every version stays in the ledger."""

    note_id: NoteId
    text: str


@dataclass(frozen=True, slots=True)
class YellowNoteDiscarded:
    """A working note was put away."""

    note_id: NoteId


@dataclass(frozen=True, slots=True)
class NoteConfirmed:
    """A yellow note became green; its author is who confirmed it. # domain 2.3"""

    note_id: NoteId


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """A green note was written."""

    note_id: NoteId
    text: str


@dataclass(frozen=True, slots=True)
class NoteEdited:
    """A green note was corrected by its author before the case was sent."""

    note_id: NoteId
    text: str


@dataclass(frozen=True, slots=True)
class NoteWithdrawn:
    """A green note was taken back by its author before the case was sent."""

    note_id: NoteId


@dataclass(frozen=True, slots=True)
class CaseApproved:
    """The proposal was approved, in a green note that says so."""

    note_id: NoteId
    text: str


NotingBody = (
    YellowNoteWritten
    | YellowNoteEdited
    | YellowNoteDiscarded
    | NoteConfirmed
    | NoteWritten
    | NoteEdited
    | NoteWithdrawn
    | CaseApproved
)
