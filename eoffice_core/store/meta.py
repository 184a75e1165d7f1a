"""Single facts about a store, by name."""

from sqlalchemy import Connection, bindparam, select

from eoffice_core.store.statements import upsert
from eoffice_core.store.tables import MetaRow, core

META = core(MetaRow)
_NAMED = select(META.c.value).where(META.c.name == bindparam("name"))


def read_meta(connection: Connection, name: str) -> str | None:
    """The fact of this name, if it was ever written."""
    return connection.execute(_NAMED, {"name": name}).scalar_one_or_none()


def write_meta(connection: Connection, name: str, value: str) -> None:
    """Write a fact, in place of an earlier one."""
    upsert(connection, META, [{"name": name, "value": value}])
