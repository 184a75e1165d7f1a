"""Tables common to the desk and the server. Rows are built from domain values, never from input.

`office_id` leads every key, so that offices can be spread over machines (ADR 0007). Moments are UTC
milliseconds, dates are integers yyyymmdd, identifiers sixteen bytes.
"""

from sqlalchemy import BigInteger, Index, LargeBinary, String, Table, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field, SQLModel

BYTEWISE = String().with_variant(String(collation="C"), "postgresql")
"""Text of which the beginning is looked up: only in this order does PostgreSQL's index serve it."""

SEARCHED = Text().with_variant(TSVECTOR(), "postgresql")
"""The words of a passage with their places; SQLite has them in a full-text index instead."""


class MetaRow(SQLModel, table=True):
    """A single fact about the store itself."""

    __tablename__ = "meta"

    name: str = Field(primary_key=True)
    value: str


class OfficeRow(SQLModel, table=True):
    """An office."""

    __tablename__ = "office"

    office_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    code: str = Field(unique=True)
    hindi: str
    english: str
    parent: int | None = None


class SectionRow(SQLModel, table=True):
    """A section of an office."""

    __tablename__ = "section"
    __table_args__ = (UniqueConstraint("office_id", "code"),)

    office_id: int = Field(primary_key=True)
    section_id: int = Field(primary_key=True)
    code: str
    hindi: str
    english: str
    diary_pattern: str = ""
    file_pattern: str = ""


class PostRow(SQLModel, table=True):
    """A post in a section."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("office_id", "code"),)

    office_id: int = Field(primary_key=True)
    post_id: int = Field(primary_key=True)
    section_id: int
    code: str
    hindi: str
    english: str
    reports_to: int | None = None
    may_approve: bool = False


class OfficerRow(SQLModel, table=True):
    """A person; officers belong to no office, they hold posts."""

    __tablename__ = "officer"

    officer_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    login: str = Field(unique=True)
    hindi: str
    english: str


class TenureRow(SQLModel, table=True):
    """Who held which post from when, until when."""

    __tablename__ = "tenure"

    office_id: int = Field(primary_key=True)
    post_id: int = Field(primary_key=True)
    officer_id: int = Field(primary_key=True)
    since: int = Field(primary_key=True, sa_type=BigInteger)
    until: int | None = Field(default=None, sa_type=BigInteger)
    charge: int = 0


class OpRow(SQLModel, table=True):
    """The ledger: every op with its bytes as signed. `case_index` is its place in the case.

    On a desk an op that the registry has not yet given a place has none; `standing` says how far it
    is (ledger.py).
    """

    __tablename__ = "op"
    __table_args__ = (
        UniqueConstraint("office_id", "case_id", "case_index"),
        UniqueConstraint("office_id", "device_id", "dseq"),
        Index("ix_op_standing", "standing", "dseq"),
        Index("ix_op_id", "op_id"),
        Index("ix_op_case", "case_id", "case_index"),
        Index("ix_op_device", "device_id", "dseq"),
    )

    office_id: int = Field(primary_key=True)
    op_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    case_id: bytes = Field(sa_type=LargeBinary)
    case_index: int | None = None
    seq: int | None = Field(default=None, sa_type=BigInteger)
    device_id: int
    dseq: int = Field(sa_type=BigInteger)
    kind: int
    post_id: int
    officer_id: int
    made_at: int = Field(sa_type=BigInteger)
    accepted_at: int | None = Field(default=None, sa_type=BigInteger)
    standing: int
    raw: bytes = Field(sa_type=LargeBinary)
    signature: bytes = Field(sa_type=LargeBinary)


class CaseRow(SQLModel, table=True):
    """A case as its ops make it, and beside it what lists are filtered and sorted by."""

    __tablename__ = "office_case"
    __table_args__ = (
        Index(
            "ix_case_held",
            "custodian",
            "status",
            "since",
            "case_id",
            "office_id",
            "kind",
            "received_at",
        ),
        Index("ix_case_id", "case_id"),
    )

    office_id: int = Field(primary_key=True)
    case_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    kind: int
    section_id: int
    opened_post: int
    opened_officer: int
    opened_at: int = Field(sa_type=BigInteger)
    provisional: str
    number: str
    status: int
    custodian: int
    custody_version: int
    since: int = Field(sa_type=BigInteger)
    received_at: int | None = Field(default=None, sa_type=BigInteger)
    record: str
    file_id: bytes | None = Field(default=None, sa_type=LargeBinary)
    rest_post: int | None = None
    rest_officer: int | None = None
    rest_at: int | None = Field(default=None, sa_type=BigInteger)
    rest_reason: str = ""
    rest_until: int | None = None
    op_count: int
    subject: str
    sender: str
    folded: str
    sent_by: int
    sent_action: int
    priority: int
    due_on: int | None = None
    subject_key: bytes = Field(sa_type=LargeBinary)
    sender_key: bytes = Field(sa_type=LargeBinary)


class NoteRow(SQLModel, table=True):
    """One note of a case."""

    __tablename__ = "note"

    office_id: int = Field(primary_key=True)
    case_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    place: int = Field(primary_key=True)
    note_id: bytes = Field(sa_type=LargeBinary)
    number: int
    state: int
    kind: int
    text: str
    author_post: int
    author_officer: int
    drafted_post: int
    drafted_officer: int
    written_at: int = Field(sa_type=BigInteger)
    sent_with: int


class MovementRow(SQLModel, table=True):
    """One movement of a case."""

    __tablename__ = "movement"

    office_id: int = Field(primary_key=True)
    case_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    serial: int = Field(primary_key=True)
    kind: int
    sender: int
    sender_officer: int
    receiver: int
    sent_at: int = Field(sa_type=BigInteger)
    made_at: int = Field(sa_type=BigInteger)
    action: int
    priority: int
    due_on: int | None = None
    remarks: str
    received_at: int | None = Field(default=None, sa_type=BigInteger)
    received_by: int | None = None
    rests: str = ""


class CorrespondenceRow(SQLModel, table=True):
    """One paper on the correspondence side of a file."""

    __tablename__ = "correspondence"
    __table_args__ = (Index("ix_correspondence_receipt", "receipt_id"),)

    office_id: int = Field(primary_key=True)
    case_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    serial: int = Field(primary_key=True)
    receipt_id: bytes = Field(sa_type=LargeBinary)
    put_post: int
    put_officer: int
    put_at: int = Field(sa_type=BigInteger)


class PassageRow(SQLModel, table=True):
    """A text in which search looks: a case's heading (place 0), the register's (-1), or a note.

    `newness` rises with the time of writing: search reads it downwards. On SQLite it is also the
    row's number in the full-text index. `yellow_by` is the author's post while a note is yellow.
    """

    __tablename__ = "passage"
    __table_args__ = (
        Index("ix_passage_newness", "newness"),
        Index("ix_passage_words", "words", postgresql_using="gin").ddl_if("postgresql"),
    )

    office_id: int = Field(primary_key=True)
    case_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    place: int = Field(primary_key=True)
    newness: int = Field(sa_type=BigInteger)
    written_at: int = Field(sa_type=BigInteger)
    yellow_by: int
    words: str = Field(default="", sa_type=SEARCHED)


class CaseNumberRow(SQLModel, table=True):
    """A number of a case as it is looked up: folded, its parts parted by a stroke."""

    __tablename__ = "case_number"

    folded: str = Field(primary_key=True, sa_type=BYTEWISE)
    office_id: int = Field(primary_key=True)
    case_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    place: int = Field(primary_key=True)


def core(row: type[SQLModel]) -> Table:
    """The Core table of a row class: statements are Core, the classes only declare."""
    return SQLModel.metadata.tables[str(row.__tablename__)]
