"""Cases of this desk are listed in the order of Hindi."""

from eoffice_core.store.migrations import Step, m0003_order

STEP = Step(4, "desk: the order of Hindi", m0003_order.run)
