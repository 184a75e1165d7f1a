"""A clerk who types until the program is killed: `python -m tests.desk.typing_clerk STORE`."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from eoffice_core.domain.working_days import Calendar
from eoffice_core.store.directory import read_directory
from eoffice_core.store.engine import open_sqlite
from eoffice_tui.desk import Tools
from eoffice_tui.local.chain import read_device
from eoffice_tui.wiring import make_desk
from tests.desks import KEY, Clock, CountedIds

JOURNAL = "note of a file"


def typed(number: int) -> str:
    """The text after so many seconds."""
    return "प्रस्ताव " * number


def main() -> None:
    """Keep a longer text each time, and say so once it is kept."""
    store = open_sqlite(Path(sys.argv[1]), key=KEY)
    with store.reading() as connection:
        device, directory = read_device(connection), read_directory(connection)
    assert device is not None
    clock = Clock()
    tools = Tools(now=clock, ids=CountedIds(clock, mark=9), calendar=Calendar())
    desk, _ = make_desk(store, device, directory=directory, tools=tools)
    for number in itertools.count(1):
        desk.journal_write(JOURNAL, typed(number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
