"""Every store that a test closes is checked against the invariants, whoever opened it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import inspect

from eoffice_core.domain.invariants import Breach
from eoffice_core.domain.trouble import StoreUnavailable
from eoffice_core.store.check import desk_breaches, server_breaches
from eoffice_core.store.engine import Store


def breaches_in(store: Store) -> list[Breach]:
    """What is wrong with a store, a desk's or a server's; nothing in one without cases."""
    with store.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        if not {"op", "office_case"} <= tables:
            return []
        return (server_breaches if "device" in tables else desk_breaches)(connection)


@pytest.fixture(autouse=True)
def closed_stores_are_sound(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look into each store just before it is closed; fail the test when an invariant is broken."""
    found: list[Breach] = []
    closed: set[int] = set()
    close = Store.close

    def checked(store: Store) -> None:
        if id(store) not in closed and store.on_statement is None:
            closed.add(id(store))
            with suppress(StoreUnavailable):  # what the test has damaged cannot be read
                found.extend(breaches_in(store))
        close(store)

    monkeypatch.setattr(Store, "close", checked)
    yield
    assert found == []
