"""What holds for every test: Hypothesis judges answers, never the speed of the machine."""

from __future__ import annotations

import os

from hypothesis import settings

# With CI set, Hypothesis takes its own profile: the same examples at each run, and no deadline.
if not os.environ.get("CI"):
    settings.register_profile("unhurried", deadline=None, print_blob=True)
    settings.load_profile("unhurried")
