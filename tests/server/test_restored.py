"""A server restored from a backup: desks offer again what it forgot, and nothing is lost."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from eoffice_core.domain.refusal import Reason
from eoffice_core.store.ledger import Standing
from eoffice_core.wire.messages import SignIn
from eoffice_core.wire.problems import ProblemName
from eoffice_server.app import build
from eoffice_server.opened import open_store
from eoffice_server.settings import STORE_NAME, Settings
from eoffice_tui.sync.transport import ExchangeFailed
from tests.desks import PASSWORD, World, a_world
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


class Backup:
    """A copy of the server's store, and the way back to it."""

    _turn = itertools.count(1)

    def __init__(self, world: World, name: str = "backup") -> None:
        self._world = world
        self._file = world.place / "server" / STORE_NAME
        self._copy = world.place / f"{name}.db"

    def take(self) -> None:
        """Copy the store as it stands."""
        self._stop()
        copied(self._file, self._copy)
        self._start()

    def restore(self) -> None:
        """Put the copy in the store's place."""
        self._stop()
        copied(self._copy, self._file)
        self._start()

    def _stop(self) -> None:
        self._world.opened.close()

    def _start(self) -> None:
        settings = Settings(place=self._world.place / "server")
        numbers = itertools.count(next(self._turn) << 64)  # no token is given twice

        def random_bytes(length: int) -> bytes:
            return next(numbers).to_bytes(length, "big")

        self._world.opened = open_store(settings, random_bytes=random_bytes)
        self._world.app = build(
            settings, opened=self._world.opened, clock=self._world.clock, random_bytes=random_bytes
        )


@contextmanager
def a_world_with_a_backup(place: Path) -> Iterator[tuple[World, Backup]]:
    with a_world(place) as world:
        world.http = lambda: Here(world)
        yield world, Backup(world)


def both_sync(*sittings: Sitting, times: int = 2) -> None:
    for _ in range(times):
        for sitting in sittings:
            sitting.sync()


@pytest.fixture
def story(tmp_path: Path) -> Iterator[tuple[World, Backup, Sitting, Sitting]]:
    """Two desks in step with a server of which there is a backup."""
    with a_world_with_a_backup(tmp_path) as (world, backup):
        clerk, officer = sit(world, CLERK), sit(world, OFFICER)
        first = clerk.opens_file("पहली")
        clerk.sends(first, OFFICER, "पहली टीप")
        both_sync(clerk, officer)
        backup.take()
        yield world, backup, clerk, officer


Told = tuple[World, Backup, Sitting, Sitting]


def test_a_restore_that_forgot_nothing_changes_nothing(story: Told) -> None:
    world, backup, clerk, officer = story
    epoch, before = world.opened.epoch(), rows_in(clerk.seated.store)
    backup.restore()
    both_sync(clerk, officer)
    assert world.opened.epoch() == epoch
    assert rows_in(clerk.seated.store) == before
    assert_in_step(world, clerk, officer)


def test_what_came_back_is_taken_back_when_a_later_backup_has_it_after_all(story: Told) -> None:
    world, earlier, clerk, officer = story
    (first,) = clerk.seated.desk.track("पहली")
    officer.receives(first.case_id)
    clerk.pulls_back(first.case_id)
    clerk.sync()
    later = Backup(world, "later")
    later.take()
    earlier.restore()
    both_sync(officer, clerk)
    assert [row.kind for row in clerk.seated.desk.returned()] == ["CasePulledBack"]
    assert officer.seated.desk.returned() == []

    later.restore()
    both_sync(officer, clerk)

    assert clerk.seated.desk.returned() == []
    assert clerk.seated.desk.sync_state().returned == 0
    assert [row.kind for row in officer.seated.desk.returned()] == ["CaseReceived"]
    assert_in_step(world, clerk, officer)


def test_what_the_server_forgot_is_offered_again(story: Told) -> None:
    world, backup, clerk, officer = story
    (first,) = clerk.seated.desk.track("पहली")
    officer.receives(first.case_id)
    officer.notes(first.case_id, "अधिकारी की टीप")
    second, letter = clerk.opens_file("दूसरी"), clerk.diarises()
    clerk.puts_in(second, letter)
    clerk.sends(second, OFFICER, "दूसरी टीप")
    both_sync(clerk, officer)
    world.clock.go(days=1)
    whole = cases_in(world.opened.store)
    epoch = world.opened.epoch()
    backup.restore()
    assert len(cases_in(world.opened.store)) == 1

    both_sync(clerk, officer)

    assert world.opened.epoch() != epoch
    again = cases_in(world.opened.store)
    assert set(again) == set(whole)
    for case_id, case in whole.items():
        assert [n.text for n in again[case_id].notes] == [n.text for n in case.notes]
        assert [m.receiver for m in again[case_id].movements] == [
            m.receiver for m in case.movements
        ]
        assert again[case_id].number == case.number
    assert clerk.seated.desk.returned() == officer.seated.desk.returned() == []
    assert officer.sees(second).number == "2/नजारत/2025"
    assert_in_step(world, clerk, officer)
    both_sync(clerk, officer)
    assert cases_in(world.opened.store) == again


def test_numbers_that_were_forgotten_are_given_again_and_never_twice(story: Told) -> None:
    world, backup, clerk, officer = story
    files = [clerk.opens_file(f"फाइल {number}") for number in range(3)]
    own = officer.opens_file("अधिकारी की फाइल")
    officer.sync()
    clerk.sync()
    backup.restore()
    clerk.opens_file("नई फाइल")
    both_sync(clerk, officer)
    numbers = [case.number for case in cases_in(world.opened.store).values()]
    assert sorted(numbers) == [f"{serial}/नजारत/2025" for serial in range(1, 7)]
    assert officer.sees(own).number == cases_in(world.opened.store)[own].number
    assert [clerk.sees(file).number for file in files] == [
        cases_in(world.opened.store)[file].number for file in files
    ]
    assert_in_step(world, clerk, officer)


def test_who_comes_first_may_be_refused_but_loses_no_text(story: Told) -> None:
    world, backup, clerk, officer = story
    second = clerk.opens_file("दूसरी")
    clerk.sends(second, OFFICER)
    both_sync(clerk, officer)
    officer.receives(second)
    officer.notes(second, "अधिकारी की टीप")
    officer.sync()
    backup.restore()

    officer.sync()  # the file that he notes on is not known there yet
    clerk.sync()
    officer.sync()

    returned = {row.text: row.reasons for row in officer.seated.desk.returned()}
    assert returned["अधिकारी की टीप"] == (Reason.CASE_UNKNOWN,)
    assert officer.texts(second) == ["प्रस्तुत"]
    officer.receives(second)
    officer.notes(second, "अधिकारी की टीप")
    both_sync(clerk, officer)
    assert clerk.texts(second) == ["प्रस्तुत", "अधिकारी की टीप"]
    assert_in_step(world, clerk, officer)


def test_what_was_refused_before_stays_refused_after(story: Told) -> None:
    world, backup, clerk, officer = story
    (first,) = clerk.seated.desk.track("पहली")
    clerk.pulls_back(first.case_id)
    clerk.notes(first.case_id, "वापस लेने के बाद")
    officer.receives(first.case_id)
    officer.sync()
    clerk.sync()
    refused = {row.op_id: row.reasons for row in clerk.seated.desk.returned()}
    assert len(refused) == 2
    backup.restore()

    clerk.sync()  # without his memory the pull-back would be right now: nobody has opened the file

    assert {row.op_id: row.reasons for row in clerk.seated.desk.returned()} == refused
    both_sync(officer, clerk)
    assert officer.sees(first.case_id).is_received
    assert_in_step(world, clerk, officer)


def test_what_was_never_sent_goes_after_what_was_forgotten(story: Told) -> None:
    world, backup, clerk, officer = story
    second = clerk.opens_file("दूसरी")
    clerk.sync()
    clerk.notes(second, "एक")
    backup.restore()
    clerk.notes(second, "दो")
    clerk.sends(second, OFFICER, "तीन")
    both_sync(clerk, officer)
    assert officer.texts(second) == ["एक", "दो", "तीन"]
    assert_in_step(world, clerk, officer)


def test_until_all_is_read_again_the_desk_shows_what_it_showed(story: Told) -> None:
    world, backup, clerk, officer = story
    second = clerk.opens_file("दूसरी")
    clerk.sends(second, OFFICER)
    both_sync(clerk, officer)
    backup.restore()
    book, transport = officer.seated.book, officer.seated.transport
    exchange = book.next_exchange()
    reply = transport.exchange(exchange)
    assert reply.epoch != exchange.epoch
    book.start_over(epoch=reply.epoch, taken=reply.taken)
    assert officer.texts(second) == ["प्रस्तुत"]
    assert second in officer.holds()
    officer.sync()  # the clerk has not been there: the registry knows of no such file
    assert second not in officer.holds()
    both_sync(clerk, officer)
    assert second in officer.holds()
    assert_in_step(world, clerk, officer)


def test_a_restore_that_is_cut_at_any_exchange_comes_to_the_same_end(story: Told) -> None:
    world, backup, clerk, officer = story
    second = clerk.opens_file("दूसरी")
    clerk.sends(second, OFFICER, "दूसरी टीप")
    both_sync(clerk, officer)
    backup.restore()
    for _ in range(4):  # each time the program ends after one exchange and is started again
        exchange = clerk.seated.book.next_exchange()
        reply = clerk.seated.transport.exchange(exchange)
        if exchange.epoch not in (b"", reply.epoch):
            clerk.seated.book.start_over(epoch=reply.epoch, taken=reply.taken)
        clerk = Sitting(world.reopened(clerk.seated), CLERK)
    both_sync(clerk, officer)
    assert officer.texts(second) == ["दूसरी टीप"]
    assert_in_step(world, clerk, officer)
    with clerk.seated.store.reading() as connection:
        standings = set(connection.exec_driver_sql("SELECT standing FROM op").scalars())
    assert standings == {int(Standing.SETTLED)}


def test_a_desk_that_was_enrolled_after_the_backup_is_known_again(story: Told) -> None:
    world, backup, clerk, officer = story
    late = sit(world, CLERK)  # the clerk's second desk
    second = late.opens_file("बाद की")
    late.sends(second, OFFICER, "बाद की टीप")
    both_sync(late, officer)
    backup.restore()
    signed = late.seated.transport.sign_in(
        SignIn(
            login=world.opened.directory().officers[CLERK.officer_id].login,
            password=PASSWORD,
            public_key=late.seated.device.public_key,
            device_id=late.seated.device.device_id,
            device_code=late.seated.device.code,
        )
    )
    late.seated.tokens.keep(signed.token, signed.refresh)
    assert signed.device_id == late.seated.device.device_id
    both_sync(late, officer, clerk)
    assert officer.texts(second) == ["बाद की टीप"]
    assert late.seated.desk.returned() == []
    assert_in_step(world, clerk, officer, late)


def test_a_number_that_another_desk_has_is_not_given_away(story: Told) -> None:
    world, _, clerk, officer = story
    with pytest.raises(ExchangeFailed) as failed:
        clerk.seated.transport.sign_in(
            SignIn(
                login=world.opened.directory().officers[CLERK.officer_id].login,
                password=PASSWORD,
                public_key=b"\x07" * 32,
                device_id=officer.seated.device.device_id,
                device_code="नई",
            )
        )
    assert failed.value.name == ProblemName.DEVICE_OF_ANOTHER
