"""Every store that these tests close is sound."""

from tests.soundness import closed_stores_are_sound

__all__ = ["closed_stores_are_sound"]
