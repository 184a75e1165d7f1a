"""The gate of pasted text: what seems to be Kruti Dev waits until the officer has been asked."""

from typing import Protocol

from textual.message import Message

from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from eoffice_core.script.legacy import Proposal, proposal


class TakesText(Protocol):
    """A field that takes a text at its caret."""

    def insert_text(self, text: str) -> bool:
        """Put a text at the caret; False if it was refused."""
        ...

    def post_message(self, message: Message) -> bool:
        """Tell the screen and the app."""
        ...


class LegacyPasted(Message):
    """A text that seems to be Kruti Dev was pasted; it enters when the officer has answered."""

    def __init__(self, field: TakesText, found: Proposal) -> None:
        super().__init__()
        self.field = field
        self.found = found


def is_held_back(field: TakesText, text: str) -> bool:
    """Whether a pasted text waits for an answer; the app asks, and gives it to the field."""
    if len(text) > NOTE_CHARACTERS_MAX or (found := proposal(text)) is None:
        return False
    field.post_message(LegacyPasted(field, found))
    return True
