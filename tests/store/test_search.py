"""Search gives the same answer on both engines: what Python says, the newest first, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from eoffice_core.domain.case import Case, CaseKind
from eoffice_core.domain.hindi import FOLD_VERSION
from eoffice_core.domain.ids import PostId
from eoffice_core.domain.search import Phrase, SearchQuestion
from eoffice_core.store import projector, reindex
from eoffice_core.store.check import server_breaches
from eoffice_core.store.engine import Store
from eoffice_core.store.meta import read_meta, write_meta
from eoffice_core.store.migrations import migrate
from eoffice_core.store.passages import Passage, of_case
from eoffice_core.store.search import Scope, hits_count, hits_page
from eoffice_core.store.search_check import index_faults
from eoffice_core.store.search_index import WEIGHTS
from eoffice_server.steps import STEPS
from tests import cast
from tests.builders import COVER, PARTICULARS, Story, a_file, a_receipt
from tests.store.shelf import Shelf, dump, write_stories

ALL_POSTS = tuple(cast.directory().posts)
PAGE = 50

WORDS = (
    "सम्बन्ध", "संबंध", "नामांतरण", "नामान्तरण", "प्रमाण", "पत्र", "प्रमाणपत्र", "छह", "छः", "वापस",
    "वापिस", "४५१२/२०२५", "4512/2025", "S.D.M.", "एसडीएम", "file", "FILE", "गाँव", "गांव", "दिन",
    "दीन",    "निरीक्षण", "निरिक्षण", "१,२५,०००", "125000", "नि:शुल्क", "आदेशार्थ।", "क्‍या",
)  # fmt: skip


@pytest.fixture
def shelved(db_store: Store) -> Store:
    """An empty store in this release's shape."""
    migrate(db_store, STEPS)
    return db_store


def found(store: Store, question: SearchQuestion, posts: Sequence[PostId] = ALL_POSTS) -> list[str]:
    """What a question finds, each hit as the number of its case and its place, the newest first."""
    scope = Scope(posts=posts)
    with store.reading() as connection:
        hits = hits_page(connection, question, scope, offset=0, limit=PAGE)
        assert hits_count(connection, question, scope) == len(hits)
    return [f"{int.from_bytes(hit.case_id[-2:], 'big')}.{hit.place}" for hit in hits]


def finds(store: Store, text: str) -> list[str]:
    return found(store, SearchQuestion(text=text))


def noted(number: int, *texts: str, at: int = 0) -> Story:
    story = a_file(number, at=cast.moment(days=at))
    for text in texts:
        story = story.noted_by(cast.CLERK, text)
    return story


def expected(cases: Sequence[Case], question: SearchQuestion) -> list[tuple[bytes, int]]:
    """What Python itself finds in these cases."""
    passages = [passage for case in cases for passage in of_case(case)]
    hits = [p for p in passages if _holds(p, question)]
    hits.sort(key=lambda passage: -passage.newness)
    return [(passage.case_id, passage.place) for passage in hits]


def _holds(passage: Passage, question: SearchQuestion) -> bool:
    from eoffice_core.domain.hindi import words

    columns = [words(getattr(passage, name)) for name in WEIGHTS]

    def is_in(phrase: Phrase) -> bool:
        return any(phrase.at(held, place) for held in columns for place in range(len(held)))

    return all(any(map(is_in, term.spellings)) for term in question.query.terms)


def test_a_note_is_found_by_its_words_the_newest_first(shelved: Store) -> None:
    write_stories(
        shelved,
        [noted(1, "पेंशन प्रकरण", "जल कर"), noted(2, "पेन्शन नियम", at=1), noted(3, "अन्य", at=2)],
    )
    assert finds(shelved, "पेंशन") == ["2.1", "1.1"]
    assert finds(shelved, "पेंशन नियम") == ["2.1"]
    assert finds(shelved, "नियम पेंशन") == ["2.1"]
    assert finds(shelved, "नल") == []


def test_a_heading_is_found_by_subject_sender_and_numbers(shelved: Store) -> None:
    letter = a_receipt(7).numbered("4512/2025/तह-रहली")
    write_stories(shelved, [letter, a_file(8, at=cast.moment(days=1))])
    for text in ("फौती", "रामकली", "पटना बुज़ुर्ग", "4512/2025", "४५१२", "T1-7", '"पति मोहन लोधी"'):
        assert finds(shelved, text) == ["7.0"], text
    assert finds(shelved, "लेखन सामग्री") == ["8.0"]


def test_a_phrase_stands_together_and_in_one_place(shelved: Store) -> None:
    letter = replace(PARTICULARS, subject="नल", sender="जल")
    land = noted(1, "भूमि का सीमांकन", "सीमांकन भूमि का")
    write_stories(shelved, [land, a_receipt(9, particulars=letter)])
    assert finds(shelved, '"भूमि का"') == ["1.2", "1.1"]
    assert finds(shelved, '"का सीमांकन"') == ["1.1"]
    assert finds(shelved, "“का सीमांकन”") == ["1.1"]
    assert finds(shelved, '"का सीमांकन') == ["1.1"]  # the second quote is still to come
    assert finds(shelved, "नल जल") == ["9.0"]
    assert finds(shelved, '"नल जल"') == []  # one ends the subject, the other begins the sender


def test_the_beginning_of_a_word_is_enough_where_it_is_asked_for(shelved: Store) -> None:
    write_stories(shelved, [noted(1, "नामांतरण"), noted(2, "नाम", at=1)])
    assert finds(shelved, "नाम") == ["2.1"]
    assert finds(shelved, "नाम*") == ["2.1", "1.1"]
    assert found(shelved, SearchQuestion(text="नामां", is_typing=True)) == ["1.1"]
    assert found(shelved, SearchQuestion(text="नामां ", is_typing=True)) == []


HOSTILE = (
    "", " ", "।", '"', '""', '"""', "*", "**", "()", "AND", "OR NOT", "NEAR(a b)", "a:b", "^x",
    "-नल", "'", "\\", "%", "_", "\x00", "नल\x00", "\ud800", "नल \udfff", "अ" * 10_000, '" ' * 5_000,
    "+", "\u2044½", "नल " * 3_000, "' OR 1=1 --", "subject:नल", "{body}: नल", "नल:*", "!नल",
    "नल & | <->",
)  # fmt: skip


def test_nothing_that_is_typed_is_syntax(shelved: Store) -> None:
    stories = [noted(1, "नल जल योजना"), noted(2, "AND OR NOT NEAR", at=1)]
    write_stories(shelved, stories)
    for text in HOSTILE:
        question = SearchQuestion(text=text)
        there = [] if question.is_empty else expected([one.case for one in stories], question)
        numbers = [f"{int.from_bytes(case_id[-2:], 'big')}.{place}" for case_id, place in there]
        assert finds(shelved, text) == numbers, text[:40]
        found(shelved, SearchQuestion(number=text))
        found(shelved, SearchQuestion(sender=text))


def test_words_of_an_engine_are_words(shelved: Store) -> None:
    write_stories(shelved, [noted(2, "AND OR NOT NEAR")])
    assert finds(shelved, "and or not near") == ["2.1"]


@pytest.mark.parametrize("seed", range(2))
def test_both_engines_find_what_python_finds(shelved: Store, seed: int) -> None:
    chance = Random(seed)
    stories = [
        noted(
            n, *(" ".join(chance.choices(WORDS, k=chance.randrange(1, 9))) for _ in range(3)), at=n
        )
        for n in range(1, 9)
    ]
    write_stories(shelved, stories)
    cases = [story.case for story in stories]
    for _ in range(40):
        some = chance.choices(WORDS, k=chance.randrange(1, 4))
        joint = chance.choice((" ", " ", "-", "* "))
        text = joint.join(some)
        text = f'"{text}"' if chance.random() < 0.3 else text
        question = SearchQuestion(text=text, is_typing=chance.random() < 0.3)
        with shelved.reading() as connection:
            hits = hits_page(connection, question, Scope(ALL_POSTS), offset=0, limit=PAGE)
        assert [(hit.case_id, hit.place) for hit in hits] == expected(cases, question), text


def test_a_yellow_note_is_found_by_its_author_alone(shelved: Store) -> None:
    story = a_file().yellow_by(cast.CLERK, "गोपन विचार")
    write_stories(shelved, [story])
    question = SearchQuestion(text="गोपन")
    assert found(shelved, question, [cast.CLERK_POST]) == ["1.1"]
    assert found(shelved, question, [cast.OFFICER_POST]) == []


def test_the_index_follows_what_happens(shelved: Store) -> None:
    shelf = Shelf()
    story = a_file()

    def goes_on(after: Story) -> Story:
        with shelved.writing() as connection:
            shelf.write(connection, after.history[len(story.history) :])
        return after

    shelf_cases = shelf.cases
    with shelved.writing() as connection:
        shelf.write(connection, story.history)
    story = goes_on(story.yellow_by(cast.CLERK, "पहला विचार"))
    assert finds(shelved, "पहला") == ["1.1"]
    story = goes_on(story.discarded_by(cast.CLERK))
    assert finds(shelved, "पहला") == []
    story = goes_on(story.noted_by(cast.CLERK, "दूसरा विचार"))
    assert finds(shelved, "दूसरा") == ["1.2"]
    story = goes_on(story.withdrawn_by(cast.CLERK))
    assert finds(shelved, "दूसरा") == []
    assert finds(shelved, "7/नजारत/2025") == []
    story = goes_on(story.numbered("7/नजारत/2025"))
    assert finds(shelved, "7/नजारत/2025") == ["1.0"]
    story = goes_on(story.corrected_by(cast.CLERK, replace(COVER, subject="कुर्सी क्रय")))
    assert finds(shelved, "लेखन") == []
    assert finds(shelved, "कुर्सी") == ["1.0"]
    assert list(shelf_cases) == [story.case_id]


def test_filters(shelved: Store) -> None:
    gone = (
        a_file(3, at=cast.moment(days=5)).noted_by(cast.CLERK, "नल कूप").forwarded_to(cast.OFFICER)
    )
    letter = a_receipt(4, at=cast.moment(days=6)).numbered("4512/2025/तह-रहली")
    write_stories(shelved, [noted(1, "नल"), gone, letter.noted_by(cast.CLERK, "नल लगे")])

    def asked(**filters: object) -> list[str]:
        return found(shelved, replace(SearchQuestion(text="नल"), **filters))  # type: ignore[arg-type]  # by name

    assert asked() == ["4.1", "3.1", "1.1"]
    assert asked(kind=CaseKind.RECEIPT) == ["4.1"]
    assert asked(kind=CaseKind.FILE) == ["3.1", "1.1"]
    assert asked(with_post=cast.OFFICER_POST) == ["3.1"]
    assert asked(since=date(2025, 11, 22)) == ["4.1", "3.1"]
    assert asked(until=date(2025, 11, 22)) == ["3.1", "1.1"]
    assert asked(since=date(2025, 11, 18), until=date(2025, 11, 22)) == ["3.1"]
    assert asked(since=date.min, until=date.max) == ["4.1", "3.1", "1.1"]
    assert asked(number="4512") == ["4.1"]
    assert asked(number="४५१२-२०२५") == ["4.1"]
    assert asked(number="अनं.-T1-4") == asked(number="T1/4") == ["4.1"]
    assert asked(number="512") == []
    assert asked(sender="रामकली लोधी") == ["4.1"]
    assert asked(sender="पटना") == ["4.1"]
    assert asked(sender="फौती") == []  # the subject's word is no sender
    assert asked(text="", number="4512") == ["4.0"]
    assert asked(text="", sender="राम") == ["4.0"]
    assert asked(text="", kind=CaseKind.FILE) == []


def test_a_word_that_stands_very_often_is_found(shelved: Store) -> None:
    shelf = write_stories(shelved, [noted(1, "के " * 5_000 + "नल", "नल " * 300)])
    assert finds(shelved, "नल के") == ["1.1"]
    in_phrase = finds(shelved, '"के नल"')
    assert in_phrase == (["1.1"] if shelved.dialect == "sqlite" else [])  # decision 0017
    with shelved.reading() as connection:
        assert list(index_faults(connection, shelf.cases.values())) == []


def test_pages_follow_each_other(shelved: Store) -> None:
    write_stories(shelved, [noted(n, "नल", at=n) for n in range(1, 8)])
    question, scope = SearchQuestion(text="नल"), Scope(ALL_POSTS)
    with shelved.reading() as connection:
        pages = [hits_page(connection, question, scope, offset=n, limit=3) for n in (0, 3, 6, 9)]
        assert hits_count(connection, question, scope) == 7
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert len({hit.key for page in pages for hit in page}) == 7


def test_notes_of_one_moment_are_all_found(shelved: Store) -> None:
    """Even where chance gives two of them the same number."""
    stories = [noted(n, "एक ही क्षण") for n in range(1, 40)]
    write_stories(shelved, stories)
    assert len(finds(shelved, "क्षण")) == 39
    note = list(of_case(stories[0].case))[1]
    twins = [replace(note, place=place) for place in (71, 72)]
    from eoffice_core.store import search_index

    with shelved.writing() as connection:
        search_index.index(connection, [(None, twin) for twin in twins])
        hits = hits_page(
            connection, SearchQuestion(text="क्षण"), Scope(ALL_POSTS), offset=0, limit=99
        )
        assert len(hits) == 41
        search_index.index(connection, [(twin, None) for twin in twins])
    assert len(finds(shelved, "क्षण")) == 39


def test_rebuilt_from_the_ledger_it_is_the_same(shelved: Store) -> None:
    write_stories(shelved, [noted(n, "नल कूप", "टंकी", at=n) for n in range(1, 5)])
    with shelved.reading() as connection:
        before = dump(connection)
    with shelved.writing() as connection:
        projector.rebuild(connection)
        assert dump(connection) == before


# --- another fold ------------------------------------------------------------------------------


def spoil(store: Store) -> None:
    """Leave an index as an earlier release would have folded it."""
    with store.writing() as connection:
        from eoffice_core.store import search_index

        search_index.clear(connection)
        connection.exec_driver_sql("UPDATE office_case SET folded = 'old'")
        write_meta(connection, reindex.VERSION, "1")


def test_a_store_of_another_fold_is_folded_again(shelved: Store) -> None:
    write_stories(shelved, [noted(n, "पेन्शन", at=n) for n in range(1, 6)])
    reindex.refresh(shelved)
    with shelved.reading() as connection:
        before = dump(connection)
    spoil(shelved)
    assert finds(shelved, "पेंशन") == []
    told: list[tuple[int, int]] = []
    assert reindex.refresh(shelved, told=lambda done, total: told.append((done, total)))
    assert told[-1] == (5, 5)
    with shelved.reading() as connection:
        assert dump(connection) == before
        assert read_meta(connection, reindex.VERSION) == str(FOLD_VERSION)
    assert not reindex.refresh(shelved)


def test_folding_again_goes_on_where_it_was_cut_off(
    shelved: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindex, "ROWS_PER_PART", 2)
    write_stories(shelved, [noted(n, "पेन्शन", at=n) for n in range(1, 8)])
    reindex.refresh(shelved)
    with shelved.reading() as connection:
        before = dump(connection)
    for nth in range(1, 200, 7):
        spoil(shelved)
        if not _cut_off_at(shelved, nth):
            break
        assert reindex.refresh(shelved)
        with shelved.reading() as connection:
            assert dump(connection) == before, f"cut off at statement {nth}"
    else:
        pytest.fail("it never came to its end")


class _Cut(Exception):
    """The power went."""


def _cut_off_at(store: Store, nth: int) -> bool:
    """Begin to fold again, and stop at a statement; False when it ended before."""
    said = 0

    def cut(_statement: str) -> None:
        nonlocal said
        said += 1
        if said == nth:
            raise _Cut

    store.on_statement = cut
    try:
        reindex.refresh(store)
    except _Cut:
        return True
    finally:
        store.on_statement = None
    return False


def test_parts_that_were_done_are_not_done_again(
    shelved: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindex, "ROWS_PER_PART", 2)
    write_stories(shelved, [noted(n, "पेन्शन", at=n) for n in range(1, 8)])
    spoil(shelved)

    class Enough(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done >= 4:
            raise Enough

    with pytest.raises(Enough):
        reindex.refresh(shelved, told=stop)
    assert len(finds(shelved, "पेंशन")) == 4
    done: list[int] = []
    reindex.refresh(shelved, told=lambda count, _total: done.append(count))
    assert done[-1] == 3
    assert len(finds(shelved, "पेंशन")) == 7


# --- damage ------------------------------------------------------------------------------------


def test_an_index_that_says_something_else_is_noticed(shelved: Store) -> None:
    shelf = write_stories(shelved, [noted(1, "नल कूप")])
    with shelved.writing() as connection:
        assert list(index_faults(connection, shelf.cases.values())) == []
        if shelved.dialect == "sqlite":
            connection.exec_driver_sql("DELETE FROM passage_fts WHERE passage_fts MATCH 'कूप'")
        else:
            connection.exec_driver_sql("UPDATE passage SET words = '''नल'':1' WHERE place = 1")
        faults = list(index_faults(connection, shelf.cases.values()))
        assert [what for _, what in faults] == ["search has other words"]
        assert [breach.what for breach in server_breaches(connection)] == ["search has other words"]
        connection.exec_driver_sql("DELETE FROM case_number")
        connection.exec_driver_sql("DELETE FROM passage WHERE place = 0")
        whats = {what for _, what in index_faults(connection, shelf.cases.values())}
        assert {"search lacks a passage", "search has other numbers"} <= whats
        projector.rebuild(connection)
        assert list(index_faults(connection, shelf.cases.values())) == []


DAMAGES = (
    "UPDATE passage_fts_data SET block = zeroblob(40) WHERE id > 10",
    "DELETE FROM passage_fts_data WHERE id > 10",
    "UPDATE passage_fts_data SET block = x'ffffffffffffffff' WHERE id = 10",
    "DELETE FROM passage_fts_docsize",
    "DELETE FROM passage_fts_data",
)


def test_a_damaged_index_is_noticed_and_made_anew(shelved: Store) -> None:
    if shelved.dialect != "sqlite":
        pytest.skip("PostgreSQL looks after its indexes itself")
    write_stories(shelved, [noted(n, "नल कूप", at=n) for n in range(1, 5)])
    reindex.refresh(shelved)
    assert not reindex.distrust_if_damaged(shelved)
    for damage in DAMAGES:
        with shelved.rebuilding() as connection:  # who opens it next has nothing of it in mind
            connection.exec_driver_sql(damage)
        assert reindex.distrust_if_damaged(shelved), damage
        assert reindex.refresh(shelved)
        assert finds(shelved, "कूप") == ["4.1", "3.1", "2.1", "1.1"]
        assert not reindex.distrust_if_damaged(shelved)
