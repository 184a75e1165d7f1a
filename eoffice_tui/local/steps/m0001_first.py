"""The desk's tables as the first release has them: never edited once released."""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from eoffice_core.store.migrations import Step, create_tables, m0001_common

THEN = MetaData()

Table(
    "returned",
    THEN,
    Column("op_id", LargeBinary, primary_key=True),
    Column("case_id", LargeBinary, nullable=False),
    Column("number", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("reasons", String, nullable=False),
    Column("returned_at", BigInteger, nullable=False),
    Column("put_away_at", BigInteger),
)
Table(
    "place",
    THEN,
    Column("office_id", Integer, primary_key=True, autoincrement=False),
    Column("post_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("part", Integer, nullable=False),
    Column("sub", Integer, nullable=False),
    Column("mark", LargeBinary, nullable=False),
)
Table(
    "desk_sight",
    THEN,
    Column("post_id", Integer, primary_key=True, autoincrement=False),
    Column("case_id", LargeBinary, primary_key=True),
    Index("ix_desk_sight_case", "case_id"),
)
Table(
    "register",
    THEN,
    Column("office_id", Integer, primary_key=True, autoincrement=False),
    Column("case_id", LargeBinary, primary_key=True),
    Column("kind", Integer, nullable=False),
    Column("status", Integer, nullable=False),
    Column("number", String, nullable=False),
    Column("provisional", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("sender", String, nullable=False),
    Column("custodian", Integer, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("op_count", Integer, nullable=False),
    Column("folded", String, nullable=False),
    Index("ix_register_since", "since"),
)
Table(
    "journal",
    THEN,
    Column("key", String, primary_key=True),
    Column("text", String, nullable=False),
    Column("written_at", BigInteger, nullable=False),
)
Table(
    "setting",
    THEN,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
Table(
    "sender",
    THEN,
    Column("name", String, primary_key=True),
    Column("place", String, primary_key=True),
    Column("kind", Integer, nullable=False),
    Column("mobile", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("used_at", BigInteger, nullable=False),
    Index("ix_sender_folded", "folded"),
)


def run(connection: Connection) -> None:
    """Make the common tables and the desk's own."""
    create_tables(connection, m0001_common.THEN)
    create_tables(connection, THEN)


STEP = Step(1, "desk: first tables", run)
