"""Diarising on a real desk: keys in, a receipt recorded, its number said; nothing typed is lost."""

from datetime import date

import pytest
from textual.widgets import Input

from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.receipt import DeliveryMode, SenderKind
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.trouble import DiskFull, Trouble
from eoffice_core.domain.views import CaseView, InboxQuestion
from eoffice_tui.app import OfficeApp
from eoffice_tui.keys import Place
from eoffice_tui.present import refusals, troubles
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import diarise as say
from eoffice_tui.present.sentences import form as say_form
from eoffice_tui.screens.diarise import DiariseScreen
from eoffice_tui.screens.form import JOURNAL_SECONDS
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.widgets.said import FieldFault
from tests import cast
from tests.desks import SeatedDesk
from tests.tui.faces import Touch, at_desk, noticed, pressed, says, settled, shown, typed

SENDER = "रामकली पति मोहन लोधी"
SUBJECT = "फौती नामांतरण में विलंब की शिकायत"


def the_case(seated: SeatedDesk, place: int = 0) -> CaseView:
    rows = seated.desk.inbox_page(InboxQuestion(), 0, 10)
    view = seated.desk.case_view(rows[place].case_id)
    assert view is not None
    return view


def value(app: OfficeApp, field_id: str) -> str:
    return app.screen.query_one(f"#{field_id}", Input).value


def fault(app: OfficeApp, field_id: str) -> str:
    return app.screen.query_one(f"#{field_id}-fault", FieldFault).text


async def written(
    touch: Touch, *, sender: str = SENDER, subject: str = SUBJECT, category: str = "राजस्व"
) -> None:
    """The six quick fields as a clerk types them, from the first field on."""
    await typed(touch, sender)
    await pressed(touch, "enter")
    await typed(touch, subject)
    await pressed(touch, "enter")
    await typed(touch, "45/2025")
    await pressed(touch, "enter")
    await typed(touch, "10112025")
    await pressed(touch, "enter")
    await typed(touch, category)
    await settled(touch)


async def test_six_fields_and_one_key_enter_a_letter(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await written(touch, category="revenue")
        await pressed(touch, "down", "enter")  # take the suggestion: what is recorded is Hindi
        await pressed(touch, "right", "right")  # by speed post
        await pressed(touch, "f2")
        assert isinstance(app.screen, InboxScreen)
        view = the_case(clerk)
        assert view.provisional in noticed(app)
        assert SUBJECT in shown(app)
    particulars = view.particulars
    assert particulars is not None
    assert (particulars.subject, particulars.sender) == (SUBJECT, SENDER)
    assert (particulars.letter_number, particulars.category) == ("45/2025", "राजस्व")
    assert (particulars.letter_date, particulars.received_on) == (date(2025, 11, 10), cast.TODAY)
    assert particulars.delivery_mode is DeliveryMode.SPEED_POST


async def test_what_is_missing_is_said_under_its_field(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n", "f2")
        assert fault(app, "letter_date") == f"! {say.LETTER_DATE_MISSING.hindi}"
        assert fault(app, "sender"), "all that is missing is said at once"
        assert app.screen.focused is app.screen.query_one("#sender"), "the first of them"
        await pressed(touch, "tab", "tab", "tab")
        await typed(touch, "10112025")
        await pressed(touch, "enter", "f2")
        for field_id, reason in (
            ("sender", Reason.SENDER_MISSING),
            ("subject", Reason.SUBJECT_MISSING),
            ("category", Reason.CATEGORY_MISSING),
        ):
            assert fault(app, field_id) == f"! {refusals.SENTENCES[reason].hindi}"
        await pressed(touch, "shift+tab")
        await typed(touch, "क")
        await touch.pause()
    assert clerk.desk.inbox_count(InboxQuestion()) == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5/11", say_form.DATE_SHAPE),
        ("31-02-2025", say_form.NO_SUCH_DAY),
        ("18-11-2025", say_form.DATE_TOO_LATE),
        ("01-01-1850", say_form.DATE_TOO_EARLY),
    ],
)
async def test_a_date_that_is_none_is_refused_where_it_stands(
    clerk: SeatedDesk, text: str, told: object
) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        app.screen.query_one("#letter_date").focus()
        await typed(touch, text)
        await pressed(touch, "f2")
        assert fault(app, "letter_date") == f"! {told.hindi}"  # type: ignore[attr-defined] # a sentence
        assert value(app, "letter_date") == text


async def test_a_refused_number_serves_the_next_try(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await written(touch, subject="")
        await pressed(touch, "f2")
        assert fault(app, "subject")
        await typed(touch, SUBJECT)
        await pressed(touch, "f2")
        assert isinstance(app.screen, InboxScreen)
    assert the_case(clerk).provisional.endswith("-1")


async def test_save_and_next_keeps_what_the_letters_share(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await written(touch)
        await pressed(touch, "f4")
        assert isinstance(app.screen, DiariseScreen)
        assert noticed(app).startswith("✓ ")
        assert (value(app, "sender"), value(app, "letter_number")) == ("", "")
        assert (value(app, "subject"), value(app, "category")) == (SUBJECT, "राजस्व")
        await typed(touch, "सरपंच, पटना")
        await pressed(touch, "f2")
    assert clerk.desk.inbox_count(InboxQuestion()) == 2
    assert {the_case(clerk, place).provisional[-2:] for place in (0, 1)} == {"-1", "-2"}


async def test_save_and_send_leads_to_the_send_form(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await written(touch)
        await pressed(touch, "f3")
        assert app.screen.PLACE is Place.SEND  # type: ignore[attr-defined] # a screen of ours
        assert SUBJECT in shown(app)


async def test_a_remembered_sender_fills_his_place_and_mobile(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n", "f5")
        app.screen.query_one("#mobile").focus()
        await typed(touch, "9893012345")
        app.screen.query_one("#sender_place").focus()
        await typed(touch, "ग्राम पटना")
        await pressed(touch, "tab", "end", "left")  # the kind of sender
        app.screen.query_one("#sender").focus()
        await written(touch)
        await pressed(touch, "f2")

        await pressed(touch, "n")
        await typed(touch, "राम")
        await touch.pause(0.3)
        await settled(touch)
        assert "ग्राम पटना" in shown(app)
        await pressed(touch, "down", "enter")
        assert value(app, "sender") == SENDER
        assert value(app, "sender_place") == "ग्राम पटना"
        assert value(app, "mobile") == "9893012345"
        assert app.screen.focused is app.screen.query_one("#subject")
    particulars = the_case(clerk).particulars
    assert particulars is not None
    assert particulars.sender_kind is SenderKind.PRIVATE


async def test_escape_takes_suggestions_away_before_it_leaves(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        app.screen.query_one("#category").focus()
        await typed(touch, "भू")
        await settled(touch)
        assert "भू-अर्जन · Land acquisition" in shown(app)
        await pressed(touch, "escape")
        assert isinstance(app.screen, DiariseScreen)
        assert "Land acquisition" not in shown(app)
        await pressed(touch, "escape")
        assert isinstance(app.screen, InboxScreen)


async def test_what_is_half_written_is_there_again(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await typed(touch, SENDER)
        await pressed(touch, "escape", "n")
        assert value(app, "sender") == SENDER
        assert say_form.FILLED_FROM_JOURNAL.hindi in noticed(app)
        await written(touch, sender="")
        await pressed(touch, "f2", "n")
        assert value(app, "sender") == "", "it has been recorded"


async def test_the_journal_of_another_release_is_no_trouble(clerk: SeatedDesk) -> None:
    for kept in ("{", "[1]", '{"sender": 5, "nothing": "x", "form": "NO_SUCH"}'):
        clerk.desk.journal_write("diarise", kept)
        async with at_desk(clerk.desk) as (app, touch):
            await pressed(touch, "n")
            assert value(app, "sender") == ""


async def test_the_language_changes_and_nothing_typed_is_lost(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await written(touch)
        await pressed(touch, "f8")
        assert app.language is Language.ENGLISH
        assert "Letter date *" in shown(app)
        assert "< By hand >" in shown(app)
        assert (value(app, "sender"), value(app, "subject")) == (SENDER, SUBJECT)
        await pressed(touch, "f2")
        assert "Recorded: " in noticed(app)


async def test_a_full_disk_is_said_and_the_form_stays(
    clerk: SeatedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await written(touch)
        with monkeypatch.context() as broken:
            broken.setattr(clerk.desk, "execute", full)
            await pressed(touch, "f2")
        assert says(app, troubles.SENTENCES[Trouble.DISK_FULL])
        assert (value(app, "sender"), value(app, "subject")) == (SENDER, SUBJECT)
        await pressed(touch, "f2")
        assert isinstance(app.screen, InboxScreen)
    assert clerk.desk.inbox_count(InboxQuestion()) == 1


async def test_a_form_that_could_not_be_kept_is_not_left_without_a_word(
    clerk: SeatedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_key: str, _text: str) -> None:
        raise DiskFull

    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        with monkeypatch.context() as broken:
            broken.setattr(clerk.desk, "journal_write", full)
            await written(touch)
            await touch.pause(JOURNAL_SECONDS + 0.2)
            await settled(touch)
            await pressed(touch, "escape")
            assert says(app, troubles.SENTENCES[Trouble.DISK_FULL])
            assert isinstance(app.screen, DiariseScreen)
            await pressed(touch, "ctrl+q")
            assert says(app, troubles.SENTENCES[Trouble.DISK_FULL])
            assert app.return_code is None
        await pressed(touch, "escape")
        assert isinstance(app.screen, InboxScreen)
        await pressed(touch, "n")
        assert (value(app, "sender"), value(app, "subject")) == (SENDER, SUBJECT)


async def test_what_was_recorded_is_not_half_written(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        await written(touch)
        await touch.pause(JOURNAL_SECONDS + 0.2)
        await settled(touch)
        screen = app.screen
        assert isinstance(screen, DiariseScreen)
        await pressed(touch, "f2")
        assert screen.half_written() is None
        assert clerk.desk.journal_read("diarise") == ""


async def a_diarised_letter(app: OfficeApp, touch: Touch, seated: SeatedDesk) -> CaseId:
    await pressed(touch, "n")
    await written(touch)
    await pressed(touch, "f2")
    return the_case(seated).case_id


async def test_a_correction_leaves_the_frozen_fields_alone(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        case_id = await a_diarised_letter(app, touch, clerk)
        await pressed(touch, "e")
        assert says(app, say.FROZEN)
        for field_id in ("received_on", "letter_date", "delivery_mode"):
            assert app.screen.query_one(f"#{field_id}").disabled, field_id
        await pressed(touch, "f3")
        assert say.ONLY_FOR_NEW.hindi in noticed(app)
        await pressed(touch, "f2")
        assert says(app, refusals.SENTENCES[Reason.NOTHING_CHANGED])
        app.screen.query_one("#subject").focus()
        await pressed(touch, "end")
        await typed(touch, " (पुनः)")
        await pressed(touch, "f2")
        assert isinstance(app.screen, InboxScreen)
        assert say.EDITED.hindi.split("{number}")[1] in noticed(app).replace("\n", " ")
    view = clerk.desk.case_view(case_id)
    assert view is not None
    assert view.particulars is not None
    assert view.particulars.subject == f"{SUBJECT} (पुनः)"
    assert view.particulars.letter_date == date(2025, 11, 10)


async def test_one_may_record_under_ones_other_post(stores_clerk: SeatedDesk) -> None:
    async with at_desk(stores_clerk.desk) as (_, touch):
        await pressed(touch, "n", "f6")
        await written(touch)
        await pressed(touch, "f2")
    assert the_case(stores_clerk).holder.post_id == cast.ESTABLISHMENT_POST
