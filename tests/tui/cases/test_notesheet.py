"""The notesheet: what is typed is kept at every step, and recorded only after a look at it."""

import asyncio
import time
from pathlib import Path

import pytest
from textual import events

from eoffice_core.domain.commands import WriteNote, WriteYellowNote
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.views import CaseView
from eoffice_tui.keys import Place
from eoffice_tui.present.sentences import Language
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.bringing import SETTING_FOLDER
from eoffice_tui.screens.file_view import FileViewScreen
from eoffice_tui.screens.journal import note_key
from eoffice_tui.screens.notesheet import NotesheetScreen
from eoffice_tui.screens.send import SendScreen
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.find_bar import FindBar
from eoffice_tui.widgets.note_editor import JOURNAL_SECONDS, NoteEditor
from eoffice_tui.widgets.noting_sheet import NotingSheet
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.side_by_side import Offer
from tests import cast
from tests.tui.faces import LARGE, SMALL, Touch, at_desk, noticed, pressed, settled, shown, typed
from tests.tui.office import SmallOffice, case_of, last_note, opened, received
from tests.unit.intake.word_file import body, docx, paragraph, run

SLOW_SECONDS = 1.5
NOTE = "मांग पत्र अवलोकनीय है।"


async def writing(touch: Touch, text: str = NOTE) -> None:
    """Open the notesheet and type."""
    await pressed(touch, "n")
    await typed(touch, text)
    await settled(touch)


async def test_a_note_goes_on_record_after_a_look(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await pressed(touch, "f2")
        assert isinstance(app.screen, Confirm)
        assert NOTE in shown(app)
        assert case_of(office.clerk, office.file_id).notes == ()
        await pressed(touch, "enter")
        note = last_note(office.clerk, office.file_id)
        assert (note.text, note.state, note.number) == (NOTE, NoteState.GREEN, 1)
        assert isinstance(app.screen, FileViewScreen)
        assert noticed(app).startswith("✓ टीप 1 अभिलेख में दर्ज हुई")
        assert office.clerk.desk.journal_read(note_key(office.file_id)) == ""


async def test_looking_and_not_agreeing_records_nothing(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await pressed(touch, "f2", "escape")
        assert isinstance(app.screen, NotesheetScreen)
        assert app.screen.query_one(NoteEditor).text == NOTE
        assert case_of(office.clerk, office.file_id).notes == ()


async def test_an_empty_note_is_not_recorded(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "n", "space", "enter", "f2")
        assert noticed(app).startswith("! टीप खाली है")
        await pressed(touch, "f3")
        assert isinstance(app.screen, NotesheetScreen)
        await pressed(touch, "f4")
        assert case_of(office.clerk, office.file_id).notes == ()


async def test_a_yellow_note_is_kept_changed_and_confirmed(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await pressed(touch, "f4", "enter")
        note = last_note(office.clerk, office.file_id)
        assert (note.state, note.number) == (NoteState.YELLOW, 0)
        await pressed(touch, "enter")
        assert isinstance(app.screen, NotesheetScreen)
        assert app.screen.query_one(NoteEditor).text == NOTE
        await typed(touch, " अतः")
        await pressed(touch, "f4", "enter")
        note = last_note(office.clerk, office.file_id)
        assert (note.text, note.state) == (NOTE + " अतः", NoteState.YELLOW)
        await pressed(touch, "enter", "f2", "enter")
        note = last_note(office.clerk, office.file_id)
        assert (note.text, note.state, note.number) == (NOTE + " अतः", NoteState.GREEN, 1)


async def test_ones_own_green_note_is_corrected_before_sending(office: SmallOffice) -> None:
    ids = office.clerk.desk.ids
    office.clerk.do(WriteNote(ids.op(), office.file_id, ids.note(), NOTE), post=cast.CLERK_POST)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "enter", "f2")
        assert noticed(app).startswith("! कुछ बदला नहीं गया है")
        await typed(touch, "!")
        await pressed(touch, "f4")
        assert noticed(app).startswith("! यह टीप हरी है")
        await pressed(touch, "f2", "enter")
        notes = case_of(office.clerk, office.file_id).notes
        assert [note.text for note in notes] == [NOTE + "!"]


async def test_another_holder_changes_and_confirms_a_yellow_note(office: SmallOffice) -> None:
    ids = office.clerk.desk.ids
    office.clerk.do(
        WriteYellowNote(ids.op(), office.file_id, ids.note(), "कोटेशन चाहिए"), post=cast.CLERK_POST
    )
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "home", "enter", "f2", "enter")
        note = case_of(office.superintendent, office.file_id).notes[0]
        assert (note.state, note.author.english) == (NoteState.GREEN, "Ghanshyam Patel")
        assert note.drafted_by.english == "Bhupendra Sahu"


async def test_earlier_notes_are_in_view_and_walked_by_key(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    for size in (SMALL, LARGE):
        async with at_desk(office.superintendent.desk, size=size) as (app, touch):
            await opened(app, touch, office.file_id)
            await pressed(touch, "n")
            sheet, editor = app.screen.query_one(NotingSheet), app.screen.query_one(NoteEditor)
            assert len(sheet.notes) == 1
            assert sheet.region.height > 3
            assert (sheet.region.y < editor.region.y) == (size == SMALL)
            await pressed(touch, "f6")
            assert sheet.has_focus
            await pressed(touch, "f6")
            assert editor.has_focus


@pytest.mark.parametrize(
    ("typed_sum", "language", "text"),
    [
        ("24500", Language.HINDI, "₹24,500 (चौबीस हजार पाँच सौ रुपये मात्र)"),
        (
            "१२,३४,५६७.५०",
            Language.ENGLISH,
            "₹12,34,567.50 (Rupees twelve lakh thirty-four thousand",
        ),
    ],
)
async def test_a_sum_is_inserted_in_words(
    office: SmallOffice, typed_sum: str, language: Language, text: str
) -> None:
    async with at_desk(office.clerk.desk, language=language) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "n")
        await typed(touch, "व्यय")
        await pressed(touch, "f5")
        await typed(touch, typed_sum)
        await pressed(touch, "enter")
        assert app.screen.query_one(NoteEditor).text.startswith(f"व्यय {text}")


async def test_a_phrase_is_inserted_where_the_caret_stands(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch, "नस्ती")
        await pressed(touch, "f5")
        await typed(touch, "बजट")
        await pressed(touch, "enter")
        assert app.screen.query_one(NoteEditor).text == "नस्ती बजट प्रावधान उपलब्ध है"
        await pressed(touch, "f5", "escape")
        assert app.screen.query_one(NoteEditor).has_focus


async def test_note_and_sending_are_one_act(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await pressed(touch, "f3")
        assert isinstance(app.screen, SendScreen)
        await pressed(touch, "f2")
        assert NOTE in shown(app)
        await pressed(touch, "enter")
        view = case_of(office.clerk, office.file_id)
        assert view.holder.post_id == cast.SUPERINTENDENT_POST
        assert [(note.text, note.state) for note in view.notes] == [(NOTE, NoteState.FINAL)]
        screen = app.screen
        assert isinstance(screen, OfficeScreen)
        assert screen.PLACE is Place.INBOX
        assert "अधीक्षक को भेजी गई" in noticed(app)
        assert office.clerk.desk.journal_read(note_key(office.file_id)) == ""


# --- nothing that was typed is lost ------------------------------------------------------------


async def test_leaving_keeps_the_text_and_coming_back_offers_it(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await pressed(touch, "escape")
        assert "आधी लिखी टीप सुरक्षित है" in noticed(app)
        await pressed(touch, "n")
        assert app.screen.query_one(NoteEditor).text == NOTE
        assert "आधी लिखी टीप यहाँ है" in noticed(app)


async def test_the_text_is_in_the_store_a_second_after_it_was_typed(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await asyncio.sleep(JOURNAL_SECONDS + 0.3)
        await settled(touch)
        assert office.clerk.desk.journal_read(note_key(office.file_id)) == NOTE


async def test_the_text_survives_the_end_of_the_program(office: SmallOffice) -> None:
    """The store is opened anew, as after a power cut: nobody had the time to leave the screen."""
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await asyncio.sleep(JOURNAL_SECONDS + 0.3)
        await settled(touch)
        again = office.world.reopened(office.clerk)
    try:
        async with at_desk(again.desk) as (app, touch):
            await opened(app, touch, office.file_id)
            await pressed(touch, "n")
            assert app.screen.query_one(NoteEditor).text == NOTE
    finally:
        office.clerk.store.close()


async def test_losing_the_focus_keeps_the_text(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await pressed(touch, "f6")
        assert office.clerk.desk.journal_read(note_key(office.file_id)) == NOTE


async def test_a_sending_that_is_left_keeps_the_note(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await pressed(touch, "f3", "escape")
        assert isinstance(app.screen, NotesheetScreen)
        assert app.screen.query_one(NoteEditor).text == NOTE
        assert office.clerk.desk.journal_read(note_key(office.file_id)) == NOTE


async def test_a_case_that_left_meanwhile_declines_the_note_and_keeps_it(
    office: SmallOffice,
) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await asyncio.to_thread(office.at_superintendent)
        await settled(touch)
        await pressed(touch, "f2", "enter")
        assert noticed(app).startswith("!")
        assert app.screen.query_one(NoteEditor).text == NOTE
        await pressed(touch, "escape")
        assert office.clerk.desk.journal_read(note_key(office.file_id)) == NOTE


async def test_what_is_typed_before_the_case_is_read_goes_on_after_the_half_written(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = office.clerk.desk
    desk.journal_write(note_key(office.file_id), NOTE)
    at_once = desk.case_view

    def slowly(case_id: CaseId) -> CaseView | None:
        time.sleep(SLOW_SECONDS)
        return at_once(case_id)

    async with at_desk(desk) as (app, touch):
        await opened(app, touch, office.file_id)
        monkeypatch.setattr(desk, "case_view", slowly)
        await touch.press("n")
        await touch.press("f2", "x", "y")
        assert app.screen.query_one(NoteEditor).text == "xy"
        assert noticed(app) == "पढ़ा जा रहा है …"
        await settled(touch)
        text = app.screen.query_one(NoteEditor).text
        assert text == NOTE + "xy"
        assert desk.journal_read(note_key(office.file_id)) == NOTE + "xy"
        await touch.press("escape")
        await settled(touch)
        await touch.press("n", "z", "escape")
        await settled(touch)
        assert desk.journal_read(note_key(office.file_id)) == NOTE + "xyz"


async def test_pasted_kruti_dev_is_offered_as_unicode(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "n")
        editor = app.screen.query_one(NoteEditor)
        editor.post_message(events.Paste("ekax i= voyksduh; gSA"))
        await settled(touch)
        assert isinstance(app.screen, Offer)
        assert "मांग पत्र अवलोकनीय है।" in shown(app)
        await pressed(touch, "f8")
        assert "Enter take Unicode" in shown(app)
        await pressed(touch, "enter")
        assert editor.text == "मांग पत्र अवलोकनीय है।"


async def test_text_is_brought_from_a_file_after_a_look(
    office: SmallOffice, tmp_path: Path
) -> None:
    letter = tmp_path / "letters" / "old.docx"
    letter.parent.mkdir()
    letter.write_bytes(docx(body(paragraph(run("ekax i= ", "Kruti Dev 010"), run("No. 12")))))
    office.clerk.desk.set_setting(SETTING_FOLDER, str(letter.parent))
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "n", "f11")
        await settled(touch)
        await pressed(touch, "enter")
        await settled(touch)
        assert isinstance(app.screen, Offer)
        assert "मांग पत्र No. 12" in shown(app)
        await pressed(touch, "enter")
        assert app.screen.query_one(NoteEditor).text == "मांग पत्र No. 12"


async def test_a_file_that_is_not_taken_is_named_and_the_note_stays(
    office: SmallOffice, tmp_path: Path
) -> None:
    letter = tmp_path / "letters" / "old.docx"
    letter.parent.mkdir()
    letter.write_bytes(docx(body(paragraph(run("xyz", "Shusha")))))
    office.clerk.desk.set_setting(SETTING_FOLDER, str(letter.parent))
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch)
        await pressed(touch, "f11")
        await settled(touch)
        await pressed(touch, "enter")
        await settled(touch)
        assert "Shusha" in noticed(app)
        assert "old.docx" in noticed(app)
        assert app.screen.query_one(NoteEditor).text == NOTE
        letter.write_bytes(docx(body(paragraph(run("dk;kZy; " * 8_000)))))
        await pressed(touch, "f11")
        await settled(touch)
        await pressed(touch, "enter")
        await settled(touch)
        assert "एक टीप से लंबा है" in noticed(app)
        assert app.screen.query_one(NoteEditor).text == NOTE


async def test_kruti_dev_that_came_as_keys_is_turned_into_unicode_and_undone(
    office: SmallOffice,
) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await writing(touch, "ekax i= voyksduh; gSA")
        editor = app.screen.query_one(NoteEditor)
        await pressed(touch, "shift+f6", "escape")
        assert editor.text == "ekax i= voyksduh; gSA"
        await pressed(touch, "shift+f6", "enter")
        assert editor.text == NOTE
        await pressed(touch, "shift+f6")
        assert noticed(app).startswith("! चुने हुए पाठ में कृति देव")
        await pressed(touch, "ctrl+z")
        assert editor.text == "ekax i= voyksduh; gSA"


async def test_a_word_is_found_and_replaced_in_the_note_and_the_note_is_kept(
    office: SmallOffice,
) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "n")
        await typed(touch, "सम्बन्ध का लेख")
        for key in ("ctrl+f", "escape", "ctrl+f"):
            await pressed(touch, key)
        bar = app.screen.query_one(FindBar)
        await typed(touch, "संबंध")
        await pressed(touch, "tab")
        await typed(touch, "नाता")
        await pressed(touch, "f8", "ctrl+r")
        assert bar.query_one("#find-state", Said).text.startswith("Replaced 1")
        await pressed(touch, "escape", "escape")
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "n")
        assert app.screen.query_one(NoteEditor).text == "नाता का लेख"
