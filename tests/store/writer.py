"""A program that writes to a store until it is stopped, and says what was committed.

    python -m tests.store.writer PATH KEY [FILE_BYTES_MAX]

Each line is the number of a committed pair of rows, or the trouble that ended the writing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from eoffice_core.store.engine import Store, StoreUnavailable, open_sqlite

NOTE = "कृपया स्वीकृति प्रदान करें। " * 10
PAIRS_MAX = 100_000


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def make_tables(store: Store) -> None:
    with store.writing() as connection:
        for table in ("note", "movement"):
            connection.execute(
                text(f"CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY, body TEXT)")
            )


def write_pairs(store: Store, first: int, *, tell: Callable[[int], None] | None = None) -> None:
    for number in range(first, PAIRS_MAX):
        with store.writing() as connection:
            for table in ("note", "movement"):
                connection.execute(
                    text(f"INSERT INTO {table} VALUES (:n, :b)"), {"n": number, "b": NOTE}
                )
        if tell is not None:
            tell(number)


def pairs(store: Store) -> list[list[int]]:
    """The numbers in both tables: equal, when every pair was written whole or not at all."""
    with store.reading() as connection:
        return [
            list(connection.execute(text(f"SELECT id FROM {table} ORDER BY id")).scalars())
            for table in ("note", "movement")
        ]


def main(path: str, key: str, file_bytes_max: str = "") -> None:
    store = open_sqlite(Path(path), key=bytes.fromhex(key) or None)
    make_tables(store)
    if file_bytes_max and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(file_bytes_max), resource.RLIM_INFINITY))
    try:
        write_pairs(store, len(pairs(store)[0]), tell=say)
    except StoreUnavailable as trouble:
        say(trouble.reason.value)
    # It must still read after it could not write.
    say(len(pairs(store)[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])
