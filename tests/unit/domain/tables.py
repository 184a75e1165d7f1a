"""What the tests of commands share: rows of refusals, honest acts, cases that bar the way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pytest

from eoffice_core.domain.commands import Command
from eoffice_core.domain.decide import conduct, decide
from eoffice_core.domain.decide.answer import Decided, Decision
from eoffice_core.domain.ids import NoteId
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import Body
from eoffice_core.domain.refusal import Reason
from tests.builders import Story, a_file, a_receipt, an_empty_desk
from tests.cast import CLERK, OFFICER, SUPERINTENDENT, case_id, note_id, op_id

UNKNOWN_CASE = case_id(404)
UNKNOWN_NOTE = note_id(404)
NEW_NOTE = note_id(405)
OP = op_id(406)
BIDI = "अनुमोदित\u202eतदोमुनअ"
"""Text that shows in another order than it is written."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command that is declined for exactly these reasons, the official one first."""

    name: str
    story: Story
    actor: Actor
    command: Command
    reasons: tuple[Reason, ...]

    @property
    def decision(self) -> Decision:
        """What the deciders say to it."""
        return decide(self.story.basis, self.command, self.actor, self.story.at)


@dataclass(frozen=True, slots=True)
class Act:
    """An honest act, which is allowed: some commands of one officer, all at once."""

    name: str
    story: Story
    actor: Actor
    asked: tuple[Command, ...]

    @property
    def decided(self) -> Decided:
        """The facts that the act leads to."""
        decision = conduct(self.story.basis, self.asked, self.actor, self.story.at)
        assert isinstance(decision, Decided), decision
        return decision

    @property
    def body(self) -> Body:
        """What the act records; it records one fact."""
        (fact,) = self.decided.facts
        return fact.body

    @property
    def after(self) -> Story:
        """The story once the act is recorded."""
        return self.story.recorded(self.decided.facts, self.actor)


def refusal(
    name: str, story: Story, command: Command, *reasons: Reason, actor: Actor = CLERK
) -> Refusal:
    """One row of a table of refusals."""
    return Refusal(name=name, story=story, actor=actor, command=command, reasons=reasons)


def act(name: str, story: Story, *asked: Command, actor: Actor = CLERK) -> Act:
    """One honest act."""
    return Act(name=name, story=story, actor=actor, asked=asked)


def each(rows: Iterable[Refusal | Act]) -> pytest.MarkDecorator:
    """Run a test once for each row, under the row's name."""
    listed = list(rows)
    return pytest.mark.parametrize("row", listed, ids=[row.name for row in listed])


HELD = a_file().noted_by(CLERK).yellow_by(CLERK)
"""A file in the clerk's hands, with a green and a yellow note of his."""

SENT = HELD.forwarded_to(OFFICER)
"""The same, sent to the officer, who has not opened it."""

OPENED = SENT.received_by(OFFICER)

NOT_OPENED = OPENED.forwarded_to(CLERK, remarks="चर्चा करें")
"""The same, back with the clerk, who has not opened it."""

APPROVED = OPENED.approved_by(OFFICER).forwarded_to(CLERK).received_by(CLERK)

CLOSED = APPROVED.noted_by(CLERK).closed_by(CLERK)

PARKED = HELD.parked_by(CLERK)

LETTER = a_receipt().noted_by(CLERK).yellow_by(CLERK)
"""A receipt in the clerk's hands, with both kinds of notes."""

LETTER_IN_FILE = a_file(3).with_receipt(LETTER)
"""The story of the file in which the letter lies."""

FILED = replace(LETTER_IN_FILE, number=LETTER.number)
"""The letter's own story: it lies in a file and travels with it."""

NOTHING_KNOWN = an_empty_desk(404)


def a_note(story: Story, *states: NoteState) -> NoteId:
    """The last note of a story in one of these states; an unknown one when there is none."""
    case = story.basis.case(story.case_id)
    notes = [note.note_id for note in case.notes if note.state in states] if case else []
    return notes[-1] if notes else UNKNOWN_NOTE


def own_note(story: Story) -> NoteId:
    """The last green note of a story, or else the last that was green; or an unknown one."""
    green = a_note(story, NoteState.GREEN)
    return a_note(story, NoteState.FINAL) if green == UNKNOWN_NOTE else green


def yellow_note(story: Story) -> NoteId:
    """The last yellow note of a story; an unknown one when there is none."""
    return a_note(story, NoteState.YELLOW)


Also = tuple[Reason, ...]


def barred(
    make: Callable[[Story], Command],
    *,
    unknown: Also = (),
    closed: Also = (),
    parked: Also = (),
    filed: Also = (),
    elsewhere: Also = (),
    unopened: Also = (),
) -> list[Refusal]:
    """The six ways in which a case bars all work on it, each with what else is said then."""
    rows: list[tuple[str, Story, Actor, Reason, Also]] = [
        ("unknown", NOTHING_KNOWN, CLERK, Reason.CASE_UNKNOWN, unknown),
        ("closed", CLOSED, CLERK, Reason.CASE_CLOSED, closed),
        ("in a file", FILED, CLERK, Reason.CASE_IN_FILE, filed),
        ("parked", PARKED, CLERK, Reason.CASE_PARKED, parked),
        ("held elsewhere", HELD, SUPERINTENDENT, Reason.NOT_IN_CUSTODY, elsewhere),
        ("not opened", NOT_OPENED, CLERK, Reason.NOT_RECEIVED, unopened),
    ]
    return [
        Refusal(name, story, actor, make(story), tuple(sorted((reason, *also))))
        for name, story, actor, reason, also in rows
    ]
