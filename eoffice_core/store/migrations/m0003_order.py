"""The keys by which cases are listed in the order of Hindi, made for those that are there too.

A page of a list takes its cases out of an index alone and only then reads their rows. A server
lists no one's inbox: the indexes of the other orders are a desk's own.
"""

from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    select,
    update,
)

from eoffice_core.script.order import stored_key
from eoffice_core.store.migrations import only_on

CASES_AT_ONCE: Final = 1_000

_CASE: Final = Table(
    "office_case",
    MetaData(),
    Column("office_id", Integer, primary_key=True),
    Column("case_id", LargeBinary, primary_key=True),
    Column("subject", String, nullable=False),
    Column("sender", String, nullable=False),
    Column("subject_key", LargeBinary, nullable=False),
    Column("sender_key", LargeBinary, nullable=False),
)


_HELD: Final = (
    "CREATE INDEX ix_case_held ON office_case "
    "(custodian, status, since, case_id, office_id, kind, received_at)"
)


def run(connection: Connection) -> None:
    """Add both columns and fill them, then make the index of the usual list."""
    _add_keys(connection)
    connection.exec_driver_sql("DROP INDEX ix_case_held")
    connection.exec_driver_sql(_HELD)


def _add_keys(connection: Connection) -> None:
    for column in ("subject_key", "sender_key"):
        add = f"ALTER TABLE office_case ADD COLUMN {column}"
        only_on(connection, "sqlite", f"{add} BLOB NOT NULL DEFAULT x''")
        only_on(connection, "postgresql", f"{add} BYTEA NOT NULL DEFAULT ''::bytea")
    asked = select(_CASE.c.office_id, _CASE.c.case_id, _CASE.c.subject, _CASE.c.sender)
    keys = [
        {
            "of_office": row.office_id,
            "of_case": row.case_id,
            "subject_key": stored_key(row.subject),
            "sender_key": stored_key(row.sender),
        }
        for row in connection.execute(asked)
    ]
    kept = update(_CASE).where(
        _CASE.c.office_id == bindparam("of_office"), _CASE.c.case_id == bindparam("of_case")
    )
    for first in range(0, len(keys), CASES_AT_ONCE):
        connection.execute(kept, keys[first : first + CASES_AT_ONCE])
