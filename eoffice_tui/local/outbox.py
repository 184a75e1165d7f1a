"""Record facts as sealed ops, offer what was not sent, and settle what was answered."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Integer, bindparam, func, select, update

from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Basis, Case
from eoffice_core.domain.decide import Decided
from eoffice_core.domain.ids import CaseId, DeviceId, OfficeId, OpId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.ops import FileOpened, ReceiptDiarised
from eoffice_core.store import ledger
from eoffice_core.store.cases import load_cases
from eoffice_core.store.ledger import OP, LedgerLine, Standing, set_standing
from eoffice_core.store.meta import read_meta, write_meta
from eoffice_core.store.projector import project
from eoffice_core.store.rows import DriverRow
from eoffice_core.wire.bodies import kind_number
from eoffice_core.wire.codec import Envelope, Op, seal
from eoffice_core.wire.limits import OPS_PER_GROUP_MAX
from eoffice_core.wire.messages import Code, SentOp, Verdict
from eoffice_tui.local.chain import ChainEnd, Device, read_end, write_end
from eoffice_tui.local.cursor import in_sight, place_of
from eoffice_tui.local.refold import drop_unseen, refold
from eoffice_tui.local.returned import reasons_of, write_returned

_AFTER = (
    select(OP)
    .where(OP.c.device_id == bindparam("device"), OP.c.dseq > bindparam("dseq"))
    .order_by(OP.c.dseq)
    .limit(bindparam("rows", type_=Integer))
)

ACKNOWLEDGED = "acknowledged"
OFFER_BYTES_MAX = 128 * 1024
"""Ops offered at once: more would be lost again whenever the line breaks."""


def record(
    connection: Connection,
    device: Device,
    decided: Decided,
    *,
    basis: Basis,
    post_id: PostId,
    at: Moment,
) -> None:
    """Seal a decision's facts as ops, keep them as unsent, and show what they make of the cases."""
    assert len(decided.facts) <= OPS_PER_GROUP_MAX, "no act records more than one group takes"
    end = read_end(connection)
    cases: dict[CaseId, Case] = dict(basis.cases)
    post = basis.directory.posts[post_id]
    seen = place_of(connection, office_id=post.office_id, post_id=post_id).seq
    lines: list[LedgerLine] = []
    for place, fact in enumerate(decided.facts):
        case = cases.get(fact.case_id)
        is_first_of_many = place == 0 and len(decided.facts) > 1
        envelope = Envelope(
            op_id=fact.op_id,
            dseq=end.dseq + 1,
            post_id=post_id,
            made_at=at,
            prev=end.head,
            case_id=fact.case_id,
            custody_version=0 if case is None else case.custody.version,
            seen=seen,
            group=len(decided.facts) if is_first_of_many else 0,
        )
        sealed = seal(envelope, fact.body, device.sign)
        end = ChainEnd(dseq=envelope.dseq, head=sealed.hash)
        line = LedgerLine(
            sealed=sealed,
            op=Op(envelope=envelope, kind=kind_number(fact.body), body=fact.body),
            office_id=_office_of(case, fact.body, post.office_id),
            device_id=device.device_id,
            officer_id=device.officer_id,
            standing=Standing.UNSENT,
        )
        cases[fact.case_id] = apply(case, line.entry)
        lines.append(line)
    ledger.append(connection, lines)
    changed = {line.op.envelope.case_id for line in lines}
    project(connection, {c: (basis.cases.get(c), cases[c]) for c in changed})
    write_end(connection, end)


def _office_of(case: Case | None, body: object, mine: OfficeId) -> OfficeId:
    if case is not None:
        return case.office_id
    return body.office_id if isinstance(body, ReceiptDiarised | FileOpened) else mine


def acknowledged(connection: Connection) -> int:
    """The last of this device's ops of which the registry's verdict is known."""
    return int(read_meta(connection, ACKNOWLEDGED) or "0")


def count_unsent(connection: Connection) -> int:
    """How many ops wait for their verdict."""
    return connection.execute(
        select(func.count()).select_from(OP).where(OP.c.standing == int(Standing.UNSENT))
    ).scalar_one()


def offer(connection: Connection, device: Device, *, ops_max: int) -> list[SentOp]:
    """The next ops to send, in their order, a group never cut in two, whatever its size."""
    rows = connection.execute(
        _AFTER,
        {
            "device": device.device_id,
            "dseq": acknowledged(connection),
            "rows": max(ops_max, OPS_PER_GROUP_MAX),
        },
    ).all()
    whole = _whole_groups(rows, ops_max=ops_max)
    return [
        SentOp(
            raw=row.raw,
            signature=row.signature,
            refused=reasons_of(connection, OpId(row.op_id))
            if row.standing == Standing.RETURNED
            else [],
        )
        for row in whole
    ]


def _whole_groups(rows: Sequence[DriverRow], *, ops_max: int) -> list[DriverRow]:
    """The leading rows that make whole groups and stay within the size of one request."""
    taken: list[DriverRow] = []
    group: list[DriverRow] = []
    size = left = 0
    for row in rows:
        left = (left or ledger.line_of(row).op.envelope.group or 1) - 1
        group.append(row)
        size += len(row.raw)
        if left:
            continue
        if taken and (size > OFFER_BYTES_MAX or len(taken) + len(group) > ops_max):
            break
        taken += group
        group = []
    return taken


def settle(connection: Connection, device: Device, verdicts: Sequence[Verdict]) -> set[CaseId]:
    """Take the registry's verdicts; what was declined goes to the returned with its text."""
    rows = ledger.known_ops(connection, [OpId(verdict.op_id) for verdict in verdicts])
    declined: set[CaseId] = set()
    touched: set[CaseId] = set()
    for verdict in verdicts:
        row = rows.get(OpId(verdict.op_id))
        if row is None or row.device_id != device.device_id:
            continue
        case_id = CaseId(row.case_id)
        touched.add(case_id)
        if row.standing != Standing.UNSENT:
            continue
        if verdict.code is Code.APPLIED:
            set_standing(
                connection,
                OpId(row.op_id),
                Standing.ACCEPTED,
                accepted_at=Moment(verdict.accepted_at),
                case_index=row.case_index,
            )
            continue
        set_standing(connection, OpId(row.op_id), Standing.RETURNED)
        declined.add(case_id)
    _return(connection, verdicts, rows, declined)
    refold(connection, touched)
    drop_unseen(connection, touched, own=device.device_id)
    if verdicts:
        last = max(acknowledged(connection), *(verdict.dseq for verdict in verdicts))
        write_meta(connection, ACKNOWLEDGED, str(last))
    return touched


def _return(
    connection: Connection,
    verdicts: Sequence[Verdict],
    rows: Mapping[OpId, DriverRow],
    declined: set[CaseId],
) -> None:
    cases = load_cases(connection, declined)
    for verdict in verdicts:
        row = rows.get(OpId(verdict.op_id))
        if row is None or verdict.code is not Code.REFUSED or row.case_id not in declined:
            continue
        write_returned(
            connection,
            op_id=OpId(row.op_id),
            case_id=CaseId(row.case_id),
            case=cases.get(CaseId(row.case_id)),
            reasons=list(verdict.reasons),
            at=Moment(verdict.accepted_at),
        )


def unclaimed(connection: Connection) -> set[CaseId]:
    """The cases in which an op of mine was accepted, but which no post of mine sees any more."""
    mine = select(OP.c.case_id).where(OP.c.standing == int(Standing.ACCEPTED)).distinct()
    cases = {CaseId(case_id) for case_id in connection.execute(mine).scalars()}
    return cases - in_sight(connection, cases)


def put_aside(connection: Connection, cases: set[CaseId], *, own: DeviceId) -> set[CaseId]:
    """All feeds were read and none brought my accepted ops in these cases: wait no longer."""
    connection.execute(
        update(OP)
        .where(OP.c.case_id.in_(cases), OP.c.standing == int(Standing.ACCEPTED))
        .values(standing=int(Standing.AWAY), case_index=None)
    )
    drop_unseen(connection, cases, own=own)
    return cases
