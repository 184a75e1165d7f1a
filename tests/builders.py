"""Cases for tests, built as officers build them: by commands that are decided and folded.

    a_file().noted_by(CLERK).forwarded_to(OFFICER).received_by(OFFICER)

A story is frozen: every step gives a new one, a minute later. A refused step fails the test.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Basis, Case
from eoffice_core.domain.commands import (
    ApproveCase,
    CloseCase,
    Command,
    ConfirmNote,
    DiariseReceipt,
    DiscardYellowNote,
    EditCover,
    EditReceipt,
    ForwardCase,
    OpenFile,
    ParkCase,
    PullBackCase,
    PutInFile,
    ReceiveCase,
    ReopenCase,
    ResumeCase,
    ReturnCase,
    WithdrawNote,
    WriteNote,
    WriteYellowNote,
)
from eoffice_core.domain.decide import conduct
from eoffice_core.domain.decide.answer import Decided
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import (
    REGISTRY_OFFICER,
    REGISTRY_POST,
    CaseId,
    NoteId,
    OpId,
    PostId,
)
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.numbering import provisional_number
from eoffice_core.domain.office import Actor, Directory
from eoffice_core.domain.ops import Entry, Fact, NumberAssigned
from eoffice_core.domain.receipt import DeliveryMode, Particulars
from tests import cast

NOTE_TEXT = "पृष्ठ 1/प. पर प्राप्त मांग पत्र अवलोकनीय है। आदेशार्थ प्रस्तुत।"
OPS_PER_STORY_MAX = 1_000

COVER = Cover(subject="वर्ष 2025-26 हेतु लेखन सामग्री क्रय बाबत", category="भण्डार", head="स्टोर")
PARTICULARS = Particulars(
    subject="फौती नामांतरण में विलंब की शिकायत",
    sender="रामकली पति मोहन लोधी",
    sender_place="ग्राम पटना बुजुर्ग, तहसील रहली",
    received_on=date(2025, 11, 10),
    letter_date=date(2025, 11, 10),
    category="राजस्व",
    sub_category="नामांतरण",
    delivery_mode=DeliveryMode.BY_HAND,
    enclosures="खसरा नकल, मृत्यु प्रमाण पत्र",
)


@dataclass(frozen=True, slots=True)
class Story:
    """A case with everything that happened to it and to the cases it met."""

    number: int
    basis: Basis
    at: Moment
    history: tuple[Entry, ...] = ()

    @property
    def case_id(self) -> CaseId:
        """The id of the story's own case."""
        return cast.case_id(self.number)

    @property
    def case(self) -> Case:
        """The story's own case as it stands."""
        return self.basis.cases[self.case_id]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What happened to the story's own case, in order."""
        return self.entries_of(self.case_id)

    def entries_of(self, case_id: CaseId) -> tuple[Entry, ...]:
        """What happened to one case of the story, in order."""
        return tuple(entry for entry in self.history if entry.fact.case_id == case_id)

    @property
    def holder(self) -> Actor:
        """The officer in the post that has the case."""
        post_id = self.case.custody.post_id
        officer = self.basis.directory.holder(post_id, self.at)
        assert officer is not None, "a vacant post does nothing"
        return Actor(officer_id=officer.officer_id, post_id=post_id)

    @property
    def next_op_id(self) -> OpId:
        """An op id that the story has not used."""
        return cast.op_id(self.number * OPS_PER_STORY_MAX + len(self.history))

    @property
    def next_note_id(self) -> NoteId:
        """A note id that the story has not used."""
        return cast.note_id(self.number * OPS_PER_STORY_MAX + len(self.history))

    def last_note(self, state: NoteState) -> NoteId:
        """The id of the last note in this state."""
        return [note.note_id for note in self.case.notes if note.state is state][-1]

    def later(self, *, days: int = 0, minutes: int = 0) -> "Story":
        """The same story after some time in which nothing happened."""
        passed = days * cast.ONE_DAY_MS + minutes * cast.ONE_MINUTE_MS
        return replace(self, at=Moment(self.at + passed))

    def recorded(self, facts: Sequence[Fact], actor: Actor) -> "Story":
        """The story after these facts, whoever decided them."""
        basis, history = self.basis, list(self.history)
        for fact in facts:
            entry = Entry(
                fact=fact, post_id=actor.post_id, officer_id=actor.officer_id, made_at=self.at
            )
            basis = basis.with_case(apply(basis.case(fact.case_id), entry))
            history.append(entry)
        return replace(self, basis=basis, history=tuple(history)).later(minutes=1)

    def did(self, actor: Actor, *asked: Command) -> "Story":
        """The story after the actor did this in one act."""
        decision = conduct(self.basis, asked, actor, self.at)
        assert isinstance(decision, Decided), decision
        return self.recorded(decision.facts, actor)

    def noted_by(self, actor: Actor, text: str = NOTE_TEXT) -> "Story":
        """A green note was written."""
        return self.did(actor, WriteNote(self.next_op_id, self.case_id, self.next_note_id, text))

    def yellow_by(self, actor: Actor, text: str = NOTE_TEXT) -> "Story":
        """A yellow note was written."""
        ids = (self.next_op_id, self.case_id, self.next_note_id)
        return self.did(actor, WriteYellowNote(*ids, text))

    def confirmed_by(self, actor: Actor) -> "Story":
        """The last yellow note became green."""
        note_id = self.last_note(NoteState.YELLOW)
        return self.did(actor, ConfirmNote(self.next_op_id, self.case_id, note_id))

    def discarded_by(self, actor: Actor) -> "Story":
        """The last yellow note was put away."""
        note_id = self.last_note(NoteState.YELLOW)
        return self.did(actor, DiscardYellowNote(self.next_op_id, self.case_id, note_id))

    def withdrawn_by(self, actor: Actor) -> "Story":
        """The last green note was taken back."""
        note_id = self.last_note(NoteState.GREEN)
        return self.did(actor, WithdrawNote(self.next_op_id, self.case_id, note_id))

    def approved_by(self, actor: Actor, text: str = "अनुमोदित।") -> "Story":
        """The proposal was approved."""
        return self.did(actor, ApproveCase(self.next_op_id, self.case_id, self.next_note_id, text))

    def forwarded_to(
        self,
        receiver: Actor | PostId,
        *,
        action: Action = Action.NECESSARY_ACTION,
        priority: Priority = Priority.ORDINARY,
        due_on: date | None = None,
        remarks: str = "",
    ) -> "Story":
        """The holder sent it on."""
        post_id = receiver.post_id if isinstance(receiver, Actor) else receiver
        command = ForwardCase(
            self.next_op_id, self.case_id, post_id, action, priority, due_on, remarks
        )
        return self.did(self.holder, command)

    def received_by(self, actor: Actor) -> "Story":
        """The receiver opened it."""
        return self.did(actor, ReceiveCase(self.next_op_id, self.case_id))

    def returned_by(self, actor: Actor, reason: str = "स्पष्ट अनुशंसा के साथ प्रस्तुत करें।") -> "Story":
        """The holder gave it back to the post that had sent it."""
        ids = (self.next_op_id, self.case_id, self.next_note_id)
        return self.did(actor, ReturnCase(*ids, reason=reason))

    def pulled_back_by(self, actor: Actor) -> "Story":
        """The last sender recalled it."""
        return self.did(actor, PullBackCase(self.next_op_id, self.case_id))

    def parked_by(self, actor: Actor, *, days: int = 30) -> "Story":
        """The holder let it rest for so many days."""
        until = office_date(self.at) + timedelta(days=days)
        return self.did(actor, ParkCase(self.next_op_id, self.case_id, "न्यायालय में लंबित", until))

    def resumed_by(self, actor: Actor) -> "Story":
        """The parked file was made active again."""
        return self.did(actor, ResumeCase(self.next_op_id, self.case_id))

    def closed_by(self, actor: Actor, reason: str = "कार्यवाही पूर्ण, नस्ती बंद") -> "Story":
        """The case was closed."""
        return self.did(actor, CloseCase(self.next_op_id, self.case_id, reason))

    def reopened_by(self, actor: Actor, reason: str = "पुनः कार्यवाही हेतु") -> "Story":
        """The closed case was made active again."""
        return self.did(actor, ReopenCase(self.next_op_id, self.case_id, reason))

    def corrected_by(self, actor: Actor, correct: Cover | Particulars) -> "Story":
        """The cover, or the particulars of the letter, became this."""
        if isinstance(correct, Cover):
            return self.did(actor, EditCover(self.next_op_id, self.case_id, correct))
        return self.did(actor, EditReceipt(self.next_op_id, self.case_id, correct))

    def numbered(self, number: str) -> "Story":
        """The registry assigned the official number."""
        registry = Actor(officer_id=REGISTRY_OFFICER, post_id=REGISTRY_POST)
        return self.recorded(
            [Fact(self.next_op_id, self.case_id, NumberAssigned(number))], registry
        )

    def beside(self, other: "Story") -> "Story":
        """The same story, with the other's cases and history known too."""
        return replace(
            self,
            basis=replace(self.basis, cases={**other.basis.cases, **self.basis.cases}),
            at=max(self.at, other.at),
            history=(*other.history, *self.history),
        )

    def with_receipt(self, other: "Story") -> "Story":
        """The holder put the other story's receipt in this story's file."""
        both = self.beside(other)
        command = PutInFile(
            op_id=both.next_op_id,
            receipt_op_id=cast.op_id(both.number * OPS_PER_STORY_MAX + len(both.history) + 1),
            case_id=self.case_id,
            receipt_id=other.case_id,
        )
        return both.did(both.holder, command)


def an_empty_desk(
    number: int, *, at: Moment = cast.NOW, directory: Directory | None = None
) -> Story:
    """A story in which nothing has happened yet."""
    return Story(number=number, basis=Basis(directory or cast.directory()), at=at)


def a_file(
    number: int = 1, *, by: Actor = cast.CLERK, cover: Cover = COVER, at: Moment = cast.NOW
) -> Story:
    """A new file in the hands of who opened it."""
    story = an_empty_desk(number, at=at)
    post = cast.directory().posts[by.post_id]
    command = OpenFile(
        op_id=story.next_op_id,
        case_id=story.case_id,
        office_id=post.office_id,
        section_id=post.section_id,
        provisional=provisional_number("T1", number),
        cover=cover,
    )
    return story.did(by, command)


def a_receipt(
    number: int = 2,
    *,
    by: Actor = cast.CLERK,
    particulars: Particulars = PARTICULARS,
    at: Moment = cast.NOW,
) -> Story:
    """A letter just entered in the diary, in the hands of who entered it."""
    story = an_empty_desk(number, at=at)
    post = cast.directory().posts[by.post_id]
    command = DiariseReceipt(
        op_id=story.next_op_id,
        case_id=story.case_id,
        office_id=post.office_id,
        section_id=post.section_id,
        provisional=provisional_number("T1", number),
        particulars=particulars,
    )
    return story.did(by, command)
