"""The ledger and its rows: what is written is what folds, both in one transaction or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection

from eoffice_core.domain.apply import fold
from eoffice_core.domain.ids import CaseId, OpId
from eoffice_core.domain.ops import Entry
from eoffice_core.store import ledger, projector
from eoffice_core.store.cases import load_case, load_cases
from eoffice_core.store.check import desk_breaches, server_breaches
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.ledger import OP, Standing
from eoffice_core.store.migrations import migrate
from eoffice_server.steps import STEPS
from tests import cast
from tests.builders import Story, a_file, a_receipt
from tests.store.conftest import KEY
from tests.store.shelf import Rows, Shelf, dump, write_stories
from tests.unit.domain.every import all_honest_acts
from tests.unit.domain.test_histories import played

MOVES = 600
MOVED = ("office_case", "note", "movement", "correspondence")
INDEXED = {
    "sqlite": ("passage", "case_number", "passage_fts"),
    "postgresql": ("passage", "case_number"),
}


@pytest.fixture
def shelved(db_store: Store) -> Store:
    """An empty store in this release's shape."""
    migrate(db_store, STEPS)
    return db_store


def a_filed_letter() -> Story:
    """A file with a letter in it, there and back, with notes of every kind."""
    letter = a_receipt(22).noted_by(cast.CLERK)
    file = a_file(21).noted_by(cast.CLERK).yellow_by(cast.CLERK).with_receipt(letter)
    there = file.forwarded_to(cast.OFFICER, remarks="आज ही").received_by(cast.OFFICER)
    back = there.approved_by(cast.OFFICER).returned_by(cast.OFFICER).received_by(cast.CLERK)
    return back.confirmed_by(cast.CLERK).numbered("7/नजारत/2025").parked_by(cast.CLERK)


def a_history(seed: int) -> Story:
    """What a few officers did who asked for anything, beside an orderly story."""
    chance = Random(seed)
    moves = [[chance.randrange(1_000) for _ in range(5)] for _ in range(MOVES)]
    return played(moves).beside(a_filed_letter())


def rows_of(store: Store) -> Rows:
    with store.reading() as connection:
        return dump(connection)


def acts_of(story: Story) -> list[list[Entry]]:
    """The history in acts: facts of one officer and one moment were decided together."""
    acts: list[list[Entry]] = []
    for entry in story.history:
        if acts and acts[-1][0].made_at == entry.made_at and acts[-1][0].actor == entry.actor:
            acts[-1].append(entry)
        else:
            acts.append([entry])
    return acts


def assert_folds(connection: Connection, shelf: Shelf) -> None:
    """The rows, the ledger and the fold say the same."""
    ids = list(shelf.cases)
    assert load_cases(connection, ids) == shelf.cases
    entries = ledger.entries_of(connection, ids)
    assert {case_id: fold(entries[case_id]) for case_id in ids} == shelf.cases
    assert [line.entry for line in shelf.lines if line.op.envelope.case_id == ids[0]] == entries[
        ids[0]
    ]
    assert server_breaches(connection) == []
    assert ledger.case_ids(connection) == sorted(ids)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_history_written_act_by_act_is_what_it_folds_to(shelved: Store, seed: int) -> None:
    shelf = Shelf()
    acts = acts_of(a_history(seed))
    assert len(acts) > 30
    for number, act in enumerate(acts):
        with shelved.writing() as connection:
            shelf.write(connection, act)
            if number % 10 == 0:
                assert_folds(connection, shelf)
    with shelved.reading() as connection:
        assert_folds(connection, shelf)


def test_every_honest_act_is_written_and_read_back(shelved: Store) -> None:
    for one in all_honest_acts():
        shelf = Shelf()
        with shelved.writing() as connection:
            shelf.write(connection, one.after.history)
            assert load_cases(connection, shelf.cases) == shelf.cases, one.name
            for table in (*MOVED, "op", *INDEXED[connection.dialect.name]):
                connection.exec_driver_sql(f"DELETE FROM {table}")


@pytest.mark.parametrize("seed", [4, 5])
def test_rows_made_anew_are_the_same_to_the_byte(shelved: Store, seed: int) -> None:
    shelf = write_stories(shelved, [a_history(seed)])
    before = rows_of(shelved)
    assert all(before[table] for table in MOVED)

    with shelved.writing() as connection:
        assert projector.rebuild(connection) == len(shelf.cases)

    assert rows_of(shelved) == before


def test_rows_that_were_lost_or_spoilt_are_made_anew(shelved: Store) -> None:
    write_stories(shelved, [a_history(6)])
    before = rows_of(shelved)
    for spoil in (
        "DELETE FROM note",
        "DELETE FROM office_case",
        "UPDATE office_case SET subject = 'other', custodian = 999",
        "UPDATE movement SET receiver = 999",
        "UPDATE office_case SET office_id = office_id + 900",
        "DELETE FROM correspondence",
    ):
        with shelved.writing() as connection:
            connection.exec_driver_sql(spoil)
            assert server_breaches(connection)
            projector.rebuild(connection)
        assert rows_of(shelved) == before


class Killed(Exception):
    """The program stops here."""


def kill_at(store: Store, number: int) -> None:
    """Stop before the statement of this number."""
    counted = count(1)

    def hook(_statement: str) -> None:
        if next(counted) == number:
            raise Killed

    store.on_statement = hook


def seen_by_another(store: Store, path: Path) -> Rows:
    """What is committed, as a program sees it that is started after the end of this one."""
    if store.dialect == "postgresql":
        return rows_of(store)
    other = open_sqlite(path, key=KEY if store.is_encrypted else None)
    try:
        return rows_of(other)
    finally:
        other.close()


def write_acts(store: Store, acts: Sequence[Sequence[Entry]]) -> None:
    """Write acts anew, one transaction each."""
    shelf = Shelf()
    for act in acts:
        with store.writing() as connection:
            shelf.write(connection, act)


def test_facts_and_rows_are_there_together_or_not_at_all(shelved: Store, tmp_path: Path) -> None:
    story = a_file().noted_by(cast.CLERK).with_receipt(a_receipt())
    first, rest = acts_of(story)[:-1], [entry for act in acts_of(story)[-1:] for entry in act]
    assert len(rest) == 2  # a fact on the file and one on the receipt
    shelf = Shelf()
    for act in first:
        with shelved.writing() as connection:
            shelf.write(connection, act)
    empty = rows_of(shelved)
    known, kept = dict(shelf.cases), list(shelf.lines)
    for statement in count(1):
        shelf.cases, shelf.lines = dict(known), list(kept)
        kill_at(shelved, statement)
        try:
            with shelved.writing() as connection:
                shelf.write(connection, rest)
        except Killed:
            shelved.on_statement = None
            assert seen_by_another(shelved, tmp_path / "store.db") == empty
            continue
        shelved.on_statement = None
        break
    assert statement >= 5  # the ledger, two cases, a paper and COMMIT at least
    done = rows_of(shelved)
    assert seen_by_another(shelved, tmp_path / "store.db") == done
    assert len(done["op"]) == len(empty["op"]) + 2
    assert len(done["correspondence"]) == 1


def test_only_what_differs_is_written(shelved: Store) -> None:
    story = a_file().noted_by(cast.CLERK).noted_by(cast.CLERK)
    shelf = write_stories(shelved, [story])
    said: list[str] = []
    noted = story.noted_by(cast.CLERK)
    shelved.on_statement = said.append
    with shelved.writing() as connection:
        shelf.write(connection, noted.history[len(story.history) :])
    shelved.on_statement = None
    written = re.findall(r"(?:INSERT INTO|DELETE FROM|(?<!DO )UPDATE) (\w+)", "\n".join(said))
    searched = ["passage_fts", "passage"] if shelved.dialect == "sqlite" else ["passage"]
    assert written == ["op", "office_case", "note", *searched]


def test_rows_that_are_no_longer_in_a_case_go(shelved: Store) -> None:
    longer = a_file().noted_by(cast.CLERK).noted_by(cast.CLERK).forwarded_to(cast.OFFICER)
    shelf = write_stories(shelved, [longer])
    (case,) = shelf.cases.values()
    entries = [line.entry for line in shelf.lines[:2]]
    with shelved.writing() as connection:
        projector.project(connection, {case.case_id: (case, fold(entries))})
        assert load_case(connection, case.case_id) == fold(entries)
        projector.project(connection, {case.case_id: (fold(entries), None)})
        assert load_case(connection, case.case_id) is None
        left = dump(connection)
        assert not any(left[table] for table in MOVED)
        projector.project(connection, {case.case_id: (None, case)})


def test_more_cases_than_one_statement_takes_are_loaded_and_rebuilt(shelved: Store) -> None:
    shelf = Shelf()
    with shelved.writing() as connection:
        shelf.write(connection, [e for number in range(1, 513) for e in a_file(number).history])
        ids = ledger.case_ids(connection)
        assert len(ids) == 512
        assert list(load_cases(connection, ids)) == ids
        before = dump(connection)
        assert projector.rebuild(connection) == 512
        assert dump(connection) == before


def test_a_case_that_nobody_knows_is_none(shelved: Store) -> None:
    with shelved.reading() as connection:
        assert load_case(connection, cast.case_id(404)) is None
        assert load_cases(connection, []) == {}
        assert ledger.entries_of(connection, [cast.case_id(404)]) == {}
        assert ledger.known_ops(connection, [cast.op_id(404)]) == {}


def test_an_op_keeps_its_bytes_and_how_far_it_is(shelved: Store) -> None:
    shelf = write_stories(shelved, [a_file().noted_by(cast.CLERK)])
    first, second = shelf.lines
    with shelved.writing() as connection:
        rows = ledger.known_ops(connection, [line.op.envelope.op_id for line in shelf.lines])
        assert [ledger.line_of(rows[one.op.envelope.op_id]) for one in shelf.lines] == shelf.lines
        ledger.set_standing(connection, second.op.envelope.op_id, Standing.RETURNED)
        folded = ledger.entries_of(connection, list(shelf.cases))[CaseId(first.op.envelope.case_id)]
        assert folded == [first.entry]  # what was returned is kept, and not folded
        row = ledger.known_ops(connection, [second.op.envelope.op_id])[second.op.envelope.op_id]
        assert (row.raw, row.standing, row.case_index) == (second.sealed.raw, 3, None)
        ledger.set_standing(
            connection,
            OpId(second.op.envelope.op_id),
            Standing.SETTLED,
            accepted_at=second.accepted_at,
            case_index=2,
        )


def test_settled_ops_fold_by_their_place_and_then_the_desks_own_by_their_order(
    shelved: Store,
) -> None:
    story = a_file()
    for number in range(5):
        story = story.noted_by(cast.CLERK, f"टीप {number}")
    shelf = write_stories(shelved, [story])
    with shelved.writing() as connection:
        connection.execute(
            OP.update().where(OP.c.dseq > 3).values(standing=0, case_index=None, accepted_at=None)
        )
        connection.execute(OP.update().where(OP.c.dseq == 3).values(case_index=7))
        texts = [
            getattr(entry.fact.body, "text", "")
            for entry in ledger.entries_of(connection, list(shelf.cases))[story.case_id]
        ]
        assert texts == ["", "टीप 0", "टीप 1", "टीप 2", "टीप 3", "टीप 4"]
        connection.execute(OP.update().where(OP.c.dseq == 2).values(case_index=9))
        texts = [
            getattr(entry.fact.body, "text", "")
            for entry in ledger.entries_of(connection, list(shelf.cases))[story.case_id]
        ]
        assert texts == ["", "टीप 1", "टीप 0", "टीप 2", "टीप 3", "टीप 4"]
        for line in shelf.lines:
            ledger.set_standing(
                connection,
                line.op.envelope.op_id,
                Standing.SETTLED,
                accepted_at=line.accepted_at,
                case_index=line.case_index,
            )
        assert desk_breaches(connection) == server_breaches(connection) == []
