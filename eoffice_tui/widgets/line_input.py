"""One line of text whose caret rests between letters, and a date in the office's form."""

import re
from datetime import date
from enum import Enum
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.validation import Function
from textual.widgets import Input
from textual.widgets.input import Selection

from eoffice_core.domain.text import FIELD_CHARACTERS_MAX
from eoffice_tui.present import cells
from eoffice_tui.widgets.entry import (
    JOINERS,
    WHOLE_LETTER_KEYS,
    WORD_START,
    Fault,
    caret_span,
    entered,
    fault_in,
    painted,
    run_own_binding,
    seam,
)
from eoffice_tui.widgets.line_undoing import LineHistory, Moment
from eoffice_tui.widgets.pasted import is_held_back


class LineInput(Input):
    """A one-line field: caret and Delete by cluster, Backspace by code point, clean text only."""

    _WORD_START = WORD_START
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding(",".join(WHOLE_LETTER_KEYS), "delete_letter_left", show=False),
    ]

    class Unclean(Message):
        """Text was refused entry."""

        def __init__(self, line_input: "LineInput", fault: Fault) -> None:
            super().__init__()
            self.line_input = line_input
            self.fault = fault

        @property
        def control(self) -> "LineInput":
            """The field, for `@on` selectors."""
            return self.line_input

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        max_length: int = FIELD_CHARACTERS_MAX,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        self.history = LineHistory()
        super().__init__(
            value,
            placeholder,
            max_length=max_length,
            select_on_focus=False,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False

    # --- entry ------------------------------------------------------------------------------

    def replace(self, text: str, start: int, end: int) -> None:
        """The one gate by which text enters or leaves the field."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        if self.max_length and len(text) > self.max_length:
            self.restricted()
            return
        text = entered(text).strip("\n").replace("\n", " ")
        if fault := fault_in(text):
            self.post_message(self.Unclean(self, fault))
            return
        back, joined, ahead = seam(self.value[:start], text, self.value[end:])
        before = self._moment()
        super().replace(joined, start - back, end + ahead)
        if self.value != before.value:
            self.history.record(before, self._moment(), text)

    def _moment(self) -> Moment:
        return Moment(self.value, self.cursor_position)

    def action_undo(self) -> None:
        """Take the last step back."""
        self._go_to(self.history.undo(self._moment()))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._go_to(self.history.redo(self._moment()))

    def _go_to(self, moment: Moment | None) -> None:
        if moment is not None:
            self.value = moment.value
            self.cursor_position = moment.caret

    def restricted(self) -> None:
        """Say that the field is full."""
        self.post_message(self.Unclean(self, Fault.TOO_LONG))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the key is text: joiners are, though they do not print."""
        return character in JOINERS or super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if await run_own_binding(self, event):
            return
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character, *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # else the stock handler would paste a second time
        if event.text and not is_held_back(self, event.text):
            self.insert_text(event.text)

    def insert_text(self, text: str) -> bool:
        """Put a text at the caret, as if pasted; False if it was refused."""
        before = self.value
        self.replace(text, *self.selection)
        return self.value != before

    # --- caret ------------------------------------------------------------------------------

    def action_cursor_left(self, select: bool = False) -> None:  # noqa: FBT001, FBT002
        """Move or select to the letter before."""
        start, end = self.selection
        if select:
            self.selection = Selection(start, cells.prev_bound(self.value, end))
        elif self.selection.is_empty:
            self.cursor_position = cells.prev_bound(self.value, end)
        else:
            self.cursor_position = min(start, end)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002
        """Move or select to the letter after."""
        start, end = self.selection
        if select:
            self.selection = Selection(start, cells.next_bound(self.value, end))
        elif self.selection.is_empty:
            self.cursor_position = cells.next_bound(self.value, end)
        else:
            self.cursor_position = max(start, end)

    def action_delete_right(self) -> None:
        """Delete the whole letter under the caret."""
        if self.selection.is_empty:
            at = self.cursor_position
            self.delete(at, cells.next_bound(self.value, at))
        else:
            self.delete_selection()

    def action_delete_letter_left(self) -> None:
        """Delete the whole letter before the caret, with all that belongs to it."""
        if self.selection.is_empty:
            at = self.cursor_position
            self.delete(cells.prev_bound(self.value, at), at)
        else:
            self.delete_selection()

    def _cell_offset_to_index(self, offset: int) -> int:
        return cells.index_at(self.value, offset + self.scroll_offset.x)

    # --- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw the field with the whole letter under the caret lit."""
        if y or not self.value:
            return super().render_line(y)
        spans = []
        if self.has_focus:
            selected = self.get_component_rich_style("input--selection")
            caret = self.get_component_rich_style("input--cursor")
            first, last = sorted(self.selection)
            spans.append((first, last, selected))
            spans.append((*caret_span(self.value, self.cursor_position), caret))
        room = self.scrollable_content_region.width + 1
        strip = painted(cells.visible(self.value) + " ", base=self.rich_style, spans=spans)
        scrolled = self.scroll_offset.x
        return strip.crop(scrolled, scrolled + room).extend_cell_length(room, self.rich_style)


class DateFault(Enum):
    """Why a text is not a date that may be given here."""

    SHAPE = "shape"
    NO_SUCH_DAY = "no_such_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"


EARLIEST_DATE: Final = date(1900, 1, 1)
LATEST_DATE: Final = date(2199, 12, 31)

_DIGIT: Final = "[0-9\u0966-\u096f]"
_PARTED: Final = re.compile(rf"({_DIGIT}{{1,2}})([-./])({_DIGIT}{{1,2}})\2({_DIGIT}{{4}})")
_RUN_TOGETHER: Final = re.compile(rf"({_DIGIT}{{2}})()({_DIGIT}{{2}})({_DIGIT}{{4}})")


def parse_date(
    text: str, *, earliest: date = EARLIEST_DATE, latest: date = LATEST_DATE
) -> date | DateFault:
    """A date written dd-mm-yyyy, dd.mm.yyyy, dd/mm/yyyy or ddmmyyyy, in either script's digits."""
    text = text.strip()
    found = _PARTED.fullmatch(text) or _RUN_TOGETHER.fullmatch(text)
    if found is None:
        return DateFault.SHAPE
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    try:
        given = date(year, month, day)
    except ValueError:
        return DateFault.NO_SUCH_DAY
    if given < earliest:
        return DateFault.TOO_EARLY
    return DateFault.TOO_LATE if given > latest else given


def written_date(given: date) -> str:
    """The date as the field shows it."""
    return f"{given.day:02}-{given.month:02}-{given.year:04}"


class DateInput(LineInput):
    """A field for one date; it is judged on Enter and on leaving, and then written in full."""

    class Given(Message):
        """A date was given."""

        def __init__(self, date_input: "DateInput", given: date) -> None:
            super().__init__()
            self.date_input = date_input
            self.given = given

        @property
        def control(self) -> "DateInput":
            """The field, for `@on` selectors."""
            return self.date_input

    class Wrong(Message):
        """What was typed is not a date that may be given here."""

        def __init__(self, date_input: "DateInput", text: str, fault: DateFault) -> None:
            super().__init__()
            self.date_input = date_input
            self.text = text
            self.fault = fault

        @property
        def control(self) -> "DateInput":
            """The field, for `@on` selectors."""
            return self.date_input

    def __init__(
        self,
        value: date | None = None,
        *,
        placeholder: str = "",
        earliest: date = EARLIEST_DATE,
        latest: date = LATEST_DATE,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        text = "" if value is None else written_date(value)
        super().__init__(text, placeholder=placeholder, max_length=16, id=id, classes=classes)
        self._earliest = earliest
        self._latest = latest
        self.validators = [Function(self._is_acceptable)]
        self.validate_on = {"blur", "submitted"}

    def _is_acceptable(self, value: str) -> bool:
        return not value.strip() or isinstance(self._parsed(), date)

    @property
    def given(self) -> date | None:
        """The date in the field, or None if it is empty or wrong."""
        parsed = self._parsed()
        return parsed if isinstance(parsed, date) else None

    def _parsed(self) -> date | DateFault:
        return parse_date(self.value, earliest=self._earliest, latest=self._latest)

    def judge(self) -> None:
        """Say whether this is a date, and write it in full."""
        parsed = self._parsed() if self.value.strip() else None
        match parsed:
            case DateFault():
                self.post_message(self.Wrong(self, self.value, parsed))
            case date():
                self.value = written_date(parsed)
                self.cursor_position = len(self.value)
                self.post_message(self.Given(self, parsed))

    async def action_submit(self) -> None:
        """Judge the date, then say that Enter was pressed."""
        self.judge()
        await super().action_submit()

    def _on_blur(self, event: events.Blur) -> None:
        self.judge()
