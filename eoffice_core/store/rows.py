"""Cases to rows and back. A row is built only from a domain value."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import IntEnum
from functools import lru_cache
from operator import attrgetter
from typing import Any, cast, get_type_hints

from sqlalchemy import Row

from eoffice_core.domain.case import Case, CaseKind, CaseStatus, Rest
from eoffice_core.domain.correspondence import Correspondence
from eoffice_core.domain.file import Cover
from eoffice_core.domain.hindi import fold
from eoffice_core.domain.ids import CaseId, OfficeId, OfficerId, PostId, SectionId
from eoffice_core.domain.moment import Moment, date_number, from_date_number
from eoffice_core.domain.movement import Action, Custody, Movement, MovementKind, Priority
from eoffice_core.domain.noting import Note, NoteKind, NoteState
from eoffice_core.domain.office import Actor
from eoffice_core.domain.receipt import Particulars
from eoffice_core.script.order import stored_key

Values = dict[str, object]
DriverRow = Row[Any]
"""A row as the driver gives it; its columns carry no types, the functions here restore them."""

TEXTS_KEPT = 256
"""A case's texts stay the same in nearly all that happens to it: each is made once for a change."""

_HINTS = {kind: get_type_hints(kind) for kind in (Particulars, Cover)}


def _plain(value: object) -> object:
    if isinstance(value, IntEnum):
        return int(value)
    return date_number(value) if isinstance(value, date) else value


def _number(on: date | None) -> int | None:
    return None if on is None else date_number(on)


def _date(number: int | None) -> date | None:
    return None if number is None else from_date_number(number)


@lru_cache(maxsize=TEXTS_KEPT)
def _record_text(record: Particulars | Cover) -> str:
    values = {f.name: _plain(getattr(record, f.name)) for f in fields(record)}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _record_values(kind: type[Particulars] | type[Cover], text: str) -> Values:
    values: Values = {}
    for name, value in json.loads(text).items():
        hint = _HINTS[kind][name]
        values[name] = from_date_number(value) if hint is date else hint(value)
    return values


def search_text(case: Case) -> str:
    """What the tracker and the inbox filter look in: both numbers, subject, sender, folded."""
    place = case.receipt.sender_place if case.receipt is not None else ""
    letter = case.receipt.letter_number if case.receipt is not None else ""
    parts = (case.number, case.provisional, case.subject, case.sender, place, letter)
    return _folded("\n".join(part for part in parts if part))


_folded = lru_cache(maxsize=TEXTS_KEPT)(fold)
_order_key = lru_cache(maxsize=TEXTS_KEPT)(stored_key)


def case_values(case: Case) -> Values:
    """The row of a case."""
    record = case.receipt if case.receipt is not None else case.cover
    assert record is not None, "a case is a receipt or a file"
    return {
        **moved_values(case),
        "kind": int(case.kind),
        "section_id": case.section_id,
        "opened_post": case.opened_by.post_id,
        "opened_officer": case.opened_by.officer_id,
        "opened_at": case.opened_at,
        "provisional": case.provisional,
        "number": case.number,
        "record": _record_text(record),
        "subject": case.subject,
        "sender": case.sender,
        "folded": search_text(case),
        "subject_key": _order_key(case.subject),
        "sender_key": _order_key(case.sender),
    }


_TOLD = attrgetter(
    "office_id", "kind", "section_id", "opened_by", "opened_at",
    "provisional", "number", "receipt", "cover",
)  # fmt: skip


def is_told_alike(before: Case, after: Case) -> bool:
    """Whether of a case's row nothing but the `moved_values` has changed."""
    return bool(_TOLD(before) == _TOLD(after))


def moved_values(case: Case) -> Values:
    """Of the row of a case its key, and what changes as the case moves and rests."""
    rest, last = case.rest, case.last_movement
    return {
        "office_id": case.office_id,
        "case_id": case.case_id,
        "status": int(case.status),
        "custodian": case.custody.post_id,
        "custody_version": case.custody.version,
        "since": case.custody.since,
        "received_at": case.custody.received_at,
        "file_id": case.file_id,
        "rest_post": None if rest is None else rest.by.post_id,
        "rest_officer": None if rest is None else rest.by.officer_id,
        "rest_at": None if rest is None else rest.at,
        "rest_reason": "" if rest is None else rest.reason,
        "rest_until": None if rest is None else _number(rest.until),
        "op_count": case.op_count,
        "sent_by": last.sender,
        "sent_action": int(last.action),
        "priority": int(last.priority),
        "due_on": _number(last.due_on),
    }


def note_values(case: Case, place: int, note: Note) -> Values:
    """The row of a case's note."""
    return {
        "office_id": case.office_id,
        "case_id": case.case_id,
        "place": place,
        "note_id": note.note_id,
        "number": note.number,
        "state": int(note.state),
        "kind": int(note.kind),
        "text": note.text,
        "author_post": note.author.post_id,
        "author_officer": note.author.officer_id,
        "drafted_post": note.drafted_by.post_id,
        "drafted_officer": note.drafted_by.officer_id,
        "written_at": note.written_at,
        "sent_with": note.sent_with,
    }


def movement_values(case: Case, _place: int, movement: Movement) -> Values:
    """The row of a case's movement."""
    return {
        "office_id": case.office_id,
        "case_id": case.case_id,
        "serial": movement.serial,
        "kind": int(movement.kind),
        "sender": movement.sender,
        "sender_officer": movement.sender_officer,
        "receiver": movement.receiver,
        "sent_at": movement.sent_at,
        "made_at": movement.made_at,
        "action": int(movement.action),
        "priority": int(movement.priority),
        "due_on": _number(movement.due_on),
        "remarks": movement.remarks,
        "received_at": movement.received_at,
        "received_by": movement.received_by,
        "rests": " ".join(f"{since}-{until}" for since, until in movement.rests),
    }


def correspondence_values(case: Case, _place: int, paper: Correspondence) -> Values:
    """The row of a paper on the correspondence side of a file."""
    return {
        "office_id": case.office_id,
        "case_id": case.case_id,
        "serial": paper.serial,
        "receipt_id": paper.receipt_id,
        "put_post": paper.put_by.post_id,
        "put_officer": paper.put_by.officer_id,
        "put_at": paper.put_at,
    }


def note_of(row: DriverRow) -> Note:
    """The note of a whole row: by places, for every act reads some dozens of them."""
    (
        _office, _case, _place, note_id, number, state, kind, text,
        author_post, author_officer, drafted_post, drafted_officer, written_at, sent_with,
    ) = cast("Sequence[Any]", row)  # fmt: skip
    return Note(
        note_id=note_id,
        number=number,
        state=NoteState(state),
        kind=NoteKind(kind),
        text=text,
        author=Actor(author_officer, author_post),
        drafted_by=Actor(drafted_officer, drafted_post),
        written_at=written_at,
        sent_with=sent_with,
    )


def _rest_span(written: str) -> tuple[Moment, Moment]:
    since, _, until = written.partition("-")
    return Moment(int(since)), Moment(int(until))


def movement_of(row: DriverRow) -> Movement:
    """The movement of a whole row, by places too."""
    (
        _office, _case, serial, kind, sender, sender_officer, receiver, sent_at, made_at,
        action, priority, due_on, remarks, received_at, received_by, rests,
    ) = cast("Sequence[Any]", row)  # fmt: skip
    return Movement(
        serial=serial,
        kind=MovementKind(kind),
        sender=sender,
        sender_officer=sender_officer,
        receiver=receiver,
        sent_at=sent_at,
        made_at=made_at,
        action=Action(action),
        priority=Priority(priority),
        due_on=_date(due_on),
        remarks=remarks,
        received_at=received_at,
        received_by=received_by,
        rests=tuple(map(_rest_span, rests.split())) if rests else (),
    )


def correspondence_of(row: DriverRow) -> Correspondence:
    """The paper of a row."""
    return Correspondence(
        serial=row.serial,
        receipt_id=CaseId(row.receipt_id),
        put_by=Actor(OfficerId(row.put_officer), PostId(row.put_post)),
        put_at=Moment(row.put_at),
    )


@dataclass(frozen=True, slots=True)
class Papers:
    """The child rows of one case, in their order."""

    notes: tuple[Note, ...]
    movements: tuple[Movement, ...]
    correspondence: tuple[Correspondence, ...]


def particulars_of(text: str) -> Particulars:
    """The particulars of a receipt's record column."""
    return Particulars(**_record_values(Particulars, text))  # type: ignore[arg-type]  # typed by hint


def cover_of(text: str) -> Cover:
    """The cover of a file's record column."""
    return Cover(**_record_values(Cover, text))  # type: ignore[arg-type]  # typed by hint


def _rest_of(row: DriverRow) -> Rest | None:
    if row.rest_post is None:
        return None
    return Rest(
        by=Actor(OfficerId(row.rest_officer), PostId(row.rest_post)),
        at=Moment(row.rest_at),
        reason=row.rest_reason,
        until=_date(row.rest_until),
    )


def case_of(row: DriverRow, papers: Papers) -> Case:
    """The case of a row and its child rows."""
    kind = CaseKind(row.kind)
    return Case(
        case_id=CaseId(row.case_id),
        kind=kind,
        office_id=OfficeId(row.office_id),
        section_id=SectionId(row.section_id),
        opened_by=Actor(OfficerId(row.opened_officer), PostId(row.opened_post)),
        opened_at=Moment(row.opened_at),
        provisional=row.provisional,
        custody=Custody(
            post_id=PostId(row.custodian),
            version=row.custody_version,
            since=Moment(row.since),
            received_at=None if row.received_at is None else Moment(row.received_at),
        ),
        movements=papers.movements,
        number=row.number,
        receipt=particulars_of(row.record) if kind is CaseKind.RECEIPT else None,
        cover=cover_of(row.record) if kind is CaseKind.FILE else None,
        status=CaseStatus(row.status),
        notes=papers.notes,
        correspondence=papers.correspondence,
        file_id=None if row.file_id is None else CaseId(row.file_id),
        rest=_rest_of(row),
        op_count=row.op_count,
    )


def by_case(rows: Iterable[DriverRow]) -> dict[bytes, list[DriverRow]]:
    """Child rows, gathered by their case."""
    gathered: dict[bytes, list[DriverRow]] = {}
    for row in rows:
        gathered.setdefault(row.case_id, []).append(row)
    return gathered
