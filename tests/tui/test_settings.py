"""The settings: each takes effect at once, on every screen, and is there the next time."""

import pytest

from eoffice_core.domain.state_pack import State
from eoffice_tui.app import OfficeApp
from eoffice_tui.present import numerals, state_words
from eoffice_tui.present.numerals import Numerals
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import settings as say
from eoffice_tui.screens.settings import SettingsScreen
from eoffice_tui.screens.taste import AskedState
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.themes import Colours
from tests.desks import SeatedDesk
from tests.tui.faces import LARGE, OpenedDesk, at_desk, noticed, pressed, settled, shown


async def test_every_choice_takes_effect_at_once_and_is_kept(stores_clerk: SeatedDesk) -> None:
    async with at_desk(stores_clerk.desk, size=LARGE) as (app, touch):
        await pressed(touch, "f12")
        assert isinstance(app.screen, SettingsScreen)
        await pressed(touch, "tab", "right")
        assert app.chosen(Numerals) is Numerals.HINDI
        await pressed(touch, "enter", "right", "right", "right", "right")
        assert app.chosen(State) is State.BIHAR
        assert "संचिका" in shown(app)
        assert "समाहर्ता" in shown(app)
        await pressed(touch, "tab", "right")
        assert app.theme == Colours.LIGHT.value
        await pressed(touch, "escape")
        assert "नई संचिका" in shown(app), "the inbox beneath speaks so too"
        assert "०" in shown(app), "its count"
        await pressed(touch, "f8")
        assert "०" not in shown(app), "Hindi digits stand in Hindi only"
    async with at_desk(stores_clerk.desk) as (app, touch):
        assert app.language is Language.ENGLISH
        await pressed(touch, "f8")
        assert "नई संचिका" in shown(app)
        assert numerals.installed() is Numerals.HINDI
        assert app.theme == Colours.LIGHT.value


async def test_keys_of_elsewhere_change_the_fields_too(stores_clerk: SeatedDesk) -> None:
    async with at_desk(stores_clerk.desk) as (app, touch):
        await pressed(touch, "f12", "f8", "ctrl+t")
        assert app.screen.query_one("#spoken", ChoiceField).value is Language.ENGLISH
        assert app.screen.query_one("#theme", ChoiceField).value is Colours.LIGHT
        assert say.TAKES_EFFECT.english.split(";")[0] in shown(app)


async def test_a_number_is_found_whichever_digits_are_typed(stores_clerk: SeatedDesk) -> None:
    stores_clerk.desk.set_setting("numerals", Numerals.HINDI.value)
    async with at_desk(stores_clerk.desk) as (app, touch):
        await pressed(touch, "n", "tab", "tab", "tab")
        for key in ("१", "७", "१", "१", "२", "०", "२", "५"):
            await touch.press(key)
        await pressed(touch, "tab")
        assert "17-11-2025" in shown(app), "what is kept stands in ASCII digits"


@pytest.mark.parametrize("kept", ["kerala", "../x"])
async def test_an_unknown_pack_is_refused_and_the_default_spoken(
    stores_clerk: SeatedDesk, kept: str
) -> None:
    stores_clerk.desk.set_setting("state", kept)
    async with at_desk(stores_clerk.desk) as (app, touch):
        assert state_words.installed().state is State.MADHYA_PRADESH
        assert f"'{kept}'" in noticed(app)
        assert "मध्यप्रदेश के शब्द" in noticed(app)
        await pressed(touch, "f8")
        assert "your work is safe" in noticed(app)


async def test_a_pack_asked_for_at_the_start_wins_over_the_kept_one(
    stores_clerk: SeatedDesk,
) -> None:
    stores_clerk.desk.set_setting("state", "haryana")
    app = OfficeApp(OpenedDesk(stores_clerk.desk), state=AskedState(now="bihar", office="general"))
    async with app.run_test() as touch:
        assert app.chosen(State) is State.BIHAR
        app.enter(stores_clerk.desk)
        await settled(touch)
        assert app.chosen(State) is State.BIHAR


async def test_the_offices_pack_holds_for_who_has_not_chosen(stores_clerk: SeatedDesk) -> None:
    app = OfficeApp(OpenedDesk(stores_clerk.desk), state=AskedState(office="rajasthan"))
    async with app.run_test() as touch:
        app.enter(stores_clerk.desk)
        await settled(touch)
        assert "नई पत्रावली" in shown(app)


async def test_a_refused_pack_is_told_before_signing_in(stores_clerk: SeatedDesk) -> None:
    app = OfficeApp(OpenedDesk(stores_clerk.desk), state=AskedState(now="atlantis"))
    async with app.run_test() as touch:
        await settled(touch)
        assert "'atlantis'" in noticed(app)


async def test_help_says_whose_words_these_are(stores_clerk: SeatedDesk) -> None:
    stores_clerk.desk.set_setting("state", "bihar")
    async with at_desk(stores_clerk.desk) as (app, touch):
        await pressed(touch, "f12", "f1")
        assert "राज्य के शब्द: बिहार" in shown(app)
