"""What can be undone: bounded, in steps as they were typed, in notes and in fields of one line."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from textual.document._edit import Edit
from textual.document._history import EditHistory

STEPS_MAX: Final = 500
STEP_SECONDS: Final = 2.0
STEP_CHARACTERS_MAX: Final = 100
LARGE_EDIT: Final = 1_000
CHARACTERS_MAX: Final = 400_000
"""What the steps of a note may hold together: some pastes of a whole note."""


class NoteHistory(EditHistory):
    """The steps of a note; the oldest are forgotten when they hold too much."""

    def __init__(self) -> None:
        super().__init__(STEPS_MAX, STEP_SECONDS, STEP_CHARACTERS_MAX)
        self.goes_on = False
        """Whether what is being put belongs to the step before: a word still being typed."""

    def record(self, edit: Edit) -> None:
        """Keep an edit that was made."""
        if self.goes_on and self._undo_stack:
            self._undo_stack[-1].append(edit)
            self._redo_stack.clear()
            return
        super().record(edit)
        if _weight(edit) > LARGE_EDIT:
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        held = sum(_weight(edit) for step in self._undo_stack for edit in step)
        while held > CHARACTERS_MAX and len(self._undo_stack) > 1:
            held -= sum(map(_weight, self._undo_stack.popleft()))


def _weight(edit: Edit) -> int:
    result = edit._edit_result
    return len(edit.text) + (len(result.replaced_text) if result else 0)


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
