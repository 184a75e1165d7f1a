"""The inbox on a real desk: what is listed, in which order, found how, and what a key leads to."""

import re
from dataclasses import replace
from datetime import date

import pytest

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.commands import DiariseReceipt, ForwardCase, OpenFile
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.names import NOBODY, Name
from eoffice_core.domain.receipt import Particulars
from eoffice_core.domain.views import Ageing, InboxQuestion, InboxRow, InboxShow, InboxSort
from eoffice_tui.keys import Place
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language, called, common
from eoffice_tui.present.sentences import inbox as say
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.screens.inbox_lines import detail_lines, inbox_columns, inbox_row
from eoffice_tui.widgets.office_footer import OfficeFooter
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.virtual_table import PAGE_ROWS
from tests import cast
from tests.desks import SeatedDesk
from tests.tui.faces import LARGE, at_desk, noticed, pressed, says, settled, shown, typed

MUTATION = "फौती नामांतरण में विलंब की शिकायत"
HANDPUMP = "स्मरण पत्र-1: हैण्डपंप मरम्मत"


def a_letter(subject: str, sender: str = "रामकली पति मोहन लोधी") -> Particulars:
    return Particulars(
        subject=subject,
        sender=sender,
        received_on=cast.TODAY,
        letter_date=date(2025, 11, 10),
        category="राजस्व",
    )


def diarised(seated: SeatedDesk, particulars: Particulars) -> CaseId:
    desk = seated.desk
    command = DiariseReceipt(
        op_id=desk.ids.op(),
        case_id=desk.ids.case(),
        office_id=cast.TEHSIL.office_id,
        section_id=cast.TEHSIL_INWARD.section_id,
        provisional=desk.next_provisional(),
        particulars=particulars,
    )
    return seated.do(command, post=cast.INWARD_POST).case_ids[0]


def opened(seated: SeatedDesk, subject: str) -> CaseId:
    desk = seated.desk
    command = OpenFile(
        op_id=desk.ids.op(),
        case_id=desk.ids.case(),
        office_id=cast.TEHSIL.office_id,
        section_id=cast.TEHSIL_INWARD.section_id,
        provisional=desk.next_provisional(),
        cover=Cover(subject=subject, category="राजस्व"),
    )
    return seated.do(command, post=cast.INWARD_POST).case_ids[0]


async def test_what_is_held_is_listed_with_its_signs(clerk: SeatedDesk) -> None:
    diarised(clerk, a_letter(MUTATION))
    async with at_desk(clerk.desk) as (app, _):
        text = shown(app)
        assert "↑" in text, "not sent to the server yet"
        assert "अनं.-" in text
        assert MUTATION in text, "in full below the list"


async def test_an_empty_inbox_says_what_to_do(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        assert says(app, say.EMPTY)
        await pressed(touch, "slash", "x")
        await touch.pause(0.2)
        await settled(touch)
        assert says(app, say.NOT_FOUND)


async def test_the_list_narrows_while_one_types(clerk: SeatedDesk) -> None:
    diarised(clerk, a_letter(MUTATION))
    diarised(clerk, a_letter(HANDPUMP, sender="आयुक्त, सागर संभाग"))
    async with at_desk(clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "slash")
        await typed(touch, "नामांतरण")
        await touch.pause(0.2)
        await settled(touch)
        assert MUTATION in shown(app)
        assert HANDPUMP not in shown(app)
        await pressed(touch, "escape")
        await touch.pause(0.2)
        await settled(touch)
        assert HANDPUMP in shown(app)
        assert app.screen.focused is app.screen.query_one("VirtualTable")


async def test_show_and_sort_go_round(clerk: SeatedDesk) -> None:
    diarised(clerk, a_letter(MUTATION))
    async with at_desk(clerk.desk) as (app, touch):
        screen = app.screen
        assert isinstance(screen, InboxScreen)
        seen = {}
        for _ in range(3):
            await pressed(touch, "v")
            seen[screen.question.show] = MUTATION in shown(app)
        assert list(seen) == [InboxShow.UNREAD, InboxShow.RECEIPTS, InboxShow.FILES]
        assert seen[InboxShow.RECEIPTS]
        assert not seen[InboxShow.FILES]
        for _ in InboxSort:
            await pressed(touch, "s")
        assert screen.question.sort is InboxSort.NEWEST
        state = screen.query_one("#state", Said).text
        assert state == "नस्तियाँ · नई पहले · सभी पद · 0"


async def test_one_post_or_all(stores_clerk: SeatedDesk) -> None:
    async with at_desk(stores_clerk.desk) as (app, touch):
        screen = app.screen
        assert isinstance(screen, InboxScreen)
        seen: list[PostId | None] = []
        for _ in range(3):
            await pressed(touch, "p")
            seen.append(screen.question.post_id)
        assert seen == [cast.CLERK_POST, cast.ESTABLISHMENT_POST, None]


async def test_a_change_elsewhere_is_seen_and_the_cursor_stays(clerk: SeatedDesk) -> None:
    first = diarised(clerk, a_letter(MUTATION))
    async with at_desk(clerk.desk) as (app, touch):
        screen = app.screen
        assert isinstance(screen, InboxScreen)
        assert screen.table.selected_key == first
        diarised(clerk, a_letter(HANDPUMP))
        await touch.pause(0.3)
        await settled(touch)
        assert screen.table.row_count == 2
        assert screen.table.selected_key == first


async def test_a_case_that_was_sent_leaves_the_list(clerk: SeatedDesk) -> None:
    case_id = diarised(clerk, a_letter(MUTATION))
    async with at_desk(clerk.desk) as (app, touch):
        command = ForwardCase(op_id=clerk.desk.ids.op(), case_id=case_id, receiver=cast.NAIB_POST)
        clerk.do(command, post=cast.INWARD_POST)
        await touch.pause(0.3)
        await settled(touch)
        assert says(app, say.EMPTY)


async def test_keys_lead_to_the_other_screens(clerk: SeatedDesk) -> None:
    diarised(clerk, a_letter(MUTATION))
    async with at_desk(clerk.desk) as (app, touch):
        for key, place in (
            ("n", Place.DIARISE),
            ("o", Place.OPEN_FILE),
            ("f", Place.OPEN_FILE),
            ("e", Place.DIARISE),
            ("enter", Place.FILE_VIEW),
            ("t", Place.TRACKER),
            ("a", Place.APPROVAL),
            ("r", Place.RETURNED),
            ("f7", Place.SYNC),
            ("f1", Place.HELP),
        ):
            await pressed(touch, key)
            assert app.screen.PLACE is place, key  # type: ignore[attr-defined] # a screen of ours
            await pressed(touch, "escape")
            assert isinstance(app.screen, InboxScreen), key


async def test_a_letter_key_works_under_a_hindi_layout(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "ल")
        assert app.screen.PLACE is Place.DIARISE  # type: ignore[attr-defined] # a screen of ours


async def test_a_file_is_no_receipt(clerk: SeatedDesk) -> None:
    opened(clerk, "वर्ष 2025-26 हेतु लेखन सामग्री क्रय बाबत")
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "f")
        assert isinstance(app.screen, InboxScreen)
        assert say.NOT_RECEIPT.hindi in noticed(app)


async def test_pages_come_as_one_walks(clerk: SeatedDesk) -> None:
    for number in range(PAGE_ROWS + 5):
        diarised(clerk, a_letter(f"पत्र {number}"))
    async with at_desk(clerk.desk) as (app, touch):
        screen = app.screen
        assert isinstance(screen, InboxScreen)
        await pressed(touch, "s")  # the oldest first
        await pressed(touch, "end")
        assert screen.table.cursor == PAGE_ROWS + 4
        assert f"पत्र {PAGE_ROWS + 4}" in shown(app)


OWN = Name("सहायक ग्रेड-3", "Assistant Grade 3")


def a_row(**changes: object) -> InboxRow:
    row = InboxRow(
        case_id=cast.case_id(1),
        kind=CaseKind.RECEIPT,
        status=CaseStatus.ACTIVE,
        number="4512/2025/तह-रहली",
        is_provisional=False,
        subject=MUTATION,
        sender="रामकली पति मोहन लोधी",
        held_by=cast.INWARD_POST,
        from_post=Name("तहसीलदार", "Tehsildar"),
        action=Action.NECESSARY_ACTION,
        priority=Priority.ORDINARY,
        due_on=date(2025, 11, 19),
        since=cast.NOW,
        is_unread=False,
        is_unsent=False,
        is_overdue=False,
        days=0,
        ageing=Ageing.FRESH,
    )
    return replace(row, **changes)  # type: ignore[arg-type] # a table of changed fields


@pytest.mark.parametrize(
    ("changes", "sign", "days"),
    [
        ({}, "   ", "0   "),
        ({"is_unread": True}, "●  ", "0   "),
        ({"is_unsent": True}, " ↑ ", "0   "),
        ({"is_overdue": True, "days": 8, "ageing": Ageing.SEVEN}, "  !", "8** "),
        ({"days": 12, "ageing": Ageing.TEN}, "   ", "12***"),
    ],
)
def test_every_state_has_a_sign(changes: dict[str, object], sign: str, days: str) -> None:
    row = inbox_row(a_row(**changes), own=OWN, language=Language.HINDI, room=80)
    assert row.sign == sign
    assert row.texts[-1] == days


@pytest.mark.parametrize("room", [80, 120])
@pytest.mark.parametrize("language", list(Language))
def test_the_titles_fit_their_columns(room: int, language: Language) -> None:
    columns = inbox_columns(language=language, room=room)
    row = inbox_row(a_row(), own=OWN, language=language, room=room)
    assert len(columns) == len(row.texts)
    for column in columns:
        if column.width:
            assert cells.width(column.title) <= column.width, column.title


@pytest.mark.parametrize("sent_by", [NOBODY, OWN])
def test_what_was_begun_here_shows_its_sender(sent_by: Name) -> None:
    row = inbox_row(a_row(from_post=sent_by), own=OWN, language=Language.HINDI, room=80)
    assert "रामकली पति मोहन लोधी" in row.texts


@pytest.mark.parametrize("room", [80, 120])
@pytest.mark.parametrize("language", list(Language))
def test_what_was_sent_shows_with_whom_it_is(room: int, language: Language) -> None:
    columns = inbox_columns(language=language, room=room, is_sent=True)
    row = inbox_row(a_row(), own=OWN, language=language, room=room, is_sent=True)
    titles = [column.title for column in columns]
    assert row.texts[titles.index(common.WITH_WHOM.say(language))] == called(OWN, language)
    lines = detail_lines(
        a_row(), own=OWN, today=cast.TODAY, language=language, room=room, is_sent=True
    )
    assert say.WITH_WHOM.say(language, post=OWN) in lines[-1]


async def test_while_a_filter_is_typed_no_letter_is_a_key(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        footer = app.screen.query_one(OfficeFooter)
        before = str(footer.content)
        await pressed(touch, "slash")
        keys = [item.split()[0] for item in re.split(r" {2,}|\n", str(footer.content)) if item]
        assert keys
        assert all(len(key) > 1 for key in keys), keys
        await pressed(touch, "escape")
        assert str(footer.content) == before


@pytest.mark.parametrize("language", list(Language))
def test_the_row_at_hand_takes_three_lines_at_most(language: Language) -> None:
    row = a_row(subject="क्षतिपूर्ति राशि के भुगतान बाबत विस्तृत प्रतिवेदन " * 12)
    lines = detail_lines(row, own=OWN, today=cast.TODAY, language=language, room=78)
    assert len(lines) == 3
    assert all(cells.width(line) <= 78 for line in lines)
    assert lines[-1].rstrip().startswith(("आवक 4512", "Receipt 4512"))


class ManyRows:
    """A desk's two questions with as many answers as are wanted."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.given = 0

    def inbox_count(self, question: InboxQuestion) -> int:
        return self.total

    def inbox_page(self, question: InboxQuestion, offset: int, limit: int) -> list[InboxRow]:
        places = range(offset, min(self.total, offset + limit))
        self.given += len(places)
        return [a_row(case_id=cast.case_id(place), number=str(place)) for place in places]


async def test_of_a_hundred_thousand_rows_only_what_is_near_the_screen_is_read(
    clerk: SeatedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ManyRows(100_000)
    monkeypatch.setattr(clerk.desk, "inbox_count", rows.inbox_count)
    monkeypatch.setattr(clerk.desk, "inbox_page", rows.inbox_page)
    async with at_desk(clerk.desk) as (app, touch):
        screen = app.screen
        assert isinstance(screen, InboxScreen)
        screen.action_next_sort()
        await settled(touch)
        assert screen.table.row_count == rows.total
        assert rows.given < 1_000
