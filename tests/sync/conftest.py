"""Every store that these tests close is sound; some are PostgreSQL's."""

from tests.soundness import closed_stores_are_sound
from tests.store.conftest import postgresql_port, postgresql_url

__all__ = ["closed_stores_are_sound", "postgresql_port", "postgresql_url"]
