"""The sample office: its data as they lie in the tree, and what the registry has made of them."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import func, select

from eoffice_core.domain.case import Case, CaseKind, CaseStatus
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.movement import Priority
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.office import Charge, Directory
from eoffice_core.domain.time_kept import stays
from eoffice_core.domain.views import InboxRow
from eoffice_core.domain.working_days import Calendar
from eoffice_core.store.cases import CASE, load_cases
from eoffice_core.store.check import server_breaches
from eoffice_core.store.engine import Store
from eoffice_core.store.ledger import OP
from eoffice_core.store.names import Lens
from eoffice_core.store.queries import inbox_rows
from eoffice_server.demo import DEMO_PASSWORD, fill
from eoffice_server.demo.seeding import District, SeedRefused, play, seed
from eoffice_server.demo.story import StoryFault, read_story
from eoffice_server.opened import open_store
from eoffice_server.passwords import ACCOUNT, DEVICE, Passwords
from eoffice_server.settings import Settings
from eoffice_server.taking import REFUSED
from tests import cast

PLACE = files("eoffice_data") / "demo"
RECEIPTS = (PLACE / "receipts.json").read_text(encoding="utf-8")
FILES = (PLACE / "files.json").read_text(encoding="utf-8")
DISTRICT = District((PLACE / "district.csv").read_bytes(), DEMO_PASSWORD)
SUNDAY_NIGHT = Moment(cast.NOW - 11 * 60 * cast.ONE_MINUTE_MS)


class CountedBytes:
    """Bytes that are all different and the same in each run."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, size: int) -> bytes:
        return next(self._numbers).to_bytes(size, "big")


@dataclass(frozen=True)
class Seeded:
    """A store with the sample office in it, and the moment of the demo."""

    store: Store
    at: Moment
    directory: Directory
    cases: tuple[Case, ...]

    def inbox(self) -> list[InboxRow]:
        """What all posts together hold."""
        lens = Lens(directory=self.directory, calendar=Calendar(), at=self.at)
        with self.store.reading() as connection:
            held = select(CASE.c.case_id).where(CASE.c.status == int(CaseStatus.ACTIVE))
            return inbox_rows(connection, connection.execute(held).scalars().all(), lens=lens)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeded]:
    """The sample office as it stands late on a Sunday: the day before was no working day."""
    place = Settings(place=tmp_path_factory.mktemp("sample"))
    opened = open_store(place, random_bytes=CountedBytes())
    seed(opened.store, DEMO_PASSWORD, at=SUNDAY_NIGHT, random_bytes=CountedBytes())
    with opened.store.reading() as connection:
        ids = connection.execute(select(CASE.c.case_id)).scalars().all()
        cases = tuple(load_cases(connection, ids).values())
    yield Seeded(opened.store, SUNDAY_NIGHT, opened.directory(), cases)
    opened.close()


def test_the_sample_district_has_enough_offices_posts_and_people(seeded: Seeded) -> None:
    directory = seeded.directory
    assert len(directory.offices) >= 3
    assert len(directory.posts) >= 12
    parents = {office.parent for office in directory.offices.values()}
    assert None in parents
    assert len(parents) > 1
    charges = [tenure.charge for tenure in directory.tenures if tenure.covers(seeded.at)]
    assert Charge.ADDITIONAL in charges
    assert any(directory.holder(post, seeded.at) is None for post in directory.posts)


def test_forty_files_and_sixty_receipts_in_every_state(seeded: Seeded) -> None:
    kinds = Counter(case.kind for case in seeded.cases)
    assert kinds == {CaseKind.FILE: 40, CaseKind.RECEIPT: 60}
    states = Counter(case.status for case in seeded.cases)
    assert states[CaseStatus.PARKED] >= 5
    assert states[CaseStatus.CLOSED] >= 10
    assert states[CaseStatus.IN_FILE] >= 30
    held = seeded.inbox()
    assert len(held) == states[CaseStatus.ACTIVE]
    assert sum(row.is_unread for row in held) >= 10
    assert 5 <= sum(row.is_overdue for row in held) <= len(held) // 2
    assert {row.priority for row in held} == set(Priority)


def test_cases_have_moved_and_every_stay_is_within_the_past(seeded: Seeded) -> None:
    moved = Counter(len(case.movements) for case in seeded.cases)
    assert sum(number for length, number in moved.items() if length >= 4) >= 15
    kept = [stay for case in seeded.cases for stay in stays(case, Calendar(), seeded.at)]
    assert any(stay.excess_days for stay in kept)
    assert all(stay.movement.sent_at < seeded.at for stay in kept)
    first = min(case.opened_at for case in seeded.cases)
    assert 30 <= (office_date(seeded.at) - office_date(first)).days <= 60


def test_every_case_was_numbered_and_no_number_twice(seeded: Seeded) -> None:
    numbers = [case.number for case in seeded.cases]
    assert all(numbers)
    assert len({(case.office_id, case.number) for case in seeded.cases}) == len(numbers)
    assert all(case.provisional.startswith("अनं.-") for case in seeded.cases)


def test_the_registry_decided_all_of_it_and_the_invariants_hold(seeded: Seeded) -> None:
    with seeded.store.reading() as connection:
        assert server_breaches(connection) == []
        signed = connection.execute(
            select(func.count()).select_from(OP).where(OP.c.device_id != 0)
        ).scalar_one()
        assert signed > 500
        assert connection.execute(select(func.count()).select_from(REFUSED)).scalar_one() == 0


def test_the_desks_of_the_past_are_shut_out_and_the_password_opens_a_new_one(
    seeded: Seeded,
) -> None:
    with seeded.store.reading() as connection:
        revoked = connection.execute(select(DEVICE.c.revoked_at)).scalars().all()
        hashes = connection.execute(select(ACCOUNT.c.password_hash)).scalars().all()
    assert revoked
    assert None not in revoked
    assert len(hashes) == len(seeded.directory.officers)
    assert all(Passwords(at_once=1).fits(DEMO_PASSWORD, one) for one in set(hashes))


def test_the_clerk_and_the_officer_of_the_day_find_work(seeded: Seeded) -> None:
    """The working day looks for these two files, and for an unread one with the officer."""
    held = seeded.inbox()
    posts = {seeded.directory.posts[row.held_by].code: row for row in held}
    assert any("छँटाई" in row.subject and row.held_by == posts["NAZ"].held_by for row in held)
    assert any("संधारण" in row.subject and row.held_by == posts["NAZ"].held_by for row in held)
    officers = [row for row in held if row.held_by == posts["DCN"].held_by]
    assert any(row.is_unread and row.kind is CaseKind.FILE for row in officers)


def test_notes_say_different_things_in_hindi_and_english(seeded: Seeded) -> None:
    notes = [note for case in seeded.cases for note in case.notes]
    texts = Counter(note.text for note in notes)
    assert len(notes) >= 100
    assert max(texts.values()) == 1
    assert {note.state for note in notes} >= {NoteState.YELLOW, NoteState.GREEN, NoteState.FINAL}
    subjects = [case.subject for case in seeded.cases]
    assert len(set(subjects)) == len(subjects)
    assert sum(subject.isascii() for subject in subjects) >= 4
    assert not any("{" in text for text in (*subjects, *texts))


def each_text(value: object) -> Iterator[str]:
    """Every text in a JSON value, keys left out."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from each_text(item)
        case dict():
            for item in value.values():
                yield from each_text(item)


@pytest.mark.parametrize("text", [RECEIPTS, FILES], ids=["receipts", "files"])
def test_the_data_hold_no_empty_text_and_are_normal(text: str) -> None:
    assert unicodedata.is_normalized("NFC", text)
    found = list(each_text(json.loads(text)))
    assert found
    assert all(value.strip() == value != "" for value in found)


def test_the_district_is_normal_text() -> None:
    assert unicodedata.is_normalized("NFC", DISTRICT.mapping.decode("utf-8"))


def letter(**changed: object) -> str:
    """The JSON of one good letter, with some of it changed; None leaves a field out."""
    row: dict[str, object] = {
        "key": "r1",
        "post": "SGR/NAZ",
        "day": 3,
        "at": "11:00",
        "subject": "मांग पत्र",
        "sender": "राम",
        "category": "भण्डार",
        "written_before": 1,
        "then": [],
    } | changed
    return json.dumps({"receipts": [{k: v for k, v in row.items() if v is not None}]})


NO_FILES = '{"files": []}'


def test_a_good_letter_is_read() -> None:
    story = read_story(receipts=letter(), files=NO_FILES)
    assert [one.key for one in story.letters] == ["r1"]


@pytest.mark.parametrize(
    ("receipts", "told"),
    [
        ("{", "receipts"),
        ("[]", "not a record"),
        ('{"receipts": {}}', "not a list"),
        ('{"receipts": [1]}', "not a record"),
        (letter(subject=""), "subject"),
        (letter(subject=" "), "subject"),
        (letter(subject=None), "subject"),
        (letter(subject=7), "subject"),
        (letter(subject="a\u202eb"), "subject"),
        (letter(day=0), "still to come"),
        (letter(day=-1), "day"),
        (letter(day=True), "day"),
        (letter(day="3"), "day"),
        (letter(at="25:00"), "no time"),
        (letter(mode="by_pigeon"), "by_pigeon"),
        (letter(colour="red"), "colour"),
        (letter(then=[{"day": 1, "at": "11:00", "do": "burn"}]), "burn"),
        (letter(then=[{"day": 1, "at": "11:00", "do": "receive", "so": 1}]), "so"),
        (letter(then=["receive"]), "not a record"),
        (letter(then={}), "not a list"),
    ],
)
def test_a_letter_that_cannot_be_meant_is_named(receipts: str, told: str) -> None:
    with pytest.raises(StoryFault, match=told):
        read_story(receipts=receipts, files=NO_FILES)


def test_two_cases_of_one_key_and_unknown_receipts_are_refused() -> None:
    twice = json.loads(letter())
    twice["receipts"] *= 2
    with pytest.raises(StoryFault, match="one key"):
        read_story(receipts=json.dumps(twice), files=NO_FILES)
    file = {"key": "f1", "post": "SGR/NAZ", "day": 2, "at": "12:00", "subject": "क्रय"}
    file |= {"category": "भण्डार", "receipts": ["r9"], "then": []}
    with pytest.raises(StoryFault, match="r9"):
        read_story(receipts=letter(), files=json.dumps({"files": [file]}))
    with pytest.raises(StoryFault, match="by key"):
        read_story(receipts=letter(), files=json.dumps({"files": [file | {"receipts": [1]}]}))


def test_a_step_that_is_refused_leaves_nothing_of_the_story_behind(tmp_path: Path) -> None:
    early = letter(then=[{"day": 2, "at": "11:00", "do": "approve", "text": "अनुमोदित"}])
    story = read_story(receipts=early, files=NO_FILES)
    opened = open_store(Settings(place=tmp_path), random_bytes=CountedBytes())
    with pytest.raises(SeedRefused, match="NOT_AN_APPROVER"):
        play(opened.store, DISTRICT, story, at=cast.NOW, random_bytes=CountedBytes())
    assert opened.directory() == Directory()
    with opened.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(OP)).scalar_one() == 0
    opened.close()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"post": "RHL-JP/ACC"}, "nobody sits"),
        ({"post": "SGR/NOBODY"}, "SGR/NOBODY"),
        ({"then": [{"day": 2, "at": "11:00", "do": "forward", "to": "SGR/X"}]}, "SGR/X"),
    ],
)
def test_a_post_that_cannot_act_is_named(
    tmp_path: Path, changed: dict[str, object], told: str
) -> None:
    story = read_story(receipts=letter(**changed), files=NO_FILES)
    opened = open_store(Settings(place=tmp_path), random_bytes=CountedBytes())
    with pytest.raises(SeedRefused, match=told):
        play(opened.store, DISTRICT, story, at=cast.NOW, random_bytes=CountedBytes())
    opened.close()


def test_a_district_with_a_fault_is_not_played(tmp_path: Path) -> None:
    opened = open_store(Settings(place=tmp_path), random_bytes=CountedBytes())
    story = read_story(receipts=letter(), files=NO_FILES)
    broken = District(b"record\nnothing\n", DEMO_PASSWORD)
    with pytest.raises(SeedRefused):
        play(opened.store, broken, story, at=cast.NOW, random_bytes=CountedBytes())
    opened.close()


def test_a_store_that_is_there_is_not_seeded_again(tmp_path: Path) -> None:
    settings = Settings(place=tmp_path)
    open_store(settings, random_bytes=CountedBytes()).close()
    fill(settings)
    opened = open_store(settings, random_bytes=CountedBytes())
    assert opened.directory() == Directory()
    opened.close()
