"""What each post is shown: every op of every case it sees, once and in order, from any place on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

import pytest
from sqlalchemy import select

from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor
from eoffice_core.domain.receipt import Classification
from eoffice_core.store.cases import load_cases
from eoffice_core.store.ledger import OP
from eoffice_core.wire.codec import decode_op
from eoffice_core.wire.messages import FeedRow, Header, RowKind
from eoffice_server.sight import SIGHT
from tests import cast
from tests.builders import COVER, PARTICULARS, Story, a_file, a_receipt
from tests.server.hands import Hand, Office, office, small, told
from tests.soundness import closed_stores_are_sound
from tests.store.test_ledger_projector import acts_of
from tests.unit.domain.test_histories import played

__all__ = ["closed_stores_are_sound", "office", "small"]

CLERK, OFFICER, COLLECTOR, NAIB = cast.CLERK, cast.OFFICER, cast.COLLECTOR, cast.NAIB
OP_ROW, ENTER, LEFT = RowKind.OP, RowKind.ENTER, RowKind.LEFT

HELD = a_file(1).noted_by(CLERK)
SENT = HELD.forwarded_to(OFFICER)


@dataclass
class Everybody:
    """A device for everyone who acts."""

    office: Office
    hands: dict[Actor, Hand] = field(default_factory=dict)

    def hand(self, actor: Actor) -> Hand:
        """The device of this officer in this post."""
        if actor not in self.hands:
            self.hands[actor] = self.office.hand(actor)
        return self.hands[actor]

    def act(self, story: Story) -> None:
        """Let everything in a story happen that has not happened yet, each act by who did it."""
        with self.office.store.reading() as connection:
            known = set(connection.execute(select(OP.c.op_id)).scalars())
        now = replace(story, basis=replace(story.basis, cases={}), history=())
        for act in acts_of(story):
            facts, actor = [entry.fact for entry in act], act[0].actor
            if fresh := [fact for fact in facts if fact.op_id not in known]:
                self.office.at = Moment(max(self.office.at, act[0].made_at))
                taken = self.hand(actor).sends(*self.hand(actor).facts(now, fresh))
                assert not any(v.code for v in taken.verdicts), (fresh, taken)
            now = now.recorded(facts, actor)


def by_case(rows: Sequence[FeedRow]) -> dict[CaseId, list[bytes]]:
    """The ops of each case that is in sight after these rows; fails for one that comes twice."""
    seen: dict[CaseId, list[bytes]] = {}
    for row in rows:
        case_id = CaseId(row.case_id)
        if row.kind is ENTER:
            assert case_id not in seen, "it is in sight already"
            seen[case_id] = []
        elif row.kind is LEFT:
            seen.pop(case_id, None)  # one that was recalled before it was read was never shown
        else:
            assert row.op_id not in seen[case_id], "it was shown already"
            seen[case_id].append(row.op_id)
            assert row.case_index == len(seen[case_id])
    return seen


def in_ledger(office: Office) -> dict[CaseId, list[bytes]]:
    with office.store.reading() as connection:
        rows = connection.execute(select(OP.c.case_id, OP.c.op_id).order_by(OP.c.case_index)).all()
    found: dict[CaseId, list[bytes]] = {}
    for row in rows:
        found.setdefault(CaseId(row.case_id), []).append(row.op_id)
    return found


def in_sight(office: Office, post_id: PostId) -> set[CaseId]:
    with office.store.reading() as connection:
        rows = connection.execute(select(SIGHT.c.case_id).where(SIGHT.c.post_id == post_id))
        return {CaseId(case_id) for case_id in rows.scalars()}


def headlines(rows: Sequence[FeedRow]) -> dict[CaseId, Header]:
    """The last headline of each case."""
    return {CaseId(row.case_id): header for row in rows for header in row.header}


# --- who sees what ------------------------------------------------------------------------------


def test_a_new_case_is_shown_to_its_post_and_to_no_other(office: Office) -> None:
    clerk, officer = office.hand(CLERK), office.hand(OFFICER)
    clerk.does(HELD)
    rows = clerk.reader().read()
    assert [kind for kind, _, _ in told(rows[CLERK.post_id])] == [ENTER, OP_ROW, OP_ROW, OP_ROW]
    assert set(rows) == {CLERK.post_id, cast.ESTABLISHMENT_POST, 0}
    assert rows[cast.ESTABLISHMENT_POST] == []
    assert officer.reader().read()[OFFICER.post_id] == []


def test_a_receiver_gets_the_whole_history_and_the_sender_goes_on_seeing(office: Office) -> None:
    everybody = Everybody(office)
    everybody.act(SENT.received_by(OFFICER).noted_by(OFFICER))
    whole = in_ledger(office)
    for actor in (CLERK, OFFICER):
        rows = everybody.hand(actor).reader().read()[actor.post_id]
        assert by_case(rows) == whole
        assert [row.kind for row in rows].count(ENTER) == 1


def test_ones_own_ops_come_without_their_bytes_and_others_with_them(office: Office) -> None:
    everybody = Everybody(office)
    everybody.act(SENT.received_by(OFFICER).noted_by(OFFICER))
    clerk, officer = everybody.hand(CLERK), everybody.hand(OFFICER)
    rows = [r for r in clerk.reader().read()[CLERK.post_id] if r.kind is OP_ROW]
    assert all(row.raw for row in rows), "a desk that has no verdicts may have lost its ops"
    in_step = clerk.reader()
    in_step.acknowledged = 3
    rows = [r for r in in_step.read()[CLERK.post_id] if r.kind is OP_ROW]
    # The first is the history with which the case came into sight: that is whole.
    assert [bool(row.raw) for row in rows] == [True, True, False, False, True, True]
    assert [row.device_id for row in rows] == [1, 0, 1, 1, 2, 2]
    second = everybody.office.hand(CLERK)
    rows = [r for r in second.reader().read()[CLERK.post_id] if r.kind is OP_ROW]
    assert all(row.raw and row.signature for row in rows)
    assert [decode_op(row.raw).envelope.op_id for row in rows] == [row.op_id for row in rows]
    assert {row.officer_id for row in rows} == {0, CLERK.officer_id, OFFICER.officer_id}
    assert officer.reader().read()[OFFICER.post_id][0].kind is ENTER


def test_what_was_pulled_back_unopened_leaves_the_receivers_sight(office: Office) -> None:
    everybody = Everybody(office)
    everybody.act(SENT)
    officer = everybody.hand(OFFICER).reader()
    rows = officer.read()[OFFICER.post_id]
    assert by_case(rows) == in_ledger(office)
    everybody.act(SENT.pulled_back_by(CLERK))
    rows += officer.read()[OFFICER.post_id]
    assert told(rows)[-1][0] is LEFT
    assert by_case(rows) == {}
    assert in_sight(office, OFFICER.post_id) == set()
    assert by_case(everybody.hand(CLERK).reader().read()[CLERK.post_id]) == in_ledger(office)


def test_what_was_recalled_before_it_was_read_is_never_shown(office: Office) -> None:
    everybody = Everybody(office)
    letter = a_receipt(2).noted_by(CLERK)
    story = HELD.with_receipt(letter).forwarded_to(OFFICER)
    everybody.act(story)
    officer = everybody.hand(OFFICER).reader(rows_max=3)
    pages, has_more = officer.step()
    assert has_more  # he has read the beginning of the file only
    rows = [row for page in pages if page.since.post_id for row in page.rows]
    everybody.act(story.pulled_back_by(CLERK))
    more = officer.read()[OFFICER.post_id]
    assert {row.kind for row in more} == {LEFT}
    assert {CaseId(row.case_id) for row in more} == {story.case_id, letter.case_id}
    late = everybody.hand(OFFICER).reader().read()[OFFICER.post_id]
    assert {row.kind for row in late} == {LEFT}
    assert not any(row.raw for row in late)
    assert [row.kind for row in rows] == [ENTER, OP_ROW, OP_ROW]


def test_what_was_opened_before_is_seen_on_after_a_pull_back(office: Office) -> None:
    everybody = Everybody(office)
    back = SENT.received_by(OFFICER).forwarded_to(CLERK, remarks="चर्चा").received_by(CLERK)
    again = back.noted_by(CLERK).forwarded_to(OFFICER).pulled_back_by(CLERK)
    everybody.act(again)
    for actor in (CLERK, OFFICER):
        rows = everybody.hand(actor).reader().read()[actor.post_id]
        assert by_case(rows) == in_ledger(office)


def test_what_left_and_came_again_arrives_anew(office: Office) -> None:
    everybody = Everybody(office)
    officer = everybody.hand(OFFICER).reader()
    story = SENT
    rows: list[FeedRow] = []
    for _ in range(3):
        everybody.act(story)
        rows += officer.read().get(OFFICER.post_id, [])
        story = story.pulled_back_by(CLERK)
        everybody.act(story)
        rows += officer.read().get(OFFICER.post_id, [])
        story = story.forwarded_to(OFFICER)
    everybody.act(story)
    rows += officer.read()[OFFICER.post_id]
    assert by_case(rows) == in_ledger(office)
    assert [row.kind for row in rows if row.kind is not OP_ROW] == [ENTER, LEFT] * 3 + [ENTER]


def test_a_receipt_comes_with_its_file_and_leaves_with_it(office: Office) -> None:
    everybody = Everybody(office)
    story = HELD.with_receipt(a_receipt(2).noted_by(CLERK))
    everybody.act(story.forwarded_to(OFFICER))
    officer = everybody.hand(OFFICER).reader()
    rows = officer.read()[OFFICER.post_id]
    assert by_case(rows) == in_ledger(office)
    assert set(by_case(rows)) == {cast.case_id(1), cast.case_id(2)}
    everybody.act(story.forwarded_to(OFFICER).pulled_back_by(CLERK))
    rows += officer.read()[OFFICER.post_id]
    assert [row.kind for row in rows][-2:] == [LEFT, LEFT]
    assert by_case(rows) == {}


def test_a_receipt_put_in_a_file_comes_to_everybody_who_sees_the_file(office: Office) -> None:
    everybody = Everybody(office)
    back = SENT.received_by(OFFICER).forwarded_to(CLERK, remarks="चर्चा").received_by(CLERK)
    everybody.act(back)
    officer = everybody.hand(OFFICER).reader()
    rows = officer.read()[OFFICER.post_id]
    everybody.act(back.with_receipt(a_receipt(2)))
    rows += officer.read()[OFFICER.post_id]
    assert by_case(rows) == in_ledger(office)


def test_a_receipt_seen_for_itself_stays_when_its_file_is_recalled(office: Office) -> None:
    everybody = Everybody(office)
    letter = a_receipt(2, by=OFFICER).forwarded_to(CLERK, remarks="नस्ती में").received_by(CLERK)
    story = HELD.with_receipt(letter).forwarded_to(OFFICER)
    everybody.act(story.pulled_back_by(CLERK))
    rows = everybody.hand(OFFICER).reader().read()[OFFICER.post_id]
    assert set(by_case(rows)) == {letter.case_id}
    assert by_case(rows)[letter.case_id] == in_ledger(office)[letter.case_id]


def test_two_offices_in_one_act_are_both_told(office: Office) -> None:
    everybody = Everybody(office)
    story = HELD.forwarded_to(NAIB)
    everybody.act(story)
    heads = office.heads()
    everybody.act(story.received_by(NAIB).noted_by(NAIB).forwarded_to(CLERK))
    office.assert_no_gaps()
    after = office.heads()
    assert after[cast.TEHSIL.office_id] > heads[cast.TEHSIL.office_id]
    assert after[cast.COLLECTORATE.office_id] > heads[cast.COLLECTORATE.office_id]
    assert after[cast.BLOCK.office_id] == 0
    for actor in (CLERK, NAIB):
        rows = everybody.hand(actor).reader().read()
        assert by_case(rows[actor.post_id]) == in_ledger(office)
        assert headlines(rows[0])[story.case_id].custodian == CLERK.post_id


# --- the register -------------------------------------------------------------------------------


def test_the_register_tells_of_every_case_of_the_office_and_of_no_other(office: Office) -> None:
    everybody = Everybody(office)
    everybody.act(SENT)
    everybody.act(a_receipt(2, by=cast.INWARD_CLERK))
    collector = everybody.hand(COLLECTOR).reader()
    (line,) = headlines(collector.read()[0]).values()
    assert (line.case_id, line.custodian, line.number) == (
        SENT.case_id,
        OFFICER.post_id,
        "1/नजारत/2025",
    )
    assert (line.subject, line.kind, line.status) == (COVER.subject, 2, 0)
    everybody.act(SENT.received_by(OFFICER).noted_by(OFFICER))
    assert collector.read().get(0, []) == []  # nothing of the headline has changed
    everybody.act(SENT.received_by(OFFICER).noted_by(OFFICER).forwarded_to(CLERK))
    (line,) = headlines(collector.read()[0]).values()
    assert line.custodian == CLERK.post_id


def test_the_register_hides_what_is_classified(office: Office) -> None:
    everybody = Everybody(office)
    secret = replace(COVER, classification=Classification.CONFIDENTIAL)
    letter = replace(PARTICULARS, classification=Classification.SECRET)
    everybody.act(a_file(1, cover=secret))
    everybody.act(a_receipt(2, particulars=letter))
    everybody.act(a_receipt(3))
    for actor in (COLLECTOR, CLERK):
        found = headlines(everybody.hand(actor).reader().read()[0])
        shown = {case_id: (line.subject, line.sender) for case_id, line in found.items()}
        assert shown == {
            cast.case_id(1): ("", ""),
            cast.case_id(2): ("", ""),
            cast.case_id(3): (PARTICULARS.subject, PARTICULARS.sender),
        }
        assert all(line.number for line in found.values())


def test_what_becomes_classified_is_hidden_from_then_on(office: Office) -> None:
    everybody = Everybody(office)
    everybody.act(a_file(1))
    collector = everybody.hand(COLLECTOR).reader()
    assert headlines(collector.read()[0])[cast.case_id(1)].subject
    secret = replace(COVER, classification=Classification.CONFIDENTIAL)
    everybody.act(a_file(1).corrected_by(CLERK, secret))
    assert headlines(collector.read()[0])[cast.case_id(1)].subject == ""


# --- pages --------------------------------------------------------------------------------------


def a_busy_office(seed: int, moves: int) -> Story:
    """What many asked for, beside a file with a letter that went through three posts."""
    chance = Random(seed)
    asked = [[chance.randrange(1_000) for _ in range(5)] for _ in range(moves)]
    letter = a_receipt(22).noted_by(CLERK)
    file = a_file(21).noted_by(CLERK).with_receipt(letter).forwarded_to(OFFICER)
    file = file.received_by(OFFICER).noted_by(OFFICER).forwarded_to(COLLECTOR)
    file = file.received_by(COLLECTOR).approved_by(COLLECTOR).forwarded_to(NAIB)
    return played(asked).beside(file.pulled_back_by(COLLECTOR))


@pytest.mark.parametrize("seed", [11, 12])
def test_pages_of_any_size_tell_the_same_story(small: Office, seed: int) -> None:
    everybody = Everybody(small)
    everybody.act(a_busy_office(seed, 500))
    small.assert_no_gaps()
    whole = in_ledger(small)
    for actor in list(everybody.hands):
        hand = everybody.hands[actor]
        once = hand.reader(rows_max=500).read()
        sight = in_sight(small, actor.post_id)
        assert by_case(once[actor.post_id]) == {case: whole[case] for case in sight}
        for rows_max in (1, 3):
            paged = hand.reader(rows_max=rows_max).read()
            assert told(paged[actor.post_id]) == told(once[actor.post_id])
            assert headlines(paged[0]) == headlines(once[0])


def test_who_reads_after_every_act_misses_nothing(small: Office) -> None:
    everybody = Everybody(small)
    readers = {actor: everybody.hand(actor).reader(rows_max=2) for actor in (CLERK, OFFICER, NAIB)}
    gathered: dict[Actor, list[FeedRow]] = {actor: [] for actor in readers}
    lines: dict[Actor, list[FeedRow]] = {actor: [] for actor in readers}
    story = a_busy_office(13, 400)
    acts = acts_of(story)
    for end in range(1, len(acts) + 1):
        history = tuple(entry for act in acts[:end] for entry in act)
        everybody.act(replace(story, history=history))
        for actor, reader in readers.items():
            rows = reader.read()
            gathered[actor] += rows.get(actor.post_id, [])
            lines[actor] += rows.get(0, [])
    whole = in_ledger(small)
    with small.store.reading() as connection:
        cases = load_cases(connection, whole)
    for actor in readers:
        sight = in_sight(small, actor.post_id)
        assert by_case(gathered[actor]) == {case: whole[case] for case in sight}
        for case_id, line in headlines(lines[actor]).items():
            assert line.custodian == cases[case_id].custody.post_id
            assert line.number == cases[case_id].number


def test_a_reader_that_is_cut_in_the_middle_of_an_arrival_goes_on_there(office: Office) -> None:
    everybody = Everybody(office)
    story = HELD
    for number in range(8):
        story = story.noted_by(CLERK, f"टीप {number}")
    everybody.act(story.forwarded_to(OFFICER))
    officer = everybody.hand(OFFICER).reader(rows_max=4)
    rows: list[FeedRow] = []
    for _ in range(2):
        pages, has_more = officer.step()
        rows += [row for page in pages if page.since.post_id for row in page.rows]
        assert has_more
    assert officer.places[cast.COLLECTORATE.office_id, OFFICER.post_id].sub
    everybody.act(story.forwarded_to(OFFICER).received_by(OFFICER).noted_by(OFFICER))
    rows += officer.read()[OFFICER.post_id]
    assert by_case(rows) == in_ledger(office)


def test_a_large_note_ends_its_page_and_nothing_is_lost(small: Office) -> None:
    everybody = Everybody(small)
    story = a_file(1)
    for _ in range(5):
        story = story.noted_by(CLERK, "क" * 50_000)
    everybody.act(story.forwarded_to(OFFICER))
    officer = everybody.hand(OFFICER).reader()
    pages, has_more = officer.step()
    assert has_more
    assert sum(len(row.raw) for page in pages for row in page.rows) < 450_000
    rows = [row for page in pages if page.since.post_id for row in page.rows]
    rows += officer.read()[OFFICER.post_id]
    assert by_case(rows) == in_ledger(small)


def test_a_post_that_is_handed_over_is_read_by_the_next_holder_alone(office: Office) -> None:
    everybody = Everybody(office)
    everybody.act(SENT)
    clerk = everybody.hand(CLERK)
    assert clerk.reader().read()[CLERK.post_id]
    office.at = cast.moment(minutes=60)
    office.end_tenure(CLERK.officer_id, CLERK.post_id)
    rows = clerk.reader().read()
    assert CLERK.post_id not in rows
    assert cast.ESTABLISHMENT_POST in rows


# --- places and epochs --------------------------------------------------------------------------


def test_a_place_that_this_registry_never_gave_begins_a_new_epoch(office: Office) -> None:
    everybody = Everybody(office)
    everybody.act(SENT)
    clerk = everybody.hand(CLERK).reader()
    clerk.read()
    epoch = clerk.epoch
    key = (cast.COLLECTORATE.office_id, CLERK.post_id)
    right = clerk.places[key]
    for wrong in (
        right.model_copy(update={"mark": bytes(16)}),
        right.model_copy(update={"seq": right.seq + 5}),
        right.model_copy(update={"part": right.part + 1}),
    ):
        clerk.places[key] = wrong
        clerk.epoch = epoch
        pages, _ = clerk.step()
        assert pages == []
        assert clerk.epoch != epoch
        assert by_case(clerk.read()[CLERK.post_id]) == in_ledger(office)
        epoch = clerk.epoch
    other = everybody.hand(OFFICER).reader()
    assert by_case(other.read()[OFFICER.post_id]) == in_ledger(office)
    assert other.epoch == epoch


def test_who_comes_with_an_older_epoch_is_told_and_shown_nothing(office: Office) -> None:
    everybody = Everybody(office)
    everybody.act(SENT)
    clerk = everybody.hand(CLERK).reader()
    clerk.read()
    clerk.epoch = b"an older epoch.."
    pages, has_more = clerk.step()
    assert (pages, has_more) == ([], False)
    assert clerk.epoch == office.epoch
    assert by_case(clerk.read()[CLERK.post_id]) == in_ledger(office)
