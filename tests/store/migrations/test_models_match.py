"""The tables that the steps make are the tables that the models declare, on both engines."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table
from sqlmodel import SQLModel

from eoffice_core.store.engine import Store, open_postgresql, open_sqlite
from eoffice_core.store.migrations import Step, migrate
from eoffice_tui.local.steps.m0004_order import ORDERS

RECORD = "schema_version"
"""The steps' own record, which no model declares."""


def declared(*modules: str) -> MetaData:
    """The tables that these modules declare, and no others that happen to be imported."""
    tables = MetaData()
    for name in modules:
        module = importlib.import_module(name)
        for row in vars(module).values():
            if isinstance(row, type) and issubclass(row, SQLModel) and row.__module__ == name:
                SQLModel.metadata.tables[str(row.__tablename__)].to_metadata(tables)
    return tables


def differences(store: Store, models: MetaData) -> list[object]:
    """What Alembic would change to bring the store to the models."""

    def is_ours(_object: object, name: str | None, kind: str, *_more: object) -> bool:
        # SQLite's own tables of a full-text index are no tables of ours; some indexes are of one.
        if kind == "index":
            orders = (f"ix_case_{order}" for order in (*ORDERS, "sent"))
            return name not in ("ix_passage_words", *orders)
        return not (kind == "table" and (name == RECORD or "_fts" in str(name)))

    with store.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": is_ours}
        )
        return list(compare_metadata(context, models))


FAMILIES: dict[str, tuple[str, ...]] = {
    "eoffice_tui.local.steps": ("eoffice_core.store.tables", "eoffice_tui.local.tables"),
    "eoffice_server.steps": ("eoffice_core.store.tables", "eoffice_server.tables"),
}


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store, closed by the test."""
    if request.param == "postgresql":
        return open_postgresql(request.getfixturevalue("postgresql_url"))
    return open_sqlite(tmp_path / "store.db", key=None)


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.parametrize("family", FAMILIES)
def test_migrated_is_what_the_models_say(store: Store, family: str) -> None:
    steps: Sequence[Step] = importlib.import_module(family).STEPS
    try:
        migrate(store, steps)
        assert differences(store, declared(*FAMILIES[family])) == []
    finally:
        store.close()


def test_the_comparison_sees_a_difference(store: Store) -> None:
    steps: Sequence[Step] = importlib.import_module("eoffice_server.steps").STEPS
    models = declared(*FAMILIES["eoffice_server.steps"])
    Table("forgotten", models, Column("forgotten_id", Integer, primary_key=True))
    models.tables["series"].append_column(Column("forgotten", Integer))
    try:
        migrate(store, steps)
        kinds = {str(difference[0]) for difference in differences(store, models)}  # type: ignore[index]  # Alembic's tuples have no type
        assert kinds == {"add_table", "add_column"}
    finally:
        store.close()
