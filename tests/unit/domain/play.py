"""Random play: officers who ask for anything, sensible or not, in an office with a few cases."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from eoffice_core.domain import commands
from eoffice_core.domain.commands import Command
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, NoteId, PostId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.office import Actor
from eoffice_core.domain.receipt import Particulars
from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from tests import cast
from tests.builders import COVER, PARTICULARS, Story, a_file, a_receipt
from tests.cast import ACTORS, CLERK, INWARD_CLERK, OFFICER, POSTS
from tests.unit.domain.tables import BIDI, UNKNOWN_NOTE

CASES = (1, 2, 3, 4, 404)
TOO_LONG = "a" * (NOTE_CHARACTERS_MAX + 1)
TEXTS = ("ठीक है", "प्रस्ताव अनुमोदन योग्य है", "", " \n", BIDI, "यथा प्रस्तावित", TOO_LONG)
RECEIVERS = (*(post.post_id for post in POSTS), cast.NO_SUCH_POST)
DAYS = (-1, 0, 1, 2, 7, 30, 400)
MOVES_MAX = 100_000


def a_world() -> Story:
    """Two files and two receipts, all new; its own number is never a case."""
    stories = (a_file(1), a_file(2, by=OFFICER), a_receipt(3), a_receipt(4, by=INWARD_CLERK))
    world = stories[0]
    for story in stories[1:]:
        world = world.beside(story)
    return replace(world, number=MOVES_MAX)


class Pick:
    """Ids, texts and dates for one command, taken from a few numbers."""

    def __init__(self, world: Story, numbers: Sequence[int]) -> None:
        self.world = world
        self.who, self.what, self.which, self.x, self.y = numbers
        self.case_id: CaseId = cast.case_id(CASES[self.which % len(CASES)])
        self.case = world.basis.case(self.case_id)
        self.op_id = world.next_op_id
        self.text = TEXTS[self.x % len(TEXTS)]
        self.due_on = office_date(world.at) + timedelta(days=DAYS[self.y % len(DAYS)])

    @property
    def actor(self) -> Actor:
        """Mostly the holder or the one who sent it; sometimes anybody."""
        if self.case is None or self.who % 8 == 0:
            return ACTORS[self.who % len(ACTORS)]
        post_id = self.case.last_movement.sender if self.who % 8 == 1 else self.case.custody.post_id
        return next((one for one in ACTORS if one.post_id == post_id), CLERK)

    @property
    def new_note(self) -> NoteId:
        """A fresh note id; once in a while one that is taken."""
        return self.some_note if self.y % 11 == 0 else self.world.next_note_id

    @property
    def some_note(self) -> NoteId:
        """A note of the case, in whatever state."""
        notes = self.case.notes if self.case is not None else ()
        return notes[self.y % len(notes)].note_id if notes else UNKNOWN_NOTE

    @property
    def receiver(self) -> PostId:
        """Any post, or one that there is not."""
        return RECEIVERS[self.y % len(RECEIVERS)]

    @property
    def other_case(self) -> CaseId:
        """Mostly another case in the same hands; sometimes any, perhaps an unknown one."""
        at_hand = [
            case.case_id
            for case in self.world.basis.cases.values()
            if case.custody.post_id == self.actor.post_id and case.case_id != self.case_id
        ]
        if at_hand and self.x % 8:
            return at_hand[self.x % len(at_hand)]
        return cast.case_id(CASES[self.x % len(CASES)])


def _particulars(pick: Pick) -> Particulars:
    right = replace(
        PARTICULARS,
        subject=pick.text,
        sender="" if pick.y % 11 == 0 else PARTICULARS.sender,
        category="" if pick.y % 12 == 0 else PARTICULARS.category,
    )
    if pick.y % 13 == 0:
        return replace(right, letter_date=date(1899, 1, 1))
    return right if pick.y % 5 else replace(right, received_on=pick.due_on, letter_date=date.max)


def _cover(pick: Pick) -> Cover:
    return replace(
        COVER,
        subject=pick.text,
        head=COVER.head if pick.y % 5 else "अन्य",
        category="" if pick.y % 11 == 0 else COVER.category,
    )


def _birth(pick: Pick) -> Command:
    sections = cast.SECTIONS
    post = cast.directory().posts[pick.actor.post_id]
    section_id = sections[pick.y % len(sections)].section_id if pick.x % 4 else post.section_id
    places = (post.office_id, section_id, pick.text)
    if pick.y % 2:
        return commands.OpenFile(pick.op_id, pick.case_id, *places, _cover(pick))
    return commands.DiariseReceipt(pick.op_id, pick.case_id, *places, _particulars(pick))


MAKERS: tuple[Callable[[Pick], Command], ...] = (
    _birth,
    lambda p: commands.EditReceipt(p.op_id, p.case_id, _particulars(p)),
    lambda p: commands.EditCover(p.op_id, p.case_id, _cover(p)),
    lambda p: commands.PutInFile(
        p.op_id, cast.op_id(MOVES_MAX**2 + len(p.world.history)), p.case_id, p.other_case
    ),
    lambda p: commands.WriteYellowNote(p.op_id, p.case_id, p.new_note, p.text),
    lambda p: commands.EditYellowNote(p.op_id, p.case_id, p.some_note, p.text),
    lambda p: commands.DiscardYellowNote(p.op_id, p.case_id, p.some_note),
    lambda p: commands.ConfirmNote(p.op_id, p.case_id, p.some_note),
    lambda p: commands.WriteNote(p.op_id, p.case_id, p.new_note, p.text),
    lambda p: commands.EditNote(p.op_id, p.case_id, p.some_note, p.text),
    lambda p: commands.WithdrawNote(p.op_id, p.case_id, p.some_note),
    lambda p: commands.ApproveCase(p.op_id, p.case_id, p.new_note, p.text),
    lambda p: commands.ForwardCase(
        p.op_id, p.case_id, p.receiver, Action.APPROVAL, Priority.URGENT, p.due_on, p.text
    ),
    lambda p: commands.ReceiveCase(p.op_id, p.case_id),
    lambda p: commands.ReceiveCase(p.op_id, p.case_id),
    lambda p: commands.ReturnCase(p.op_id, p.case_id, p.new_note, due_on=p.due_on, reason=p.text),
    lambda p: commands.PullBackCase(p.op_id, p.case_id),
    lambda p: commands.ParkCase(p.op_id, p.case_id, p.text, p.due_on),
    lambda p: commands.ResumeCase(p.op_id, p.case_id),
    lambda p: commands.CloseCase(p.op_id, p.case_id, p.text),
    lambda p: commands.ReopenCase(p.op_id, p.case_id, p.text),
)


def chosen(world: Story, numbers: Sequence[int]) -> tuple[Actor, Command]:
    """Who asks for what next, as five numbers say."""
    pick = Pick(world, numbers)
    return pick.actor, MAKERS[pick.what % len(MAKERS)](pick)
