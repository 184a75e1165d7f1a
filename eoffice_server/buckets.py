"""Token buckets: so many requests at once, so many per minute, counted in this one process."""

import threading
from collections import OrderedDict

from eoffice_core.domain.moment import Moment
from eoffice_server.settings import MINUTE_MS, Rate

KEYS_MAX = 20_000


class Buckets:
    """One bucket per key; the one untouched for longest is forgotten when there are too many."""

    def __init__(self, rate: Rate, *, keys_max: int = KEYS_MAX) -> None:
        self._full = float(rate.at_once)
        self._per_ms = rate.per_minute / MINUTE_MS
        self._keys_max = keys_max
        self._levels: OrderedDict[str, tuple[float, Moment]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str, at: Moment) -> int:
        """Take one; the milliseconds to wait when the bucket is empty, else 0."""
        with self._lock:
            level, since = self._levels.pop(key, (self._full, at))
            # A clock that was set back fills no bucket and empties none.
            level = min(self._full, level + max(0, at - since) * self._per_ms)
            is_given = level >= 1
            self._levels[key] = (level - 1 if is_given else level, at)
            while len(self._levels) > self._keys_max:
                self._levels.popitem(last=False)
        return 0 if is_given else int((1 - level) / self._per_ms) + 1
