"""After a history everything is checked: the invariants, and what the oracle says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from sqlalchemy import Connection, Row, select

from eoffice_core.domain.case import Case, CaseStatus
from eoffice_core.domain.ids import CaseId, DeviceId, OfficeId, OpId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.office import Directory
from eoffice_core.domain.receipt import Classification
from eoffice_core.store.cases import CASE, CORRESPONDENCE, MOVEMENT, NOTE, load_cases
from eoffice_core.store.check import desk_breaches, server_breaches
from eoffice_core.store.directory import read_directory
from eoffice_core.store.ledger import OP, Standing, line_of
from eoffice_core.store.projector import rebuild
from eoffice_core.wire.directory import directory_lines
from eoffice_server.sight import FEED
from eoffice_server.taking import DEVICE, HEAD, REFUSED
from eoffice_tui.local.outbox import acknowledged
from eoffice_tui.local.register import REGISTER
from tests.sim.office import Office
from tests.sim.oracle import Oracle, Told
from tests.sim.seat import Breached, Seat

ROW_TABLES = (CASE, NOTE, MOVEMENT, CORRESPONDENCE)
IN_THE_MIDDLE_OF_A_PAGE = "it lies in a file of which it does not know"
"""A page may end between the two facts of one filing; at the end of the feed it must not stand."""


def check_desk_now(seat: Seat, *, at_rest: bool = False) -> None:
    """What must be true of a desk at any time, and a little more when it has read everything."""
    with seat.store.reading() as connection:
        found = desk_breaches(connection)
    wrong = [str(b) for b in found if at_rest or b.what != IN_THE_MIDDLE_OF_A_PAGE]
    with seat.store.writing() as connection:
        wrong += _not_rebuilt(connection)
    _insist(seat.name, wrong)


def check_office_now(office: Office) -> None:
    """What must be true of the registry at any time."""
    with office.store.writing() as connection:
        wrong = [str(breach) for breach in server_breaches(connection)]
        wrong += _not_rebuilt(connection)
    _insist("registry", wrong)


def check_everything(office: Office, seats: Sequence[Seat], at: Moment) -> None:
    """What must be true when everybody has synced and nothing goes wrong any more."""
    check_office_now(office)
    with office.store.reading() as connection:
        lines = [line_of(row) for row in connection.execute(select(OP)).all()]
        directory = read_directory(connection)
        oracle = Oracle(lines, directory)
        known = load_cases(connection, oracle.cases)
        _insist("registry", oracle.wrong)
        _insist("registry", _unlike_oracle(oracle, known))
        _insist("registry", _sequence_gaps(connection))
        verdicts = _Verdicts(connection)
    for seat in seats:
        check_desk_now(seat, at_rest=True)
        _insist(seat.name, list(verdicts.breaches(seat)))
        held = directory.posts_of(seat.device.officer_id, at)
        with seat.store.reading() as connection:
            _insist(seat.name, list(_unlike_registry(connection, oracle, known, held)))
            _insist(seat.name, list(_register_breaches(connection, oracle, known, held)))
            if directory_lines(read_directory(connection)) != directory_lines(directory):
                _insist(seat.name, ["another directory than the registry's"])


def _insist(where: str, wrong: Sequence[str]) -> None:
    if wrong:
        raise Breached([f"{where}: {what}" for what in wrong])


def _rows(connection: Connection) -> list[list[Row[tuple[object, ...]]]]:
    return [
        list(connection.execute(select(table).order_by(*table.primary_key)).all())
        for table in ROW_TABLES
    ]


def _not_rebuilt(connection: Connection) -> list[str]:
    before = _rows(connection)
    rebuild(connection)
    return [] if _rows(connection) == before else ["rebuilt from the ledger, the rows are others"]


# --- the registry ---------------------------------------------------------------------------


def _unlike_oracle(oracle: Oracle, known: dict[CaseId, Case]) -> list[str]:
    wrong = [] if set(known) == set(oracle.cases) else ["other cases than the ops tell of"]
    for case_id, told in oracle.cases.items():
        case = known[case_id]
        if told.number != oracle.expected_number[case_id]:
            due = oracle.expected_number[case_id]
            wrong.append(f"{_short(case_id)} has the number {told.number!r}, {due!r} was due")
        if _as_told(case) != _facts(told):
            wrong.append(f"{_short(case_id)} is {_as_told(case)}, its ops say {_facts(told)}")
    return wrong


def _facts(told: Told) -> tuple[object, ...]:
    notes = [
        (note_id, note.text, note.is_green and not note.is_away, note.left_with)
        for note_id, note in told.notes.items()
    ]
    place = (told.holder, told.version, told.is_open, told.status)
    return (*place, told.number, told.file_id, told.papers, notes)


def _as_told(case: Case) -> tuple[object, ...]:
    notes = [
        (note.note_id, note.text, note.state in (NoteState.GREEN, NoteState.FINAL), note.sent_with)
        for note in case.notes
    ]
    custody = case.custody
    papers = [paper.receipt_id for paper in case.correspondence]
    place = (custody.post_id, custody.version, custody.is_received, case.status)
    return (*place, case.number, case.file_id, papers, notes)


def _sequence_gaps(connection: Connection) -> list[str]:
    """Each office counts 1, 2, 3 … and every number has a row."""
    used: dict[int, set[int]] = {}
    for table in (OP, FEED):
        for row in connection.execute(select(table.c.office_id, table.c.seq)):
            used.setdefault(row.office_id, set()).add(row.seq)
    heads = connection.execute(select(HEAD.c.office_id, HEAD.c.head_seq)).all()
    return [
        f"office {office}: its sequence has gaps"
        for office, head in heads
        if used.get(office, set()) != set(range(1, head + 1))
    ]


class _Verdicts:
    """What the registry answered to each device's ops."""

    def __init__(self, connection: Connection) -> None:
        accepted = connection.execute(
            select(OP.c.device_id, OP.c.op_id, OP.c.raw, OP.c.accepted_at, OP.c.case_index)
        ).all()
        refused = connection.execute(
            select(REFUSED.c.device_id, REFUSED.c.op_id, REFUSED.c.raw, REFUSED.c.reasons)
        ).all()
        self._taken = {row.device_id: row.taken for row in connection.execute(select(DEVICE))}
        self._accepted = {(row.device_id, row.op_id): row for row in accepted}
        self._refused = {(row.device_id, row.op_id): row for row in refused}

    def breaches(self, seat: Seat) -> Iterable[str]:
        """Every op of a desk has one verdict, which both sides know, and no text is lost."""
        with seat.store.reading() as connection:
            own = OP.c.device_id == seat.device.device_id
            rows = connection.execute(select(OP).where(own).order_by(OP.c.dseq)).all()
            known_until = acknowledged(connection)
        listed = {row.op_id: row for row in seat.desk.returned()}
        if [row.op_id for row in rows] != list(seat.made):
            yield "its ledger has not exactly the ops that it made"
        if known_until != len(rows) or self._taken[seat.device.device_id] != len(rows):
            yield "not every op is answered"
        yield from self._of_others(seat.device.device_id, seat.made)
        yield from _torn_groups(rows)
        for row in rows:
            op_id = OpId(row.op_id)
            if what := self._standing_breach(row, seat.device.device_id):
                yield f"op {row.dseq} {_short(op_id)} {what}"
            is_listed, is_away = op_id in listed, op_id in seat.put_away
            is_returned = row.standing == Standing.RETURNED
            if (is_returned and not is_listed and not is_away) or (is_listed and not is_returned):
                yield f"op {row.dseq} {_short(op_id)} stands in the wrong list"
            if is_listed and seat.made[op_id] not in listed[op_id].text:
                yield f"op {row.dseq} {_short(op_id)} came back without its text"

    def _standing_breach(self, row: Row[tuple[object, ...]], device: DeviceId) -> str:
        key = (device, row.op_id)
        accepted, refused = self._accepted.get(key), self._refused.get(key)
        if (accepted is None) == (refused is None):
            return "has no verdict, or two"
        if accepted is not None:
            if row.standing not in (Standing.SETTLED, Standing.AWAY):
                return f"was accepted and is {Standing(row.standing).name}"
            here = (row.raw, row.case_index, row.accepted_at)
            there = (accepted.raw, accepted.case_index, accepted.accepted_at)
            if row.standing == Standing.SETTLED and here != there:
                return "stands here otherwise than at the registry"
            return ""
        assert refused is not None
        if row.standing != Standing.RETURNED or row.raw != refused.raw:
            return f"was refused and is {Standing(row.standing).name}"
        return ""

    def _of_others(self, device: DeviceId, made: dict[OpId, str]) -> Iterable[str]:
        for of_device, op_id in (*self._accepted, *self._refused):
            if of_device == device and op_id not in made:
                yield f"the registry has an op {_short(op_id)} that it never made"


def _torn_groups(rows: Sequence[Row[tuple[object, ...]]]) -> Iterable[str]:
    """A group is accepted or refused as a whole."""
    for place, row in enumerate(rows):
        length = line_of(row).op.envelope.group or 1
        declined = {one.standing == Standing.RETURNED for one in rows[place : place + length]}
        if len(declined) > 1:
            yield f"the group of {length} from op {row.dseq} on is torn"


# --- the desks ------------------------------------------------------------------------------


def _unlike_registry(
    connection: Connection,
    oracle: Oracle,
    known: dict[CaseId, Case],
    held: Sequence[PostId],
) -> Iterable[str]:
    """A desk shows exactly what its posts see, each case as the registry has it."""
    shown_ids = [CaseId(c) for c in connection.execute(select(CASE.c.case_id)).scalars()]
    shown = load_cases(connection, shown_ids)
    due = oracle.seen_by(held)
    for case_id in sorted(set(shown) - due):
        yield f"{_short(case_id)} is shown to posts {held} that may not see it"
    for case_id in sorted(due - set(shown)):
        yield f"{_short(case_id)} is missing for posts {held}"
    for case_id in sorted(due & set(shown)):
        if shown[case_id] != known[case_id]:
            yield f"{_short(case_id)} differs: {_difference(shown[case_id], known[case_id])}"


def _register_breaches(
    connection: Connection,
    oracle: Oracle,
    known: dict[CaseId, Case],
    held: Sequence[PostId],
) -> Iterable[str]:
    """The register lists every case of the desk's offices, as it stands now."""
    offices = _offices(held, oracle.directory)
    registers = oracle.registers()
    due = {case_id for office in offices for case_id in registers[office]}
    listed = {CaseId(row.case_id): row for row in connection.execute(select(REGISTER)).all()}
    for case_id in sorted(due - set(listed)):
        yield f"{_short(case_id)} is missing in the register of offices {sorted(offices)}"
    for case_id in sorted(set(listed) - due):
        yield f"{_short(case_id)} is listed, but is not of offices {sorted(offices)}"
    for case_id in sorted(due & set(listed)):
        row, line = listed[case_id], _headline(known[case_id])
        stands = (row.number, row.subject, row.sender, row.status, row.custodian, row.since)
        if stands != line:
            yield f"{_short(case_id)} is listed as {stands}, it is {line}"


def _headline(case: Case) -> tuple[object, ...]:
    is_open = case.classification is Classification.NORMAL
    return (
        case.number,
        case.subject if is_open else "",
        case.sender if is_open else "",
        CaseStatus(case.status),
        case.custody.post_id,
        case.custody.since,
    )


def _difference(here: Case, there: Case) -> str:
    parts = [
        f"{part.name} is here {getattr(here, part.name)}, there {getattr(there, part.name)}"
        for part in fields(Case)
        if getattr(here, part.name) != getattr(there, part.name)
    ]
    return "; ".join(parts)


def _offices(held: Iterable[PostId], directory: Directory) -> set[OfficeId]:
    return {directory.posts[post].office_id for post in held}


def _short(identifier: bytes) -> str:
    return identifier.hex()[-6:]
