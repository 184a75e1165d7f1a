"""Opening a file on a real desk, from nothing and from a receipt that goes in at once."""

from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.views import InboxQuestion, InboxShow
from eoffice_tui.keys import Place
from eoffice_tui.present import refusals
from eoffice_tui.present.sentences import open_file as say
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.screens.open_file import OpenFileScreen
from eoffice_tui.widgets.said import FieldFault
from tests.desks import SeatedDesk
from tests.tui.faces import at_desk, pressed, says, shown, typed
from tests.tui.test_diarise import a_diarised_letter, the_case, value

SUBJECT = "वर्ष 2025-26 हेतु लेखन सामग्री क्रय बाबत"


async def test_a_cover_and_one_key_open_a_file(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "o")
        await typed(touch, SUBJECT)
        await pressed(touch, "enter")
        await typed(touch, "भण्डार")
        await pressed(touch, "enter")
        await typed(touch, "स्टोर")
        await pressed(touch, "f2")
        assert app.screen.PLACE is Place.FILE_VIEW  # type: ignore[attr-defined] # a screen of ours
        assert SUBJECT in shown(app)
        await pressed(touch, "escape")
        assert isinstance(app.screen, InboxScreen)
    cover = the_case(clerk).cover
    assert cover is not None
    assert (cover.subject, cover.category, cover.head) == (SUBJECT, "भण्डार", "स्टोर")


async def test_what_is_missing_is_said_under_its_field(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "o", "f2")
        for field_id, reason in (
            ("subject", Reason.SUBJECT_MISSING),
            ("category", Reason.CATEGORY_MISSING),
        ):
            told = app.screen.query_one(f"#{field_id}-fault", FieldFault).text
            assert told == f"! {refusals.SENTENCES[reason].hindi}"
        assert app.screen.focused is app.screen.query_one("#subject")
    assert clerk.desk.inbox_count(InboxQuestion()) == 0


async def test_a_receipt_goes_into_its_new_file_in_one_act(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        receipt_id = await a_diarised_letter(app, touch, clerk)
        await pressed(touch, "f")
        assert isinstance(app.screen, OpenFileScreen)
        receipt = the_case(clerk)
        assert says(app, say.WITH_RECEIPT, number=receipt.number)
        assert value(app, "subject") == receipt.subject
        assert value(app, "category") == "राजस्व"
        await pressed(touch, "f2")
    files = clerk.desk.inbox_page(InboxQuestion(show=InboxShow.FILES), 0, 5)
    assert len(files) == 1
    file = clerk.desk.case_view(files[0].case_id)
    assert file is not None
    assert [paper.receipt_id for paper in file.papers] == [receipt_id]
    put = clerk.desk.case_view(receipt_id)
    assert put is not None
    assert put.status is CaseStatus.IN_FILE


async def test_a_refusal_that_is_about_no_field_stands_above_the_footer(
    clerk: SeatedDesk,
) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await a_diarised_letter(app, touch, clerk)
        await pressed(touch, "f", "f2", "escape")
        receipt = the_case(clerk).papers[0]
        view = clerk.desk.case_view(receipt.receipt_id)
        app.show_open_file(view)
        await pressed(touch, "f2")
        assert says(app, refusals.SENTENCES[Reason.RECEIPT_NOT_FREE])
        assert isinstance(app.screen, OpenFileScreen)
