"""What every test of the screens has: one width rule, a world of desks, and the app at a desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import width_patch
from tests import cast
from tests.desks import SeatedDesk, World, a_world


@pytest.fixture(autouse=True)
def _one_width_rule() -> None:
    """Measure as most terminals do, whatever a test before has installed."""
    width_patch.install(Rule.SUM1)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A registry and the desks that sign in to it."""
    with a_world(tmp_path) as world:
        yield world


@pytest.fixture
def clerk(world: World) -> SeatedDesk:
    """The desk of the inward clerk of the tehsil."""
    return world.desk_of(cast.INWARD_CLERK.officer_id)


@pytest.fixture
def stores_clerk(world: World) -> SeatedDesk:
    """The desk of the clerk who holds two posts."""
    return world.desk_of(cast.CLERK.officer_id)
