"""Cases of this desk are listed in the order of Hindi, and in every order out of an index.

Each index ends in the whole key of a case and repeats the terms of its order (local/inbox.py) to
the letter: only then does the engine take a page out of it without sorting all cases.
"""

from typing import Final

from sqlalchemy import Connection

from eoffice_core.store.migrations import Step, m0003_order, only_on

ORDERS: Final = {
    "due": "coalesce(due_on, 99991231), since, case_id",
    "priority": "priority DESC, since, case_id",
    "number": "number = '', length(number), number, length(provisional), provisional, case_id",
    "subject": "subject_key, case_id",
    "sender": "sender_key, subject_key, case_id",
}


def run(connection: Connection) -> None:
    """Make the keys, then an index for each order."""
    m0003_order.run(connection)
    for name, terms in ORDERS.items():
        made = f"CREATE INDEX ix_case_{name} ON office_case (custodian, status, {terms}, office_id)"
        only_on(connection, "sqlite", made)


STEP = Step(4, "desk: the order of Hindi, an index for every order", run)
