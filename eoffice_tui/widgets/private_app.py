"""An app that shows nothing of the office to anybody but the officer at the screen."""

from collections.abc import Iterator
from typing import Any, TypeVar

from rich.console import RenderableType
from textual.app import SystemCommand
from textual.screen import Screen
from textual.worker import WorkerFailed

from eoffice_tui.present.faults import fault_lines
from eoffice_tui.widgets.typeahead import KeysInOrder

T = TypeVar("T")


class PrivateApp(KeysInOrder[T]):
    """Without Textual's tracebacks, which show values, and its pictures, which are plain text."""

    def _fatal_error(self) -> None:
        """Close with the place of the fault and no value: a traceback would show notes and keys."""
        self.bell()
        error: BaseException | None = self._exception
        if isinstance(error, WorkerFailed):
            error = error.error
        self._exit_renderables.append("\n".join(fault_lines(error)))
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Close in the same way where Textual would show an error in its own."""
        del renderables
        self._return_code = 1
        self._fatal_error()

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """None of Textual's own: one of them writes the screen to the disk."""
        del screen
        yield from ()

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Nothing: what is on the screen stays in the encrypted store."""
        del filename, path
