"""Half-written text on its way to the store: the newest always wins, whichever thread is faster."""

from threading import Lock
from typing import TYPE_CHECKING

from eoffice_core.domain.ids import CaseId, NoteId

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk


def note_key(case_id: CaseId, note_id: NoteId | None = None) -> str:
    """Under which name the half-written note of a case, or the change of one, is kept."""
    return f"note:{case_id.hex()}" if note_id is None else f"note:{case_id.hex()}:{note_id.hex()}"


class Journal:
    """What is half-written under one key; may be written from several threads."""

    def __init__(self, desk: "Desk", key: str) -> None:
        self._desk = desk
        self._key = key
        self._lock = Lock()
        self._newest = ""
        self._is_done = False
        self._is_read = False
        self.kept = ""
        """What stands in the store, as far as this screen has read or written it."""

    def read(self) -> str:
        """What was half-written when the screen was last left, in whatever way."""
        with self._lock:
            text = self._desk.journal_read(self._key)
            self._is_read = True
            self.kept = text
            return text

    def note(self, text: str) -> None:
        """Take the newest text; `keep` brings it to the store."""
        self._newest = text
        self._is_done = False

    def keep(self) -> None:
        """Bring the newest text to the store, unless it has been recorded meanwhile.

        What was kept earlier is never written over before it has been read.
        """
        with self._lock:
            if self._is_read and not self._is_done:
                text = self._newest
                self._desk.journal_write(self._key, text)
                self.kept = text

    def add(self, text: str) -> None:
        """Put a text behind what is kept: for a screen left before that could be read."""
        with self._lock:
            self._desk.journal_write(self._key, self._desk.journal_read(self._key) + text)

    def drop(self) -> None:
        """Forget the text: it has been recorded."""
        with self._lock:
            self._is_done = True
            self._desk.journal_drop(self._key)
            self.kept = ""
