"""Typing Hindi in the fields of the app: layers, candidates, what is learned, a damaged lexicon."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from eoffice_core.script.lexicon import LexiconFault
from eoffice_tui.app import OfficeApp
from eoffice_tui.desk import Desk
from eoffice_tui.keys import Place
from eoffice_tui.local.words import GENERAL, Words, packed_file
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import typing as say
from eoffice_tui.screens.hindi_typing import read_layers
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.office_header import OfficeHeader
from eoffice_tui.widgets.typing_layer import Layer
from eoffice_tui.widgets.typing_strip import TypingStrip, shown_words, strip_line
from tests.desks import SeatedDesk
from tests.tui.faces import Touch, at_desk, pressed, says, settled, shown, typed
from tests.tui.office import SmallOffice, opened, small_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    """The clerk's desk with a file."""
    with small_office(tmp_path) as office:
        yield office


@asynccontextmanager
async def diarising(desk: Desk) -> AsyncIterator[tuple[OfficeApp, Touch]]:
    """The form for a letter, the caret in its first field."""
    async with at_desk(desk) as (app, touch):
        await pressed(touch, "n")
        yield app, touch


@asynccontextmanager
async def noting(office: SmallOffice) -> AsyncIterator[tuple[OfficeApp, Touch, NoteEditor]]:
    """The notesheet, the caret in the note."""
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "n")
        yield app, touch, app.screen.query_one(NoteEditor)


def field(app: OfficeApp, name: str = "sender") -> LineInput:
    """A field of the form."""
    return app.screen.query_one(f"#{name}", LineInput)


def strip(app: OfficeApp) -> str:
    """What the strip shows."""
    return app.screen.query_one(TypingStrip).text


def header(app: OfficeApp) -> str:
    """What the header says of the layer."""
    return app.screen.query_one(OfficeHeader).line.tag


async def keys(touch: Touch, text: str) -> None:
    """Press the keys of these signs, as fast as they can be pressed."""
    await typed(touch, text)
    await settled(touch)


# --- choosing the layer -------------------------------------------------------------------------


async def test_one_key_goes_through_the_layers_and_the_header_shows_which(
    clerk: SeatedDesk,
) -> None:
    async with diarising(clerk.desk) as (app, touch):
        assert header(app) == "F9 अंग्रेज़ी"
        seen = []
        for _ in Layer:
            await pressed(touch, "f9")
            seen.append(header(app))
            assert header(app) in shown(app)
        names = (say.PHONETIC, say.INSCRIPT, say.REMINGTON, say.ENGLISH)
        assert seen == [f"F9 {name.hindi}" for name in names]
        assert say.NOW_ENGLISH.hindi in strip(app)


async def test_each_field_remembers_its_layer_over_a_restart(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9", "tab")
        assert header(app) == "F9 अंग्रेज़ी"
        await pressed(touch, "f9", "f9")
    async with diarising(clerk.desk) as (app, touch):
        assert header(app) == f"F9 {say.PHONETIC.hindi}"
        await pressed(touch, "tab")
        assert header(app) == f"F9 {say.INSCRIPT.hindi}"


async def test_the_header_names_the_layer_in_the_running_language(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk, language=Language.ENGLISH) as (app, touch):
        await pressed(touch, "n", "f9")
        assert header(app) == "F9 Phonetic"
        assert say.NOW_PHONETIC.english in strip(app)


async def test_dates_passwords_and_what_is_no_field_have_no_layer(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        assert says(app, say.NO_FIELD)
        await pressed(touch, "n", "tab", "tab", "tab")
        assert app.focused is field(app, "letter_date")
        await pressed(touch, "f9")
        assert header(app) == ""
        await keys(touch, "10112025")
        assert field(app, "letter_date").value == "10112025"


async def test_the_login_has_no_layer(clerk: SeatedDesk) -> None:
    app = OfficeApp(opener=_NoDesk())
    async with app.run_test() as touch:
        await pressed(touch, "f9", "f9")
        await keys(touch, "asha")
        assert app.screen.query_one("#login", Input).value == "asha"
        assert not app.screen.query(TypingStrip)


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", '{"a": 1}', '{"a": "no"}', "{", '{"a": []}'])
def test_layers_that_were_kept_badly_are_passed_over(text: str) -> None:
    assert read_layers(text) == {}


# --- phonetic -----------------------------------------------------------------------------------


async def test_space_takes_the_first_word_and_digits_choose(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        await settled(touch)
        await keys(touch, "karyalay")
        assert field(app).value == "कार्यालय"
        assert strip(app).startswith("karyalay▏  [1 कार्यालय]")
        await keys(touch, " patra")
        place = int(strip(app).split("पात्र")[0].split()[-1])
        await keys(touch, f"{place} 12 |$")
        assert field(app).value == "कार्यालय पात्र 12 ।₹"
        assert strip(app) == ""


async def test_what_was_chosen_comes_first_now_and_after_a_restart(clerk: SeatedDesk) -> None:
    for turn in range(2):
        async with diarising(clerk.desk) as (app, touch):
            if not turn:
                await pressed(touch, "f9")
            await settled(touch)
            field(app).action_select_all()
            await keys(touch, "patra")
            assert field(app).value == ("पात्र" if turn else "पत्र")
            if not turn:
                place = strip(app).split("पात्र")[0].split()[-1]
                await keys(touch, f"{place} patra")
                assert field(app).value == "पात्र पात्र"


async def test_backspace_mends_the_roman_and_escape_keeps_it(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        await settled(touch)
        await keys(touch, "karyalayx")
        await pressed(touch, "backspace")
        assert field(app).value == "कार्यालय"
        await keys(touch, " NIC")
        await pressed(touch, "escape")
        assert field(app).value == "कार्यालय NIC"
        assert app.focused is field(app), "Esc kept the letters; it did not leave the form"
        await pressed(touch, *["backspace"] * 3)
        assert field(app).value == "कार्यालय "
        await keys(touch, "ka")
        await pressed(touch, "backspace", "backspace")
        assert field(app).value == "कार्यालय "
        assert strip(app) == ""


async def test_two_stops_after_hindi_are_a_danda_and_two_dandas_are_double(
    clerk: SeatedDesk,
) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        await settled(touch)
        await keys(touch, "hai.. 1.. ||")
        assert field(app).value == "है। 1.. ॥"


async def test_a_caret_that_moved_begins_a_new_word(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        await settled(touch)
        await keys(touch, "desh")
        await pressed(touch, "home")
        assert strip(app) == ""
        await keys(touch, "vi")
        assert field(app).value.endswith("देश")
        assert strip(app).startswith("vi▏")
        field(app).cursor_position = len(field(app).value)
        await keys(touch, "k")
        assert "देश" in field(app).value
        assert strip(app).startswith("k▏")


async def test_a_selection_is_replaced_by_the_first_letter(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        field(app).value = "पुराना"
        field(app).action_select_all()
        await pressed(touch, "f9")
        await settled(touch)
        await keys(touch, "naya")
        assert field(app).value == "नया"


async def test_signs_of_the_computers_own_hindi_layout_pass_through(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        await keys(touch, "nasti")
        await keys(touch, "कित")
        assert field(app).value == "नस्तीकित", "one key per sign, whatever the layer"


async def test_a_field_that_is_full_keeps_what_stands_in_it(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        full = "क" * ((field(app).max_length or 0) - 2)
        field(app).value = full
        await pressed(touch, "end")
        await keys(touch, "karyalay")
        assert field(app).value.startswith(full)
        assert len(field(app).value) <= len(full) + 2


async def test_a_word_longer_than_any_goes_on_in_pieces(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        await keys(touch, "kamal" * 9)
        assert field(app).value.count("म") == 9
        assert strip(app).startswith("kamal▏")


# --- the keyboards ------------------------------------------------------------------------------


async def test_inscript_and_both_orders_of_remington(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9", "f9")
        await keys(touch, "kejd/en/")
        await pressed(touch, "f9")
        await keys(touch, " LFkfxr x")
        await pressed(touch, "backspace")
        assert field(app).value == "कार्यालय स्थगित "
        await pressed(touch, "shift+f9")
        assert header(app) == f"F9 {say.REMINGTON_GAIL.hindi}"
        await keys(touch, "LFkfrf")
        assert field(app).value == "कार्यालय स्थगित स्थिति"
        await pressed(touch, "shift+f9")
        assert header(app) == f"F9 {say.REMINGTON.hindi}"


# --- notes --------------------------------------------------------------------------------------


async def test_a_note_is_typed_and_kept_while_a_word_is_being_typed(office: SmallOffice) -> None:
    async with noting(office) as (app, touch, editor):
        await pressed(touch, "f9")
        await settled(touch)
        await keys(touch, "aadesharth prastut")
        assert editor.text == "आदेशार्थ प्रस्तुत"
        editor.flush_journal()
        await settled(touch)
        assert "प्रस्तुत" in "".join(_journals(office.clerk.desk, office))
        await pressed(touch, "enter")
        await keys(touch, "pita")
        await pressed(touch, "left")
        assert strip(app) == ""
        assert editor.text == "आदेशार्थ प्रस्तुत\nपिता"


async def test_a_click_or_a_function_key_in_a_word_loses_nothing(office: SmallOffice) -> None:
    async with noting(office) as (app, touch, editor):
        await pressed(touch, "f9")
        await settled(touch)
        await keys(touch, "vishay")
        await touch.click(NoteEditor, offset=(5, 1))
        assert editor.text == "विषय"
        await keys(touch, "k")
        await pressed(touch, "f2")
        assert "विषय" in shown(app), "the last look shows the note as it stands"


async def test_the_strip_lies_over_the_last_line_and_moves_nothing(office: SmallOffice) -> None:
    async with noting(office) as (app, touch, editor):
        before = editor.region
        await pressed(touch, "f9")
        await keys(touch, "karyalay")
        lying = app.screen.query_one(TypingStrip).region
        assert editor.region == before
        assert (lying.height, lying.bottom) == (1, app.size.height)
        assert editor.region.bottom <= lying.y
        assert "[1 कार्यालय]" in shown(app).splitlines()[-1]


async def test_a_word_is_one_step_to_undo(office: SmallOffice) -> None:
    async with noting(office) as (_, touch, editor):
        await pressed(touch, "f9")
        await settled(touch)
        await keys(touch, "aadesharth prastut")
        await pressed(touch, "ctrl+z")
        assert editor.text == "आदेशार्थ "
        await pressed(touch, "ctrl+z", "ctrl+z")
        assert editor.text == ""
        await pressed(touch, "ctrl+y")
        assert editor.text == "आदेशार्थ"


async def test_a_word_in_a_field_is_one_step_to_undo(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        await settled(touch)
        await keys(touch, "zila karyalay")
        await pressed(touch, "ctrl+z")
        assert field(app).value == "जिला "
        await pressed(touch, "ctrl+y")
        assert field(app).value == "जिला कार्यालय"


async def test_the_header_changes_its_language_with_the_app(clerk: SeatedDesk) -> None:
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9", "f8")
        assert header(app) == "F9 Phonetic"


async def test_the_filter_of_a_picker_has_a_layer_too(office: SmallOffice) -> None:
    async with noting(office) as (app, touch, _):
        await pressed(touch, "f5", "f9")
        await settled(touch)
        await keys(touch, "anumodan")
        assert app.screen.query_one(LineInput).value == "अनुमोदन"
        assert "[1 अनुमोदन]" in shown(app).splitlines()[-1]


def _journals(desk: Desk, office: SmallOffice) -> Iterator[str]:
    yield desk.journal_read(f"note:{office.file_id.hex()}")


# --- a damaged lexicon --------------------------------------------------------------------------


@pytest.mark.parametrize("fault", LexiconFault)
async def test_without_a_lexicon_typing_goes_on_and_it_is_said(
    clerk: SeatedDesk, fault: LexiconFault
) -> None:
    def read_file(name: str) -> bytes:
        if name == GENERAL and fault is LexiconFault.MISSING:
            raise FileNotFoundError(name)
        return packed_file(name)[:-1]

    clerk.desk.words = Words(clerk.store, clerk.desk.now, read_file)
    async with diarising(clerk.desk) as (app, touch):
        await pressed(touch, "f9")
        await settled(touch)
        said = say.LEXICON_DAMAGED if fault is LexiconFault.DAMAGED else say.LEXICON_MISSING
        assert says(app, said)
        await keys(touch, "namaste ")
        assert field(app).value == "नमस्ते "


# --- the strip ----------------------------------------------------------------------------------


def test_only_what_is_seen_can_be_chosen() -> None:
    words = ["अनुमोदनार्थ", "अनुमोदन", "अनुमोदित"]
    assert shown_words("anumodanarth", words, 80) == words
    assert shown_words("anumodanarth", words, 32) == words[:1]
    assert strip_line("anumodanarth", words[:1], 32) == "anumodanarth▏  [1 अनुमोदनार्थ]"
    assert shown_words("anumodanarth", [], 32) == []


def test_the_layer_can_be_switched_wherever_something_is_written() -> None:
    from eoffice_tui.keys import actions_at

    for place in (Place.DIARISE, Place.OPEN_FILE, Place.NOTESHEET, Place.SEND, Place.COVER):
        assert "next_layer" in {action.act for action in actions_at(place)}
    assert "next_layer" not in {action.act for action in actions_at(Place.LOGIN)}


class _NoDesk:
    """An opener at whose computer nobody has a store."""

    def logins(self) -> list[str]:
        return []

    def warm_up(self) -> None:
        """Nothing is to be loaded."""

    def open(self, *_: object) -> Desk:
        raise AssertionError("nobody signs in here")
