"""A screen comes in one frame: styled once, drawn once, with what it has to show.

Stock Textual takes the styles of every new screen for outdated and parses them all again, forgets
what it has parsed, draws frames within a batch that it throws away and then counts as shown, lets
what is to follow the drawing run before it, and hides each change of screens for a fixed time. On
an old PC that is most of the wait for a screen. The names used here are private; Textual is pinned
and a contract test holds them.
"""

from contextlib import suppress
from typing import Any, Final, TypeVar

from textual import events
from textual.app import App, ScreenStackError
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.timer import Timer

T = TypeVar("T")

SOURCES_MAX: Final = 512
"""More than all widgets have; where a cache is smaller than what is gone through, it is no use."""

HELD_SECONDS_MAX: Final = 0.2
"""A screen that has nothing to show by then is shown as it is."""


SOON_SECONDS: Final = 0.002
"""What the widgets have to say is heard by then; Textual's own clock ticks sixty times a second."""


class ParsedOnce(Stylesheet):
    """A style sheet that parses again only when colours have changed."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(SOURCES_MAX)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take these colours; where they are the ones at hand, what was parsed stays."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is not parsed yet."""
        self.parse()


class FirstFrames(App[T]):
    """An app whose screens come in one frame."""

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = ParsedOnce(variables=self.get_css_variables())
        self._hold: Timer | None = None

    def delay_update(self, delay: float = HELD_SECONDS_MAX) -> None:
        """Keep the screen before, until the next one has what it shows; Textual asks for this."""
        if self._hold is not None:
            self._hold.stop()
        else:
            self._begin_batch()
        self._hold = self.set_timer(max(delay, HELD_SECONDS_MAX), self.show_screen)

    def show_screen(self) -> None:
        """Draw the screen at hand, if it was held back."""
        if self._hold is not None:
            self._hold.stop()
            self._hold = None
            self._end_batch()
            self.set_timer(SOON_SECONDS, self.screen._on_timer_update)

    def _end_batch(self) -> None:
        super()._end_batch()
        if not self._batch_count:
            with suppress(ScreenStackError):
                self.screen.refresh()


class FirstFrame(Screen[T]):
    """A screen that is styled by the style sheet as it is, and drawn when it can be seen."""

    def __init__(self) -> None:
        super().__init__()
        self._has_what_it_shows = False

    def can_be_shown(self) -> None:
        """What this screen shows is there: it need not be held back."""
        self._has_what_it_shows = True
        if self.is_current and isinstance(self.app, FirstFrames):
            self.app.show_screen()

    def _post_register(self, app: App[Any]) -> None:
        """A screen that is registered is styled in the next moment: nothing of it is outdated."""
        super()._post_register(app)
        self._css_update_count = app._css_update_count

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Textual's own handler follows; what was never shown has been styled just now."""
        if self._has_what_it_shows:
            self.can_be_shown()
        else:
            event.refresh_styles = False

    def _compositor_refresh(self) -> None:
        """Draw, unless a batch would swallow it: then the whole, when the batch is over."""
        if self.app._batch_count:
            self._repaint_required = True
        else:
            super()._compositor_refresh()

    async def _invoke_and_clear_callbacks(self) -> None:
        """What is to follow the drawing waits for it, also where a batch puts it off."""
        if not self.app._batch_count:
            await super()._invoke_and_clear_callbacks()
