"""An officer at a real desk, in one post: what he does in a word, and what he sees."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import httpx

from eoffice_core.domain import commands as c
from eoffice_core.domain.case import Case
from eoffice_core.domain.commands import Command
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, OpId, PostId
from eoffice_core.domain.office import Actor
from eoffice_core.domain.refusal import Refused
from eoffice_core.domain.views import CaseView, InboxQuestion, InboxShow
from eoffice_core.store.cases import load_cases
from eoffice_core.store.engine import Store
from eoffice_core.store.ledger import case_ids
from eoffice_tui.desk import Desk, Recorded
from tests import cast
from tests.builders import PARTICULARS
from tests.desks import SeatedDesk, World
from tests.inprocess import InProcess
from tests.store.shelf import Rows, dump


class Deeds:
    """What an officer can do at a desk, in a word each."""

    actor: Actor

    @property
    def desk(self) -> Desk:
        """The desk."""
        raise NotImplementedError

    def do(self, *asked: Command) -> Recorded:
        """Execute, and expect it to be recorded."""
        outcome = self.tries(*asked)
        assert isinstance(outcome, Recorded), outcome
        return outcome

    def tries(self, *asked: Command) -> Recorded | Refused:
        """Execute, whatever comes of it."""
        return self.desk.execute(*asked, post=self.actor.post_id)

    @property
    def op(self) -> OpId:
        """A new op's id."""
        return self.desk.ids.op()

    def opens_file(self, subject: str = "लेखन सामग्री क्रय") -> CaseId:
        """Open a file."""
        case_id = self.desk.ids.case()
        post = self.desk.directory.posts[self.actor.post_id]
        places = (post.office_id, post.section_id, self.desk.next_provisional())
        self.do(c.OpenFile(self.op, case_id, *places, Cover(subject, "भण्डार")))
        return case_id

    def diarises(self) -> CaseId:
        """Enter a letter in the diary."""
        case_id = self.desk.ids.case()
        post = self.desk.directory.posts[self.actor.post_id]
        places = (post.office_id, post.section_id, self.desk.next_provisional())
        self.do(c.DiariseReceipt(self.op, case_id, *places, PARTICULARS))
        return case_id

    def note(self, case_id: CaseId, text: str = "प्रस्तुत") -> Command:
        """The command to write a note."""
        return c.WriteNote(self.op, case_id, self.desk.ids.note(), text)

    def forward(self, case_id: CaseId, receiver: Actor | PostId) -> Command:
        """The command to send a case on."""
        post = receiver.post_id if isinstance(receiver, Actor) else receiver
        return c.ForwardCase(self.op, case_id, post)

    def notes(self, case_id: CaseId, text: str = "प्रस्तुत") -> OpId:
        """Write a note."""
        return self.do(self.note(case_id, text)).op_ids[0]

    def sends(self, case_id: CaseId, receiver: Actor | PostId, text: str = "प्रस्तुत") -> None:
        """Write a note and send the case on, in one act."""
        self.do(self.note(case_id, text), self.forward(case_id, receiver))

    def receives(self, case_id: CaseId) -> None:
        """Open what was sent."""
        self.do(c.ReceiveCase(self.op, case_id))

    def pulls_back(self, case_id: CaseId) -> None:
        """Recall what was sent."""
        self.do(c.PullBackCase(self.op, case_id))

    def puts_in(self, case_id: CaseId, receipt_id: CaseId) -> None:
        """Put a receipt in a file."""
        self.do(c.PutInFile(self.op, self.op, case_id, receipt_id))

    def sees(self, case_id: CaseId) -> CaseView:
        """The case as it stands here."""
        view = self.desk.case_view(case_id)
        assert view is not None
        return view

    def texts(self, case_id: CaseId) -> list[str]:
        """The texts of a case's notes."""
        return [note.text for note in self.sees(case_id).notes]

    def holds(self) -> set[CaseId]:
        """What is in this post's inbox."""
        question = InboxQuestion(show=InboxShow.HELD, post_id=self.actor.post_id)
        return {row.case_id for row in self.desk.inbox_page(question, 0, 500)}


@dataclass
class Sitting(Deeds):
    """An officer in a post, at a desk that is synced by hand."""

    seated: SeatedDesk
    actor: Actor

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.seated.desk

    def sync(self) -> None:
        """One whole sync."""
        assert not self.seated.sync().halt


def sit(world: World, actor: Actor) -> Sitting:
    """A new desk for this officer."""
    return Sitting(world.desk_of(actor.officer_id), actor)


def cases_in(store: Store) -> dict[CaseId, Case]:
    """Every case of a store."""
    with store.reading() as connection:
        return load_cases(connection, case_ids(connection))


def rows_in(store: Store) -> Rows:
    """Every row of a store."""
    with store.reading() as connection:
        return dump(connection)


def assert_in_step(world: World, *sittings: Sitting) -> None:
    """Each desk has sent everything, and shows each of its cases as the registry does."""
    served = cases_in(world.opened.store)
    for sitting in sittings:
        assert sitting.seated.desk.sync_state().unsent == 0
        shown = cases_in(sitting.seated.store)
        assert shown == {case_id: served[case_id] for case_id in shown}
        for case in served.values():
            assert case.custody.post_id != sitting.actor.post_id or case.case_id in shown


class Here(httpx.BaseTransport):
    """The way to whatever app the world has now; it may be another one after a restore."""

    def __init__(self, world: World) -> None:
        self._world = world

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        return InProcess(self._world.app).handle_request(request)


CLERK, OFFICER = cast.CLERK, cast.OFFICER


def copied(path: Path, to: Path) -> None:
    """A copy of a closed store's file, or the store put back from it."""
    to.write_bytes(path.read_bytes())
    for part in ("-wal", "-shm"):
        to.with_name(to.name + part).unlink(missing_ok=True)
