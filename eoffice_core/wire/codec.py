"""Ops to bytes and back, strictly. The bytes are signed and kept as they are, never made anew."""

from dataclasses import dataclass
from typing import cast

from eoffice_core.domain.ids import ID_BYTES, CaseId, OpId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.ops import Body, Fact
from eoffice_core.proof.chain import HASH_BYTES, Sign, op_hash, signed_message
from eoffice_core.wire.bodies import BODY_OF, KIND_OF, Written
from eoffice_core.wire.cbor import Malformed, decode, encode
from eoffice_core.wire.limits import OP_BYTES_MAX, OPS_PER_GROUP_MAX

_ID, _KIND, _SCHEMA, _DSEQ, _POST, _AT, _PREV, _CASE, _CV, _BODY, _SEEN, _GROUP = (
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13
)  # fmt: skip
_REQUIRED = frozenset({_ID, _KIND, _SCHEMA, _DSEQ, _POST, _AT, _PREV, _CASE, _CV, _BODY, _SEEN})
GROUP_OPS_MIN = 2
_NUMBERS = (_KIND, _SCHEMA, _DSEQ, _POST, _AT, _CV, _SEEN)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What surrounds an op's body. # sync.md 5.2

    `dseq` counts the device's ops without gaps, `prev` is the hash of the one before, `seen` the
    office cursor when it was written, `group` the length of the atomic group that starts here (0:
    within a group, or a group of one).
    """

    op_id: OpId
    dseq: int
    post_id: PostId
    made_at: Moment
    prev: bytes
    case_id: CaseId
    custody_version: int
    seen: int
    group: int = 0


@dataclass(frozen=True, slots=True)
class Op:
    """An op that was read: its envelope and its body."""

    envelope: Envelope
    kind: int
    body: Body

    @property
    def fact(self) -> Fact:
        """What happened to which case."""
        return Fact(op_id=self.envelope.op_id, case_id=self.envelope.case_id, body=self.body)


class KindUnknown(Malformed):
    """An op of a kind or schema that this release does not know."""


@dataclass(frozen=True, slots=True)
class SealedOp:
    """An op's canonical bytes with the signature over them."""

    raw: bytes
    signature: bytes

    @property
    def hash(self) -> bytes:
        """What the device's next op names as the one before."""
        return op_hash(self.raw)


def encode_op(envelope: Envelope, body: Body) -> bytes:
    """The canonical bytes of an op."""
    kind = KIND_OF[type(body)]
    written: Written = {
        _ID: envelope.op_id,
        _KIND: kind.number,
        _SCHEMA: kind.schema,
        _DSEQ: envelope.dseq,
        _POST: envelope.post_id,
        _AT: envelope.made_at,
        _PREV: envelope.prev,
        _CASE: envelope.case_id,
        _CV: envelope.custody_version,
        _BODY: kind.write(body),
        _SEEN: envelope.seen,
    }
    if envelope.group:
        written[_GROUP] = envelope.group
    return encode(written)


def seal(envelope: Envelope, body: Body, sign: Sign) -> SealedOp:
    """Give an op its final form."""
    raw = encode_op(envelope, body)
    return SealedOp(raw=raw, signature=sign(signed_message(raw)))


def _read_envelope(written: Written) -> Envelope:
    keys = set(written)
    if missing := _REQUIRED - keys:
        raise Malformed(f"an op without key {min(missing)}")
    if keys - _REQUIRED - {_GROUP}:
        raise Malformed("an op with an unknown key")
    if any(isinstance(written[k], bool) or not isinstance(written[k], int) for k in _NUMBERS):
        raise Malformed("an op's number is not a number")
    for key, length in ((_ID, ID_BYTES), (_CASE, ID_BYTES), (_PREV, HASH_BYTES)):
        value = written[key]
        if not isinstance(value, bytes) or len(value) != length:
            raise Malformed(f"key {key} of an op needs {length} bytes")
    group = written.get(_GROUP, 0)
    if isinstance(group, bool) or not isinstance(group, int):
        raise Malformed("an op's group is not a number")
    if _GROUP in keys and not GROUP_OPS_MIN <= group <= OPS_PER_GROUP_MAX:
        raise Malformed("an op's group is out of range")
    return Envelope(
        op_id=OpId(cast(bytes, written[_ID])),
        dseq=cast(int, written[_DSEQ]),
        post_id=PostId(cast(int, written[_POST])),
        made_at=Moment(cast(int, written[_AT])),
        prev=cast(bytes, written[_PREV]),
        case_id=CaseId(cast(bytes, written[_CASE])),
        custody_version=cast(int, written[_CV]),
        seen=cast(int, written[_SEEN]),
        group=group,
    )


def decode_envelope(raw: bytes) -> tuple[Envelope, Written]:
    """The envelope of an op and its whole map, whatever kind it is of; Malformed otherwise."""
    written = decode(raw, bytes_max=OP_BYTES_MAX)
    if not isinstance(written, dict):
        raise Malformed("an op is a map")
    return _read_envelope(written), written


def decode_body(written: Written) -> tuple[int, Body]:
    """The kind and body of an op's map; KindUnknown for a later release's, Malformed otherwise."""
    number, schema = cast(int, written[_KIND]), cast(int, written[_SCHEMA])
    kind = BODY_OF.get(number)
    if kind is None or schema != kind.schema:
        raise KindUnknown(f"kind {number} of schema {schema} is not known here")
    body = written[_BODY]
    if not isinstance(body, dict):
        raise Malformed("an op's body is a map")
    return number, kind.read(body)


def decode_op(raw: bytes) -> Op:
    """An op of its canonical bytes; raises Malformed, never returns something to check later."""
    envelope, written = decode_envelope(raw)
    number, body = decode_body(written)
    return Op(envelope=envelope, kind=number, body=body)
