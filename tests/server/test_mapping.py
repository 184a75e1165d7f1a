"""What a mapping changes, what is wrong in it, and that it is taken in whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from eoffice_core.domain.moment import at_office_time
from eoffice_core.domain.office import Charge, Directory
from eoffice_core.store.directory import TENURE, read_directory
from eoffice_core.store.engine import Store
from eoffice_core.store.migrations import migrate
from eoffice_server.mapping.checking import circles
from eoffice_server.mapping.columns import Kind
from eoffice_server.mapping.faults import Wrong
from eoffice_server.mapping.plan import Fate, Plan, plan_of
from eoffice_server.mapping.reading import read_content
from eoffice_server.mapping.taking import ACCOUNT, HEAD, show_mapping, take_mapping
from eoffice_server.steps import STEPS
from tests import cast
from tests.server.mappings import (
    SMALL,
    Row,
    charge,
    examples,
    office,
    officer,
    placed,
    planned,
    post,
    read_rows,
    section,
    text_of,
)

BLOCKS = Path(__file__).parents[3] / "shared" / "data" / "lgd" / "blocks.csv"


def small(*more: Row) -> list[Row]:
    """The small mapping with rows after it; the first of them is row 13."""
    return [*SMALL, *more]


FIRST_MORE = len(SMALL) + 2


@pytest.fixture(scope="module")
def standing() -> Directory:
    """The directory that the small mapping gives."""
    plan = planned(SMALL)
    assert plan.faults == ()
    return plan.directory


def fates(plan: Plan) -> dict[Fate, int]:
    """How many rows meet which fate."""
    counts: dict[Fate, int] = {}
    for change in plan.changes:
        counts[change.fate] = counts.get(change.fate, 0) + 1
    return counts


def test_a_first_mapping_adds_everything(standing: Directory) -> None:
    assert standing.changes == 1
    assert [office.code for office in standing.offices.values()] == ["SGR", "RHL"]
    clerk = next(post for post in standing.posts.values() if post.code == "CLK")
    tehsildar = next(post for post in standing.posts.values() if post.code == "TEH")
    assert (clerk.office_id, clerk.reports_to) == (2, tehsildar.post_id)
    assert not clerk.may_approve
    assert standing.posts_of(next(iter(standing.officers)), cast.NOW)
    assert planned(SMALL).counts[Kind.POST, Fate.ADDED] == 3


def test_rows_may_stand_in_any_order(standing: Directory) -> None:
    plan = planned(list(reversed(SMALL)))
    assert plan.faults == ()
    assert {office.code for office in plan.directory.offices.values()} == {"SGR", "RHL"}
    assert planned(SMALL, plan.directory).changes_nothing


def test_a_second_run_changes_nothing(standing: Directory) -> None:
    plan = planned(SMALL, standing)
    assert plan.changes_nothing
    assert plan.directory == standing
    assert fates(plan) == {Fate.UNCHANGED: len(SMALL)}


def test_ids_stay_whatever_else_changes(standing: Directory) -> None:
    rows = [
        office("NEW", "SGR"),
        office("RHL", "SGR", hindi="रहली"),
        post("CLK", "RHL/INW", reports_to="SGR/COLL", may_approve="हाँ"),
        post("NEW", "RHL/INW"),
    ]
    plan = planned(rows, standing)
    assert plan.faults == ()
    assert [change.fate for change in plan.changes] == [
        Fate.ADDED, Fate.CHANGED, Fate.CHANGED, Fate.ADDED,
    ]  # fmt: skip
    assert plan.changes[1].differs == ("hindi: RHL → रहली",)
    assert plan.changes[2].differs == ("reports_to: RHL/TEH → SGR/COLL", "may_approve:  → yes")
    assert [o.office_id for o in plan.directory.offices.values()] == [1, 2, 3]
    assert [p.post_id for p in plan.directory.posts.values()] == [1, 2, 3, 4]
    assert plan.directory.changes == standing.changes + 1


def test_what_the_file_does_not_name_stays(standing: Directory) -> None:
    plan = planned([officer("new.officer")], standing)
    assert plan.faults == ()
    assert plan.directory.posts == standing.posts
    assert plan.directory.tenures == standing.tenures
    assert len(plan.directory.officers) == 3


def test_a_charge_ends_and_another_begins(standing: Directory) -> None:
    rows = [
        charge("seema.ahirwar", "RHL/CLK", until="2025-08-31"),
        charge("ananya.rao", "RHL/CLK", "2025-09-01", charge="अतिरिक्त"),
    ]
    plan = planned(rows, standing)
    assert [change.fate for change in plan.changes] == [Fate.ENDED, Fate.ADDED]
    assert plan.changes[0].differs == ("until:  → 2025-08-31",)
    handed_over = at_office_time(date(2025, 9, 1))
    old, new = (t for t in plan.directory.tenures if t.post_id == 3)
    assert (old.until, new.since) == (handed_over, handed_over)
    assert (new.charge, new.officer_id) == (Charge.ADDITIONAL, 1)
    again = planned(rows, plan.directory)
    assert again.changes_nothing


def test_an_ended_charge_may_be_corrected(standing: Directory) -> None:
    ended = planned([charge("seema.ahirwar", "RHL/CLK", until="2025-08-31")], standing)
    plan = planned([charge("seema.ahirwar", "RHL/CLK", until="2025-09-30")], ended.directory)
    assert [change.fate for change in plan.changes] == [Fate.CHANGED]


def test_one_name_stands_in_for_the_other() -> None:
    rows = [{"record": "office", "code": "A", "hindi": "सागर"}, office("B")]
    first, second = planned(rows).directory.offices.values()
    assert (first.hindi, first.english) == ("सागर", "सागर")
    assert (second.hindi, second.english) == ("B", "B")


def test_logins_are_taken_in_one_form(standing: Directory) -> None:
    plan = planned([officer("Ananya.RAO", hindi="अनन्या")], standing)
    assert [change.fate for change in plan.changes] == [Fate.CHANGED]


BAD_VALUES: Sequence[tuple[Row, Wrong, str]] = (
    ({"record": "office", "english": "X"}, Wrong.MISSING, "code"),
    ({"record": "office", "code": "X"}, Wrong.NAME_MISSING, "hindi"),
    (office("A/B"), Wrong.SLASH, "code"),
    (post("A/B", "SGR/CHM"), Wrong.SLASH, "code"),
    (office("X" * 41), Wrong.TOO_LONG, "code"),
    (office("X", english="x" * 201), Wrong.TOO_LONG, "english"),
    (office("X", hindi="सा\u202eगर"), Wrong.UNCLEAN, "hindi"),
    (office("X\u200f", english="X"), Wrong.UNCLEAN, "code"),
    (office("X", "NOWHERE"), Wrong.UNKNOWN_OFFICE, "of"),
    ({"record": "section", "code": "X", "english": "X"}, Wrong.MISSING, "of"),
    (section("X", "NOWHERE"), Wrong.UNKNOWN_OFFICE, "of"),
    (section("X", "SGR", diary_pattern="{year}"), Wrong.BAD_PATTERN, "diary_pattern"),
    (section("X", "SGR", file_pattern="{serial"), Wrong.BAD_PATTERN, "file_pattern"),
    (section("X", "SGR", file_pattern="{serial}/{who}"), Wrong.BAD_PATTERN, "file_pattern"),
    (section("X", "SGR", file_pattern="{serial!r}"), Wrong.BAD_PATTERN, "file_pattern"),
    (post("X", "CHM"), Wrong.NO_OFFICE, "of"),
    (post("X", "NOWHERE/CHM"), Wrong.UNKNOWN_OFFICE, "of"),
    (post("X", "SGR/INW"), Wrong.UNKNOWN_SECTION, "of"),
    (post("X", "SGR/"), Wrong.UNKNOWN_SECTION, "of"),
    (post("X", "SGR/CHM", reports_to="TEH"), Wrong.UNKNOWN_POST, "reports_to"),
    (post("X", "SGR/CHM", reports_to="RHL/NONE"), Wrong.UNKNOWN_POST, "reports_to"),
    (post("X", "SGR/CHM", may_approve="perhaps"), Wrong.NOT_YES_OR_NO, "may_approve"),
    ({"record": "officer", "english": "X"}, Wrong.MISSING, "login"),
    (officer("two words"), Wrong.BLANKS, "login"),
    (officer("x" * 81), Wrong.TOO_LONG, "login"),
    (officer("ananya.rao"), Wrong.LOGIN_TWICE, "login"),
    (officer("Ananya.Rao"), Wrong.LOGIN_TWICE, "login"),
    (office("SGR"), Wrong.DUPLICATE, "code"),
    (section("CHM", "SGR"), Wrong.DUPLICATE, "code"),
    (post("COLL", "SGR/CHM"), Wrong.DUPLICATE, "code"),
    (charge("ananya.rao", "SGR/COLL", until="2025-05-01"), Wrong.DUPLICATE, "post"),
    (charge("nobody", "RHL/TEH"), Wrong.UNKNOWN_OFFICER, "login"),
    (charge("ananya.rao", "RHL/NONE"), Wrong.UNKNOWN_POST, "post"),
    (charge("ananya.rao", "TEH"), Wrong.NO_OFFICE, "post"),
    (charge("ananya.rao", "RHL/TEH", ""), Wrong.MISSING, "since"),
    (charge("ananya.rao", "RHL/TEH", "yesterday"), Wrong.BAD_DATE, "since"),
    (charge("ananya.rao", "RHL/TEH", until="31-02-2025"), Wrong.BAD_DATE, "until"),
    (charge("ananya.rao", "RHL/TEH", until="2025-03-31"), Wrong.ENDS_BEFORE, "until"),
    (charge("ananya.rao", "RHL/TEH", charge="acting"), Wrong.UNKNOWN_CHARGE, "charge"),
    (charge("ananya.rao", "RHL/CLK", "2025-05-01"), Wrong.OVERLAP, "since"),
    (charge("ananya.rao", "RHL/CLK", "2025-03-01"), Wrong.OVERLAP, "since"),
)


@pytest.mark.parametrize(
    ("row", "wrong", "column"),
    BAD_VALUES,
    ids=[f"{w.name}-{n}" for n, (_, w, _) in enumerate(BAD_VALUES)],
)
def test_a_bad_value_is_named_with_its_row_and_column(row: Row, wrong: Wrong, column: str) -> None:
    plan = planned(small(row))
    (fault,) = plan.faults
    assert (fault.wrong, fault.column) == (wrong, column)
    early = wrong is Wrong.OVERLAP and row["since"] == "2025-03-01"
    assert fault.row == (FIRST_MORE - 1 if early else FIRST_MORE)
    assert fault.hindi != fault.english
    assert "{}" not in fault.hindi + fault.english
    assert plan.directory == Directory()
    assert plan.changes == ()


def test_everything_wrong_is_said_at_once() -> None:
    rows = small(office(""), officer("two words"), charge("nobody", "TEH", "never"))
    assert placed(planned(rows).faults) == [
        (Wrong.MISSING, 13, "code"),
        (Wrong.NAME_MISSING, 13, "hindi"),
        (Wrong.BLANKS, 14, "login"),
        (Wrong.NO_OFFICE, 15, "post"),
        (Wrong.BAD_DATE, 15, "since"),
    ]


def test_what_is_named_twice_is_said_beside_what_is_wrong_by_itself() -> None:
    rows = small(officer("two words"), office("NEW"), office("NEW"))
    wrong = [fault.wrong for fault in planned(rows).faults]
    assert wrong == [Wrong.BLANKS, Wrong.DUPLICATE]


def test_offices_in_a_circle_are_said_once() -> None:
    rows = [office("A", "B"), office("B", "C"), office("C", "A"), office("D", "A")]
    (fault,) = planned(rows).faults
    assert (fault.wrong, fault.column, fault.value) == (Wrong.OFFICE_CYCLE, "of", "A → B → C → A")


def test_an_office_above_itself_and_a_post_that_reports_to_itself() -> None:
    assert placed(planned([office("A", "A")]).faults) == [(Wrong.OFFICE_CYCLE, 2, "of")]
    rows = small(post("X", "SGR/CHM", reports_to="X"))
    assert placed(planned(rows).faults) == [(Wrong.POST_CYCLE, FIRST_MORE, "reports_to")]


def test_a_circle_closed_through_stored_posts_is_found(standing: Directory) -> None:
    rows = [post("COLL", "SGR/CHM", reports_to="RHL/CLK")]
    (fault,) = planned(rows, standing).faults
    assert (fault.wrong, fault.row) == (Wrong.POST_CYCLE, 2)
    assert fault.value == "SGR/COLL → RHL/CLK → RHL/TEH → SGR/COLL"


def test_circles_are_found_in_long_lines_at_once() -> None:
    line: dict[int, int | None] = {n: n + 1 for n in range(100_000)}
    assert list(circles(line)) == []
    line[100_000] = 50_000
    (circle,) = circles(line)
    assert len(circle) == 50_002


def test_two_in_one_stored_seat_are_found(standing: Directory) -> None:
    rows = [charge("ananya.rao", "RHL/CLK", "2025-09-01")]
    (fault,) = planned(rows, standing).faults
    assert (fault.wrong, fault.value) == (Wrong.OVERLAP, "seema.ahirwar, 2025-04-01")
    # The day after the last day is free.
    rows.append(charge("seema.ahirwar", "RHL/CLK", until="2025-08-31"))
    assert planned(rows, standing).faults == ()
    rows[1] = charge("seema.ahirwar", "RHL/CLK", until="2025-09-01")
    assert [f.wrong for f in planned(rows, standing).faults] == [Wrong.OVERLAP]


def test_one_officer_may_hold_several_posts(standing: Directory) -> None:
    plan = planned([charge("seema.ahirwar", "RHL/TEH", charge="additional")], standing)
    assert plan.faults == ()
    assert len(plan.directory.posts_of(plan.directory.tenures[-1].officer_id, cast.NOW)) == 2


@pytest.fixture
def empty_server(db_store: Store) -> Store:
    """A server's store on each engine, before its first mapping."""
    migrate(db_store, STEPS)
    return db_store


def directory_of(store: Store) -> Directory:
    with store.reading() as connection:
        return read_directory(connection)


def counted(store: Store) -> tuple[int, int]:
    """How many counters of offices and accounts of officers there are."""
    with store.reading() as connection:
        return (
            connection.execute(select(func.count()).select_from(HEAD)).scalar_one(),
            connection.execute(select(func.count()).select_from(ACCOUNT)).scalar_one(),
        )


def test_showing_writes_nothing_and_taking_writes_all(empty_server: Store) -> None:
    read = read_rows(SMALL)
    shown = show_mapping(empty_server, read)
    assert directory_of(empty_server) == Directory()
    assert take_mapping(empty_server, read) == shown
    assert directory_of(empty_server) == shown.directory
    assert counted(empty_server) == (2, 2)
    with empty_server.reading() as connection:
        head = connection.execute(select(HEAD)).first()
        account = connection.execute(select(ACCOUNT)).first()
    assert head is not None
    assert (head.head_seq, head.registry_dseq, head.registry_head) == (0, 0, bytes(32))
    assert account is not None
    assert account.password_hash == ""


def test_taking_twice_leaves_version_counters_and_passwords_alone(empty_server: Store) -> None:
    take_mapping(empty_server, read_rows(SMALL))
    with empty_server.writing() as connection:
        connection.execute(HEAD.update().values(head_seq=7))
        connection.execute(ACCOUNT.update().values(password_hash="kept"))
    again = take_mapping(empty_server, read_rows(SMALL))
    assert again.changes_nothing
    take_mapping(empty_server, read_rows(small(office("NEW"), officer("new.officer"))))
    with empty_server.reading() as connection:
        heads = connection.execute(select(HEAD.c.head_seq).order_by(HEAD.c.office_id)).scalars()
        kept = connection.execute(
            select(ACCOUNT.c.password_hash).order_by(ACCOUNT.c.officer_id)
        ).scalars()
        assert (list(heads), list(kept)) == ([7, 7, 0], ["kept", "kept", ""])
        assert read_directory(connection).changes == 2


def test_one_bad_row_keeps_everything_out(empty_server: Store) -> None:
    plan = take_mapping(empty_server, read_rows(small(office("X", "NOWHERE"))))
    assert plan.faults
    assert directory_of(empty_server) == Directory()
    assert counted(empty_server) == (0, 0)


def test_a_death_in_the_middle_leaves_nothing_behind(empty_server: Store) -> None:
    take_mapping(empty_server, read_rows(SMALL))
    before = directory_of(empty_server)
    more = read_rows(small(office("NEW"), officer("new.officer")))

    class Died(Exception):
        """The machine lost its power here."""

    for nth in range(1, 60):
        left = iter(range(nth))

        def die(_statement: str, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Died

        empty_server.on_statement = die
        try:
            take_mapping(empty_server, more)
        except Died:
            empty_server.on_statement = None
            assert directory_of(empty_server) == before
            assert counted(empty_server) == (2, 2)
        else:
            break
    empty_server.on_statement = None
    assert nth > 10
    assert len(directory_of(empty_server).offices) == 3


def test_the_standing_office_goes_through_a_file_and_back(empty_server: Store) -> None:
    """The office of all the other tests can be written as a mapping."""
    directory = cast.directory()
    codes = {o.office_id: o.code for o in cast.OFFICES}
    sections = {s.section_id: s for s in cast.SECTIONS}
    names = {p.post_id: f"{codes[p.office_id]}/{p.code}" for p in cast.POSTS}
    logins = {o.officer_id: o.login for o in cast.OFFICERS}
    rows: list[Row] = [
        office(
            o.code, codes.get(o.parent, "") if o.parent else "", hindi=o.hindi, english=o.english
        )
        for o in cast.OFFICES
    ]
    rows += [
        section(s.code, codes[s.office_id], hindi=s.hindi, english=s.english,
                diary_pattern=s.diary_pattern, file_pattern=s.file_pattern)
        for s in cast.SECTIONS
    ]  # fmt: skip
    rows += [
        post(p.code, f"{codes[p.office_id]}/{sections[p.section_id].code}", hindi=p.hindi,
             english=p.english, reports_to=names[p.reports_to] if p.reports_to else "",
             may_approve="yes" if p.may_approve else "no")
        for p in cast.POSTS
    ]  # fmt: skip
    rows += [officer(o.login, hindi=o.hindi, english=o.english) for o in cast.OFFICERS]
    rows += [
        charge(logins[t.officer_id], names[t.post_id],
               "2025-09-01" if t.since == cast.SEPTEMBER_BEGAN else "2025-04-01",
               until="2025-08-31" if t.until else "",
               charge="additional" if t.charge else "substantive")
        for t in cast.TENURES
    ]  # fmt: skip
    plan = plan_of(directory, read_rows(rows).lines)
    assert plan.faults == ()
    assert plan.changes_nothing
    assert take_mapping(empty_server, read_rows(rows)).faults == ()
    taken = directory_of(empty_server)
    assert len(taken.tenures) == len(directory.tenures)


def test_the_examples_of_the_page_are_taken_in(empty_server: Store) -> None:
    first, second = examples()
    assert take_mapping(empty_server, read_content(first.encode())).faults == ()
    plan = take_mapping(empty_server, read_content(second.encode()))
    assert plan.faults == ()
    assert fates(plan) == {Fate.ADDED: 2}
    directory = directory_of(empty_server)
    tehsildar = next(p.post_id for p in directory.posts.values() if p.code == "TEH")
    on_the_day = directory.holder(tehsildar, cast.NOW)
    after = directory.holder(tehsildar, at_office_time(date(2025, 11, 22)))
    assert on_the_day is not None
    assert after is not None
    assert (on_the_day.login, after.login) == ("seema.ahirwar", "imran.qureshi")


def block_rows() -> list[list[str]]:
    """The published list of blocks, as it is."""
    if not BLOCKS.exists():
        pytest.skip("the public list of blocks is not on this machine")
    return list(csv.reader(io.StringIO(BLOCKS.read_text("utf-8-sig"))))


def test_the_published_list_of_blocks_is_refused_with_reason() -> None:
    block_rows()
    read = read_content(BLOCKS.read_bytes())
    assert [fault.wrong for fault in read.faults] == [Wrong.NO_HEADERS]


def block_mapping(names: Sequence[str]) -> bytes:
    """The list with our columns beside its own; its two columns of names are called as given."""
    header, *blocks = block_rows()
    renamed = iter(names)
    written = io.StringIO()
    writer = csv.writer(written)
    ours = [next(renamed) if cell.strip() == "Block Name" else cell for cell in header]
    writer.writerow([*ours, "Record", "CODE", "of"])
    states = {row[1]: row[2].strip().title() for row in blocks}
    writer.writerows(
        [*[""] * 7, name, "", "office", f"ST{code}", ""] for code, name in states.items()
    )
    writer.writerows([*row, "office", f"BL{row[5]}", f"ST{row[1]}"] for row in blocks)
    return written.getvalue().encode()


def test_real_block_offices_are_taken_in(empty_server: Store) -> None:
    header, *blocks = block_rows()
    assert [cell.strip() for cell in header].count("Block Name") == 2
    read = read_content(block_mapping(("English", "हिंदी")))
    plan = take_mapping(empty_server, read)
    assert plan.faults == ()
    assert plan.counts[Kind.OFFICE, Fate.ADDED] == len(blocks) + len({row[1] for row in blocks})
    assert "S.No." in read.ignored
    offices = plan.directory.offices.values()
    assert {" ".join(row[7].split()) for row in blocks} <= {office.english for office in offices}
    assert "अरवल" in {office.hindi for office in offices}
    assert take_mapping(empty_server, read).changes_nothing


def test_two_columns_of_one_name_are_only_refused_where_they_disagree() -> None:
    _, *blocks = block_rows()
    read = read_content(block_mapping(("English", "English ")))
    both = [row for row in blocks if row[8].strip() and row[8].strip() != row[7].strip()]
    assert {fault.wrong for fault in read.faults} == {Wrong.DOUBLED}
    assert len(read.faults) == len(both) < len(blocks)


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_taken(empty_server: Store) -> None:
    if empty_server.is_encrypted:
        pytest.skip("a server's store has no key")
    rows: list[Row] = [office(f"O{n}", f"O{n // 10}" if n else "") for n in range(1_000)]
    rows += [section("S", f"O{n}") for n in range(1_000)]
    rows += [post(f"P{n}", f"O{n % 1000}/S") for n in range(33_000)]
    rows += [officer(f"login{n}") for n in range(32_500)]
    rows += [charge(f"login{n}", f"O{n % 1000}/P{n}") for n in range(32_500)]
    told: list[int] = []
    read = read_content(text_of(rows).encode(), tell=told.append)
    assert len(read.lines) == len(rows) == 100_000
    assert told[-1] == 100_000
    plan = take_mapping(empty_server, read)
    assert plan.faults == ()
    with empty_server.reading() as connection:
        count = connection.execute(select(func.count()).select_from(TENURE)).scalar_one()
    assert count == 32_500
    again = take_mapping(empty_server, replace(read, lines=read.lines[-10:]))
    assert again.changes_nothing
