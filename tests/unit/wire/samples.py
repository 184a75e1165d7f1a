"""One op of each kind with every field set, and any op at all for Hypothesis."""

from __future__ import annotations

import types
from datetime import date
from enum import IntEnum
from typing import Any, NewType, get_args, get_origin

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import strategies as st

from eoffice_core.domain import ops
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import ID_BYTES, CaseId, NoteId, OfficeId, SectionId
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.ops import Body, Change
from eoffice_core.domain.receipt import (
    Classification,
    DeliveryMode,
    Form,
    Language,
    Particulars,
    SenderKind,
)
from eoffice_core.proof.chain import HASH_BYTES
from eoffice_core.wire.codec import Envelope
from eoffice_core.wire.limits import CHANGES_PER_OP_MAX, OPS_PER_GROUP_MAX, UINT_MAX
from tests import cast
from tests.unit.wire.forms import hints_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC_KEY = KEY.public_key().public_bytes_raw()

ENVELOPE = Envelope(
    op_id=cast.op_id(1),
    dseq=7,
    post_id=cast.CLERK_POST,
    made_at=cast.NOW,
    prev=bytes(range(32, 64)),
    case_id=cast.case_id(1),
    custody_version=3,
    seen=42,
    group=2,
)

_PLACE = (OfficeId(1), SectionId(11), "अनं.-नजारत1-1")
_NOTE_ID: NoteId = cast.note_id(1)
_OTHER: CaseId = cast.case_id(2)
_REQUEST = (Action.PLEASE_EXAMINE, Priority.IMMEDIATE, date(2025, 12, 31))
_CHANGES = (Change("subject", "लेखन सामग्री", "लेखन सामग्री क्रय"), Change("language", "0", "1"))

PARTICULARS = Particulars(
    subject="फौती नामांतरण में विलंब की शिकायत",
    sender="रामकली पति मोहन लोधी",
    received_on=date(2025, 11, 14),
    letter_date=date(2025, 11, 10),
    category="राजस्व",
    delivery_mode=DeliveryMode.REGISTERED_POST,
    sender_place="ग्राम पटना बुजुर्ग",
    sender_kind=SenderKind.VIP,
    letter_number="क्र. 12/2025",
    mode_number="RI123456789IN",
    form=Form.COMPLAINT,
    language=Language.ENGLISH,
    classification=Classification.CONFIDENTIAL,
    sub_category="नामांतरण",
    enclosures="खसरा नकल",
    mobile="9000000000",
    email="someone@example.org",
    remarks="पूर्व में भी प्राप्त",
)
COVER = Cover(
    subject="वर्ष 2025-26 हेतु लेखन सामग्री",
    category="भण्डार",
    head="स्टोर",
    sub_category="क्रय",
    classification=Classification.SECRET,
    language=Language.OTHER,
    remarks="तीन निविदाएँ",
    earlier_reference="7/नजारत/2024",
    later_reference="9/नजारत/2026",
)

BODIES: tuple[Body, ...] = (
    ops.ReceiptDiarised(*_PLACE, PARTICULARS),
    ops.ReceiptEdited(_CHANGES),
    ops.ReceiptPutInFile(_OTHER),
    ops.ReceiptFiled(_OTHER),
    ops.YellowNoteWritten(_NOTE_ID, "विचारार्थ प्रारूप"),
    ops.YellowNoteEdited(_NOTE_ID, "विचारार्थ प्रारूप, संशोधित"),
    ops.YellowNoteDiscarded(_NOTE_ID),
    ops.NoteConfirmed(_NOTE_ID),
    ops.NoteWritten(_NOTE_ID, "पृष्ठ 1/प. पर प्राप्त मांग पत्र अवलोकनीय है।\nआदेशार्थ।"),
    ops.NoteEdited(_NOTE_ID, "आदेशार्थ प्रस्तुत।"),
    ops.NoteWithdrawn(_NOTE_ID),
    ops.CaseApproved(_NOTE_ID, "अनुमोदित।"),
    ops.CaseForwarded(cast.OFFICER_POST, *_REQUEST, "आज ही"),
    ops.CaseReceived(),
    ops.CaseReturned(cast.CLERK_POST, _NOTE_ID, *_REQUEST, "स्पष्ट अनुशंसा सहित"),
    ops.CasePulledBack(),
    ops.CaseParked("न्यायालय में लंबित", date(2026, 1, 15)),
    ops.CaseResumed(),
    ops.CaseClosed("कार्यवाही पूर्ण"),
    ops.CaseReopened("अपील में आदेश"),
    ops.FileOpened(*_PLACE, COVER),
    ops.CoverEdited(_CHANGES),
    ops.NumberAssigned("4512/2025/तह-रहली"),
)
"""Every kind of op once; no field is left at what may be absent on the wire."""

_USUAL = (Action.NECESSARY_ACTION, Priority.ORDINARY, None)
BARE_BODIES: tuple[Body, ...] = (
    ops.ReceiptDiarised(
        *_PLACE, Particulars("विषय", "राम", date(2025, 11, 14), date(2025, 11, 10), "राजस्व")
    ),
    ops.CaseForwarded(cast.OFFICER_POST, *_USUAL, ""),
    ops.CaseReturned(cast.CLERK_POST, _NOTE_ID, *_USUAL, ""),
    ops.FileOpened(*_PLACE, Cover("विषय", "भण्डार")),
)
"""The kinds that may leave fields out, with all of them left out."""

UINTS = st.integers(0, UINT_MAX) | st.sampled_from((0, 23, 24, 255, 256, 65_536, 2**32, UINT_MAX))
IDENTIFIERS = st.binary(min_size=ID_BYTES, max_size=ID_BYTES)
TEXTS = st.text(max_size=300) | st.sampled_from(("", "\x00", "क्ष", "a" * 3_000, "\U0010ffff"))
DATES = st.dates() | st.sampled_from((date.min, date.max, date(2024, 2, 29)))
CHANGES = st.lists(
    st.builds(Change, TEXTS, TEXTS, TEXTS), min_size=1, max_size=CHANGES_PER_OP_MAX
).map(tuple)


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field of this type."""
    if isinstance(hint, NewType):
        return IDENTIFIERS if hint.__supertype__ is bytes else UINTS
    if get_origin(hint) is types.UnionType:
        return st.none() | any_of(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return CHANGES
    simple = {str: TEXTS, date: DATES, int: UINTS}
    if hint in simple:
        return simple[hint]
    if issubclass(hint, IntEnum):
        return st.sampled_from(hint)
    return any_body(hint)


def any_body(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any record of this class."""
    return st.builds(kind, **{name: any_of(hint) for name, hint in hints_of(kind).items()})


ENVELOPES = st.builds(
    Envelope,
    op_id=IDENTIFIERS,
    dseq=UINTS,
    post_id=UINTS,
    made_at=UINTS,
    prev=st.binary(min_size=HASH_BYTES, max_size=HASH_BYTES),
    case_id=IDENTIFIERS,
    custody_version=UINTS,
    seen=UINTS,
    group=st.just(0) | st.integers(2, OPS_PER_GROUP_MAX),
)
