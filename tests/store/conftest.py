"""Stores for tests: SQLite with a key, SQLite without one, and PostgreSQL."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from eoffice_core.store.engine import Store, open_postgresql, open_sqlite
from tests import pgcluster
from tests.soundness import closed_stores_are_sound

__all__ = ["closed_stores_are_sound"]

KEY = bytes(range(32))
_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql_port() -> Iterator[int]:
    """The port of a cluster that lives as long as the run."""
    programs = pgcluster.find_programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL must be installed where CI is set")
        pytest.skip("PostgreSQL is not installed: only SQLite is tested")
    with pgcluster.cluster(programs) as port:
        yield port


@pytest.fixture
def postgresql_url(postgresql_port: int) -> Iterator[str]:
    """The address of an empty database of this test's own."""
    base = f"postgresql+psycopg://postgres@127.0.0.1:{postgresql_port}"
    name = f"t{next(_NUMBERS)}"
    _administer(f"{base}/postgres", f"CREATE DATABASE {name}")
    yield f"{base}/{name}"
    _administer(f"{base}/postgres", f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite-key", "sqlite-plain", "postgresql"])
def db_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store on each engine in turn."""
    if request.param == "postgresql":
        store = open_postgresql(request.getfixturevalue("postgresql_url"))
    else:
        key = KEY if request.param == "sqlite-key" else None
        store = open_sqlite(tmp_path / "store.db", key=key)
    yield store
    store.close()


def _administer(url: str, statement: str) -> None:
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
