"""One field's old and new value, as it stands in a record of a correction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Change:
    """One corrected field; values as text, an enumeration by its number."""

    field: str
    old: str
    new: str


class _HasFields(Protocol):
    """Anything whose fields are read by name."""

    def __getattribute__(self, name: str, /) -> object: ...


def as_text(value: object) -> str:
    """A field's value as it stands in a change."""
    match value:
        case IntEnum():
            return str(int(value))
        case date():
            return value.isoformat()
        case str():
            return value
    raise TypeError(f"no field has the type {type(value).__name__}")


def changes_between(old: _HasFields, new: _HasFields, names: Iterable[str]) -> tuple[Change, ...]:
    """The changed fields among `names`, in their order."""
    return tuple(
        Change(field=name, old=as_text(getattr(old, name)), new=as_text(getattr(new, name)))
        for name in names
        if getattr(old, name) != getattr(new, name)
    )


def changed_values(record: _HasFields, changes: Iterable[Change]) -> dict[str, object]:
    """The new values of changed fields, each in its field's type; ValueError if one misfits."""
    values: dict[str, object] = {}
    for change in changes:
        old = getattr(record, change.field)
        values[change.field] = (
            type(old)(int(change.new)) if isinstance(old, IntEnum) else change.new
        )
    return values
