"""A text of an inbox is looked up by its letters; each order's index knows what a list shows.

The text stands in the index by every three letters that follow each other, so a part of a word is
found without reading any case. Triggers keep it: the text is folded before it is stored. The
index numbers cases as SQLite does by itself, which holds for as long as nobody vacuums the store.
"""

from typing import Final

from sqlalchemy import Connection

from eoffice_core.store.migrations import Step, only_on
from eoffice_tui.local.steps.m0004_order import ORDERS

_NEW: Final = "INSERT INTO case_text_fts (rowid, folded) VALUES (new.rowid, new.folded);"
_OLD: Final = "DELETE FROM case_text_fts WHERE rowid = old.rowid;"

_TEXT: Final = (
    "CREATE VIRTUAL TABLE case_text_fts USING fts5(folded, content='', contentless_delete=1, "
    "tokenize='trigram case_sensitive 1')",
    "INSERT INTO case_text_fts (rowid, folded) SELECT rowid, folded FROM office_case",
    "INSERT INTO case_text_fts (case_text_fts) VALUES ('optimize')",  # else the next act does it
    f"CREATE TRIGGER case_text_new AFTER INSERT ON office_case BEGIN {_NEW} END",
    f"CREATE TRIGGER case_text_gone AFTER DELETE ON office_case BEGIN {_OLD} END",
    "CREATE TRIGGER case_text_other AFTER UPDATE OF folded ON office_case "
    f"WHEN new.folded IS NOT old.folded BEGIN {_OLD} {_NEW} END",
)
_SENT: Final = (
    "CREATE INDEX ix_case_sent ON office_case "
    "(sent_by, status, since, case_id, custodian, kind, received_at)"
)


def run(connection: Connection) -> None:
    """Make the index of texts, then those of the orders with what a list shows."""
    only_on(connection, "sqlite", *_TEXT, _SENT)
    for name, terms in ORDERS.items():
        held = f"(custodian, status, {terms}, kind, received_at)"
        only_on(
            connection,
            "sqlite",
            f"DROP INDEX ix_case_{name}",
            f"CREATE INDEX ix_case_{name} ON office_case {held}",
        )
    # Counted together: the planner takes an index that it knows nothing of for one of few rows.
    only_on(connection, "sqlite", "ANALYZE office_case")


STEP = Step(5, "desk: texts by their letters, orders by what is shown", run)
