"""Officers' devices without desks: what they sign goes to the registry as it is, good or bad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

import pytest
from nacl.signing import SigningKey
from sqlalchemy import select

from eoffice_core.domain.ids import CaseId, DeviceId, OfficerId, OpId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor, Directory
from eoffice_core.domain.ops import Body, Fact
from eoffice_core.proof.chain import enrolment_hash, op_hash, signed_message
from eoffice_core.store.directory import write_directory
from eoffice_core.store.engine import Store, open_postgresql, open_sqlite
from eoffice_core.store.migrations import migrate
from eoffice_core.store.tables import core
from eoffice_core.wire.codec import Envelope, encode_op
from eoffice_core.wire.messages import (
    Code,
    Exchange,
    FeedRow,
    Page,
    Place,
    RowKind,
    SentOp,
    Verdict,
)
from eoffice_server.identity import SignedDevice, verify
from eoffice_server.opened import Opened, begin_epoch
from eoffice_server.registry import Registry
from eoffice_server.steps import STEPS
from eoffice_server.tables import DeviceRow, FeedLineRow, OfficeHeadRow
from eoffice_server.taking import Taken
from tests import cast
from tests.builders import Story
from tests.desks import put_directory
from tests.server.conftest import CountedBytes

DEVICE, FEED, HEAD = core(DeviceRow), core(FeedLineRow), core(OfficeHeadRow)

MINUTE = cast.ONE_MINUTE_MS


@dataclass
class Office:
    """A registry on a store, with a clock that the test moves."""

    store: Store
    at: Moment = cast.NOW
    directory: Directory = field(default_factory=cast.directory)

    def __post_init__(self) -> None:
        self.registry = Registry(self.store, verify=verify)
        self.epoch = Opened(self.store).epoch()
        self._hands = 0

    def hand(self, officer: Actor) -> Hand:
        """One more enrolled device of this officer."""
        self._hands += 1
        key = SigningKey(self._hands.to_bytes(32, "big"))
        device = SignedDevice(
            device_id=DeviceId(self._hands),
            officer_id=officer.officer_id,
            code=f"T{self._hands}",
            epoch=1,
            public_key=bytes(key.verify_key),
        )
        head = enrolment_hash(device_id=device.device_id, epoch=1, public_key=device.public_key)
        with self.store.writing() as connection:
            connection.execute(
                DEVICE.insert().values(
                    device_id=device.device_id,
                    officer_id=device.officer_id,
                    code=device.code,
                    epoch=1,
                    public_key=device.public_key,
                    taken=0,
                    head=head,
                    enrolled_at=cast.NOW,
                )
            )
        return Hand(office=self, device=device, key=key, head=head, actor=officer)

    def end_tenure(self, officer: OfficerId, post: PostId) -> None:
        """The officer leaves the post now; who comes after stays open."""
        tenures = tuple(
            replace(one, until=self.at) if (one.officer_id, one.post_id) == (officer, post) else one
            for one in self.directory.tenures
        )
        self.directory = replace(
            self.directory, version=self.directory.version + 1, tenures=tenures
        )
        with self.store.writing() as connection:
            write_directory(connection, self.directory)

    def seqs(self) -> dict[int, list[int]]:
        """The sequence numbers of which a feed row tells, per office."""
        with self.store.reading() as connection:
            rows = connection.execute(
                select(FEED.c.office_id, FEED.c.seq).distinct().order_by(FEED.c.seq)
            ).all()
        found: dict[int, list[int]] = {}
        for row in rows:
            found.setdefault(row.office_id, []).append(row.seq)
        return found

    def heads(self) -> dict[int, int]:
        """How far each office's counter has come."""
        with self.store.reading() as connection:
            return {row.office_id: row.head_seq for row in connection.execute(select(HEAD))}

    def assert_no_gaps(self) -> None:
        """Every number that an office's counter gave is told in its feeds, none twice as two."""
        seqs = self.seqs()
        for office_id, head in self.heads().items():
            assert seqs.get(office_id, []) == list(range(1, head + 1))


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """A registry with the standing office, on each engine in turn."""
    if request.param == "postgresql":
        store = open_postgresql(request.getfixturevalue("postgresql_url"))
    else:
        store = open_sqlite(tmp_path / "office.db", key=None)
    yield seated(store)
    store.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Office]:
    """The same on SQLite alone, for what the engine has no part in."""
    store = open_sqlite(tmp_path / "office.db", key=None)
    yield seated(store)
    store.close()


def seated(store: Store) -> Office:
    migrate(store, STEPS)
    begin_epoch(store, CountedBytes())
    put_directory(store, cast.directory(), "")
    return Office(store)


@dataclass
class Hand:
    """A device that signs what it is told to; keeps the end of its chain."""

    office: Office
    device: SignedDevice
    key: SigningKey
    head: bytes
    actor: Actor
    dseq: int = 0

    def seal(
        self,
        body: Body,
        *,
        case_id: CaseId,
        op_id: OpId,
        version: int,
        post: PostId | None = None,
        made_at: Moment | None = None,
        group: int = 0,
    ) -> SentOp:
        """One op at the end of the chain, whatever it says."""
        envelope = Envelope(
            op_id=op_id,
            dseq=self.dseq + 1,
            post_id=self.actor.post_id if post is None else post,
            made_at=self.office.at if made_at is None else made_at,
            prev=self.head,
            case_id=case_id,
            custody_version=version,
            seen=0,
            group=group,
        )
        return self.sign(encode_op(envelope, body))

    def sign(self, raw: bytes) -> SentOp:
        """Sign these bytes as the next op of the chain."""
        self.dseq += 1
        self.head = op_hash(raw)
        return SentOp(raw=raw, signature=self.key.sign(signed_message(raw)).signature)

    def facts(
        self, story: Story, facts: Sequence[Fact], *, group: int | None = None
    ) -> list[SentOp]:
        """These facts as one group, with the custody versions of the story."""
        sent = []
        length = (len(facts) if len(facts) > 1 else 0) if group is None else group
        for place, fact in enumerate(facts):
            case = story.basis.case(fact.case_id)
            sent.append(
                self.seal(
                    fact.body,
                    case_id=fact.case_id,
                    op_id=fact.op_id,
                    version=0 if case is None else case.custody.version,
                    group=0 if place else length,
                )
            )
            story = story.recorded([fact], self.actor)
        return sent

    def says(self, after: Story, *, before: Story | None = None) -> list[SentOp]:
        """What an honest desk sends for all that a story tells after another, act by act."""
        known = 0 if before is None else len(before.history)
        now = replace(after, basis=replace(after.basis, cases={}), history=())
        for entry in after.history[:known]:
            now = now.recorded([entry.fact], entry.actor)
        sent: list[SentOp] = []
        for _, act in groupby(after.history[known:], key=lambda entry: entry.made_at):
            facts = [entry.fact for entry in act]
            sent += self.facts(now, facts)
            now = now.recorded(facts, self.actor)
        return sent

    def sends(self, *sent: SentOp) -> Taken:
        """Let the registry decide."""
        return self.office.registry.accept_ops(
            self.device, sent, self.office.directory, self.office.at
        )

    def does(self, after: Story, *, before: Story | None = None) -> tuple[Verdict, ...]:
        """Send what an honest desk sends, and expect it to be accepted."""
        taken = self.sends(*self.says(after, before=before))
        assert not taken.halt
        assert {verdict.code for verdict in taken.verdicts} == {Code.APPLIED}, taken
        return taken.verdicts

    def reader(self, *, rows_max: int = 500) -> Reader:
        """One that reads the feeds of this device from their beginning."""
        return Reader(hand=self, rows_max=rows_max, places={})


@dataclass
class Reader:
    """Reads feeds page by page, and keeps its places as a desk does."""

    hand: Hand
    rows_max: int
    places: dict[tuple[int, int], Place]
    epoch: bytes = b""
    acknowledged: int = 0

    def step(self) -> tuple[list[Page], bool]:
        """One exchange; its pages, and whether there is more."""
        office = self.hand.office
        message = Exchange(
            epoch=self.epoch,
            acknowledged=self.acknowledged,
            places=list(self.places.values()),
            rows_max=self.rows_max,
        )
        reply = office.registry.exchange(self.hand.device, message, office.at)
        if self.epoch and reply.epoch != self.epoch:
            self.places.clear()
        self.epoch = reply.epoch
        for page in reply.pages:
            key = (page.since.office_id, page.since.post_id)
            known = self.places.get(key) or Place(office_id=key[0], post_id=key[1])
            assert page.since == known, "a page continues where the reader stands"
            self.places[key] = page.until
        return reply.pages, reply.has_more

    def read(self) -> dict[int, list[FeedRow]]:
        """Everything new, by post; 0 is the register."""
        rows: dict[int, list[FeedRow]] = {}
        for _ in range(10_000):
            pages, has_more = self.step()
            for page in pages:
                rows.setdefault(page.since.post_id, []).extend(page.rows)
            if not has_more:
                return rows
        raise AssertionError("the feeds have no end")


def told(rows: Sequence[FeedRow]) -> list[tuple[RowKind, CaseId, bytes]]:
    """What rows say, without the bytes."""
    return [(row.kind, CaseId(row.case_id), row.op_id) for row in rows]
