"""A simulated officer at a desk: the real desk, book and sync engine, and what must be true."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select

from eoffice_core.domain.case import Basis
from eoffice_core.domain.commands import Command, DiariseReceipt, OpenFile
from eoffice_core.domain.decide import Decided
from eoffice_core.domain.ids import CaseId, NoteId, OpId, PostId, time_ordered_id
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor
from eoffice_core.domain.refusal import Refused
from eoffice_core.store.cases import CASE, load_cases
from eoffice_core.store.directory import directory_version, read_directory
from eoffice_core.store.engine import Store
from eoffice_core.store.ledger import OP
from eoffice_core.wire.messages import Exchange, Halt, Reply, read_message, write_message
from eoffice_tui.desk import Desk, Recorded, Tools
from eoffice_tui.local import outbox, restore
from eoffice_tui.local.book import Book, News, Sizes
from eoffice_tui.local.chain import Device, read_end
from eoffice_tui.local.cursor import read_places
from eoffice_tui.local.outbox import acknowledged
from eoffice_tui.sync.engine import Outcome, session
from tests.sim.chance import Chance
from tests.sim.scene import Scene
from tests.sim.slots import Slot


class Breached(Exception):
    """Something that must always be true is not."""


@dataclass
class CountedIds:
    """Ids that are the same whenever a history is told; a desk's count goes on when it restarts."""

    clock: Callable[[], Moment]
    mark: int
    counter: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def _new(self) -> bytes:
        random = bytes([self.mark]) + next(self.counter).to_bytes(9, "big")
        return time_ordered_id(at_ms=self.clock(), random=random)

    def op(self) -> OpId:
        """The next op's id."""
        return OpId(self._new())

    def case(self) -> CaseId:
        """The next case's id."""
        return CaseId(self._new())

    def note(self) -> NoteId:
        """The next note's id."""
        return NoteId(self._new())


TEXTS = ("text", "reason", "remarks")


def typed(command: Command) -> str:
    """The text that an officer typed into a command, or the subject of what he opened."""
    if isinstance(command, DiariseReceipt):
        return command.particulars.subject
    if isinstance(command, OpenFile):
        return command.cover.subject
    return next((str(getattr(command, n)) for n in TEXTS if hasattr(command, n)), "")


class Seat:
    """One desk with its sync cut into steps: say, be heard, hear."""

    def __init__(
        self, device: Device, slot: Slot, *, sizes: Sizes, clock: Callable[[], Moment]
    ) -> None:
        self.device = device
        self._slot = slot
        self._sizes = sizes
        self._clock = clock
        self.clock_off = 0
        self.ids = CountedIds(self.now, device.device_id)
        self.made: dict[OpId, str] = {}
        self.put_away: set[OpId] = set()
        self.talk: Generator[Exchange, Reply, Outcome] | None = None
        self.request: bytes | None = None
        self.reply: bytes | None = None
        self.outcome: Outcome | None = None
        self._sit_down(slot.begin())

    def _sit_down(self, store: Store) -> None:
        self.store = store
        with store.reading() as connection:
            directory = read_directory(connection)
        tools = Tools(now=self.now, ids=self.ids)
        self.desk = Desk(store, self.device, directory=directory, tools=tools)
        news = News(cases_changed=self.desk.tell_cases, directory_changed=self.desk.take_directory)
        self.book = Book(store, self.device, news, self._sizes)

    @property
    def name(self) -> str:
        """What a trace calls it."""
        return f"desk {self.device.device_id}"

    def now(self) -> Moment:
        """The desk's clock, right or wrong."""
        return Moment(self._clock() + self.clock_off)

    def restart(self) -> None:
        """The program was killed and is started again."""
        self.hang_up()
        self._sit_down(self._slot.reopen())

    # --- acting -----------------------------------------------------------------------------

    def scene(self, chance: Chance, post: PostId, receivers: Sequence[PostId]) -> Scene:
        """What the officer has before him."""
        with self.store.reading() as connection:
            known = connection.execute(select(CASE.c.case_id).order_by(CASE.c.case_id)).scalars()
            cases = load_cases(connection, [CaseId(case_id) for case_id in known])
        return Scene(
            chance=chance,
            basis=Basis(directory=self.desk.directory, cases=cases),
            actor=Actor(self.device.officer_id, post),
            at=self.now(),
            receivers=receivers,
            ids=self.ids,
            provisional=self.desk.next_provisional,
        )

    def act(self, asked: Sequence[Command], post: PostId) -> Recorded | Refused:
        """Ask for something: it is recorded whole, or nothing is."""
        before = len(self.made)
        outcome = self.desk.execute(*asked, post=post)
        if isinstance(outcome, Recorded):
            self._note_made(outcome.op_ids, asked)
        if self.end() != before + (len(outcome.op_ids) if isinstance(outcome, Recorded) else 0):
            raise Breached([f"{self.name}: {outcome} has recorded something else"])
        return outcome

    def was_killed_acting(self, asked: Sequence[Command], before: int) -> bool:
        """After the restart: whether the act is recorded, all of it or nothing."""
        with self.store.reading() as connection:
            ids = connection.execute(
                select(OP.c.op_id)
                .where(OP.c.device_id == self.device.device_id, OP.c.dseq > before)
                .order_by(OP.c.dseq)
            ).scalars()
            op_ids = [OpId(op_id) for op_id in ids]
        if self.end() != before + len(op_ids):
            raise Breached([f"{self.name}: torn in two when it was killed"])
        if op_ids and {command.op_id for command in asked} - set(op_ids):
            raise Breached([f"{self.name}: half of an act is recorded"])
        self._note_made(op_ids, asked)
        return bool(op_ids)

    def force(self, decided: Decided, asked: Command, scene: Scene) -> None:
        """Seal and sign what the desk would have refused, as a changed program might."""
        with self.store.writing() as connection:
            outbox.record(
                connection,
                self.device,
                decided,
                basis=scene.basis,
                post_id=scene.post,
                at=scene.at,
            )
        self._note_made([fact.op_id for fact in decided.facts], [asked])

    def end(self) -> int:
        """The number of the last op of the chain."""
        with self.store.reading() as connection:
            return read_end(connection).dseq

    def _note_made(self, op_ids: Sequence[OpId], asked: Sequence[Command]) -> None:
        texts = {command.op_id: typed(command) for command in asked}
        self.made.update({op_id: texts.get(op_id, "") for op_id in op_ids})

    # --- talking ----------------------------------------------------------------------------

    def say(self) -> None:
        """Begin a sync."""
        self.outcome = None
        self.talk = session(self.book)
        self.request = write_message(next(self.talk))

    def hear(self) -> None:
        """Take the reply in; then the next request stands ready, or the sync is over."""
        assert self.talk is not None
        assert self.reply is not None
        reply = read_message(Reply, self.reply)
        self.reply = None
        try:
            self.request = write_message(self.talk.send(reply))
        except StopIteration as done:
            self.outcome = done.value
            self.hang_up()
            if done.value.halt is not Halt.NONE:
                raise Breached([f"{self.name} was halted: {done.value.halt.name}"]) from done

    def hang_up(self) -> None:
        """The line broke, or the sync is over."""
        if self.talk is not None:
            self.talk.close()
        self.talk = self.request = self.reply = None

    def marks(self) -> tuple[object, ...]:
        """Everything that a sync may move: places, verdicts, the mapping, the register."""
        with self.store.reading() as connection:
            standings = connection.execute(
                select(OP.c.standing, func.count()).group_by(OP.c.standing)
            ).all()
            return (
                [place.model_dump() for place in read_places(connection)],
                sorted(map(tuple, standings)),
                acknowledged(connection),
                directory_version(connection),
                restore.known_epoch(connection),
                restore.is_rereading(connection),
            )
