"""A one-line field with suggestions under it: up and down walk through them, Enter takes one."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from eoffice_core.domain.text import FIELD_CHARACTERS_MAX
from eoffice_tui.present import cells
from eoffice_tui.widgets.layered_input import LayeredInput

SUGGESTIONS_MAX: Final = 6
CURSOR_SIGN: Final = "▶ "
NO_CURSOR: Final = "  "


class Suggestions(Static):
    """The lines under the field; takes no line while there are none."""

    DEFAULT_CSS = """
    Suggestions { display: none; height: auto; background: $surface; color: $text-muted; }
    Suggestions.-offered { display: block; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.texts: tuple[str, ...] = ()
        self.at: int | None = None

    def show(self, texts: Sequence[str], at: int | None) -> None:
        """Show these, the one at hand marked by a sign."""
        self.texts, self.at = tuple(texts), at
        self.set_class(bool(texts), "-offered")
        room = max(cells.WRAP_CELLS_MIN, self.size.width or self.app.size.width)
        lines = Text("\n", no_wrap=True).join(
            Text(
                cells.fit((CURSOR_SIGN if place == at else NO_CURSOR) + text, room).rstrip(),
                "bold" if place == at else "",
            )
            for place, text in enumerate(texts)
        )
        self.update(lines)


class SuggestingInput(LayeredInput):
    """The field; whoever owns it says what to offer when `Wanted` is told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "walk(1)", show=False),
        Binding("up", "walk(-1)", show=False),
    ]

    class Wanted(Message):
        """Suggestions for this text are wanted."""

        def __init__(self, field: "SuggestingInput", text: str) -> None:
            super().__init__()
            self.field = field
            self.text = text

        @property
        def control(self) -> "SuggestingInput":
            """The field, for `@on` selectors."""
            return self.field

    class Taken(Message):
        """The suggestion at this place was taken."""

        def __init__(self, field: "SuggestingInput", place: int) -> None:
            super().__init__()
            self.field = field
            self.place = place

        @property
        def control(self) -> "SuggestingInput":
            """The field, for `@on` selectors."""
            return self.field

    def __init__(
        self,
        suggestions: Suggestions,
        *,
        max_length: int = FIELD_CHARACTERS_MAX,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(max_length=max_length, id=id)
        self.suggestions = suggestions
        self._quiet_text: str | None = None

    def offer(self, texts: Sequence[str], *, of: str) -> None:
        """Offer these for the text they were found for; too late ones are not shown."""
        if of == self.value and self.has_focus:
            self.suggestions.show(texts[:SUGGESTIONS_MAX], None)

    def fill(self, text: str) -> None:
        """Put a text in without asking for suggestions."""
        self._quiet_text = text
        self.value = text
        self.cursor_position = len(text)
        self.withdraw()

    def withdraw(self) -> None:
        """Take the suggestions away."""
        self.suggestions.show((), None)

    @property
    def is_offering(self) -> bool:
        """Whether suggestions stand under the field."""
        return bool(self.suggestions.texts)

    def watch_value(self, value: str) -> None:
        """Ask for suggestions for what was typed."""
        if value == self._quiet_text:
            return
        self._quiet_text = None
        if self.has_focus:
            self.post_message(self.Wanted(self, value))

    def action_walk(self, step: int) -> None:
        """Go to the next suggestion; with none at hand, ask for some."""
        count = len(self.suggestions.texts)
        if not count:
            self.post_message(self.Wanted(self, self.value))
            return
        at = self.suggestions.at
        place = (0 if step > 0 else count - 1) if at is None else (at + step) % count
        self.suggestions.show(self.suggestions.texts, place)

    async def action_submit(self) -> None:
        """Take the suggestion at hand, or leave the text as it is and go on."""
        at = self.suggestions.at
        self.withdraw()
        if at is not None:
            self.post_message(self.Taken(self, at))
        else:
            await super().action_submit()

    def _on_blur(self, event: events.Blur) -> None:
        self.withdraw()
