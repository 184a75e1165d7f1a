"""The scenarios of office life, replayed by keys alone at real desks with a real registry."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import width_patch
from tests.desks import World, a_world


@pytest.fixture(autouse=True)
def _one_width_rule() -> None:
    """Measure as most terminals do, whatever a test before has installed."""
    width_patch.install(Rule.SUM1)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A registry and the desks that sign in to it."""
    with a_world(tmp_path) as world:
        yield world
