"""The lines of a note as the editor lays them out; a key costs the same in a short and a long one.

Textual keeps one list over all lines and walks it for each drawn row and each edit. Here lines
stand in blocks that know their rows and paragraphs, and a changed line is wrapped anew only as far
as its rows differ from what they were. # ADR 0014
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final

from textual.document._document import Document, EditResult, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

from eoffice_tui.present import cells

LINES_PER_BLOCK: Final = 128
CODE_POINTS_PER_CELL_MAX: Final = 32
"""A row ends after so many code points for each of its cells, even if they take no cell."""

ROWS_BACK: Final = 3
"""So many rows before a change are wrapped anew: a shorter word may go back to the row above."""

Ends = tuple[int, ...]
"""Where each row of one line ends; the last is the length of the line."""


def paragraph_numbers(lines: Iterable[str]) -> tuple[int | None, ...]:
    """The number beside each line: on the first line of a block, none on its other lines."""
    numbers: list[int | None] = []
    number, inside = 0, False
    for line in lines:
        begins = bool(line.strip()) and not inside
        number += begins
        numbers.append(number if begins else None)
        inside = bool(line.strip())
    return tuple(numbers)


class NoteText(Document):
    """The lines of a note; it knows its number of characters without counting."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._newline = "\n"
        self.characters = len(text)

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace a range, the only way in which the text changes."""
        result = super().replace_range(start, end, text)
        self.characters += len(text) - len(result.replaced_text)
        return result


class _Block:
    """Some lines after one another, with what is asked of them as a whole."""

    def __init__(self, ends: list[Ends], filled: list[bool]) -> None:
        self.ends = ends
        self.filled = filled
        self.first_rows = list(accumulate(map(len, ends), initial=0))
        self.begins = sum(now and not before for before, now in pairwise(filled))


class NoteLines(WrappedDocument):
    """The rows and the paragraphs of a note."""

    def __init__(self, note: NoteText, width: int = 0, tab_width: int = 4) -> None:
        self.note = note
        super().__init__(note, width, tab_width)

    # --- laying out -------------------------------------------------------------------------

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Lay out every line for so many cells; 0 does not wrap."""
        self._width = width
        lines = self.note.lines
        self._blocks = _blocks_of(
            [_ends(line, width) for line in lines], [bool(line.strip()) for line in lines]
        )
        self._count()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Lay out anew what an edit has changed; called after the text was edited."""
        lines = self.note.lines
        old_last, new_last = self._first_lines[-1] - 1, len(lines) - 1
        top = max(0, min(start[0], old_last, new_last))
        old_bottom = max(top, min(old_end[0], old_last))
        new_bottom = max(top, min(new_end[0], new_last))
        before = self._ends_of(top)[: bisect_right(self._ends_of(top), start[1])]
        old_ends = self._ends_of(old_bottom)
        shift = len(lines[new_bottom]) - old_ends[-1]
        after = [end + shift for end in old_ends if end >= old_end[1]]
        after = [end for end in after if new_bottom > new_end[0] or end > new_end[1]]
        changed = [
            _ends(
                lines[line],
                self._width,
                before=before[:-ROWS_BACK] if line == top else (),
                after=after if line == new_bottom else (),
            )
            for line in range(top, new_bottom + 1)
        ]
        filled = [bool(line.strip()) for line in lines[top : new_bottom + 1]]
        self._splice(top, old_bottom + 1, changed, filled)

    def _splice(self, top: int, end: int, ends: list[Ends], filled: list[bool]) -> None:
        """Put the layout of lines in the place of what stood from `top` up to `end`."""
        first, place = self._block_of(top)
        last, _ = self._block_of(end - 1)
        all_ends = [one for block in self._blocks[first : last + 1] for one in block.ends]
        all_filled = [one for block in self._blocks[first : last + 1] for one in block.filled]
        all_ends[place : place + end - top] = ends
        all_filled[place : place + end - top] = filled
        self._blocks[first : last + 1] = _blocks_of(all_ends, all_filled)
        self._count()

    def _count(self) -> None:
        """What stands before each block: lines, rows, paragraphs."""
        blocks = self._blocks
        seams = (
            block.filled[0] and not (before is not None and before.filled[-1])
            for before, block in zip([None, *blocks], blocks, strict=False)
        )
        begins = (block.begins + seam for block, seam in zip(blocks, seams, strict=True))
        self._first_lines = list(accumulate((len(block.ends) for block in blocks), initial=0))
        self._first_rows = list(accumulate((block.first_rows[-1] for block in blocks), initial=0))
        self._first_paragraphs = list(accumulate(begins, initial=0))

    # --- what stands where --------------------------------------------------------------------

    def _block_of(self, line: int) -> tuple[int, int]:
        """The block of a line, and the line's place in it."""
        block = bisect_right(self._first_lines, line) - 1
        return block, line - self._first_lines[block]

    def _ends_of(self, line: int) -> Ends:
        block, place = self._block_of(line)
        return self._blocks[block].ends[place]

    @property
    def height(self) -> int:
        """The rows of the whole note."""
        return self._first_rows[-1]

    @property
    def wrapped(self) -> bool:
        """Whether any line takes more than one row."""
        return self.height != self.note.line_count

    @property
    def lines(self) -> list[list[str]]:
        """The rows of every line."""
        return [self.get_sections(line) for line in range(self.note.line_count)]

    def line_at(self, row: int) -> tuple[int, int]:
        """The line that stands in this row of the note, and which of its rows that is."""
        row = max(0, min(row, self.height - 1))
        block = bisect_right(self._first_rows, row) - 1
        row -= self._first_rows[block]
        place = bisect_right(self._blocks[block].first_rows, row) - 1
        return self._first_lines[block] + place, row - self._blocks[block].first_rows[place]

    def row_bounds(self, line: int, section: int) -> tuple[int, int, bool]:
        """Where one row of a line begins and ends, and whether it is the last."""
        ends = self._ends_of(line)
        return (ends[section - 1] if section else 0), ends[section], section + 1 == len(ends)

    def paragraph(self, line: int) -> int | None:
        """The number of the paragraph that begins here, from 1; None on its other lines.

        A paragraph is a block of lines between blank ones: structure, never part of the text.
        """
        block, place = self._block_of(line)
        goes_on = block > 0 and self._blocks[block - 1].filled[-1]
        filled = [goes_on, *self._blocks[block].filled[: place + 1]]
        if filled[-2] or not filled[-1]:
            return None
        begun = sum(now and not before for before, now in pairwise(filled))
        return self._first_paragraphs[block] + begun

    # --- Textual's questions ------------------------------------------------------------------

    def get_offsets(self, line_index: int) -> list[int]:
        """Where a line is broken."""
        return list(self._ends_of(line_index)[:-1])

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of one line."""
        line = self.note[line_index]
        return [line[start:end] for start, end in pairwise([0, *self._ends_of(line_index)])]

    def get_tab_widths(self, line_index: int) -> list[int]:
        """No line holds a tab: they become blanks on entry."""
        return []

    def offset_to_location(self, offset: Offset) -> Location:
        """The place in the text under a cell of the layout."""
        line, section = self.line_at(offset.y)
        return line, self.get_target_document_column(line, max(0, offset.x), section)

    def location_to_offset(self, location: Location) -> Offset:
        """The cell of the layout at which a place in the text stands."""
        line = max(0, min(location[0], self.note.line_count - 1))
        block, place = self._block_of(line)
        ends = self._blocks[block].ends[place]
        section = min(bisect_right(ends, location[1]), len(ends) - 1)
        start = ends[section - 1] if section else 0
        row = self._first_rows[block] + self._blocks[block].first_rows[place] + section
        return Offset(cells.width(self.note[line][start : location[1]]), row)

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """The column under a cell of one row of a line: always between letters."""
        line, ends = self.note[line_index], self._ends_of(line_index)
        section = y_offset % len(ends)
        start, end, is_last = self.row_bounds(line_index, section)
        column = start + cells.index_at(line[start:end], x_offset)
        if is_last or column < end:
            return column
        return cells.prev_bound(line, end)  # at the very end the caret would stand in the next row


def _blocks_of(ends: list[Ends], filled: list[bool]) -> list[_Block]:
    if len(ends) <= 2 * LINES_PER_BLOCK:
        return [_Block(ends, filled)]
    starts = range(0, len(ends), LINES_PER_BLOCK)
    return [
        _Block(ends[at : at + LINES_PER_BLOCK], filled[at : at + LINES_PER_BLOCK]) for at in starts
    ]


def _ends(line: str, width: int, *, before: Iterable[int] = (), after: Sequence[int] = ()) -> Ends:
    """Where the rows of a line end: after `before`, until they fall together with `after`.

    Each row depends only on the text from its start, so from where two layouts meet they agree.
    """
    ends = [end for end in before if end < len(line)]
    at = ends[-1] if ends else 0
    known = {end: place for place, end in enumerate(after)}
    while width and (end := _row_end(line, at, width)) < len(line):
        ends.append(end)
        if (place := known.get(end)) is not None:
            return (*ends, *after[place + 1 :])
        at = end
    return (*ends, len(line))


def _row_end(line: str, start: int, width: int) -> int:
    """Where the row that begins here ends: after a blank, or in a long word between letters."""
    rest = line[start : start + width + 1]
    if rest.isascii() and rest.isprintable():
        fitting = start + min(len(rest), width)
    else:
        width = max(width, cells.WRAP_CELLS_MIN)
        rest = line[start : start + width * CODE_POINTS_PER_CELL_MAX]
        fitting = start + cells.index_at(rest, width)
        if start + len(rest) == fitting < len(line):
            fitting = cells.snap(line, fitting)
    if fitting == len(line):
        return fitting
    blank = line.rfind(" ", start, fitting)
    return blank + 1 if blank >= start else max(fitting, start + 1)
