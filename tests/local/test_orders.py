"""Every order of a desk's lists comes out of an index, whatever the list's length."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, insert, select

from eoffice_core.domain.office import Directory
from eoffice_core.domain.views import InboxQuestion, InboxShow, InboxSort
from eoffice_core.domain.working_days import Calendar
from eoffice_core.store.cases import CASE
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.migrations import migrate
from eoffice_core.store.names import Lens
from eoffice_tui.local import inbox
from eoffice_tui.local.inbox import inbox_count, inbox_page
from eoffice_tui.local.steps import STEPS, m0005_letters
from tests import cast
from tests.builders import a_file
from tests.store.shelf import write_stories

INDEX_OF = {sort: f"ix_case_{sort.value}" for sort in InboxSort} | {
    InboxSort.NEWEST: "ix_case_held",
    InboxSort.OLDEST: "ix_case_held",
}
LENS = Lens(Directory(), Calendar(), cast.NOW)
MINE = (cast.CLERK_POST, cast.ESTABLISHMENT_POST)
HELD = [show for show in InboxShow if show not in (InboxShow.SENT, InboxShow.TO_APPROVE)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty desk's store."""
    opened = open_sqlite(tmp_path / "store.db", key=None)
    migrate(opened, STEPS)
    yield opened
    opened.close()


def plan(connection: Connection, question: InboxQuestion) -> list[str]:
    """How the engine goes about the ids of a page of an inbox, however it came to ask for them."""
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(
        _connection: object, _cursor: object, statement: str, values: tuple[object, ...], *_: object
    ) -> None:
        asked.append((statement, values))

    event.listen(connection, "before_cursor_execute", note)
    inbox_page(connection, question, lens=LENS, posts=MINE, offset=0, limit=64)
    event.remove(connection, "before_cursor_execute", note)
    statement, values = next(one for one in asked if "ORDER BY" in one[0])
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    return [str(row[-1]) for row in rows]


def walks(steps: list[str], index: str) -> int:
    """How many times an index is walked in which stands all that is asked."""
    return sum(f"COVERING INDEX {index} " in step for step in steps)


def test_the_cases_of_all_posts_come_in_order_out_of_one_index(store: Store) -> None:
    for show, sort in product(HELD, InboxSort):
        with store.reading() as connection:
            steps = plan(connection, InboxQuestion(show=show, sort=sort))
        assert walks(steps, INDEX_OF[sort]) == len(MINE), steps
        assert steps[0] == "MERGE (UNION ALL)", steps
        assert not any("ORDER BY" in step for step in steps), "nothing is sorted"


def test_what_was_sent_comes_out_of_an_index_too(store: Store) -> None:
    with store.reading() as connection:
        steps = plan(connection, InboxQuestion(show=InboxShow.SENT))
    assert walks(steps, "ix_case_sent") == len(MINE), steps
    assert not any("ORDER BY" in step for step in steps), steps


def test_many_hits_are_picked_out_in_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "FEW", 0)
    write_stories(store, [a_file(1)])
    for sort in InboxSort:
        with store.reading() as connection:
            steps = plan(connection, InboxQuestion(sort=sort, text="लेखन"))
        assert walks(steps, INDEX_OF[sort]) == len(MINE), steps
        assert steps.count("MATERIALIZE hit") == 1, "the text is looked up once for all posts"
        assert not any("ORDER BY" in step for step in steps), steps


def test_few_hits_are_read_one_by_one(store: Store) -> None:
    write_stories(store, [a_file(1)])
    with store.reading() as connection:
        steps = plan(connection, InboxQuestion(text="लेखन"))
    assert steps[0] == "SEARCH office_case USING INTEGER PRIMARY KEY (rowid=?)", steps


def test_a_store_that_holds_cases_already_is_filtered_as_any_other(tmp_path: Path) -> None:
    opened = open_sqlite(tmp_path / "store.db", key=None)
    before = STEPS[: STEPS.index(m0005_letters.STEP)]
    assert migrate(opened, before) == len(before)
    write_stories(opened, [a_file(1), a_file(2)])
    assert migrate(opened, STEPS) == len(STEPS)
    with opened.writing() as connection:
        row = dict(connection.execute(select(CASE).limit(1)).mappings().one())
        late = {**row, "case_id": bytes(16), "folded": "later"}
        connection.execute(insert(CASE), late)
        for text, cases in (("लेखन सामग्री", 2), ("later", 1), ("ate", 1), ("xyzzy", 0)):
            question = InboxQuestion(text=text)
            assert inbox_count(connection, question, lens=LENS, posts=MINE) == cases, text
        connection.execute(CASE.delete().where(CASE.c.case_id == bytes(16)))
    opened.close()
