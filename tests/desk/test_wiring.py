"""Opening a desk from end to end: every way it can fail has its reason, and costs nothing kept."""

from __future__ import annotations

import errno
import hashlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from eoffice_core.domain.ids import CaseId, OfficerId
from eoffice_core.domain.link import Link, SyncState
from eoffice_core.domain.search import SearchQuestion
from eoffice_core.domain.trouble import DiskFull
from eoffice_core.store import reindex
from eoffice_core.store.directory import write_directory
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.ground import StoreLock, mark_in_use
from eoffice_core.store.meta import write_meta
from eoffice_core.store.tables import core
from eoffice_server.tables import AccountRow, DeviceRow
from eoffice_tui import wiring
from eoffice_tui.bootstrap import EXIT_NO_TERMINAL, DeskOpener, open_command
from eoffice_tui.desk import Desk
from eoffice_tui.local import keyslot, wrapping
from eoffice_tui.local.keyslot import TRIES_FREE, Unlocked
from eoffice_tui.local.place import ClerkPlace, clerk_place
from eoffice_tui.screens.opening import Failed, Folding, OpenFault, OpenStep, Progress
from tests import cast
from tests.desk.starved_clerk import JOURNAL
from tests.desks import PASSWORD, SERVER, World, a_world, hash_of
from tests.sitting import CLERK, OFFICER, Deeds, Here, Sitting, cases_in, sit

ROOT = Path(__file__).parents[2]
LOGIN = "bhupendra.sahu"
NEW_PASSWORD = "नया पासवर्ड 2026"
SOON = 10.0
ACCOUNT, DEVICE = core(AccountRow), core(DeviceRow)
FIRST = [OpenStep.ASKING_SERVER, OpenStep.UNLOCKING, OpenStep.OPENING_STORE]


class Line(httpx.BaseTransport):
    """The line of one computer: it may be down, or end at a stranger's."""

    def __init__(self, clerk: Clerk) -> None:
        self._clerk = clerk
        self._inner = Here(clerk.world)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer, or fail as a line fails."""
        if not self._clerk.is_online:
            raise httpx.ConnectError("no line", request=request)
        if self._clerk.portal is not None:
            return httpx.Response(200, content=self._clerk.portal, request=request)
        self._clerk.requests.append(request.url.path)
        return self._inner.handle_request(request)


class AtDesk(Deeds):
    """The clerk of the stores at a desk that he opened himself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.actor = CLERK

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self._desk


class Clerk:
    """Somebody who opens desks on one computer."""

    def __init__(self, world: World, home: Path) -> None:
        self.world = world
        self.home = home
        self.is_online = True
        self.portal: bytes | None = None
        self.steps: list[Progress] = []
        self.requests: list[str] = []
        self.opened: list[Desk] = []

    @property
    def place(self) -> ClerkPlace:
        """Where the store lies."""
        return clerk_place(self.home, LOGIN)

    def opens(
        self,
        password: str = PASSWORD,
        *,
        login: str = LOGIN,
        server: str | None = None,
        syncs: bool = False,
    ) -> Desk | Failed:
        """Open the desk."""
        self.steps.clear()
        opener = DeskOpener(
            home=self.home,
            server=server or SERVER,
            now=self.world.clock,
            http=lambda: Line(self) if server is None else None,
            starts_sync=syncs,
        )
        desk = opener.open(login, password, self.steps.append)
        if isinstance(desk, Desk):
            self.opened.append(desk)
        return desk

    def sits(self, password: str = PASSWORD, *, syncs: bool = False) -> AtDesk:
        """Open the desk, and expect it to open."""
        desk = self.opens(password, syncs=syncs)
        assert isinstance(desk, Desk), desk
        return AtDesk(desk)

    def kept(self) -> dict[str, bytes]:
        """Every file of the clerk's place that says something, with its content."""
        files = sorted(path for path in self.home.rglob("*") if path.is_file())
        return {path.name: path.read_bytes() for path in files if path.name != "store.lock"}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A registry in the same process."""
    with a_world(tmp_path) as world:
        yield world


@pytest.fixture
def clerk(world: World, tmp_path: Path) -> Iterator[Clerk]:
    """Somebody at a computer with nothing on it yet."""
    clerk = Clerk(world, tmp_path / "computer")
    yield clerk
    for desk in clerk.opened:
        desk.close()


@pytest.fixture
def cheaply(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a guess at a password cost nothing: its cost is not what these tests are about."""

    def kek(typed: bytes, salt: bytes, _effort: wrapping.Effort) -> bytes:
        return hashlib.sha256(salt + typed).digest()

    monkeypatch.setattr(wrapping, "_kek_of_password", kek)


pytestmark = pytest.mark.usefixtures("cheaply")


def devices(world: World) -> list[int]:
    with world.opened.store.reading() as connection:
        return list(connection.execute(select(DEVICE.c.device_id)).scalars())


# --- the first time, and every other ------------------------------------------------------------


def test_the_first_time_the_server_is_asked_and_everything_is_made(clerk: Clerk) -> None:
    sitting = clerk.sits()
    assert clerk.steps == FIRST
    assert clerk.requests == ["/v1/session"]
    assert sitting.desk.me.login == LOGIN
    assert sitting.desk.posts() == (cast.CLERK_POST, cast.ESTABLISHMENT_POST)
    assert devices(clerk.world) == [1]
    assert clerk.place.slot.exists()
    assert sitting.desk.sync_state() == SyncState(Link.NEVER, 0, 0, None, "")
    assert DeskOpener(home=clerk.home).logins() == (LOGIN,)


def test_afterwards_the_password_opens_it_without_a_line(clerk: Clerk) -> None:
    sitting = clerk.sits()
    file = sitting.opens_file()
    sitting.desk.close()
    clerk.is_online = False
    again = clerk.sits()
    assert clerk.steps == [OpenStep.UNLOCKING, OpenStep.OPENING_STORE]
    assert again.sees(file).is_unsent
    again.notes(file, "बिना लाइन के")
    assert devices(clerk.world) == [1]


def _opened_store(clerk: Clerk) -> Store:
    """The clerk's store, opened beside the program."""
    outcome = keyslot.unlock(
        clerk.place.slot, clerk=LOGIN, password=PASSWORD, at=clerk.world.clock()
    )
    assert isinstance(outcome, Unlocked)
    return open_sqlite(clerk.place.store, key=outcome.key.for_database(), key_is_proven=True)


def test_a_store_of_other_rules_of_search_is_folded_again(clerk: Clerk) -> None:
    sitting = clerk.sits()
    file = sitting.opens_file()
    sitting.notes(file, "पेंशन प्रकरण")
    sitting.desk.close()
    store = _opened_store(clerk)
    with store.writing() as connection:
        write_meta(connection, reindex.VERSION, "1")
    store.close()
    again = clerk.sits()
    assert clerk.steps[:2] == [OpenStep.UNLOCKING, OpenStep.OPENING_STORE]
    assert Folding(done=1, total=1) in clerk.steps
    assert again.desk.search_count(SearchQuestion(text="पेन्शन")) == 1
    again.desk.close()
    clerk.sits()
    assert Folding(done=1, total=1) not in clerk.steps


def test_a_damaged_index_is_made_anew_after_an_unclean_end(clerk: Clerk) -> None:
    sitting = clerk.sits()
    file = sitting.opens_file()
    sitting.notes(file, "पेंशन प्रकरण")
    sitting.desk.close()
    store = _opened_store(clerk)
    with store.rebuilding() as connection:
        connection.exec_driver_sql("DELETE FROM passage_fts_data WHERE id > 10")
    store.close()
    mark_in_use(clerk.place.store)
    again = clerk.sits()
    assert Folding(done=1, total=1) in clerk.steps
    assert again.desk.search_count(SearchQuestion(text="पेन्शन")) == 1


def test_a_login_is_one_clerks_however_it_is_typed(clerk: Clerk) -> None:
    clerk.sits().desk.close()
    clerk.is_online = False
    assert isinstance(clerk.opens(login=" Bhupendra.SAHU "), Desk)


@pytest.mark.parametrize("login", ["", "  ", "a\nb", "a\x00b", "क" * 200])
def test_a_login_that_is_none_is_not_asked_for(clerk: Clerk, login: str) -> None:
    assert clerk.opens(login=login) == Failed(OpenFault.LOGIN_MALFORMED)
    assert clerk.requests == []
    assert clerk.kept() == {}


def test_without_a_line_the_first_time_nothing_is_left_behind(clerk: Clerk) -> None:
    clerk.is_online = False
    assert clerk.opens() == Failed(OpenFault.UNREACHABLE)
    assert clerk.steps == [OpenStep.ASKING_SERVER]
    assert clerk.kept() == {}
    clerk.is_online = True
    clerk.sits()


@pytest.mark.parametrize(
    "server", ["http://[::bad", "nonsense", "ftp://office.test", "http://127.0.0.1:1"]
)
def test_an_address_that_is_none_is_unreachable(clerk: Clerk, server: str) -> None:
    assert clerk.opens(server=server) == Failed(OpenFault.UNREACHABLE)
    assert clerk.kept() == {}


def test_a_portal_of_the_network_is_no_server(clerk: Clerk) -> None:
    clerk.portal = b"<html>log in to the network first</html>"
    assert clerk.opens() == Failed(OpenFault.UNREACHABLE)
    assert clerk.kept() == {}


def test_a_wrong_password_the_first_time_leaves_nothing_behind(clerk: Clerk) -> None:
    assert clerk.opens("गलत") == Failed(OpenFault.WRONG_PASSWORD)
    assert clerk.opens(login="nobody.here") == Failed(OpenFault.WRONG_PASSWORD)
    assert clerk.kept() == {}
    assert devices(clerk.world) == []


def test_too_many_wrong_passwords_at_the_server_wait(clerk: Clerk) -> None:
    answers = [clerk.opens("गलत") for _ in range(8)]
    last = answers[-1]
    assert isinstance(last, Failed)
    assert (last.reason, last.wait_seconds > 0) == (OpenFault.WAIT, True)
    assert clerk.opens() == last  # the right one waits too
    clerk.world.clock.go(minutes=60)
    clerk.sits()


def test_who_sits_nowhere_gets_no_desk(clerk: Clerk) -> None:
    assert clerk.opens(login="shanti.namdev") == Failed(OpenFault.NO_POST)
    assert clerk.kept() == {}


def test_a_wrong_password_on_this_computer_waits_after_some_tries(clerk: Clerk) -> None:
    clerk.sits().desk.close()
    clerk.is_online = False
    for _ in range(TRIES_FREE):
        answer = clerk.opens("गलत")
        assert isinstance(answer, Failed)
        assert answer.reason is OpenFault.WRONG_PASSWORD
    waiting = clerk.opens()
    assert waiting == Failed(OpenFault.WAIT, wait_seconds=60)
    clerk.world.clock.go(minutes=1)
    clerk.sits()


# --- a password that was changed on the server --------------------------------------------------


def change_password(world: World, password: str) -> None:
    with world.opened.store.writing() as connection:
        connection.execute(
            ACCOUNT.update()
            .where(ACCOUNT.c.officer_id == CLERK.officer_id)
            .values(password_hash=hash_of(password))
        )


def test_a_password_changed_on_the_server_opens_the_desk_after_signing_in_with_it(
    clerk: Clerk,
) -> None:
    sitting = clerk.sits()
    file = sitting.opens_file()
    sitting.desk.close()
    change_password(clerk.world, NEW_PASSWORD)
    sitting = clerk.sits()  # the old one still opens what is on this computer
    assert not sitting.desk.sign_in_again(PASSWORD)
    assert not sitting.desk.sign_in_again("गलत")
    assert sitting.desk.sign_in_again(NEW_PASSWORD)
    sitting.desk.close()
    clerk.is_online = False
    assert clerk.opens() == Failed(OpenFault.WRONG_PASSWORD)
    again = clerk.sits(NEW_PASSWORD)
    assert again.sees(file).is_unsent
    assert devices(clerk.world) == [1]


def test_signing_in_again_without_a_line_changes_nothing(clerk: Clerk) -> None:
    sitting = clerk.sits()
    before = clerk.kept()["slot.json"]
    clerk.is_online = False
    assert not sitting.desk.sign_in_again(PASSWORD)
    assert clerk.kept()["slot.json"] == before


# --- damage -------------------------------------------------------------------------------------


def a_used_place(clerk: Clerk) -> CaseId:
    """A place with a store in it that was left in order."""
    sitting = clerk.sits()
    file = sitting.opens_file()
    for number in range(20):
        sitting.notes(file, f"{number} " + "क" * 500)
    sitting.desk.close()
    return file


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x55
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("at", [0, 20, 100, 3_000])
def test_a_store_whose_first_page_was_damaged_is_named_and_left(clerk: Clerk, at: int) -> None:
    file = a_used_place(clerk)
    sound = clerk.place.store.read_bytes()
    flip(clerk.place.store, at)
    before = clerk.kept()
    assert clerk.opens() == Failed(OpenFault.STORE_DAMAGED)
    assert clerk.kept()["store.db"] == before["store.db"]
    clerk.place.store.write_bytes(sound)
    assert len(clerk.sits().texts(file)) == 20


def test_a_store_damaged_inside_is_found_after_an_unclean_end(clerk: Clerk) -> None:
    file = a_used_place(clerk)
    sound = clerk.place.store.read_bytes()
    clerk.place.store.with_suffix(".clean").unlink()
    clerk.sits().desk.close()  # unclean, but sound
    clerk.place.store.with_suffix(".clean").unlink()
    for back in range(2_000, len(sound) - 4_096, 16_384):
        clerk.place.store.write_bytes(sound)
        flip(clerk.place.store, len(sound) - back)
        assert clerk.opens() == Failed(OpenFault.STORE_DAMAGED), back
    clerk.place.store.write_bytes(sound)
    assert len(clerk.sits().texts(file)) == 20


def test_a_store_of_another_key_or_program_is_named_damaged(clerk: Clerk) -> None:
    a_used_place(clerk)
    for content in (bytes(8_192), b"SQLite format 3\x00" + bytes(4_080), b"not a store"):
        clerk.place.store.write_bytes(content)
        assert clerk.opens() == Failed(OpenFault.STORE_DAMAGED)
        assert clerk.place.store.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"{}", b"not json", b'{"version": 1}'])
def test_a_slot_that_was_damaged_is_named_and_left(clerk: Clerk, content: bytes) -> None:
    a_used_place(clerk)
    slot = clerk.place.slot.read_bytes()
    clerk.place.slot.write_bytes(content)
    assert clerk.opens() == Failed(OpenFault.SLOT_DAMAGED)
    assert clerk.place.slot.read_bytes() == content
    clerk.place.slot.write_bytes(slot)
    clerk.sits()


def test_a_slot_that_is_missing_beside_its_store_is_named_and_nothing_is_made(
    clerk: Clerk,
) -> None:
    a_used_place(clerk)
    slot, store = clerk.place.slot.read_bytes(), clerk.place.store.read_bytes()
    clerk.place.slot.unlink()
    assert clerk.opens() == Failed(OpenFault.SLOT_MISSING)
    assert not clerk.place.slot.exists()
    assert clerk.place.store.read_bytes() == store
    clerk.place.slot.write_bytes(slot)
    clerk.sits()


def test_another_clerks_slot_does_not_open_this_store(clerk: Clerk) -> None:
    a_used_place(clerk)
    other = clerk.opens(login="meenakshi.dubey")
    assert isinstance(other, Desk)
    other.close()
    slot = clerk_place(clerk.home, "meenakshi.dubey").slot.read_bytes()
    clerk.place.slot.write_bytes(slot)
    answer = clerk.opens()
    assert isinstance(answer, Failed)
    assert answer.reason in (OpenFault.SLOT_DAMAGED, OpenFault.WRONG_PASSWORD)


@pytest.mark.parametrize(
    "later",
    ["PRAGMA user_version=99", "INSERT INTO schema_version VALUES (99, 'desk: of the future')"],
)
def test_a_store_of_a_later_release_says_so_and_is_not_written(clerk: Clerk, later: str) -> None:
    a_used_place(clerk)
    outcome = keyslot.unlock(
        clerk.place.slot, clerk=LOGIN, password=PASSWORD, at=clerk.world.clock()
    )
    assert isinstance(outcome, Unlocked)
    store = open_sqlite(clerk.place.store, key=outcome.key.for_database())
    with store.writing() as connection:
        connection.exec_driver_sql(later)
    store.close()
    before = clerk.kept()
    assert clerk.opens() == Failed(OpenFault.STORE_NEWER)
    assert clerk.kept() == before


# --- two windows --------------------------------------------------------------------------------


def test_a_second_window_is_told_and_does_no_harm(clerk: Clerk) -> None:
    sitting = clerk.sits()
    file = sitting.opens_file()
    assert clerk.opens() == Failed(OpenFault.IN_USE)
    sitting.notes(file, "पहली खिड़की में")
    sitting.desk.close()
    assert clerk.sits().texts(file) == ["पहली खिड़की में"]


def test_a_window_that_failed_to_open_holds_nothing(clerk: Clerk) -> None:
    a_used_place(clerk)
    for password in ("गलत", PASSWORD):
        clerk.opens(password)
        for desk in clerk.opened:
            desk.close()
        StoreLock(clerk.place.lock).release()


# --- cut off in the middle of the first time ----------------------------------------------------


class Killed(Exception):
    """The program stops here."""


def stop(*_: object, **__: object) -> None:
    raise Killed


STAGES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "the place is made": lambda m: m.setattr(ClerkPlace, "make", stop),
    "the place is locked": lambda m: m.setattr(wiring, "StoreLock", stop),
    "the slot is made": lambda m: m.setattr(keyslot, "create_slot", stop),
    "the store is made": lambda m: m.setattr(wiring, "open_sqlite", stop),
    "the store has its tables": lambda m: m.setattr(wiring, "migrate", stop),
    "the device is written": lambda m: m.setattr(wiring, "write_device", stop),
    "the directory is written": lambda m: m.setattr(wiring, "write_directory", stop),
    "the tokens are written": lambda m: m.setattr(wiring, "_keep_tokens", stop),
    "the store is marked as in use": lambda m: m.setattr(wiring, "mark_in_use", stop),
    "the desk is put together": lambda m: m.setattr(wiring, "make_desk", stop),
}


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
def test_a_first_time_that_was_cut_off_is_completed_the_next_time(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, stage: Callable[[pytest.MonkeyPatch], None]
) -> None:
    with monkeypatch.context() as broken:
        stage(broken)
        with pytest.raises(Killed):
            clerk.opens()
    sitting = clerk.sits(syncs=True)
    file = sitting.opens_file()
    assert arrived(clerk.world, sitting, file)
    assert len(devices(clerk.world)) <= 2


@pytest.mark.parametrize(
    ("why", "fault"),
    [
        (OSError(errno.ENOSPC, "no space"), OpenFault.DISK_FULL),
        (OSError(errno.EACCES, "forbidden"), OpenFault.CANNOT_OPEN),
        (FileExistsError(errno.EEXIST, "a file is there"), OpenFault.CANNOT_OPEN),
        (OSError(errno.EROFS, "read-only"), OpenFault.CANNOT_OPEN),
    ],
)
def test_where_no_folder_can_be_made_it_says_why(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, why: OSError, fault: OpenFault
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise why

    with monkeypatch.context() as broken:
        broken.setattr(Path, "mkdir", fail)
        assert clerk.opens() == Failed(fault)
    clerk.sits()


def test_a_first_time_whose_line_breaks_after_the_slot_is_made_asks_again(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(wiring, "open_sqlite", stop)
        with pytest.raises(Killed):
            clerk.opens()
    clerk.is_online = False
    assert clerk.opens() == Failed(OpenFault.UNREACHABLE)
    assert clerk.steps[-1] is OpenStep.ASKING_SERVER
    clerk.is_online = True
    clerk.sits()


# --- syncing by itself --------------------------------------------------------------------------


class Told:
    """Waits until it stands with the registry as wanted."""

    def __init__(self, desk: Desk) -> None:
        self._changed = threading.Condition()
        self._state: SyncState | None = None
        desk.listen(self)

    def case_changed(self, case_id: CaseId) -> None:
        """Nothing that is waited for."""

    def sync_moved(self, state: SyncState) -> None:
        """Keep the newest."""
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def until(self, link: Link, *, unsent: int = 0) -> None:
        """Wait for this state."""

        def stands() -> bool:
            state = self._state
            return state is not None and (state.link, state.unsent) == (link, unsent)

        with self._changed:
            assert self._changed.wait_for(stands, timeout=SOON), self._state


def arrived(world: World, sitting: AtDesk, file: CaseId) -> bool:
    """Wait until everything that was done here is with the registry."""
    told = Told(sitting.desk)
    sitting.notes(file, "अंतिम")
    told.until(Link.IN_STEP)
    return file in cases_in(world.opened.store)


def test_what_is_done_goes_to_the_registry_by_itself(clerk: Clerk) -> None:
    sitting = clerk.sits(syncs=True)
    told = Told(sitting.desk)
    file = sitting.opens_file()
    told.until(Link.IN_STEP)
    sitting.sends(file, OFFICER)
    told.until(Link.IN_STEP)
    officer = sit(clerk.world, OFFICER)
    officer.sync()
    assert officer.texts(file) == ["प्रस्तुत"]


def test_when_it_last_exchanged_is_known_after_a_start_without_a_line(clerk: Clerk) -> None:
    sitting = clerk.sits(syncs=True)
    told = Told(sitting.desk)
    sitting.opens_file()
    told.until(Link.IN_STEP)
    last = sitting.desk.sync_state().last_exchange
    assert last is not None
    sitting.desk.close()
    clerk.is_online = False
    again = clerk.sits(syncs=True)
    Told(again.desk).until(Link.OFFLINE)
    assert again.desk.sync_state().last_exchange == last


def test_without_a_line_it_works_on_and_catches_up(clerk: Clerk) -> None:
    sitting = clerk.sits(syncs=True)
    told = Told(sitting.desk)
    clerk.is_online = False
    file = sitting.opens_file()
    told.until(Link.OFFLINE, unsent=1)
    clerk.is_online = True
    sitting.desk.sync_now()
    told.until(Link.IN_STEP)
    assert file in cases_in(clerk.world.opened.store)


def test_who_must_sign_in_again_is_told_loses_nothing_and_goes_on(clerk: Clerk) -> None:
    sitting = clerk.sits(syncs=True)
    told = Told(sitting.desk)
    file = sitting.opens_file()
    told.until(Link.IN_STEP)
    clerk.world.clock.go(days=31)
    sitting.notes(file, "एक माह बाद")
    told.until(Link.SIGN_IN, unsent=1)
    assert sitting.texts(file) == ["एक माह बाद"]
    assert not sitting.desk.sign_in_again("गलत")
    assert sitting.desk.sign_in_again(PASSWORD)
    told.until(Link.IN_STEP)
    assert len(cases_in(clerk.world.opened.store)[file].notes) == 1
    assert devices(clerk.world) == [1]


def test_a_desk_that_was_revoked_is_told_and_keeps_its_text(clerk: Clerk) -> None:
    sitting = clerk.sits(syncs=True)
    told = Told(sitting.desk)
    file = sitting.opens_file()
    told.until(Link.IN_STEP)
    with clerk.world.opened.store.writing() as connection:
        connection.execute(DEVICE.update().values(revoked_at=clerk.world.clock()))
    sitting.notes(file, "बंद होने के बाद")
    told.until(Link.DECLINED, unsent=1)
    assert sitting.texts(file) == ["बंद होने के बाद"]
    assert not sitting.desk.sign_in_again(PASSWORD)


def test_closing_in_the_middle_of_a_sync_leaves_the_store_in_order(clerk: Clerk) -> None:
    sitting = clerk.sits(syncs=True)
    file = sitting.opens_file()
    for number in range(30):
        sitting.notes(file, f"{number}")
    sitting.desk.close()
    assert clerk.place.store.with_suffix(".clean").exists()
    again = clerk.sits(syncs=True)
    assert len(again.texts(file)) == 30
    assert arrived(clerk.world, again, file)


# --- no room ------------------------------------------------------------------------------------


@pytest.fixture
def tiny(world: World, tmp_path: Path) -> Iterator[Clerk]:
    """A computer with a disk of two megabytes, which only root can make."""
    place = tmp_path / "disk"
    place.mkdir()
    made = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)],
            check=False,
            capture_output=True,
            text=True,
        )
        if sys.platform == "linux"
        else None
    )
    if made is None or made.returncode:
        pytest.skip("only root on Linux can make a tiny disk")
    clerk = Clerk(world, place / "clerks")
    yield clerk
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(clerk: Clerk, *, but: int = 0) -> Path:
    """Leave so many bytes of room on the disk."""
    ballast = clerk.home.parent / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4_096)):
            pass
    with ballast.open("r+b") as file:
        file.truncate(max(ballast.stat().st_size - but, 0))
    return ballast


def noted_until_full(sitting: AtDesk, file: CaseId, text: str) -> int:
    """How many notes were recorded before there was no room left."""
    for number in range(1_000):
        try:
            sitting.notes(file, text)
        except DiskFull:
            return number
    raise AssertionError("the disk has no end")


@pytest.mark.parametrize("but", [0, 8_192, 65_536, 200_000])
def test_without_room_the_first_time_says_so_and_is_completed_later(tiny: Clerk, but: int) -> None:
    ballast = fill(tiny, but=but)
    assert tiny.opens() == Failed(OpenFault.DISK_FULL)
    ballast.unlink()
    sitting = tiny.sits()
    sitting.opens_file()
    sitting.desk.close()
    tiny.sits().desk.close()


def test_without_room_nothing_is_half_recorded_and_the_text_is_kept(tiny: Clerk) -> None:
    sitting = tiny.sits()
    file = sitting.opens_file()
    text = "क" * 8_000
    sitting.desk.journal_write(JOURNAL, text)
    ballast = fill(tiny, but=100_000)
    recorded = noted_until_full(sitting, file, text)
    assert len(sitting.texts(file)) == recorded
    assert sitting.desk.journal_read(JOURNAL) == text
    assert sitting.desk.sync_state().unsent == recorded + 1
    with pytest.raises(DiskFull):
        sitting.sends(file, OFFICER, text)
    assert sitting.sees(file).is_mine
    ballast.unlink()
    sitting.sends(file, OFFICER, text)
    assert len(sitting.texts(file)) == recorded + 1
    sitting.desk.close()
    again = tiny.sits()
    assert len(again.texts(file)) == recorded + 1
    again.desk.close()


def test_a_desk_closed_on_a_full_disk_opens_again(tiny: Clerk) -> None:
    sitting = tiny.sits()
    file = sitting.opens_file()
    ballast = fill(tiny, but=100_000)
    recorded = noted_until_full(sitting, file, "क" * 8_000)
    with pytest.raises(DiskFull):
        sitting.desk.close()
    ballast.unlink()
    again = tiny.sits()
    assert len(again.texts(file)) == recorded
    again.desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_at_the_limit_of_a_file_nothing_is_half_recorded(world: World) -> None:
    sitting = sit(world, CLERK)
    file = sitting.opens_file()
    sitting.desk.close()
    room = sitting.seated.path.stat().st_size + 150_000
    program = subprocess.run(
        [sys.executable, "-m", "tests.desk.starved_clerk", str(sitting.seated.path), str(room)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    *recorded, reason, kept = program.stdout.split()
    assert reason in ("disk_full", "disk_failed")
    assert recorded
    assert kept == "5000"
    again = Sitting(world.reopened(sitting.seated), CLERK)
    assert [text.split()[0] for text in again.texts(file)] == recorded
    assert len(again.desk.journal_read(JOURNAL)) == 5_000
    again.sync()


# --- the directory ------------------------------------------------------------------------------


def test_a_new_mapping_reaches_the_desk(clerk: Clerk) -> None:
    sitting = clerk.sits(syncs=True)
    told = Told(sitting.desk)
    sitting.opens_file()
    told.until(Link.IN_STEP)
    directory = clerk.world.opened.directory()
    officers = {
        key: replace(one, english="Somebody New") if key == OfficerId(3) else one
        for key, one in directory.officers.items()
    }
    with clerk.world.opened.store.writing() as connection:
        write_directory(connection, replace(directory, version=2, officers=officers))
    sitting.opens_file()
    told.until(Link.IN_STEP)
    assert sitting.desk.directory.officers[OfficerId(3)].english == "Somebody New"
    sitting.desk.close()
    clerk.is_online = False
    assert clerk.sits().desk.directory.officers[OfficerId(3)].english == "Somebody New"


def test_without_a_terminal_the_app_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert open_command(["--server", "http://127.0.0.1:9"]) == EXIT_NO_TERMINAL
    said = capsys.readouterr().err
    assert "टर्मिनल चाहिए" in said
    assert "needs a terminal" in said
