"""One choice of a few in one line, `< like this >`: arrows go round, a first letter jumps."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from eoffice_tui.present.sentences import Sentence
from eoffice_tui.widgets.said import Said

MemberT = TypeVar("MemberT", bound=Enum)


class ChoiceField(Said, Generic[MemberT], can_focus=True):
    """A field whose value is one member of an enumeration."""

    DEFAULT_CSS = """
    ChoiceField { height: 1; width: 1fr; padding: 0 1; background: $panel; }
    ChoiceField:focus { background: $primary-muted; text-style: bold; }
    ChoiceField:disabled { background: $background; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    class Changed(Message):
        """Another member was chosen."""

        def __init__(self, field: "ChoiceField[Any]") -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> "ChoiceField[Any]":
            """The field, for `@on` selectors."""
            return self.field

    def __init__(
        self,
        words: Mapping[MemberT, Sentence],
        value: MemberT,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(words[value], id=id)
        self._words = words
        self._value = value

    @property
    def value(self) -> MemberT:
        """The chosen member."""
        return self._value

    @property
    def text(self) -> str:
        """The word of the chosen member between the signs of a choice."""
        return f"< {super().text} >"

    def choose(self, value: MemberT) -> None:
        """Choose a member; nothing is told."""
        self._value = value
        self.say(self._words[value])

    def action_turn(self, step: int) -> None:
        """Take the next or the previous member."""
        members = list(self._words)
        self._chosen(members[(members.index(self._value) + step) % len(members)])

    def _chosen(self, value: MemberT) -> None:
        if value is not self._value:
            self.choose(value)
            self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """A letter jumps to the next member whose word begins with it."""
        if not event.character or not event.is_printable:
            return
        members = list(self._words)
        at = members.index(self._value)
        for member in [*members[at + 1 :], *members[: at + 1]]:
            if self._words[member].say(self._language).casefold().startswith(event.character):
                event.stop()
                event.prevent_default()
                self._chosen(member)
                return
