"""The field of the receiving post: Enter or Space asks for the picker."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from eoffice_core.domain.views import Seat
from eoffice_tui.present import cells


class SeatField(Static, can_focus=True):
    """Shows the chosen post; what it says is given with the seat, in the running language."""

    DEFAULT_CSS = """
    SeatField { height: auto; width: 1fr; padding: 0 1; background: $panel; }
    SeatField:focus { background: $primary-muted; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "want", show=False)]

    class Wanted(Message):
        """The officer wants to choose a post."""

        def __init__(self, field: "SeatField") -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> "SeatField":
            """The field, for `@on` selectors."""
            return self.field

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__("", markup=False, id=id)
        self.seat: Seat | None = None
        self.hint = ""
        self.text = ""

    def show(self, seat: Seat | None, text: str) -> None:
        """Show a post, or the hint where none is chosen."""
        self.seat = seat
        self.text = cells.visible(text or self.hint)
        self.update(self.text)

    def action_want(self) -> None:
        """Ask for the picker."""
        self.post_message(self.Wanted(self))
