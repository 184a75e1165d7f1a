"""Plays the sample office's past through the registry: decided, sealed, numbered as if it were now.

Every officer gets a desk that is thrown away afterwards; no row is written past the registry.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from importlib.resources import files
from itertools import count, groupby

from nacl.signing import SigningKey
from sqlalchemy import Connection

from eoffice_core.domain import commands
from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Basis, Case
from eoffice_core.domain.commands import Command
from eoffice_core.domain.decide import conduct
from eoffice_core.domain.decide.answer import Decided
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, NoteId, OfficerId, OpId, PostId, time_ordered_id
from eoffice_core.domain.moment import Moment, at_office_time, financial_year, office_date
from eoffice_core.domain.numbering import provisional_number
from eoffice_core.domain.office import Actor, Directory
from eoffice_core.domain.ops import Entry
from eoffice_core.domain.working_days import Calendar, due_after
from eoffice_core.proof.chain import enrolment_hash
from eoffice_core.store.engine import Store
from eoffice_core.wire.codec import Envelope, seal
from eoffice_core.wire.messages import Code, SentOp, SignIn
from eoffice_server.demo.story import Doing, FileStory, Hour, LetterStory, Step, Story, read_story
from eoffice_server.identity import Admitted, Identity, SignedDevice, verify
from eoffice_server.mapping.reading import read_content
from eoffice_server.mapping.taking import take_mapping
from eoffice_server.opened import RandomBytes
from eoffice_server.passwords import ACCOUNT, Passwords
from eoffice_server.registry import Registry
from eoffice_server.settings import Lifetimes

PLACE = "demo"
DISTRICT, RECEIPTS, FILES = "district.csv", "receipts.json", "files.json"

_NOTES: Mapping[Doing, Callable[[OpId, CaseId, NoteId, str], Command]] = {
    Doing.NOTE: commands.WriteNote,
    Doing.YELLOW_NOTE: commands.WriteYellowNote,
    Doing.APPROVE: commands.ApproveCase,
}

MONEY_YEAR = "{fy}"
"""Stands in a text for the financial year in which it was written."""


class SeedRefused(Exception):
    """The registry, or the rules, declined a step of the story."""


@dataclass
class _Desk:
    """A desk for as long as the past is played."""

    device: SignedDevice
    key: SigningKey
    head: bytes
    dseq: int = 0
    provisional: "count[int]" = field(default_factory=lambda: count(1))

    def sign(self, message: bytes) -> bytes:
        """The device's signature over a message."""
        return self.key.sign(message).signature


@dataclass(frozen=True, slots=True)
class _Act:
    """What one officer does in one go: a birth with its letters, or steps of one hour."""

    at: Moment
    key: str
    birth: LetterStory | FileStory | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class District:
    """A mapping file's content, and the password that everybody in it gets."""

    mapping: bytes
    password: str


def seed(store: Store, password: str, *, at: Moment, random_bytes: RandomBytes) -> None:
    """Fill a fresh server's store with the sample office and its past up to the given moment."""
    place = files("eoffice_data") / PLACE
    story = read_story(
        receipts=(place / RECEIPTS).read_text(encoding="utf-8"),
        files=(place / FILES).read_text(encoding="utf-8"),
    )
    district = District((place / DISTRICT).read_bytes(), password)
    play(store, district, story, at=at, random_bytes=random_bytes)


def play(
    store: Store, district: District, story: Story, *, at: Moment, random_bytes: RandomBytes
) -> None:
    """Take in a district, give everybody its password, and let the story happen: all or none."""
    with store.writing() as connection:
        whole = _OneTransaction(connection)
        plan = take_mapping(whole, read_content(district.mapping))
        if plan.faults:
            raise SeedRefused(str(plan.faults[0]))
        passwords = _Unasked(at_once=1)
        account = {"password_hash": passwords.hashed(district.password)}
        connection.execute(ACCOUNT.update().values(account))
        past = _Past(whole, plan.directory, passwords, office_date(at), random_bytes)
        for act in sorted(past.acts(story), key=lambda act: act.at):
            past.do(act)
        past.throw_desks_away(at)


class _OneTransaction(Store):
    """The store while the past is played: each of its transactions is a part of one whole."""

    def __init__(self, connection: Connection) -> None:
        self._whole = connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A part of the whole, taken back when it raises."""
        with self._whole.begin_nested():
            yield self._whole

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """What has been written so far."""
        yield self._whole


UNASKED = "unasked"


class _Unasked(Passwords):
    """Takes every password: while the past is played, nobody but the story signs in."""

    def fits(self, password: str, stored: str) -> bool:
        """Whether this is the password."""
        return True


class _Past:
    """The past as it is played: who has which desk, which case has which id."""

    def __init__(
        self,
        store: Store,
        directory: Directory,
        passwords: Passwords,
        today: date,
        random_bytes: RandomBytes,
    ) -> None:
        self._directory = directory
        self._basis = Basis(directory)
        self._posts = _posts_by_name(directory)
        self._registry = Registry(store, verify=verify)
        self._identity = Identity(
            store, passwords=passwords, lifetimes=Lifetimes(), random_bytes=random_bytes
        )
        self._days = _WorkingDays(today)
        self._random_bytes = random_bytes
        self._desks: dict[OfficerId, _Desk] = {}
        self._cases: dict[str, CaseId] = {}

    def acts(self, story: Story) -> Iterator[_Act]:
        """Everything that happened, case by case."""
        births: tuple[LetterStory | FileStory, ...] = (*story.letters, *story.files)
        for birth in births:
            yield _Act(at=self._days.moment(birth.hour), key=birth.key, birth=birth)
            for hour, steps in groupby(birth.steps, key=lambda step: step.hour):
                yield _Act(at=self._days.moment(hour), key=birth.key, steps=tuple(steps))

    def do(self, act: _Act) -> None:
        """Decide an act as a desk does, seal it and have it accepted."""
        actor = self._actor(act)
        desk = self._desk(actor, act.at)
        asked = list(self._asked(act, actor, desk))
        decision = conduct(self._basis, asked, actor, act.at)
        if not isinstance(decision, Decided):
            raise SeedRefused(f"{act.key} at {act.at}: {decision.reason.name}")
        sent, self._basis = _sealed(desk, decision, basis=self._basis, actor=actor, at=act.at)
        taken = self._registry.accept_ops(desk.device, sent, self._directory, act.at)
        if taken.halt or any(verdict.code is not Code.APPLIED for verdict in taken.verdicts):
            raise SeedRefused(f"{act.key} at {act.at}: {taken}")

    def throw_desks_away(self, at: Moment) -> None:
        """Shut the desks out: their keys are gone with this run."""
        for desk in self._desks.values():
            self._identity.revoke(desk.device.device_id, at)

    def _actor(self, act: _Act) -> Actor:
        """Who does it: the post that begins a case, afterwards the one that has it."""
        if act.birth is not None:
            post_id = self._post(act.birth.post)
        else:
            post_id = self._case(act.key).custody.post_id
        officer = self._directory.holder(post_id, act.at)
        if officer is None:
            raise SeedRefused(f"{act.key} at {act.at}: nobody sits in post {post_id}")
        return Actor(officer_id=officer.officer_id, post_id=post_id)

    def _post(self, name: str) -> PostId:
        if name not in self._posts:
            raise SeedRefused(f"there is no post {name}")
        return self._posts[name]

    def _case(self, key: str) -> Case:
        return self._basis.cases[self._cases[key]]

    def _desk(self, actor: Actor, at: Moment) -> _Desk:
        if actor.officer_id not in self._desks:
            login = self._directory.officers[actor.officer_id].login
            key = SigningKey(self._random_bytes(32))
            public_key = bytes(key.verify_key)
            asked = SignIn(login=login, password=UNASKED, public_key=public_key)
            admitted = self._identity.sign_in(asked, at)
            if not isinstance(admitted, Admitted):
                raise SeedRefused(f"{login}: {admitted.reason.value}")
            device = admitted.device
            head = enrolment_hash(
                device_id=device.device_id, epoch=device.epoch, public_key=public_key
            )
            self._desks[actor.officer_id] = _Desk(device, key, head)
        return self._desks[actor.officer_id]

    def _asked(self, act: _Act, actor: Actor, desk: _Desk) -> Iterator[Command]:
        match act.birth:
            case LetterStory() as letter:
                yield self._diarise(letter, actor, desk, act.at)
            case FileStory() as file:
                yield self._open(file, actor, desk, act.at)
                for key in file.receipts:
                    yield commands.PutInFile(
                        op_id=self._op(act.at),
                        receipt_op_id=self._op(act.at),
                        case_id=self._cases[file.key],
                        receipt_id=self._cases[key],
                    )
        for step in act.steps:
            yield self._step(step, self._case(act.key), act.at)

    def _diarise(
        self, letter: LetterStory, actor: Actor, desk: _Desk, at: Moment
    ) -> commands.DiariseReceipt:
        received = office_date(at)
        post = self._directory.posts[actor.post_id]
        return commands.DiariseReceipt(
            op_id=self._op(at),
            case_id=self._new_case(letter.key, at),
            office_id=post.office_id,
            section_id=post.section_id,
            provisional=provisional_number(desk.device.code, next(desk.provisional)),
            particulars=letter.letter(
                received_on=received,
                letter_date=received - timedelta(days=letter.written_before),
            ),
        )

    def _open(self, file: FileStory, actor: Actor, desk: _Desk, at: Moment) -> commands.OpenFile:
        post = self._directory.posts[actor.post_id]
        return commands.OpenFile(
            op_id=self._op(at),
            case_id=self._new_case(file.key, at),
            office_id=post.office_id,
            section_id=post.section_id,
            provisional=provisional_number(desk.device.code, next(desk.provisional)),
            cover=_dated(file.cover, at),
        )

    def _step(self, step: Step, case: Case, at: Moment) -> Command:
        op_id, case_id = self._op(at), case.case_id
        match step.do:
            case Doing.RECEIVE:
                return commands.ReceiveCase(op_id, case_id)
            case Doing.CLOSE:
                return commands.CloseCase(op_id, case_id, step.text)
            case Doing.PARK:
                until = self._days.today + timedelta(days=step.until)
                return commands.ParkCase(op_id, case_id, step.text, until)
            case Doing.CORRECT_SUBJECT:
                if case.receipt is None:
                    raise SeedRefused(f"{case.best_number} has no letter")
                corrected = replace(case.receipt, subject=step.text)
                return commands.EditReceipt(op_id, case_id, corrected)
            case Doing.FORWARD | Doing.RETURN:
                return self._travel(step, case_id, at)
            case _:
                return _NOTES[step.do](op_id, case_id, self._note(at), step.text)

    def _travel(self, step: Step, case_id: CaseId, at: Moment) -> Command:
        due_on = None if step.due is None else self._days.after(office_date(at), step.due)
        if step.do is Doing.RETURN:
            return commands.ReturnCase(
                self._op(at), case_id, self._note(at), step.action, step.priority, due_on, step.text
            )
        return commands.ForwardCase(
            self._op(at),
            case_id,
            self._post(step.to),
            step.action,
            step.priority,
            due_on,
            step.text,
        )

    def _new(self, at: Moment) -> bytes:
        return time_ordered_id(at_ms=at, random=self._random_bytes(10))

    def _op(self, at: Moment) -> OpId:
        return OpId(self._new(at))

    def _note(self, at: Moment) -> NoteId:
        return NoteId(self._new(at))

    def _new_case(self, key: str, at: Moment) -> CaseId:
        self._cases[key] = CaseId(self._new(at))
        return self._cases[key]


class _WorkingDays:
    """The working days before the day of the demo, the last one first."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._calendar = Calendar()
        self._before: list[date] = []

    def moment(self, hour: Hour) -> Moment:
        """The moment of a story's hour."""
        return at_office_time(self._day(hour.day), hour=hour.at.hour, minute=hour.at.minute)

    def after(self, on: date, working_days: int) -> date:
        """The last day of a limit of so many working days."""
        return due_after(self._calendar, received=on, working_days=working_days)

    def _day(self, back: int) -> date:
        on = self._before[-1] if self._before else self.today
        while len(self._before) < back:
            on -= timedelta(days=1)
            if self._calendar.is_working(on):
                self._before.append(on)
        return self._before[back - 1]


def _posts_by_name(directory: Directory) -> Mapping[str, PostId]:
    return {
        f"{directory.offices[post.office_id].code}/{post.code}": post.post_id
        for post in directory.posts.values()
    }


def _dated(cover: Cover, at: Moment) -> Cover:
    year = financial_year(office_date(at))
    return replace(cover, subject=cover.subject.replace(MONEY_YEAR, year))


def _sealed(
    desk: _Desk, decided: Decided, *, basis: Basis, actor: Actor, at: Moment
) -> tuple[Sequence[SentOp], Basis]:
    """The facts of one act as ops of the desk's chain, and what is known after them."""
    sent = []
    for place, fact in enumerate(decided.facts):
        case = basis.case(fact.case_id)
        envelope = Envelope(
            op_id=fact.op_id,
            dseq=desk.dseq + 1,
            post_id=actor.post_id,
            made_at=at,
            prev=desk.head,
            case_id=fact.case_id,
            custody_version=0 if case is None else case.custody.version,
            seen=0,
            group=len(decided.facts) if place == 0 and len(decided.facts) > 1 else 0,
        )
        sealed = seal(envelope, fact.body, desk.sign)
        desk.dseq, desk.head = envelope.dseq, sealed.hash
        sent.append(SentOp(raw=sealed.raw, signature=sealed.signature))
        entry = Entry(fact=fact, post_id=actor.post_id, officer_id=actor.officer_id, made_at=at)
        basis = basis.with_case(apply(case, entry))
    return sent, basis
