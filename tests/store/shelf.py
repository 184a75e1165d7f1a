"""Stories as ledgers: every entry sealed as an op, accepted a second after it was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, inspect

from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId, DeviceId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.ops import Entry
from eoffice_core.store import ledger, projector
from eoffice_core.store.engine import Store
from eoffice_core.store.ledger import LedgerLine, Standing
from eoffice_core.store.search_index import WEIGHTS
from eoffice_core.wire.bodies import kind_number
from eoffice_core.wire.codec import Envelope, Op, SealedOp, encode_op
from tests.builders import Story

DEVICE = DeviceId(1)
Rows = dict[str, list[tuple[object, ...]]]


class Shelf:
    """Seals entries into ledger lines, and knows the cases that they make."""

    def __init__(self) -> None:
        self.cases: dict[CaseId, Case] = {}
        self.lines: list[LedgerLine] = []

    def seal(self, entry: Entry) -> LedgerLine:
        """The ledger line of one more entry."""
        case_id = entry.fact.case_id
        before = self.cases.get(case_id)
        dseq = len(self.lines) + 1
        envelope = Envelope(
            op_id=entry.fact.op_id,
            dseq=dseq,
            post_id=entry.post_id,
            made_at=entry.made_at,
            prev=self.lines[-1].sealed.hash if self.lines else bytes(32),
            case_id=case_id,
            custody_version=0 if before is None else before.custody.version,
            seen=0,
        )
        sealed = SealedOp(raw=encode_op(envelope, entry.fact.body), signature=bytes(64))
        op = Op(envelope=envelope, kind=kind_number(entry.fact.body), body=entry.fact.body)
        accepted_at = Moment(entry.made_at + 1_000)
        made = Entry(entry.fact, entry.post_id, entry.officer_id, entry.made_at, accepted_at)
        after = apply(before, made)
        self.cases[case_id] = after
        line = LedgerLine(
            sealed=sealed,
            op=op,
            office_id=after.office_id,
            device_id=DEVICE,
            officer_id=entry.officer_id,
            standing=Standing.SETTLED,
            accepted_at=accepted_at,
            case_index=after.op_count,
            seq=dseq,
        )
        self.lines.append(line)
        return line

    def write(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Write these entries and what they make of their cases, as one act does."""
        before = {e.fact.case_id: self.cases.get(e.fact.case_id) for e in entries}
        ledger.append(connection, [self.seal(entry) for entry in entries])
        changes = {case_id: (case, self.cases[case_id]) for case_id, case in before.items()}
        projector.project(connection, changes)


def write_stories(store: Store, stories: Iterable[Story]) -> Shelf:
    """Write whole stories, each in one transaction."""
    shelf = Shelf()
    for story in stories:
        with store.writing() as connection:
            shelf.write(connection, story.history)
    return shelf


def dump(connection: Connection) -> Rows:
    """Every row of every table, in an order of its own; of a full-text index its words."""
    names = [name for name in inspect(connection).get_table_names() if "_fts" not in name]
    rows = {name: _sorted(connection, f"SELECT * FROM {name}") for name in sorted(names)}
    if connection.dialect.name == "sqlite" and "passage" in names:
        for column in WEIGHTS:
            asked = (
                f'SELECT rowid FROM passage_fts WHERE {column} MATCH \'"क" * OR "2" * OR "न" *\''
            )
            rows[f"passage_fts {column}"] = _sorted(connection, asked)
    return rows


def _sorted(connection: Connection, asked: str) -> list[tuple[object, ...]]:
    return sorted((tuple(row) for row in connection.exec_driver_sql(asked)), key=repr)
