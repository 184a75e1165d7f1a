"""One line of text in which Hindi can be typed."""

from textual import events

from eoffice_core.domain.text import FIELD_CHARACTERS_MAX
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.typing_hands import LineHand
from eoffice_tui.widgets.typing_layer import TypingLayer


class LayeredInput(LineInput):
    """A field with a layer: F9 says what its keys give."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        max_length: int = FIELD_CHARACTERS_MAX,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value, placeholder=placeholder, max_length=max_length, id=id, classes=classes
        )
        self.typing_layer = TypingLayer(self, LineHand(self, self.history))

    def watch_has_focus(self, focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        """A layer is told of the focus: the header shows which is at work."""
        super().watch_has_focus(focus)
        self.typing_layer.focused(focus)

    async def _on_key(self, event: events.Key) -> None:
        self.typing_layer.takes(event)  # what it takes, the stock field does not see
