"""The steps that bring a server's store to the shape this release knows, in order."""

from eoffice_core.store.migrations import Step
from eoffice_server.steps import m0001_first, m0002_search, m0003_order

STEPS: tuple[Step, ...] = (m0001_first.STEP, m0002_search.STEP, m0003_order.STEP)
