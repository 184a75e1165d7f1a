"""A clerk on a disk without room: `python -m tests.desk.starved_clerk STORE BYTES`.

Says each note that was recorded, then why the next one was not, and what is still in the journal.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from eoffice_core.domain.trouble import StoreUnavailable
from eoffice_core.domain.working_days import Calendar
from eoffice_core.store.directory import read_directory
from eoffice_core.store.engine import open_sqlite
from eoffice_tui.desk import Desk, Tools
from eoffice_tui.local.chain import read_device
from eoffice_tui.wiring import make_desk
from tests import cast
from tests.desks import KEY, Clock, CountedIds
from tests.sitting import Deeds

JOURNAL = "note of a file"
TEXT = "क" * 5_000


class AtDesk(Deeds):
    """The clerk of the stores at a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.actor = cast.CLERK

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self._desk


def main() -> None:
    """Write notes until there is no room left."""
    path, room = Path(sys.argv[1]), int(sys.argv[2])
    store = open_sqlite(path, key=KEY)
    with store.reading() as connection:
        device, directory = read_device(connection), read_directory(connection)
    assert device is not None
    clock = Clock()
    clock.go(days=1)
    tools = Tools(now=clock, ids=CountedIds(clock, mark=9), calendar=Calendar())
    desk, _ = make_desk(store, device, directory=directory, tools=tools)
    clerk = AtDesk(desk)
    (file,) = clerk.holds()
    desk.journal_write(JOURNAL, TEXT)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        for number in range(10_000):
            clerk.notes(file, f"{number} {TEXT}")
            sys.stdout.write(f"{number}\n")
    except StoreUnavailable as trouble:
        sys.stdout.write(f"{trouble.reason.value}\n{len(desk.journal_read(JOURNAL))}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
