"""Unknown words in a note: underlined, counted, and changed only when the officer says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from eoffice_core.script.wordstock import Wordstock
from eoffice_tui.app import OfficeApp
from eoffice_tui.local.words import Words
from eoffice_tui.present.sentences import typing as say
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.office_header import OfficeHeader
from eoffice_tui.widgets.spelling_marks import LOOK_SECONDS, Row, next_unknown
from tests.tui.faces import Touch, at_desk, pressed, says, settled, shown, typed
from tests.tui.office import SmallOffice, opened, small_office

WRONG = "अधीकारी ने कार्यलय में आदेस दिया।"
RIGHT = "अधिकारी ने कार्यालय में आदेश दिया।"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    """The clerk's desk with a file."""
    with small_office(tmp_path) as office:
        yield office


@asynccontextmanager
async def noting(
    office: SmallOffice, text: str
) -> AsyncIterator[tuple[OfficeApp, Touch, NoteEditor]]:
    """The notesheet with a text, the lexicon read and the words looked up."""
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "n")
        await settled(touch)
        editor = app.screen.query_one(NoteEditor)
        editor.insert_text(text)
        await looked_up(touch)
        yield app, touch, editor


async def looked_up(touch: Touch) -> None:
    """Wait until no word is waiting to be looked up."""
    for _ in range(2):
        await touch.pause(LOOK_SECONDS + 0.1)
        await settled(touch)


def underlined(editor: NoteEditor) -> list[str]:
    """What is underlined in the note, as it is drawn."""
    rows = [editor.render_line(y) for y in range(editor.size.height)]
    return [
        segment.text
        for row in rows
        for segment in row
        if segment.style is not None and segment.style.underline
    ]


def tag(app: OfficeApp) -> str:
    """What the header says beside the layer."""
    return app.screen.query_one(OfficeHeader).line.tag


async def test_unknown_words_are_underlined_and_counted(office: SmallOffice) -> None:
    async with noting(office, WRONG + " छिरारी") as (app, touch, editor):
        assert underlined(editor) == ["अधीकारी", "कार्यलय", "आदेस"], "the word one types is let be"
        assert say.UNKNOWN_COUNT.say(app.language, count=3) in tag(app)
        await touch.press("space")
        await looked_up(touch)
        assert underlined(editor)[-1] == "छिरारी"
        assert say.UNKNOWN_COUNT.say(app.language, count=4) in shown(app)


async def test_one_key_goes_round_the_unknown_words_and_puts_them_right(
    office: SmallOffice,
) -> None:
    async with noting(office, WRONG) as (app, touch, editor):
        for _ in range(3):
            await pressed(touch, "shift+f7", "enter")
        assert editor.text == RIGHT
        await looked_up(touch)
        assert underlined(editor) == []
        assert tag(app) == "F9 अंग्रेज़ी"
        await pressed(touch, "shift+f7")
        assert says(app, say.NOTHING_UNKNOWN)


async def test_nothing_changes_by_itself_or_when_it_is_left(office: SmallOffice) -> None:
    async with noting(office, WRONG) as (app, touch, editor):
        await pressed(touch, "shift+f7")
        assert says(app, say.SPELLING_TITLE, word="अधीकारी")
        await pressed(touch, "escape")
        assert editor.text == WRONG
        assert app.focused is editor


@pytest.mark.parametrize("added", ["मेरे शब्दों", "कार्यालय के शब्दों"])
async def test_a_word_is_added_for_good(office: SmallOffice, added: str) -> None:
    async with noting(office, "छिरारी का प्रकरण") as (app, touch, editor):
        await pressed(touch, "shift+f7")
        await typed(touch, added)
        await pressed(touch, "enter")
        assert says(app, say.ADDED, word="छिरारी")
        await looked_up(touch)
        assert underlined(editor) == []
        assert editor.text == "छिरारी का प्रकरण"
    desk = office.clerk.desk
    stock = await asyncio.to_thread(desk.words.stock, desk.directory)
    assert stock.knows("छिरारी")


async def test_a_text_that_changed_meanwhile_is_not_touched(office: SmallOffice) -> None:
    async with noting(office, WRONG) as (app, touch, editor):
        await pressed(touch, "shift+f7")
        editor.text = "कुछ और"
        await pressed(touch, "enter")
        assert editor.text == "कुछ और"
        assert says(app, say.MOVED_ON)


async def test_outside_a_note_and_without_a_lexicon_it_is_said(office: SmallOffice) -> None:
    desk = office.clerk.desk

    def nothing(name: str) -> bytes:
        raise FileNotFoundError(name)

    desk.words = Words(office.clerk.store, desk.now, nothing)
    async with noting(office, WRONG) as (app, touch, editor):
        assert underlined(editor) == []
        await pressed(touch, "shift+f7")
        assert says(app, say.NOT_CHECKED)
        await pressed(touch, "f6", "shift+f7")
        assert says(app, say.ONLY_NOTES)


async def test_a_note_that_is_only_read_is_not_marked(office: SmallOffice) -> None:
    async with noting(office, "") as (app, _, __):
        page = NoteEditor(WRONG, read_only=True)
        await app.screen.mount(page)
        await settled(Touch(app))
        assert underlined(page) == []


# --- no text is slow ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["क" * 1_000_000, "ा" * 1_000_000, "क ख " * 250_000, "a" * 1_000_000]
)
def test_a_row_reads_nothing_of_its_line_but_itself(line: str) -> None:
    row = Row(0, line, 500_000, 500_080)
    assert all(500_000 - 40 <= start < 500_080 for _, start, _ in row.words())


def test_words_at_the_edges_of_a_row_are_whole() -> None:
    line = "कार्यालय सभी आदेश"
    assert [word for word, *_ in Row(0, line, 4, 10).words()] == ["कार्यालय", "सभी"]


def test_the_next_unknown_word_is_found_going_round() -> None:
    stock = Wordstock()
    stock.checks_spelling = True
    stock.add_words(["कार्यालय"])
    lines = ["कार्यालय", "", "आदेस कार्यालय"]
    for caret in ((0, 0), (2, 0), (2, 13), (1, 0)):
        found = next_unknown(lines, caret, stock)
        assert found is not None
        assert (found[0], found[1].text) == (2, "आदेस")
    assert next_unknown(lines[:2], (0, 0), stock) is None
