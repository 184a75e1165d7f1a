"""Records of the domain as plain JSON and back, by their types: how golden files are written."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import IntEnum
from typing import Any, NewType, TypeVar, cast, get_args, get_origin, get_type_hints

Plain = dict[str, object]
R = TypeVar("R")


def hints_of(kind: type[object]) -> Mapping[str, Any]:
    """The type of each field of a record."""
    return get_type_hints(kind)


def plain(value: object) -> object:
    """A value as JSON: bytes in hex, dates as ISO, an enumeration by its number."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    match value:
        case bytes():
            return value.hex()
        case date():
            return value.isoformat()
        case tuple():
            return [plain(one) for one in value]
        case IntEnum():
            return int(value)
    return value


def record(kind: type[R], written: object) -> R:
    """The record that `plain` wrote."""
    assert isinstance(written, dict)
    values = {name: _value(hint, written[name]) for name, hint in hints_of(kind).items()}
    return kind(**values)


def _value(hint: Any, written: object) -> object:
    if isinstance(hint, NewType):
        hint = hint.__supertype__
    if get_origin(hint) is types.UnionType:
        (hint,) = (one for one in get_args(hint) if one is not types.NoneType)
        return None if written is None else _value(hint, written)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in cast(list[object], written))
    if is_dataclass(hint):
        return record(cast(type[object], hint), written)
    if hint is bytes:
        return bytes.fromhex(cast(str, written))
    if hint is date:
        return date.fromisoformat(cast(str, written))
    return hint(written)
