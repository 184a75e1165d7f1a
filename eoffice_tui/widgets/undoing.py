"""What can be undone in a note: bounded, in steps as they were typed."""

from typing import Final

from textual.document._edit import Edit
from textual.document._history import EditHistory

from eoffice_tui.widgets.line_undoing import STEPS_MAX

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
