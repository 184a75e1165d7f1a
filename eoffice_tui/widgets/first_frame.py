"""A screen comes in one frame, styled once and drawn once.

Stock Textual takes the styles of every new screen for outdated and parses them all again, forgets
what it has parsed, draws frames within a batch that it throws away and then counts as shown, and
lets what is to follow the drawing run before it. On an old PC that is a third of the wait for a
screen. The names used here are private; Textual is pinned and a contract test holds them.
"""

from contextlib import suppress
from typing import Any, Final, TypeVar

from textual.app import App, ScreenStackError
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

T = TypeVar("T")

SOURCES_MAX: Final = 512
"""More than all widgets have; where a cache is smaller than what is gone through, it is no use."""


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


class FirstFrame(Screen[T]):
    """A screen that is styled by the style sheet as it is, and drawn when it can be seen."""

    def _post_register(self, app: App[Any]) -> None:
        """A screen that is registered is styled in the next moment: nothing of it is outdated."""
        super()._post_register(app)
        self._css_update_count = app._css_update_count

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


class FirstFrames(App[T]):
    """An app whose screens come in one frame."""

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = ParsedOnce(variables=self.get_css_variables())

    def _end_batch(self) -> None:
        super()._end_batch()
        if not self._batch_count:
            with suppress(ScreenStackError):
                self.screen.check_idle()
