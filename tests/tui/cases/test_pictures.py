"""One picture per screen and size, each beside an assertion of what it must show."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from eoffice_core.domain.commands import PullBackCase, WriteYellowNote
from eoffice_tui.app import OfficeApp
from eoffice_tui.desk import Desk
from eoffice_tui.present.sentences import Language
from eoffice_tui.widgets.note_editor import NoteEditor
from tests import cast
from tests.tui.faces import LARGE, SMALL, OpenedDesk, pressed, settled, shown, typed
from tests.tui.office import SmallOffice, opened, received, small_office

Snap = Callable[..., bool]
Steps = Callable[[OfficeApp, Pilot[None]], Awaitable[None]]

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    """The file has come to the officer, is late, opened, and has a yellow note."""
    with small_office(tmp_path) as office:
        office.at_officer()
        office.world.clock.go(days=8)
        received(office.officer, office.file_id, cast.OFFICER)
        ids = office.officer.desk.ids
        yellow = WriteYellowNote(ids.op(), office.file_id, ids.note(), "दर का मिलान शेष है।")
        office.officer.do(yellow, post=cast.OFFICER_POST)
        yield office


def pictured(snap: Snap, desk: Desk, size: tuple[int, int], steps: Steps, *parts: str) -> None:
    """Go there, see that every part stands on the screen, and compare the picture."""
    app = OfficeApp(OpenedDesk(desk), language=Language.HINDI)

    async def before(touch: Pilot[None]) -> None:
        app.enter(desk)
        await settled(touch)
        await steps(app, touch)
        await settled(touch)
        for part in parts:
            assert part in shown(app), shown(app)

    assert snap(app, terminal_size=size, run_before=before)


@SIZES
def test_file_view(snap_compare: Snap, office: SmallOffice, size: tuple[int, int]) -> None:
    async def steps(app: OfficeApp, touch: Pilot[None]) -> None:
        await opened(app, touch, office.file_id)

    parts = ("पीली टीप · अभी अभिलेख नहीं", "दर का मिलान शेष है।", "आपके पास")
    pictured(snap_compare, office.officer.desk, size, steps, *parts)


@SIZES
def test_notesheet(snap_compare: Snap, office: SmallOffice, size: tuple[int, int]) -> None:
    async def steps(app: OfficeApp, touch: Pilot[None]) -> None:
        await opened(app, touch, office.file_id)
        await pressed(touch, "n")
        await typed(touch, "कंडिका 3 के अनुसार बजट उपलब्ध है।")
        await pressed(touch, "enter", "enter")
        await typed(touch, "स्वीकृति दी जा सकती है।")

    parts = ("कंडिका 3 के अनुसार", "2 स्वीकृति", "पिछली टीपें (3)")
    pictured(snap_compare, office.officer.desk, size, steps, *parts)


@SIZES
def test_send(snap_compare: Snap, office: SmallOffice, size: tuple[int, int]) -> None:
    async def steps(app: OfficeApp, touch: Pilot[None]) -> None:
        await opened(app, touch, office.file_id)
        await pressed(touch, "s")

    parts = ("अपर कलेक्टर · राकेश ताम्रकार", "03-12-2025", "5 कार्य दिवस")
    pictured(snap_compare, office.officer.desk, size, steps, *parts)


@SIZES
def test_send_confirmed(snap_compare: Snap, office: SmallOffice, size: tuple[int, int]) -> None:
    async def steps(app: OfficeApp, touch: Pilot[None]) -> None:
        await pressed(touch, "a", "a", "f2")

    parts = ("टीप 3 · अनुमोदन", "यथा प्रस्तावित अनुमोदित", "1, साथ जाएँगी")
    pictured(snap_compare, office.officer.desk, size, steps, *parts)


@SIZES
def test_approval(snap_compare: Snap, office: SmallOffice, size: tuple[int, int]) -> None:
    async def steps(app: OfficeApp, touch: Pilot[None]) -> None:
        await pressed(touch, "a")

    parts = ("अनुमोदन हेतु: 1", "घनश्याम पटेल")
    pictured(snap_compare, office.officer.desk, size, steps, *parts)


@SIZES
def test_tracker(snap_compare: Snap, office: SmallOffice, size: tuple[int, int]) -> None:
    async def steps(app: OfficeApp, touch: Pilot[None]) -> None:
        await pressed(touch, "t")
        await typed(touch, "लेखन")

    parts = ("2 मिले", "नस्ती में")
    pictured(snap_compare, office.officer.desk, size, steps, *parts)


@SIZES
def test_movements(snap_compare: Snap, office: SmallOffice, size: tuple[int, int]) -> None:
    async def steps(app: OfficeApp, touch: Pilot[None]) -> None:
        await opened(app, touch, office.file_id)
        await pressed(touch, "m")

    parts = ("████▒▒  6 दिन / सीमा 4 · ! 2 अधिक", "◀ अभी यहीं")
    pictured(snap_compare, office.officer.desk, size, steps, *parts)


@SIZES
def test_returned(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    with small_office(tmp_path) as office:
        office.at_superintendent()
        clerk, superintendent = office.clerk, office.superintendent
        clerk.do(PullBackCase(clerk.desk.ids.op(), office.file_id), post=cast.CLERK_POST)
        clerk.sync()
        received(superintendent, office.file_id, cast.SUPERINTENDENT)
        ids = superintendent.desk.ids
        superintendent.do(
            WriteYellowNote(ids.op(), office.file_id, ids.note(), "दर अनुसूची देखी।"),
            post=cast.SUPERINTENDENT_POST,
        )
        superintendent.sync()

        async def steps(app: OfficeApp, touch: Pilot[None]) -> None:
            await pressed(touch, "r", "end")
            await asyncio.sleep(0)

        pictured(snap_compare, superintendent.desk, size, steps, "पीली टीप", "लौटाए गए")


@SIZES
def test_pasted_legacy_text(snap_compare: Snap, office: SmallOffice, size: tuple[int, int]) -> None:
    legacy = (
        "fo\"k;%& vodk'k Lohd`r djus ckcr~A\nThe Collector, Satna\n\n"
        'mijksDr fo"k;kUrxZr ys[k gS fd vkidk vkosnu i= fnukad 12-08-2019 dks izkIr gqvk gSA¬'
    )

    async def steps(app: OfficeApp, touch: Pilot[None]) -> None:
        await opened(app, touch, office.file_id)
        await pressed(touch, "n")
        app.screen.query_one(NoteEditor).post_message(events.Paste(legacy))

    parts = ("अवकाश स्वीकृत करने बाबत्।", "The Collector, Satna", "जो पंक्तियाँ कृति देव की नहीं लगतीं (1)")
    pictured(snap_compare, office.officer.desk, size, steps, *parts)
