"""What every question above a screen shares: it is asked anew when the language is switched."""

from typing import ClassVar, Final, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from eoffice_tui.keys import Place, actions_at
from eoffice_tui.present.sentences import Language

ResultT = TypeVar("ResultT")

SWITCH: Final = next(
    action for action in actions_at(Place.EVERYWHERE) if action.act == "switch_language"
)


class Dialog(ModalScreen[ResultT]):
    """A modal screen; Textual keeps the app's keys from it, so it binds some of them itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(action.keys), f"app.{action.act}", show=False)
        for action in actions_at(Place.EVERYWHERE)
        if action.act in ("switch_language", "next_layer", "remington_order")
    ]

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language

    def speak(self, language: Language) -> None:
        """Say everything in this language; what is typed or under the cursor is not touched."""
        self.language = language
