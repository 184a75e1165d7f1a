"""The steps that bring a desk's store to the shape this release knows, in order."""

from eoffice_core.store.migrations import Step
from eoffice_tui.local.steps import (
    m0001_first,
    m0002_words,
    m0003_search,
    m0004_order,
    m0005_letters,
)

STEPS: tuple[Step, ...] = (
    m0001_first.STEP,
    m0002_words.STEP,
    m0003_search.STEP,
    m0004_order.STEP,
    m0005_letters.STEP,
)
