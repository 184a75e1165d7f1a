"""Leaving a screen with a word for the one before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eoffice_tui.present.sentences import Sentence
from eoffice_tui.screens.base import AnyOfficeScreen, OfficeScreen
from eoffice_tui.widgets.said import Tone, Value


@dataclass(frozen=True, slots=True)
class Done:
    """What was done on a screen, as the screen before it says it."""

    sentence: Sentence
    values: Mapping[str, Value] = field(default_factory=dict)


def leave_saying(screen: AnyOfficeScreen, done: Done) -> None:
    """Go back to the screen before, which says what was done."""
    stack = screen.app.screen_stack
    before = stack[stack.index(screen) - 1]
    if isinstance(before, OfficeScreen):
        before.notice(done.sentence, Tone.GOOD, **done.values)
    _ = screen.dismiss(done)
