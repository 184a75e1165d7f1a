"""How well and how fast search finds: other spellings, and one of a million notes, encrypted.

Recall and precision come of a list of spellings that was written before the rules and is only
measured with; `by rules alone` is without the table of spellings. Times are of the desk's own
questions: the first page of the newest hits, and of a beginning as it is while one types.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from unittest import mock

from rich.console import Console

from eoffice_core.domain import spellings as rules
from eoffice_core.domain.case import Case, CaseKind
from eoffice_core.domain.file import Cover
from eoffice_core.domain.hindi import words
from eoffice_core.domain.ids import CaseId, NoteId, OfficeId, PostId, SectionId, time_ordered_id
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.movement import Action, Custody, Movement, MovementKind, Priority
from eoffice_core.domain.noting import Note, NoteKind, NoteState
from eoffice_core.domain.search import SearchQuestion
from eoffice_core.store import projector
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.migrations import migrate
from eoffice_core.store.passages import Passage
from eoffice_core.store.search import Scope, hits_count, hits_page
from eoffice_core.store.search_index import index
from eoffice_tui.local.steps import STEPS
from eoffice_tui.widgets.virtual_table import PAGE_ROWS
from tests import cast
from tests.bench.parts import spellings
from tests.bench.parts.figures import Goal, quantile, result, rounded, show
from tests.bench.parts.vocabulary import Writer

CONSOLE = Console(highlight=False)
KEY = bytes(range(32))
NOTES = 1_000_000
QUICK_NOTES = 2_000
NOTES_PER_CASE = 20
CASES_PER_CHUNK = 250
QUERIES = 200
RECALL_LEAST, PRECISION_LEAST = 0.95, 0.99
MOST_MS = {"one word": 5.0, "three words": 40.0, "prefix": 200.0, "number": 20.0}
"""By the design's measurement of the same questions on a machine like this one, with room."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How well a list of spellings is found."""

    recall: float
    precision: float


def judge(name: str) -> Judged:
    """Ask an index for each spelling, and see whether its group comes, and nothing else."""
    groups = spellings.read(name)
    texts = [(number, text) for number, group in enumerate(groups) for text in group.spellings]
    texts += [(-1, text) for group in groups for text in group.look_alikes]
    wanted = right = found = 0
    with tempfile.TemporaryDirectory() as place:
        store = open_sqlite(Path(place) / "spellings.db", key=KEY)
        migrate(store, STEPS)
        with store.writing() as connection:
            passages = [_passage(place, text) for place, (_, text) in enumerate(texts, start=1)]
            index(connection, [(None, passage) for passage in passages])
        for number, group in enumerate(groups):
            for spelling in group.spellings:
                hits = _places(store, SearchQuestion(text=f"{spelling} "))
                wanted += len(group.spellings)
                found += len(hits)
                right += sum(texts[hit - 1][0] == number for hit in hits)
        store.close()
    return Judged(right / wanted, right / found)


def _passage(place: int, text: str) -> Passage:
    single = place.to_bytes(16, "big")
    return Passage(1, bytes(16), place, written_at=cast.NOW, single=single, body=text)


def _places(store: Store, question: SearchQuestion) -> list[int]:
    with store.reading() as connection:
        hits = hits_page(connection, question, Scope(posts=()), offset=0, limit=1_000)
    return [hit.place for hit in hits]


def by_rules_alone(name: str) -> Judged:
    """The same without the table of spellings."""
    rules.also_written.cache_clear()
    with mock.patch.object(rules, "_table", dict):
        judged = judge(name)
    rules.also_written.cache_clear()
    return judged


# --- a large store -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Built:
    """A store full of notes, and how it came to be."""

    path: Path
    seconds: float
    index_bytes: int


def build(path: Path, notes: int) -> Built:
    """Write so many notes into an encrypted store, as the projector writes them."""
    began = time.perf_counter()
    store = open_sqlite(path, key=KEY)
    migrate(store, STEPS)
    writer, random = Writer(Random(11)), Random(12)
    cases = notes // NOTES_PER_CASE
    for start in range(0, cases, CASES_PER_CHUNK):
        numbers = range(start, min(cases, start + CASES_PER_CHUNK))
        made = [_case(number, cases, writer, random) for number in numbers]
        with store.writing() as connection:
            projector.project(connection, {case.case_id: (None, case) for case in made})
        if start % (CASES_PER_CHUNK * 20) == 0:
            CONSOLE.print(
                f"{start * NOTES_PER_CASE:9,} notes, {time.perf_counter() - began:5.0f} s"
            )
    with store.reading() as connection:
        index_bytes = connection.exec_driver_sql(
            "SELECT sum(length(block)) FROM passage_fts_data"
        ).scalar_one()
    store.close()
    seconds = time.perf_counter() - began
    return Built(path, seconds, int(index_bytes))


def _case(number: int, cases: int, writer: Writer, random: Random) -> Case:
    at = Moment(cast.NOW - (cases - number) * 5 * cast.ONE_MINUTE_MS)
    case_id = CaseId(time_ordered_id(at_ms=at, random=random.randbytes(10)))
    notes = tuple(
        Note(
            note_id=NoteId(time_ordered_id(at_ms=at, random=random.randbytes(10))),
            number=place,
            state=NoteState.FINAL,
            kind=NoteKind.PLAIN,
            text=writer.note(),
            author=cast.CLERK,
            drafted_by=cast.CLERK,
            written_at=Moment(at + place * cast.ONE_MINUTE_MS),
            sent_with=1,
        )
        for place in range(1, NOTES_PER_CASE + 1)
    )
    post = PostId(cast.CLERK_POST)
    born = Movement(
        serial=1, kind=MovementKind.BORN, sender=post, sender_officer=cast.CLERK.officer_id,
        receiver=post, sent_at=at, made_at=at, action=Action.NECESSARY_ACTION,
        priority=Priority.ORDINARY, due_on=None, remarks="", received_at=at,
        received_by=cast.CLERK.officer_id, rests=(),
    )  # fmt: skip
    return Case(
        case_id=case_id,
        kind=CaseKind.FILE,
        office_id=OfficeId(1),
        section_id=SectionId(cast.STORES.section_id),
        opened_by=cast.CLERK,
        opened_at=at,
        provisional=f"अनं.-नजारत1-{number}",
        number=f"{number + 1}/नजारत/2025",
        custody=Custody(post_id=post, version=1, since=at, received_at=at),
        movements=(born,),
        cover=Cover(subject=writer.sentence(), category="भण्डार", head="स्टोर"),
        notes=notes,
        op_count=NOTES_PER_CASE + 2,
    )


def _questions(notes: int) -> Iterator[tuple[str, SearchQuestion]]:
    writer, random = Writer(Random(21)), Random(22)
    for _ in range(QUERIES):
        found = [word for word in words(writer.note()) if len(word) > 2]
        some = random.sample(found, 3)
        yield "one word", SearchQuestion(text=f"{some[0]} ")
        yield "three words", SearchQuestion(text=f"{' '.join(some)} ")
        yield "prefix", SearchQuestion(text=some[1][:3], is_typing=True)
        case = random.randrange(max(1, notes // NOTES_PER_CASE)) + 1
        yield "number", SearchQuestion(number=f"{case}/नजारत/2025")
        yield "and counted", SearchQuestion(text=f"{some[0]} ")


def ask(path: Path, notes: int) -> dict[str, list[float]]:
    """How long each question takes, in milliseconds: one page of the newest, as the desk asks."""
    store = open_sqlite(path, key=KEY)
    taken: dict[str, list[float]] = {}
    scope = Scope(posts=(cast.CLERK_POST,))
    for name, question in _questions(notes):
        began = time.perf_counter()
        with store.reading() as connection:
            if name == "and counted":
                hits_count(connection, question, scope)
            else:
                hits_page(connection, question, scope, offset=0, limit=PAGE_ROWS)
        taken.setdefault(name, []).append((time.perf_counter() - began) * 1000)
    store.close()
    return taken


def run(arguments: Sequence[str]) -> dict[str, object]:
    """Measure, draw, and give the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench search", description=__doc__)
    parser.add_argument("--notes", type=int, default=NOTES, help="how many notes the store holds")
    parser.add_argument("--quick", action="store_true", help="a small store, to see that it runs")
    parser.add_argument("--store", type=Path, help="build it here, or ask what was built here")
    asked = parser.parse_args(list(arguments))
    notes = QUICK_NOTES if asked.quick else asked.notes
    held_out, seen = judge("held_out"), judge("seen")
    alone = by_rules_alone("held_out")
    show("Found by other spellings (held out)", "share", {
        "recall": held_out.recall, "precision": held_out.precision,
        "recall, by rules alone": alone.recall,
    })  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        path = asked.store or Path(place) / "notes.db"
        built = build(path, notes) if not path.exists() else None
        times = ask(path, notes)
        size = path.stat().st_size
    p50 = {name: quantile(taken, 0.5) for name, taken in times.items()}
    p99 = {name: quantile(taken, 0.99) for name, taken in times.items()}
    show(f"{notes:,} notes, encrypted: the newest {PAGE_ROWS}, p50", "ms", p50)
    show("p99", "ms", p99)
    goals = [
        Goal("recall", held_out.recall, least=RECALL_LEAST),
        Goal("precision", held_out.precision, least=PRECISION_LEAST),
        *(Goal(f"p50 ms: {name}", p50[name], most=most) for name, most in MOST_MS.items()),
    ]
    figures: dict[str, object] = {
        "held_out": {"recall": rounded(held_out.recall), "precision": rounded(held_out.precision)},
        "by_rules_alone": {"recall": rounded(alone.recall), "precision": rounded(alone.precision)},
        "seen": {"recall": rounded(seen.recall), "precision": rounded(seen.precision)},
        "notes": notes,
        "ms_p50": {name: rounded(taken) for name, taken in p50.items()},
        "ms_p99": {name: rounded(taken) for name, taken in p99.items()},
        "store_mb": rounded(size / 1e6),
    }
    if built is not None:
        figures["built_seconds"] = rounded(built.seconds)
        figures["index_mb"] = rounded(built.index_bytes / 1e6)
    return result("search", figures, goals)
