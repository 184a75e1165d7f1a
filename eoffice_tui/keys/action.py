"""What an action of the keyboard is."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from eoffice_tui.present.sentences import Sentence


class Place(Enum):
    """Where an action applies: everywhere, or on one screen."""

    EVERYWHERE = "everywhere"
    LOGIN = "login"
    INBOX = "inbox"
    DIARISE = "diarise"
    OPEN_FILE = "open_file"
    SYNC = "sync"
    HELP = "help"
    FILE_VIEW = "file_view"
    NOTESHEET = "notesheet"
    SEND = "send"
    APPROVAL = "approval"
    TRACKER = "tracker"
    RETURNED = "returned"
    MOVEMENTS = "movements"
    REST = "rest"
    COVER = "cover"
    SEARCH = "search"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyAction:
    """One action: `keys` are Textual's names, `act` is the screen's method `action_<act>`.

    `by_widget` names a key that a widget of the screen answers itself: it stands in the help and
    the footer, but the screen does not bind it. `not_at` names screens on which an action of
    everywhere has no place.
    """

    place: Place
    act: str
    keys: tuple[str, ...]
    label: Sentence
    help: Sentence
    in_footer: bool = True
    by_widget: bool = False
    not_at: frozenset[Place] = frozenset()

    @property
    def id(self) -> str:
        """The name of the action, for key maps."""
        return f"{self.place.value}.{self.act}"

    @property
    def works_while_typing(self) -> bool:
        """Whether one of its keys is no text."""
        return any(_is_no_text(key) for key in self.keys)

    def while_typing(self) -> "KeyAction":
        """The same action by those of its keys that are no text."""
        return replace(self, keys=tuple(key for key in self.keys if _is_no_text(key)))


def _is_no_text(key: str) -> bool:
    return len(key) > 1 and key not in _TEXT_KEYS


_TEXT_KEYS: Final = frozenset({"slash", "question_mark", "space"})
_SHOWN: Final = {
    "escape": "Esc",
    "enter": "Enter",
    "slash": "/",
    "question_mark": "?",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "delete": "Del",
    "backspace": "Backspace",
    "plus": "+",
    "minus": "-",
    "comma": ",",
    "full_stop": ".",
}


def shown_key(key: str) -> str:
    """A key as it is written on the keyboard."""
    if key in _SHOWN:
        return _SHOWN[key]
    *before, last = key.split("+")
    last = _SHOWN.get(last, last.upper() if before or is_function_key(last) else last)
    return "+".join([*(part.capitalize() for part in before), last])


def is_function_key(key: str) -> bool:
    """Whether this is F1, F2 …; these work under every keyboard layout."""
    return key.startswith("f") and key[1:].isdigit()
