"""Cases that are there when the step runs are listed in the order of Hindi afterwards."""

from typing import Any

from sqlalchemy import Integer, LargeBinary, Table, delete, insert, select
from sqlalchemy.types import BigInteger

from eoffice_core.script.order import stored_key
from eoffice_core.store.engine import Store
from eoffice_core.store.migrations import m0001_common, m0003_order, migrate
from eoffice_server.steps import STEPS
from eoffice_server.steps import m0003_order as m0003_order_step

CASE: Table = m0001_common.THEN.tables["office_case"]
BEFORE = STEPS[: STEPS.index(m0003_order_step.STEP)]
SUBJECTS = ("हवाई पट्टी", "अंकेक्षण", "ज़मीन", "जमीन", "12 पंखे", "")


def a_row(number: int, subject: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in CASE.columns:
        if isinstance(column.type, LargeBinary):
            row[column.name] = number.to_bytes(16, "big")
        elif isinstance(column.type, Integer | BigInteger):
            row[column.name] = 1
        else:
            row[column.name] = ""
    return {**row, "subject": subject, "sender": f"प्रेषक {number}"}


def test_keys_are_made_for_the_cases_that_are_there(db_store: Store) -> None:
    assert migrate(db_store, BEFORE) == len(BEFORE)
    with db_store.writing() as connection:
        rows = [a_row(number, subject) for number, subject in enumerate(SUBJECTS)]
        connection.execute(insert(CASE), rows)
    assert migrate(db_store, STEPS) == len(STEPS)
    case = m0003_order._CASE
    with db_store.reading() as connection:
        found = connection.execute(select(case).order_by(case.c.subject_key)).all()
    assert [row.subject for row in found] == ["", "12 पंखे", "अंकेक्षण", "जमीन", "ज़मीन", "हवाई पट्टी"]
    for row in found:
        assert bytes(row.subject_key) == stored_key(row.subject)
        assert bytes(row.sender_key) == stored_key(row.sender)
    with db_store.writing() as connection:  # no op stands behind these: a sound store has none
        connection.execute(delete(CASE))
