"""The table of ops: number, schema and fields of each kind. Numbers and keys are never used again.

A kind is noun × 16 + verb: 1 receipt, 2 note, 3 movement, 8 file, 9 registry. # sync.md 5.2
"""

from collections.abc import Callable
from dataclasses import dataclass

from eoffice_core.domain import ops
from eoffice_core.domain.file import Cover
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.ops import Body
from eoffice_core.domain.receipt import (
    Classification,
    DeliveryMode,
    Language,
    Particulars,
    SenderKind,
)
from eoffice_core.domain.receipt import Form as LetterForm
from eoffice_core.wire.fields import (
    CHANGES,
    DATE,
    IDENTIFIER,
    OPTIONAL_DATE,
    OPTIONAL_TEXT,
    TEXT,
    UINT,
    Field,
    number_of,
    read_fields,
    write_fields,
)

_PLACE = (
    Field(1, "office_id", UINT),
    Field(2, "section_id", UINT),
    Field(3, "provisional", TEXT),
)
_PARTICULARS = (
    Field(16, "subject", TEXT),
    Field(17, "sender", TEXT),
    Field(18, "received_on", DATE),
    Field(19, "letter_date", DATE),
    Field(20, "category", TEXT),
    Field(21, "delivery_mode", number_of(DeliveryMode, absent=DeliveryMode.BY_HAND)),
    Field(22, "sender_place", OPTIONAL_TEXT),
    Field(23, "sender_kind", number_of(SenderKind, absent=SenderKind.CITIZEN)),
    Field(24, "letter_number", OPTIONAL_TEXT),
    Field(25, "mode_number", OPTIONAL_TEXT),
    Field(26, "form", number_of(LetterForm, absent=LetterForm.LETTER)),
    Field(27, "language", number_of(Language, absent=Language.HINDI)),
    Field(28, "classification", number_of(Classification, absent=Classification.NORMAL)),
    Field(29, "sub_category", OPTIONAL_TEXT),
    Field(30, "enclosures", OPTIONAL_TEXT),
    Field(31, "mobile", OPTIONAL_TEXT),
    Field(32, "email", OPTIONAL_TEXT),
    Field(33, "remarks", OPTIONAL_TEXT),
)
_COVER = (
    Field(16, "subject", TEXT),
    Field(17, "category", TEXT),
    Field(18, "head", OPTIONAL_TEXT),
    Field(19, "sub_category", OPTIONAL_TEXT),
    Field(20, "classification", number_of(Classification, absent=Classification.NORMAL)),
    Field(21, "language", number_of(Language, absent=Language.HINDI)),
    Field(22, "remarks", OPTIONAL_TEXT),
    Field(23, "earlier_reference", OPTIONAL_TEXT),
    Field(24, "later_reference", OPTIONAL_TEXT),
)
_NOTE = (Field(1, "note_id", IDENTIFIER),)
_NOTE_TEXT = (*_NOTE, Field(2, "text", TEXT))
_REQUEST = (
    Field(2, "action", number_of(Action, absent=Action.NECESSARY_ACTION)),
    Field(3, "priority", number_of(Priority, absent=Priority.ORDINARY)),
    Field(4, "due_on", OPTIONAL_DATE),
)

Written = dict[object, object]
"""A map as it stands on the wire, keys still to be looked at."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of op on the wire."""

    number: int
    schema: int
    write: Callable[[Body], Written]
    read: Callable[[Written], Body]


def _kind(number: int, body: type[Body], *fields: Field) -> tuple[type[Body], Kind]:
    def write(record: Body) -> Written:
        return write_fields(fields, record)

    def read(written: Written) -> Body:
        return body(**read_fields(fields, written))  # type: ignore[arg-type]  # typed by Form

    return body, Kind(number, 1, write, read)


def _write_birth(body: Body) -> Written:
    match body:
        case ops.ReceiptDiarised():
            return {**write_fields(_PLACE, body), **write_fields(_PARTICULARS, body.particulars)}
        case ops.FileOpened():
            return {**write_fields(_PLACE, body), **write_fields(_COVER, body.cover)}
    raise TypeError(f"{type(body).__name__} is no birth")


def _split(written: Written) -> tuple[Written, Written]:
    place_keys: set[object] = {field.key for field in _PLACE}
    place: Written = {key: value for key, value in written.items() if key in place_keys}
    return place, {key: value for key, value in written.items() if key not in place_keys}


def _read_receipt(written: Written) -> Body:
    place, rest = _split(written)
    particulars = Particulars(**read_fields(_PARTICULARS, rest))  # type: ignore[arg-type]  # typed by Form
    return ops.ReceiptDiarised(**read_fields(_PLACE, place), particulars=particulars)  # type: ignore[arg-type]  # typed by Form


def _read_file(written: Written) -> Body:
    place, rest = _split(written)
    cover = Cover(**read_fields(_COVER, rest))  # type: ignore[arg-type]  # typed by Form
    return ops.FileOpened(**read_fields(_PLACE, place), cover=cover)  # type: ignore[arg-type]  # typed by Form


KIND_OF: dict[type[Body], Kind] = dict(
    (
        (ops.ReceiptDiarised, Kind(0x10, 1, _write_birth, _read_receipt)),
        _kind(0x11, ops.ReceiptEdited, Field(1, "changes", CHANGES)),
        _kind(0x12, ops.ReceiptPutInFile, Field(1, "receipt_id", IDENTIFIER)),
        _kind(0x13, ops.ReceiptFiled, Field(1, "file_id", IDENTIFIER)),
        _kind(0x20, ops.YellowNoteWritten, *_NOTE_TEXT),
        _kind(0x21, ops.YellowNoteEdited, *_NOTE_TEXT),
        _kind(0x22, ops.YellowNoteDiscarded, *_NOTE),
        _kind(0x23, ops.NoteConfirmed, *_NOTE),
        _kind(0x24, ops.NoteWritten, *_NOTE_TEXT),
        _kind(0x25, ops.NoteEdited, *_NOTE_TEXT),
        _kind(0x26, ops.NoteWithdrawn, *_NOTE),
        _kind(0x27, ops.CaseApproved, *_NOTE_TEXT),
        _kind(
            0x30,
            ops.CaseForwarded,
            Field(1, "receiver", UINT),
            *_REQUEST,
            Field(5, "remarks", OPTIONAL_TEXT),
        ),
        _kind(0x31, ops.CaseReceived),
        _kind(
            0x32,
            ops.CaseReturned,
            Field(1, "receiver", UINT),
            *_REQUEST,
            Field(5, "reason", OPTIONAL_TEXT),
            Field(6, "note_id", IDENTIFIER),
        ),
        _kind(0x33, ops.CasePulledBack),
        _kind(0x34, ops.CaseParked, Field(1, "reason", TEXT), Field(2, "until", DATE)),
        _kind(0x35, ops.CaseResumed),
        _kind(0x36, ops.CaseClosed, Field(1, "reason", TEXT)),
        _kind(0x37, ops.CaseReopened, Field(1, "reason", TEXT)),
        (ops.FileOpened, Kind(0x80, 1, _write_birth, _read_file)),
        _kind(0x81, ops.CoverEdited, Field(1, "changes", CHANGES)),
        _kind(0x90, ops.NumberAssigned, Field(1, "number", TEXT)),
    )
)
"""Every kind of op by its body's class."""

BODY_OF: dict[int, Kind] = {kind.number: kind for kind in KIND_OF.values()}
"""Every kind of op by its number on the wire."""

NAME_OF: dict[int, str] = {kind.number: body.__name__ for body, kind in KIND_OF.items()}


def kind_number(body: Body) -> int:
    """The number of a body's kind."""
    return KIND_OF[type(body)].number
