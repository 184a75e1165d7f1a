"""Run by itself on a terminal: the real app at a real desk, on the notesheet of a note so long."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from eoffice_tui.app import OfficeApp
from eoffice_tui.present.cells import Rule
from eoffice_tui.present.sentences import Language
from eoffice_tui.screens.journal import note_key
from eoffice_tui.screens.notesheet import NotesheetScreen
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.note_editor import NoteEditor
from tests.tui.faces import OpenedDesk
from tests.tui.office import SmallOffice, small_office

CHARACTERS_MAX = 10**9
"""The limit of a note would end the measurement before ten thousand lines."""


class Measured(OfficeApp):
    """The office, opened on a note; the caret goes to its middle, and READY is told."""

    def __init__(self, office: SmallOffice) -> None:
        super().__init__(OpenedDesk(office.clerk.desk), language=Language.ENGLISH)
        self._office = office

    def on_ready(self) -> None:
        """Sign in, and open the note."""
        self.enter(self._office.clerk.desk)
        screen = NotesheetScreen(self._office.file_id)
        _ = self.push_screen(screen)
        self.set_timer(0.2, self._begin)

    def _begin(self) -> None:
        screen = self.screen
        editor = screen.query_one(NoteEditor) if isinstance(screen, NotesheetScreen) else None
        if editor is None or editor.note.line_count < 2:
            self.set_timer(0.2, self._begin)
            return
        editor._characters_max = CHARACTERS_MAX
        editor.move_cursor((editor.note.line_count // 2, 9), center=True)
        assert isinstance(screen, NotesheetScreen)
        screen.sub_title = "READY"
        self.set_timer(0.5, lambda: self._driver and self._driver.write("\x1b]2;READY\x07"))


def main() -> None:
    """Show the note that stands in a file."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    width_patch.install(Rule.SUM1)
    with tempfile.TemporaryDirectory() as place, small_office(Path(place)) as office:
        desk = office.clerk.desk
        desk.journal_write(note_key(office.file_id), text)
        Measured(office).run()


if __name__ == "__main__":
    main()
