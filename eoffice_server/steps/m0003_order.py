"""Cases of the server are listed in the order of Hindi."""

from eoffice_core.store.migrations import Step, m0003_order

STEP = Step(3, "server: the order of Hindi", m0003_order.run)
