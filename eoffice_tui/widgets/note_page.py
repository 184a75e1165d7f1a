"""A note on the screen: its lines, its paragraph numbers, its caret between letters."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual._text_area_theme import TextAreaTheme
from textual.cache import LRUCache
from textual.document._document import Location
from textual.document._document_navigator import DocumentNavigator
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from eoffice_tui.present import cells, finding, numerals
from eoffice_tui.widgets.entry import Span, caret_span, loaded, painted
from eoffice_tui.widgets.note_lines import NoteLines, NoteText

GUTTER_DIGITS_MIN: Final = 3
DRAWN_ROWS_KEPT: Final = 512
MARK: Final = Style(underline=True, bold=True)
AT_HAND: Final = Style(underline=True, bold=True, reverse=True)
"""How the places of a text that is looked for are lit; both are seen without colour."""

MARKED_LINE_MAX: Final = 8_000
"""In a longer line the places are found one by one, but not lit: every key would look for all."""


class _LetterNavigator(DocumentNavigator):
    """Steps from letter to letter."""

    def get_location_left(self, location: Location) -> Location:
        row, column = location
        if column == 0:
            return super().get_location_left(location)
        return row, cells.prev_bound(self._document[row], column)

    def get_location_right(self, location: Location) -> Location:
        row, column = location
        line = self._document[row]
        if column >= len(line):
            return super().get_location_right(location)
        return row, cells.next_bound(line, column)

    def get_location_end(self, location: Location) -> Location:
        row, column = super().get_location_end(location)
        return row, cells.snap(self._document[row], column)


@dataclass(frozen=True, slots=True)
class _Row:
    """What is to be seen in one row."""

    text: str
    spans: tuple[Span, ...]
    number: str
    is_lit: bool
    is_last: bool


class NotePage(TextArea, inherit_bindings=False):
    """Shows a note; what is typed into it is the business of the editor above it."""

    wrapped_document: NoteLines

    def __init__(
        self,
        text: str,
        *,
        read_only: bool,
        first_paragraph: int,
        placeholder: str,
        id: str | None,  # noqa: A002 - Textual's name
        classes: str | None,
    ) -> None:
        self._first_paragraph = first_paragraph
        self.note = NoteText("")
        self._marked = ""
        self._rows_shown: tuple[object, list[_Row | None]] = (None, [])
        self._is_to_compare = self._is_changed_whole = True
        self._coloured: TextAreaTheme | None = None
        self._drawn: LRUCache[object, Strip] = LRUCache(DRAWN_ROWS_KEPT)
        super().__init__(text, read_only=read_only, placeholder=placeholder, id=id, classes=classes)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document("", language)
        self.note = NoteText(loaded(text))
        vars(self).update(document=self.note)  # Textual's name for it
        self.wrapped_document = NoteLines(self.note)
        self.navigator = _LetterNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Notes are not programs: no search through the text at each step of the caret."""
        return None

    def mark(self, folded: str) -> None:
        """Mark every place where this folded text stands; nothing for an empty one."""
        self._marked = folded
        self.refresh()

    # --- numbers ----------------------------------------------------------------------------

    @property
    def paragraphs(self) -> tuple[int | None, ...]:
        """The paragraph number beside each line."""
        numbers = map(self.wrapped_document.paragraph, range(self.note.line_count))
        before = self._first_paragraph - 1
        return tuple(None if number is None else number + before for number in numbers)

    @property
    def gutter_width(self) -> int:
        """The cells of the paragraph numbers and a blank."""
        count = self._first_paragraph + self.note.line_count
        return max(GUTTER_DIGITS_MIN, len(str(count))) + 1

    # --- drawing ----------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Forget what was drawn: the colours are others now, or the edge is."""
        self._coloured = None
        self._drawn.clear()
        self._is_changed_whole = True
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows; what was changed while nothing was drawn is drawn anew as well."""
        self._compare_rows()
        if self._coloured is self._theme:
            return super(TextArea, self).render_lines(
                crop
            )  # Textual asks for all colours each time
        self._coloured = self._theme
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row, or give it as it was drawn; nothing here reads the rest of the note."""
        if self.placeholder and not self.note.characters:
            return super().render_line(y)
        row = self._row_at(y)
        key = (row, self.gutter_width, self.size, self._look)
        if (drawn := self._drawn.get(key)) is None:
            drawn = self._drawn[key] = self._strip_of(row)
        return drawn

    def _row_at(self, y: int) -> _Row | None:
        """What is to be seen in a row of the widget, or None below the note."""
        lines, place = self.wrapped_document, y + self.scroll_offset.y
        if place >= lines.height:
            return None
        line_at, section = lines.line_at(place)
        line = self.note[line_at]
        start, end, is_last = lines.row_bounds(line_at, section)
        return _Row(
            text=line[start:end],
            spans=tuple(self._spans(line_at, line, start, end)),
            number=self._shown_number(lines.paragraph(line_at)) if section == 0 else "",
            is_lit=line_at == self.selection.end[0] and self._has_cursor,
            is_last=is_last,
        )

    def _set_dirty(self, *regions: Region) -> None:
        """Of a note that is to be drawn anew, only the rows that look otherwise; see below."""
        if regions:
            super()._set_dirty(*regions)
        else:
            self._is_to_compare = True

    def _exchange_repaint_regions(self) -> Collection[Region]:
        self._compare_rows()
        return super()._exchange_repaint_regions()

    def _compare_rows(self) -> None:
        """Mark the rows that look otherwise than when they were last compared."""
        if not self._is_to_compare:
            return
        self._is_to_compare = False
        rows = [self._row_at(y) for y in range(self.size.height)]
        is_bare = not self.note.characters  # then the hint stands in rows that hold nothing
        place = (self.outer_size, self.size, self.content_offset, self.gutter_width)
        look = (*place, self._look, is_bare)
        before, self._rows_shown = self._rows_shown, (look, rows)
        if self._is_changed_whole or before[0] != look or is_bare:
            self._is_changed_whole = False
            super()._set_dirty()
            return
        pairs = enumerate(zip(before[1], rows, strict=True))
        changed = [Region(0, y, self.size.width, 1) for y, (old, new) in pairs if old != new]
        if changed:
            super()._set_dirty(*changed)

    @property
    def _look(self) -> object:
        return self._theme.name, self._base_style, self.read_only, self.placeholder

    def _strip_of(self, row: _Row | None) -> Strip:
        if row is None:
            return Strip.blank(self.size.width, self._base_style)
        gutter = self._part_style("cursor_line_gutter_style" if row.is_lit else "gutter_style")
        lit = self._part_style("cursor_line_style") if row.is_lit else Style.null()
        style = self._base_style + lit
        body = painted(cells.visible(row.text) + " " * row.is_last, base=style, spans=row.spans)
        room = self.scrollable_content_region.size.width - self.gutter_width
        body = body.extend_cell_length(room, style)
        return Strip.join([self._number(row.number, self._base_style + gutter), body]).simplify()

    @property
    def _base_style(self) -> Style:
        return self._part_style("base_style") or self.rich_style

    def _part_style(self, name: str) -> Style:
        return getattr(self._theme, name, None) or Style.null()

    def _shown_number(self, number: int | None) -> str:
        if number is None:
            return ""
        return numerals.shown(str(number + self._first_paragraph - 1))

    def _number(self, text: str, style: Style) -> Strip:
        room = self.gutter_width - 1
        return Strip([Segment(cells.fit(text, room, align=cells.Align.RIGHT) + " ", style)])

    def _spans(self, row: int, line: str, start: int, end: int) -> list[Span]:
        """Selection and caret in one row of a line, in code points from its start."""
        (top, left), (bottom, right) = sorted(self.selection)
        spans = list(self._marks(line)) if self._marked and len(line) < MARKED_LINE_MAX else []
        if top <= row <= bottom and not self.selection.is_empty:
            first = left if row == top else 0
            last = right if row == bottom else len(line) + 1
            style = self._part_style("selection_style")
            is_mark = top == bottom and (left, right) in {span[:2] for span in spans}
            spans.append((first, last, style + AT_HAND if is_mark else style))
        caret_row, caret = self.selection.end
        if row == caret_row and self._draw_cursor and start <= caret <= end:
            spans.append((*caret_span(line, caret), self._part_style("cursor_style")))
        return [(first - start, last - start, style) for first, last, style in spans]

    def _marks(self, line: str) -> Iterator[Span]:
        """The places of the text that is looked for, whole letters lit."""
        for hit in finding.hits(line, self._marked):
            yield hit.start, hit.end, MARK
