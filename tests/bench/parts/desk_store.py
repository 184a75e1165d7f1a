"""A clerk's real place with a large store in it: built once, kept among temporary files.

Every case lies with the clerk: the worst inbox there can be. Rows and ops are made of domain values
and fold to each other; only the signatures are blank.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy import Connection

from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Case
from eoffice_core.domain.file import Cover
from eoffice_core.domain.hindi import FOLD_VERSION
from eoffice_core.domain.ids import (
    REGISTRY_DEVICE,
    REGISTRY_OFFICER,
    REGISTRY_POST,
    CaseId,
    DeviceId,
    NoteId,
    OpId,
    PostId,
    time_ordered_id,
)
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import (
    Body,
    CaseForwarded,
    CaseReceived,
    FileOpened,
    NoteWritten,
    NumberAssigned,
    ReceiptDiarised,
)
from eoffice_core.domain.receipt import Particulars
from eoffice_core.proof.chain import HASH_BYTES, SIGNATURE_BYTES
from eoffice_core.store import ledger, projector
from eoffice_core.store.directory import write_directory
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.ground import mark_left_clean
from eoffice_core.store.ledger import LedgerLine, Standing
from eoffice_core.store.meta import write_meta
from eoffice_core.store.migrations import migrate
from eoffice_core.wire.bodies import kind_number
from eoffice_core.wire.codec import Envelope, Op, SealedOp, encode_op
from eoffice_core.wire.messages import Header
from eoffice_tui.local.chain import Device, new_key, write_device
from eoffice_tui.local.cursor import write_readers
from eoffice_tui.local.keyslot import create_slot
from eoffice_tui.local.place import ClerkPlace, clerk_place
from eoffice_tui.local.register import write_headers
from eoffice_tui.local.steps import STEPS
from eoffice_tui.wiring import LOGIN, SERVER
from tests import cast
from tests.bench.parts import words

CLERK_LOGIN = "bhupendra.sahu"
PASSWORD = "bench-dhan-2025"
NOWHERE = "http://127.0.0.1:9"
"""No server answers there."""

CASES_PER_CHUNK = 1_000
DAYS_BACK = 300
OTHER_DEVICE = DeviceId(77)
SENDERS = (cast.SUPERINTENDENT, cast.OFFICER, cast.INWARD_CLERK, cast.TEHSILDAR)


@dataclass(frozen=True, slots=True)
class Size:
    """How many cases the store holds."""

    receipts: int
    files: int


WHOLE = Size(receipts=100_000, files=20_000)
QUICK = Size(receipts=600, files=120)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Where the built place lies, as EOFFICE_HOME names it."""

    home: Path
    size: Size

    @property
    def place(self) -> ClerkPlace:
        """The clerk's own folder in it."""
        return clerk_place(self.home, CLERK_LOGIN)


def prepared(size: Size) -> Prepared:
    """The place of this size: the one that was kept, or a new one."""
    name = f"eoffice-bench-{size.receipts}-{size.files}-{_shape()}"
    home = Path(tempfile.gettempdir()) / name
    if not home.exists():
        unready = home.with_name(f"{name}.unready")
        shutil.rmtree(unready, ignore_errors=True)
        _build(Prepared(unready, size))
        unready.rename(home)
    return Prepared(home, size)


def _shape() -> str:
    """What the kept place depends on: the shape of stores, the fold of text, and this module."""
    with tempfile.TemporaryDirectory() as place:
        store = open_sqlite(Path(place) / "shape.db", key=None)
        migrate(store, STEPS)
        with store.reading() as connection:
            shape = connection.exec_driver_sql("SELECT sql FROM sqlite_master ORDER BY 1").all()
        store.close()
    made_by = Path(__file__).read_bytes()
    return hashlib.sha256(f"{shape}{FOLD_VERSION}".encode() + made_by).hexdigest()[:12]


def _build(prepared: Prepared) -> None:
    place, size = prepared.place, prepared.size
    place.make()
    key = create_slot(place.slot, clerk=CLERK_LOGIN, password=PASSWORD)
    store = open_sqlite(place.store, key=key.for_database(), key_is_proven=True)
    migrate(store, STEPS)
    with store.writing() as connection:
        write_device(
            connection,
            Device(
                device_id=DeviceId(1),
                officer_id=cast.CLERK.officer_id,
                code="नजारत1",
                epoch=1,
                key=new_key(),
            ),
        )
        write_directory(connection, cast.directory())
        write_meta(connection, SERVER, NOWHERE)
        write_meta(connection, LOGIN, CLERK_LOGIN)
    _fill(store, size)
    store.close()
    mark_left_clean(place.store)


def _fill(store: Store, size: Size) -> None:
    total = size.receipts + size.files
    maker = _Maker(total)
    every = max(1, total // max(1, size.files))
    for start in range(0, total, CASES_PER_CHUNK):
        numbers = range(start, min(total, start + CASES_PER_CHUNK))
        made = [maker.case(number, is_file=number % every == 0) for number in numbers]
        with store.writing() as connection:
            _write(connection, [one.case for one in made], [line for m in made for line in m.lines])


def _write(connection: Connection, cases: Sequence[Case], lines: Sequence[LedgerLine]) -> None:
    ledger.append(connection, lines)
    projector.project(connection, {case.case_id: (None, case) for case in cases})
    for post in (cast.CLERK_POST, cast.ESTABLISHMENT_POST):
        readers = {c.case_id: {int(post)} for c in cases if c.custody.post_id == post}
        write_readers(connection, post, readers)
    write_headers(connection, [_header(case) for case in cases])


def _header(case: Case) -> Header:
    return Header(
        case_id=case.case_id,
        office_id=case.office_id,
        kind=int(case.kind),
        status=int(case.status),
        number=case.number,
        provisional=case.provisional,
        subject=case.subject,
        sender=case.sender,
        custodian=case.custody.post_id,
        since=case.custody.since,
        op_count=case.op_count,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    case: Case
    lines: list[LedgerLine]


class _Maker:
    """Makes one case after the other, each later than the one before, the same in each run."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._random = Random(7)
        self._dseq = 0

    def case(self, number: int, *, is_file: bool) -> _Made:
        """A case that was opened, numbered and sent to the clerk, who has opened most of them."""
        random = self._random
        back = DAYS_BACK * cast.ONE_DAY_MS * (self._total - number) // self._total
        at = Moment(cast.NOW - back)
        author = random.choice(SENDERS)
        case_id = CaseId(time_ordered_id(at_ms=at, random=random.randbytes(10)))
        acts: list[tuple[Actor, Body]] = [
            (author, self._birth(author, number, at, is_file=is_file)),
            (Actor(REGISTRY_OFFICER, REGISTRY_POST), NumberAssigned(f"{number + 1}/सा./2025")),
        ]
        if is_file:
            note = NoteWritten(NoteId(self._id(at)), words.note_text(random))
            acts.append((author, note))
        acts.append((author, self._sending(at)))
        if random.random() < 0.8:
            acts.append((cast.CLERK, CaseReceived()))
        return self._folded(case_id, at, acts)

    def _birth(self, author: Actor, number: int, at: Moment, *, is_file: bool) -> Body:
        random, post = self._random, cast.directory().posts[author.post_id]
        subject = words.subject(random, number)
        category = random.choice(words.CATEGORIES)
        provisional = f"अनं.-{post.code}-{number}"
        if is_file:
            cover = Cover(subject=subject, category=category, head="स्टोर")
            return FileOpened(post.office_id, post.section_id, provisional, cover)
        particulars = Particulars(
            subject=subject,
            sender=random.choice(words.PEOPLE),
            sender_place=random.choice(words.PLACES),
            letter_number=f"{random.randrange(9_999)}/सा./2025",
            received_on=office_date(at),
            letter_date=office_date(at),
            category=category,
        )
        return ReceiptDiarised(post.office_id, post.section_id, provisional, particulars)

    def _sending(self, at: Moment) -> CaseForwarded:
        random = self._random
        days = timedelta(days=random.randrange(40))
        is_second_post = random.random() < 0.1
        return CaseForwarded(
            receiver=cast.ESTABLISHMENT_POST if is_second_post else cast.CLERK_POST,
            action=random.choice(list(Action)),
            priority=random.choices(list(Priority), [70, 15, 10, 5])[0],
            due_on=office_date(at) + days if random.random() < 0.3 else None,
            remarks="",
        )

    def _folded(self, case_id: CaseId, at: Moment, acts: list[tuple[Actor, Body]]) -> _Made:
        case: Case | None = None
        lines: list[LedgerLine] = []
        for actor, body in acts:
            at = Moment(at + cast.ONE_MINUTE_MS)
            line = self._line(case, case_id, at, actor, body)
            case = apply(case, line.entry)
            lines.append(line)
        assert case is not None, "the first act opens the case"
        return _Made(case, [_placed(line, case, n) for n, line in enumerate(lines, start=1)])

    def _line(
        self, case: Case | None, case_id: CaseId, at: Moment, actor: Actor, body: Body
    ) -> LedgerLine:
        self._dseq += 1
        envelope = Envelope(
            op_id=OpId(self._id(at)),
            dseq=self._dseq,
            post_id=PostId(actor.post_id),
            made_at=at,
            prev=bytes(HASH_BYTES),
            case_id=case_id,
            custody_version=1 if case is None else case.custody.version,
            seen=0,
        )
        is_registry = actor.post_id == REGISTRY_POST
        return LedgerLine(
            sealed=SealedOp(raw=encode_op(envelope, body), signature=bytes(SIGNATURE_BYTES)),
            op=Op(envelope=envelope, kind=kind_number(body), body=body),
            office_id=cast.COLLECTORATE.office_id,
            device_id=REGISTRY_DEVICE if is_registry else OTHER_DEVICE,
            officer_id=actor.officer_id,
            standing=Standing.SETTLED,
            accepted_at=at,
        )

    def _id(self, at: Moment) -> bytes:
        return time_ordered_id(at_ms=at, random=self._random.randbytes(10))


def _placed(line: LedgerLine, case: Case, case_index: int) -> LedgerLine:
    return replace(line, office_id=case.office_id, case_index=case_index)
