"""The steps that bring a server's store to the shape this release knows, in order."""

from eoffice_core.store.migrations import Step
from eoffice_server.steps import m0001_first

STEPS: tuple[Step, ...] = (m0001_first.STEP,)
