"""How the screens look: a picture of each beside what it must say, on a clock that stands still."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from eoffice_tui.app import OfficeApp
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language
from eoffice_tui.screens.opening import Failed, OpenFault
from eoffice_tui.widgets.said import Said
from tests.desks import SeatedDesk
from tests.tui.faces import LARGE, SMALL, OpenedDesk, Touch, pressed, settled, shown, typed
from tests.tui.test_inbox import HANDPUMP, MUTATION, a_letter, diarised, opened
from tests.tui.test_login import Gate

LONG = (
    "ग्राम पटना बुजुर्ग में राष्ट्रीय राजमार्ग हेतु भू-अर्जन के प्रकरण में क्षतिपूर्ति राशि के भुगतान तथा "
    "पुनर्वास बाबत विस्तृत प्रतिवेदन"
)
Compare = Callable[..., bool]
VIEWS = [
    pytest.param(SMALL, Language.HINDI, id="hindi-80"),
    pytest.param(LARGE, Language.ENGLISH, id="english-120"),
]


def pictured(
    compare: Compare,
    app: OfficeApp,
    *,
    size: tuple[int, int],
    walk: Callable[[Touch], Awaitable[None]],
    says: str,
) -> None:
    """Walk to a screen, see that it says this, and compare the picture."""

    async def before(touch: Touch) -> None:
        await settled(touch)
        await walk(touch)
        await settled(touch)
        assert says in shown(app), shown(app)
        assert not [said.text for said in app.screen.query(Said) if not fits(said)]

    assert compare(app, terminal_size=size, run_before=before)


def fits(said: Said) -> bool:
    """Whether a label is no wider than its place; other texts may take several lines."""
    is_shown = said.has_class("label") and said.size.width > 0
    return not is_shown or cells.width(said.text) <= said.size.width


@pytest.fixture
def office(clerk: SeatedDesk) -> SeatedDesk:
    """A desk with a few letters and a file, the first of them of last week."""
    diarised(clerk, a_letter(MUTATION))
    diarised(clerk, a_letter(HANDPUMP, sender="आयुक्त, सागर संभाग"))
    diarised(clerk, a_letter(LONG, sender="अनुविभागीय अधिकारी (राजस्व), रहली"))
    opened(clerk, "वर्ष 2025-26 हेतु लेखन सामग्री क्रय बाबत")
    return clerk


def at(seated: SeatedDesk, language: Language) -> tuple[OfficeApp, Callable[..., Awaitable[None]]]:
    """The app, and a walk that begins at its inbox."""
    app = OfficeApp(OpenedDesk(seated.desk), language=language)

    async def walk(touch: Touch, *keys: str) -> None:
        app.enter(seated.desk)
        await settled(touch)
        for key in keys:
            await pressed(touch, key)

    return app, walk


@dataclass(frozen=True)
class Look:
    """Which keys lead to a screen, and what it then says."""

    keys: tuple[str, ...]
    hindi: str
    english: str


LOOKS = {
    "inbox": Look(("down",), "हैण्डपंप", "Sender"),
    "diarise": Look(("n", "f2"), "पत्र दिनांक *", "Letter date *"),
    "diarise-all": Look(("n", "f5"), "अभ्युक्ति", "Remarks"),
    "open-file": Look(("end", "f"), "पत्राचार में", "correspondence side"),
    "help": Look(("f1",), "सहायता: इनबॉक्स", "Help: Inbox"),
    "sync": Look(("f7",), "भेजना शेष", "Unsent"),
    "settings": Look(("f12", "tab", "tab", "right"), "राज्य के शब्द", "Words of this state"),
}


@pytest.mark.parametrize(("size", "language"), VIEWS)
@pytest.mark.parametrize("name", LOOKS)
def test_at_a_desk(
    office: SeatedDesk,
    snap_compare: Compare,
    *,
    size: tuple[int, int],
    language: Language,
    name: str,
) -> None:
    look = LOOKS[name]
    app, begin = at(office, language)

    async def walk(touch: Touch) -> None:
        await begin(touch, *look.keys)

    says = look.hindi if language is Language.HINDI else look.english
    pictured(snap_compare, app, size=size, walk=walk, says=says)


@pytest.mark.parametrize(("size", "language"), VIEWS)
def test_signing_in(snap_compare: Compare, size: tuple[int, int], language: Language) -> None:
    app = OfficeApp(Gate(Failed(OpenFault.WRONG_PASSWORD)), language=language)

    async def walk(touch: Touch) -> None:
        await typed(touch, "x")
        await pressed(touch, "enter")

    says = {"hi": "आपका संग्रह सुरक्षित है", "en": "Your store is safe"}[language.value]
    pictured(snap_compare, app, size=size, walk=walk, says=says)
