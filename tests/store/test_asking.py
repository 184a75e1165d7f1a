"""What is asked together is answered as if asked one by one, and fails as if asked one by one."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import bindparam, func, literal, select, union_all
from sqlalchemy.exc import DBAPIError, StatementError

from eoffice_core.store.asking import Question, _first_of, ask_together
from eoffice_core.store.engine import Store, StoreUnavailable, open_postgresql
from eoffice_core.store.migrations import migrate
from eoffice_core.store.statements import among, insert_all
from eoffice_core.store.tables import OfficeRow, core
from eoffice_server.steps import STEPS

OFFICE = core(OfficeRow)
OF_NUMBERS = select(OFFICE).where(among(OFFICE.c.office_id)).order_by(OFFICE.c.office_id)
OF_CODE = select(OFFICE.c.hindi).where(OFFICE.c.code == bindparam("code"))
OF_EITHER = union_all(
    select(OFFICE.c.code).where(among(OFFICE.c.office_id)),
    select(OFFICE.c.code).where(OFFICE.c.hindi == "तहसील %s $1"),
)
BROKEN = select(func.no_such_function(literal(1)))


@pytest.fixture
def offices(db_store: Store) -> Store:
    """A server's store with three offices."""
    migrate(db_store, STEPS)
    names = ("ज़िला", "तहसील %s $1", 'खण्ड "{1,2}"')
    with db_store.writing() as connection:
        insert_all(
            connection,
            OFFICE,
            [
                {"office_id": n, "code": f"O{n}", "hindi": name, "english": "", "parent": None}
                for n, name in enumerate(names, start=1)
            ],
        )
    return db_store


def test_each_question_has_its_rows_in_the_order_of_the_questions(offices: Store) -> None:
    asked = [
        Question(OF_CODE, {"code": "O3"}),
        Question(OF_NUMBERS, {"ids": {1, 2, 9}}),
        Question(OF_CODE, {"code": "none"}),
        Question(OF_EITHER, {"ids": [1]}),
    ]
    for _ in range(8):  # the driver prepares what is asked often
        with offices.reading() as connection:
            of_code, of_numbers, nothing, of_either = ask_together(connection, asked)
        assert [row.hindi for row in of_code] == ['खण्ड "{1,2}"']
        assert [(row.office_id, row.code) for row in of_numbers] == [(1, "O1"), (2, "O2")]
        assert nothing == []
        assert sorted(row.code for row in of_either) == ["O1", "O2"]


def test_what_was_written_before_in_the_same_transaction_is_seen(offices: Store) -> None:
    with offices.writing() as connection:
        connection.execute(OFFICE.update().values(hindi="नया"))
        (found,) = ask_together(connection, [Question(OF_CODE, {"code": "O1"})])
    assert [row.hindi for row in found] == ["नया"]


def test_whoever_hears_of_statements_hears_of_each_question(offices: Store) -> None:
    said: list[str] = []
    offices.on_statement = said.append
    with offices.reading() as connection:
        ask_together(connection, [Question(OF_CODE, {"code": "O1"})] * 2)
    offices.on_statement = None
    assert len([statement for statement in said if "office.hindi" in statement]) == 2


@pytest.mark.parametrize("place", [0, 1, 4])
def test_a_question_that_fails_fails_by_name_and_the_store_goes_on(
    offices: Store, place: int
) -> None:
    asked = [Question(OF_CODE, {"code": "O1"})] * 4
    asked.insert(place, Question(BROKEN, {}))

    def act() -> None:
        with offices.writing() as connection:
            connection.execute(OFFICE.update().values(hindi="और"))
            ask_together(connection, asked)

    with pytest.raises(DBAPIError, match="no_such_function"):
        act()
    with offices.reading() as connection:
        found, _ = ask_together(connection, [Question(OF_CODE, {"code": "O1"})] * 2)
    assert [row.hindi for row in found] == ["ज़िला"]


def test_a_question_that_does_not_say_what_it_is_about_is_a_mistake(offices: Store) -> None:
    with offices.reading() as connection, pytest.raises((KeyError, StatementError)):
        ask_together(connection, [Question(OF_CODE, {})])


def test_what_went_wrong_is_told_and_not_that_the_rest_was_not_asked() -> None:
    late = psycopg.errors.PipelineAborted("pipeline aborted")
    late.__context__ = full = psycopg.errors.DiskFull("no space left")
    assert _first_of(late, psycopg) is full
    assert _first_of(full, psycopg) is full


def test_a_connection_that_breaks_is_named_and_made_anew(postgresql_url: str) -> None:
    store = open_postgresql(postgresql_url)
    asked = [Question(select(func.pg_backend_pid().label("pid")), {})]

    def act() -> None:
        with store.reading() as connection:
            (mine,) = ask_together(connection, asked)
            with store.reading() as other:
                other.execute(select(func.pg_terminate_backend(mine[0].pid)))
            ask_together(connection, asked)

    with pytest.raises(StoreUnavailable):
        act()
    with store.reading() as connection:
        assert len(ask_together(connection, asked)[0]) == 1
    store.close()
