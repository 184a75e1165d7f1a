"""A screen on which a note is written: a text can be looked for in it."""

from typing import TypeVar

from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.widgets.find_bar import FindBar
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.said import Said

ResultT = TypeVar("ResultT")


class FindsInNote(OfficeScreen[ResultT]):
    """The lines for it stand under the note once they are first asked for."""

    async def action_find(self) -> None:
        """Look for a text in the note, and replace it."""
        editors = self.query(NoteEditor)
        if not editors:
            return
        if not self.query(FindBar):
            await self.mount(FindBar(), after=editors.first())
        bar = self.query_one(FindBar)
        for said in bar.query(Said):
            said.speak(self.language)
        bar.open(editors.first())
