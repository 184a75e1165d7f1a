"""Folding what was recorded on the noting side."""

from dataclasses import replace
from typing import assert_never

from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import NoteId
from eoffice_core.domain.noting import Note, NoteKind, NoteState
from eoffice_core.domain.ops import (
    CaseApproved,
    Entry,
    NoteConfirmed,
    NoteEdited,
    NoteWithdrawn,
    NoteWritten,
    NotingBody,
    YellowNoteDiscarded,
    YellowNoteEdited,
    YellowNoteWritten,
)

_Changing = YellowNoteEdited | YellowNoteDiscarded | NoteConfirmed | NoteEdited | NoteWithdrawn


def next_number(case: Case) -> int:
    """The number of the next official note. # T05"""
    return 1 + max((note.number for note in case.notes if note.is_official), default=0)


def added(case: Case, note: Note) -> Case:
    """The case with one more note; a note that is already there is not doubled."""
    if case.note(note.note_id) is not None:
        return case
    return replace(case, notes=(*case.notes, note))


def official_note(case: Case, entry: Entry, note_id: NoteId, *, text: str, kind: NoteKind) -> Note:
    """A numbered green note by the entry's actor."""
    return Note(
        note_id=note_id,
        number=next_number(case),
        state=NoteState.GREEN,
        kind=kind,
        text=text,
        author=entry.actor,
        drafted_by=entry.actor,
        written_at=entry.made_at,
    )


def _with_note(case: Case, changed: Note) -> Case:
    notes = tuple(changed if n.note_id == changed.note_id else n for n in case.notes)
    return replace(case, notes=notes)


def _change(case: Case, entry: Entry, note: Note, body: _Changing) -> Case:
    match body:
        case YellowNoteEdited(text=text) | NoteEdited(text=text):
            return _with_note(case, replace(note, text=text, written_at=entry.made_at))
        case YellowNoteDiscarded() | NoteWithdrawn():
            return _with_note(case, replace(note, state=NoteState.DISCARDED, number=0))
        case NoteConfirmed():
            green = replace(
                note, state=NoteState.GREEN, number=next_number(case), author=entry.actor
            )
            return _with_note(case, green)
        case _:
            assert_never(body)


def apply_noting(case: Case, entry: Entry, body: NotingBody) -> Case:
    """The case after an entry on its noting side."""
    match body:
        case YellowNoteWritten():
            green = official_note(case, entry, body.note_id, text=body.text, kind=NoteKind.PLAIN)
            return added(case, replace(green, state=NoteState.YELLOW, number=0))
        case NoteWritten():
            return added(
                case, official_note(case, entry, body.note_id, text=body.text, kind=NoteKind.PLAIN)
            )
        case CaseApproved():
            return added(
                case,
                official_note(case, entry, body.note_id, text=body.text, kind=NoteKind.APPROVAL),
            )
        case (
            YellowNoteEdited()
            | YellowNoteDiscarded()
            | NoteConfirmed()
            | NoteEdited()
            | NoteWithdrawn()
        ):
            note = case.note(body.note_id)
            return case if note is None else _change(case, entry, note, body)
        case _:
            assert_never(body)
