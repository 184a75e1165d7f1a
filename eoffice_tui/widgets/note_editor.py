"""The editor of notes: caret by letter, clean text only, paragraph numbers, and a journal."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea

from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from eoffice_tui.present import cells
from eoffice_tui.widgets.entry import (
    JOINERS,
    WORD_EDGE,
    Fault,
    caret_span,
    entered,
    fault_in,
    loaded,
    painted,
    run_own_binding,
    seam,
)
from eoffice_tui.widgets.pasted import is_held_back

JOURNAL_SECONDS: Final = 1.0
GUTTER_DIGITS_MIN: Final = 3
LATIN_DIGITS: Final = "0123456789"


def paragraph_numbers(lines: Sequence[str], *, first: int = 1) -> tuple[int | None, ...]:
    """The number beside each line: on the first line of a block, none on its other lines."""
    numbers: list[int | None] = []
    number = first - 1
    inside = False
    for line in lines:
        begins = bool(line.strip()) and not inside
        number += begins
        numbers.append(number if begins else None)
        inside = bool(line.strip())
    return tuple(numbers)


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


class _LetterWrapped(WrappedDocument):
    """Wrapped lines whose columns fall between letters, cut without building styled text."""

    def get_sections(self, line_index: int) -> list[str]:
        line = self.document[line_index]
        cuts = [0, *self._wrap_offsets[line_index], len(line)]
        return [line[start:end] for start, end in pairwise(cuts)]

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        column = super().get_target_document_column(line_index, x_offset, y_offset)
        return cells.snap(self.document[line_index], column)


def _bindings() -> list[BindingType]:
    """The stock editing keys, without the function keys: those belong to the screens."""
    stock = [one for one in TextArea.BINDINGS if isinstance(one, Binding)]
    kept: list[BindingType] = [one for one in stock if one.key not in ("f6", "f7")]
    return [*kept, Binding("ctrl+shift+a", "select_all", show=False)]


class NoteEditor(TextArea, inherit_bindings=False):
    """A multi-line editor: caret and Delete by cluster, Backspace by code point."""

    BINDINGS: ClassVar[list[BindingType]] = _bindings()

    class Unclean(Message):
        """Text was refused entry."""

        def __init__(self, editor: "NoteEditor", fault: Fault) -> None:
            super().__init__()
            self.editor = editor
            self.fault = fault

        @property
        def control(self) -> "NoteEditor":
            """The editor, for `@on` selectors."""
            return self.editor

    class Journal(Message):
        """The text as it stands, to be stored before anything can happen to it."""

        def __init__(self, editor: "NoteEditor", text: str) -> None:
            super().__init__()
            self.editor = editor
            self.text = text

        @property
        def control(self) -> "NoteEditor":
            """The editor, for `@on` selectors."""
            return self.editor

    _numbers: tuple[int | None, ...] | None = None

    def __init__(
        self,
        text: str = "",
        *,
        read_only: bool = False,
        characters_max: int = NOTE_CHARACTERS_MAX,
        first_paragraph: int = 1,
        digits: str = LATIN_DIGITS,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        self._characters_max = characters_max
        self._first_paragraph = first_paragraph
        self._digits = str.maketrans(LATIN_DIGITS, digits)
        self._journalled = ""
        self._journal_timer: Timer | None = None
        super().__init__(
            text,
            read_only=read_only,
            placeholder=placeholder,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._word_pattern = WORD_EDGE

    # --- text -------------------------------------------------------------------------------

    @property
    def written_text(self) -> str:
        """The text as it may be recorded: NFC, whatever was joined by deleting."""
        return unicodedata.normalize("NFC", self.text)

    def insert_text(self, text: str) -> bool:
        """Put a text at the caret, as if pasted; False if it was refused."""
        result = self._replace_via_keyboard(text, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)
        return result is not None

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(loaded(text), language)
        self.wrapped_document = _LetterWrapped(self.document, tab_width=self.indent_width)
        self.navigator = _LetterNavigator(self.wrapped_document)
        self._journalled = self.written_text
        self._rewrap_and_refresh_virtual_size()

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        """The one gate by which typed, pasted and chosen text enters."""
        if self.read_only:
            return None
        if fault := self._fault_in(insert):
            self.post_message(self.Unclean(self, fault))
            return None
        (row, column), (last_row, last_column) = sorted((start, end))
        before = self.document[row][:column]
        after = self.document[last_row][last_column:]
        back, text, ahead = seam(before, entered(insert), after)
        return super()._replace_via_keyboard(
            text, (row, column - back), (last_row, last_column + ahead)
        )

    def _fault_in(self, insert: str) -> Fault | None:
        if insert and len(self.text) + len(insert) > self._characters_max:
            return Fault.TOO_LONG
        return fault_in(entered(insert))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether the key is text: joiners are, though they do not print."""
        joins = character in JOINERS and not self.read_only
        return joins or super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if await run_own_binding(self, event):
            return
        if event.character in JOINERS and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character, *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # else the stock handler would paste a second time
        if not is_held_back(self, event.text):
            self.insert_text(event.text)

    def action_delete_left(self) -> None:
        """Delete the last code point: a vowel sign or virama goes without its letter."""
        start, end = self.selection
        if start == end:
            row, column = end
            end = (row, column - 1) if column else self.get_cursor_left_location()
        self._delete_via_keyboard(start, end)

    def action_delete_word_right(self) -> None:
        """Delete to where the next word begins or ends."""
        start, end = self.selection
        if start == end:
            end = self.get_cursor_word_right_location()
        self._delete_via_keyboard(start, end)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Notes are not programs: no search through the text at each step of the caret."""
        return None

    # --- journal ----------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _keep_soon(self) -> None:
        if self._journal_timer is None:
            self._journal_timer = self.set_timer(JOURNAL_SECONDS, self.flush_journal)

    def flush_journal(self) -> None:
        """Hand the text over now; a screen calls this before it leaves the editor."""
        if self._journal_timer is not None:
            self._journal_timer.stop()
            self._journal_timer = None
        text = self.written_text
        if text != self._journalled:
            self._journalled = text
            self.post_message(self.Journal(self, text))

    def _on_blur(self, event: events.Blur) -> None:
        self.flush_journal()

    # --- drawing ----------------------------------------------------------------------------

    def _watch_has_focus(self, focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        self._line_cache.clear()  # without blinking the stock cache does not know about focus
        super()._watch_has_focus(focus)

    def _build_highlight_map(self) -> None:
        super()._build_highlight_map()
        self._numbers = None  # called after every change of the text

    @property
    def paragraphs(self) -> tuple[int | None, ...]:
        """The paragraph number beside each line."""
        if self._numbers is None:
            self._numbers = paragraph_numbers(self.document.lines, first=self._first_paragraph)
        return self._numbers

    @property
    def gutter_width(self) -> int:
        """The cells of the paragraph numbers and a blank."""
        count = self._first_paragraph + self.document.line_count
        return max(GUTTER_DIGITS_MIN, len(str(count))) + 1

    def _render_line(self, y: int) -> Strip:
        base = self._part_style("base_style") or self.rich_style
        rows = self.wrapped_document._offset_to_line_info
        place = y + self.scroll_offset.y
        if place >= len(rows):
            return Strip.blank(self.size.width, base)
        row, section = rows[place]
        is_caret_row = row == self.selection.end[0] and self._has_cursor
        gutter = self._part_style("cursor_line_gutter_style" if is_caret_row else "gutter_style")
        line_style = base + self._part_style("cursor_line_style") if is_caret_row else base
        body = self._body(row, section, line_style)
        room = self.scrollable_content_region.size.width - self.gutter_width
        body = body.extend_cell_length(room, line_style)
        return Strip.join([self._number(row, section, base + gutter), body])

    def _part_style(self, name: str) -> Style:
        return getattr(self._theme, name, None) or Style.null()

    def _number(self, row: int, section: int, style: Style) -> Strip:
        number = self.paragraphs[row] if section == 0 else None
        text = "" if number is None else str(number).translate(self._digits)
        room = self.gutter_width - 1
        return Strip([Segment(cells.fit(text, room, align=cells.Align.RIGHT) + " ", style)])

    def _body(self, row: int, section: int, style: Style) -> Strip:
        line = self.document.get_line(row)
        cuts = [0, *self.wrapped_document.get_offsets(row)]
        start = cuts[section]
        is_last = section + 1 == len(cuts)
        text = cells.visible(line[start:] if is_last else line[start : cuts[section + 1]])
        spans = [
            (first - start, last - start, extra) for first, last, extra in self._spans(row, line)
        ]
        return painted(text + " " * is_last, base=style, spans=spans)

    def _spans(self, row: int, line: str) -> list[tuple[int, int, Style]]:
        """Selection and caret of one line, in its code points."""
        spans: list[tuple[int, int, Style]] = []
        (top, left), (bottom, right) = sorted(self.selection)
        if top <= row <= bottom and not self.selection.is_empty:
            first = left if row == top else 0
            last = right if row == bottom else len(line) + 1
            spans.append((first, last, self._part_style("selection_style")))
        caret_row, caret = self.selection.end
        if row == caret_row and self._draw_cursor:
            spans.append((*caret_span(line, caret), self._part_style("cursor_style")))
        return spans
