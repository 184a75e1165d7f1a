"""Words that the clerk chose and added."""

from sqlalchemy import BigInteger, Boolean, Column, Connection, MetaData, String, Table

from eoffice_core.store.migrations import Step, create_tables

THEN = MetaData()

Table(
    "chosen_word",
    THEN,
    Column("roman", String, primary_key=True),
    Column("word", String, nullable=False),
    Column("chosen_at", BigInteger, nullable=False),
)
Table(
    "own_word",
    THEN,
    Column("word", String, primary_key=True),
    Column("is_of_office", Boolean, nullable=False),
    Column("added_at", BigInteger, nullable=False),
)


def run(connection: Connection) -> None:
    """Make the two tables."""
    create_tables(connection, THEN)


STEP = Step(2, "desk: words chosen and added", run)
