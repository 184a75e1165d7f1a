"""Server-only tables: accounts, tokens, devices, remembered refusals, feeds, sight, series."""

from sqlalchemy import BigInteger, Index, LargeBinary
from sqlmodel import Field, SQLModel


class AccountRow(SQLModel, table=True):
    """How an officer signs in; without a password nobody can."""

    __tablename__ = "account"

    officer_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    password_hash: str = ""
    failed_tries: int = 0
    locked_until: int = Field(default=0, sa_type=BigInteger)


class DeviceRow(SQLModel, table=True):
    """An enrolled desk: one officer, one key. `taken` and `head` are the end of its chain."""

    __tablename__ = "device"

    device_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    officer_id: int
    code: str
    epoch: int = 1
    public_key: bytes = Field(sa_type=LargeBinary, unique=True)
    taken: int = Field(default=0, sa_type=BigInteger)
    head: bytes = Field(sa_type=LargeBinary)
    enrolled_at: int = Field(sa_type=BigInteger)
    revoked_at: int | None = Field(default=None, sa_type=BigInteger)


class TokenRow(SQLModel, table=True):
    """An access or refresh token, known only by its hash.

    A refresh token that was used stays, so that its second use is noticed.
    """

    __tablename__ = "token"

    token_hash: bytes = Field(primary_key=True, sa_type=LargeBinary)
    device_id: int = Field(index=True)
    is_refresh: bool
    expires_at: int = Field(sa_type=BigInteger)
    used_at: int | None = Field(default=None, sa_type=BigInteger)


class RefusedRow(SQLModel, table=True):
    """An op that was declined: remembered for ever, so that a late retry gets the same answer."""

    __tablename__ = "refused"

    device_id: int = Field(primary_key=True)
    dseq: int = Field(primary_key=True, sa_type=BigInteger)
    op_id: bytes = Field(sa_type=LargeBinary, index=True)
    reasons: str
    decided_at: int = Field(sa_type=BigInteger)
    raw: bytes = Field(sa_type=LargeBinary)
    signature: bytes = Field(sa_type=LargeBinary)


class OfficeHeadRow(SQLModel, table=True):
    """The office's counter: gap-free and in commit order, because its row is locked first."""

    __tablename__ = "office_head"

    office_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    head_seq: int = Field(default=0, sa_type=BigInteger)
    registry_dseq: int = Field(default=0, sa_type=BigInteger)
    registry_head: bytes = Field(sa_type=LargeBinary)


class SightRow(SQLModel, table=True):
    """Which post of this office sees which case; `via` is the file in which a receipt came."""

    __tablename__ = "sight"
    __table_args__ = (Index("ix_sight_case", "case_id"),)

    office_id: int = Field(primary_key=True)
    post_id: int = Field(primary_key=True)
    case_id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    via: bytes = Field(sa_type=LargeBinary)


class FeedLineRow(SQLModel, table=True):
    """One row of a post's feed; post 0 is the register. `upto` ends an arriving history."""

    __tablename__ = "feed"

    office_id: int = Field(primary_key=True)
    post_id: int = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    part: int = Field(primary_key=True)
    kind: int
    case_id: bytes = Field(sa_type=LargeBinary)
    op_id: bytes = Field(sa_type=LargeBinary)
    upto: int


class SeriesRow(SQLModel, table=True):
    """The last serial given out of a series of numbers."""

    __tablename__ = "series"

    office_id: int = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    section_code: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last: int


class GivenNumberRow(SQLModel, table=True):
    """An official number that was given: of one kind no office gives one twice."""

    __tablename__ = "given_number"

    office_id: int = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    number: str = Field(primary_key=True)
