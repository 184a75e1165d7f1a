"""What lists show, against the cases themselves: every inbox in every order, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from eoffice_core.domain.case import Case, CaseKind, CaseStatus
from eoffice_core.domain.hindi import fold
from eoffice_core.domain.ids import CaseId, OfficerId, PostId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.movement import Action, MovementKind, Priority
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.views import (
    NOBODY,
    Ageing,
    CaseView,
    Deed,
    InboxQuestion,
    InboxRow,
    InboxShow,
    InboxSort,
    Name,
)
from eoffice_core.domain.working_days import Calendar
from eoffice_core.script.order import stored_key
from eoffice_core.store.case_view import Viewer, case_view
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.ledger import OP
from eoffice_core.store.migrations import migrate
from eoffice_core.store.names import Lens
from eoffice_core.store.queries import inbox_count, inbox_page
from eoffice_server.steps import STEPS
from eoffice_tui.local.steps import STEPS as DESK_STEPS
from tests import cast
from tests.builders import COVER, PARTICULARS, Story, a_file, a_receipt
from tests.store.conftest import KEY
from tests.store.shelf import Shelf, write_stories

MINE = (cast.CLERK_POST, cast.ESTABLISHMENT_POST)
LATER = cast.moment(days=15)
LENS = Lens(directory=cast.directory(), calendar=Calendar(), at=LATER)
PRIORITIES = list(Priority)


def sent_to_me(number: int, *, days: int = 0) -> Story:
    """A file that the officer sent to the clerk, with a priority and perhaps a due date."""
    story = a_file(number, by=cast.OFFICER).noted_by(cast.OFFICER).later(days=days)
    due_on = date(2025, 11, 20 + number % 9) if number % 3 == 0 else None
    return story.forwarded_to(
        cast.CLERK if number % 4 else cast.ESTABLISHMENT_CLERK,
        action=Action.APPROVAL if number % 5 == 0 else Action.PUT_UP,
        priority=PRIORITIES[number % 4],
        due_on=due_on,
    )


def stories() -> list[Story]:
    """An office in the middle of its work; many things stand at the same moment."""
    held = [a_file(n).numbered(f"{n}/नजारत/2025") for n in range(1, 9)]
    letters = [a_receipt(n) for n in range(11, 17)]
    arrived = [sent_to_me(n, days=n % 3) for n in range(21, 34)]
    opened = [sent_to_me(n).received_by(cast.CLERK) for n in (41, 42, 43)]
    parked = [a_file(n).noted_by(cast.CLERK).parked_by(cast.CLERK) for n in (51, 52)]
    closed = [a_receipt(n).noted_by(cast.CLERK).closed_by(cast.CLERK) for n in (61, 62)]
    gone = [a_file(n).noted_by(cast.CLERK).forwarded_to(cast.OFFICER) for n in (71, 72, 73)]
    filed = [a_file(81).with_receipt(a_receipt(82))]
    others = [a_file(91, by=cast.OFFICER), a_receipt(92, by=cast.INWARD_CLERK)]
    return [*held, *letters, *arrived, *opened, *parked, *closed, *gone, *filed, *others]


@pytest.fixture
def shelved(db_store: Store) -> Store:
    """An empty store in this release's shape."""
    migrate(db_store, STEPS)
    return db_store


@pytest.fixture
def on_desk(tmp_path: Path) -> Iterator[Store]:
    """An empty desk's store: what one case shows is asked at desks only."""
    store = open_sqlite(tmp_path / "desk.db", key=KEY)
    migrate(store, DESK_STEPS)
    yield store
    store.close()


def _is_shown(case: Case, show: InboxShow, mine: Sequence[PostId]) -> bool:
    posts = cast.directory().posts
    is_held = case.custody.post_id in mine
    is_active = case.status is CaseStatus.ACTIVE
    shown = {
        InboxShow.HELD: is_held and is_active,
        InboxShow.UNREAD: is_held and is_active and not case.custody.is_received,
        InboxShow.RECEIPTS: is_held and is_active and case.kind is CaseKind.RECEIPT,
        InboxShow.FILES: is_held and is_active and case.kind is CaseKind.FILE,
        InboxShow.TO_APPROVE: is_held
        and is_active
        and case.kind is CaseKind.FILE
        and posts[case.custody.post_id].may_approve,
        InboxShow.PARKED: is_held and case.status is CaseStatus.PARKED,
        InboxShow.CLOSED: is_held and case.status is CaseStatus.CLOSED,
        InboxShow.SENT: is_active and not is_held and case.last_movement.sender in mine,
    }
    return shown[show]


_SORT: dict[InboxSort, Callable[[Case], tuple[object, ...]]] = {
    InboxSort.NEWEST: lambda c: (-c.custody.since, [-byte for byte in c.case_id]),
    InboxSort.OLDEST: lambda c: (c.custody.since, c.case_id),
    InboxSort.DUE: lambda c: (c.last_movement.due_on or date.max, c.custody.since, c.case_id),
    InboxSort.PRIORITY: lambda c: (-c.last_movement.priority, c.custody.since, c.case_id),
    InboxSort.NUMBER: lambda c: (
        not c.number,
        len(c.number),
        c.number,
        len(c.provisional),
        c.provisional,
        c.case_id,
    ),
    InboxSort.SUBJECT: lambda c: (stored_key(c.subject), c.case_id),
    InboxSort.SENDER: lambda c: (stored_key(c.sender), stored_key(c.subject), c.case_id),
}


def expected(shelf: Shelf, question: InboxQuestion, mine: Sequence[PostId]) -> list[CaseId]:
    """The ids that an inbox must show, by the cases themselves."""
    mine = [post for post in mine if question.post_id in (None, post)]
    found = [case for case in shelf.cases.values() if _is_shown(case, question.show, mine)]
    return [case.case_id for case in sorted(found, key=_SORT[question.sort])]


def ask(
    store: Store,
    question: InboxQuestion,
    *,
    mine: Sequence[PostId] = MINE,
    offset: int = 0,
    limit: int = 500,
) -> list[InboxRow]:
    with store.reading() as connection:
        return inbox_page(connection, question, lens=LENS, posts=mine, offset=offset, limit=limit)


def count_of(store: Store, question: InboxQuestion, *, mine: Sequence[PostId] = MINE) -> int:
    with store.reading() as connection:
        return inbox_count(connection, question, lens=LENS, posts=mine)


def test_every_inbox_in_every_order_shows_what_is_there(shelved: Store) -> None:
    shelf = write_stories(shelved, stories())
    shown = set()
    officer = (cast.OFFICER_POST,)
    for mine, show, sort in product((MINE, officer, ()), InboxShow, InboxSort):
        for post_id in (None, cast.ESTABLISHMENT_POST, cast.COLLECTOR_POST):
            question = InboxQuestion(show=show, sort=sort, post_id=post_id)
            right = expected(shelf, question, mine)
            rows = ask(shelved, question, mine=mine)
            assert [row.case_id for row in rows] == right, question
            assert count_of(shelved, question, mine=mine) == len(right), question
            if right and post_id is None:
                shown.add((mine, show))
    assert {show for _, show in shown} == set(InboxShow)


def test_numbers_stand_as_they_are_counted(shelved: Store) -> None:
    numbers = ("2/नजारत/2025", "5/नजारत/2026", "12/2026/नजारत", "100/नजारत/2026")
    write_stories(shelved, [a_file(place).numbered(numbers[place % 4]) for place in (1, 2, 3, 4)])
    rows = ask(shelved, InboxQuestion(sort=InboxSort.NUMBER))
    assert tuple(row.number for row in rows) == numbers


def test_pages_show_each_case_once(shelved: Store) -> None:
    write_stories(shelved, stories())
    for sort, limit in product(InboxSort, (1, 7)):
        question = InboxQuestion(sort=sort)
        whole = ask(shelved, question)
        assert len(whole) > 20
        paged = [
            row
            for offset in range(0, len(whole) + limit, limit)
            for row in ask(shelved, question, offset=offset, limit=limit)
        ]
        assert paged == whole, (sort, limit)


SPELLINGS = {
    "संबंध विषयक": ("सम्बन्ध", "संबंध विषयक", "विषयक सम्बन्ध", "बंध"),
    "गयी हुई फाइल": ("गई", "गयी", "हुई गई"),
    "Budget ESTIMATE": ("budget", "BUDGET", "estimate budget", "get"),
    "५० प्रतिशत": ("50", "५०", "50 प्रतिशत"),
    "100% पूर्ण": ("100%", "%", "% पूर्ण"),
    "a_b": ("a_b", "_"),
    "c\\d": ("c\\d", "\\"),
}
STRANGE = ("axb", "1000 पूर्ण", "cd", "c\\\\d", "50%", "__", "%%", "फाइलx", "*", "'", '"')


def test_a_filter_finds_each_spelling_and_takes_no_character_for_another(shelved: Store) -> None:
    subjects = [*SPELLINGS, "axb", "1000 काम"]
    files = [
        a_file(number, cover=replace(COVER, subject=subject, category="x"))
        for number, subject in enumerate(subjects, start=1)
    ]
    write_stories(shelved, files)
    for subject, asked in SPELLINGS.items():
        for text in asked:
            found = [row.subject for row in ask(shelved, InboxQuestion(text=text))]
            assert subject in found, text
            assert all(all(w in fold(s) for w in fold(text).split()) for s in found), text
            assert count_of(shelved, InboxQuestion(text=text)) == len(found)
    for text in STRANGE:
        found = [row.subject for row in ask(shelved, InboxQuestion(text=text))]
        assert all(all(w in fold(s) for w in fold(text).split()) for s in found), text
    for nothing in ("%%%", "_x_", "\\\\", "'; DROP TABLE op; --"):
        assert ask(shelved, InboxQuestion(text=nothing)) == []
    for all_of_it in ("", "  ", "\n"):
        assert len(ask(shelved, InboxQuestion(text=all_of_it))) == len(subjects)


def test_a_filter_looks_in_numbers_subject_sender_and_place(shelved: Store) -> None:
    letter = replace(PARTICULARS, letter_number="क्र. 77/स्था")
    story = a_receipt(5, particulars=letter).numbered("4512/2025/नजारत")
    write_stories(shelved, [story, a_file(6)])
    for text in ("4512", "अनं.-T1-5", "नामांतरण", "रामकली", "पटना बुजुर्ग", "77/स्था", "लोधी 4512"):
        (row,) = ask(shelved, InboxQuestion(text=text))
        assert row.case_id == story.case_id
    assert ask(shelved, InboxQuestion(text="9000000000")) == []


def test_a_filter_longer_than_any_subject_is_cut(on_desk: Store) -> None:
    subject = "क" * 500
    write_stories(on_desk, [a_file(1, cover=replace(COVER, subject=subject))])
    assert [row.subject for row in ask(on_desk, InboxQuestion(text="क" * 200_000))] == [subject]
    assert len(ask(on_desk, InboxQuestion(text="क " * 200_000))) == 1


def test_a_row_says_what_the_inbox_needs(on_desk: Store) -> None:
    story = a_file(21, by=cast.OFFICER).noted_by(cast.OFFICER)
    story = story.forwarded_to(
        cast.CLERK, action=Action.PUT_UP, priority=Priority.URGENT, due_on=date(2025, 11, 25)
    )
    write_stories(on_desk, [story])
    (row,) = ask(on_desk, InboxQuestion(show=InboxShow.UNREAD))
    assert (row.number, row.is_provisional, row.subject) == ("अनं.-T1-21", True, COVER.subject)
    assert (row.held_by, row.from_post) == (
        cast.CLERK_POST,
        Name("प्रभारी अधिकारी (डिप्टी कलेक्टर)", "Officer in Charge"),
    )
    assert (row.action, row.priority, row.due_on) == (
        Action.PUT_UP,
        Priority.URGENT,
        date(2025, 11, 25),
    )
    assert (row.is_unread, row.is_unsent, row.is_overdue) == (True, False, True)
    assert (row.days, row.ageing) == (11, Ageing.TEN)  # fifteen days less two weekends
    with on_desk.writing() as connection:
        connection.execute(OP.update().values(standing=0))
        assert inbox_page(connection, InboxQuestion(), lens=LENS, posts=MINE, offset=0, limit=1)[
            0
        ].is_unsent
        connection.execute(OP.update().values(standing=2))


LIMITS = {Priority.ORDINARY: 7, Priority.URGENT: 5, Priority.MOST_URGENT: 3, Priority.IMMEDIATE: 1}
"""In working days; the first of them is a Tuesday."""


@pytest.mark.parametrize("priority", Priority)
def test_without_a_due_date_the_priority_says_when_a_case_is_late(
    on_desk: Store, priority: Priority
) -> None:
    story = a_file(1, by=cast.OFFICER).noted_by(cast.OFFICER)
    write_stories(on_desk, [story.forwarded_to(cast.CLERK, priority=priority)])
    limit = LIMITS[priority]
    rows = []
    for days in (limit, limit + 1):
        weekend = 2 if days > 4 else 0
        lens = replace(LENS, at=cast.moment(days=days + weekend))
        with on_desk.reading() as connection:
            rows += inbox_page(
                connection, InboxQuestion(), lens=lens, posts=MINE, offset=0, limit=1
            )
    assert [(row.days, row.is_overdue) for row in rows] == [(limit, False), (limit + 1, True)]


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
