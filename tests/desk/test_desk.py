"""The one door for screens: what is executed is recorded whole, then told; what is kept stays."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from eoffice_core.domain import commands as c
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.link import Link, SyncState
from eoffice_core.domain.movement import Action
from eoffice_core.domain.receipt import SenderKind
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.trouble import CannotOpen, DiskFull
from eoffice_core.store.engine import Store
from eoffice_tui.desk import Desk, Recorded
from eoffice_tui.local.notepad import Sender
from eoffice_tui.sync.status import LinkState
from tests import cast
from tests.builders import PARTICULARS
from tests.desk.typing_clerk import JOURNAL, typed
from tests.desks import World, a_world
from tests.sitting import CLERK, OFFICER, Sitting, assert_in_step, rows_in, sit

ROOT = Path(__file__).parents[2]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A registry in the same process."""
    with a_world(tmp_path) as world:
        yield world


@pytest.fixture
def clerk(world: World) -> Sitting:
    """The clerk of the stores at his desk."""
    return sit(world, CLERK)


# --- executing ----------------------------------------------------------------------------------


def test_what_is_refused_records_nothing_and_tells_nobody(clerk: Sitting) -> None:
    file = clerk.opens_file()
    told = Listener(clerk.seated.desk)
    before = rows_in(clerk.seated.store)
    refusals = {
        Reason.TEXT_MISSING: (clerk.note(file, " "),),
        Reason.CASE_UNKNOWN: (clerk.note(cast.case_id(404)),),
        Reason.NOTHING_NOTED: (clerk.forward(file, OFFICER),),
        Reason.SAME_POST: (clerk.note(file), clerk.forward(file, CLERK)),
        Reason.NOT_IN_CUSTODY: (
            clerk.note(file),
            clerk.forward(file, OFFICER),
            clerk.note(file, "बाद में"),
        ),
    }
    for reason, asked in refusals.items():
        outcome = clerk.tries(*asked)
        assert isinstance(outcome, Refused)
        assert outcome.reason is reason
    assert rows_in(clerk.seated.store) == before
    assert told.cases == []
    assert told.states == []


def test_in_a_post_of_somebody_else_nothing_is_recorded(clerk: Sitting) -> None:
    file = clerk.opens_file()
    before = rows_in(clerk.seated.store)
    for post in (cast.OFFICER_POST, cast.VACANT_POST, cast.NO_SUCH_POST):
        outcome = clerk.seated.desk.execute(clerk.note(file), post=post)
        assert outcome == Refused((Reason.POST_NOT_HELD,))
    assert rows_in(clerk.seated.store) == before


def test_what_is_recorded_says_which_cases_and_ops(clerk: Sitting) -> None:
    file, letter = clerk.opens_file(), clerk.diarises()
    put = c.PutInFile(clerk.op, clerk.op, file, letter)
    note = clerk.note(file)
    outcome = clerk.do(put, note)
    assert outcome == Recorded((file, letter), (put.op_id, put.receipt_op_id, note.op_id))
    assert clerk.seated.desk.sync_state().unsent == 5


@dataclass
class Listener:
    """Hears the news, and looks at once whether they are true."""

    desk: Desk
    cases: list[CaseId] = field(default_factory=list)
    states: list[SyncState] = field(default_factory=list)
    texts: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk.listen(self)

    def case_changed(self, case_id: CaseId) -> None:
        """Look at the case."""
        self.cases.append(case_id)
        view = self.desk.case_view(case_id)
        self.texts.append([note.text for note in view.notes] if view is not None else [])

    def sync_moved(self, state: SyncState) -> None:
        """Keep how it stands."""
        self.states.append(state)


def test_news_come_after_the_commit(world: World, clerk: Sitting) -> None:
    file = clerk.opens_file()
    told = Listener(clerk.seated.desk)
    clerk.notes(file, "पहली")
    assert (told.cases, told.texts) == ([file], [["पहली"]])
    assert [state.unsent for state in told.states] == [2]
    clerk.sends(file, OFFICER, "दूसरी")
    assert told.cases == [file, file]
    assert told.texts[-1] == ["पहली", "दूसरी"]
    clerk.sync()
    assert set(told.cases) == {file}
    assert told.states[-1].unsent == 0
    officer = sit(world, OFFICER)
    heard = Listener(officer.seated.desk)
    officer.sync()
    assert heard.cases == [file]
    assert heard.texts == [["पहली", "दूसरी"]]


class Killed(Exception):
    """The commit fails."""


def test_without_a_commit_there_are_no_news(clerk: Sitting) -> None:
    file = clerk.opens_file()
    told = Listener(clerk.seated.desk)
    before = rows_in(clerk.seated.store)

    def hook(statement: str) -> None:
        if statement == "COMMIT":
            raise Killed

    clerk.seated.store.on_statement = hook
    with pytest.raises(Killed):
        clerk.notes(file)
    clerk.seated.store.on_statement = None
    assert told.cases == []
    assert rows_in(clerk.seated.store) == before


def test_an_act_wakes_the_sync_and_a_refusal_does_not(clerk: Sitting) -> None:
    woken: list[str] = []

    class Woken:
        state = LinkState(link=Link.OFFLINE, trouble="no line")

        def wake(self) -> None:
            woken.append("wake")

        def stop(self) -> None:
            woken.append("stop")

    clerk.seated.desk.attach(Woken())
    file = clerk.opens_file()
    assert woken == ["wake"]
    clerk.tries(clerk.note(file, ""))
    assert woken == ["wake"]
    clerk.seated.desk.sync_now()
    assert woken == ["wake", "wake"]
    state = clerk.seated.desk.sync_state()
    assert (state.link, state.trouble, state.unsent) == (Link.OFFLINE, "no line", 1)


# --- numbers and names --------------------------------------------------------------------------


def test_provisional_numbers_are_used_once(world: World, clerk: Sitting) -> None:
    first, burnt = (clerk.seated.desk.next_provisional() for _ in range(2))
    assert (first, burnt) == ("अनं.-नजारत1-1", "अनं.-नजारत1-2")
    clerk.seated.desk.close()
    again = Sitting(world.reopened(clerk.seated), CLERK)
    assert again.seated.desk.next_provisional() == "अनं.-नजारत1-3"
    other = sit(world, CLERK)
    assert other.seated.desk.next_provisional() == "अनं.-नजारत2-1"
    file = again.opens_file()
    assert again.sees(file).number == "अनं.-नजारत1-4"
    again.sync()
    assert (again.sees(file).number, again.sees(file).provisional) == (
        "1/नजारत/2025",
        "अनं.-नजारत1-4",
    )


def diarise(clerk: Sitting, sender: str, *, place: str = "", mobile: str = "") -> None:
    particulars = replace(
        PARTICULARS,
        sender=sender,
        sender_place=place,
        mobile=mobile,
        sender_kind=SenderKind.CITIZEN,
    )
    desk = clerk.seated.desk
    post = desk.directory.posts[CLERK.post_id]
    number = desk.next_provisional()
    places = (post.office_id, post.section_id, number)
    clerk.do(c.DiariseReceipt(clerk.op, desk.ids.case(), *places, particulars))


def test_senders_are_remembered_the_last_first(world: World, clerk: Sitting) -> None:
    for sender, place in (("राम सिंह", "पटना"), ("रामकली", "रहली"), ("मोहन", "रहली")):
        diarise(clerk, sender, place=place)
        world.clock.go(minutes=1)
    desk = clerk.seated.desk
    assert [sender.name for sender in desk.senders_like("राम")] == ["रामकली", "राम सिंह"]
    assert [sender.name for sender in desk.senders_like("रहली")] == ["मोहन", "रामकली"]
    assert desk.senders_like("रहली मोहन") == [Sender("मोहन", "रहली", SenderKind.CITIZEN, "")]
    assert [sender.name for sender in desk.senders_like("", limit=2)] == ["मोहन", "रामकली"]
    assert desk.senders_like("%") == []
    diarise(clerk, "राम सिंह", place="पटना", mobile="9000000000")
    assert desk.senders_like("राम")[0] == Sender(
        "राम सिंह", "पटना", SenderKind.CITIZEN, "9000000000"
    )
    assert len(desk.senders_like("")) == 3


def test_a_refused_entry_is_not_remembered(clerk: Sitting) -> None:
    desk = clerk.seated.desk
    post = desk.directory.posts[CLERK.post_id]
    wrong = replace(PARTICULARS, subject="")
    outcome = clerk.tries(
        c.DiariseReceipt(clerk.op, desk.ids.case(), post.office_id, post.section_id, "1", wrong)
    )
    assert isinstance(outcome, Refused)
    assert desk.senders_like("") == []


def test_recent_receivers_are_those_of_this_post(world: World, clerk: Sitting) -> None:
    for receiver in (OFFICER, cast.COLLECTOR, OFFICER, cast.SUPERINTENDENT):
        clerk.sends(clerk.opens_file(), receiver)
        world.clock.go(minutes=1)
    desk = clerk.seated.desk
    assert desk.recent_receivers(CLERK.post_id) == [
        cast.SUPERINTENDENT_POST,
        cast.OFFICER_POST,
        cast.COLLECTOR_POST,
    ]
    assert desk.recent_receivers(cast.ESTABLISHMENT_POST) == []


def test_the_desk_knows_who_sits_at_it(clerk: Sitting) -> None:
    desk = clerk.seated.desk
    assert desk.me.login == "bhupendra.sahu"
    assert desk.posts() == (cast.CLERK_POST, cast.ESTABLISHMENT_POST)
    assert [seat.post.english for seat in desk.my_posts()] == [
        "Assistant Grade 2 (Stores)",
        "Assistant Grade 2 (Establishment)",
    ]
    seats = {seat.post_id: seat for seat in desk.seats()}
    assert set(seats) == set(cast.directory().posts)
    assert seats[cast.VACANT_POST].is_vacant
    assert seats[cast.NAIB_POST].office.english == "Tehsil Office, Rehli"


def test_a_receipt_goes_only_into_a_file_that_is_held_and_open(
    world: World, clerk: Sitting
) -> None:
    officer = sit(world, OFFICER)
    own, sent, letter = clerk.opens_file("मेरी"), clerk.opens_file("गयी"), clerk.diarises()
    clerk.sends(sent, OFFICER)
    coming = officer.opens_file("आती हुई")
    officer.do(
        officer.note(coming),
        c.ForwardCase(officer.op, coming, CLERK.post_id, Action.PUT_UP),
    )
    for sitting in (officer, clerk):
        sitting.sync()
    desk = clerk.seated.desk
    assert {row.case_id for row in desk.files_held(CLERK.post_id)} == {own}
    clerk.receives(coming)
    assert {row.case_id for row in desk.files_held(CLERK.post_id)} == {own, coming}
    assert letter not in {row.case_id for row in desk.files_held(CLERK.post_id)}
    assert desk.files_held(cast.ESTABLISHMENT_POST) == []


def test_the_tracker_finds_what_the_register_alone_tells(world: World, clerk: Sitting) -> None:
    officer = sit(world, OFFICER)
    mine, other = clerk.opens_file("मेरी फाइल"), officer.opens_file("अधिकारी की फाइल")
    for sitting in (officer, clerk):
        sitting.sync()
    found = {row.case_id: row for row in clerk.seated.desk.track("फाइल")}
    assert found[mine].is_in_sight
    assert not found[other].is_in_sight
    assert found[other].holder.post_id == cast.OFFICER_POST
    assert [row.case_id for row in clerk.seated.desk.track("अधिकारी की")] == [other]
    assert [row.case_id for row in clerk.seated.desk.track("2/नजारत")] in ([mine], [other])
    assert clerk.seated.desk.track("नहीं है") == []
    assert len(clerk.seated.desk.track("", limit=1)) == 1


# --- kept for the clerk alone -------------------------------------------------------------------


def test_a_journal_keeps_its_last_text_until_it_is_dropped(world: World, clerk: Sitting) -> None:
    desk = clerk.seated.desk
    assert desk.journal_read(JOURNAL) == ""
    for text in ("प्र", "प्रस्", "प्रस्ताव\n\n  "):
        desk.journal_write(JOURNAL, text)
    desk.journal_write("another", "x")
    assert desk.journal_read(JOURNAL) == "प्रस्ताव\n\n  "
    desk.close()
    again = world.reopened(clerk.seated).desk
    assert again.journal_read(JOURNAL) == "प्रस्ताव\n\n  "
    again.journal_drop(JOURNAL)
    again.journal_drop(JOURNAL)
    assert (again.journal_read(JOURNAL), again.journal_read("another")) == ("", "x")


def test_settings_have_a_default_and_stay(world: World, clerk: Sitting) -> None:
    desk = clerk.seated.desk
    assert desk.setting("language", "hi") == "hi"
    assert desk.setting("language") == ""
    desk.set_setting("language", "en")
    desk.set_setting("language", "")
    assert desk.setting("language", "hi") == ""
    desk.set_setting("language", "en")
    desk.close()
    assert world.reopened(clerk.seated).desk.setting("language", "hi") == "en"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_half_written_text_survives_a_kill(world: World, clerk: Sitting) -> None:
    clerk.seated.desk.close()
    for kept in (3, 17):
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.desk.typing_clerk", str(clerk.seated.path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert program.stdout is not None
        said = [int(program.stdout.readline()) for _ in range(kept)]
        program.kill()
        said += [int(line) for line in program.communicate()[0].splitlines() if line.strip()]
        clerk = Sitting(world.reopened(clerk.seated), CLERK)
        text = clerk.seated.desk.journal_read(JOURNAL)
        assert text in {typed(said[-1]), typed(said[-1] + 1)}
        assert clerk.seated.store.damages() == ()
        clerk.seated.desk.close()
    world.reopened(clerk.seated)


# --- closing ------------------------------------------------------------------------------------


def test_a_closed_desk_opens_its_store_no_more(world: World, clerk: Sitting) -> None:
    desk = clerk.seated.desk
    desk.close()
    with pytest.raises(CannotOpen):
        desk.journal_read(JOURNAL)
    with pytest.raises(CannotOpen):
        desk.journal_write(JOURNAL, "देर से")
    desk.close()
    world.reopened(clerk.seated)


def test_a_desk_that_cannot_close_its_store_lets_go_of_it_all_the_same(
    world: World, clerk: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    seated = clerk.seated
    tools = replace(
        seated.desk._tools,
        on_close=lambda: done.append("left clean"),
        let_go=lambda: done.append("let go"),
    )
    desk = Desk(seated.store, seated.device, directory=cast.directory(), tools=tools)

    def close(_store: Store) -> None:
        raise DiskFull("no space")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "close", close)
        with pytest.raises(DiskFull):
            desk.close()
    assert done == ["let go"]
    desk.close()
    assert done == ["let go", "left clean", "let go"]
    assert_in_step(world)
    world.reopened(seated)
