"""Several questions asked together: on PostgreSQL they go out, and their answers come, as one.

Nothing that one of them needs may come from another. A question by itself goes through SQLAlchemy;
here it is the way to the database and back that is saved, a dozen times in one request.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import BindParameter, CompoundSelect, Connection, Dialect, Select

from eoffice_core.store.rows import DriverRow

Asked = Select[Any] | CompoundSelect[Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A statement that stays the same, and what it is about this time."""

    statement: Asked
    about: Mapping[str, object]


def ask_together(connection: Connection, questions: Sequence[Question]) -> list[list[DriverRow]]:
    """The rows that answer each question, in the order of the questions."""
    if connection.dialect.name == "sqlite":
        return [list(connection.execute(one.statement, one.about)) for one in questions]
    return _through_one_pipe(connection, questions)


def _through_one_pipe(
    connection: Connection, questions: Sequence[Question]
) -> list[list[DriverRow]]:
    psycopg: Any = connection.dialect.loaded_dbapi  # no desk has it, and none imports it
    said = [_said(connection.dialect, one.statement) for one in questions]
    for one in said:
        _announce(connection, one.text)
    driver: Any = connection.connection.driver_connection
    try:
        with driver.pipeline():
            cursors = [driver.cursor(row_factory=psycopg.rows.namedtuple_row) for _ in said]
            for cursor, one, question in zip(cursors, said, questions, strict=True):
                cursor.execute(one.text, one.values(question.about))
        return [cast("list[DriverRow]", cursor.fetchall()) for cursor in cursors]
    except psycopg.Error as error:
        first = _first_of(error, psycopg)
        # As SQLAlchemy would have it: named as its own, and a connection that broke is let go.
        connection._handle_dbapi_exception(first, "", None, None, None)


def _first_of(error: Exception, psycopg: Any) -> BaseException:
    """What went wrong first: the questions after it say only that they were not asked."""
    found: BaseException = error
    while isinstance(found, psycopg.errors.PipelineAborted) and found.__context__ is not None:
        found = found.__context__
    return found


def _announce(connection: Connection, statement: str) -> None:
    """Let those hear of a statement who hear of all that SQLAlchemy executes itself."""
    is_many = False
    connection.dispatch.before_cursor_execute(connection, None, statement, None, None, is_many)


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as the driver takes it, and how each of its values is written."""

    text: str
    places: tuple[tuple[str, BindParameter[Any], Callable[[Any], object] | None], ...]

    def values(self, about: Mapping[str, object]) -> list[object]:
        """The values in their places."""
        found = (
            (about[name] if bound.required else bound.value, write)
            for name, bound, write in self.places
        )
        return [value if write is None else write(value) for value, write in found]


@cache
def _said(dialect: Dialect, statement: Asked) -> _Said:
    compiled = statement.compile(dialect=dialect)
    writers = {
        name: bound.type.dialect_impl(dialect).bind_processor(dialect)
        for name, bound in compiled.binds.items()
    }
    return _Said(
        text=str(compiled),
        places=tuple(
            (name, compiled.binds[name], writers[name]) for name in compiled.positiontup or ()
        ),
    )
