"""How the fields of a body stand on the wire: key, attribute and form of each. # sync.md 5.2"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import cast

from eoffice_core.domain.ids import ID_BYTES
from eoffice_core.domain.moment import date_number, from_date_number
from eoffice_core.domain.ops import Change
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.limits import CHANGES_PER_OP_MAX

CHANGE_PARTS = 3


@dataclass(frozen=True, slots=True)
class Form:
    """Two functions between a domain value and its wire value; `absent` is left out on the wire."""

    to_wire: Callable[[object], object]
    from_wire: Callable[[object], object]
    absent: object = ...


def _same(value: object) -> object:
    return value


def _uint(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Malformed("an unsigned integer is needed")
    return value


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise Malformed("text is needed")
    return value


def _identifier(value: object) -> object:
    if not isinstance(value, bytes) or len(value) != ID_BYTES:
        raise Malformed("an identifier of sixteen bytes is needed")
    return value


def _date_to_wire(value: object) -> object:
    return date_number(cast(date, value))


def _date_from_wire(value: object) -> object:
    try:
        return from_date_number(cast(int, _uint(value)))
    except (ValueError, OverflowError) as why:
        raise Malformed("there is no such date") from why


def _changes_to_wire(value: object) -> object:
    return [[c.field, c.old, c.new] for c in cast(tuple[Change, ...], value)]


def _changes_from_wire(value: object) -> object:
    if not isinstance(value, list) or not 0 < len(value) <= CHANGES_PER_OP_MAX:
        raise Malformed("a list of changes is needed")
    if any(not isinstance(row, list) or len(row) != CHANGE_PARTS for row in value):
        raise Malformed("a change has a field, an old and a new value")
    return tuple(Change(*(cast(str, _text(part)) for part in row)) for row in value)


UINT = Form(to_wire=_same, from_wire=_uint)
TEXT = Form(to_wire=_same, from_wire=_text)
OPTIONAL_TEXT = Form(to_wire=_same, from_wire=_text, absent="")
IDENTIFIER = Form(to_wire=_same, from_wire=_identifier)
DATE = Form(to_wire=_date_to_wire, from_wire=_date_from_wire)
OPTIONAL_DATE = Form(to_wire=_date_to_wire, from_wire=_date_from_wire, absent=None)
CHANGES = Form(to_wire=_changes_to_wire, from_wire=_changes_from_wire)


def number_of(kind: type[IntEnum], *, absent: IntEnum | None = None) -> Form:
    """The form of an enumeration: its number; the usual member may be left out."""

    def from_wire(value: object) -> object:
        try:
            return kind(cast(int, _uint(value)))
        except ValueError as why:
            raise Malformed(f"no such {kind.__name__}") from why

    def to_wire(value: object) -> object:
        return int(cast(int, value))

    return Form(to_wire=to_wire, from_wire=from_wire, absent=... if absent is None else absent)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a body: its key on the wire (never used again for another), its attribute."""

    key: int
    name: str
    form: Form


def write_fields(fields: tuple[Field, ...], record: object) -> dict[object, object]:
    """The map of a record's fields, what is absent left out."""
    written: dict[object, object] = {}
    for field in fields:
        value = getattr(record, field.name)
        if field.form.absent is ... or value != field.form.absent:
            written[field.key] = field.form.to_wire(value)
    return written


def read_fields(fields: tuple[Field, ...], written: dict[object, object]) -> dict[str, object]:
    """The values of a map's fields; Malformed for a key too many or too few."""
    values: dict[str, object] = {}
    left = set(written)
    for field in fields:
        if field.key in left:
            left.discard(field.key)
            value = field.form.from_wire(written[field.key])
            if value == field.form.absent:
                raise Malformed(f"{field.name} stands there although it is absent")
            values[field.name] = value
        elif field.form.absent is ...:
            raise Malformed(f"{field.name} is missing")
        else:
            values[field.name] = field.form.absent
    if left:
        raise Malformed("an unknown key")
    return values
