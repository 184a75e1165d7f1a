"""What holds for every test: answers are judged, not speed; one test's taste is not the next's."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from eoffice_core.domain.state_pack import DEFAULT_PACK, DEFAULT_STATE
from eoffice_tui.present import numerals, state_words
from eoffice_tui.present.numerals import Numerals

# With CI set, Hypothesis takes its own profile: the same examples at each run, and no deadline.
if not os.environ.get("CI"):
    settings.register_profile("unhurried", deadline=None, print_blob=True)
    settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _default_taste() -> Iterator[None]:
    """Read as an officer who has chosen nothing, whatever a test has chosen."""
    yield
    numerals.install(Numerals.ASCII)
    if state_words.installed().state is not DEFAULT_STATE:
        state_words.install(DEFAULT_PACK)
