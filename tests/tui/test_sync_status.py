"""The exchange with the server in words, and what can be done about it."""

import pytest
from textual.widgets import Input

from eoffice_core.domain.link import Link, SyncState
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import sync_status as say
from eoffice_tui.screens.news import SyncMoved
from eoffice_tui.screens.sync_status import SyncStatusScreen
from tests import cast
from tests.desks import SeatedDesk
from tests.tui.faces import at_desk, noticed, pressed, says, settled, shown, typed


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("link", list(Link))
async def test_every_state_is_explained(clerk: SeatedDesk, link: Link, language: Language) -> None:
    async with at_desk(clerk.desk, language=language) as (app, touch):
        await pressed(touch, "f7")
        app.post_message(
            SyncMoved(
                SyncState(
                    link=link,
                    unsent=1_200,
                    returned=2,
                    last_exchange=cast.moment(minutes=-90),
                    trouble="halt op_unknown",
                )
            )
        )
        await settled(touch)
        assert says(app, say.MEANING[link])
        assert says(app, say.UNSENT_COUNT, count="1,200")
        assert says(app, say.RETURNED_COUNT, count=2)
        assert "09:35" in shown(app)
        assert "halt op_unknown" in shown(app)


async def test_before_the_first_exchange(clerk: SeatedDesk) -> None:
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "f7")
        assert says(app, say.MEANING[Link.NEVER])
        assert says(app, say.NEVER)
        assert says(app, say.UNSENT_NONE)
        assert not says(app, say.DETAIL)
        await pressed(touch, "f7")
        assert len(app.screen_stack) == 2, "the screen is not opened twice"


async def test_now_means_now(clerk: SeatedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(clerk.desk, "sync_now", lambda: asked.append("now"))
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "f7", "f5")
        assert asked == ["now"]
        assert say.ASKED.hindi in noticed(app)


@pytest.mark.parametrize(("is_known", "told"), [(True, say.SIGNED_IN), (False, say.NOT_SIGNED_IN)])
async def test_signing_in_again(
    clerk: SeatedDesk,
    monkeypatch: pytest.MonkeyPatch,
    is_known: bool,  # noqa: FBT001 - a table's column
    told: object,
) -> None:
    tried: list[str] = []

    def sign_in_again(password: str) -> bool:
        tried.append(password)
        return is_known

    monkeypatch.setattr(clerk.desk, "sign_in_again", sign_in_again)
    async with at_desk(clerk.desk) as (app, touch):
        await pressed(touch, "f7", "f2", "enter")
        assert tried == [], "an empty password is not tried"
        await typed(touch, "धान 2025")
        assert "धान" not in shown(app)
        await pressed(touch, "enter")
        assert tried == ["धान 2025"]
        assert says(app, told)  # type: ignore[arg-type] # a sentence
        assert isinstance(app.screen, SyncStatusScreen)
        assert app.screen.query_one("#password", Input).value == ""
