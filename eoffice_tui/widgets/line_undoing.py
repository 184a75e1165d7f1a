"""What can be undone in a field of one line: bounded, in steps as they were typed."""

from collections import deque
from dataclasses import dataclass
from typing import Final

STEPS_MAX: Final = 500
"""Of a field, and of a note."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What stood in a field of one line, and where its caret was."""

    value: str
    caret: int


class LineHistory:
    """The steps of a field of one line; letters typed in one go are one step."""

    def __init__(self) -> None:
        self._before: deque[Moment] = deque(maxlen=STEPS_MAX)
        self._after: list[Moment] = []
        self._known = ""
        self._run: tuple[bool, int] | None = None
        self.goes_on = False
        """Whether what is being put belongs to the step before: a word still being typed."""

    def checkpoint(self) -> None:
        """Begin a new step with the next change."""
        self._run = None

    def record(self, before: Moment, after: Moment, inserted: str) -> None:
        """Keep a change; what was set from outside meanwhile begins a new story."""
        if before.value != self._known:
            self._before.clear()
            self._run = None
        goes_on = self.goes_on and bool(self._before)
        is_single = len(inserted) <= 1 and abs(len(after.value) - len(before.value)) <= 1
        is_run = self._run == (bool(inserted), before.caret) and is_single
        if not goes_on and (not is_run or inserted.isspace()):
            self._before.append(before)
        self._after.clear()
        self._run = (bool(inserted), after.caret) if is_single and not goes_on else None
        self._known = after.value

    def undo(self, now: Moment) -> Moment | None:
        """What stood before the last step."""
        if now.value != self._known or not self._before:
            return None
        self._after.append(now)
        return self._turned(self._before.pop())

    def redo(self, now: Moment) -> Moment | None:
        """What the last step that was undone had led to."""
        if now.value != self._known or not self._after:
            return None
        self._before.append(now)
        return self._turned(self._after.pop())

    def _turned(self, to: Moment) -> Moment:
        self._known, self._run = to.value, None
        return to
