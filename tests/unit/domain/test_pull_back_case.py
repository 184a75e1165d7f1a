"""PullBackCase: the last sender recalls what the receiver has not opened."""

from eoffice_core.domain.commands import PullBackCase
from eoffice_core.domain.movement import Custody, MovementKind
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import CasePulledBack
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import Story, a_file
from tests.cast import CLERK, CLERK_POST, OFFICER, OFFICER_POST, SUPERINTENDENT
from tests.unit.domain.tables import (
    CLOSED,
    FILED,
    HELD,
    LETTER,
    NOTHING_KNOWN,
    OP,
    OPENED,
    PARKED,
    SENT,
    Refusal,
    act,
    each,
    own_note,
    refusal,
    yellow_note,
)

COMMAND = PullBackCase


def recall(story: Story) -> PullBackCase:
    return PullBackCase(OP, story.case_id)


RECALLED = SENT.pulled_back_by(CLERK)
LETTER_SENT = LETTER.forwarded_to(OFFICER)
RETURNED = OPENED.returned_by(OFFICER)
NOT_SENDER = Reason.NOT_LAST_SENDER

REFUSALS = [
    refusal("unknown", NOTHING_KNOWN, recall(NOTHING_KNOWN), Reason.CASE_UNKNOWN),
    refusal("closed", CLOSED, recall(CLOSED), Reason.CASE_CLOSED, NOT_SENDER),
    refusal("in a file", FILED, recall(FILED), Reason.CASE_IN_FILE, NOT_SENDER),
    refusal("parked", PARKED, recall(PARKED), Reason.CASE_PARKED, NOT_SENDER),
    refusal("never sent", HELD, recall(HELD), NOT_SENDER),
    refusal("not the sender", SENT, recall(SENT), NOT_SENDER, actor=SUPERINTENDENT),
    refusal("the receiver", SENT, recall(SENT), NOT_SENDER, actor=OFFICER),
    refusal("twice", RECALLED, recall(RECALLED), NOT_SENDER),
    refusal("opened", OPENED, recall(OPENED), Reason.ALREADY_RECEIVED),
]
HONEST = [
    act("a file", SENT, recall(SENT)),
    act("a receipt", LETTER_SENT, recall(LETTER_SENT)),
    act("a return", RETURNED, recall(RETURNED), actor=OFFICER),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_what_is_recorded() -> None:
    assert HONEST[0].body == CasePulledBack()


def test_the_sender_has_it_open_again_and_the_movements_tell() -> None:
    after = HONEST[0].after.case
    assert after.custody == Custody(CLERK_POST, 3, SENT.at, SENT.at)
    kinds = [movement.kind for movement in after.movements]
    assert kinds == [MovementKind.BORN, MovementKind.FORWARDED, MovementKind.PULLED_BACK]
    assert (after.last_movement.sender, after.last_movement.receiver) == (OFFICER_POST, CLERK_POST)
    assert after.movements[1].received_at is None


def test_exactly_what_the_sending_made_final_is_editable_again() -> None:
    assert HONEST[0].after.case.notes == HELD.case.notes
    assert HONEST[0].after.case.green_notes == HELD.case.green_notes


def test_what_an_earlier_sending_made_final_stays_final() -> None:
    back = HELD.forwarded_to(OFFICER).received_by(OFFICER).forwarded_to(CLERK, remarks="देखें")
    held_again = back.received_by(CLERK).noted_by(CLERK).yellow_by(CLERK)
    recalled = held_again.forwarded_to(OFFICER).pulled_back_by(CLERK)
    assert recalled.case.notes == held_again.case.notes
    first = recalled.case.note(own_note(HELD))
    assert first is not None
    assert first.state is NoteState.FINAL


def test_what_was_put_away_stays_put_away() -> None:
    held = a_file().yellow_by(CLERK).discarded_by(CLERK).noted_by(CLERK).withdrawn_by(CLERK)
    recalled = held.forwarded_to(OFFICER, remarks="देखें").pulled_back_by(CLERK)
    assert recalled.case.notes == held.case.notes


def test_the_reason_of_a_recalled_return_is_the_officers_green_note() -> None:
    after = HONEST[2].after
    (reason,) = after.case.green_notes
    assert reason.author == OFFICER
    assert after.withdrawn_by(OFFICER).case.green_notes == ()


def test_it_can_be_sent_again() -> None:
    again = RECALLED.confirmed_by(CLERK).forwarded_to(SUPERINTENDENT)
    states = {note.note_id: (note.state, note.sent_with) for note in again.case.notes}
    assert states == {
        own_note(HELD): (NoteState.FINAL, 4),
        yellow_note(HELD): (NoteState.FINAL, 4),
    }
