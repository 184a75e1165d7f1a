"""Run the invariants against a real store: after every test, and for the administrator's doctor."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId, OpId
from eoffice_core.domain.invariants import (
    Breach,
    Invariant,
    append_only_breaches,
    custody_breaches,
    filing_breaches,
    fold_breaches,
    nothing_lost_breaches,
    once_breaches,
)
from eoffice_core.domain.ops import Entry, FileOpened, ReceiptDiarised, ReceiptFiled
from eoffice_core.proof.chain import op_hash
from eoffice_core.store.cases import CASE, load_cases
from eoffice_core.store.ledger import OP, LedgerLine, Standing, case_ids, line_of, lines_of
from eoffice_core.store.meta import read_meta
from eoffice_core.store.search_check import index_faults

BREACHES_MAX = 1_000
OWN_DEVICE = "device_id"
"""The fact under which a desk's store keeps which device it is."""


def server_breaches(connection: Connection) -> list[Breach]:
    """What is wrong with a server's store: nothing, in a sound one."""
    breaches = _case_breaches(connection, is_desk=False)
    accepted = connection.execute(select(OP.c.op_id)).scalars()
    breaches += once_breaches((OpId(op_id), "the ledger") for op_id in accepted)
    return breaches[:BREACHES_MAX]


def desk_breaches(connection: Connection) -> list[Breach]:
    """What is wrong with a desk's store: nothing, in a sound one."""
    breaches = _case_breaches(connection, is_desk=True)
    breaches += _own_chain_breaches(connection)
    return breaches[:BREACHES_MAX]


def _case_breaches(connection: Connection, *, is_desk: bool) -> list[Breach]:
    known = case_ids(connection)
    lines = lines_of(connection, known)
    shown = {CaseId(c) for c in connection.execute(select(CASE.c.case_id)).scalars()}
    cases = load_cases(connection, shown)
    breaches = [
        Breach(Invariant.FOLD, case_id.hex(), "rows without a ledger")
        for case_id in shown - set(known)
    ]
    for case_id in known:
        listed = lines[case_id]
        if not is_desk:
            breaches += _gap_breaches(case_id, listed)
        breaches += _one_case_breaches([line.entry for line in listed], cases.get(case_id))
    breaches += [
        Breach(Invariant.FOLD, case_id.hex(), what)
        for case_id, what in index_faults(connection, cases.values())
    ]
    every = (line for listed in lines.values() for line in listed)
    return breaches + filing_breaches(cases, awaited=_awaited_filings(every) if is_desk else ())


def _awaited_filings(lines: Iterable[LedgerLine]) -> set[CaseId]:
    """The receipts whose filing stands in a desk's ledger and has not come to its place yet."""
    return {
        line.op.fact.case_id
        for line in lines
        if line.standing is not Standing.SETTLED and isinstance(line.op.fact.body, ReceiptFiled)
    }


def _one_case_breaches(entries: Sequence[Entry], seen: Case | None) -> list[Breach]:
    births = [isinstance(e.fact.body, ReceiptDiarised | FileOpened) for e in entries]
    if True not in births:  # its birth was declined or has left; its later ops await their verdict
        stray = [] if seen is None else ["rows of a case without its birth"]
        return [Breach(Invariant.FOLD, entries[0].fact.case_id.hex(), what) for what in stray]
    told = entries[births.index(True) :]
    breaches = fold_breaches(told, seen)
    if breaches or seen is None:
        return breaches
    return custody_breaches(seen) + append_only_breaches(told)


def _gap_breaches(case_id: CaseId, lines: Iterable[LedgerLine]) -> list[Breach]:
    places = [line.case_index for line in lines]
    if places != list(range(1, len(places) + 1)):
        return [Breach(Invariant.ONCE, case_id.hex(), "a gap or a double in the case's ledger")]
    return []


def _own_chain_breaches(connection: Connection) -> list[Breach]:
    """Every op that this desk sealed is here, hangs together, and stands in one place."""
    device = read_meta(connection, OWN_DEVICE)
    if device is None:
        return []
    rows = connection.execute(
        select(OP).where(OP.c.device_id == int(device)).order_by(OP.c.dseq)
    ).all()
    lines = [line_of(row) for row in rows]
    breaches = []
    for place, line in enumerate(lines, start=1):
        envelope = line.op.envelope
        if envelope.dseq != place:
            breaches.append(
                Breach(Invariant.NOTHING_LOST, envelope.op_id.hex(), f"op {place} is missing")
            )
            break
        if place > 1 and envelope.prev != op_hash(lines[place - 2].sealed.raw):
            breaches.append(
                Breach(Invariant.APPEND_ONLY, envelope.op_id.hex(), "the chain is broken")
            )
    places = {
        standing.name: frozenset(
            line.op.envelope.op_id for line in lines if line.standing is standing
        )
        for standing in Standing
    }
    return breaches + nothing_lost_breaches((line.op.envelope.op_id for line in lines), places)
