"""S1: a villager's application is diarised and marked at the tehsil while the network is down."""

import asyncio
from datetime import date

from textual.widgets import Input

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.commands import EditReceipt
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.movement import Action, MovementKind, Priority
from eoffice_core.domain.ops import Change, ReceiptEdited
from eoffice_core.domain.receipt import DeliveryMode, Language, Particulars, SenderKind
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.views import InboxQuestion, InboxShow
from eoffice_core.wire.messages import Code
from eoffice_tui.present import refusals
from eoffice_tui.present.sentences import diarise as say
from eoffice_tui.screens.diarise import DiariseScreen
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.screens.send import SendScreen
from eoffice_tui.screens.tracker import MovementsScreen
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.custody_badge import CustodyBadge
from eoffice_tui.widgets.post_picker import PostPicker
from eoffice_tui.widgets.virtual_table import VirtualTable
from tests import cast
from tests.desks import SeatedDesk, World
from tests.scenarios.record import (
    at_registry,
    declined,
    forged,
    ledger_of,
    only_case,
    seats,
    seen_whole,
    synced,
    view_at,
)
from tests.tui.faces import LARGE, Touch, at_desk, noticed, pressed, says, settled, shown, typed

MONDAY = date(2025, 11, 10)
DUE = date(2025, 11, 19)
SENDER, PLACE, MOBILE = "रामकली पति मोहन लोधी", "ग्राम पटना बुजुर्ग, तहसील रहली", "98930xxxxx"
SUBJECT, BETTER_SUBJECT = "फौती नामान्तरण में विलंब की शिकायत", "फौती नामांतरण में विलंब की शिकायत"
ENCLOSURES, REMARKS = "खसरा नकल, मृत्यु प्रमाण पत्र", "समय-सीमा में निराकरण"
OFFICIAL = "1/2025/तह-रहली"
SENT = InboxQuestion(show=InboxShow.SENT)


async def filled_in(touch: Touch) -> None:
    """The form as the clerk fills it in, from the first field to the last."""
    for text in (SENDER, SUBJECT, "", "10112025", "राजस्व"):
        await typed(touch, text)
        await pressed(touch, "enter")
    await pressed(touch, "f5", "enter", "enter")  # by hand stays; received today, no postal number
    await typed(touch, PLACE)
    await pressed(touch, "enter", "enter")  # a citizen stays
    await typed(touch, MOBILE)
    await pressed(touch, *["enter"] * 5)  # no e-mail; letter, Hindi, normal stay
    await typed(touch, "नामांतरण")
    await pressed(touch, "enter")
    await typed(touch, ENCLOSURES)


async def diarised_and_marked(clerk: SeatedDesk) -> CaseId:
    """Steps 1 to 6: no network; entered, numbered, marked to the Naib Tehsildar."""
    async with at_desk(clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "n")
        await filled_in(touch)
        seen = shown(app)
        assert not seen_whole(seen, [SENDER, SUBJECT, "10-11-2025", "< स्वयं >", ENCLOSURES])
        await pressed(touch, "f3")
        assert isinstance(app.screen, SendScreen)
        provisional = view_at(clerk, only_case(clerk)).provisional
        assert provisional == f"अनं.-{clerk.device.code}-1"
        assert provisional in shown(app)
        await pressed(touch, "f3")
        assert isinstance(app.screen, PostPicker)
        await typed(touch, "नायब")
        await pressed(touch, "enter")
        action, priority = (
            app.screen.query_one(f"#{name}", ChoiceField) for name in ("action", "priority")
        )
        assert (action.value, priority.value) == (Action.NECESSARY_ACTION, Priority.ORDINARY)
        assert app.screen.query_one("#due", Input).value == "19-11-2025"
        await pressed(touch, "tab", "tab", "tab")
        await typed(touch, REMARKS)
        await pressed(touch, "f2")
        assert isinstance(app.screen, Confirm)
        assert not seen_whole(
            shown(app),
            [
                f"{provisional} · {SUBJECT}",
                "नायब तहसीलदार, वृत्त-2 · कमला अहिरवार",
                "आवश्यक कार्यवाही हेतु",
                "सामान्य",
                "19-11-2025 · 7 कार्य दिवस",
                REMARKS,
            ],
        )
        await pressed(touch, "enter")
        assert isinstance(app.screen, InboxScreen)
        assert noticed(app).startswith(f"✓ {provisional} नायब तहसीलदार, वृत्त-2 को भेजी गई")
        assert "↑2 शेष" in shown(app), "the header tells what waits for the network"
    return only_case(clerk, SENT)


def as_written() -> Particulars:
    """What the diary must hold."""
    return Particulars(
        subject=SUBJECT,
        sender=SENDER,
        received_on=MONDAY,
        letter_date=MONDAY,
        category="राजस्व",
        delivery_mode=DeliveryMode.BY_HAND,
        sender_place=PLACE,
        sender_kind=SenderKind.CITIZEN,
        language=Language.HINDI,
        sub_category="नामांतरण",
        enclosures=ENCLOSURES,
        mobile=MOBILE,
    )


async def found_by(seated: SeatedDesk, number: str) -> str:
    """What the tracker shows for a number typed whole."""
    async with at_desk(seated.desk, size=LARGE) as (app, touch):
        await pressed(touch, "t")
        await typed(touch, number)
        await settled(touch)
        assert app.screen.query_one(VirtualTable).row_count == 1, number
        return shown(app)


async def test_a_villagers_application_is_diarised_and_marked(world: World) -> None:
    world.clock.go(days=-7)
    clerk, naib = await seats(world, cast.INWARD_CLERK, cast.NAIB)
    case_id = await diarised_and_marked(clerk)
    await recorded_offline(clerk, case_id)
    world.clock.go(minutes=155)
    await the_network_returns(world, clerk, naib, case_id)
    await the_naib_corrects(world, naib, case_id)
    await the_letter_date_stays(world, naib, case_id)
    await synced(naib, clerk)
    assert view_at(clerk, case_id).subject == BETTER_SUBJECT


async def recorded_offline(clerk: SeatedDesk, case_id: CaseId) -> None:
    """Everything typed is on record at this desk alone, and found by its provisional number."""
    view = view_at(clerk, case_id)
    assert (view.kind, view.particulars) == (CaseKind.RECEIPT, as_written())
    assert (view.is_provisional, view.is_unsent) == (True, True)
    assert view.holder.post_id == cast.NAIB_POST
    sent = view.movements[-1]
    assert (sent.kind, sent.action) == (MovementKind.FORWARDED, Action.NECESSARY_ACTION)
    assert (sent.priority, sent.due_on, sent.remarks) == (Priority.ORDINARY, DUE, REMARKS)
    seen = await found_by(clerk, view.provisional)
    assert not seen_whole(seen, [SUBJECT, SENDER, "अभी नायब तहसीलदार, वृत्त-2 (कमला अहिरवार) के पास"])


async def the_network_returns(
    world: World, clerk: SeatedDesk, naib: SeatedDesk, case_id: CaseId
) -> None:
    """Step 7: the official number; both numbers find it; sent and unread."""
    provisional = view_at(clerk, case_id).provisional
    async with at_desk(clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "t")
        await typed(touch, provisional)
        await settled(touch)
        assert OFFICIAL not in shown(app)
        await synced(clerk)
        await settled(touch)
        assert not seen_whole(shown(app), [OFFICIAL, provisional])
        await pressed(touch, "enter")
        assert isinstance(app.screen, MovementsScreen)
        assert "● अभी खोली नहीं" in app.screen.query_one(CustodyBadge).text
        assert not seen_whole(shown(app), ["खोली नहीं · ◀ अभी यहीं", REMARKS, "19-11-2025"])
    await synced(naib)
    for seated in (clerk, naib):
        for number in (OFFICIAL, provisional):
            assert OFFICIAL in await found_by(seated, number)
    case = at_registry(world, case_id)
    assert (case.number, case.provisional) == (OFFICIAL, provisional)
    assert (case.custody.post_id, case.custody.is_received) == (cast.NAIB_POST, False)
    assert view_at(clerk, case_id).is_unsent is False


async def the_naib_corrects(world: World, naib: SeatedDesk, case_id: CaseId) -> None:
    """The receiver sees it unread and receives it; step 8: spelling yes, dates no."""
    (row,) = naib.desk.inbox_page(InboxQuestion(), 0, 10)
    assert (row.number, row.is_unread, row.due_on) == (OFFICIAL, True, DUE)
    async with at_desk(naib.desk, size=LARGE) as (app, touch):
        assert not seen_whole(shown(app), ["●", OFFICIAL, SENDER, "19-11", "7"])
        await pressed(touch, "enter")
        assert isinstance(app.screen, Confirm)
        assert not seen_whole(shown(app), ["आवश्यक कार्यवाही हेतु", "सामान्य", REMARKS])
        await pressed(touch, "enter")
        assert not seen_whole(shown(app), [OFFICIAL, PLACE, MOBILE, ENCLOSURES, "राजस्व"])
        await pressed(touch, "e")
        assert isinstance(app.screen, DiariseScreen)
        assert says(app, say.FROZEN)
        for field_id in ("received_on", "letter_date", "delivery_mode"):
            assert app.screen.query_one(f"#{field_id}").disabled, field_id
        await walk_over_the_locked(app.screen, touch)
        await pressed(touch, "ctrl+u")
        await typed(touch, BETTER_SUBJECT)
        await pressed(touch, "f2")
        assert noticed(app).startswith(f"✓ {OFFICIAL} के सुधार दर्ज हुए; पुराना विवरण अभिलेख में बना है")
        assert BETTER_SUBJECT in shown(app)
    await synced(naib)
    assert ledger_of(world, case_id)[-1] == ReceiptEdited(
        changes=(Change("subject", SUBJECT, BETTER_SUBJECT),)
    )


async def walk_over_the_locked(form: DiariseScreen, touch: Touch) -> None:
    """Tab through the whole form: the caret never rests in a locked field; end at the subject."""
    rested: list[str | None] = []
    for _ in form.lines():
        await pressed(touch, "tab")
        rested.append(None if form.focused is None else form.focused.id)
    assert "subject" in rested
    assert not {"received_on", "letter_date", "delivery_mode"} & set(rested)
    while form.focused is None or form.focused.id != "subject":
        await pressed(touch, "tab")
    await pressed(touch, "end")


async def the_letter_date_stays(world: World, naib: SeatedDesk, case_id: CaseId) -> None:
    """What the form does not let one do, the desk and the registry decline too."""
    before = at_registry(world, case_id)
    command = EditReceipt(
        naib.desk.ids.op(),
        case_id,
        Particulars(subject=BETTER_SUBJECT, sender=SENDER, received_on=MONDAY,
                    letter_date=date(2025, 11, 9), category="राजस्व"),
    )  # fmt: skip
    outcome = naib.desk.execute(command, post=cast.NAIB_POST)
    assert isinstance(outcome, Refused)
    assert outcome.reason is Reason.FIELD_FROZEN
    assert "नहीं बदलते" in refusals.SENTENCES[outcome.reason].hindi
    backdated = ReceiptEdited(changes=(Change("letter_date", "2025-11-10", "2025-11-09"),))
    verdict = await asyncio.to_thread(forged, world, naib, case_id, backdated, cast.NAIB_POST)
    assert verdict.code is not Code.APPLIED
    assert declined(world) == [(Reason.OP_NOT_AS_DECIDED,)]
    assert at_registry(world, case_id) == before
