"""The approvals: one key for each decision, and everything seen before it is recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eoffice_core.domain.movement import Action, MovementKind
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_tui.present.sentences import Language
from eoffice_tui.screens.approval import ApprovalScreen
from eoffice_tui.screens.file_view import FileViewScreen
from eoffice_tui.screens.send import SendScreen
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.correspondence_list import CorrespondenceList
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.noting_sheet import NotingSheet
from eoffice_tui.widgets.office_footer import OfficeFooter
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.virtual_table import VirtualTable
from tests import cast
from tests.tui.faces import LARGE, SMALL, at_desk, noticed, pressed, shown, typed
from tests.tui.office import SmallOffice, case_of, last_note, received, small_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    """The file has come to the officer for approval and is opened."""
    with small_office(tmp_path) as office:
        office.at_officer()
        received(office.officer, office.file_id, cast.OFFICER)
        yield office


async def test_the_queue_shows_notes_and_papers_of_the_chosen_case(office: SmallOffice) -> None:
    for size in (SMALL, LARGE):
        async with at_desk(office.officer.desk, size=size) as (app, touch):
            await pressed(touch, "a")
            assert isinstance(app.screen, ApprovalScreen)
            assert app.screen.query_one(VirtualTable).row_count == 1
            assert "अनुमोदनार्थ एवं आदेशार्थ" in shown(app)
            await pressed(touch, "tab")
            assert app.screen.query_one(NotingSheet).has_focus
            await pressed(touch, "tab")
            assert app.screen.query_one(CorrespondenceList).has_focus
            assert "1187/भण्डार" in shown(app)
            await pressed(touch, "tab", "enter")
            assert isinstance(app.screen, FileViewScreen)


async def test_approving_and_returning_is_one_act(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (app, touch):
        await pressed(touch, "a", "a")
        assert app.screen.query_one(NoteEditor).text == "यथा प्रस्तावित अनुमोदित"
        await pressed(touch, "f2")
        assert isinstance(app.screen, Confirm)
        seen = shown(app)
        for part in ("टीप 3 · अनुमोदन", "यथा प्रस्तावित अनुमोदित", "अधीक्षक · घनश्याम पटेल", "आवश्यक"):
            assert part in seen
        await pressed(touch, "enter")
        view = case_of(office.officer, office.file_id)
        assert view.holder.post_id == cast.SUPERINTENDENT_POST
        note = view.notes[-1]
        assert (note.kind, note.state) == (NoteKind.APPROVAL, NoteState.FINAL)
        assert view.movements[-1].kind is MovementKind.RETURNED
        assert isinstance(app.screen, ApprovalScreen)
        assert noticed(app).startswith("✓ 1/नजारत/2025 अनुमोदित; अधीक्षक को भेजी गई")
        assert app.screen.query_one(VirtualTable).row_count == 0
        assert "आपके अनुमोदन हेतु कुछ नहीं है" in shown(app)
    await office.synced()
    assert case_of(office.superintendent, office.file_id).notes[-1].kind is NoteKind.APPROVAL


async def test_the_text_of_the_approval_may_be_changed(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk, language=Language.ENGLISH) as (_, touch):
        await pressed(touch, "a", "a")
        await typed(touch, ", subject to funds")
        await pressed(touch, "f2", "f2")
        note = last_note(office.officer, office.file_id)
        assert note.text == "Approved as proposed, subject to funds"


async def test_approving_and_sending_on(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (_, touch):
        await pressed(touch, "a", "g", "f2", "f2")
        view = case_of(office.officer, office.file_id)
        assert view.holder.post_id == cast.ADDITIONAL_COLLECTOR_POST
        assert view.notes[-1].kind is NoteKind.APPROVAL
        assert view.movements[-1].kind is MovementKind.FORWARDED


async def test_sending_on_with_a_note_does_not_approve(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (app, touch):
        await pressed(touch, "a", "s", "f2", "enter")
        assert isinstance(app.screen, SendScreen)
        await typed(touch, "अपर कलेक्टर महोदय अवलोकन करें")
        await pressed(touch, "f2", "enter")
        view = case_of(office.officer, office.file_id)
        assert view.holder.post_id == cast.ADDITIONAL_COLLECTOR_POST
        assert view.notes[-1].kind is NoteKind.PLAIN
        assert view.movements[-1].action is Action.APPROVAL


async def test_asking_returns_with_the_question(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (_, touch):
        await pressed(touch, "a", "q")
        await typed(touch, "दर कहाँ से ली गई?")
        await pressed(touch, "f2", "f2")
        view = case_of(office.officer, office.file_id)
        assert view.holder.post_id == cast.SUPERINTENDENT_POST
        assert view.movements[-1].action is Action.PLEASE_SPEAK
        assert (view.notes[-1].text, view.notes[-1].kind) == ("दर कहाँ से ली गई?", NoteKind.RETURN)


async def test_asking_for_comments(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (_, touch):
        await pressed(touch, "a", "q")
        await typed(touch, "नियम?")
        await pressed(touch, "shift+tab", "shift+tab", "shift+tab", "right", "f2", "f2")
        assert case_of(office.officer, office.file_id).movements[-1].action is Action.COMMENTS


async def test_returning_wants_a_reason(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (app, touch):
        await pressed(touch, "a", "r", "f2")
        fault = app.screen.query_one("#text-fault", Said).text
        assert fault.startswith("! कारण नहीं लिखा है")
        assert case_of(office.officer, office.file_id).is_mine
        await typed(touch, "बजट प्रमाण पत्र संलग्न नहीं")
        await pressed(touch, "f2", "enter")
        assert not case_of(office.officer, office.file_id).is_mine


async def test_leaving_a_decision_records_nothing(office: SmallOffice) -> None:
    async with at_desk(office.officer.desk) as (app, touch):
        await pressed(touch, "a", "a", "f2", "escape", "escape")
        assert isinstance(app.screen, ApprovalScreen)
        assert case_of(office.officer, office.file_id).is_mine
        assert len(case_of(office.officer, office.file_id).notes) == 2


@pytest.fixture
def unopened(tmp_path: Path) -> Iterator[SmallOffice]:
    """The file has come to the officer and is not opened."""
    with small_office(tmp_path) as office:
        office.at_officer()
        yield office


async def test_what_is_unopened_is_received_before_it_is_decided(unopened: SmallOffice) -> None:
    office = unopened
    async with at_desk(office.officer.desk) as (app, touch):
        await pressed(touch, "a")
        assert "अभी खोली नहीं गई है" in shown(app)
        assert "अनुमोदनार्थ एवं आदेशार्थ" not in shown(app)
        await pressed(touch, "a")
        assert "पहले Enter से प्राप्त करें" in noticed(app)
        await pressed(touch, "enter", "enter")
        assert case_of(office.officer, office.file_id).is_received
        assert "अनुमोदनार्थ एवं आदेशार्थ" in shown(app)


async def test_who_may_not_approve_is_told_so(office: SmallOffice) -> None:
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "a", "a", "tab", "enter", "q")
        assert isinstance(app.screen, ApprovalScreen)
        assert "अनुमोदन का अधिकार नहीं है" in noticed(app)
        assert "अनुमोदन का अधिकार नहीं है" in app.screen.query_one(VirtualTable)._empty_text
        footer = app.screen.query_one(OfficeFooter)
        assert footer.region.bottom == app.size.height, "the footer stays below"
