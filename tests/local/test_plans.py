"""What is asked by ids is looked up by those ids, in a store that has never been analysed."""

from collections.abc import Iterator, Mapping

import pytest
from sqlalchemy import Select, event

from eoffice_core.store import cases, ledger
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.migrations import migrate
from eoffice_tui.local import cursor, register
from eoffice_tui.local.steps import STEPS

IDS: Mapping[str, object] = {"ids": [b"1"], "offices": [1]}
ASKED: Mapping[str, Select[tuple[object, ...]]] = {
    "the ops of cases": ledger._FOLDED,
    "ops": ledger._BY_ID,
    "cases": cases._HEADS,
    **{f"papers {number}": children for number, children in enumerate(cases._CHILDREN)},
    "who sees cases here": cursor._READERS,
    "cases in sight": cursor._IN_SIGHT,
    "lines of the register": register._KNOWN,
}


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A desk's store that tells how it would answer."""
    store = open_sqlite(tmp_path_factory.mktemp("plans") / "store.db", key=None)
    migrate(store, STEPS)

    def explained(
        _connection: object, _cursor: object, statement: str, values: object, *_: object
    ) -> tuple[str, object]:
        return f"EXPLAIN QUERY PLAN {statement}", values

    event.listen(store._reader, "before_cursor_execute", explained, retval=True)
    yield store
    store.close()


@pytest.mark.parametrize("name", ASKED)
def test_ids_are_looked_up(planned: Store, name: str) -> None:
    with planned.reading() as connection:
        found = connection.execute(ASKED[name], IDS).cursor
        assert found is not None
        steps = [str(step[-1]) for step in found.fetchall()]
    assert not [step for step in steps if step.startswith("SCAN") and "anon_" not in step]
    (search,) = [step for step in steps if step.startswith("SEARCH")]
    assert "case_id=?" in search or "op_id=?" in search, search
