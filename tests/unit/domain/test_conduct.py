"""One act of an officer: only in a post that he holds; several commands are done as a whole."""

import pytest

from eoffice_core.domain.commands import ForwardCase, WriteNote, WriteYellowNote
from eoffice_core.domain.decide import conduct
from eoffice_core.domain.decide.answer import Decided
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import CaseForwarded, NoteWritten
from eoffice_core.domain.refusal import Reason, Refused
from tests.builders import a_file
from tests.cast import (
    CLERK,
    FORMER_SUPERINTENDENT,
    NO_SUCH_POST,
    OFFICER,
    OFFICER_POST,
    SUPERINTENDENT,
    VACANT_POST,
    note_id,
    op_id,
)
from tests.unit.domain.every import COMMANDS, honest_acts
from tests.unit.domain.tables import Act, each

BARE = a_file()
NOTE = WriteNote(op_id(1), BARE.case_id, note_id(1), "प्रस्तुत")
FORWARD = ForwardCase(op_id(2), BARE.case_id, OFFICER_POST)

STRANGERS = [
    FORMER_SUPERINTENDENT,
    Actor(CLERK.officer_id, VACANT_POST),
    Actor(CLERK.officer_id, NO_SUCH_POST),
    Actor(OFFICER.officer_id, CLERK.post_id),
]


@pytest.mark.parametrize("stranger", STRANGERS)
@each([honest_acts(command)[0] for command in COMMANDS])
def test_nobody_acts_in_a_post_that_he_does_not_hold(row: Act, stranger: Actor) -> None:
    decision = conduct(row.story.basis, row.asked, stranger, row.story.at)
    assert decision == Refused((Reason.POST_NOT_HELD,))


def test_the_post_counts_at_the_moment_of_the_act() -> None:
    before = BARE.later(days=-100).at
    refused = Refused((Reason.POST_NOT_HELD,))
    assert conduct(BARE.basis, [NOTE], SUPERINTENDENT, before) == refused
    assert conduct(BARE.basis, [NOTE], FORMER_SUPERINTENDENT, before) != refused


def test_a_later_command_sees_what_an_earlier_one_made() -> None:
    """Forwarding a file needs a note; here it is written in the same act."""
    alone = conduct(BARE.basis, [FORWARD], CLERK, BARE.at)
    assert alone == Refused((Reason.NOTHING_NOTED,))
    together = conduct(BARE.basis, [NOTE, FORWARD], CLERK, BARE.at)
    assert isinstance(together, Decided)
    assert [type(fact.body) for fact in together.facts] == [NoteWritten, CaseForwarded]


def test_all_or_none() -> None:
    too_late = WriteYellowNote(op_id(3), BARE.case_id, note_id(3), "और")
    decision = conduct(BARE.basis, [NOTE, FORWARD, too_late], CLERK, BARE.at)
    assert decision == Refused((Reason.NOT_IN_CUSTODY,))


def test_deciding_changes_nothing() -> None:
    before = dict(BARE.basis.cases)
    conduct(BARE.basis, [NOTE, FORWARD], CLERK, BARE.at)
    assert BARE.basis.cases == before
