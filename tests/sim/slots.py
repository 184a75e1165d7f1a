"""Store files that are used again for every history.

A history begins with a copy of a migrated template. The engines stay, and with them the compiled
statements: making both anew would cost more than the history itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from eoffice_core.store.engine import Store, open_sqlite


class Killed(BaseException):
    """The program ends here, in the middle of whatever it was doing."""


class Fuse:
    """Ends a program, or breaks its disk, at a statement drawn before."""

    def __init__(self, statements: int, ending: Callable[[], BaseException]) -> None:
        self._left = statements
        self._ending = ending

    def __call__(self, _statement: str) -> None:
        """One more statement is about to run."""
        self._left -= 1
        if self._left <= 0:
            raise self._ending()


class Slot:
    """One store file with its engines; not ciphered, for that costs time and decides nothing."""

    def __init__(self, path: Path, fill: Callable[[Store], None]) -> None:
        self._path = path
        store = open_sqlite(path, key=None)
        fill(store)
        store.close()
        self._template = path.read_bytes()
        self._engines = (store._writer, store._reader)
        self._store = store

    def begin(self) -> Store:
        """The store as it is before a history."""
        return self.put(self._template)

    def put(self, copy: bytes) -> Store:
        """The store as it was when this copy was made."""
        self.let_go()
        for end in ("-wal", "-shm"):
            self._path.with_name(self._path.name + end).unlink(missing_ok=True)
        self._path.write_bytes(copy)
        return self._open()

    def reopen(self) -> Store:
        """The store as a program finds it that was started again."""
        self.let_go()
        return self._open()

    def copy(self) -> bytes:
        """A backup; no transaction may be open."""
        self._store._settle()
        return self._path.read_bytes()

    def let_go(self) -> None:
        """Close every connection, as the end of a program does."""
        self._store.on_statement = None
        for engine in self._engines:
            engine.dispose()

    def _open(self) -> Store:
        writer, reader = self._engines
        self._store = Store(dialect="sqlite", writer=writer, reader=reader)
        return self._store
