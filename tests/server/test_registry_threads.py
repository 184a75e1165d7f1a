"""Many desks at once on one registry: no deadlock, no gap, no op decided twice."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from sqlalchemy import select

from eoffice_core.domain import ops
from eoffice_core.domain.commands import ForwardCase, WriteNote
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.office import Actor
from eoffice_core.domain.refusal import Reason
from eoffice_core.store.cases import load_case, load_cases
from eoffice_core.store.ledger import OP
from eoffice_core.wire.messages import Code, FeedRow, Verdict
from eoffice_server.taking import REFUSED
from tests import cast
from tests.builders import Story, a_file, a_receipt
from tests.server.hands import Hand, Office, office
from tests.server.test_registry_feed import by_case, in_ledger
from tests.soundness import closed_stores_are_sound

__all__ = ["closed_stores_are_sound", "office"]

THREADS = 8
SECONDS = 120
CLERK, OFFICER, NAIB = cast.CLERK, cast.OFFICER, cast.NAIB
R = TypeVar("R")


def at_once(work: Sequence[Callable[[], R]]) -> list[R]:
    """Begin all of it at the same moment, each in a thread of its own."""
    gate = threading.Barrier(len(work))

    def begin(one: Callable[[], R]) -> R:
        gate.wait(timeout=SECONDS)
        return one()

    with ThreadPoolExecutor(max_workers=len(work)) as threads:
        return [done.result(timeout=SECONDS) for done in [threads.submit(begin, w) for w in work]]


def assert_decided_once(office: Office, verdicts: Sequence[Verdict]) -> None:
    """What was answered is what stands in the store, each op in one place."""
    with office.store.reading() as connection:
        accepted = connection.execute(select(OP.c.op_id).where(OP.c.device_id != 0)).scalars().all()
        declined = connection.execute(select(REFUSED.c.op_id)).scalars().all()
    assert len(accepted) == len(set(accepted))
    said = {code: {v.op_id for v in verdicts if v.code is code} for code in Code}
    assert said[Code.APPLIED] <= set(accepted)
    assert said[Code.REFUSED] == set(declined) - set(accepted)
    assert said[Code.APPLIED] & said[Code.REFUSED] == set()
    assert all(v.case_index for v in verdicts if v.code is Code.APPLIED)


def ids(number: int) -> int:
    """Ids that no other thread uses."""
    return 50_000 + number * 100


def test_one_file_in_the_hands_of_many_desks_goes_out_once(office: Office) -> None:
    file = a_file(1).noted_by(CLERK)
    office.hand(CLERK).does(file)
    hands = [office.hand(CLERK) for _ in range(THREADS)]

    def work(number: int, hand: Hand) -> list[Verdict]:
        said: list[Verdict] = []
        for turn in range(4):
            start = ids(number) + turn
            note = ops.NoteWritten(cast.note_id(start), f"टीप {number}.{turn}")
            said += hand.sends(
                hand.seal(note, case_id=file.case_id, op_id=cast.op_id(start), version=1)
            ).verdicts
        both = file.did(
            CLERK,
            WriteNote(
                cast.op_id(ids(number) + 8), file.case_id, cast.note_id(ids(number) + 8), "अ"
            ),
            ForwardCase(cast.op_id(ids(number) + 9), file.case_id, cast.OFFICER_POST),
        )
        said += hand.sends(*hand.says(both, before=file)).verdicts
        return said

    done = at_once([partial(work, number, hand) for number, hand in enumerate(hands)])
    said = [verdict for each in done for verdict in each]

    with office.store.reading() as connection:
        case = load_case(connection, file.case_id)
    assert case is not None
    assert (case.custody.post_id, case.custody.version) == (OFFICER.post_id, 2)
    forwards = [v for v in said if v.op_id in {cast.op_id(ids(n) + 9) for n in range(THREADS)}]
    assert Counter(v.code for v in forwards) == {Code.APPLIED: 1, Code.REFUSED: THREADS - 1}
    reasons = {tuple(v.reasons) for v in said if v.code is Code.REFUSED}
    assert reasons == {(Reason.NOT_IN_CUSTODY, Reason.CUSTODY_CHANGED)}
    noted = sum(v.code is Code.APPLIED for v in said) - 1
    assert len(case.notes) == 1 + noted
    assert_decided_once(office, said)
    office.assert_no_gaps()


def story_of(actor: Actor, number: int) -> Story:
    """A letter diarised, and a file that goes to another post."""
    receiver = PostId(cast.OFFICER_POST if actor.post_id != cast.OFFICER_POST else cast.CLERK_POST)
    file = (
        a_file(100 + number, by=actor)
        .noted_by(actor)
        .with_receipt(a_receipt(500 + number, by=actor))
    )
    return file.forwarded_to(receiver)


def assert_numbers_without_gaps(office: Office) -> None:
    """Every file and letter has its number, and no section skipped one."""
    with office.store.reading() as connection:
        cases = load_cases(connection, [CaseId(case_id) for case_id in in_ledger(office)])
    numbers = [case.number for case in cases.values()]
    assert len(set(numbers)) == len(numbers) == 2 * 3 * THREADS
    for section in ("नजारत", "निज"):
        serials = [int(n.split("/")[0]) for n in numbers if n.endswith(f"/{section}/2025")]
        assert sorted(serials) == list(range(1, len(serials) + 1))


def test_many_desks_of_one_office_leave_no_gap(office: Office) -> None:
    actors = [CLERK, OFFICER, cast.COLLECTOR, cast.SUPERINTENDENT] * (THREADS // 4)
    hands = [office.hand(actor) for actor in actors]
    reader = office.hand(OFFICER).reader(rows_max=3)
    gathered: list[FeedRow] = []
    is_over = threading.Event()

    def work(number: int, hand: Hand) -> list[Verdict]:
        said: list[Verdict] = []
        for turn in range(3):
            sent = hand.says(story_of(hand.actor, number * 10 + turn))
            said += hand.sends(*sent[:2]).verdicts
            said += hand.sends(*sent).verdicts[2:]
        return said

    def read() -> list[Verdict]:
        while not is_over.is_set():
            gathered.extend(reader.read().get(OFFICER.post_id, []))
        return []

    def all_of_it() -> list[Verdict]:
        try:
            done = at_once([partial(work, number, hand) for number, hand in enumerate(hands)])
            return [verdict for each in done for verdict in each]
        finally:
            is_over.set()

    said = [verdict for each in at_once([all_of_it, read]) for verdict in each]

    assert {v.code for v in said} == {Code.APPLIED}
    assert_decided_once(office, said)
    office.assert_no_gaps()
    gathered += reader.read().get(OFFICER.post_id, [])
    seen, whole = by_case(gathered), in_ledger(office)
    assert seen == {case_id: whole[case_id] for case_id in seen}
    assert len(seen) >= 2 * 3 * THREADS - 6
    assert_numbers_without_gaps(office)


def test_offices_that_send_to_each_other_do_not_wait_for_each_other(office: Office) -> None:
    pairs = [(CLERK, NAIB), (NAIB, OFFICER), (cast.BLOCK_CEO, CLERK), (OFFICER, cast.BLOCK_CEO)]
    hands = [(office.hand(sender), receiver) for sender, receiver in pairs * 2]

    def work(number: int, hand: Hand, receiver: Actor) -> list[Verdict]:
        said: list[Verdict] = []
        for turn in range(4):
            file = a_file(100 + number * 10 + turn, by=hand.actor).noted_by(hand.actor)
            said += hand.sends(*hand.says(file.forwarded_to(receiver))).verdicts
        return said

    done = at_once([partial(work, number, *pair) for number, pair in enumerate(hands)])

    said = [verdict for each in done for verdict in each]
    assert {v.code for v in said} == {Code.APPLIED}
    assert_decided_once(office, said)
    office.assert_no_gaps()
    for hand, _ in hands:
        rows = hand.reader().read()[hand.actor.post_id]
        seen, whole = by_case(rows), in_ledger(office)
        assert seen == {case_id: whole[case_id] for case_id in seen}


def test_one_request_that_comes_many_times_at_once_is_taken_once(office: Office) -> None:
    hand = office.hand(CLERK)
    sent = hand.says(story_of(CLERK, 1))
    answers = at_once([lambda: hand.sends(*sent) for _ in range(THREADS)])
    assert all(answer == answers[0] for answer in answers)
    assert {v.code for v in answers[0].verdicts} == {Code.APPLIED}
    assert_decided_once(office, answers[0].verdicts)
    office.assert_no_gaps()
