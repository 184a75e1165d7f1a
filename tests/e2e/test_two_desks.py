"""Two real desks and a real server process, killed again and again in the middle of an exchange."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import select

from eoffice_core.domain import commands
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, OpId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.movement import Action
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.office import Directory, Tenure
from eoffice_core.domain.receipt import Particulars
from eoffice_core.domain.views import InboxQuestion
from eoffice_core.store.check import server_breaches
from eoffice_core.store.engine import open_sqlite
from eoffice_core.store.ledger import OP
from eoffice_server.opened import open_store
from eoffice_server.settings import Settings
from eoffice_server.taking import REFUSED
from eoffice_tui.workday.desks import SeatedDesk, seat
from eoffice_tui.workday.line import Address
from eoffice_tui.workday.server import RUN
from tests import cast
from tests.desks import PASSWORD, hash_of, put_directory

pytestmark = pytest.mark.slow

START_SECONDS_MAX = 60.0
LOOK_SECONDS = 0.02
ANNOUNCED = re.compile(rb"http://(127\.0\.0\.1):(\d+)")
NOTES = ("मांग पत्र अवलोकनीय है।", "बजट उपलब्ध है।", "आदेशार्थ प्रस्तुत।", "पूर्व कागजात सहित प्रस्तुत।")
ROWS_MAX = 100


def still_sitting() -> Directory:
    """The cast's directory; the desks of this test have the system's clock, so all sit for ever."""
    known = cast.directory()
    tenures = tuple(
        Tenure(one.post_id, one.officer_id, one.since, None, one.charge)
        for one in known.tenures
        if one.until is None
    )
    return Directory(
        version=known.version,
        offices=known.offices,
        sections=known.sections,
        posts=known.posts,
        officers=known.officers,
        tenures=tenures,
    )


@dataclass
class Serving:
    """`eoffice serve` as a process of its own, on one store, however often it dies."""

    place: Path
    address: Address = ("", 0)
    child: subprocess.Popen[bytes] | None = None
    ended: list[int] = field(default_factory=list)

    def start(self) -> None:
        """Serve, and wait until somebody listens."""
        command = [sys.executable, "-c", RUN, "serve", "--data", str(self.place), "--port", "0"]
        self.child = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        assert self.child.stdout is not None
        found = None
        for line in self.child.stdout:
            if found := ANNOUNCED.search(line):
                break
        assert found is not None, "the server never said where it listens"
        self.address = (found[1].decode(), int(found[2]))
        give_up = time.monotonic() + START_SECONDS_MAX
        while not listens(self.address):
            assert time.monotonic() < give_up
            time.sleep(LOOK_SECONDS)

    def kill(self) -> None:
        """End it without a warning."""
        if self.child is not None:
            self.child.kill()
            self._reap()

    def stop(self) -> None:
        """End it in order."""
        if self.child is not None:
            self.child.terminate()
            self._reap()

    def _reap(self) -> None:
        child, self.child = self.child, None
        assert child is not None
        assert child.stdout is not None
        self.ended.append(child.wait(timeout=START_SECONDS_MAX))
        child.stdout.close()


def listens(address: Address) -> bool:
    """Whether a connection is taken there."""
    try:
        socket.create_connection(address, timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    settings = Settings(place=tmp_path / "server")
    opened = open_store(settings, random_bytes=os.urandom)
    put_directory(opened.store, still_sitting(), hash_of(PASSWORD))
    opened.close()
    server = Serving(settings.place)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def desks(
    serving: Serving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[SeatedDesk, SeatedDesk]]:
    """The clerk of the stores and the officer in charge, each on a computer of their own."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    officers = cast.directory().officers
    clerk, officer = (
        seat(
            tmp_path / str(actor.officer_id),
            officers[actor.officer_id].login,
            PASSWORD,
            serving.address,
        )
        for actor in (cast.CLERK, cast.OFFICER)
    )
    yield clerk, officer
    for seated in (clerk, officer):
        seated.line.close()
        assert seated.desk.breaches() == []
        seated.desk.close()


def put_up(clerk: SeatedDesk, round_: int) -> tuple[CaseId, list[OpId]]:
    """A letter, a file of it, a note, and off to the officer; the file and every op of it."""
    desk, ids = clerk.desk, clerk.desk.ids
    post = desk.directory.posts[cast.CLERK_POST]
    receipt, file = ids.case(), ids.case()
    today = office_date(desk.now())
    particulars = Particulars(f"मांग पत्र {round_}", "राम", today, today, category="भण्डार")
    acts: tuple[tuple[commands.Command, ...], ...] = (
        (
            commands.DiariseReceipt(
                ids.op(),
                receipt,
                post.office_id,
                post.section_id,
                desk.next_provisional(),
                particulars,
            ),
        ),
        (
            commands.OpenFile(
                ids.op(),
                file,
                post.office_id,
                post.section_id,
                desk.next_provisional(),
                Cover(f"क्रय {round_}", "भण्डार"),
            ),
            commands.PutInFile(ids.op(), ids.op(), file, receipt),
        ),
        (
            commands.WriteNote(ids.op(), file, ids.note(), NOTES[round_]),
            commands.ForwardCase(ids.op(), file, cast.OFFICER_POST, Action.APPROVAL),
        ),
    )
    recorded = [clerk.do(*act, post=cast.CLERK_POST) for act in acts]
    return file, [op for one in recorded for op in one.op_ids]


def killed_at_the_answer(clerk: SeatedDesk, serving: Serving) -> None:
    """The server has written and is about to answer."""
    done = threading.Event()

    def kill() -> None:
        serving.kill()
        done.set()

    clerk.line.lose_next_answer(kill)
    clerk.line.mend()
    clerk.sync_until(done.is_set, "the server's answer")


def killed_after(seconds: float) -> Callable[[SeatedDesk, Serving], None]:
    """The server dies so long after the line is back, wherever it then is."""

    def kill(clerk: SeatedDesk, serving: Serving) -> None:
        clerk.line.mend()
        clerk.desk.sync_now()
        time.sleep(seconds)
        serving.kill()
        clerk.line.cut()

    return kill


DEATHS = (killed_at_the_answer, killed_after(0.0), killed_after(0.03), killed_at_the_answer)


def test_nothing_is_lost_and_nothing_doubled(
    serving: Serving, desks: tuple[SeatedDesk, SeatedDesk]
) -> None:
    clerk, officer = desks
    made: list[OpId] = []
    put: list[CaseId] = []
    for round_, die in enumerate(DEATHS):
        clerk.go_offline()
        file, ops = put_up(clerk, round_)
        put.append(file)
        made += ops
        die(clerk, serving)
        serving.start()
        for seated in desks:
            seated.line.mend(serving.address)
        clerk.sync()
        assert clerk.desk.returned() == []
    officer.sync_until(lambda: all(map(officer.has, put)), "every file at the officer's desk")
    both_desks_agree(clerk, officer, put)
    serving.stop()
    assert serving.ended[-1] == 0
    the_ledger_has_each_op_once(serving, made)


def both_desks_agree(clerk: SeatedDesk, officer: SeatedDesk, put: list[CaseId]) -> None:
    """Each file stands once in the officer's inbox, as the clerk sent it, with one number."""
    inbox = [row.case_id for row in officer.desk.inbox_page(InboxQuestion(), 0, ROWS_MAX)]
    assert sorted(inbox) == sorted(put)
    numbers = set()
    for round_, file in enumerate(put):
        mine, hers = clerk.view(file), officer.view(file)
        assert not mine.is_provisional
        assert mine.number == hers.number
        assert mine.provisional == hers.provisional
        assert [(note.text, note.state) for note in hers.notes] == [
            (NOTES[round_], NoteState.FINAL)
        ]
        assert [paper.number for paper in mine.papers] == [paper.number for paper in hers.papers]
        numbers |= {mine.number, *(paper.number for paper in mine.papers)}
        for number in (mine.provisional, mine.number):
            assert [row.case_id for row in clerk.desk.track(number)].count(file) == 1
    assert len(numbers) == 2 * len(put)
    serials = sorted(int(number.partition("/")[0]) for number in numbers)
    assert serials == sorted([*range(1, len(put) + 1)] * 2)  # a diary and a file series, no gap


def the_ledger_has_each_op_once(serving: Serving, made: list[OpId]) -> None:
    """What the clerk recorded, in its order, and nothing declined."""
    store = open_sqlite(serving.place / "office.db", key=None)
    with store.reading() as connection:
        assert server_breaches(connection) == []
        kept = connection.execute(
            select(OP.c.op_id).where(OP.c.device_id == 1).order_by(OP.c.dseq)
        ).scalars()
        assert list(kept) == made
        assert connection.execute(select(REFUSED)).all() == []
    store.close()
