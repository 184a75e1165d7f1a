"""What an officer writes is in no file of the PC as it stands, in no encoding we can think of."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from sqlalchemy import text

from eoffice_core.domain.hindi import fold
from eoffice_core.domain.moment import Moment
from eoffice_core.store.engine import Store, open_sqlite
from eoffice_core.store.ground import StoreLock, mark_in_use, mark_left_clean
from eoffice_core.store.migrations import migrate
from eoffice_tui.local.keyslot import Unlocked, create_slot, unlock
from eoffice_tui.local.place import ClerkPlace, clerk_place

ENGLISH = "disproportionate assets inquiry against the tehsildar"
HINDI = "तहसीलदार के विरुद्ध गोपनीय जाँच; ऩ क़लम से हस्ताक्षर"
PASSWORD = "four random नागरी words"
ROWS = 300


def forms() -> list[bytes]:
    """Each phrase, whole and in words, in each normal form and each encoding."""
    phrases = [ENGLISH, HINDI, "disproportionate", "तहसीलदार", "विरुद्ध", fold("विरुद्ध")]
    spelled = {unicodedata.normalize(form, p) for p in phrases for form in ("NFC", "NFD", "NFKD")}
    return [p.encode(code) for p in spelled for code in ("utf-8", "utf-16-le", "utf-16-be")]


def found_in(place: Path) -> list[str]:
    """The files under a place that hold a phrase."""
    files = [path for path in place.rglob("*") if path.is_file()]
    assert files
    return [f.name for f in files if any(form in f.read_bytes() for form in forms())]


def write_search(store: Store) -> None:
    """The same words in the index of search, as the projector writes it."""
    from eoffice_core.store.passages import Passage
    from eoffice_core.store.search_index import index
    from eoffice_tui.local.steps import STEPS

    migrate(store, STEPS)
    passages = [
        Passage(1, bytes(16), place, written_at=0, single=place.to_bytes(16, "big"), body=text)
        for place, text in enumerate([ENGLISH, HINDI, fold(HINDI)] * ROWS, start=1)
    ]
    with store.writing() as connection:
        index(connection, [(None, passage) for passage in passages])
        found = connection.exec_driver_sql(
            "SELECT count(*) FROM passage_fts WHERE passage_fts MATCH ?", (fold("तहसीलदार"),)
        ).scalar_one()
        assert found == 2 * ROWS


def write_rows(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE paper (id INTEGER PRIMARY KEY, body TEXT)"))
        connection.execute(text("CREATE INDEX paper_body ON paper (body)"))
        connection.execute(text("CREATE VIRTUAL TABLE paper_fts USING fts5(body)"))
        for table in ("paper (body)", "paper_fts (body)"):
            connection.execute(
                text(f"INSERT INTO {table} VALUES (:b)"),
                [{"b": f"{number} {ENGLISH} {HINDI}"} for number in range(ROWS)],
            )


def sort_on_the_side(store: Store) -> int:
    """Make SQLite sort more than it likes to, which is when it would use a file of its own."""
    with store.reading() as connection:
        query = "SELECT DISTINCT a.body || b.body AS x FROM paper a, paper b ORDER BY x DESC"
        return len(connection.execute(text(query)).all())


@pytest.fixture
def place(tmp_path: Path) -> ClerkPlace:
    found = clerk_place(tmp_path, "आशा")
    found.make()
    return found


def test_nothing_the_officer_wrote_is_readable(
    place: ClerkPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    with StoreLock(place.lock):
        create_slot(place.slot, clerk="आशा", password=PASSWORD)
        outcome = unlock(place.slot, clerk="आशा", password=PASSWORD, at=Moment(0))
        assert isinstance(outcome, Unlocked)
        mark_in_use(place.store)
        store = open_sqlite(place.store, key=outcome.key.for_database(), key_is_proven=True)
        write_search(store)
        write_rows(store)
        assert (place.path / "store.db-wal").stat().st_size > 100_000
        assert found_in(tmp_path) == []
        assert sort_on_the_side(store) == ROWS * ROWS
        assert found_in(tmp_path) == []
        store.close()
        mark_left_clean(place.store)
    assert found_in(tmp_path) == []
    names = {path.name for path in place.path.iterdir()}
    assert names == {"store.db", "store.clean", "store.lock", "slot.json"}
    assert not place.store.read_bytes().startswith(b"SQLite format 3")
    for path in place.path.iterdir():
        assert PASSWORD.encode() not in path.read_bytes()


def test_the_search_itself_finds_what_is_plain(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "plain.db", key=None)
    write_rows(store)
    assert "plain.db-wal" in found_in(tmp_path)
    store.close()
    assert found_in(tmp_path) == ["plain.db"]


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_search_finds_each_form(tmp_path: Path, form: str, code: str) -> None:
    spelled = unicodedata.normalize("NFD" if form == "NFD" else "NFC", HINDI)
    (tmp_path / "leak").write_bytes(b"..." + spelled.encode(code) + b"...")
    assert found_in(tmp_path) == ["leak"]
