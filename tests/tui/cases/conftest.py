"""Every test here begins at the desks of a small office, measured as most terminals measure."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import width_patch
from tests.tui.office import SmallOffice, small_office


@pytest.fixture(autouse=True)
def _measured() -> None:
    width_patch.install(Rule.SUM1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    """Clerk, superintendent and officer at their desks, and a new file at the clerk's."""
    with small_office(tmp_path) as office:
        yield office
