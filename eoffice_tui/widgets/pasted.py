"""The gate of pasted text: legacy text waits until the officer has been asked about it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from textual.message import Message

from eoffice_core.domain.text import NOTE_CHARACTERS_MAX

if TYPE_CHECKING:
    from eoffice_core.script.legacy import Proposal


@dataclass(frozen=True, slots=True)
class Foreign:
    """A text in a legacy encoding that is not read here; its name, if it is known."""

    legacy: str
    name: str


Found: TypeAlias = "Proposal | Foreign"


class TakesText(Protocol):
    """A field that takes a text at its caret."""

    def insert_text(self, text: str) -> bool:
        """Put a text at the caret; False if it was refused."""
        ...

    def post_message(self, message: Message) -> bool:
        """Tell the screen and the app."""
        ...


class LegacyPasted(Message):
    """Legacy text was pasted; it enters when the officer has answered."""

    def __init__(self, field: TakesText, found: Found) -> None:
        super().__init__()
        self.field = field
        self.found = found


def found_in(text: str) -> "Found | None":
    """What is to be asked about a text: Kruti Dev, another legacy encoding, or nothing."""
    from eoffice_core.script.fonts import foreign_writing
    from eoffice_core.script.legacy import proposal

    if len(text) > NOTE_CHARACTERS_MAX:
        return None
    if (name := foreign_writing(text)) is not None:
        return Foreign(text, name)
    return proposal(text)


def is_held_back(field: TakesText, text: str) -> bool:
    """Whether a pasted text waits for an answer; the app asks, and gives it to the field."""
    found = found_in(text)
    if found is None:
        return False
    field.post_message(LegacyPasted(field, found))
    return True
