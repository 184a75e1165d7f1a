"""Every order of a desk's lists comes out of an index, whatever the list's length."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from eoffice_core.domain.office import Directory
from eoffice_core.domain.views import InboxQuestion, InboxShow, InboxSort
from eoffice_core.domain.working_days import Calendar
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.migrations import migrate
from eoffice_core.store.names import Lens
from eoffice_core.store.queries import inbox_page
from eoffice_tui.local.steps import STEPS
from tests import cast

INDEX_OF = {sort: f"ix_case_{sort.value}" for sort in InboxSort} | {
    InboxSort.NEWEST: "ix_case_held",
    InboxSort.OLDEST: "ix_case_held",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty desk's store."""
    opened = open_sqlite(tmp_path / "store.db", key=None)
    migrate(opened, STEPS)
    yield opened
    opened.close()


def plan(connection: Connection, question: InboxQuestion) -> list[str]:
    """How the engine goes about a page of an inbox."""
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(
        _connection: object, _cursor: object, statement: str, values: tuple[object, ...], *_: object
    ) -> None:
        asked.append((statement, values))

    event.listen(connection, "before_cursor_execute", note)
    lens = Lens(Directory(), Calendar(), cast.NOW)
    inbox_page(connection, question, lens=lens, posts=(cast.CLERK_POST,), offset=0, limit=64)
    event.remove(connection, "before_cursor_execute", note)
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[0][0]}", asked[0][1])
    return [str(row[-1]) for row in rows]


@pytest.mark.parametrize("sort", InboxSort)
def test_the_cases_of_a_page_come_out_of_the_index_of_its_order(
    store: Store, sort: InboxSort
) -> None:
    with store.reading() as connection:
        steps = plan(connection, InboxQuestion(sort=sort))
    assert any(f"COVERING INDEX {INDEX_OF[sort]} " in step for step in steps), steps
    assert sum("ORDER BY" in step for step in steps) <= 1, "only the rows of the page are sorted"


@pytest.mark.parametrize("show", [InboxShow.FILES, InboxShow.RECEIPTS, InboxShow.UNREAD])
def test_what_is_shown_is_known_from_the_index(store: Store, show: InboxShow) -> None:
    with store.reading() as connection:
        steps = plan(connection, InboxQuestion(show=show))
    assert any("COVERING INDEX ix_case_held" in step for step in steps), steps
