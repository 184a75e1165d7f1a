"""The registry decides every op once, in whole groups; what it said it says again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from eoffice_core.domain import ops
from eoffice_core.domain.commands import ForwardCase, OpenFile, WriteNote
from eoffice_core.domain.file import HEAD_CHARACTERS_MAX
from eoffice_core.domain.ids import CaseId, OfficeId, OpId, PostId, SectionId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.ops import Body
from eoffice_core.domain.refusal import Reason
from eoffice_core.store.cases import load_case
from eoffice_core.store.ledger import OP
from eoffice_core.store.statements import insert_all
from eoffice_core.wire.cbor import Malformed, decode, encode
from eoffice_core.wire.codec import decode_op
from eoffice_core.wire.limits import (
    DEVICE_CLOCK_AHEAD_MS_MAX,
    DEVICE_CLOCK_FIRST_MS,
    OP_BYTES_MAX,
)
from eoffice_core.wire.messages import Code, Halt, SentOp, Verdict
from eoffice_server.arguments import usual_numbers
from eoffice_server.identity import verify
from eoffice_server.numbers import GIVEN
from eoffice_server.registry import Registry
from eoffice_server.sight import FEED
from eoffice_server.taking import DEVICE, REFUSED
from tests import cast
from tests.builders import COVER, Story, a_file, a_receipt
from tests.server.hands import MINUTE, Hand, Office, office, small
from tests.soundness import closed_stores_are_sound
from tests.store.shelf import Rows, dump

__all__ = ["closed_stores_are_sound", "office", "small"]

CLERK, OFFICER, SUPERINTENDENT = cast.CLERK, cast.OFFICER, cast.SUPERINTENDENT


def rows_of(office: Office) -> Rows:
    with office.store.reading() as connection:
        return dump(connection)


def codes(verdicts: tuple[Verdict, ...]) -> list[tuple[int, Code]]:
    return [(verdict.dseq, verdict.code) for verdict in verdicts]


HELD = a_file(1).noted_by(CLERK)
SENT = HELD.forwarded_to(OFFICER)

# --- once ---------------------------------------------------------------------------------------


def test_the_same_request_again_gets_the_same_verdicts_and_changes_nothing(office: Office) -> None:
    clerk = office.hand(CLERK)
    sent = clerk.says(SENT)
    first = clerk.sends(*sent)
    assert codes(first.verdicts) == [(1, Code.APPLIED), (2, Code.APPLIED), (3, Code.APPLIED)]
    assert [verdict.case_index for verdict in first.verdicts] == [1, 3, 4]  # 2 is the number's
    before = rows_of(office)
    office.at = Moment(office.at + 5 * MINUTE)

    assert clerk.sends(*sent) == first

    assert clerk.sends(sent[1]).verdicts == first.verdicts[1:2]
    assert rows_of(office) == before


def test_a_request_that_overlaps_gets_old_verdicts_and_new_ones(office: Office) -> None:
    clerk = office.hand(CLERK)
    sent = clerk.says(SENT)
    one = clerk.sends(*sent[:1])
    two = clerk.sends(*sent[:2])
    three = clerk.sends(*sent[1:])
    assert (one.taken, two.taken, three.taken) == (1, 2, 3)
    assert two.verdicts[0] == one.verdicts[0]
    assert three.verdicts[0] == two.verdicts[1]
    assert codes(three.verdicts) == [(2, Code.APPLIED), (3, Code.APPLIED)]


def test_nothing_sent_changes_nothing(office: Office) -> None:
    clerk = office.hand(CLERK)
    clerk.does(HELD)
    before = rows_of(office)
    assert clerk.sends().verdicts == ()
    assert clerk.sends().taken == 2
    assert rows_of(office) == before


def test_what_was_refused_stays_refused_when_it_would_be_right_by_then(office: Office) -> None:
    clerk, officer = office.hand(CLERK), office.hand(OFFICER)
    opened = SENT.received_by(OFFICER)
    early = officer.says(opened, before=SENT)
    late = officer.says(opened.noted_by(OFFICER), before=opened)
    refused = officer.sends(*early)  # the clerk's desk has not synced yet
    assert [verdict.reasons for verdict in refused.verdicts] == [[Reason.CASE_UNKNOWN]]
    clerk.does(SENT)
    assert officer.sends(*early) == refused
    both = officer.sends(*early, *late)
    assert both.verdicts[0] == refused.verdicts[0]
    assert both.verdicts[1].reasons == [Reason.NOT_RECEIVED]
    again = officer.says(SENT.received_by(OFFICER), before=SENT)
    fresh = replace_id(officer, again[0], cast.op_id(9_000))
    assert officer.sends(fresh).verdicts[0].code is Code.APPLIED


def replace_id(hand: Hand, sent: SentOp, op_id: OpId) -> SentOp:
    """The same op under another id, as an officer does it anew; takes its place in the chain."""
    op = decode_op(sent.raw)
    hand.dseq, hand.head = op.envelope.dseq - 1, op.envelope.prev
    return hand.seal(
        op.body,
        case_id=op.envelope.case_id,
        op_id=op_id,
        version=op.envelope.custody_version,
    )


def test_a_refusal_is_kept_with_the_bytes_and_consumes_its_place(office: Office) -> None:
    clerk = office.hand(CLERK)
    sent = clerk.says(SENT, before=HELD)
    clerk.sends(*sent)
    with office.store.reading() as connection:
        (row,) = connection.execute(select(REFUSED)).all()
        taken = connection.execute(select(DEVICE.c.taken)).scalar_one()
    assert (row.dseq, row.raw, row.signature) == (1, sent[0].raw, sent[0].signature)
    assert (row.reasons, taken) == (str(int(Reason.CASE_UNKNOWN)), 1)
    assert clerk.does(HELD)[0].dseq == 2


def test_an_op_that_a_desk_knows_as_refused_is_not_taken_after_all(office: Office) -> None:
    clerk = office.hand(CLERK)
    (born, noted) = clerk.says(HELD)
    told = noted.model_copy(update={"refused": [int(Reason.NOT_IN_CUSTODY), 999]})
    taken = clerk.sends(born, told)
    assert codes(taken.verdicts) == [(1, Code.APPLIED), (2, Code.REFUSED)]
    assert taken.verdicts[1].reasons == [Reason.NOT_IN_CUSTODY]


# --- halts --------------------------------------------------------------------------------------


def halted(hand: Hand, *sent: SentOp, halt: Halt, taken: int = 0) -> None:
    """Send, and expect this halt, with nothing taken after that place."""
    before = rows_of(hand.office)
    outcome = hand.sends(*sent)
    assert (outcome.halt, outcome.taken) == (halt, taken)
    assert [v.dseq for v in outcome.verdicts] == list(range(1, taken + 1))
    if not taken:
        assert rows_of(hand.office) == before


def test_a_chain_with_a_gap_is_not_taken(office: Office) -> None:
    clerk = office.hand(CLERK)
    first, second, third = clerk.says(SENT)
    halted(clerk, second, halt=Halt.CHAIN)
    halted(clerk, first, third, halt=Halt.CHAIN, taken=1)
    outcome = clerk.sends(third)
    assert (outcome.halt, outcome.taken, outcome.verdicts) == (Halt.CHAIN, 1, ())
    assert clerk.sends(second, third).taken == 3


def test_ops_in_another_order_or_twice_are_not_taken(office: Office) -> None:
    clerk = office.hand(CLERK)
    first, second, third = clerk.says(SENT)
    halted(clerk, second, first, halt=Halt.CHAIN)
    halted(clerk, first, first, halt=Halt.CHAIN, taken=1)
    outcome = clerk.sends(first, second, second, third)
    assert (outcome.halt, outcome.taken) == (Halt.CHAIN, 2)


def test_a_chain_that_starts_elsewhere_is_not_taken(small: Office) -> None:
    clerk = small.hand(CLERK)
    clerk.head = bytes(32)
    halted(clerk, *clerk.says(HELD), halt=Halt.CHAIN)


def test_a_forked_chain_is_not_taken(office: Office) -> None:
    clerk = office.hand(CLERK)
    (born,) = clerk.says(a_file(1))
    clerk.sends(born)
    fork = clerk.head
    (ours,) = clerk.says(HELD, before=a_file(1))
    clerk.sends(ours)
    clerk.dseq, clerk.head = 1, fork
    (theirs,) = clerk.says(a_file(1).noted_by(CLERK, "अन्य"), before=a_file(1))
    outcome = clerk.sends(theirs)
    assert (outcome.halt, outcome.taken, outcome.verdicts) == (Halt.MISMATCH, 2, ())
    (after,) = clerk.says(a_file(5))
    assert clerk.sends(after).halt is Halt.CHAIN
    assert clerk.sends(theirs, after).halt is Halt.MISMATCH


def test_a_refused_op_of_other_bytes_is_noticed_too(small: Office) -> None:
    clerk = small.hand(CLERK)
    start = clerk.head
    clerk.sends(*clerk.says(SENT, before=HELD))
    clerk.dseq, clerk.head = 0, start
    assert clerk.sends(*clerk.says(a_file(1))).halt is Halt.MISMATCH


def test_a_signature_of_somebody_else_is_not_taken(office: Office) -> None:
    clerk, other = office.hand(CLERK), office.hand(OFFICER)
    first, second, third = clerk.says(SENT)
    forged = second.model_copy(update={"signature": other.sign(second.raw).signature})
    halted(clerk, first, forged, third, halt=Halt.SIGNATURE, taken=1)
    assert clerk.sends(second, third).taken == 3


def test_a_group_that_breaks_off_is_left_whole(office: Office) -> None:
    """Were its first half refused, its second half could be accepted alone afterwards."""
    clerk = office.hand(CLERK)
    clerk.does(a_file(1))
    both = HELD.did(
        CLERK,
        WriteNote(cast.op_id(801), HELD.case_id, cast.note_id(801), "प्रस्तुत"),
        ForwardCase(cast.op_id(802), HELD.case_id, cast.OFFICER_POST),
    )
    (noted,) = clerk.says(HELD, before=a_file(1))
    note, forward = clerk.says(both, before=HELD)
    assert decode_op(note.raw).envelope.group == 2
    damaged = forward.model_copy(update={"signature": bytes(64)})
    outcome = clerk.sends(noted, note, damaged)
    assert (outcome.halt, outcome.taken) == (Halt.SIGNATURE, 2)
    stray = clerk.says(a_file(7))
    outcome = clerk.sends(note, *stray)
    assert (outcome.halt, outcome.taken) == (Halt.CHAIN, 2)
    outcome = clerk.sends(note, forward)
    assert codes(outcome.verdicts) == [(3, Code.APPLIED), (4, Code.APPLIED)]


def test_a_desk_that_was_shut_out_is_told_and_gives_nothing_more(office: Office) -> None:
    clerk = office.hand(CLERK)
    clerk.does(a_file(1))
    with office.store.writing() as connection:
        connection.execute(DEVICE.update().values(revoked_at=office.at))
    outcome = clerk.sends(*clerk.says(HELD, before=a_file(1)))
    assert (outcome.halt, outcome.taken, outcome.verdicts) == (Halt.REVOKED, 1, ())
    pages, has_more = clerk.reader().step()
    assert (pages, has_more) == ([], False)


def test_an_op_without_a_readable_envelope_stops_the_whole_request(office: Office) -> None:
    clerk = office.hand(CLERK)
    sent = clerk.says(HELD)
    before = rows_of(office)
    for raw in (b"", b"\xa0", sent[1].raw[:-1], sent[1].raw + b"\x00"):
        with pytest.raises(Malformed):
            clerk.sends(sent[0], sent[1].model_copy(update={"raw": raw}))
    assert rows_of(office) == before


# --- reasons of the registry alone --------------------------------------------------------------

NOTE = ops.NoteWritten(cast.note_id(900), "प्रस्तुत")
FORWARD_ELSEWHERE = ops.NumberAssigned("1/नजारत/2025")


@dataclass(frozen=True, slots=True)
class Spoilt:
    """An op on a held file with one thing wrong, and the reasons that must be given."""

    name: str
    make: Callable[[Hand], list[SentOp]]
    reasons: tuple[Reason, ...]


def one(
    name: str,
    *reasons: Reason,
    body: Body = NOTE,
    version: int = 1,
    case: CaseId = HELD.case_id,
    **more: int,
) -> Spoilt:
    """One op that is alone in its group."""

    def make(hand: Hand) -> list[SentOp]:
        post = PostId(more["post"]) if "post" in more else None
        made_at = Moment(more["made_at"]) if "made_at" in more else None
        return [
            hand.seal(
                body,
                case_id=case,
                op_id=cast.op_id(900),
                version=version,
                post=post,
                made_at=made_at,
                group=more.get("group", 0),
            )
        ]

    return Spoilt(name, make, reasons)


def written(name: str, *reasons: Reason, **keys: object) -> Spoilt:
    """One op whose map was changed before it was signed."""

    def make(hand: Hand) -> list[SentOp]:
        sent = hand.seal(NOTE, case_id=HELD.case_id, op_id=cast.op_id(900), version=1)
        op = decode(sent.raw, bytes_max=OP_BYTES_MAX)
        assert isinstance(op, dict)
        hand.dseq -= 1
        return [hand.sign(encode({**op, **{int(k[1:]): v for k, v in keys.items()}}))]

    return Spoilt(name, make, reasons)


def pair(name: str, *reasons: Reason, group: tuple[int, int], **second: object) -> Spoilt:
    """Two notes, grouped as said; the second differs in what is said of it."""

    def make(hand: Hand) -> list[SentOp]:
        sent = []
        for number, length in enumerate(group):
            varied = second if number else {}
            made_at = varied.get("made_at")
            post = varied.get("post")
            sent.append(
                hand.seal(
                    ops.NoteWritten(cast.note_id(900 + number), "टीप"),
                    case_id=HELD.case_id,
                    op_id=cast.op_id(900 + number),
                    version=1,
                    group=length,
                    made_at=Moment(made_at) if isinstance(made_at, int) else None,
                    post=PostId(post) if isinstance(post, int) else None,
                )
            )
        return sent

    return Spoilt(name, make, reasons)


SPOILT = [
    written("a kind of a later release", Reason.KIND_UNKNOWN, k2=0x7F),
    written("a schema of a later release", Reason.KIND_UNKNOWN, k3=2),
    written("a body that is no map", Reason.OP_MALFORMED, k10="text"),
    written(
        "a body with a key too many", Reason.OP_MALFORMED, k10={1: cast.note_id(1), 2: "", 9: 1}
    ),
    written("a body without its text", Reason.OP_MALFORMED, k10={1: cast.note_id(1)}),
    one("a number that only the registry gives", Reason.OP_NOT_AS_DECIDED, body=FORWARD_ELSEWHERE),
    one("half of a filing", Reason.OP_NOT_AS_DECIDED, body=ops.ReceiptPutInFile(cast.case_id(2))),
    one("a group of which the rest is missing", Reason.GROUP_BROKEN, group=3),
    pair("a group in a group", Reason.GROUP_BROKEN, group=(2, 2)),
    pair("a group of two moments", Reason.GROUP_BROKEN, group=(2, 0), made_at=cast.NOW + 1),
    pair("a group of two posts", Reason.GROUP_BROKEN, group=(2, 0), post=cast.ESTABLISHMENT_POST),
    one(
        "a clock three days ahead",
        Reason.CLOCK_AHEAD,
        made_at=cast.NOW + DEVICE_CLOCK_AHEAD_MS_MAX + 1,
    ),
    one("a clock past all dates", Reason.CLOCK_AHEAD, made_at=2**53 - 1),
    one("a clock with a dead battery", Reason.CLOCK_BEHIND, made_at=DEVICE_CLOCK_FIRST_MS - 1),
    one("a clock at its beginning", Reason.CLOCK_BEHIND, made_at=0),
    one("a post of somebody else", Reason.POST_NOT_HELD, post=cast.OFFICER_POST),
    one("a post that there is not", Reason.POST_NOT_HELD, post=cast.NO_SUCH_POST),
    one("a vacant post", Reason.POST_NOT_HELD, post=cast.VACANT_POST),
    one("the registry's own post", Reason.POST_NOT_HELD, post=0),
    one("a post past all numbers", Reason.POST_NOT_HELD, post=2**53 - 1),
    one("another post of mine", Reason.NOT_IN_CUSTODY, post=cast.ESTABLISHMENT_POST),
    one("an older custody", Reason.CUSTODY_CHANGED, version=0),
    one("a custody that is not yet", Reason.CUSTODY_CHANGED, version=2),
    one("a custody past all numbers", Reason.CUSTODY_CHANGED, version=2**53 - 1),
    one("a case that nobody knows", Reason.CASE_UNKNOWN, case=cast.case_id(404)),
]


@pytest.mark.parametrize("row", SPOILT, ids=[row.name for row in SPOILT])
def test_the_registry_gives_its_reasons(small: Office, row: Spoilt) -> None:
    clerk = small.hand(CLERK)
    clerk.does(HELD)
    before = rows_of(small)
    sent = row.make(clerk)

    outcome = clerk.sends(*sent)

    assert outcome.halt is Halt.NONE
    assert [v.code for v in outcome.verdicts] == [Code.REFUSED] * len(sent)
    assert {tuple(v.reasons) for v in outcome.verdicts} == {tuple(map(int, row.reasons))}
    after = rows_of(small)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"refused", "device"}
    assert clerk.sends(*sent) == outcome
    assert clerk.does(a_file(8))  # the chain goes on


def test_clocks_at_their_bounds_are_taken(small: Office) -> None:
    clerk = small.hand(CLERK)
    clerk.does(HELD)
    for number, made_at in enumerate(
        (cast.NOW + DEVICE_CLOCK_AHEAD_MS_MAX, DEVICE_CLOCK_FIRST_MS), start=1
    ):
        sent = clerk.seal(
            ops.NoteWritten(cast.note_id(950 + number), "टीप"),
            case_id=HELD.case_id,
            op_id=cast.op_id(950 + number),
            version=1,
            made_at=Moment(made_at),
        )
        assert clerk.sends(sent).verdicts[0].code is Code.APPLIED


def test_an_op_id_is_taken_once(office: Office) -> None:
    clerk = office.hand(CLERK)
    clerk.does(HELD)
    taken_id = HELD.history[0].fact.op_id
    for group in ((taken_id,), (cast.op_id(901), taken_id), (cast.op_id(902), cast.op_id(902))):
        sent = [
            clerk.seal(
                ops.NoteWritten(cast.note_id(900 + number), "टीप"),
                case_id=HELD.case_id,
                op_id=op_id,
                version=1,
                group=len(group) if len(group) > 1 and not number else 0,
            )
            for number, op_id in enumerate(group)
        ]
        outcome = clerk.sends(*sent)
        assert {v.code for v in outcome.verdicts} == {Code.REFUSED}, group
    with office.store.reading() as connection:
        assert connection.execute(select(OP.c.op_id)).scalars().all().count(taken_id) == 1


def test_tenure_is_judged_when_the_op_arrives(office: Office) -> None:
    clerk = office.hand(CLERK)
    clerk.does(a_file(1))
    sent = clerk.says(HELD, before=a_file(1))
    office.at = Moment(office.at + MINUTE)
    office.end_tenure(CLERK.officer_id, cast.CLERK_POST)
    (verdict,) = clerk.sends(*sent).verdicts
    assert verdict.reasons == [Reason.POST_NOT_HELD]
    former = office.hand(cast.FORMER_SUPERINTENDENT)
    (verdict,) = former.sends(*former.says(a_file(9, by=SUPERINTENDENT))).verdicts
    assert verdict.reasons == [Reason.POST_NOT_HELD]


def test_the_id_of_what_was_declined_is_taken_too(office: Office) -> None:
    clerk = office.hand(CLERK)
    clerk.does(HELD)
    op_id = cast.op_id(900)
    declined = clerk.seal(
        ops.NoteWritten(cast.note_id(900), "टीप"), case_id=HELD.case_id, op_id=op_id, version=9
    )
    assert clerk.sends(declined).verdicts[0].code is Code.REFUSED
    other = office.hand(SUPERINTENDENT)
    stolen = other.says(a_file(5, by=SUPERINTENDENT))[0]
    (verdict,) = other.sends(replace_id(other, stolen, op_id)).verdicts
    assert verdict.reasons == [Reason.OP_MALFORMED]
    with office.store.reading() as connection:
        assert load_case(connection, cast.case_id(5)) is None


def test_a_group_is_taken_whole_or_not_at_all(office: Office) -> None:
    clerk = office.hand(CLERK)
    file = a_file(1)
    clerk.does(file)
    before = rows_of(office)
    note = ops.NoteWritten(cast.note_id(901), "प्रस्तुत")
    stale = [
        clerk.seal(note, case_id=file.case_id, op_id=cast.op_id(901), version=1, group=2),
        clerk.seal(
            SENT.history[-1].fact.body, case_id=file.case_id, op_id=cast.op_id(902), version=9
        ),
    ]
    outcome = clerk.sends(*stale)
    assert [v.reasons for v in outcome.verdicts] == [[Reason.CUSTODY_CHANGED]] * 2
    after = rows_of(office)
    assert {name for name in after if after[name] != before[name]} == {"refused", "device"}
    right = clerk.says(HELD, before=file)
    assert clerk.sends(*right).verdicts[0].code is Code.APPLIED
    with office.store.reading() as connection:
        case = load_case(connection, file.case_id)
    assert case is not None
    assert len(case.notes) == 1


def test_a_group_refused_between_others_does_not_hold_them_up(office: Office) -> None:
    clerk = office.hand(CLERK)
    sent = [
        *clerk.says(a_file(1)),
        *clerk.says(a_file(2).noted_by(CLERK), before=a_file(2)),
        *clerk.says(HELD, before=a_file(1)),
        *clerk.says(a_file(3)),
    ]
    outcome = clerk.sends(*sent)
    assert [v.code.name for v in outcome.verdicts] == ["APPLIED", "REFUSED", "APPLIED", "APPLIED"]
    office.assert_no_gaps()


# --- numbers ------------------------------------------------------------------------------------


def number_of(office: Office, case_id: CaseId) -> str:
    with office.store.reading() as connection:
        case = load_case(connection, case_id)
    assert case is not None
    return case.number


def test_numbers_have_no_gaps_and_a_refused_birth_takes_none(office: Office) -> None:
    clerk = office.hand(CLERK)
    for number in range(1, 7):
        clerk.does(a_file(number))
        wrong = clerk.says(a_file(number))  # a case of this id is there
        hopeless = replace_id(clerk, wrong[0], cast.op_id(8_000 + number))
        assert clerk.sends(hopeless).verdicts[0].reasons[0] == Reason.CASE_EXISTS
        clerk.does(a_receipt(100 + number))
    files = [number_of(office, cast.case_id(number)) for number in range(1, 7)]
    letters = [number_of(office, cast.case_id(100 + number)) for number in range(1, 7)]
    assert files == [f"{serial}/नजारत/2025" for serial in range(1, 7)]
    assert letters == [f"{serial}/2025/नजारत" for serial in range(1, 7)]
    office.assert_no_gaps()


def test_sections_without_a_pattern_number_as_the_state_does(office: Office) -> None:
    usual, complaint = usual_numbers("bihar")
    assert complaint is None
    office.registry = Registry(office.store, verify=verify, usual=usual)
    inward, other = office.hand(cast.INWARD_CLERK), office.hand(cast.ESTABLISHMENT_CLERK)
    inward.does(a_file(1, by=cast.INWARD_CLERK))
    other.does(a_file(2, by=cast.ESTABLISHMENT_CLERK))
    assert number_of(office, cast.case_id(1)) == "तह-रहली-1/2025"
    assert number_of(office, cast.case_id(2)) == "स्टोर/1/2025-26-स्था.", "the mapping says so"


def test_each_section_and_year_counts_for_itself(office: Office) -> None:
    clerk, inward = office.hand(CLERK), office.hand(cast.INWARD_CLERK)
    other = office.hand(cast.ESTABLISHMENT_CLERK)
    clerk.does(a_file(1))
    inward.does(a_receipt(2, by=cast.INWARD_CLERK))
    other.does(a_file(3, by=cast.ESTABLISHMENT_CLERK))
    office.at = cast.moment(days=60)
    clerk.does(a_file(4))
    numbers = [number_of(office, cast.case_id(number)) for number in range(1, 5)]
    assert numbers == [
        "1/नजारत/2025",
        "1/2025/तह-रहली",
        "स्टोर/1/2025-26-स्था.",
        "1/नजारत/2026",
    ]


def test_the_registrys_day_opens_a_years_series_not_the_desks_clock(office: Office) -> None:
    clerk = office.hand(CLERK)
    said = clerk.says(a_file(1))
    office.at = cast.moment(days=60)
    assert [verdict.code.name for verdict in clerk.sends(*said).verdicts] == ["APPLIED"]
    assert number_of(office, cast.case_id(1)) == "1/नजारत/2026"


def test_a_number_that_is_given_is_passed_over(office: Office) -> None:
    with office.store.writing() as connection:
        for kind in ("file", "diary"):
            number = {"office_id": 1, "kind": kind, "number": "1/नजारत/2025"}
            insert_all(connection, GIVEN, [number])
    clerk = office.hand(CLERK)
    clerk.does(a_file(1))
    clerk.does(a_receipt(2))
    assert number_of(office, cast.case_id(1)) == "2/नजारत/2025"
    assert number_of(office, cast.case_id(2)) == "1/2025/नजारत"


def test_a_row_that_stands_already_where_no_number_was_met_is_broken_machinery(
    office: Office,
) -> None:
    clerk = office.hand(CLERK)
    clerk.does(a_file(1))
    with office.store.writing() as connection:
        seq = connection.execute(select(func.max(FEED.c.seq))).scalar_one()
        row = connection.execute(select(FEED).where(FEED.c.seq == seq)).first()
        assert row is not None
        for ahead in range(1, 9):
            insert_all(connection, FEED, [{**row._mapping, "seq": seq + ahead, "part": 0}])
    before = rows_of(office)
    with pytest.raises(IntegrityError):
        clerk.does(a_file(2))
    assert rows_of(office) == before


def test_births_that_are_declined_take_no_number_whatever_they_say(office: Office) -> None:
    clerk = office.hand(CLERK)
    good = ops.FileOpened(
        cast.COLLECTORATE.office_id, cast.STORES.section_id, "1", replace(COVER, head="मद")
    )
    bodies = [
        replace(good, office_id=OfficeId(404)),
        replace(good, section_id=SectionId(404)),
        replace(good, section_id=cast.TEHSIL_INWARD.section_id),
        replace(good, cover=replace(COVER, head="a\x00b")),
        replace(good, cover=replace(COVER, head='"\\{,}')),
        good,
    ]
    sent = [
        clerk.seal(body, case_id=cast.case_id(n), op_id=cast.op_id(n), version=1)
        for n, body in enumerate(bodies, start=1)
    ]
    outcome = clerk.sends(*sent)
    assert [v.code for v in outcome.verdicts] == [Code.REFUSED] * 4 + [Code.APPLIED] * 2
    numbers = [number_of(office, cast.case_id(n)) for n in (5, 6)]
    assert numbers == ["1/नजारत/2025", "2/नजारत/2025"]
    office.assert_no_gaps()


def test_the_registry_signs_nothing_but_chains_its_own_ops(office: Office) -> None:
    clerk = office.hand(CLERK)
    for number in range(1, 4):
        clerk.does(a_file(number))
    with office.store.reading() as connection:
        rows = connection.execute(
            select(OP.c.raw).where(OP.c.device_id == 0).order_by(OP.c.dseq)
        ).scalars()
        chain = [decode_op(raw) for raw in rows]
    assert [op.envelope.dseq for op in chain] == [1, 2, 3]
    assert len({op.envelope.prev for op in chain}) == 3
    assert all(isinstance(op.body, ops.NumberAssigned) for op in chain)


def test_a_head_as_long_as_allowed_makes_a_number_that_the_register_can_tell(
    office: Office,
) -> None:
    clerk = office.hand(cast.ESTABLISHMENT_CLERK)
    head = "क" * HEAD_CHARACTERS_MAX
    clerk.does(a_file(1, by=cast.ESTABLISHMENT_CLERK, cover=replace(COVER, head=head)))
    (row,) = clerk.reader().read()[0]
    assert row.header[0].number == f"{head}/1/2025-26-स्था."
    too_long = OpenFile(
        op_id=cast.op_id(9_001),
        case_id=cast.case_id(9),
        office_id=cast.COLLECTORATE.office_id,
        section_id=cast.ESTABLISHMENT.section_id,
        provisional="1",
        cover=replace(COVER, head=head + "क"),
    )
    body = ops.FileOpened(
        too_long.office_id, too_long.section_id, too_long.provisional, too_long.cover
    )
    sent = clerk.seal(body, case_id=too_long.case_id, op_id=too_long.op_id, version=0)
    assert clerk.sends(sent).verdicts[0].reasons == [Reason.TEXT_TOO_LONG]


# --- one transaction ----------------------------------------------------------------------------


class Killed(Exception):
    """The program stops here."""


def test_a_registry_killed_anywhere_has_all_of_a_request_or_nothing(office: Office) -> None:
    clerk = office.hand(CLERK)
    letter = a_receipt(2)
    clerk.does(letter)
    story = a_file(1).noted_by(CLERK).with_receipt(letter).forwarded_to(OFFICER)
    entries = [entry for entry in story.history if entry not in letter.history]
    sent = clerk.says(replace(story, history=(*letter.history, *entries)), before=letter)
    before = rows_of(office)
    for statement in count(1):
        counted = count(1)

        def hook(_said: str, at: int = statement, counted: Iterator[int] = counted) -> None:
            if next(counted) == at:
                raise Killed

        office.store.on_statement = hook
        try:
            outcome = clerk.sends(*sent)
        except Killed:
            office.store.on_statement = None
            assert rows_of(office) == before
            continue
        office.store.on_statement = None
        break
    assert statement > 10
    assert {v.code for v in outcome.verdicts} == {Code.APPLIED}
    assert clerk.sends(*sent) == outcome
    office.assert_no_gaps()


def test_a_story_of_two_officers_is_what_it_folds_to(office: Office) -> None:
    clerk, officer = office.hand(CLERK), office.hand(OFFICER)
    steps: list[tuple[Hand, Story]] = []
    story = a_file(1).noted_by(CLERK)
    story = story.forwarded_to(OFFICER)
    steps.append((clerk, story))
    story = story.received_by(OFFICER).approved_by(OFFICER).returned_by(OFFICER)
    steps.append((officer, story))
    story = story.received_by(CLERK).noted_by(CLERK).closed_by(CLERK)
    steps.append((clerk, story))
    before: Story | None = None
    for hand, after in steps:
        hand.does(after, before=before)
        before = after
    with office.store.reading() as connection:
        case = load_case(connection, story.case_id)
    assert case is not None
    assert (case.status, case.number) == (story.case.status, "1/नजारत/2025")
    assert [note.text for note in case.notes] == [note.text for note in story.case.notes]
    assert [m.receiver for m in case.movements] == [m.receiver for m in story.case.movements]
