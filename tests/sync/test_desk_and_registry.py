"""Real desks and a real registry: whatever is lost, refused or killed, it ends as if done once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import httpx
import pytest

from eoffice_core.domain import commands as c
from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.refusal import Reason
from eoffice_core.store.directory import write_directory
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.limits import OPS_PER_GROUP_MAX
from eoffice_core.wire.messages import Code, SignIn, Verdict
from eoffice_tui.local.book import Book, News, Sizes
from eoffice_tui.sync.runner import sync_once
from eoffice_tui.sync.transport import ExchangeFailed, Fault
from tests import cast
from tests.desks import PASSWORD, SeatedDesk, World, a_world
from tests.inprocess import InProcess
from tests.sitting import (
    CLERK,
    OFFICER,
    Here,
    Sitting,
    assert_in_step,
    cases_in,
    copied,
    rows_in,
    sit,
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A registry in the same process."""
    with a_world(tmp_path) as world:
        world.http = lambda: Here(world)
        yield world


def all_sync(*sittings: Sitting, times: int = 2) -> None:
    for _ in range(times):
        for sitting in sittings:
            sitting.sync()


# --- refused ------------------------------------------------------------------------------------


def test_what_is_refused_comes_back_with_its_text_and_holds_nothing_else_up(world: World) -> None:
    clerk, officer = sit(world, CLERK), sit(world, OFFICER)
    file, other = clerk.opens_file("क्रय बाबत"), clerk.opens_file("मरम्मत बाबत")
    clerk.sends(file, OFFICER)
    clerk.sends(other, OFFICER)
    all_sync(clerk, officer)
    clerk.pulls_back(file)
    clerk.sync()
    officer.receives(file)  # his desk does not know of it yet
    text = "पृष्ठ 2/टीप से सहमत।\nप्रस्ताव अनुमोदन योग्य है।"
    officer.notes(file, text)
    officer.receives(other)
    officer.notes(other, "यह ठीक है")

    officer.sync()

    returned = {row.kind: row for row in officer.seated.desk.returned()}
    assert set(returned) == {"CaseReceived", "NoteWritten"}
    note = returned["NoteWritten"]
    assert (note.text, note.subject, note.case_id) == (text, "क्रय बाबत", file)
    assert note.number == "1/नजारत/2025"
    assert note.reasons == (Reason.NOT_IN_CUSTODY, Reason.CUSTODY_CHANGED)
    assert officer.seated.desk.sync_state().returned == 2
    assert officer.texts(other) == ["प्रस्तुत", "यह ठीक है"]
    assert officer.holds() == {other}
    assert officer.seated.desk.case_view(file) is None
    all_sync(clerk, officer)
    assert clerk.texts(other) == ["प्रस्तुत", "यह ठीक है"]
    officer.seated.desk.put_away_returned(note.op_id)
    assert [row.kind for row in officer.seated.desk.returned()] == ["CaseReceived"]
    assert_in_step(world, clerk, officer)


def test_a_case_goes_on_without_what_was_refused_of_it(world: World) -> None:
    here, there = sit(world, CLERK), sit(world, CLERK)
    file = here.opens_file()
    here.notes(file, "पहली")
    all_sync(here, there)
    here.sends(file, OFFICER, "दूसरी")
    here.sync()
    there.notes(file, "देर से")
    there.notes(file, "और देर से")
    assert there.texts(file) == ["पहली", "देर से", "और देर से"]

    there.sync()

    assert there.texts(file) == ["पहली", "दूसरी"]
    assert not there.sees(file).is_mine
    assert {row.text for row in there.seated.desk.returned()} == {"देर से", "और देर से"}
    assert here.seated.desk.returned() == []
    assert_in_step(world, here, there)


@pytest.mark.parametrize("is_same_file", [True, False])
def test_a_letter_filed_at_two_desks_lies_in_the_file_of_the_first(
    world: World, *, is_same_file: bool
) -> None:
    """The second filing is made while a reply is under way that brings the first."""
    here, there = sit(world, CLERK), sit(world, CLERK)
    letter = here.diarises()
    file, other = here.opens_file("क्रय बाबत"), here.opens_file("मरम्मत बाबत")
    all_sync(here, there)
    here.puts_in(file, letter)
    here.sync()
    reply = there.seated.transport.exchange(there.seated.book.next_exchange())
    there.puts_in(file if is_same_file else other, letter)

    for page in reply.pages:
        there.seated.book.take_page(page)

    assert there.seated.desk.breaches() == []
    assert [paper.serial for paper in there.sees(file).papers] == [1]
    assert len(there.sees(other).papers) == (0 if is_same_file else 1)
    there.sync()
    assert [paper.receipt_id for paper in there.sees(file).papers] == [letter]
    assert there.sees(other).papers == ()
    returned = {row.kind: row.reasons for row in there.seated.desk.returned()}
    assert set(returned) == {"ReceiptPutInFile", "ReceiptFiled"}
    assert_in_step(world, here, there)


def test_of_a_group_that_is_refused_everything_comes_back(world: World) -> None:
    here, there = sit(world, CLERK), sit(world, CLERK)
    file = here.opens_file()
    all_sync(here, there)
    here.sends(file, OFFICER)
    here.sync()
    there.sends(file, cast.COLLECTOR, "कलेक्टर को")
    there.sync()
    kinds = {row.kind: row.text for row in there.seated.desk.returned()}
    assert kinds == {"NoteWritten": "कलेक्टर को", "CaseForwarded": ""}
    assert there.sees(file).holder.post_id == OFFICER.post_id
    assert_in_step(world, here, there)


def test_a_new_case_that_is_refused_keeps_its_text(world: World) -> None:
    clerk = sit(world, CLERK)
    file = clerk.opens_file("देर से पहुँची")
    clerk.notes(file, "टीप भी")
    hand_over(world, CLERK.officer_id)
    clerk.sync()
    returned = {row.kind: row for row in clerk.seated.desk.returned()}
    assert set(returned) == {"FileOpened", "NoteWritten"}
    assert returned["FileOpened"].subject == "देर से पहुँची"
    assert returned["NoteWritten"].text == "टीप भी"
    assert {row.reasons for row in clerk.seated.desk.returned()} == {(Reason.POST_NOT_HELD,)}
    assert clerk.seated.desk.case_view(file) is None
    assert clerk.seated.desk.posts() == (cast.ESTABLISHMENT_POST,)
    assert cases_in(world.opened.store) == {}


def hand_over(world: World, officer: int) -> None:
    """A new mapping: the officer is relieved of the first of his posts now."""
    directory = world.opened.directory()
    tenures = tuple(
        replace(one, until=world.clock())
        if (one.officer_id, one.post_id) == (officer, cast.CLERK_POST)
        else one
        for one in directory.tenures
    )
    with world.opened.store.writing() as connection:
        write_directory(
            connection, replace(directory, version=directory.version + 1, tenures=tenures)
        )


# --- lost replies -------------------------------------------------------------------------------


def the_day(
    world: World, clerk: Sitting, officer: Sitting, sync: Callable[[Sitting], None]
) -> None:
    """A file with a letter goes up, is answered and comes back; a second one is recalled."""
    file, letter, second = clerk.opens_file("पहली"), clerk.diarises(), clerk.opens_file("दूसरी")
    clerk.puts_in(file, letter)
    clerk.sends(file, OFFICER)
    clerk.sends(second, OFFICER)
    sync(clerk)
    world.clock.go(minutes=1)
    clerk.pulls_back(second)
    sync(officer)
    officer.receives(file)
    officer.notes(file, "सहमत")
    officer.do(officer.note(file, "वापस"), officer.forward(file, CLERK))
    sync(clerk)
    world.clock.go(minutes=1)
    sync(officer)
    sync(clerk)
    clerk.receives(file)
    sync(clerk)
    sync(officer)


Outcome = tuple[dict[CaseId, Case], dict[CaseId, Case], dict[CaseId, Case]]


@contextmanager
def two_desks(
    place: Path, lose_reply: Callable[[httpx.Request], bool] | None = None
) -> Iterator[tuple[World, Sitting, Sitting]]:
    place.mkdir()
    with a_world(place) as world:
        world.http = lambda: InProcess(world.app, lose_reply=lose_reply)
        yield world, sit(world, CLERK), sit(world, OFFICER)


def outcome(world: World, clerk: Sitting, officer: Sitting) -> Outcome:
    """What everybody has at the end."""
    assert_in_step(world, clerk, officer)
    assert clerk.seated.desk.returned() == officer.seated.desk.returned() == []
    stores = (world.opened.store, clerk.seated.store, officer.seated.store)
    served, shown, read = (cases_in(store) for store in stores)
    return served, shown, read


class Losing:
    """Loses the reply to the n-th exchange of all desks, and counts them."""

    def __init__(self, lost: int) -> None:
        self.exchanges = 0
        self._lost = lost

    def __call__(self, request: httpx.Request) -> bool:
        self.exchanges += request.url.path == "/v1/sync"
        return self.exchanges == self._lost


def test_a_reply_that_is_lost_anywhere_changes_nothing_in_the_end(tmp_path: Path) -> None:
    with two_desks(tmp_path / "clean") as (world, clerk, officer):
        the_day(world, clerk, officer, Sitting.sync)
        clean = outcome(world, clerk, officer)
    for lost in count(1):
        losing = Losing(lost)
        with two_desks(tmp_path / f"{lost}", losing) as (world, clerk, officer):
            the_day(world, clerk, officer, stubborn)
            assert outcome(world, clerk, officer) == clean, f"exchange {lost}"
        if losing.exchanges < lost:
            break
    assert lost > 6


def stubborn(sitting: Sitting) -> None:
    """Sync until it goes through."""
    for _ in range(3):
        try:
            sitting.sync()
        except ExchangeFailed:
            continue
        return
    raise AssertionError("only one reply was to be lost")


# --- killed -------------------------------------------------------------------------------------


class Killed(Exception):
    """The program stops here."""


WRITES = ("INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN IMMEDIATE")


def kill_at(seated: SeatedDesk, number: int) -> None:
    """Stop the program before the write of this number: what it only reads leaves no trace."""
    counted = count(1)

    def hook(statement: str) -> None:
        if statement.startswith(WRITES) and next(counted) == number:
            raise Killed

    seated.store.on_statement = hook


def started_again(world: World, sitting: Sitting) -> Sitting:
    """The same desk after its program died and was started again."""
    sitting.seated.store.on_statement = None
    sitting.seated.store.close()
    return Sitting(world.reopened(sitting.seated), sitting.actor)


def test_a_desk_killed_anywhere_in_an_act_has_recorded_all_of_it_or_nothing(world: World) -> None:
    clerk = sit(world, CLERK)
    file, letter = clerk.opens_file(), clerk.diarises()
    acts: list[Callable[[Sitting], object]] = [
        lambda at: at.puts_in(file, letter),
        lambda at: at.sends(file, OFFICER),
        lambda at: at.pulls_back(file),
    ]
    killed = 0
    for act in acts:
        for number in count(1):
            before = rows_in(clerk.seated.store)
            kill_at(clerk.seated, number)
            try:
                act(clerk)
            except Killed:
                clerk = started_again(world, clerk)
                world.clock.go(minutes=1)
                assert rows_in(clerk.seated.store) == before
                killed += 1
                continue
            clerk.seated.store.on_statement = None
            break
    assert killed > 15
    clerk.sync()
    assert clerk.texts(file) == ["प्रस्तुत"]
    assert [paper.receipt_id for paper in clerk.sees(file).papers] == [letter]
    assert_in_step(world, clerk)


def a_full_desk(world: World) -> tuple[Sitting, Sitting]:
    """A clerk with much to send, of which one act will be refused, and much to read."""
    clerk, officer = sit(world, CLERK), sit(world, OFFICER)
    file, second, third = (clerk.opens_file(name) for name in ("पहली", "दूसरी", "तीसरी"))
    letter = clerk.diarises()
    for one in (file, second):
        clerk.sends(one, OFFICER)
    all_sync(clerk, officer, times=1)
    officer.receives(file)
    officer.sends(file, CLERK, "वापस")
    own = officer.opens_file("अधिकारी की")
    officer.sends(own, CLERK, "देखें")
    gone = officer.opens_file("वापस ली हुई")
    officer.sends(gone, CLERK)
    officer.sync()
    clerk.sync()
    officer.pulls_back(gone)
    officer.receives(second)
    officer.sync()
    clerk.receives(own)
    clerk.notes(own, "देख लिया")
    clerk.puts_in(third, letter)
    clerk.pulls_back(second)  # too late: it has been opened
    clerk.notes(second, "सुधार")
    clerk.sends(third, OFFICER)
    return clerk, officer


def shown(sitting: Sitting) -> tuple[object, ...]:
    """What the officer at this desk has before him."""
    desk = sitting.seated.desk
    returned = {(row.op_id, row.text, row.reasons, row.subject) for row in desk.returned()}
    found = sorted((row.case_id, row.number, row.is_in_sight) for row in desk.track(""))
    state = desk.sync_state()
    return cases_in(sitting.seated.store), returned, found, sitting.holds(), state.unsent


def test_a_desk_killed_anywhere_in_a_sync_ends_as_if_it_had_not_been(world: World) -> None:
    clerk, officer = a_full_desk(world)
    clerk.seated.store.close()
    copy = clerk.seated.path.with_suffix(".copy")
    copied(clerk.seated.path, copy)
    clerk = started_again(world, clerk)
    clerk.sync()
    clean = shown(clerk)
    assert len(clerk.seated.desk.returned()) == 2
    for number in count(1):
        clerk.seated.store.close()
        copied(copy, clerk.seated.path)
        clerk = started_again(world, clerk)
        kill_at(clerk.seated, number)
        try:
            clerk.sync()
        except Killed:
            clerk = started_again(world, clerk)
            clerk.sync()
            assert shown(clerk) == clean, f"write {number}"
            continue
        clerk.seated.store.on_statement = None
        break
    assert number > 20
    all_sync(clerk, officer)
    assert_in_step(world, clerk, officer)


# --- tokens -------------------------------------------------------------------------------------


class Counting(httpx.BaseTransport):
    """Counts requests by path; lets something happen after each."""

    def __init__(self, world: World, after: Callable[[str], None]) -> None:
        self._inner = InProcess(world.app)
        self._after = after
        self.paths: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        response = self._inner.handle_request(request)
        self.paths.append(request.url.path)
        self._after(request.url.path)
        return response


def test_a_token_that_runs_out_in_the_middle_of_a_sync_is_renewed_on_the_way(world: World) -> None:
    def later(path: str) -> None:
        if path == "/v1/sync" and len(counting.paths) == 3:
            world.clock.go(minutes=20)

    counting = Counting(world, later)
    world.http = lambda: counting
    clerk = sit(world, CLERK)
    file = clerk.opens_file()
    for number in range(6):
        clerk.notes(file, f"टीप {number}")
    counting.paths.clear()
    seated = clerk.seated
    news = News(cases_changed=lambda _: None, directory_changed=lambda _: None)
    book = Book(seated.store, seated.device, news, Sizes(ops_max=1, rows_max=3))

    done = sync_once(book, seated.transport)

    assert not done.halt
    assert counting.paths.count("/v1/session/renew") == 1
    assert counting.paths[3:6] == ["/v1/sync", "/v1/session/renew", "/v1/sync"]
    assert len(clerk.texts(file)) == 6
    assert_in_step(world, clerk)


def test_who_was_away_for_long_signs_in_again_and_loses_nothing(world: World) -> None:
    clerk = sit(world, CLERK)
    file = clerk.opens_file()
    clerk.sync()
    world.clock.go(days=31)
    clerk.notes(file, "लंबे समय बाद")
    with pytest.raises(ExchangeFailed) as caught:
        clerk.sync()
    assert caught.value.fault is Fault.SIGN_IN_AGAIN
    assert clerk.seated.desk.sync_state().unsent == 1
    assert clerk.texts(file) == ["लंबे समय बाद"]
    seated = clerk.seated
    login = seated.desk.me.login
    signed = seated.transport.sign_in(
        SignIn(login=login, password=PASSWORD, public_key=seated.device.public_key)
    )
    assert signed.device_id == seated.device.device_id
    seated.tokens.keep(signed.token, signed.refresh)
    clerk.sync()
    assert_in_step(world, clerk)


# --- answers that do not fit --------------------------------------------------------------------


def unchanged_by(sitting: Sitting, do: Callable[[Book], None]) -> None:
    before = rows_in(sitting.seated.store)
    do(sitting.seated.book)
    assert rows_in(sitting.seated.store) == before


def test_a_page_that_does_not_continue_from_here_is_left(world: World) -> None:
    clerk, officer = sit(world, CLERK), sit(world, OFFICER)
    file = clerk.opens_file()
    clerk.sends(file, OFFICER)
    clerk.sync()
    exchange = officer.seated.book.next_exchange()
    reply = officer.seated.transport.exchange(exchange)
    officer.sync()
    for page in reply.pages:  # an old reply, that comes a second time
        unchanged_by(officer, lambda book, page=page: book.take_page(page))  # type: ignore[misc]
    assert officer.texts(file) == ["प्रस्तुत"]


def test_a_page_with_an_op_that_cannot_be_read_leaves_everything_as_it_was(world: World) -> None:
    clerk, officer = sit(world, CLERK), sit(world, OFFICER)
    file = clerk.opens_file()
    clerk.sends(file, OFFICER)
    clerk.sync()
    reply = officer.seated.transport.exchange(officer.seated.book.next_exchange())
    page = next(page for page in reply.pages if page.rows and page.since.post_id)
    last = page.rows[-1].model_copy(update={"raw": page.rows[-1].raw + b"\x00"})
    spoilt = page.model_copy(update={"rows": [*page.rows[:-1], last]})
    before = rows_in(officer.seated.store)
    with pytest.raises(Malformed):
        officer.seated.book.take_page(spoilt)
    assert rows_in(officer.seated.store) == before
    officer.sync()
    assert officer.texts(file) == ["प्रस्तुत"]


def test_verdicts_on_ops_of_others_change_no_case(world: World) -> None:
    clerk, officer = sit(world, CLERK), sit(world, OFFICER)
    file = clerk.opens_file()
    clerk.sends(file, OFFICER)
    all_sync(clerk, officer)
    before = shown(officer)
    (movement,) = [row for row in rows_in(clerk.seated.store)["movement"] if row[2] == 2]
    assert movement
    foreign = clerk.seated.book.next_exchange()
    assert foreign.ops == []
    verdicts = [
        Verdict(op_id=bytes(16), dseq=0, code=Code.REFUSED, reasons=[50]),
        Verdict(op_id=case_birth(officer, file), dseq=0, code=Code.REFUSED, reasons=[50]),
    ]
    officer.seated.book.settle(verdicts)
    assert shown(officer) == before
    assert officer.seated.desk.returned() == []


def case_birth(sitting: Sitting, case_id: CaseId) -> bytes:
    """The id of the op with which a case began."""
    with sitting.seated.store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT op_id FROM op WHERE case_id = ? AND case_index = 1", (case_id,)
        ).scalar_one()
    assert isinstance(found, bytes)
    return found


# --- sizes --------------------------------------------------------------------------------------


@pytest.mark.parametrize("sizes", [Sizes(ops_max=1, rows_max=1), Sizes(ops_max=2, rows_max=3)])
def test_exchanges_of_any_size_come_to_the_same(world: World, sizes: Sizes) -> None:
    clerk, officer = a_full_desk(world)
    news = News(cases_changed=lambda _: None, directory_changed=lambda _: None)
    for _ in range(2):
        for sitting in (clerk, officer):
            seated = sitting.seated
            book = Book(seated.store, seated.device, news, sizes)
            assert not sync_once(book, seated.transport).halt
    assert len(clerk.seated.desk.returned()) == 2
    assert_in_step(world, clerk, officer)


def test_more_ops_than_one_exchange_takes_all_arrive(world: World) -> None:
    clerk = sit(world, CLERK)
    file = clerk.opens_file()
    for number in range(210):
        clerk.notes(file, f"टीप {number}")
    clerk.sync()
    assert [note.number for note in clerk.sees(file).notes] == list(range(1, 211))
    assert_in_step(world, clerk)


def test_large_notes_go_in_several_requests(world: World) -> None:
    clerk, officer = sit(world, CLERK), sit(world, OFFICER)
    file = clerk.opens_file()
    for _ in range(4):
        clerk.notes(file, "क" * 40_000)
    clerk.sends(file, OFFICER)
    all_sync(clerk, officer)
    assert len(officer.texts(file)) == 5
    assert_in_step(world, clerk, officer)


def test_no_act_is_larger_than_a_group(world: World) -> None:
    clerk = sit(world, CLERK)
    file = clerk.opens_file()
    before = rows_in(clerk.seated.store)
    notes = [clerk.note(file, f"{number}") for number in range(OPS_PER_GROUP_MAX + 1)]
    with pytest.raises(AssertionError):
        clerk.do(*notes)
    assert rows_in(clerk.seated.store) == before
    clerk.do(*notes[:OPS_PER_GROUP_MAX])
    clerk.sync()
    assert len(clerk.texts(file)) == OPS_PER_GROUP_MAX
    assert isinstance(notes[0], c.WriteNote)
    assert_in_step(world, clerk)
