"""One history: people act, lines break, programs die, clocks lie; then all of it is healed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from eoffice_core.domain.commands import Command
from eoffice_core.domain.decide import Decided
from eoffice_core.domain.ids import PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.refusal import Refused
from eoffice_core.store.engine import DiskFull
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.messages import Reply, read_message
from eoffice_server.identity import SignedDevice
from eoffice_tui.desk import Recorded
from tests import cast
from tests.sim.chance import Chance
from tests.sim.checks import check_desk_now, check_everything, check_office_now
from tests.sim.drawers import any_command, plausible
from tests.sim.office import Office
from tests.sim.people import DESKS, Cabinet, enrolled, signed
from tests.sim.scene import Scene
from tests.sim.seat import Breached, Seat
from tests.sim.slots import Fuse, Killed
from tests.sim.stranger import KINDS, Stranger, pretended
from tests.sim.weather import Weather, weather

COMMANDS_PER_ACT_MAX = 3
STATEMENTS_TO_LIVE_MAX = 40
EDGES_PER_SYNC_MAX = 400
ROUNDS_UNTIL_QUIET_MAX = 8
CLOCKS_OFF_MS = (
    0,
    -5 * cast.ONE_MINUTE_MS,
    20 * cast.ONE_MINUTE_MS,
    cast.ONE_DAY_MS,
    3 * cast.ONE_DAY_MS,
    -300 * cast.ONE_DAY_MS,
    -3_000 * cast.ONE_DAY_MS,
)


@dataclass
class History:
    """The world of one seed."""

    seed: int
    cabinet: Cabinet
    say: Callable[[str], None] | None = None
    step: int = 0
    at: Moment = cast.NOW
    late: list[tuple[SignedDevice, bytes]] = field(default_factory=list)
    backups: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = Chance(self.seed)
        self.weather: Weather = weather(self.chance)
        self.office = Office(self.cabinet.server(), self.now)
        places = self.weather.desks
        self.seats = [self._seat(place) for place in places]
        others = [place for place in range(len(DESKS)) if place not in places]
        late = self.chance.sample(others, self.weather.late_comers)
        self.late_comers = [self._seat(place) for place in late]
        strangers = enrolled()[len(DESKS) :]
        self.strangers = [Stranger(device, self.now) for device in strangers]
        self.receivers = self._receivers()
        self.tell("weather", self.weather)

    def _seat(self, place: int) -> Seat:
        device = enrolled()[place]
        sizes = self.weather.sizes
        return Seat(device, self.cabinet.desk(device), sizes=sizes, clock=self.now)

    def _receivers(self) -> tuple[PostId, ...]:
        """The posts at which somebody sits in this history."""
        sitting = {seat.device.officer_id for seat in (*self.seats, *self.late_comers)}
        posts = [actor.post_id for actor in cast.ACTORS if actor.officer_id in sitting]
        return tuple(posts)

    def now(self) -> Moment:
        """The registry's clock."""
        return self.at

    def tell(self, what: str, *about: object) -> None:
        """Write a line of the trace."""
        if self.say is not None:
            self.say(f"{self.step:3} {what} {' '.join(map(str, about))}".rstrip())

    # --- the whole --------------------------------------------------------------------------

    def run(self) -> None:
        """Tell the history, heal it and check everything; Breached says what is wrong."""
        kinds = self._kinds()
        for _ in range(self.weather.steps):
            self.step += 1
            self.at = Moment(self.at + 1 + self.chance.below(5) * cast.ONE_MINUTE_MS)
            self.chance.weighted(kinds)()
        self.step += 1
        self._heal()
        check_everything(self.office, [*self.seats, *self.late_comers], self.at)

    def _kinds(self) -> list[tuple[Callable[[], None], int]]:
        drawn = self.weather
        return [
            (self._act, 400),
            (self._talk, 550),
            (self._stranger, int(drawn.strangers * 10)),
            (self._deliver_late, 40 if drawn.late else 0),
            (self._kill_idle, int(drawn.killed * 10)),
            (self._back_up, 50 if drawn.restores else 0),
            (self._restore, 40 if drawn.restores else 0),
            (self._hand_over, 50 if drawn.hands_over else 0),
            (self._set_clock, 40 if drawn.clocks else 0),
            (self._put_away, 10),
            (self._look_after, 15),
        ]

    # --- what people do ---------------------------------------------------------------------

    def _act(self) -> None:
        seat = self.chance.pick(self.seats)
        post = self._post_of(seat)
        scene = seat.scene(self.chance, post, self.receivers)
        if self.chance.percent(self.weather.forced):
            self._force(seat, scene)
            return
        if self.chance.percent(15):
            asked = [any_command(scene)]
        else:
            asked = plausible(scene, commands_max=COMMANDS_PER_ACT_MAX)
        if not asked:
            return
        what = "+".join(type(command).__name__ for command in asked)
        allowed = isinstance(scene.decide(asked), Decided)
        outcome = self._at_risk_acting(seat, asked, post)
        self.tell(seat.name, f"as {post}: {what}", _outcome(outcome))
        if isinstance(outcome, Recorded | Refused) and allowed != isinstance(outcome, Recorded):
            raise Breached([f"{seat.name}: decided {outcome} against its own rules"])

    def _post_of(self, seat: Seat) -> PostId:
        posts = seat.desk.posts()
        if posts and not self.chance.percent(3):
            return self.chance.pick(posts)
        return self.chance.pick(tuple(cast.directory().posts))

    def _at_risk_acting(
        self, seat: Seat, asked: list[Command], post: PostId
    ) -> Recorded | Refused | str:
        before = len(seat.made)
        seat.store.on_statement = self._fuse()
        try:
            return seat.act(asked, post)
        except Killed:
            seat.restart()
            is_recorded = seat.was_killed_acting(asked, before)
            return f"killed, recorded: {is_recorded}"
        except DiskFull:
            seat.store.on_statement = None
            is_recorded = seat.was_killed_acting(asked, before)
            return f"disk full, recorded: {is_recorded}"
        finally:
            seat.store.on_statement = None

    def _force(self, seat: Seat, scene: Scene) -> None:
        """Past the desk's decision: on a case that others hold, or at another time."""
        cases = tuple(scene.basis.cases.values())
        forged = scene
        match self.chance.below(4):
            case 0 | 1 if cases:
                forged = scene.on(pretended(scene, self.chance.pick(cases)))
            case 2:
                offs = (-9_000, 3, 60)
                at = Moment(scene.at + self.chance.pick(offs) * cast.ONE_DAY_MS)
                forged = replace(scene, at=at)
        for _ in range(10):
            command = any_command(forged)
            decision = forged.decide([command])
            if isinstance(decision, Decided):
                seat.force(decision, command, replace(forged, basis=scene.basis))
                self.tell(seat.name, f"forces {type(command).__name__}")
                return

    def _put_away(self) -> None:
        seat = self.chance.pick(self.seats)
        returned = seat.desk.returned()
        if returned:
            op_id = self.chance.pick([row.op_id for row in returned])
            seat.desk.put_away_returned(op_id)
            seat.put_away.add(op_id)
            self.tell(seat.name, "puts away", op_id.hex()[-6:])

    def _set_clock(self) -> None:
        seat = self.chance.pick(self.seats)
        seat.clock_off = self.chance.pick(CLOCKS_OFF_MS)
        self.tell(seat.name, "shows another time", seat.clock_off)

    def _hand_over(self) -> None:
        post_id = self.chance.pick(self.receivers)
        officers = [actor.officer_id for actor in cast.ACTORS]
        sitting = [seat.device.officer_id for seat in self.seats]
        receiver = self.chance.pick(sitting if self.chance.percent(80) else officers)
        holder = self.office.directory().holder(post_id, self.at)
        if holder is not None and holder.officer_id == receiver:
            return
        self.office.hand_over(post_id, receiver)
        self.tell("post", post_id, "handed over to", receiver)

    def _stranger(self) -> None:
        who = self.chance.pick(self.strangers)
        kind, request = who.request(self.chance, self.office)
        self.tell("stranger", who.device.device_id, kind)
        self.at = Moment(self.at + 1)
        try:
            self.office.answer(signed(who.device), request)
        except Malformed:
            if KINDS.get(kind) is not KINDS["garbage"]:
                raise

    # --- what machines do -------------------------------------------------------------------

    def _fuse(self) -> Fuse | None:
        statements = 1 + self.chance.below(STATEMENTS_TO_LIVE_MAX)
        if self.chance.percent(self.weather.killed):
            return Fuse(statements, Killed)
        if self.chance.percent(self.weather.broken_disk):
            return Fuse(statements, DiskFull)
        return None

    def _talk(self) -> None:
        """Some steps of a desk's sync: often to its end, often only one."""
        seat = self.chance.pick(self.seats)
        edges = self.chance.weighted([(1, 3), (2, 2), (3, 2), (EDGES_PER_SYNC_MAX, 8)])
        for _ in range(edges):
            if not self._edge(seat):
                return
        if edges == EDGES_PER_SYNC_MAX:
            raise Breached([f"{seat.name}: its sync never ends"])

    def _edge(self, seat: Seat) -> bool:
        """The next step of a sync; whether it goes on."""
        if seat.talk is None:
            return self._at_desk(seat, seat.say, "says")
        if seat.reply is None:
            return self._be_heard(seat)
        return self._at_desk(seat, seat.hear, "hears")

    def _at_desk(self, seat: Seat, what: Callable[[], None], name: str) -> bool:
        seat.store.on_statement = self._fuse()
        try:
            what()
        except Killed:
            seat.restart()
            self.tell(seat.name, name, "and is killed")
        except DiskFull:
            seat.hang_up()
            self.tell(seat.name, name, "and its disk is full")
        else:
            self.tell(seat.name, name, seat.outcome or "")
        finally:
            seat.store.on_statement = None
        return seat.talk is not None

    def _be_heard(self, seat: Seat) -> bool:
        assert seat.request is not None
        request, device = seat.request, signed(seat.device)
        if self.chance.percent(self.weather.late):
            self.late.append((device, request))
        if self.chance.percent(self.weather.lost):
            self.tell(seat.name, "is not heard")
            seat.hang_up()
            return False
        reply = self._answer(device, request)
        if reply is None or self.chance.percent(self.weather.lost):
            self.tell(seat.name, "gets no reply")
            seat.hang_up()
            return False
        seat.reply = reply
        self.tell(seat.name, "is heard")
        return True

    def _answer(self, device: SignedDevice, request: bytes) -> bytes | None:
        """The registry's answer, unless it dies on the way."""
        self.at = Moment(self.at + 1)
        self.office.store.on_statement = self._fuse()
        try:
            return self.office.answer(device, request)
        except Killed:
            self.office.restart()
            self.tell("registry is killed")
        except DiskFull:
            self.tell("registry's disk is full")
        finally:
            self.office.store.on_statement = None
        return None

    def _deliver_late(self) -> None:
        """A request comes once more, after newer ones; nobody waits for its reply."""
        if not self.late:
            return
        device, request = self.late.pop(self.chance.below(len(self.late)))
        self.tell("registry hears late what desk", device.device_id, "said")
        reply = self._answer(device, request)
        if reply is not None:
            read_message(Reply, reply)

    def _kill_idle(self) -> None:
        seat = self.chance.pick(self.seats)
        self.tell(seat.name, "is started again")
        seat.restart()

    def _back_up(self) -> None:
        self.tell("registry is backed up")
        self.backups.append(self.office.backup())

    def _restore(self) -> None:
        if self.backups:
            which = self.chance.below(len(self.backups))
            self.tell("registry is restored from backup", which)
            self.office.restore(self.backups[which])
            self.late.clear()  # no request wanders about for as long as a restore takes

    def _look_after(self) -> None:
        """The doctor comes at any time."""
        if self.chance.percent(30):
            check_office_now(self.office)
        else:
            check_desk_now(self.chance.pick(self.seats))

    # --- the end ----------------------------------------------------------------------------

    def _heal(self) -> None:
        """Nothing goes wrong any more: everybody syncs until nothing moves."""
        self.weather = replace(self.weather, lost=0, late=0, killed=0, broken_disk=0)
        self.tell("everything is healed")
        for seat in self.seats:
            seat.hang_up()
        everybody = [*self.seats, *self.late_comers]
        heard: dict[str, object] = {}
        for _ in range(ROUNDS_UNTIL_QUIET_MAX * len(everybody)):
            told = self.office.marks()
            behind = [seat for seat in everybody if heard.get(seat.name) != told]
            if not behind:
                break
            self._sync(behind[0])
            heard[behind[0].name] = self.office.marks()
        else:
            raise Breached([f"{seat.name} never comes to rest" for seat in behind])
        self._stay_quiet(self.chance.pick(everybody))

    def _stay_quiet(self, seat: Seat) -> None:
        """Where nothing is new, one more sync moves nothing."""
        before = seat.marks()
        self._sync(seat)
        if seat.marks() != before:
            raise Breached([f"{seat.name} is not at rest"])

    def _sync(self, seat: Seat) -> None:
        """One whole sync."""
        for _ in range(EDGES_PER_SYNC_MAX):
            if not self._edge(seat):
                return
        raise Breached([f"{seat.name}: its sync never ends"])


def _outcome(outcome: Recorded | Refused | str) -> str:
    match outcome:
        case Refused():
            return "refused: " + ", ".join(reason.name for reason in outcome.reasons)
        case Recorded():
            return "recorded"
    return outcome
