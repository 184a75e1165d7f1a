"""Run in a terminal by itself: an editor, a field and a pop-up, sent as differences or whole."""

from __future__ import annotations

import sys
from typing import ClassVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.line_differ import SendsDifferences
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.note_editor import NoteEditor

NOTE = "\n".join(
    [
        "विकास खण्ड अधिकारी ने राष्ट्रीय ग्रामीण रोजगार योजना के अन्तर्गत प्रतिवेदन प्रस्तुत किया।",
        "",
        "The estimate for ₹ 1,18,000 is placed below; मनरेगा मज़दूरी भुगतान।",
    ]
    * 6
)


class Question(ModalScreen[None]):
    """Something over the middle of the note, with letters cut by its edge."""

    DEFAULT_CSS = "Question { align: center middle; } Question > Vertical { width: 31; height: 7; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "app.pop_screen")]

    def compose(self) -> ComposeResult:
        """A box with a question."""
        with Vertical():
            yield Static("क्या राष्ट्रीय योजना की टीप भेजें?\n\nEnter – yes")


class Sheet(SendsDifferences[None]):
    """The note, a field under it, and F2 for the question."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "ask", priority=True),
        Binding("f4", "quit", priority=True),
    ]

    def __init__(self, *, sends_whole: bool) -> None:
        super().__init__()
        self._sends_whole = sends_whole

    def compose(self) -> ComposeResult:
        """Editor and field."""
        yield NoteEditor(NOTE)
        yield LineInput("कार्यालय")

    def action_ask(self) -> None:
        """Ask the question."""
        _ = self.push_screen(Question())

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if self._sends_whole:
            self.forget_shown()
        super()._display(screen, renderable)


if __name__ == "__main__":
    width_patch.install(Rule.SUM1)
    Sheet(sends_whole=sys.argv[1] == "whole").run()
