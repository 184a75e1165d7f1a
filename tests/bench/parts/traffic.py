"""A district's ops before they are sent: decided, sealed and signed, in parcels of one device each.

The parcels of one round do not depend on each other, so any number of threads may hand them in, in
any order; what was sent on in one round is received in the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from nacl.signing import SigningKey

from eoffice_core.domain import commands as c
from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Basis, Case, CaseKind
from eoffice_core.domain.decide import conduct
from eoffice_core.domain.decide.answer import Decided
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, DeviceId, NoteId, OpId, PostId, time_ordered_id
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.movement import Action
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import CaseForwarded, CaseReturned, Entry, Fact, ReceiptFiled
from eoffice_core.domain.receipt import Particulars
from eoffice_core.proof.chain import enrolment_hash
from eoffice_core.wire.bodies import kind_number
from eoffice_core.wire.codec import Envelope, Op, SealedOp, seal
from eoffice_core.wire.messages import SentOp
from eoffice_server.identity import SignedDevice
from tests.bench.parts import words
from tests.bench.parts.district import NOW, TODAY, Seat, directory, seats

OPS_PER_PARCEL = 20
ROUND_MS = 60_000
ELSEWHERE_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Made:
    """One op with the case before and after it."""

    sealed: SealedOp
    op: Op
    before: Case | None
    after: Case


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one desk sends at once."""

    sender: SignedDevice
    made: tuple[Made, ...]
    at: Moment

    def sent(self) -> list[SentOp]:
        """The ops as they stand in the request."""
        return [SentOp(raw=m.sealed.raw, signature=m.sealed.signature) for m in self.made]


@dataclass
class Desk:
    """One seat with its device, what lies open on it and what has just come."""

    seat: Seat
    key: SigningKey
    device: SignedDevice
    head: bytes
    dseq: int = 0
    open: list[CaseId] = field(default_factory=list)
    tray: list[CaseId] = field(default_factory=list)
    coming: list[CaseId] = field(default_factory=list)

    def sign(self, message: bytes) -> bytes:
        """The device's signature."""
        return self.key.sign(message).signature


def _desk(seat: Seat, number: int) -> Desk:
    key = SigningKey(number.to_bytes(32, "big"))
    device = SignedDevice(
        device_id=DeviceId(number),
        officer_id=seat.actor.officer_id,
        code=f"D{number}",
        epoch=1,
        public_key=bytes(key.verify_key),
    )
    head = enrolment_hash(device_id=number, epoch=1, public_key=device.public_key)
    return Desk(seat=seat, key=key, device=device, head=head)


class Traffic:
    """Plans what a district's desks do, round by round."""

    def __init__(self, offices: int, *, seed: int = 1) -> None:
        self.directory = directory(offices)
        self.random = Random(seed)
        self.desks = [_desk(seat, number) for number, seat in enumerate(seats(offices), start=1)]
        self.cases: dict[CaseId, Case] = {}
        self._by_post = {desk.seat.actor.post_id: desk for desk in self.desks}
        self._at = NOW

    def round(self) -> list[Parcel]:
        """One parcel of each desk, in no order."""
        self._at = Moment(self._at + ROUND_MS)
        for desk in self.desks:
            desk.tray += desk.coming
            desk.coming = []
        parcels = [self._parcel(desk) for desk in self.desks]
        self.random.shuffle(parcels)
        return parcels

    def _parcel(self, desk: Desk) -> Parcel:
        made: list[Made] = []
        while len(made) < OPS_PER_PARCEL:
            asked = self._act(desk)
            if 0 < _length(asked) <= OPS_PER_PARCEL - len(made):
                made += self._done(desk, asked)
        return Parcel(sender=desk.device, made=tuple(made), at=self._at)

    def _done(self, desk: Desk, asked: Sequence[c.Command]) -> Iterator[Made]:
        named = {command.case_id for command in asked}
        named |= {a.receipt_id for a in asked if isinstance(a, c.PutInFile)}
        known = {case_id: self.cases[case_id] for case_id in named if case_id in self.cases}
        basis = Basis(directory=self.directory, cases=known)
        decision = conduct(basis, asked, desk.seat.actor, self._at)
        assert isinstance(decision, Decided), decision
        length = len(decision.facts)
        for place, fact in enumerate(decision.facts):
            group = length if place == 0 and length > 1 else 0
            yield self._sealed(desk, fact, group)

    def _sealed(self, desk: Desk, fact: Fact, group: int) -> Made:
        before = self.cases.get(fact.case_id)
        desk.dseq += 1
        envelope = Envelope(
            op_id=fact.op_id,
            dseq=desk.dseq,
            post_id=desk.seat.actor.post_id,
            made_at=self._at,
            prev=desk.head,
            case_id=fact.case_id,
            custody_version=before.custody.version if before is not None else 1,
            seen=0,
            group=group,
        )
        sealed = seal(envelope, fact.body, desk.sign)
        desk.head = sealed.hash
        actor = desk.seat.actor
        entry = Entry(
            fact=fact, post_id=actor.post_id, officer_id=actor.officer_id, made_at=self._at
        )
        after = self.cases[fact.case_id] = apply(before, entry)
        self._follow(desk, fact)
        op = Op(envelope=envelope, kind=kind_number(fact.body), body=fact.body)
        return Made(sealed=sealed, op=op, before=before, after=after)

    def _follow(self, desk: Desk, fact: Fact) -> None:
        """Keep account of what lies where."""
        match fact.body:
            case CaseForwarded(receiver=receiver) | CaseReturned(receiver=receiver):
                desk.open.remove(fact.case_id)
                self._by_post[receiver].coming.append(fact.case_id)
            case ReceiptFiled():
                desk.open.remove(fact.case_id)
            case _ if fact.case_id in desk.tray:
                desk.tray.remove(fact.case_id)
                desk.open.append(fact.case_id)
            case _ if fact.case_id not in desk.open:
                desk.open.append(fact.case_id)

    # --- what an officer does ----------------------------------------------------------------

    def _act(self, desk: Desk) -> Sequence[c.Command]:
        """The commands of one act, or none when there is nothing to do it to."""
        acts = (
            (self._receive, 5), (self._diarise, 2), (self._open_file, 1), (self._note, 6),
            (self._send, 5), (self._send_receipt, 1), (self._return, 1), (self._draft, 1),
        )  # fmt: skip
        (act,) = self.random.choices([a for a, _ in acts], [weight for _, weight in acts])
        return act(desk)

    def _id(self) -> bytes:
        return time_ordered_id(at_ms=self._at, random=self.random.randbytes(10))

    def _op(self) -> OpId:
        return OpId(self._id())

    def _pick(self, desk: Desk, kind: CaseKind) -> CaseId | None:
        found = [case_id for case_id in desk.open if self.cases[case_id].kind is kind]
        return self.random.choice(found) if found else None

    def _receive(self, desk: Desk) -> Sequence[c.Command]:
        if not desk.tray:
            return ()
        return (c.ReceiveCase(self._op(), self.random.choice(desk.tray)),)

    def _diarise(self, desk: Desk) -> Sequence[c.Command]:
        particulars = Particulars(
            subject=words.subject(self.random, len(self.cases)),
            sender=self.random.choice(words.PEOPLE),
            sender_place=self.random.choice(words.PLACES),
            letter_number=f"{self.random.randrange(9_999)}/सा./2025",
            received_on=TODAY,
            letter_date=TODAY,
            category=self.random.choice(words.CATEGORIES),
        )
        place = (desk.seat.office_id, desk.seat.section_id, f"अनं.-{desk.device.code}-{desk.dseq}")
        return (c.DiariseReceipt(self._op(), CaseId(self._id()), *place, particulars),)

    def _open_file(self, desk: Desk) -> Sequence[c.Command]:
        receipt = self._pick(desk, CaseKind.RECEIPT)
        if receipt is None:
            return ()
        case_id = CaseId(self._id())
        cover = Cover(
            subject=words.subject(self.random, len(self.cases)),
            category=self.random.choice(words.CATEGORIES),
        )
        place = (desk.seat.office_id, desk.seat.section_id, f"अनं.-{desk.device.code}-{desk.dseq}")
        return (
            c.OpenFile(self._op(), case_id, *place, cover),
            c.PutInFile(self._op(), self._op(), case_id, receipt),
        )

    def _noted(self, case_id: CaseId) -> c.Command:
        case, text = self.cases[case_id], words.note_text(self.random)
        green = [note for note in case.notes if note.state is NoteState.GREEN]
        if green and self.random.random() < 0.5:
            return c.EditNote(self._op(), case_id, green[-1].note_id, text)
        return c.WriteNote(self._op(), case_id, NoteId(self._id()), text)

    def _note(self, desk: Desk) -> Sequence[c.Command]:
        case_id = self._pick(desk, CaseKind.FILE)
        return () if case_id is None else (self._noted(case_id),)

    def _draft(self, desk: Desk) -> Sequence[c.Command]:
        case_id = self._pick(desk, CaseKind.FILE)
        if case_id is None:
            return ()
        text = words.note_text(self.random)
        return (c.WriteYellowNote(self._op(), case_id, NoteId(self._id()), text),)

    def _receiver(self, desk: Desk) -> PostId:
        if self.random.random() < ELSEWHERE_SHARE:
            return desk.seat.elsewhere
        return desk.seat.superior

    def _send(self, desk: Desk) -> Sequence[c.Command]:
        case_id = self._pick(desk, CaseKind.FILE)
        if case_id is None:
            return ()
        send = c.ForwardCase(self._op(), case_id, self._receiver(desk), Action.APPROVAL)
        return (self._noted(case_id), send)

    def _send_receipt(self, desk: Desk) -> Sequence[c.Command]:
        case_id = self._pick(desk, CaseKind.RECEIPT)
        if case_id is None:
            return ()
        return (c.ForwardCase(self._op(), case_id, self._receiver(desk)),)

    def _return(self, desk: Desk) -> Sequence[c.Command]:
        case_id = self._pick(desk, CaseKind.FILE)
        if case_id is None or self.cases[case_id].returns_to is None:
            return ()
        if not desk.seat.may_approve:
            reason = words.note_text(self.random)
            return (c.ReturnCase(self._op(), case_id, NoteId(self._id()), reason=reason),)
        approve = c.ApproveCase(self._op(), case_id, NoteId(self._id()), "अनुमोदित।")
        return (approve, c.ReturnCase(self._op(), case_id, NoteId(self._id())))


def _length(asked: Sequence[c.Command]) -> int:
    """How many ops an act makes: a receipt put in a file is one on each."""
    return sum(2 if isinstance(command, c.PutInFile) else 1 for command in asked)
