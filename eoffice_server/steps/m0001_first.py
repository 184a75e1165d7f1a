"""The server's tables as the first release has them: never edited once released."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from eoffice_core.store.migrations import Step, create_tables, m0001_common

THEN = MetaData()

Table(
    "account",
    THEN,
    Column("officer_id", Integer, primary_key=True, autoincrement=False),
    Column("password_hash", String, nullable=False),
    Column("failed_tries", Integer, nullable=False),
    Column("locked_until", BigInteger, nullable=False),
)
Table(
    "device",
    THEN,
    Column("device_id", Integer, primary_key=True, autoincrement=False),
    Column("officer_id", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("taken", BigInteger, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    UniqueConstraint("public_key"),
)
Table(
    "token",
    THEN,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("device_id", Integer, nullable=False),
    Column("is_refresh", Boolean, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
    Index("ix_token_device_id", "device_id"),
)
Table(
    "refused",
    THEN,
    Column("device_id", Integer, primary_key=True, autoincrement=False),
    Column("dseq", BigInteger, primary_key=True, autoincrement=False),
    Column("op_id", LargeBinary, nullable=False),
    Column("reasons", String, nullable=False),
    Column("decided_at", BigInteger, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Index("ix_refused_op_id", "op_id"),
)
Table(
    "office_head",
    THEN,
    Column("office_id", Integer, primary_key=True, autoincrement=False),
    Column("head_seq", BigInteger, nullable=False),
    Column("registry_dseq", BigInteger, nullable=False),
    Column("registry_head", LargeBinary, nullable=False),
)
Table(
    "sight",
    THEN,
    Column("office_id", Integer, primary_key=True, autoincrement=False),
    Column("post_id", Integer, primary_key=True, autoincrement=False),
    Column("case_id", LargeBinary, primary_key=True),
    Column("via", LargeBinary, nullable=False),
    Index("ix_sight_case", "case_id"),
)
Table(
    "feed",
    THEN,
    Column("office_id", Integer, primary_key=True, autoincrement=False),
    Column("post_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("kind", Integer, nullable=False),
    Column("case_id", LargeBinary, nullable=False),
    Column("op_id", LargeBinary, nullable=False),
    Column("upto", Integer, nullable=False),
)
Table(
    "series",
    THEN,
    Column("office_id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, primary_key=True),
    Column("section_code", String, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)
Table(
    "given_number",
    THEN,
    Column("office_id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, primary_key=True),
    Column("number", String, primary_key=True),
)


def run(connection: Connection) -> None:
    """Make the common tables and the server's own."""
    create_tables(connection, m0001_common.THEN)
    create_tables(connection, THEN)


STEP = Step(1, "server: first tables", run)
