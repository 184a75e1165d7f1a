"""The tables in which search looks, as this release has them: never edited once released.

They are made empty: a store that holds cases already is read for search when it is next opened.
"""

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
    Text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from eoffice_core.store.migrations import create_tables, only_on

THEN = MetaData()

Table(
    "passage",
    THEN,
    Column("office_id", Integer, primary_key=True, autoincrement=False),
    Column("case_id", LargeBinary, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("newness", BigInteger, nullable=False),
    Column("written_at", BigInteger, nullable=False),
    Column("yellow_by", Integer, nullable=False),
    Column("words", Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
    Index("ix_passage_newness", "newness"),
)
Table(
    "case_number",
    THEN,
    Column(
        "folded",
        String().with_variant(String(collation="C"), "postgresql"),
        primary_key=True,
    ),
    Column("office_id", Integer, primary_key=True, autoincrement=False),
    Column("case_id", LargeBinary, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
)


def run(connection: Connection) -> None:
    """Make the tables, and the index of each engine."""
    create_tables(connection, THEN)
    only_on(
        connection,
        "sqlite",
        "CREATE VIRTUAL TABLE passage_fts USING fts5(number, subject, sender, body, "
        "content='', contentless_delete=1, "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")",
        "CREATE VIRTUAL TABLE passage_fts_words USING fts5vocab(passage_fts, instance)",
    )
    only_on(
        connection,
        "postgresql",
        "CREATE INDEX ix_passage_words ON passage USING gin (words)",
    )
