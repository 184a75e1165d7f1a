"""S3: a stationery purchase goes from a receipt to a new file, up three levels, and is approved."""

import asyncio
from dataclasses import dataclass

from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.commands import EditNote
from eoffice_core.domain.ids import CaseId, NoteId
from eoffice_core.domain.movement import Action, MovementKind
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.ops import NoteEdited
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.views import InboxQuestion, InboxShow
from eoffice_core.wire.messages import Code
from eoffice_tui.present import refusals
from eoffice_tui.present.sentences import file as say
from eoffice_tui.screens.approval import ApprovalScreen
from eoffice_tui.screens.file_view import FileViewScreen
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.screens.send import SendScreen
from eoffice_tui.screens.tracker import MovementsScreen
from eoffice_tui.widgets.confirm import Confirm
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.said import Said
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
from tests.tui.faces import LARGE, at_desk, noticed, pressed, shown, typed

INDENT = "कार्यालय हेतु लेखन सामग्री का मांग पत्र"
SUBJECT = "वर्ष 2025-26 हेतु लेखन सामग्री क्रय बाबत"
HEAD = "स्टोर/लेखन सामग्री"
RECEIPT_NUMBER, FILE_NUMBER = "1/2025/नजारत", "1/नजारत/2025"
PARAGRAPHS = (
    "विचाराधीन पत्र पृष्ठ 1/प. अवलोकनीय है।",
    "जिला शिक्षा अधिकारी द्वारा ₹24,500 की लेखन सामग्री की मांग की गई है।",
    "बजट शीर्ष 22-कार्यालय व्यय में ₹1,10,000 उपलब्ध है।",
    "भण्डार क्रय नियम के तहत जेम से क्रय प्रस्तावित है।",
    "प्रशासकीय एवं वित्तीय स्वीकृति हेतु आदेशार्थ प्रस्तुत।",
)
APPROVAL = "यथा प्रस्तावित, अनुमोदित"


@dataclass(frozen=True)
class Chain:
    """The desks through which the file goes."""

    clerk: SeatedDesk
    superintendent: SeatedDesk
    officer: SeatedDesk
    approver: SeatedDesk

    @property
    def desks(self) -> tuple[SeatedDesk, ...]:
        """All of them, from below."""
        return self.clerk, self.superintendent, self.officer, self.approver

    async def synced(self) -> None:
        """Everybody hears of everything."""
        for _ in range(2):
            await synced(*self.desks)


async def the_indent_is_diarised(clerk: SeatedDesk) -> CaseId:
    """The receipt from which the file is opened."""
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "n")
        for text in ("जिला शिक्षा अधिकारी", INDENT, "1187/भण्डार", "14112025", "भण्डार"):
            await typed(touch, text)
            await pressed(touch, "enter")
        await pressed(touch, "f2")
        assert isinstance(app.screen, InboxScreen)
        assert INDENT in shown(app)
    await synced(clerk)
    receipt_id = only_case(clerk)
    assert view_at(clerk, receipt_id).number == RECEIPT_NUMBER
    return receipt_id


async def the_file_is_opened(clerk: SeatedDesk, receipt_id: CaseId) -> CaseId:
    """Step 1: from the receipt, which is the first paper of its correspondence."""
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "f")
        assert not seen_whole(shown(app), [RECEIPT_NUMBER, INDENT, "भण्डार"])
        await pressed(touch, "end", "ctrl+u")
        await typed(touch, SUBJECT)
        await pressed(touch, "enter", "enter")
        await typed(touch, HEAD)
        await pressed(touch, "f2")
        assert isinstance(app.screen, FileViewScreen)
        provisional = view_at(clerk, app.screen.case_id).provisional
        assert not seen_whole(shown(app), [f"नस्ती {provisional} (अनंतिम)", SUBJECT, "पत्राचार (1)"])
        await synced(clerk)
        await pressed(touch, "tab")
        assert not seen_whole(shown(app), [f"नस्ती {FILE_NUMBER}", "1187/भण्डार", INDENT])
        file_id = app.screen.case_id
    view = view_at(clerk, file_id)
    assert view.cover is not None
    assert (view.subject, view.cover.head, view.cover.category) == (SUBJECT, HEAD, "भण्डार")
    assert [(paper.serial, paper.receipt_id) for paper in view.papers] == [(1, receipt_id)]
    receipt = view_at(clerk, receipt_id)
    assert (receipt.status, receipt.file_id) == (CaseStatus.IN_FILE, file_id)
    return file_id


async def the_clerk_notes_and_sends(clerk: SeatedDesk, file_id: CaseId) -> None:
    """Steps 2 and 4: five paragraphs, numbered as they are typed; one act with the sending."""
    async with at_desk(clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "enter", "n")
        for paragraph in PARAGRAPHS:
            if paragraph is not PARAGRAPHS[0]:
                await pressed(touch, "enter", "enter")
            await typed(touch, paragraph)
        editor = app.screen.query_one(NoteEditor)
        assert editor.paragraphs == (1, None, 2, None, 3, None, 4, None, 5)
        assert not seen_whole(shown(app), [f"{n} {p}" for n, p in enumerate(PARAGRAPHS, 1)])
        await pressed(touch, "f3", "f2")
        assert isinstance(app.screen, Confirm)
        assert not seen_whole(
            shown(app), ["अधीक्षक · घनश्याम पटेल", "प्रस्तुत करें", "टीप 1", PARAGRAPHS[4]]
        )
        await pressed(touch, "enter")
        assert noticed(app).startswith(f"✓ {FILE_NUMBER} अधीक्षक को भेजी गई")
    view = view_at(clerk, file_id)
    assert [note.text for note in view.notes] == ["\n\n".join(PARAGRAPHS)]
    assert (view.holder.post_id, view.notes[0].state) == (
        cast.SUPERINTENDENT_POST,
        NoteState.FINAL,
    )


async def a_phrase_and_up(seated: SeatedDesk, phrase: str, up: str) -> None:
    """Step 4: receive, one line from the list of phrases, and send on to the superior."""
    async with at_desk(seated.desk, size=LARGE) as (app, touch):
        assert not seen_whole(shown(app), ["●", FILE_NUMBER, SUBJECT])
        await pressed(touch, "enter", "enter")
        assert not seen_whole(shown(app), ["टीप 1 · अंतिम", f"5. {PARAGRAPHS[4]}", "भूपेन्द्र साहू"])
        await pressed(touch, "n", "f5")
        await typed(touch, phrase)
        await pressed(touch, "enter")
        assert app.screen.query_one(NoteEditor).text == phrase
        await pressed(touch, "f3", "f2")
        assert not seen_whole(shown(app), [up, "अनुमोदनार्थ", phrase])
        await pressed(touch, "enter")
        assert f"{up} को भेजी गई" in noticed(app)


async def approved(seated: SeatedDesk) -> None:
    """Step 6: the queue of approvals; the customary words, with the officer's own comma."""
    async with at_desk(seated.desk, size=LARGE) as (app, touch):
        await pressed(touch, "a")
        assert isinstance(app.screen, ApprovalScreen)
        await pressed(touch, "a")
        assert "प्राप्त" in noticed(app), "nothing is approved unread"
        await pressed(touch, "enter", "enter")
        assert not seen_whole(shown(app), ["यथा प्रस्तावित", PARAGRAPHS[4], "मीनाक्षी दुबे"])
        await pressed(touch, "a")
        assert isinstance(app.screen, SendScreen)
        assert app.screen.query_one(NoteEditor).text == "यथा प्रस्तावित अनुमोदित"
        await pressed(touch, "ctrl+left", "left")
        await typed(touch, ",")
        await pressed(touch, "f2")
        assert not seen_whole(
            shown(app), ["टीप 4 · अनुमोदन", APPROVAL, "प्रभारी अधिकारी (डिप्टी कलेक्टर)"]
        )
        await pressed(touch, "enter")
        assert noticed(app).startswith(f"✓ {FILE_NUMBER} अनुमोदित")


async def sent_down(seated: SeatedDesk, remark: str, down: str) -> None:
    """What came back from above goes on to whence it had come up; a remark is enough."""
    async with at_desk(seated.desk, size=LARGE) as (app, touch):
        await pressed(touch, "enter", "enter")
        assert not seen_whole(shown(app), ["✓ अनुमोदन", APPROVAL, "राकेश ताम्रकार"])
        await pressed(touch, "s", "tab", "tab", "tab", "tab")
        await typed(touch, remark)
        await pressed(touch, "f2")
        assert not seen_whole(shown(app), [down, "आवश्यक कार्यवाही हेतु", remark])
        await pressed(touch, "enter")
        assert f"{down} को भेजी गई" in noticed(app)


async def test_a_purchase_is_noted_approved_and_closed(world: World) -> None:
    chain = Chain(
        *await seats(
            world, cast.CLERK, cast.SUPERINTENDENT, cast.OFFICER, cast.ADDITIONAL_COLLECTOR
        )
    )
    file_id = await the_file_is_opened(chain.clerk, await the_indent_is_diarised(chain.clerk))
    await the_clerk_notes_and_sends(chain.clerk, file_id)
    await up_and_down(world, chain)
    await what_is_on_record(world, chain, file_id)
    await the_clerk_cannot_change_it(world, chain.clerk, file_id)
    await time_kept(chain.clerk)
    await closed(world, chain, file_id)


async def up_and_down(world: World, chain: Chain) -> None:
    """Monday to the next Tuesday: up three levels, approved, and back to the clerk."""
    await chain.synced()
    world.clock.go(days=1)
    await a_phrase_and_up(chain.superintendent, "अनुमोदनार्थ", "प्रभारी अधिकारी (डिप्टी कलेक्टर)")
    await chain.synced()
    world.clock.go(days=2)
    await a_phrase_and_up(chain.officer, "यथा प्रस्तावित", "अपर कलेक्टर")
    await chain.synced()
    world.clock.go(days=4)
    await approved(chain.approver)
    await chain.synced()
    world.clock.go(days=1)
    await sent_down(chain.officer, "आदेशानुसार कार्यवाही करें", "अधीक्षक")
    await chain.synced()
    await sent_down(chain.superintendent, "क्रय आदेश जारी करें", "सहायक ग्रेड-2 (नजारत)")
    await chain.synced()


async def what_is_on_record(world: World, chain: Chain, file_id: CaseId) -> None:
    """Four notes, all final, the last an approval; the same at every desk and at the registry."""
    for seated in chain.desks:
        notes = view_at(seated, file_id).notes
        assert [(note.number, note.state) for note in notes] == [
            (number, NoteState.FINAL) for number in (1, 2, 3, 4)
        ]
        assert [note.text for note in notes[1:]] == ["अनुमोदनार्थ", "यथा प्रस्तावित", APPROVAL]
        assert [note.kind for note in notes] == [NoteKind.PLAIN] * 3 + [NoteKind.APPROVAL]
    case = at_registry(world, file_id)
    assert case.number == FILE_NUMBER
    assert [note.state for note in case.notes] == [NoteState.FINAL] * 4
    assert [movement.receiver for movement in case.movements] == [
        cast.CLERK_POST,
        cast.SUPERINTENDENT_POST,
        cast.OFFICER_POST,
        cast.ADDITIONAL_COLLECTOR_POST,
        cast.OFFICER_POST,
        cast.SUPERINTENDENT_POST,
        cast.CLERK_POST,
    ]
    assert case.movements[1].action is Action.PUT_UP
    assert case.movements[4].kind is MovementKind.RETURNED


async def the_clerk_cannot_change_it(world: World, clerk: SeatedDesk, file_id: CaseId) -> None:
    """Step 8: the screen says why not; the desk and the registry decline it too."""
    async with at_desk(clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "enter", "enter", "home", "enter")
        assert isinstance(app.screen, FileViewScreen)
        assert noticed(app) == f"! {say.NOTE_IS_FINAL.hindi}"
        await pressed(touch, "delete")
        assert noticed(app) == f"! {say.NOTE_IS_FINAL.hindi}"
    first = NoteId(view_at(clerk, file_id).notes[0].note_id)
    outcome = clerk.desk.execute(
        EditNote(clerk.desk.ids.op(), file_id, first, "₹42,500"), post=cast.CLERK_POST
    )
    assert isinstance(outcome, Refused)
    assert outcome.reason is Reason.NOTE_FINAL
    assert "भेजने के बाद टीप नहीं बदलती" in refusals.SENTENCES[outcome.reason].hindi
    await synced(clerk)
    changed = NoteEdited(note_id=first, text="₹42,500")
    before = ledger_of(world, file_id)
    verdict = await asyncio.to_thread(forged, world, clerk, file_id, changed, cast.CLERK_POST)
    assert verdict.code is not Code.APPLIED
    assert declined(world) == [(Reason.NOTE_FINAL,)]
    assert ledger_of(world, file_id) == before


async def time_kept(clerk: SeatedDesk) -> None:
    """Step 8: every level with the working days it kept the file; a Sunday is none."""
    async with at_desk(clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "enter", "m")
        assert isinstance(app.screen, MovementsScreen)
        total = app.screen.query_one("#movements-total", Said).text
        assert total == "कुल 7 पड़ाव · 6 कार्य दिवस · 0 स्थान पर सीमा से अधिक"
        await pressed(touch, "home")
        seen = shown(app)
        await pressed(touch, "end")
        seen += shown(app)
    assert not seen_whole(
        seen,
        [
            "सहायक ग्रेड-2 (नजारत) · भूपेन्द्र साहू",
            "अधीक्षक · घनश्याम पटेल आई 17-11-2025 11:05 · खोली 18-11-2025 11:05",
            "█░░░░░░ 1 दिन / सीमा 7",
            "प्रभारी अधिकारी (डिप्टी कलेक्टर) · मीनाक्षी दुबे",
            "██░░░░░ 2 दिन / सीमा 7",
            "अपर कलेक्टर · राकेश ताम्रकार",
        ],
    )
    stays = view_at(clerk, only_case(clerk)).movements
    assert [stay.days_kept for stay in stays] == [0, 1, 2, 2, 1, 0, 0]
    assert all(stay.is_counted and not stay.excess_days for stay in stays)


async def closed(world: World, chain: Chain, file_id: CaseId) -> None:
    """The clerk, in whose post the file was opened, closes it."""
    async with at_desk(chain.clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "enter", "c")
        await typed(touch, "क्रय पूर्ण, आदेश जारी")
        await pressed(touch, "f2")
        assert not seen_whole(shown(app), [FILE_NUMBER, "क्रय पूर्ण, आदेश जारी"])
        await pressed(touch, "enter")
        assert noticed(app) == f"✓ {say.CLOSED.hindi}"
        assert "नस्तीबद्ध: क्रय पूर्ण, आदेश जारी" in shown(app)
    await chain.synced()
    assert at_registry(world, file_id).status is CaseStatus.CLOSED
    for seated in chain.desks:
        assert view_at(seated, file_id).status is CaseStatus.CLOSED
    closed_here = InboxQuestion(show=InboxShow.CLOSED)
    assert only_case(chain.clerk, closed_here) == file_id
    assert chain.clerk.desk.inbox_count(InboxQuestion()) == 0
