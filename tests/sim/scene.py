"""What an officer has before him when he asks for something: his post, his cases, the people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from eoffice_core.domain.apply import apply
from eoffice_core.domain.case import Basis, Case, CaseKind
from eoffice_core.domain.commands import Command
from eoffice_core.domain.decide import Decided, Decision, conduct
from eoffice_core.domain.ids import CaseId, NoteId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.noting import Note, NoteState
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import Entry
from eoffice_tui.desk import IdSource
from tests import cast
from tests.sim.chance import Chance

WORDS = ("आदेशार्थ", "अवलोकनार्थ", "कृपया परीक्षण करें", "स्वीकृत", "मांग पत्र", "देयक", "approved")
UNSEEMLY = ("", " ", "\u202eउल्टा", "क\u0000ख", "न" * 2_500)


@dataclass(frozen=True)
class Scene:
    """One act's surroundings. `receivers` are the posts to which cases mostly go."""

    chance: Chance
    basis: Basis
    actor: Actor
    at: Moment
    receivers: Sequence[PostId]
    ids: IdSource
    provisional: Callable[[], str]

    @property
    def post(self) -> PostId:
        """The post acted for."""
        return self.actor.post_id

    def decide(self, asked: Sequence[Command]) -> Decision:
        """What the rules say to these commands."""
        return conduct(self.basis, asked, self.actor, self.at)

    def after(self, decided: Decided) -> Scene:
        """The scene when this has been done."""
        basis = self.basis
        for fact in decided.facts:
            entry = Entry(fact, self.actor.post_id, self.actor.officer_id, self.at)
            basis = basis.with_case(apply(basis.case(fact.case_id), entry))
        return self.on(basis)

    def on(self, basis: Basis) -> Scene:
        """The same scene with other cases."""
        return Scene(
            chance=self.chance,
            basis=basis,
            actor=self.actor,
            at=self.at,
            receivers=self.receivers,
            ids=self.ids,
            provisional=self.provisional,
        )

    def case(self, kind: CaseKind | None = None) -> Case | None:
        """A case, mostly one that the post holds."""
        cases = [c for c in self.basis.cases.values() if kind in (None, c.kind)]
        held = [c for c in cases if c.custody.post_id == self.post]
        return self.chance.some(held if held and self.chance.percent(80) else cases)

    def case_id(self, kind: CaseKind | None = None) -> CaseId:
        """The id of a case, now and then of one that nobody knows."""
        case = self.case(kind)
        if case is None or self.chance.percent(2):
            return self.ids.case()
        return case.case_id

    def noted(self, states: Iterable[NoteState]) -> tuple[CaseId, NoteId, Note | None]:
        """A case and a note of it, mostly one that stands like this."""
        case = self.case()
        if case is None:
            return self.ids.case(), self.ids.note(), None
        wanted = [note for note in case.notes if note.state in states]
        note = self.chance.some(wanted if self.chance.percent(85) else case.notes)
        return case.case_id, (note.note_id if note else self.ids.note()), note

    def new_note(self, case_id: CaseId) -> NoteId:
        """A note's new id, now and then one that is taken."""
        case = self.basis.case(case_id)
        if case is not None and case.notes and self.chance.percent(3):
            return self.chance.pick(case.notes).note_id
        return self.ids.note()

    def receiver(self) -> PostId:
        """A post to send to."""
        if self.chance.percent(88):
            return self.chance.pick(self.receivers)
        others = (*self.basis.directory.posts, cast.NO_SUCH_POST)
        return self.chance.pick(others)

    def text(self) -> str:
        """A text, now and then one that may not be recorded."""
        if self.chance.percent(3):
            return self.chance.pick(UNSEEMLY)
        words = [self.chance.pick(WORDS) for _ in range(self.chance.between(1, 3))]
        return f"{' '.join(words)} {self.chance.below(10_000)}"

    def optional_text(self) -> str:
        """A text or none."""
        return self.text() if self.chance.percent(60) else ""
