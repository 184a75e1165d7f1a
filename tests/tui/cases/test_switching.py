"""F8 on every screen and in every question: all is said in the other language, nothing is lost."""

import asyncio
from dataclasses import dataclass

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from eoffice_core.domain.case import CaseKind
from eoffice_tui.app import OfficeApp
from eoffice_tui.keys import Place
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.notesheet import NotesheetScreen
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.choice_list import FilteredPicker, FilterLine
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.virtual_table import VirtualTable
from tests import cast
from tests.tui.faces import Touch, at_desk, pressed, settled, shown, typed
from tests.tui.office import SmallOffice, opened, received
from tests.unit.present.sayings import SAID

CONTENT = {"अनुमोदनार्थ", "कार्यालय"}
"""What stands in the papers here and is a sentence of ours as well."""

OURS = {
    sentence.hindi
    for where, sentence in SAID
    if len(sentence.hindi) > 7
    and "{" not in sentence.hindi
    and "phrase" not in where.casefold()  # both languages of a phrase stand in its line
    and sentence.hindi not in CONTENT
}


@dataclass(frozen=True)
class Stop:
    """A place on a way through the office: how it is reached from the stop before."""

    name: str
    keys: tuple[str, ...] = ()
    text: str = ""
    then: tuple[str, ...] = ()
    place: Place | None = None
    pause: float = 0.0
    said_in_both: bool = False


# Each way is one sitting; a stop is reached from the one before it.
WAYS = {
    "lists": (
        Stop("inbox", place=Place.INBOX),
        Stop("help", ("f1", "down"), place=Place.HELP),
        Stop("palette", ("escape", "ctrl+p"), pause=0.2),
        Stop("sync", ("escape", "f7"), place=Place.SYNC),
        Stop("its password", ("f2", "a", "b")),
        Stop("settings", ("escape", "f12"), place=Place.SETTINGS, said_in_both=True),
        Stop("tracker", ("escape", "t"), "वर्ष", place=Place.TRACKER, pause=0.3),
        Stop("approval", ("escape", "a"), place=Place.APPROVAL),
        Stop("returned", ("escape", "r"), place=Place.RETURNED),
        Stop("search", ("escape", "w"), "क्रय", place=Place.SEARCH, pause=0.6),
        Stop("search filters", ("f4",), pause=0.3),
        Stop("inbox filter", ("escape", "slash"), "वर्ष", pause=0.3),
    ),
    "forms": (
        Stop("sender", ("n",), "ग्राम पंचायत", ("tab",), place=Place.DIARISE),
        Stop("wrong date", text="हैंडपंप सुधार", then=("tab", "tab", "9", "9", "tab", "tab", "right")),
        Stop("all fields", ("f5",)),
        Stop("open file", ("escape", "o"), "नाली", ("tab",), place=Place.OPEN_FILE),
        Stop("categories", text="b", said_in_both=True),
    ),
    "file": (
        Stop("notes", place=Place.FILE_VIEW),
        Stop("papers", ("tab",)),
        Stop("movements", ("m",), place=Place.MOVEMENTS),
        Stop("cover", ("escape", "e", "x"), place=Place.COVER),
        Stop("what changes", ("f2",)),
        Stop("put in file", ("escape", "escape", "i")),
        Stop("rest", ("escape", "k"), "मिलान शेष", ("tab",), place=Place.REST),
        Stop("what rests", text="30-11-2025", then=("f2",)),
    ),
    "note": (
        Stop("notesheet", ("n",), "पत्र का परीक्षण किया।", place=Place.NOTESHEET),
        Stop("green", ("f2",)),
        Stop("yellow", ("escape", "f4")),
        Stop("phrases", ("escape", "f5", "down"), "seen", said_in_both=True),
        Stop("file to bring", ("escape", "f11"), pause=0.2),
        Stop("send", ("escape", "f3", "tab", "right"), place=Place.SEND),
        Stop("posts", ("f3", "down"), "coll"),
        Stop("what is sent", ("enter", "f2")),
    ),
}


async def go_to(stop: Stop, app: OfficeApp, touch: Touch) -> None:
    await pressed(touch, *stop.keys)
    await typed(touch, stop.text)
    await pressed(touch, *stop.then)
    await touch.pause(stop.pause)
    await settled(touch)
    if stop.place is not None:
        assert isinstance(app.screen, OfficeScreen)
        assert app.screen.PLACE is stop.place


def state(app: OfficeApp) -> tuple[object, ...]:
    """What an officer would miss: texts, carets, choices, the place of the cursor, the focus."""
    screen = app.screen
    return (
        [(field.value, field.selection) for field in screen.query(Input)],
        [(editor.text, editor.selection) for editor in screen.query(NoteEditor)],
        [field.value for field in screen.query(ChoiceField) if field.id != "spoken"],
        [table.selected_key for table in screen.query(VirtualTable)],
        app.focused,
    )


def left_in_hindi(app: OfficeApp) -> list[str]:
    drawn = shown(app)
    return sorted(text for text in OURS if text in drawn)


def cut(app: OfficeApp) -> list[str]:
    """Labels, columns and answers that do not fit where they stand."""
    labels = [
        said.text
        for said in app.screen.query(Said)
        if said.has_class("label") and cells.width(said.text) > said.content_size.width > 0
    ]
    columns = [
        column.title
        for table in app.screen.query(VirtualTable)
        for column in table._columns
        if 0 < column.width < cells.width(column.title)
    ]
    short = [
        said.text
        for said in app.screen.query(Said)
        if 0 < said.content_size.height < len(cells.wrap(said.text, said.content_size.width))
    ]
    return [*labels, *columns, *short]


@pytest.mark.parametrize("way", WAYS)
async def test_everything_is_said_anew_and_nothing_is_lost(office: SmallOffice, way: str) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        if way in ("file", "note"):
            await opened(app, touch, office.file_id)
        for stop in WAYS[way]:
            await go_to(stop, app, touch)
            first, kept = shown(app), state(app)
            assert not cut(app), stop.name
            await pressed(touch, "f8")
            await touch.pause(stop.pause)
            assert app.language is Language.ENGLISH
            assert state(app) == kept, stop.name
            assert shown(app) != first, stop.name
            assert not cut(app), stop.name
            assert stop.said_in_both or not left_in_hindi(app), shown(app)
            await pressed(touch, "f8")
            await touch.pause(stop.pause)
            assert state(app) == kept, stop.name
            assert shown(app) == first, stop.name


def test_every_screen_is_on_one_of_the_ways() -> None:
    tried = {stop.place for way in WAYS.values() for stop in way}
    assert set(Place) - tried == {Place.EVERYWHERE, Place.LOGIN}, "signing in has its own tests"


async def writing(app: OfficeApp, touch: Touch, office: SmallOffice, text: str, *then: str) -> None:
    await opened(app, touch, office.file_id)
    await pressed(touch, "n")
    await typed(touch, text)
    await pressed(touch, *then)


async def test_the_note_keeps_selection_caret_and_undo(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await writing(app, touch, office, "प्रथम पंक्ति")
        await pressed(touch, "enter")
        await typed(touch, "द्वितीय")
        await pressed(touch, "shift+left", "shift+left")
        editor = app.screen.query_one(NoteEditor)
        before, text = editor.selection, editor.text
        assert before.start != before.end
        await pressed(touch, "f8")
        assert isinstance(app.screen, NotesheetScreen)
        assert (editor.selection, editor.text) == (before, text)
        assert editor.has_focus
        await pressed(touch, "ctrl+z")
        undone = editor.text
        assert undone != text, "what was typed before the switch can still be undone"
        await pressed(touch, "f8", "ctrl+y")
        assert editor.text == text


async def test_an_open_question_is_answered_after_the_switch(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await writing(app, touch, office, "परीक्षण किया।", "f2", "f8")
        assert isinstance(app.screen, Confirm)
        assert "What it means" in shown(app)
        await settled(touch)
        assert office.clerk.desk.setting("language") == "en", "kept from a question too"
        await pressed(touch, "enter")
        assert not isinstance(app.screen, Confirm)
        assert "Note 1 is on record" in shown(app)


async def test_a_picker_keeps_filter_and_row(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await writing(app, touch, office, "", "f5")
        await typed(touch, "approv")
        await pressed(touch, "down", "down")
        assert isinstance(app.screen, FilteredPicker)
        chosen = app.screen.query_one(VirtualTable).selected_key
        await pressed(touch, "f8")
        assert app.screen.query_one(FilterLine).value == "approv"
        assert app.screen.query_one(VirtualTable).selected_key == chosen
        await pressed(touch, "enter")
        assert app.screen.query_one(NoteEditor).text.isascii(), "given in the running language"


async def test_what_has_come_is_asked_about_in_both_languages(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        assert isinstance(app.screen, Confirm)
        await pressed(touch, "f8")
        assert "Receive and open it?" in shown(app)
        assert not left_in_hindi(app), shown(app)
        await pressed(touch, "enter")
        view = office.superintendent.desk.case_view(office.file_id)
        assert view is not None
        assert view.is_received
        assert view.kind is CaseKind.FILE


async def test_the_queue_and_its_papers_are_said_anew(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_officer)
    received(office.officer, office.file_id, cast.OFFICER)
    async with at_desk(office.officer.desk) as (app, touch):
        await pressed(touch, "a", "tab")
        first = shown(app)
        await pressed(touch, "f8")
        assert not left_in_hindi(app), shown(app)
        await pressed(touch, "f8")
        assert shown(app) == first


async def test_the_palette_says_in_the_officers_language_that_nothing_is_found(
    office: SmallOffice,
) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "ctrl+p")
        await typed(touch, "zzzz")
        await touch.pause(0.8)
        assert isinstance(app.screen, CommandPalette)
        assert "ऐसा कोई कार्य नहीं मिला।" in shown(app)
        assert "No matches" not in shown(app)
        await pressed(touch, "f8")
        await touch.pause(0.3)
        assert "There is no such action." in shown(app)
        assert app.screen.query_one(Input).value == "zzzz"
        await pressed(touch, "enter", "enter")
        assert isinstance(app.screen, OfficeScreen | CommandPalette)
