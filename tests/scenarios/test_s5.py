"""S5: a file is marked wrongly and pulled back; who comes first at the registry decides."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eoffice_core.domain.movement import MovementKind
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.ops import CasePulledBack, CaseReceived, NoteEdited, NoteWritten
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.views import InboxQuestion
from eoffice_tui.app import OfficeApp
from eoffice_tui.keys import Place
from eoffice_tui.present import refusals
from eoffice_tui.present.sentences import app as say_app
from eoffice_tui.present.sentences import file as say
from eoffice_tui.present.sentences import tracker as say_tracker
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.file_view import FileViewScreen
from eoffice_tui.screens.journal import note_key
from eoffice_tui.screens.notesheet import NotesheetScreen
from eoffice_tui.screens.returned import ReturnedScreen
from eoffice_tui.screens.tracker import MovementsScreen
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.custody_badge import CustodyBadge
from eoffice_tui.widgets.post_picker import PostPicker
from tests import cast
from tests.scenarios.record import (
    at_registry,
    declined,
    ledger_of,
    seen_whole,
    synced,
    view_at,
)
from tests.tui.faces import LARGE, Touch, at_desk, noticed, pressed, says, settled, shown, typed
from tests.tui.office import FILE_SUBJECT, SmallOffice, small_office

NOTE, MORE = "आदेशार्थ प्रस्तुत।", " दर अनुसूची संलग्न है।"
HER_NOTE = "दरों का मिलान कर पुनः प्रस्तुत करें।"
WRONG, RIGHT = "अधीक्षक", "प्रभारी अधिकारी (डिप्टी कलेक्टर)"
NUMBER = "1/नजारत/2025"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    """File F at the clerk's, 11:05."""
    with small_office(tmp_path) as office:
        yield office


async def marked(office: SmallOffice, post: str) -> None:
    """The clerk notes and sends, and the network takes it along."""
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "enter", "n")
        await typed(touch, NOTE)
        await pressed(touch, "f3", "f3")
        assert isinstance(app.screen, PostPicker)
        await typed(touch, post)
        await pressed(touch, "enter", "f2", "f2")
        assert noticed(app).startswith(f"✓ {NUMBER} {post} को भेजी गई")
    await synced(office.clerk, office.superintendent)


async def at_the_file(touch: Touch) -> None:
    """Open what was sent, from the tracker."""
    await pressed(touch, "t")
    await typed(touch, FILE_SUBJECT)
    await settled(touch)
    await pressed(touch, "f2")


async def pulled_back(office: SmallOffice) -> None:
    """The clerk recalls it, as far as his own desk knows."""
    async with at_desk(office.clerk.desk) as (app, touch):
        await at_the_file(touch)
        assert "● अभी खोली नहीं" in app.screen.query_one(CustodyBadge).text
        await pressed(touch, "b")
        assert isinstance(app.screen, Confirm)
        assert not seen_whole(shown(app), ["वापस लें?", WRONG, say.PULL_BACK_MEANS.hindi])
        await pressed(touch, "enter")
        assert noticed(app) == f"✓ {say.PULLED_BACK.hindi}"
        assert "आपके पास" in app.screen.query_one(CustodyBadge).text
    view = view_at(office.clerk, office.file_id)
    assert (view.is_mine, view.notes[0].state) == (True, NoteState.GREEN)


async def opened_and_noted(office: SmallOffice) -> None:
    """The superintendent opens it while his line is down, and writes a note."""
    async with at_desk(office.superintendent.desk) as (app, touch):
        await pressed(touch, "enter", "enter", "n")
        await typed(touch, HER_NOTE)
        await pressed(touch, "f2", "enter")
        assert noticed(app).startswith("✓ टीप 2 अभिलेख में दर्ज हुई")


async def at_the_returned(app: OfficeApp, touch: Touch, text: str) -> str:
    """Walk through what came back until this text is shown; what the screen then says."""
    await pressed(touch, "r")
    assert isinstance(app.screen, ReturnedScreen)
    for _ in app.screen.desk.returned():
        if not seen_whole(shown(app), [text]):
            return shown(app)
        await pressed(touch, "down")
    raise AssertionError("the text did not come back")


async def test_what_was_marked_wrongly_is_pulled_back_and_sent_again(office: SmallOffice) -> None:
    await marked(office, WRONG)
    assert view_at(office.superintendent, office.file_id).is_mine
    office.world.clock.go(minutes=4)
    await pulled_back(office)
    await synced(office.clerk, office.superintendent)
    await nothing_is_left_at_the_wrong_desk(office)
    await the_register_shows_it(office)
    await corrected_and_sent_again(office)
    kinds = [movement.kind for movement in at_registry(office.world, office.file_id).movements]
    assert kinds == [
        MovementKind.BORN,
        MovementKind.FORWARDED,
        MovementKind.PULLED_BACK,
        MovementKind.FORWARDED,
    ]
    assert declined(office.world) == []


async def nothing_is_left_at_the_wrong_desk(office: SmallOffice) -> None:
    """The file has left the receiver's sight; he may see with whom it is, not what it says."""
    desk = office.superintendent.desk
    assert desk.case_view(office.file_id) is None
    assert (desk.inbox_count(InboxQuestion()), desk.returned()) == (0, [])
    async with at_desk(desk) as (app, touch):
        assert FILE_SUBJECT not in shown(app)
        await at_the_file(touch)
        assert "इस कंप्यूटर पर नहीं आता" in noticed(app)
        assert NOTE not in shown(app)


async def the_register_shows_it(office: SmallOffice) -> None:
    """Sent, pulled back, never read."""
    async with at_desk(office.clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "enter", "m")
        assert isinstance(app.screen, MovementsScreen)
        assert not seen_whole(
            shown(app),
            [
                f"2  {WRONG} · घनश्याम पटेल",
                "आई 17-11-2025 11:05 · खोली नहीं · गई 17-11-2025 11:09",
                say_tracker.NOT_COUNTED.hindi.format(days=0),
                "अग्रेषित: सहायक ग्रेड-2 (नजारत) द्वारा",
                "3  सहायक ग्रेड-2 (नजारत) · भूपेन्द्र साहू",
                f"वापस लिया: {WRONG} से",
            ],
        )
    sent, back = view_at(office.clerk, office.file_id).movements[1:]
    assert (sent.kind, sent.opened_at, sent.is_counted) == (MovementKind.FORWARDED, None, False)
    assert back.kind is MovementKind.PULLED_BACK


async def corrected_and_sent_again(office: SmallOffice) -> None:
    """The note is open again: corrected, it goes to the right post."""
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "enter")
        assert not seen_whole(shown(app), ["टीप 1 · हरी टीप · भेजने तक बदली जा सकती है", NOTE])
        await pressed(touch, "enter")
        assert isinstance(app.screen, NotesheetScreen)
        await typed(touch, MORE)
        await pressed(touch, "f3", "f3")
        await typed(touch, RIGHT)
        await pressed(touch, "enter", "f2", "f2")
        assert f"{RIGHT} को भेजी गई" in noticed(app)
    await synced(office.clerk, office.officer)
    view = view_at(office.officer, office.file_id)
    assert (view.is_mine, view.is_received) == (True, False)
    assert [(note.text, note.state) for note in view.notes] == [(NOTE + MORE, NoteState.FINAL)]
    texts = [body.text for body in ledger_of(office.world, office.file_id)
             if isinstance(body, NoteWritten | NoteEdited)]  # fmt: skip
    assert texts == [NOTE, NOTE + MORE], "the ledger keeps what was first sent"


async def test_the_pull_back_comes_first_and_the_receivers_note_is_not_lost(
    office: SmallOffice,
) -> None:
    await marked(office, WRONG)
    office.world.clock.go(minutes=3)
    await opened_and_noted(office)
    office.world.clock.go(minutes=1)
    await pulled_back(office)
    await synced(office.clerk)
    office.world.clock.go(minutes=6)
    await the_receiver_hears(office)
    await his_text_is_under_returned(office)
    case = at_registry(office.world, office.file_id)
    assert (case.custody.post_id, case.movements[1].received_at) == (cast.CLERK_POST, None)
    assert [note.text for note in case.notes] == [NOTE]
    assert Reason.CUSTODY_CHANGED in {reason for why in declined(office.world) for reason in why}
    await synced(office.clerk)
    assert [note.text for note in view_at(office.clerk, office.file_id).notes] == [NOTE]
    assert office.clerk.desk.returned() == []


async def the_receiver_hears(office: SmallOffice) -> None:
    """The network returns while the file lies open before him."""
    async with at_desk(office.superintendent.desk, size=LARGE) as (app, touch):
        await pressed(touch, "enter")
        assert not seen_whole(shown(app), [HER_NOTE])
        await synced(office.superintendent)
        await settled(touch)
        assert isinstance(app.screen, FileViewScreen)
        assert says(app, say.GONE)
        assert says(app, say_app.CAME_BACK, count=2)
        assert "↩2 लौटे" in shown(app)
        for stale in ("आपके पास ·", NOTE, HER_NOTE):
            assert stale not in shown(app)


async def his_text_is_under_returned(office: SmallOffice) -> None:
    """Why, and what now, and the whole text; it can be taken into a note."""
    desk = office.superintendent.desk
    assert {row.kind for row in desk.returned()} == {"CaseReceived", "NoteWritten"}
    async with at_desk(desk, size=LARGE) as (app, touch):
        seen = await at_the_returned(app, touch, HER_NOTE)
        assert not seen_whole(seen, [refusals.SENTENCES[Reason.CUSTODY_CHANGED].hindi])
        assert not seen_whole(seen, [NUMBER, FILE_SUBJECT])
        await pressed(touch, "n")
        assert "आधी लिखी टीप में जोड़ा गया" in noticed(app)
    assert desk.journal_read(note_key(office.file_id)) == HER_NOTE


async def test_the_reading_comes_first_and_the_senders_correction_is_not_lost(
    office: SmallOffice,
) -> None:
    await marked(office, WRONG)
    office.world.clock.go(minutes=3)
    await opened_and_noted(office)
    office.world.clock.go(minutes=1)
    await pulled_back(office)
    await corrected_offline(office)
    await synced(office.superintendent)
    office.world.clock.go(minutes=6)
    await the_sender_hears(office)
    case = at_registry(office.world, office.file_id)
    assert (case.custody.post_id, case.custody.is_received) == (cast.SUPERINTENDENT_POST, True)
    assert [note.text for note in case.notes] == [NOTE, HER_NOTE]
    bodies = {type(body) for body in ledger_of(office.world, office.file_id)}
    assert CaseReceived in bodies
    assert CasePulledBack not in bodies
    assert office.superintendent.desk.returned() == []


async def corrected_offline(office: SmallOffice) -> None:
    """Believing that the file is back, the clerk corrects his note."""
    async with at_desk(office.clerk.desk) as (app, touch):
        await pressed(touch, "enter", "enter")
        await typed(touch, MORE)
        await pressed(touch, "f2", "enter")
        assert noticed(app) == "✓ टीप सुधारी गई।"
    assert view_at(office.clerk, office.file_id).notes[0].text == NOTE + MORE


async def the_sender_hears(office: SmallOffice) -> None:
    """The file is with the receiver, read; the correction is under what was returned."""
    async with at_desk(office.clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "enter")
        await synced(office.clerk)
        await settled(touch)
        assert says(app, say_app.CAME_BACK, count=2)
        assert "↩2 लौटे" in shown(app)
        assert f"{WRONG} (घनश्याम पटेल) के पास" in app.screen.query_one(CustodyBadge).text
        await pressed(touch, "escape")
        screen = app.screen
        assert isinstance(screen, OfficeScreen)
        assert screen.PLACE is Place.INBOX
        _ = await at_the_returned(app, touch, refusals.SENTENCES[Reason.ALREADY_RECEIVED].hindi)
        await pressed(touch, "escape")
        seen = await at_the_returned(app, touch, MORE)
        assert not seen_whole(seen, [NOTE + MORE])
    rows = {row.kind: row.reasons for row in office.clerk.desk.returned()}
    assert rows["CasePulledBack"] == (Reason.ALREADY_RECEIVED,)
    assert view_at(office.clerk, office.file_id).notes[0].text == NOTE


async def test_what_was_opened_is_not_pulled_back(office: SmallOffice) -> None:
    await marked(office, WRONG)
    office.world.clock.go(minutes=3)
    async with at_desk(office.superintendent.desk) as (app, touch):
        await pressed(touch, "enter", "enter")
        assert isinstance(app.screen, FileViewScreen)
    await synced(office.superintendent, office.clerk)
    before = ledger_of(office.world, office.file_id)
    async with at_desk(office.clerk.desk) as (app, touch):
        await at_the_file(touch)
        for keys in (("b",), ("m", "b")):
            await pressed(touch, *keys)
            assert not isinstance(app.screen, Confirm)
            assert says(app, refusals.SENTENCES[Reason.ALREADY_RECEIVED])
            assert "लौटाने का अनुरोध करें" in noticed(app)
    await synced(office.clerk)
    assert ledger_of(office.world, office.file_id) == before
    assert at_registry(office.world, office.file_id).custody.post_id == cast.SUPERINTENDENT_POST
