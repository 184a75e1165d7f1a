"""The send form: who gets it, what for, until when; everything is seen before it is recorded."""

import asyncio
from datetime import date

from eoffice_core.domain.commands import WriteNote, WriteYellowNote
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.noting import NoteKind
from eoffice_tui.screens.send import SendScreen
from eoffice_tui.screens.sending import Errand
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.line_input import DateInput
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.post_picker import PostPicker
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.seat_field import SeatField
from tests import cast
from tests.tui.faces import at_desk, noticed, pressed, shown, typed
from tests.tui.office import SmallOffice, case_of, last_note, opened, received

NOTE = "आदेशार्थ प्रस्तुत।"


def noted(office: SmallOffice) -> None:
    """The clerk has written a green note on the file."""
    ids = office.clerk.desk.ids
    office.clerk.do(WriteNote(ids.op(), office.file_id, ids.note(), NOTE), post=cast.CLERK_POST)


async def test_the_usual_case_takes_three_keys(office: SmallOffice) -> None:
    noted(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "s", "f2", "f2")
        view = case_of(office.clerk, office.file_id)
        assert view.holder.post_id == cast.SUPERINTENDENT_POST
        last = view.movements[-1]
        assert (last.action, last.priority) == (Action.PUT_UP, Priority.ORDINARY)
        assert last.due_on == date(2025, 11, 26)
        assert noticed(app) == "✓ 1/नजारत/2025 अधीक्षक को भेजी गई। खोले जाने तक वापस ली जा सकती है।"


async def test_the_look_before_shows_everything_that_is_recorded(office: SmallOffice) -> None:
    noted(office)
    ids = office.clerk.desk.ids
    office.clerk.do(
        WriteYellowNote(ids.op(), office.file_id, ids.note(), "पीला"), post=cast.CLERK_POST
    )
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "s", "tab", "right", "tab", "right", "right", "tab", "tab")
        await typed(touch, "आज ही")
        await pressed(touch, "f2")
        assert isinstance(app.screen, Confirm)
        seen = shown(app)
        for part in (
            "अधीक्षक · घनश्याम पटेल",
            "अभिलेखार्थ",
            "अति आवश्यक",
            "20-11-2025 · 3 कार्य दिवस",
            "आज ही",
            "टीप 1",
            "1, साथ जाएँगी",
        ):
            assert part in seen
        await pressed(touch, "enter")
        last = case_of(office.clerk, office.file_id).movements[-1]
        assert (last.action, last.priority, last.remarks) == (
            Action.FOR_RECORD,
            Priority.MOST_URGENT,
            "आज ही",
        )
        assert last.due_on == date(2025, 11, 20)


async def test_the_post_is_picked_by_name_and_recent_ones_come_first(office: SmallOffice) -> None:
    noted(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "s", "enter")
        assert isinstance(app.screen, PostPicker)
        await typed(touch, "मीनाक्षी")
        await pressed(touch, "enter")
        seat = app.screen.query_one(SeatField).seat
        assert seat is not None
        assert seat.post_id == cast.OFFICER_POST
        action = app.screen.query_one("#action", ChoiceField).value
        assert action is Action.APPROVAL, "this post may approve"
        await pressed(touch, "f2", "f2")
        assert case_of(office.clerk, office.file_id).holder.post_id == cast.OFFICER_POST
        await opened(app, touch, office.file_id)
        await pressed(touch, "b", "enter", "s", "f3")
        first = app.screen.query_one("PostPicker VirtualTable").selected_key  # type: ignore[attr-defined] # VirtualTable
        assert first == cast.OFFICER_POST


async def test_a_file_without_a_word_is_not_sent(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "s", "f2", "enter")
        assert isinstance(app.screen, SendScreen)
        said = app.screen.query_one("#remarks-fault", Said).text
        assert said.startswith("! नस्ती बिना टीप के नहीं भेजी जा सकती")
        assert not noticed(app), "it is said once"
        assert case_of(office.clerk, office.file_id).is_mine


async def test_a_wrong_or_past_date_is_said_under_the_field(office: SmallOffice) -> None:
    noted(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "s")
        field = app.screen.query_one(DateInput)
        field.value = "31-02-2026"
        await pressed(touch, "f2")
        assert app.screen.query_one("#due-fault", Said).text
        field.value = "14-11-2025"
        await pressed(touch, "f2", "enter")
        assert "तिथि आगे की होनी चाहिए" in app.screen.query_one("#due-fault", Said).text
        assert case_of(office.clerk, office.file_id).is_mine


async def test_ones_own_date_stays_when_the_priority_changes(office: SmallOffice) -> None:
    noted(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "s")
        app.screen.query_one(DateInput).value = "01-12-2025"
        await pressed(touch, "tab", "tab", "right")
        assert app.screen.query_one(DateInput).value == "01-12-2025"
        assert app.screen.query_one("#due-days", Said).text == "10 कार्य दिवस"


async def test_no_limit_is_possible(office: SmallOffice) -> None:
    noted(office)
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "s")
        app.screen.query_one(DateInput).value = ""
        await pressed(touch, "f2")
        assert "समय-सीमा नहीं" in shown(app)
        await pressed(touch, "enter")
        assert case_of(office.clerk, office.file_id).movements[-1].due_on is None


async def test_returning_goes_to_whoever_sent_it_with_the_reason_as_a_note(
    office: SmallOffice,
) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "r")
        assert "(F3)" in shown(app), "whom it goes to is not to be chosen"
        await pressed(touch, "f3")
        assert "उसी को जाती है" in noticed(app)
        await pressed(touch, "f2")
        assert isinstance(app.screen, SendScreen), "nothing to look at without a reason"
        assert app.screen.query_one("#text-fault", Said).text
        await typed(touch, "कोटेशन संलग्न करें")
        assert not app.screen.query_one("#text-fault", Said).text
        await pressed(touch, "f2", "enter")
        view = case_of(office.superintendent, office.file_id)
        assert view.holder.post_id == cast.CLERK_POST
        note = last_note(office.superintendent, office.file_id)
        assert (note.text, note.kind) == ("कोटेशन संलग्न करें", NoteKind.RETURN)


async def test_a_half_written_reason_is_kept(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "r")
        await typed(touch, "कोटेशन")
        await pressed(touch, "escape", "r")
        assert app.screen.query_one(NoteEditor).text == "कोटेशन"


async def test_a_word_of_the_reason_is_found_and_replaced(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "r")
        await typed(touch, "सम्बन्ध स्पष्ट करें")
        await pressed(touch, "ctrl+f")
        await typed(touch, "संबंध")
        await pressed(touch, "tab")
        await typed(touch, "नाता")
        await pressed(touch, "enter", "escape")
        assert app.screen.query_one(NoteEditor).text == "नाता स्पष्ट करें"
        assert app.screen.query_one(NoteEditor).has_focus


async def test_a_reason_typed_last_is_kept_when_the_app_is_left(office: SmallOffice) -> None:
    await asyncio.to_thread(office.at_superintendent)
    received(office.superintendent, office.file_id, cast.SUPERINTENDENT)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "r")
        await typed(touch, "कोटेशन")
        keep = app.screen.half_written()  # type: ignore[attr-defined] # SendScreen
        assert keep is not None
        await asyncio.to_thread(keep)
        key = f"{Errand.RETURN.value}:{office.file_id.hex()}"
        assert office.superintendent.desk.journal_read(key) == "कोटेशन"


async def test_the_form_speaks_both_languages(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await opened(app, touch, office.file_id)
        await pressed(touch, "s", "f8")
        assert app.screen.query_one(SeatField).text == (
            "Superintendent · Ghanshyam Patel, Stores Section"
        )
        assert app.screen.query_one("#action", ChoiceField).text == "< Put up >"
        assert app.screen.query_one("#due-days", Said).text == "working days: 7"
