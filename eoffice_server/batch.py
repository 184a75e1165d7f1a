"""One accepting transaction, group by group: decide again, number, record, show."""

from dataclasses import dataclass, field

from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Basis, Case
from eoffice_core.domain.decide.again import decide_again
from eoffice_core.domain.ids import (
    REGISTRY_DEVICE,
    REGISTRY_OFFICER,
    REGISTRY_POST,
    CaseId,
    DeviceId,
    OfficeId,
    OfficerId,
    OpId,
    time_ordered_id,
)
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor, Directory
from eoffice_core.domain.ops import Entry, NumberAssigned
from eoffice_core.domain.refusal import Reason, Refused, refused
from eoffice_core.proof.chain import SIGNATURE_BYTES, op_hash
from eoffice_core.store.ledger import LedgerLine, Standing
from eoffice_core.wire.bodies import kind_number
from eoffice_core.wire.codec import Envelope, Op, SealedOp, encode_op
from eoffice_core.wire.messages import Code, Verdict
from eoffice_server.identity import SignedDevice
from eoffice_server.incoming import Group, Incoming
from eoffice_server.numbers import Birth, Numbers, birth_of
from eoffice_server.sight import Sight


@dataclass
class Batch:
    """What one accepting transaction has decided so far."""

    directory: Directory
    at: Moment
    sender: SignedDevice
    sight: Sight
    numbers: Numbers
    registry: dict[OfficeId, tuple[int, bytes]]
    before: dict[CaseId, Case]
    after: dict[CaseId, Case]
    known_ids: set[OpId]
    lines: list[LedgerLine] = field(default_factory=list)
    refusals: list[dict[str, object]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def take(self, group: Group) -> None:
        """Decide one group and record what follows from it."""
        refusal = refused(group.faults) or self._decide(group)
        if refusal is not None:
            self._refuse(group, refusal)
            return
        for one in group.ops:
            assert one.op is not None, "a group that was decided could be read"
            self._accept(one, one.op)

    def _decide(self, group: Group) -> Refused | None:
        first = group.ops[0].envelope
        actor = Actor(officer_id=self.sender.officer_id, post_id=first.post_id)
        if not self.directory.holds(actor, self.at):  # tenure is judged at acceptance
            return Refused(reasons=(Reason.POST_NOT_HELD,))
        if any(one.op_id in self.known_ids for one in group.ops):
            return Refused(reasons=(Reason.OP_MALFORMED,))
        basis = Basis(directory=self.directory, cases=self.after)
        decision = decide_again(basis, [one.claim for one in group.ops], actor, first.made_at)
        return decision if isinstance(decision, Refused) else None

    def _refuse(self, group: Group, refusal: Refused) -> None:
        numbers = [int(reason) for reason in refusal.reasons]
        for one in group.ops:
            self.known_ids.add(one.op_id)
            self.refusals.append(
                {
                    "device_id": self.sender.device_id,
                    "dseq": one.envelope.dseq,
                    "op_id": one.op_id,
                    "reasons": " ".join(map(str, numbers)),
                    "decided_at": self.at,
                    "raw": one.sealed.raw,
                    "signature": one.sealed.signature,
                }
            )
            self.verdicts.append(
                Verdict(
                    op_id=one.op_id,
                    dseq=one.envelope.dseq,
                    code=Code.REFUSED,
                    reasons=numbers,
                    accepted_at=self.at,
                )
            )

    def _accept(self, one: Incoming, op: Op) -> None:
        case = self._record(one.sealed, op, self.sender.device_id, self.sender.officer_id)
        self.verdicts.append(
            Verdict(
                op_id=one.op_id,
                dseq=one.envelope.dseq,
                code=Code.APPLIED,
                accepted_at=self.at,
                case_index=case.op_count,
            )
        )
        birth = birth_of(op.body)
        if birth is not None:
            self._assign_number(case, birth)

    def _record(self, sealed: SealedOp, op: Op, device_id: DeviceId, officer_id: OfficerId) -> Case:
        envelope = op.envelope
        before = self.after.get(envelope.case_id)
        entry = Entry(
            fact=op.fact,
            post_id=envelope.post_id,
            officer_id=officer_id,
            made_at=envelope.made_at,
            accepted_at=self.at,
        )
        case = apply(before, entry)
        self.after[case.case_id] = case
        self.known_ids.add(envelope.op_id)
        self.lines.append(
            LedgerLine(
                sealed=sealed,
                op=op,
                office_id=case.office_id,
                device_id=device_id,
                officer_id=officer_id,
                standing=Standing.SETTLED,
                accepted_at=self.at,
                case_index=case.op_count,
                seq=self.sight.follow(entry.fact, before=before, after=case),
            )
        )
        return case

    def _assign_number(self, case: Case, birth: Birth) -> None:
        """Record the official number as the registry's own op, on its own chain per office."""
        dseq, head = self.registry[case.office_id]
        number = self.numbers.next_for(birth)
        op_id = OpId(_registry_op_id(self.at, case, dseq + 1))
        envelope = Envelope(
            op_id=op_id,
            dseq=dseq + 1,
            post_id=REGISTRY_POST,
            made_at=self.at,
            prev=head,
            case_id=case.case_id,
            custody_version=case.custody.version,
            seen=self.sight.heads[case.office_id],
        )
        body = NumberAssigned(number=number)
        raw = encode_op(envelope, body)
        self.registry[case.office_id] = (dseq + 1, op_hash(raw))
        op = Op(envelope=envelope, kind=kind_number(body), body=body)
        sealed = SealedOp(raw=raw, signature=bytes(SIGNATURE_BYTES))
        self._record(sealed, op, REGISTRY_DEVICE, REGISTRY_OFFICER)


def _registry_op_id(at: Moment, case: Case, dseq: int) -> bytes:
    """The id of a registry's op: made of the case it numbers, so that it needs no randomness."""
    seed = op_hash(case.case_id + dseq.to_bytes(8, "big"))
    return time_ordered_id(at_ms=at, random=seed[:10])
