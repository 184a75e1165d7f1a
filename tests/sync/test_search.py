"""A desk searches in its own store; with a line it may ask the registry for more, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.commands import DiariseReceipt, ForwardCase, OpenFile, WriteNote
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.office import Actor
from eoffice_core.domain.receipt import Classification
from eoffice_core.domain.search import (
    Found,
    NotSearched,
    PassageKind,
    RegistryHits,
    SearchHindrance,
    SearchQuestion,
)
from eoffice_core.store import reindex
from eoffice_core.wire.messages import Find
from eoffice_tui.sync.finding import message_of
from eoffice_tui.sync.transport import ExchangeFailed, Fault
from tests import cast
from tests.builders import COVER, PARTICULARS
from tests.desks import SeatedDesk, World, a_world

PAGE = 50


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A registry on each engine in turn."""
    database = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else None
    with a_world(tmp_path, database=database) as made:
        yield made


def files(
    seated: SeatedDesk, actor: Actor, subject: str, *notes: str, secret: bool = False
) -> CaseId:
    """A file of this officer with notes, offered to the registry."""
    ids, post = seated.desk.ids, cast.directory().posts[actor.post_id]
    case_id = ids.case()
    kind = Classification.SECRET if secret else Classification.NORMAL
    cover = replace(COVER, subject=subject, classification=kind)
    number = seated.desk.next_provisional()
    opened = OpenFile(ids.op(), case_id, post.office_id, post.section_id, number, cover)
    seated.do(opened, post=actor.post_id)
    for text in notes:
        seated.do(WriteNote(ids.op(), case_id, ids.note(), text), post=actor.post_id)
    seated.sync()
    return case_id


def sends(seated: SeatedDesk, case_id: CaseId, receiver: PostId, post: PostId) -> None:
    """It goes on to another post."""
    ids = seated.desk.ids
    sending = ForwardCase(
        ids.op(), case_id, receiver, Action.NECESSARY_ACTION, Priority.ORDINARY, None, ""
    )
    seated.do(sending, post=post)
    seated.sync()


def own(seated: SeatedDesk, text: str, **filters: object) -> list[Found]:
    """What the desk itself finds."""
    question = replace(SearchQuestion(text=text), **filters)  # type: ignore[arg-type]  # by name
    hits = seated.desk.search_page(question, 0, PAGE)
    assert seated.desk.search_count(question) == len(hits)
    return hits


def more(seated: SeatedDesk, text: str, **filters: object) -> list[Found]:
    """What the registry finds for this desk."""
    question = replace(SearchQuestion(text=text), **filters)  # type: ignore[arg-type]  # by name
    answer = seated.desk.search_registry(question, 0, PAGE)
    assert isinstance(answer, RegistryHits), answer
    assert answer.total == len(answer.hits)
    return list(answer.hits)


def places(hits: list[Found]) -> list[tuple[CaseId, int]]:
    return [(hit.case_id, hit.place) for hit in hits]


def test_the_desk_finds_without_a_line(world: World) -> None:
    clerk = world.desk_of(cast.CLERK.officer_id)
    file_id = files(clerk, cast.CLERK, "नल कूप क्रय", "नल लगाना है", "अन्य बात")
    world.clock.go(minutes=5)
    hits = own(clerk, "नल")
    assert places(hits) == [(file_id, 1), (file_id, 0)]
    note, heading = hits
    assert (note.passage, heading.passage) == (PassageKind.NOTE, PassageKind.HEADING)
    assert note.text == "नल लगाना है"
    assert note.author.english == "Bhupendra Sahu"
    assert heading.subject == "नल कूप क्रय"
    assert heading.number.endswith("/2025")  # the registry has numbered it
    assert own(clerk, heading.provisional)[-1].case_id == file_id
    assert own(clerk, "", number=heading.number)[0].place == 0
    assert heading.holder.post_id == cast.CLERK_POST


def test_a_headline_of_the_register_is_found_beside_the_own_cases(world: World) -> None:
    clerk = world.desk_of(cast.CLERK.officer_id)
    officer = world.desk_of(cast.OFFICER.officer_id)
    other = files(officer, cast.OFFICER, "भवन मरम्मत", "गोपन टीप")
    mine = files(clerk, cast.CLERK, "भवन अनुज्ञा")
    clerk.sync()
    hits = own(clerk, "भवन")
    assert {(hit.case_id, hit.is_in_sight) for hit in hits} == {(mine, True), (other, False)}
    assert own(clerk, "गोपन") == []
    assert places(own(clerk, "भवन", with_post=cast.OFFICER_POST)) == [(other, -1)]
    sends(officer, other, cast.CLERK_POST, cast.OFFICER_POST)
    clerk.sync()
    assert sorted(places(own(clerk, "भवन"))) == sorted([(mine, 0), (other, 0)])
    assert places(own(clerk, "गोपन")) == [(other, 1)]


def test_the_registry_finds_what_my_posts_may_see_and_no_more(world: World) -> None:
    clerk = world.desk_of(cast.CLERK.officer_id)
    officer = world.desk_of(cast.OFFICER.officer_id)
    tehsildar = world.desk_of(cast.TEHSILDAR.officer_id)
    seen = files(clerk, cast.CLERK, "पेयजल योजना", "पेयजल हेतु नल")
    listed = files(officer, cast.OFFICER, "पेयजल शिकायत", "पेयजल गोपन टीप")
    secret = files(officer, cast.OFFICER, "पेयजल जाँच", "पेयजल रहस्य", secret=True)
    elsewhere = files(tehsildar, cast.TEHSILDAR, "पेयजल रहली", "पेयजल टीप")

    found = more(clerk, "पेयजल")
    assert {(hit.case_id, hit.place, hit.is_in_sight) for hit in found} == {
        (seen, 0, True), (seen, 1, True), (listed, 0, False),
    }  # fmt: skip
    assert {hit.case_id for hit in more(officer, "पेयजल")} == {listed, secret, seen}
    assert {hit.case_id for hit in more(tehsildar, "पेयजल")} == {elsewhere}
    assert more(clerk, "रहस्य") == more(clerk, "जाँच") == []

    sends(tehsildar, elsewhere, cast.OFFICER_POST, cast.TEHSILDAR_POST)
    assert elsewhere in {hit.case_id for hit in more(officer, "पेयजल टीप")}
    assert {hit.place for hit in more(clerk, "पेयजल रहली")} == {0}  # now in the office's register
    assert places(more(tehsildar, "पेयजल टीप")) == [(elsewhere, 1)]  # who held it still sees it


def test_the_registry_takes_every_filter(world: World) -> None:
    inward = world.desk_of(cast.INWARD_CLERK.officer_id)
    ids, post = inward.desk.ids, cast.directory().posts[cast.INWARD_POST]
    case_id = ids.case()
    number = inward.desk.next_provisional()
    letter = DiariseReceipt(ids.op(), case_id, post.office_id, post.section_id, number, PARTICULARS)
    inward.do(letter, post=cast.INWARD_POST)
    inward.sync()
    (hit,) = more(inward, "फौती")
    assert hit.sender == PARTICULARS.sender
    for filters in (
        {"number": hit.number}, {"number": number}, {"sender": "राम"},
        {"kind": CaseKind.RECEIPT}, {"with_post": cast.INWARD_POST},
        {"since": cast.TODAY, "until": cast.TODAY}, {"is_typing": True},
    ):  # fmt: skip
        assert more(inward, "फौती", **filters) == [hit], filters
    for filters in (
        {"number": "99999"}, {"sender": "फौती"}, {"kind": CaseKind.FILE}, {"only_notes": True},
        {"with_post": cast.CLERK_POST}, {"since": date(2026, 1, 1)}, {"until": date(2020, 1, 1)},
    ):  # fmt: skip
        assert more(inward, "फौती", **filters) == [], filters


def test_a_yellow_note_of_another_is_found_nowhere(world: World) -> None:
    from eoffice_core.domain.commands import WriteYellowNote

    clerk = world.desk_of(cast.CLERK.officer_id)
    superintendent = world.desk_of(cast.SUPERINTENDENT.officer_id)
    case_id = files(clerk, cast.CLERK, "वाहन", "हरी टीप")
    ids = clerk.desk.ids
    clerk.do(WriteYellowNote(ids.op(), case_id, ids.note(), "पीला विचार"), post=cast.CLERK_POST)
    sends(clerk, case_id, cast.SUPERINTENDENT_POST, cast.CLERK_POST)
    superintendent.sync()
    for search in (own, more):
        assert places(search(clerk, "पीला")) == [(case_id, 2)]
        assert search(superintendent, "पीला") == []
        assert places(search(superintendent, "हरी")) == [(case_id, 1)]


def test_why_the_registry_does_not_answer_has_a_name(world: World) -> None:
    clerk = world.desk_of(cast.CLERK.officer_id)
    desk = clerk.desk
    assert desk.search_registry(SearchQuestion(text="।"), 0, PAGE) == NotSearched(
        SearchHindrance.NOTHING_ASKED
    )
    for _ in range(40):
        answer = desk.search_registry(SearchQuestion(text="नल"), 0, PAGE)
    assert isinstance(answer, NotSearched)
    assert answer.reason is SearchHindrance.TOO_MANY
    assert answer.wait_seconds > 0
    clerk.tokens.access, clerk.tokens.refresh = "stolen", "stolen"
    assert desk.search_registry(SearchQuestion(text="नल"), 0, PAGE) == NotSearched(
        SearchHindrance.SIGN_IN
    )


def test_requests_that_cannot_be_meant_are_declined(world: World) -> None:
    clerk = world.desk_of(cast.CLERK.officer_id)
    for asked, name in (
        (Find(text="नल", since=20251399), "malformed"),
        (Find(text="नल", kind=9), "malformed"),
        (Find(text="नल", post_id=cast.OFFICER_POST), "post_not_held"),
        (Find(text="नल", post_id=999_999), "post_not_held"),
        (Find(), "nothing_asked"),
        (Find(text="\x00"), "nothing_asked"),
    ):
        with pytest.raises(ExchangeFailed) as failed:
            clerk.transport.find(asked)
        assert (failed.value.fault, failed.value.name) == (Fault.DECLINED, name)


def test_any_question_can_be_said() -> None:
    asked = message_of(
        SearchQuestion(text="नल\ud800" * 500, number="\udfff", is_typing=True), offset=0, limit=5
    )
    assert asked.text.startswith("नलनल")
    assert asked.text.endswith("*")
    assert asked.number == ""


def test_a_damaged_index_is_made_anew_while_one_searches(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = world.desk_of(cast.CLERK.officer_id)
    file_id = files(clerk, cast.CLERK, "नल कूप", "नल टीप")
    damage = "UPDATE passage_fts_data SET block = zeroblob(40) WHERE id > 10"
    with clerk.store.rebuilding() as connection:
        connection.exec_driver_sql(damage)
    made = 0

    def counted(*arguments: object) -> bool:
        nonlocal made
        made += 1
        return reindex.refresh(*arguments)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr("eoffice_tui.local.searching.refresh", counted)
    assert places(own(clerk, "नल टीप")) == [(file_id, 1)]
    assert made == 1
