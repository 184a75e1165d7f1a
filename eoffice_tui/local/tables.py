"""Desk-only tables. The outbox is no table: it is the ledger's unsent ops."""

from sqlalchemy import BigInteger, Index, LargeBinary
from sqlmodel import Field, SQLModel


class ReturnedRow(SQLModel, table=True):
    """An op that the registry declined, with its reasons; the text stands in the op itself."""

    __tablename__ = "returned"

    op_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    case_id: bytes = Field(sa_type=LargeBinary)
    number: str
    subject: str
    reasons: str
    returned_at: int = Field(sa_type=BigInteger)
    put_away_at: int | None = Field(default=None, sa_type=BigInteger)


class PlaceRow(SQLModel, table=True):
    """How far this desk has read each feed."""

    __tablename__ = "place"

    office_id: int = Field(primary_key=True)
    post_id: int = Field(primary_key=True)
    seq: int = Field(sa_type=BigInteger)
    part: int
    sub: int
    mark: bytes = Field(sa_type=LargeBinary)


class DeskSightRow(SQLModel, table=True):
    """Which of my posts sees which case."""

    __tablename__ = "desk_sight"
    __table_args__ = (Index("ix_desk_sight_case", "case_id"),)

    post_id: int = Field(primary_key=True)
    case_id: bytes = Field(primary_key=True, sa_type=LargeBinary)


class RegisterRow(SQLModel, table=True):
    """The office's register: one line for every case of my offices, seen or not."""

    __tablename__ = "register"
    __table_args__ = (Index("ix_register_since", "since"),)

    office_id: int = Field(primary_key=True)
    case_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    kind: int
    status: int
    number: str
    provisional: str
    subject: str
    sender: str
    custodian: int
    since: int = Field(sa_type=BigInteger)
    op_count: int
    folded: str


class JournalRow(SQLModel, table=True):
    """Half-written text, as it was a second ago."""

    __tablename__ = "journal"

    key: str = Field(primary_key=True)
    text: str
    written_at: int = Field(sa_type=BigInteger)


class SettingRow(SQLModel, table=True):
    """A setting of this clerk."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: str


class SenderRow(SQLModel, table=True):
    """A sender once diarised, remembered for the next letter."""

    __tablename__ = "sender"
    __table_args__ = (Index("ix_sender_folded", "folded"),)

    name: str = Field(primary_key=True)
    place: str = Field(primary_key=True)
    kind: int
    mobile: str
    folded: str
    used_at: int = Field(sa_type=BigInteger)


class ChosenWordRow(SQLModel, table=True):
    """The word that the clerk last chose for what was typed in Roman."""

    __tablename__ = "chosen_word"

    roman: str = Field(primary_key=True)
    word: str
    chosen_at: int = Field(sa_type=BigInteger)


class OwnWordRow(SQLModel, table=True):
    """A word that the clerk added to the lexicon."""

    __tablename__ = "own_word"

    word: str = Field(primary_key=True)
    is_of_office: bool
    added_at: int = Field(sa_type=BigInteger)
