"""A register of any length at constant cost: only the visible rows are read, measured or drawn."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final, Protocol, TypeAlias, runtime_checkable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from eoffice_tui.present import cells
from eoffice_tui.present.cells import Align

PAGE_ROWS: Final = 64
PAGES_KEPT_MAX: Final = 16
FLEXIBLE_CELLS_MIN: Final = 8
CURSOR_SIGN: Final = "▶"

RowKey: TypeAlias = bytes | int | str


class Tone(Enum):
    """How a row is set off; never by colour alone, the row's sign says the same."""

    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; a width of 0 cells takes what the others leave."""

    title: str
    width: int = 0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its key, its cell texts, a short sign and a tone."""

    key: RowKey
    texts: tuple[str, ...]
    sign: str = ""
    tone: Tone = Tone.PLAIN


class RowSource(Protocol):
    """Where the rows come from; reading a page should cost under a millisecond."""

    def count(self) -> int:
        """How many rows there are."""
        ...

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """At most `limit` rows from `offset` on."""
        ...


@runtime_checkable
class PlacedRowSource(RowSource, Protocol):
    """A source that can also say at which place a key stands, so a reload finds it anywhere."""

    def place_of(self, key: RowKey) -> int | None:
        """The place of the key, or None if it has gone."""
        ...


class ListSource:
    """Rows that are already at hand."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self._rows = tuple(rows)
        self._places = {row.key: place for place, row in enumerate(self._rows)}

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """At most `limit` rows from `offset` on."""
        return self._rows[offset : offset + limit]

    def place_of(self, key: RowKey) -> int | None:
        """The place of the key, or None if it has gone."""
        return self._places.get(key)


class VirtualTable(ScrollView, can_focus=True):
    """A table of rows read page by page, with a header and a cursor that shows without colour."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "virtual-table--header",
        "virtual-table--cursor",
        "virtual-table--strong",
        "virtual-table--dim",
        "virtual-table--alarm",
        "virtual-table--empty",
    }
    DEFAULT_CSS = """
    VirtualTable {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    VirtualTable > .virtual-table--header { text-style: bold; background: $panel; }
    VirtualTable > .virtual-table--cursor { background: $surface-lighten-2; color: $text; }
    VirtualTable:focus > .virtual-table--cursor { background: $primary; color: $text; }
    VirtualTable > .virtual-table--strong { text-style: bold; }
    VirtualTable > .virtual-table--dim { color: $text-muted; }
    VirtualTable > .virtual-table--alarm { color: $text-error; }
    VirtualTable > .virtual-table--empty { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
        Binding("home", "move_first", show=False),
        Binding("end", "move_last", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False, init=False)

    class Chosen(Message):
        """The officer chose a row."""

        def __init__(self, table: "VirtualTable", key: RowKey) -> None:
            super().__init__()
            self.table = table
            self.key = key

        @property
        def control(self) -> "VirtualTable":
            """The table, for `@on` selectors."""
            return self.table

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, table: "VirtualTable", key: RowKey) -> None:
            super().__init__()
            self.table = table
            self.key = key

        @property
        def control(self) -> "VirtualTable":
            """The table, for `@on` selectors."""
            return self.table

    def __init__(
        self,
        columns: Sequence[Column],
        source: RowSource,
        *,
        empty_text: str,
        sign_cells: int = 1,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._source = source
        self._empty_text = empty_text
        self._sign_cells = sign_cells
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._total = 0
        self._selected: RowKey | None = None

    # --- what the screen asks ---------------------------------------------------------------

    @property
    def row_count(self) -> int:
        """How many rows the source had at the last reload."""
        return self._total

    @property
    def selected_key(self) -> RowKey | None:
        """The key under the cursor."""
        return self._selected

    def reload(self) -> None:
        """Read again what is visible, keeping the selected key where it can be found."""
        self._pages.clear()
        self._total = self._source.count()
        self._update_virtual_size()
        place = self._place_after_reload()
        self.set_reactive(VirtualTable.cursor, place)
        self._show_place(place)
        self._select_place(place)
        self.refresh()

    def set_source(self, source: RowSource) -> None:
        """Show other rows: another order or another selection."""
        self._source = source
        self.reload()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns, or the same with a mark of the order in a title."""
        self._columns = tuple(columns)
        self.refresh()

    def set_empty_text(self, text: str) -> None:
        """Say something else where there are no rows."""
        self._empty_text = text
        self.refresh()

    def reread(self, offset: int) -> None:
        """Read one page again: its source has other rows for it now."""
        number = offset // PAGE_ROWS
        self._pages.pop(number, None)
        self.refresh()
        if self._total and self.cursor // PAGE_ROWS == number:
            self._select_place(self.cursor)

    def select(self, key: RowKey) -> bool:
        """Put the cursor on a key; False if it is not near and the source cannot place it."""
        place = self._find(key)
        if place is not None:
            self.cursor = place
        return place is not None

    # --- reading ----------------------------------------------------------------------------

    def _row(self, place: int) -> Row | None:
        number, at = divmod(place, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None:
            page = self._source.page(number * PAGE_ROWS, PAGE_ROWS)
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT_MAX:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[at] if at < len(page) else None

    def _find(self, key: RowKey) -> int | None:
        if isinstance(self._source, PlacedRowSource):
            return self._source.place_of(key)
        near = range(max(0, self.cursor - PAGE_ROWS), min(self._total, self.cursor + PAGE_ROWS))
        return next((place for place in near if self._key_at(place) == key), None)

    def _key_at(self, place: int) -> RowKey | None:
        row = self._row(place)
        return None if row is None else row.key

    def _place_after_reload(self) -> int:
        place = None if self._selected is None else self._find(self._selected)
        return self.validate_cursor(self.cursor if place is None else place)

    # --- cursor -----------------------------------------------------------------------------

    def validate_cursor(self, place: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(self._total - 1, place))

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the two rows concerned and no more."""
        for place in (old, new):
            self._refresh_row(place)
        self._show_place(new)
        self._select_place(new)

    def _select_place(self, place: int) -> None:
        key = self._key_at(place) if self._total else None
        if key == self._selected:
            return
        self._selected = key
        if key is not None:
            self.post_message(self.Moved(self, key))

    def _refresh_row(self, place: int) -> None:
        line = place - self.scroll_offset.y + 1
        if 1 <= line < self.size.height:
            self.refresh(Region(0, line, self.size.width, 1))

    @property
    def _rows_shown(self) -> int:
        return max(1, self.size.height - 1)

    def _show_place(self, place: int) -> None:
        top = self.scroll_offset.y
        if place < top:
            self.scroll_to(y=place, animate=False)
        elif place >= top + self._rows_shown:
            self.scroll_to(y=place - self._rows_shown + 1, animate=False)

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.cursor += rows

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by what is shown, less one row to keep the thread."""
        self.cursor += pages * max(1, self._rows_shown - 1)

    def action_move_first(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_move_last(self) -> None:
        """Go to the last row."""
        self.cursor = self._total - 1

    def action_choose(self) -> None:
        """Say that the row under the cursor is chosen."""
        if self._selected is not None:
            self.post_message(self.Chosen(self, self._selected))

    # --- events -----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Read the first rows."""
        self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight in the new size."""
        self._update_virtual_size()
        self._show_place(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked; a click on the cursor's row chooses it."""
        place = self.scroll_offset.y + event.y - 1
        if event.y == 0 or place >= self._total:
            return
        if place == self.cursor:
            self.action_choose()
        self.cursor = place

    def _update_virtual_size(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._total + 1)

    # --- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw the header or one row."""
        if y == 0:
            titles = tuple(column.title for column in self._columns)
            return self._line(" ", "", titles, self._style("header"))
        place = self.scroll_offset.y + y - 1
        if place >= self._total:
            return self._beyond(y)
        row = self._row(place)
        if row is None:
            return self._blank()
        style = self.rich_style if row.tone is Tone.PLAIN else self._style(row.tone.value)
        if place == self.cursor:
            return self._line(CURSOR_SIGN, row.sign, row.texts, style + self._style("cursor"))
        return self._line(" ", row.sign, row.texts, style)

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"virtual-table--{part}")

    def _blank(self) -> Strip:
        return Strip.blank(self.scrollable_content_region.width, self.rich_style)

    def _beyond(self, y: int) -> Strip:
        room = self.scrollable_content_region.width
        lines = cells.wrap(self._empty_text, room - 2) if self._total == 0 else []
        if y > len(lines):
            return self._blank()
        return Strip([Segment(" " + cells.fit(lines[y - 1], room - 1), self._style("empty"))], room)

    def _line(self, mark: str, sign: str, texts: Sequence[str], style: Style) -> Strip:
        room = self.scrollable_content_region.width
        gutter = mark + (cells.fit(sign, self._sign_cells) + " " if self._sign_cells else "")
        parts = [
            cells.fit(text, width, align=column.align)
            for text, column, width in zip(
                texts, self._columns, self._widths(room - cells.width(mark)), strict=False
            )
        ]
        text = cells.fit(gutter + " ".join(parts), room)
        return Strip([Segment(text, style)], room)

    def _widths(self, room: int) -> list[int]:
        """The columns' widths: from the layout, never from the rows."""
        signs = self._sign_cells + 1 if self._sign_cells else 0
        fixed = sum(column.width for column in self._columns) + len(self._columns) - 1
        left = max(FLEXIBLE_CELLS_MIN, room - signs - fixed)
        return [column.width or left for column in self._columns]
