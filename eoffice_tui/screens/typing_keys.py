"""The app's keys for typing Hindi; what they do is loaded when somebody has signed in."""

from typing import TYPE_CHECKING

from eoffice_tui.present.sentences import typing as say
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.widgets.private_app import PrivateApp

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk
    from eoffice_tui.screens.hindi_typing import HindiTyping
    from eoffice_tui.widgets.typing_layer import Typing


class TypingKeys(PrivateApp[None]):
    """An app whose fields of text have layers, and whose notes are spelt, once one is signed in."""

    def __init__(self, typed_ahead: bytes = b"") -> None:
        super().__init__(typed_ahead)
        self._hindi: HindiTyping | None = None

    @property
    def typing(self) -> "Typing | None":
        """How the officer types; None before signing in."""
        return None if self._hindi is None else self._hindi.typing

    def start_typing(self, desk: "Desk") -> None:
        """Type as this desk's officer does."""
        from eoffice_tui.screens.hindi_typing import HindiTyping

        self._hindi = HindiTyping(self, desk)

    def on_layer_told(self) -> None:
        """A field types otherwise now; by name, for the message is loaded with the layers."""
        self.show_layer()

    def show_layer(self) -> None:
        """Say in the header how the field types that has the focus by now."""
        if self._hindi is not None:
            self._hindi.show_layer()

    def action_next_layer(self) -> None:
        """Take the next layer in the field that has the focus."""
        if self._hindi is not None:
            self._hindi.next_layer()
        elif isinstance(self.screen, OfficeScreen):
            self.screen.notice(say.NO_FIELD)

    def action_remington_order(self) -> None:
        """Take the other order of Remington, for every field."""
        if self._hindi is not None:
            self._hindi.change_remington_order()

    def action_spelling(self) -> None:
        """Go to the next unknown word of the note and offer what may have been meant."""
        if self._hindi is not None:
            self._hindi.spelling.mend_next()
