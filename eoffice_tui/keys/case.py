"""What can be done with an open case, its notes, its sending, and in the lists of cases."""

from typing import Final

from eoffice_tui.keys.action import KeyAction

CASE_ACTIONS: Final[tuple[KeyAction, ...]] = ()
