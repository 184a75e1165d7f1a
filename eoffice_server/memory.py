"""How often Python looks for what nobody needs any more, in a program that only serves."""

import gc
from typing import Final

YOUNG_MAX: Final = 20_000
"""The work of some requests; at Python's own 700 most of what is looked through is still used."""


def collect_seldom() -> None:
    """Call when all is loaded: that stays, and is never looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_MAX, 10, 10)
