"""Every way of letting a case go: what is asked of the desk, and what the officer sees before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.commands import (
    ApproveCase,
    Command,
    ConfirmNote,
    EditNote,
    EditYellowNote,
    ForwardCase,
    ReturnCase,
    WriteNote,
)
from eoffice_core.domain.movement import Action, MovementKind, Priority
from eoffice_core.domain.names import Name
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.views import CaseView, NoteView, Seat
from eoffice_tui.present import dates
from eoffice_tui.present.sentences import Language, Sentence, common
from eoffice_tui.present.sentences import send as say
from eoffice_tui.present.sentences.words import word

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk


class Errand(Enum):
    """With what purpose a case is let go."""

    FORWARD = "forward"
    NOTE_AND_FORWARD = "note_and_forward"
    APPROVE_AND_FORWARD = "approve_and_forward"
    APPROVE_AND_RETURN = "approve_and_return"
    ASK = "ask"
    RETURN = "return"

    @property
    def approves(self) -> bool:
        """Whether the note decides."""
        return self in (Errand.APPROVE_AND_FORWARD, Errand.APPROVE_AND_RETURN)

    @property
    def returns(self) -> bool:
        """Whether the case goes back to whoever sent it."""
        return self in (Errand.APPROVE_AND_RETURN, Errand.ASK, Errand.RETURN)

    @property
    def writes(self) -> bool:
        """Whether a text is written on the send form itself."""
        return self is not Errand.FORWARD


HEADINGS: Final = {
    Errand.FORWARD: say.HEAD_FORWARD,
    Errand.NOTE_AND_FORWARD: say.HEAD_NOTE_FORWARD,
    Errand.APPROVE_AND_FORWARD: say.HEAD_APPROVE_FORWARD,
    Errand.APPROVE_AND_RETURN: say.HEAD_APPROVE_RETURN,
    Errand.ASK: say.HEAD_ASK,
    Errand.RETURN: say.HEAD_RETURN,
}
TEXT_LABELS: Final = {
    Errand.FORWARD: say.NOTE_PLAIN,
    Errand.NOTE_AND_FORWARD: say.NOTE_PLAIN,
    Errand.APPROVE_AND_FORWARD: say.NOTE_OF_APPROVAL,
    Errand.APPROVE_AND_RETURN: say.NOTE_OF_APPROVAL,
    Errand.ASK: say.NOTE_QUESTION,
    Errand.RETURN: say.NOTE_OF_RETURN,
}
ASKING_ACTIONS: Final = (Action.PLEASE_SPEAK, Action.COMMENTS)


@dataclass(frozen=True, slots=True)
class PendingNote:
    """A note that is recorded in the same act as the sending; `edited` is the one it changes."""

    text: str
    edited: NoteView | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """The send form, filled in."""

    receiver: Seat
    action: Action
    priority: Priority
    due_on: date | None
    due_days: int
    remarks: str = ""
    text: str = ""


def actions_of(errand: Errand) -> tuple[Action, ...]:
    """What may be asked of the receiver."""
    return ASKING_ACTIONS if errand is Errand.ASK else tuple(Action)


def first_action(errand: Errand, view: CaseView, *, is_downward: bool, may_approve: bool) -> Action:
    """What is most often asked of the receiver, who perhaps may approve."""
    if errand is Errand.ASK:
        return Action.PLEASE_SPEAK
    rises = view.kind is CaseKind.FILE and not errand.returns and not errand.approves
    if not rises or is_downward:
        return Action.NECESSARY_ACTION
    return Action.APPROVAL if may_approve else Action.PUT_UP


def way_down(view: CaseView, seats: Iterable[Seat]) -> Seat | None:
    """Where a case that came back most often goes next: one step down the way it had come up."""
    way: list[Name] = []
    is_back = False
    for stay in view.movements:
        is_back = stay.post in way
        if is_back:
            del way[way.index(stay.post) + 1 :]
        else:
            way.append(stay.post)
    if not is_back or len(way) == 1 or view.movements[-1].kind is MovementKind.PULLED_BACK:
        return None
    found = [seat for seat in seats if seat.post == way[-2]]
    return found[0] if len(found) == 1 else None


def note_commands(desk: "Desk", view: CaseView, note: PendingNote) -> tuple[Command, ...]:
    """What puts the note on record: written anew, confirmed, or corrected."""
    if note.edited is None:
        return (WriteNote(desk.ids.op(), view.case_id, desk.ids.note(), note.text),)
    note_id, is_changed = note.edited.note_id, note.text != note.edited.text
    if note.edited.state is NoteState.YELLOW:
        confirmed = ConfirmNote(desk.ids.op(), view.case_id, note_id)
        if not is_changed:
            return (confirmed,)
        return (EditYellowNote(desk.ids.op(), view.case_id, note_id, note.text), confirmed)
    if not is_changed:
        return ()
    return (EditNote(desk.ids.op(), view.case_id, note_id, note.text),)


def commands_for(
    desk: "Desk", view: CaseView, errand: Errand, sending: Sending, pending: PendingNote | None
) -> tuple[Command, ...]:
    """The one act: notes first, then the case goes."""
    written: tuple[Command, ...] = ()
    if pending is not None:
        written = note_commands(desk, view, pending)
    if errand.approves:
        approved = ApproveCase(desk.ids.op(), view.case_id, desk.ids.note(), sending.text)
        written = (*written, approved)
    elif errand is Errand.NOTE_AND_FORWARD:
        written = (*written, *note_commands(desk, view, PendingNote(sending.text)))
    return (*written, _going(desk, view, errand, sending))


def _going(desk: "Desk", view: CaseView, errand: Errand, sending: Sending) -> Command:
    if errand.returns:
        return ReturnCase(
            op_id=desk.ids.op(),
            case_id=view.case_id,
            note_id=desk.ids.note(),
            action=sending.action,
            priority=sending.priority,
            due_on=sending.due_on,
            reason="" if errand.approves else sending.text,
        )
    return ForwardCase(
        op_id=desk.ids.op(),
        case_id=view.case_id,
        receiver=sending.receiver.post_id,
        action=sending.action,
        priority=sending.priority,
        due_on=sending.due_on,
        remarks=sending.remarks,
    )


# --- what the officer sees before -----------------------------------------------------------------


def recorded_pairs(
    view: CaseView,
    errand: Errand,
    sending: Sending,
    pending: PendingNote | None,
    language: Language,
) -> list[tuple[str, str]]:
    """Everything that will be recorded, as label and value."""
    return [
        (label.say(language), text if isinstance(text, str) else text.say(language))
        for label, text in (
            (say.CASE, say.CASE_LINE.say(language, number=view.number, subject=view.subject)),
            (common.TO, seat_text(sending.receiver, language)),
            (common.ACTION, word(sending.action)),
            (common.PRIORITY, word(sending.priority)),
            (common.DUE_DATE, due_text(sending.due_on, sending.due_days, language)),
            (common.REMARKS, sending.remarks),
        )
        if text
    ] + list(_note_pairs(view, errand, sending, pending, language))


def _note_pairs(
    view: CaseView,
    errand: Errand,
    sending: Sending,
    pending: PendingNote | None,
    language: Language,
) -> Iterator[tuple[str, str]]:
    number = next_number(view)
    if pending is not None:
        own = number if pending.edited is None else pending.edited.number or number
        yield say.NOTE_NUMBERED.say(language, number=own), pending.text
        number += own == number
    if errand.writes and sending.text:
        yield text_label(errand).say(language, number=number), sending.text
    if finals := [note.number for note in view.notes if note.state is NoteState.GREEN]:
        numbers = ", ".join(say.NOTE_NUMBERED.say(language, number=n) for n in finals)
        yield say.BECOME_FINAL.say(language), numbers
    if count := yellow_left(view.notes, pending):
        yield say.YELLOW_GO_ALONG.say(language), say.YELLOW_COUNT.say(language, count=count)


def next_number(view: CaseView) -> int:
    """The number that the next note gets when it is recorded."""
    return 1 + max((note.number for note in view.notes), default=0)


def yellow_left(notes: Sequence[NoteView], pending: PendingNote | None) -> int:
    """How many yellow notes go along as they are."""
    confirmed = None if pending is None or pending.edited is None else pending.edited.note_id
    return sum(note.state is NoteState.YELLOW and note.note_id != confirmed for note in notes)


def text_label(errand: Errand) -> Sentence:
    """What the text written on the form becomes on the noting side."""
    if errand.approves:
        return say.APPROVAL_NUMBERED
    return say.RETURN_NUMBERED if errand.returns else say.NOTE_NUMBERED


def seat_text(seat: Seat, language: Language) -> str:
    """A post with who sits in it and where."""
    if seat.is_vacant:
        return say.SEAT_VACANT.say(language, post=seat.post, section=seat.section)
    return say.SEAT.say(language, post=seat.post, officer=seat.officer, section=seat.section)


def due_text(due_on: date | None, days: int, language: Language) -> str:
    """A due date with the working days until then."""
    if due_on is None:
        return say.NO_LIMIT.say(language)
    return f"{dates.day(due_on)} · {say.DUE_IN.say(language, days=days)}"


def done_sentence(errand: Errand) -> Sentence:
    """What the screen before says when it is done."""
    if errand.approves:
        return say.APPROVED
    return say.RETURNED if errand.returns else say.SENT
