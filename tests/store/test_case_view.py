"""What one opened case shows, against the case itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.ids import CaseId, OfficerId, PostId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.movement import MovementKind, Priority
from eoffice_core.domain.names import NOBODY, Name
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.views import CaseView, Deed
from eoffice_core.domain.working_days import Calendar
from eoffice_core.store.case_view import Viewer, case_view
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.migrations import migrate
from eoffice_core.store.names import Lens
from eoffice_tui.local.steps import STEPS as DESK_STEPS
from tests import cast
from tests.builders import COVER, PARTICULARS, a_file, a_receipt
from tests.store.conftest import KEY
from tests.store.shelf import write_stories

MINE = (cast.CLERK_POST, cast.ESTABLISHMENT_POST)
LATER = cast.moment(days=15)
LENS = Lens(directory=cast.directory(), calendar=Calendar(), at=LATER)
PRIORITIES = list(Priority)


@pytest.fixture
def on_desk(tmp_path: Path) -> Iterator[Store]:
    """An empty desk's store: what one case shows is asked at desks only."""
    store = open_sqlite(tmp_path / "desk.db", key=KEY)
    migrate(store, DESK_STEPS)
    yield store
    store.close()


def view(
    store: Store,
    case_id: CaseId,
    *,
    posts: Sequence[PostId] = MINE,
    lens: Lens = LENS,
) -> CaseView | None:
    with store.reading() as connection:
        return case_view(connection, case_id, viewer=Viewer(OfficerId(5), posts), lens=lens)


def test_an_opened_file_shows_its_notes_papers_and_movements(on_desk: Store) -> None:
    letter = a_receipt(2).numbered("4/2025/नजारत")
    story = a_file(1).noted_by(cast.CLERK).yellow_by(cast.CLERK).with_receipt(letter)
    story = story.forwarded_to(cast.OFFICER, remarks="कृपया देखें").received_by(cast.OFFICER)
    story = story.approved_by(cast.OFFICER).returned_by(cast.OFFICER, "यथा प्रस्तावित")
    write_stories(on_desk, [story])

    seen = view(on_desk, story.case_id)

    assert seen is not None
    assert (seen.kind, seen.status, seen.subject) == (
        CaseKind.FILE,
        CaseStatus.ACTIVE,
        COVER.subject,
    )
    assert (seen.is_mine, seen.is_received, seen.acting_post) == (True, False, cast.CLERK_POST)
    assert seen.opened_by == Name("भूपेन्द्र साहू", "Bhupendra Sahu")
    assert seen.holder.post_id == cast.CLERK_POST
    states = [(n.number, n.state, n.kind, n.is_own) for n in seen.notes]
    assert states == [
        (1, NoteState.FINAL, NoteKind.PLAIN, True),
        (0, NoteState.YELLOW, NoteKind.PLAIN, True),
        (2, NoteState.FINAL, NoteKind.APPROVAL, False),
        (3, NoteState.FINAL, NoteKind.RETURN, False),
    ]
    (paper,) = seen.papers
    assert (paper.serial, paper.number, paper.particulars) == (1, "4/2025/नजारत", PARTICULARS)
    moves = [(m.kind, m.post.english, m.remarks) for m in seen.movements]
    assert moves == [
        (MovementKind.BORN, "Assistant Grade 2 (Stores)", ""),
        (MovementKind.FORWARDED, "Officer in Charge", "कृपया देखें"),
        (MovementKind.RETURNED, "Assistant Grade 2 (Stores)", "यथा प्रस्तावित"),
    ]
    assert seen.returns_to is not None
    assert seen.returns_to.post_id == cast.OFFICER_POST
    assert seen.against[Deed.RECEIVE] == ()
    assert seen.against[Deed.NOTE] == (Reason.NOT_RECEIVED,)

    paper_seen = view(on_desk, letter.case_id)
    assert paper_seen is not None
    assert (paper_seen.file_id, paper_seen.file_number) == (story.case_id, "अनं.-T1-1")
    assert paper_seen.status is CaseStatus.IN_FILE


def test_each_post_keeps_its_own_time(on_desk: Store) -> None:
    calendar = Calendar(holidays=frozenset({date(2025, 11, 19)}))
    story = a_file(1).noted_by(cast.CLERK).later(days=1)
    story = story.forwarded_to(cast.OFFICER, priority=Priority.IMMEDIATE)
    story = story.received_by(cast.OFFICER).later(days=6).forwarded_to(cast.CLERK, remarks="चर्चा")
    story = story.later(days=1).received_by(cast.CLERK)
    write_stories(on_desk, [story])
    seen = view(on_desk, story.case_id, lens=replace(LENS, calendar=calendar, at=story.at))
    assert seen is not None
    times = [
        (office_date(m.received_at).day, m.sent_at and office_date(m.sent_at).day, m.days_kept)
        for m in seen.movements
    ]
    # Monday 17th to Tuesday 18th; 19th a holiday, 22nd and 23rd a weekend, until Monday 24th.
    assert times == [(17, 18, 1), (18, 24, 3), (24, None, 1)]
    assert [(m.limit_days, m.excess_days) for m in seen.movements] == [(7, 0), (1, 2), (7, 0)]


def test_what_was_pulled_back_unopened_counts_against_nobody(on_desk: Store) -> None:
    story = a_file(1).noted_by(cast.CLERK).forwarded_to(cast.OFFICER, priority=Priority.IMMEDIATE)
    story = story.later(days=10).pulled_back_by(cast.CLERK)
    write_stories(on_desk, [story])
    seen = view(on_desk, story.case_id)
    assert seen is not None
    assert [(m.is_counted, m.excess_days) for m in seen.movements][1] == (False, 0)


def test_a_case_at_rest_says_why_and_until_when(on_desk: Store) -> None:
    story = a_file(1).noted_by(cast.CLERK).parked_by(cast.CLERK, days=30)
    write_stories(on_desk, [story])
    seen = view(on_desk, story.case_id)
    assert seen is not None
    assert (seen.status, seen.rest_reason) == (CaseStatus.PARKED, "न्यायालय में लंबित")
    assert seen.rest_until == date(2025, 12, 17)
    assert seen.against[Deed.RESUME] == ()


def test_a_stranger_sees_a_case_and_may_do_nothing_with_it(on_desk: Store) -> None:
    story = a_file(1, by=cast.OFFICER).noted_by(cast.OFFICER)
    write_stories(on_desk, [story])
    seen = view(on_desk, story.case_id)
    assert seen is not None
    assert (seen.is_mine, seen.acting_post) == (False, None)
    assert [note.is_own for note in seen.notes] == [False]
    assert all(seen.against.values())


def test_a_case_in_a_vacant_post_is_with_nobody(on_desk: Store) -> None:
    story = a_file(1, by=cast.BLOCK_CEO).noted_by(cast.BLOCK_CEO).forwarded_to(cast.VACANT_POST)
    write_stories(on_desk, [story])
    seen = view(on_desk, story.case_id)
    assert seen is not None
    assert (seen.holder.is_vacant, seen.holder.officer) == (True, NOBODY)
    assert seen.movements[-1].officer == NOBODY


def test_a_post_that_the_directory_does_not_know_has_no_name(on_desk: Store) -> None:
    story = a_file(1).noted_by(cast.CLERK)
    write_stories(on_desk, [story])
    bare = replace(LENS, directory=replace(LENS.directory, posts={}, tenures=(), officers={}))
    seen = view(on_desk, story.case_id, lens=bare)
    assert seen is not None
    assert (seen.holder.post, seen.holder.is_vacant, seen.opened_by) == (NOBODY, True, NOBODY)


def test_a_paper_that_has_not_arrived_has_no_particulars(on_desk: Store) -> None:
    story = a_file(1).with_receipt(a_receipt(2))
    on_file = replace(story, history=story.entries)
    write_stories(on_desk, [on_file])
    seen = view(on_desk, story.case_id)
    assert seen is not None
    assert [(p.serial, p.number, p.particulars) for p in seen.papers] == [(1, "", None)]


def test_a_case_that_nobody_knows_has_no_view(on_desk: Store) -> None:
    assert view(on_desk, cast.case_id(404)) is None
