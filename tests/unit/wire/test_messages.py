"""Messages: each comes back as it was; a key, a type or a size that does not fit is refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from eoffice_core.wire import messages as m
from eoffice_core.wire.cbor import Malformed, encode
from eoffice_core.wire.limits import (
    FEED_ROWS_PER_PAGE_MAX,
    FEEDS_PER_EXCHANGE_MAX,
    LOGIN_CHARACTERS_MAX,
    OP_BYTES_MAX,
    OPS_PER_EXCHANGE_MAX,
    PASSWORD_CHARACTERS_MAX,
    REASONS_PER_OP_MAX,
    UINT_MAX,
)
from eoffice_core.wire.problems import ProblemName

ID = bytes(range(16))
SIGNATURE = bytes(64)

PLACE = m.Place(office_id=1, post_id=105, seq=40, part=2, sub=3, mark=ID)
SENT = m.SentOp(raw=b"\xa0", signature=SIGNATURE, refused=[50, 51])
VERDICT = m.Verdict(op_id=ID, dseq=3, code=m.Code.REFUSED, reasons=[50], accepted_at=9)
HEADER = m.Header(
    case_id=ID,
    office_id=1,
    kind=2,
    status=1,
    number="1/नजारत/2025",
    provisional="अनं.-1",
    subject="लेखन सामग्री",
    sender="राम",
    custodian=105,
    since=UINT_MAX,
    op_count=4,
)
ROW = m.FeedRow(
    kind=m.RowKind.HEADER,
    case_id=ID,
    op_id=ID,
    raw=b"\xa0",
    signature=SIGNATURE,
    device_id=1,
    officer_id=2,
    accepted_at=3,
    office_id=4,
    case_index=5,
    header=[HEADER],
)
PAGE = m.Page(since=PLACE, until=PLACE, rows=[ROW, ROW], is_last=False)
OFFICE = m.OfficeLine(office_id=2, code="र", hindi="रहली", english="Rehli", parent=1)
SECTION = m.SectionLine(section_id=11, office_id=2, code="न", hindi="नजारत", english="Stores")
POST = m.PostLine(
    post_id=1,
    office_id=2,
    section_id=11,
    code="TEH",
    hindi="तहसीलदार",
    english="Tehsildar",
    reports_to=9,
    may_approve=True,
)
OFFICER = m.OfficerLine(officer_id=6, login="imran.qureshi", hindi="इमरान", english="Imran")
TENURE = m.TenureLine(post_id=1, officer_id=6, since=1, until=2, charge=1)
DIRECTORY = m.DirectoryLines(
    version=1,
    offices=[OFFICE],
    sections=[SECTION],
    posts=[POST],
    officers=[OFFICER],
    tenures=[TENURE],
)
REPLY = m.Reply(
    epoch=ID,
    taken=3,
    halt=m.Halt.CHAIN,
    verdicts=[VERDICT],
    pages=[PAGE],
    has_more=True,
    posts=[105],
    directory=[DIRECTORY],
    received_at=1,
    answered_at=2,
)
EXCHANGE = m.Exchange(
    epoch=ID, acknowledged=2, directory_version=1, places=[PLACE], ops=[SENT], rows_max=7
)
SIGNED_IN = m.SignedIn(
    officer_id=5,
    device_id=1,
    device_code="नजारत1",
    device_epoch=1,
    token="t",
    token_until=9,
    refresh="r",
    epoch=ID,
    directory=DIRECTORY,
)
SIGN_IN = m.SignIn(
    login="imran.qureshi",
    password="धान की फसल",
    public_key=bytes(32),
    device_id=3,
    device_code="नजारत1",
)
RENEW = m.Renew(refresh="r")
FIND = m.Find(
    text="नल",
    number="1/2025",
    sender="राम",
    since=20250401,
    until=20260331,
    with_post=105,
    kind=2,
    only_notes=True,
    post_id=105,
    offset=50,
    limit=7,
)
FOUND = m.FoundLine(
    case_id=ID,
    place=1,
    kind=2,
    status=1,
    number="1/नजारत/2025",
    provisional="अनं.-1",
    subject="नल कूप",
    sender="राम",
    text="नल कूप की मरम्मत",
    author_post=105,
    author_officer=5,
    note_number=1,
    written_at=9,
    custodian=105,
    is_in_sight=True,
)
SAMPLES: tuple[m.Message, ...] = (
    PLACE,
    SENT,
    VERDICT,
    HEADER,
    ROW,
    PAGE,
    OFFICE,
    SECTION,
    POST,
    OFFICER,
    TENURE,
    DIRECTORY,
    REPLY,
    EXCHANGE,
    SIGNED_IN,
    SIGN_IN,
    RENEW,
    m.Renewed(token="t", token_until=1, refresh="r"),
    m.Problem(name="too_large", detail="…", limit=4),
    FIND,
    FOUND,
    m.FoundLines(total=1, lines=[FOUND]),
)
"""Every message, with every field set to what is not its default."""


def each() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("message", SAMPLES, ids=[type(s).__name__ for s in SAMPLES])


def refused(kind: type[m.Message], written: object) -> str:
    """What is said when these contents are refused."""
    with pytest.raises(Malformed) as caught:
        m.read_message(kind, encode(written))
    return str(caught.value)


def written(message: m.Message) -> dict[Any, Any]:
    """A message as the map that stands on the wire."""
    return message.model_dump(mode="python", exclude_defaults=True)


@each()
def test_a_message_comes_back_as_it_was(message: m.Message) -> None:
    back = m.read_message(type(message), m.write_message(message))
    assert back == message
    assert m.write_message(back) == m.write_message(message)


def test_every_message_is_among_the_samples() -> None:
    assert {type(sample) for sample in SAMPLES} == set(m.Message.__subclasses__())
    for sample in SAMPLES:
        left = set(type(sample).model_fields) - set(written(sample))
        assert left <= {"protocol", "case_index"}, type(sample).__name__


def test_numbers_of_enumerations_come_back_as_their_members() -> None:
    reply = m.read_message(m.Reply, m.write_message(REPLY))
    assert reply.halt is m.Halt.CHAIN
    assert reply.verdicts[0].code is m.Code.REFUSED
    assert reply.pages[0].rows[0].kind is m.RowKind.HEADER


@each()
def test_a_key_too_many_is_refused(message: m.Message) -> None:
    for key in ("more", "Raw", "", 1):
        spoilt = {**written(message), key: 1}
        assert refused(type(message), spoilt)


@each()
def test_a_key_too_few_is_refused(message: m.Message) -> None:
    required = [n for n, field in type(message).model_fields.items() if field.is_required()]
    for name in required:
        short = written(message)
        del short[name]
        assert name in refused(type(message), short)


WRONG: dict[type[object], tuple[object, ...]] = {
    bool: (0, 1, "true", b"", []),
    int: (True, False, "1", b"1", [], {}),
    str: (1, b"text", True, [], {}),
    bytes: (1, "x" * 16, True, [], {}),
    list: (1, "x", b"x", True, {}),
    dict: (1, "x", b"x", True, []),
}


@each()
def test_a_value_of_another_type_is_refused(message: m.Message) -> None:
    for name, value in written(message).items():
        kind = next(kind for kind in WRONG if isinstance(value, kind))
        for wrong in WRONG[kind]:
            said = refused(type(message), {**written(message), name: wrong})
            assert said.startswith(name), (name, wrong)


@each()
def test_no_message_is_anything_but_a_map(message: m.Message) -> None:
    for value in (0, "x", b"x", [], True, [written(message)]):
        assert refused(type(message), value)


def filled(length: int) -> bytes:
    return bytes(length)


UNTRUE: list[tuple[m.Message, str, object]] = [
    (PLACE, "seq", UINT_MAX + 1),
    (PLACE, "mark", filled(33)),
    (SENT, "raw", filled(OP_BYTES_MAX + 1)),
    (SENT, "signature", filled(63)),
    (SENT, "signature", filled(65)),
    (SENT, "refused", [1] * (REASONS_PER_OP_MAX + 1)),
    (VERDICT, "op_id", filled(15)),
    (VERDICT, "op_id", filled(17)),
    (VERDICT, "code", 1),
    (VERDICT, "code", 2**40),
    (VERDICT, "reasons", [-1]),
    (VERDICT, "reasons", [1] * (REASONS_PER_OP_MAX + 1)),
    (ROW, "kind", 4),
    (ROW, "op_id", filled(17)),
    (ROW, "signature", filled(65)),
    (ROW, "header", [written(HEADER)] * 2),
    (HEADER, "subject", "x" * 501),
    (PAGE, "rows", [{"kind": 2, "case_id": ID}] * (FEED_ROWS_PER_PAGE_MAX + 2)),
    (EXCHANGE, "protocol", 2),
    (EXCHANGE, "protocol", 0),
    (EXCHANGE, "protocol", True),
    (EXCHANGE, "epoch", filled(17)),
    (EXCHANGE, "rows_max", 0),
    (EXCHANGE, "rows_max", FEED_ROWS_PER_PAGE_MAX + 1),
    (EXCHANGE, "places", [written(PLACE)] * (FEEDS_PER_EXCHANGE_MAX + 1)),
    (EXCHANGE, "ops", [written(SENT)] * (OPS_PER_EXCHANGE_MAX + 1)),
    (EXCHANGE, "ops", [b"\xa0"]),
    (REPLY, "halt", 1),
    (REPLY, "halt", 36),
    (REPLY, "epoch", filled(15)),
    (REPLY, "verdicts", [written(VERDICT)] * (OPS_PER_EXCHANGE_MAX + 1)),
    (REPLY, "pages", [written(PAGE)] * (FEEDS_PER_EXCHANGE_MAX + 1)),
    (REPLY, "posts", [1] * (FEEDS_PER_EXCHANGE_MAX + 1)),
    (REPLY, "directory", [written(DIRECTORY)] * 2),
    (SIGN_IN, "login", ""),
    (SIGN_IN, "login", "x" * (LOGIN_CHARACTERS_MAX + 1)),
    (SIGN_IN, "login", "imran\x00qureshi"),
    (SIGN_IN, "login", "imran\nqureshi"),
    (SIGN_IN, "login", "imran.qureshi\n"),
    (SIGN_IN, "device_code", "x" * 501),
    (SIGN_IN, "password", ""),
    (SIGN_IN, "password", "x" * (PASSWORD_CHARACTERS_MAX + 1)),
    (SIGN_IN, "public_key", filled(31)),
    (RENEW, "refresh", ""),
    (RENEW, "refresh", "x" * 201),
]


@pytest.mark.parametrize(
    ("message", "name", "value"),
    UNTRUE,
    ids=[f"{type(one).__name__}.{name}-{number}" for number, (one, name, _) in enumerate(UNTRUE)],
)
def test_what_passes_a_limit_is_refused(message: m.Message, name: str, value: object) -> None:
    spoilt = {**written(message), name: value}
    if value in (UINT_MAX + 1, [-1]):  # these do not even pass as CBOR
        with pytest.raises(Malformed):
            m.read_message(type(message), encode(spoilt))
    else:
        assert refused(type(message), spoilt).startswith(name)
    with pytest.raises(ValidationError):
        type(message).model_validate(spoilt)


def test_the_largest_messages_are_taken() -> None:
    largest = EXCHANGE.model_copy(
        update={
            "places": [PLACE] * FEEDS_PER_EXCHANGE_MAX,
            "ops": [SENT] * OPS_PER_EXCHANGE_MAX,
            "rows_max": FEED_ROWS_PER_PAGE_MAX,
        }
    )
    assert m.read_message(m.Exchange, m.write_message(largest)) == largest
    page = PAGE.model_copy(update={"rows": [ROW] * (FEED_ROWS_PER_PAGE_MAX + 1)})
    assert m.read_message(m.Page, m.write_message(page)) == page


def test_a_message_larger_than_its_bound_is_not_read() -> None:
    raw = m.write_message(EXCHANGE)
    assert m.read_message(m.Exchange, raw, bytes_max=len(raw)) == EXCHANGE
    with pytest.raises(Malformed, match="at most"):
        m.read_message(m.Exchange, raw, bytes_max=len(raw) - 1)


def test_a_message_of_more_items_than_are_taken_is_not_read() -> None:
    raw = m.write_message(EXCHANGE)
    items = 35
    assert m.read_message(m.Exchange, raw, items_max=items) == EXCHANGE
    with pytest.raises(Malformed, match="too many items"):
        m.read_message(m.Exchange, raw, items_max=items - 1)


@each()
def test_a_message_that_was_cut_is_refused(message: m.Message) -> None:
    raw = m.write_message(message)
    for length in range(len(raw)):
        with pytest.raises(Malformed):
            m.read_message(type(message), raw[:length])


def test_what_is_refused_is_not_repeated() -> None:
    secret = "धान की फसल " * 40
    said = refused(m.SignIn, {"login": "x", "password": secret, "public_key": bytes(32)})
    assert "धान" not in said


@pytest.mark.parametrize("name", list(ProblemName))
def test_every_problem_has_a_name_that_travels(name: ProblemName) -> None:
    problem = m.Problem(name=name.value)
    assert m.read_message(m.Problem, m.write_message(problem)).name == name


def test_a_message_is_never_changed() -> None:
    with pytest.raises(ValidationError):
        REPLY.taken = 4
