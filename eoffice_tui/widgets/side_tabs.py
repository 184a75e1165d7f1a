"""The names of the sides of a case in one line; the one in front stands in brackets."""

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import Static

from eoffice_tui.present import cells


class SideTabs(Static):
    """Draws the names; which side is in front is the screen's matter."""

    DEFAULT_CSS = """
    SideTabs { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__("", markup=False, id=id)
        self.text = ""

    def show(self, sides: Sequence[str], front: int) -> None:
        """Show these sides with one of them in front."""
        line = Text()
        for place, side in enumerate(sides):
            if place == front:
                line.append(f"[{cells.visible(side)}]", "bold reverse")
            else:
                line.append(f" {cells.visible(side)} ")
            line.append(" ")
        self.text = line.plain
        self.update(line)
