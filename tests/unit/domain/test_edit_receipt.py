"""EditReceipt: the holder corrects particulars, never the frozen ones; old and new are recorded."""

from dataclasses import replace
from datetime import date

from eoffice_core.domain.commands import EditReceipt
from eoffice_core.domain.ops import Change, ReceiptEdited
from eoffice_core.domain.receipt import DeliveryMode, Form, Particulars
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import PARTICULARS, Story
from tests.cast import CLERK, OFFICER
from tests.unit.domain.tables import (
    BIDI,
    HELD,
    LETTER,
    OP,
    Refusal,
    act,
    barred,
    each,
    refusal,
)

COMMAND = EditReceipt
RIGHT = replace(PARTICULARS, subject="फौती नामांतरण में विलम्ब", form=Form.COMPLAINT)


def edit(story: Story, particulars: Particulars = RIGHT) -> EditReceipt:
    return EditReceipt(OP, story.case_id, particulars)


def filled(name: str, *reasons: Reason, particulars: Particulars) -> Refusal:
    return refusal(name, LETTER, edit(LETTER, particulars), *reasons)


FROZEN = Reason.FIELD_FROZEN
NOT = (Reason.NOT_A_RECEIPT,)
WHOLE_WRONG = replace(
    PARTICULARS,
    subject="",
    sender=" ",
    category="",
    remarks="a" * 2001,
    mobile=BIDI,
    received_on=date(2025, 11, 18),
    letter_date=date(2025, 11, 19),
)
REFUSALS = [
    *barred(edit, closed=NOT, parked=NOT, elsewhere=NOT, unopened=NOT),
    refusal("a file", HELD, edit(HELD), Reason.NOT_A_RECEIPT),
    filled("date of the letter", FROZEN, particulars=replace(RIGHT, letter_date=date(2025, 11, 9))),
    filled("date of receipt", FROZEN, particulars=replace(RIGHT, received_on=date(2025, 11, 12))),
    filled("mode", FROZEN, particulars=replace(RIGHT, delivery_mode=DeliveryMode.POST)),
    filled("nothing new", Reason.NOTHING_CHANGED, particulars=PARTICULARS),
    filled("no subject", Reason.SUBJECT_MISSING, particulars=replace(RIGHT, subject="")),
    filled("no sender", Reason.SENDER_MISSING, particulars=replace(RIGHT, sender="")),
    filled("no category", Reason.CATEGORY_MISSING, particulars=replace(RIGHT, category="")),
    filled("too long", Reason.TEXT_TOO_LONG, particulars=replace(RIGHT, subject="a" * 501)),
    filled("unclean", Reason.TEXT_UNCLEAN, particulars=replace(RIGHT, email=BIDI)),
    filled(
        "too old",
        FROZEN,
        Reason.DATE_TOO_OLD,
        particulars=replace(RIGHT, letter_date=date(1800, 1, 1)),
    ),
    refusal(
        "several at once",
        LETTER,
        edit(LETTER, WHOLE_WRONG),
        Reason.NOT_IN_CUSTODY,
        Reason.SUBJECT_MISSING,
        Reason.SENDER_MISSING,
        Reason.CATEGORY_MISSING,
        Reason.TEXT_TOO_LONG,
        Reason.TEXT_UNCLEAN,
        FROZEN,
        Reason.RECEIVED_IN_FUTURE,
        Reason.LETTER_AFTER_RECEIPT,
        actor=OFFICER,
    ),
]
OPENED = LETTER.forwarded_to(OFFICER).received_by(OFFICER)
HONEST = [
    act("where it was diarised", LETTER, edit(LETTER)),
    act("by a later holder", OPENED, edit(OPENED), actor=OFFICER),
]


@each(REFUSALS)
def test_is_refused(row: Refusal) -> None:
    assert row.decision == Refused(row.reasons)


def test_old_and_new_value_are_recorded() -> None:
    assert HONEST[0].body == ReceiptEdited(
        changes=(
            Change("subject", PARTICULARS.subject, "फौती नामांतरण में विलम्ब"),
            Change("form", "0", "19"),
        )
    )


def test_the_particulars_are_as_corrected() -> None:
    assert HONEST[0].after.case.receipt == RIGHT
    assert HONEST[1].after.case.receipt == RIGHT


def test_a_correction_can_be_taken_back() -> None:
    back = HONEST[0].after.corrected_by(CLERK, PARTICULARS)
    assert back.case.receipt == PARTICULARS
