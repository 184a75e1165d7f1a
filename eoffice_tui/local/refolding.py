"""What a desk folds again beside the cases when the rules of folding have changed."""

from sqlalchemy import Connection, bindparam, func, select, update

from eoffice_core.domain.hindi import fold
from eoffice_core.store import search_index
from eoffice_core.store.reindex import Shelf
from eoffice_tui.local.notepad import SENDER
from eoffice_tui.local.register import REGISTER, folded, passage_of

_ALL = b"\xff"
"""After it there is nothing more: senders are few, and folded in one go."""


def _count_lines(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(REGISTER)).scalar_one()


def _refold_lines(connection: Connection, after: bytes, limit: int) -> list[bytes]:
    asked = select(REGISTER).where(REGISTER.c.case_id > after).order_by(REGISTER.c.case_id)
    rows = connection.execute(asked.limit(limit)).all()
    if rows:
        connection.execute(
            update(REGISTER)
            .where(
                REGISTER.c.office_id == bindparam("office"),
                REGISTER.c.case_id == bindparam("of_case"),
            )
            .values(folded=bindparam("text")),
            [
                {"office": row.office_id, "of_case": row.case_id, "text": folded(row)}
                for row in rows
            ],
        )
    search_index.index_again(connection, [passage_of(row) for row in rows])
    return [row.case_id for row in rows]


def _count_senders(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(SENDER)).scalar_one()


def _refold_senders(connection: Connection, after: bytes, _limit: int) -> list[bytes]:
    if after == _ALL:
        return []
    rows = connection.execute(select(SENDER)).all()
    if rows:
        connection.execute(
            update(SENDER)
            .where(SENDER.c.name == bindparam("of_name"), SENDER.c.place == bindparam("of_place"))
            .values(folded=bindparam("text")),
            [
                {
                    "of_name": row.name,
                    "of_place": row.place,
                    "text": fold(f"{row.name}\n{row.place}"),
                }
                for row in rows
            ],
        )
    return [_ALL for _ in rows]


SHELVES = (Shelf(_count_lines, _refold_lines), Shelf(_count_senders, _refold_senders))
