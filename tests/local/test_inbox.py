"""What an inbox shows, against the cases themselves: in every order, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from eoffice_core.domain.case import Case, CaseKind, CaseStatus
from eoffice_core.domain.hindi import fold
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.names import Name
from eoffice_core.domain.views import (
    Ageing,
    InboxQuestion,
    InboxRow,
    InboxShow,
    InboxSort,
)
from eoffice_core.domain.working_days import Calendar
from eoffice_core.script.order import stored_key
from eoffice_core.store.cases import CASE
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.ledger import OP
from eoffice_core.store.migrations import migrate
from eoffice_core.store.names import Lens
from eoffice_core.store.rows import search_text
from eoffice_tui.local import inbox
from eoffice_tui.local.inbox import inbox_count, inbox_page
from eoffice_tui.local.steps import STEPS as DESK_STEPS
from tests import cast
from tests.builders import COVER, PARTICULARS, Story, a_file, a_receipt
from tests.soundness import closed_stores_are_sound
from tests.store.conftest import KEY
from tests.store.shelf import Shelf, write_stories

__all__ = ["closed_stores_are_sound"]

MINE = (cast.CLERK_POST, cast.ESTABLISHMENT_POST)
LATER = cast.moment(days=15)
LENS = Lens(directory=cast.directory(), calendar=Calendar(), at=LATER)
PRIORITIES = list(Priority)


TEXTS = ("अनं.-", "क", "T1 अनं.", "xyzzy")
"""What stands in each case, what is too short for the index, both, and what stands in none."""


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
def on_desk(tmp_path: Path) -> Iterator[Store]:
    """An empty desk's store."""
    store = open_sqlite(tmp_path / "desk.db", key=KEY)
    migrate(store, DESK_STEPS)
    yield store
    store.close()


@pytest.fixture(params=["short", "long"])
def length(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is read as it is, and again as if it were long."""
    if request.param == "long":
        monkeypatch.setattr(inbox, "FAR", 1)
        monkeypatch.setattr(inbox, "FEW", 0)


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


def _holds(case: Case, text: str) -> bool:
    return all(word in search_text(case) for word in fold(text).split())


def expected(shelf: Shelf, question: InboxQuestion, mine: Sequence[PostId]) -> list[CaseId]:
    """The ids that an inbox must show, by the cases themselves."""
    mine = [post for post in mine if question.post_id in (None, post)]
    found = [
        case
        for case in shelf.cases.values()
        if _is_shown(case, question.show, mine) and _holds(case, question.text)
    ]
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


@pytest.mark.usefixtures("length")
def test_every_inbox_in_every_order_shows_what_is_there(on_desk: Store) -> None:
    shelf = write_stories(on_desk, stories())
    shown = set()
    officer = (cast.OFFICER_POST,)
    for mine, show, sort in product((MINE, officer, ()), InboxShow, InboxSort):
        for post_id in (None, cast.ESTABLISHMENT_POST, cast.COLLECTOR_POST):
            question = InboxQuestion(show=show, sort=sort, post_id=post_id)
            right = expected(shelf, question, mine)
            rows = ask(on_desk, question, mine=mine)
            assert [row.case_id for row in rows] == right, question
            assert count_of(on_desk, question, mine=mine) == len(right), question
            if right and post_id is None:
                shown.add(show)
    assert shown == set(InboxShow)


@pytest.mark.usefixtures("length")
def test_a_filter_narrows_every_inbox_and_keeps_its_order(on_desk: Store) -> None:
    shelf = write_stories(on_desk, stories())
    for show, sort, text in product(InboxShow, InboxSort, TEXTS):
        question = InboxQuestion(show=show, sort=sort, text=text)
        right = expected(shelf, question, MINE)
        assert [row.case_id for row in ask(on_desk, question)] == right, question
        assert count_of(on_desk, question) == len(right), question
        assert ask(on_desk, question, mine=()) == [], question
        assert bool(right) is (text != TEXTS[-1] and show is not InboxShow.TO_APPROVE), question


def test_numbers_stand_as_they_are_counted(on_desk: Store) -> None:
    numbers = ("2/नजारत/2025", "5/नजारत/2026", "12/2026/नजारत", "100/नजारत/2026")
    write_stories(on_desk, [a_file(place).numbered(numbers[place % 4]) for place in (1, 2, 3, 4)])
    rows = ask(on_desk, InboxQuestion(sort=InboxSort.NUMBER))
    assert tuple(row.number for row in rows) == numbers


@pytest.mark.usefixtures("length")
def test_pages_show_each_case_once(on_desk: Store) -> None:
    write_stories(on_desk, stories())
    for sort, limit, text in product(InboxSort, (1, 7), ("", TEXTS[0])):
        question = InboxQuestion(sort=sort, text=text)
        whole = ask(on_desk, question)
        assert len(whole) > 20
        paged = [
            row
            for offset in range(0, len(whole) + 2 * limit, limit)
            for row in ask(on_desk, question, offset=offset, limit=limit)
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
QUERIES = ('"""', 'a_b"', "NOT", "a_b OR c", "folded:", "{folded}", "(a_b)", "-a_b")
"""What a full-text index would take for its own language."""


@pytest.mark.usefixtures("length")
def test_a_filter_finds_each_spelling_and_takes_no_character_for_another(on_desk: Store) -> None:
    subjects = [*SPELLINGS, "axb", "1000 काम"]
    files = [
        a_file(number, cover=replace(COVER, subject=subject, category="x"))
        for number, subject in enumerate(subjects, start=1)
    ]
    write_stories(on_desk, files)
    for subject, asked in SPELLINGS.items():
        for text in asked:
            found = [row.subject for row in ask(on_desk, InboxQuestion(text=text))]
            assert subject in found, text
            assert all(all(w in fold(s) for w in fold(text).split()) for s in found), text
            assert count_of(on_desk, InboxQuestion(text=text)) == len(found)
    for text in (*STRANGE, *QUERIES):
        found = [row.subject for row in ask(on_desk, InboxQuestion(text=text))]
        assert all(all(w in fold(s) for w in fold(text).split()) for s in found), text
    assert [row.subject for row in ask(on_desk, InboxQuestion(text="axb\0"))] == ["axb"]
    for nothing in ("%%%", "_x_", "\\\\", "'; DROP TABLE op; --"):
        assert ask(on_desk, InboxQuestion(text=nothing)) == []
    for all_of_it in ("", "  ", "\n", "\0\0\0"):
        assert len(ask(on_desk, InboxQuestion(text=all_of_it))) == len(subjects)


def test_a_filter_looks_in_numbers_subject_sender_and_place(on_desk: Store) -> None:
    letter = replace(PARTICULARS, letter_number="क्र. 77/स्था")
    story = a_receipt(5, particulars=letter).numbered("4512/2025/नजारत")
    write_stories(on_desk, [story, a_file(6)])
    for text in ("4512", "अनं.-T1-5", "नामांतरण", "रामकली", "पटना बुजुर्ग", "77/स्था", "लोधी 4512"):
        (row,) = ask(on_desk, InboxQuestion(text=text))
        assert row.case_id == story.case_id
    assert ask(on_desk, InboxQuestion(text="9000000000")) == []


def test_a_filter_longer_than_any_subject_is_cut(on_desk: Store) -> None:
    subject = "क" * 500
    write_stories(on_desk, [a_file(1, cover=replace(COVER, subject=subject))])
    assert [row.subject for row in ask(on_desk, InboxQuestion(text="क" * 200_000))] == [subject]
    assert len(ask(on_desk, InboxQuestion(text="क " * 200_000))) == 1
    words = " ".join(f"क{number:02}" for number in range(100)) * 2_000
    assert ask(on_desk, InboxQuestion(text=words)) == []


def test_a_filter_goes_by_what_a_case_says_now(on_desk: Store) -> None:
    letter = a_file(1)
    shelf = write_stories(on_desk, [letter, a_file(2)])
    now = letter.corrected_by(cast.CLERK, replace(COVER, subject="नया विषय"))
    with on_desk.writing() as connection:
        shelf.write(connection, now.history[len(letter.history) :])
    assert [row.subject for row in ask(on_desk, InboxQuestion(text="नया विषय"))] == ["नया विषय"]
    assert count_of(on_desk, InboxQuestion(text=COVER.subject)) == 1
    gone = CASE.c.case_id == letter.case_id
    with on_desk.writing() as connection:
        (row,) = connection.execute(select(CASE).where(gone)).mappings()
        connection.execute(CASE.delete().where(gone))
        assert _found(connection, "नया विषय") == 0
        connection.execute(CASE.insert().values(**row))
        assert _found(connection, "नया विषय") == 1


def _found(connection: Connection, text: str) -> int:
    return inbox_count(connection, InboxQuestion(text=text), lens=LENS, posts=MINE)


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
