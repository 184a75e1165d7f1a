"""Every action named once: its keys, what the footer calls it, what F1 says of it."""

from eoffice_tui.keys.action import KeyAction, Place, shown_key
from eoffice_tui.keys.case import CASE_ACTIONS
from eoffice_tui.keys.editing import EDITING_ACTIONS
from eoffice_tui.keys.office import OFFICE_ACTIONS
from eoffice_tui.keys.search import SEARCH_ACTIONS
from eoffice_tui.keys.settings import SETTINGS_ACTIONS
from eoffice_tui.keys.typing import TYPING_ACTIONS

ACTIONS: tuple[KeyAction, ...] = (
    *OFFICE_ACTIONS,
    *SETTINGS_ACTIONS,
    *CASE_ACTIONS,
    *EDITING_ACTIONS,
    *TYPING_ACTIONS,
    *SEARCH_ACTIONS,
)


def actions_at(place: Place) -> tuple[KeyAction, ...]:
    """What can be done on one screen, its own actions first, then what can be done everywhere."""
    own = tuple(action for action in ACTIONS if action.place is place)
    if place is Place.EVERYWHERE:
        return own
    everywhere = (action for action in ACTIONS if action.place is Place.EVERYWHERE)
    return (*own, *(action for action in everywhere if place not in action.not_at))


__all__ = ["ACTIONS", "KeyAction", "Place", "actions_at", "shown_key"]
