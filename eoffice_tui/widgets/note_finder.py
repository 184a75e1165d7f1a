"""Finds and replaces in a note; a replacement is one step to undo, however many its places."""

from bisect import bisect_left
from dataclasses import dataclass

from textual.document._document import Location, Selection

from eoffice_tui.present import finding
from eoffice_tui.widgets.note_editor import NoteEditor


@dataclass(frozen=True, slots=True)
class Found:
    """One place of a note."""

    start: Location
    end: Location
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many places were replaced, and how many left because a letter goes on there."""

    count: int
    left: int


class NoteFinder:
    """Looks for one text in the note of an editor."""

    def __init__(self, editor: NoteEditor) -> None:
        self._editor = editor
        self._from: Location = min(editor.selection)
        self._folded = ""

    def seek(self, text: str) -> None:
        """Look for another text, from where the search began; its places are marked."""
        self._folded = finding.sought(text)
        self._editor.mark(self._folded)
        places = self.places()
        after = [place for place in places if place.start >= self._from]
        if places:
            self._show((after or places)[0])

    def close(self) -> None:
        """Mark nothing any more; the place at hand stays selected."""
        self._editor.mark("")

    def places(self) -> list[Found]:
        """Every place of the text, in its order."""
        return [
            Found((row, hit.start), (row, hit.end), hit.is_whole)
            for row, line in enumerate(self._editor.note.lines)
            for hit in finding.hits(line, self._folded)
        ]

    def at_hand(self, places: list[Found]) -> int | None:
        """Which of the places is selected."""
        start, end = sorted(self._editor.selection)
        found = (at for at, place in enumerate(places) if (place.start, place.end) == (start, end))
        return next(found, None)

    def go(self, step: int) -> None:
        """Select the next place, or the one before; after the last comes the first."""
        places = self.places()
        if not places:
            return
        start, end = sorted(self._editor.selection)
        starts = [place.start for place in places]
        at = bisect_left(starts, end) if step > 0 else bisect_left(starts, start) - 1
        self._show(places[at % len(places)])

    def _show(self, place: Found) -> None:
        self._editor.selection = Selection(place.start, place.end)
        self._editor.history.checkpoint()

    def replace(self, text: str) -> Replaced | None:
        """Replace the place at hand, and go on to the next; None if the text was refused."""
        places = self.places()
        at = self.at_hand(places)
        if at is None:
            self.go(1)
            return Replaced(0, 0)
        if not places[at].is_whole:
            return Replaced(0, 1)
        if not self._put(text, places[at].start, places[at].end):
            return None
        self.go(1)
        return Replaced(1, 0)

    def replace_all(self, text: str) -> Replaced | None:
        """Replace every place that is whole, in one step; None if the text was refused."""
        places = self.places()
        whole = [place for place in places if place.is_whole]
        if not whole:
            return Replaced(0, len(places))
        lines, parts, at = self._editor.note, [], whole[0].start
        for place in whole:
            parts += [lines.get_text_range(at, place.start), text]
            at = place.end
        if not self._put("".join(parts), whole[0].start, at):
            return None
        return Replaced(len(whole), len(places) - len(whole))

    def _put(self, text: str, start: Location, end: Location) -> bool:
        self._editor.history.checkpoint()
        done = self._editor._replace_via_keyboard(text, start, end) is not None
        self._editor.history.checkpoint()
        return done
