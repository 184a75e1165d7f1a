"""The tables in which search looks."""

from eoffice_core.store.migrations import Step, m0002_search

STEP = Step(3, "desk: search", m0002_search.run)
