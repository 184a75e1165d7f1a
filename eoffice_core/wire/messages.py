"""The messages of the exchange: ops and cursors up, verdicts and feed pages down. # sync.md 5.3

Plain deterministic CBOR maps for now; only the ops inside have their final form.
"""

from enum import IntEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from eoffice_core.domain.ids import ID_BYTES
from eoffice_core.domain.search import HITS_MAX
from eoffice_core.proof.chain import HASH_BYTES, PUBLIC_KEY_BYTES, SIGNATURE_BYTES
from eoffice_core.wire.cbor import Malformed, decode, encode
from eoffice_core.wire.limits import (
    FEED_ROWS_PER_PAGE_MAX,
    FEEDS_PER_EXCHANGE_MAX,
    HIT_CHARACTERS_MAX,
    HITS_PER_PAGE_MAX,
    LOGIN_CHARACTERS_MAX,
    MESSAGE_DEPTH_MAX,
    OP_BYTES_MAX,
    OPS_PER_EXCHANGE_MAX,
    PASSWORD_CHARACTERS_MAX,
    REASONS_PER_OP_MAX,
    REPLY_BYTES_MAX,
    REPLY_ITEMS_MAX,
    UINT_MAX,
)


def _number(value: object) -> object:
    """A member of an enumeration is named by its number alone, never by a text or a boolean."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("a number is needed")  # noqa: TRY004 - pydantic reports this one only
    return value


_ByNumber = (Field(strict=False), BeforeValidator(_number))

Uint = Annotated[int, Field(ge=0, le=UINT_MAX)]
Identifier = Annotated[bytes, Field(min_length=ID_BYTES, max_length=ID_BYTES)]
Hash = Annotated[bytes, Field(min_length=HASH_BYTES, max_length=HASH_BYTES)]
Signature = Annotated[bytes, Field(min_length=SIGNATURE_BYTES, max_length=SIGNATURE_BYTES)]
PublicKey = Annotated[bytes, Field(min_length=PUBLIC_KEY_BYTES, max_length=PUBLIC_KEY_BYTES)]
Raw = Annotated[bytes, Field(max_length=OP_BYTES_MAX)]
Short = Annotated[str, Field(max_length=500)]
Mark = Annotated[bytes, Field(max_length=HASH_BYTES)]
Reasons = Annotated[list[Uint], Field(max_length=REASONS_PER_OP_MAX)]


class Message(BaseModel):
    """Base of all messages: strict, frozen, without room for unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Code(IntEnum):
    """What became of an op. # sync.md 5.5"""

    APPLIED = 0
    REFUSED = 20


class Halt(IntEnum):
    """Why the registry took nothing from an op on; the reason is about the device, not the op."""

    NONE = 0
    CHAIN = 32
    SIGNATURE = 33
    MISMATCH = 34
    REVOKED = 35


class Place(Message):
    """How far a device has read one feed; `mark` tells this story from another, after a restore.

    `post_id` 0 is the register of the whole office. A row is at (seq, part); within an arriving
    case `sub` counts the ops of its history.
    """

    office_id: Uint
    post_id: Uint
    seq: Uint = 0
    part: Uint = 0
    sub: Uint = 0
    mark: Mark = b""


class SentOp(Message):
    """One op as it goes up.

    `refused` is set when a registry that was restored has forgotten that it declined this op: it
    stays declined, so that a late retry can never succeed by accident.
    """

    raw: Raw
    signature: Signature
    refused: Reasons = []


class Exchange(Message):
    """What a desk says: the ops it has made, and how far it has read."""

    protocol: Annotated[Literal[1], BeforeValidator(_number)] = 1
    epoch: Annotated[bytes, Field(max_length=ID_BYTES)] = b""
    acknowledged: Uint = 0
    directory_version: Uint = 0
    places: Annotated[list[Place], Field(max_length=FEEDS_PER_EXCHANGE_MAX)] = []
    ops: Annotated[list[SentOp], Field(max_length=OPS_PER_EXCHANGE_MAX)] = []
    rows_max: Annotated[int, Field(ge=1, le=FEED_ROWS_PER_PAGE_MAX)] = FEED_ROWS_PER_PAGE_MAX


class Verdict(Message):
    """The registry's answer to one op, the same however often it is asked."""

    op_id: Identifier
    dseq: Uint
    code: Annotated[Code, *_ByNumber]
    reasons: Reasons = []
    accepted_at: Uint = 0
    case_index: Uint = 0


class RowKind(IntEnum):
    """What a feed row says."""

    OP = 0
    ENTER = 1
    LEFT = 2
    HEADER = 3


class Header(Message):
    """One line of the office's register: enough to find a case and say with whom it is."""

    case_id: Identifier
    office_id: Uint
    kind: Uint
    status: Uint
    number: Short = ""
    provisional: Short = ""
    subject: Short = ""
    sender: Short = ""
    custodian: Uint
    since: Uint
    op_count: Uint


class FeedRow(Message):
    """One row of a feed. An op of the reader's own device comes without its bytes."""

    kind: Annotated[RowKind, *_ByNumber]
    case_id: Identifier
    op_id: Annotated[bytes, Field(max_length=ID_BYTES)] = b""
    raw: Raw = b""
    signature: Annotated[bytes, Field(max_length=SIGNATURE_BYTES)] = b""
    device_id: Uint = 0
    officer_id: Uint = 0
    accepted_at: Uint = 0
    office_id: Uint = 0
    case_index: Uint = 0
    header: Annotated[list[Header], Field(max_length=1)] = []


class Page(Message):
    """One page of one feed, committed whole: `since` must be the reader's own place."""

    since: Place
    until: Place
    rows: Annotated[list[FeedRow], Field(max_length=FEED_ROWS_PER_PAGE_MAX + 1)]
    is_last: bool


class OfficeLine(Message):
    """An office of the directory."""

    office_id: Uint
    code: Short
    hindi: Short
    english: Short
    parent: Uint = 0


class SectionLine(Message):
    """A section of the directory."""

    section_id: Uint
    office_id: Uint
    code: Short
    hindi: Short
    english: Short


class PostLine(Message):
    """A post of the directory."""

    post_id: Uint
    office_id: Uint
    section_id: Uint
    code: Short
    hindi: Short
    english: Short
    reports_to: Uint = 0
    may_approve: bool = False


class OfficerLine(Message):
    """An officer of the directory."""

    officer_id: Uint
    login: Short
    hindi: Short
    english: Short


class TenureLine(Message):
    """A tenure of the directory; `until` 0 is: still."""

    post_id: Uint
    officer_id: Uint
    since: Uint
    until: Uint = 0
    charge: Uint = 0


class DirectoryLines(Message):
    """The whole directory as a desk knows it."""

    version: Uint
    offices: list[OfficeLine]
    sections: list[SectionLine]
    posts: list[PostLine]
    officers: list[OfficerLine]
    tenures: list[TenureLine]


class Reply(Message):
    """What the registry answers. `epoch` changes when it was restored from a backup.

    `posts` are the posts that the officer holds now, as the registry judges.
    """

    epoch: Identifier
    taken: Uint
    halt: Annotated[Halt, *_ByNumber] = Halt.NONE
    verdicts: Annotated[list[Verdict], Field(max_length=OPS_PER_EXCHANGE_MAX)] = []
    pages: Annotated[list[Page], Field(max_length=FEEDS_PER_EXCHANGE_MAX)] = []
    has_more: bool = False
    posts: Annotated[list[Uint], Field(max_length=FEEDS_PER_EXCHANGE_MAX)] = []
    directory: Annotated[list[DirectoryLines], Field(max_length=1)] = []
    received_at: Uint
    answered_at: Uint


class SignIn(Message):
    """A first or renewed sign-in, with the public key of the device that asks to be enrolled.

    A desk that was enrolled before names its device, so that a registry which was restored and has
    forgotten it enrols it again as the same one.
    """

    login: Annotated[
        str, Field(min_length=1, max_length=LOGIN_CHARACTERS_MAX, pattern=r"^[^\x00-\x1f\x7f]+$")
    ]
    password: Annotated[str, Field(min_length=1, max_length=PASSWORD_CHARACTERS_MAX)]
    public_key: PublicKey
    device_id: Uint = 0
    device_code: Short = ""


class Renew(Message):
    """A new access token for a refresh token."""

    refresh: Annotated[str, Field(min_length=1, max_length=200)]


class SignedIn(Message):
    """Who signed in, as which device, with short-lived and renewable tokens."""

    officer_id: Uint
    device_id: Uint
    device_code: Short
    device_epoch: Uint
    token: Short
    token_until: Uint
    refresh: Short
    epoch: Identifier
    directory: DirectoryLines


class Renewed(Message):
    """The new tokens."""

    token: Short
    token_until: Uint
    refresh: Short


class Find(Message):
    """What a desk looks for at the registry, for one of its posts or, by 0, for all of them.

    Dates are yyyymmdd, absent or 0: no such filter. `kind` is the number of a kind of case.
    """

    text: Short = ""
    number: Short = ""
    sender: Short = ""
    since: Uint = 0
    until: Uint = 0
    with_post: Uint = 0
    kind: Uint = 0
    only_notes: bool = False
    post_id: Uint = 0
    offset: Annotated[int, Field(ge=0, le=HITS_MAX)] = 0
    limit: Annotated[int, Field(ge=1, le=HITS_PER_PAGE_MAX)] = HITS_PER_PAGE_MAX


class FoundLine(Message):
    """One hit. `place` 0 is the heading of the case, else the note's; its text is an extract."""

    case_id: Identifier
    place: Uint
    kind: Uint
    status: Uint
    number: Short = ""
    provisional: Short = ""
    subject: Short = ""
    sender: Short = ""
    text: Annotated[str, Field(max_length=HIT_CHARACTERS_MAX)] = ""
    author_post: Uint = 0
    author_officer: Uint = 0
    note_number: Uint = 0
    written_at: Uint
    custodian: Uint
    is_in_sight: bool = False


class FoundLines(Message):
    """A page of hits, the newest first; `total` ends at one more than can be paged through."""

    total: Uint
    lines: Annotated[list[FoundLine], Field(max_length=HITS_PER_PAGE_MAX)] = []


class Problem(Message):
    """Why a request as a whole was declined; `name` is stable, `limit` set where one was passed."""

    name: Short
    detail: Short = ""
    limit: Uint = 0


M = TypeVar("M", bound=Message)


def write_message(message: Message) -> bytes:
    """The bytes of a message."""
    return encode(message.model_dump(mode="python", exclude_defaults=True))


def read_message(
    kind: type[M],
    raw: bytes,
    *,
    bytes_max: int = REPLY_BYTES_MAX,
    items_max: int = REPLY_ITEMS_MAX,
) -> M:
    """A message of its bytes; Malformed says what does not fit."""
    value = decode(raw, bytes_max=bytes_max, depth_max=MESSAGE_DEPTH_MAX, items_max=items_max)
    try:
        return kind.model_validate(value)
    except ValidationError as why:
        first = why.errors(include_input=False, include_url=False)[0]
        raise Malformed(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from why
