"""A sheet of blocks that is read line by line and walked block by block: notes, papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from eoffice_tui.present import cells

CURSOR_SIGN: Final = "▶"
SHEET_CELLS_MIN: Final = 12


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One line of a block: a sign for its margin, its text, and the part whose style it takes.

    A label stands before the text and is set off from it.
    """

    text: str
    part: str = "body"
    margin: str = " "
    label: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """What belongs together on a sheet, such as one note with its signature."""

    key: bytes
    lines: tuple[BlockLine, ...]


class BlockSheet(ScrollView, can_focus=True):
    """Blocks of lines one below another; a cursor stands on one of them."""

    SHOWS_CURSOR: ClassVar[bool] = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "block-sheet--head",
        "block-sheet--cursor",
        "block-sheet--body",
        "block-sheet--quiet",
        "block-sheet--yellow",
        "block-sheet--green",
        "block-sheet--alarm",
    }
    DEFAULT_CSS = """
    BlockSheet {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    BlockSheet > .block-sheet--head { text-style: bold; }
    BlockSheet > .block-sheet--cursor { text-style: bold; background: $surface-lighten-2; }
    BlockSheet:focus > .block-sheet--cursor { background: $primary; color: $text; }
    BlockSheet > .block-sheet--quiet { color: $text-muted; }
    BlockSheet > .block-sheet--yellow { color: $text-warning; }
    BlockSheet > .block-sheet--green { color: $text-success; }
    BlockSheet > .block-sheet--alarm { color: $text-error; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "block_first", show=False),
        Binding("end", "block_last", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False, init=False)

    class Chosen(Message):
        """The officer chose a block."""

        def __init__(self, sheet: "BlockSheet", key: bytes) -> None:
            super().__init__()
            self.sheet = sheet
            self.key = key

        @property
        def control(self) -> "BlockSheet":
            """The sheet, for `@on` selectors."""
            return self.sheet

    def __init__(
        self,
        *,
        empty_text: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._empty_text = empty_text
        self._blocks: Sequence[Block] = ()
        self._starts: list[int] = []
        self._lines: list[tuple[int, BlockLine]] = []
        self._cells = 0

    # --- what a kind of sheet says ----------------------------------------------------------

    def laid_out(self, room: int) -> Sequence[Block]:
        """The blocks of this sheet in so many cells; each kind of sheet has its own."""
        raise NotImplementedError

    # --- what the screen asks ---------------------------------------------------------------

    @property
    def selected_key(self) -> bytes | None:
        """The key of the block under the cursor."""
        return self._blocks[self.cursor].key if self._blocks else None

    def select(self, key: bytes) -> bool:
        """Put the cursor on the block with this key; False where there is none."""
        for place, block in enumerate(self._blocks):
            if block.key == key:
                self.cursor = place
                self._show_cursor()
                return True
        return False

    def lay_out_again(self, *, empty_text: str | None = None, at_end: bool = False) -> None:
        """Lay the sheet out anew, the cursor on its block as before, or on the last one."""
        if empty_text is not None:
            self._empty_text = empty_text
        kept = self.selected_key
        self._lay_out()
        place = next((n for n, block in enumerate(self._blocks) if block.key == kept), self.cursor)
        if at_end:
            place = len(self._blocks) - 1
        self.set_reactive(BlockSheet.cursor, self.validate_cursor(place))
        self._show_cursor()
        self.refresh()

    def _lay_out(self) -> None:
        self._cells = max(SHEET_CELLS_MIN, self.scrollable_content_region.width)
        self._blocks = self.laid_out(self._cells - 2)
        self._starts, self._lines = [], []
        for place, block in enumerate(self._blocks):
            self._starts.append(len(self._lines))
            self._lines.extend((place, line) for line in block.lines)
        self.virtual_size = Size(self._cells, len(self._lines))

    # --- cursor -----------------------------------------------------------------------------

    def validate_cursor(self, place: int) -> int:
        """Keep the cursor on a block."""
        return max(0, min(len(self._blocks) - 1, place))

    def watch_cursor(self) -> None:
        """Redraw with the cursor where it stands now."""
        self.refresh()

    def _span(self) -> tuple[int, int]:
        start = self._starts[self.cursor]
        return start, start + len(self._blocks[self.cursor].lines)

    def _show_cursor(self) -> None:
        """Bring the cursor's block into sight: the whole of it, or as much as there is room for."""
        if not self._blocks:
            return
        start, end = self._span()
        top, room = self.scroll_offset.y, max(1, self.size.height)
        if end > top + room:
            top = end - room
        top = min(top, start)
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def action_line(self, step: int) -> None:
        """Read on by a line inside a long block, or go to the next block."""
        if not self._blocks:
            return
        start, end = self._span()
        top, room = self.scroll_offset.y, self.size.height
        is_cut = end > top + room if step > 0 else start < top
        if is_cut:
            self.scroll_to(y=top + step, animate=False, immediate=True, force=True)
        elif self.cursor != self.validate_cursor(self.cursor + step):
            self.cursor += step
            self._show_next(step)

    def _show_next(self, step: int) -> None:
        start, end = self._span()
        top, room = self.scroll_offset.y, max(1, self.size.height)
        if end - start <= room:
            self._show_cursor()
        elif step > 0:
            self.scroll_to(y=max(top, start - room + 2), animate=False, immediate=True, force=True)
        else:
            self.scroll_to(y=min(top, end - 2), animate=False, immediate=True, force=True)

    def action_page(self, step: int) -> None:
        """Read on by a screenful; the cursor follows to what is in sight."""
        if not self._blocks:
            return
        room = max(1, self.size.height - 1)
        last = max(0, len(self._lines) - self.size.height)
        top = max(0, min(last, self.scroll_offset.y + step * room))
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        edge = top if step < 0 else top + self.size.height - 1
        self.cursor = self._lines[max(0, min(len(self._lines) - 1, edge))][0]

    def action_block_first(self) -> None:
        """Go to the first block."""
        self.cursor = 0
        self._show_cursor()

    def action_block_last(self) -> None:
        """Go to the last block."""
        self.cursor = len(self._blocks) - 1
        self._show_cursor()

    def action_choose(self) -> None:
        """Say that the block under the cursor is chosen."""
        if (key := self.selected_key) is not None:
            self.post_message(self.Chosen(self, key))

    # --- events -----------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew where the width has changed."""
        if self.scrollable_content_region.width != self._cells:
            self.lay_out_again()

    def on_click(self, event: events.Click) -> None:
        """Move to the block clicked; a click on the cursor's block chooses it."""
        at = self.scroll_offset.y + event.y
        if at >= len(self._lines):
            return
        place = self._lines[at][0]
        if place == self.cursor:
            self.action_choose()
        self.cursor = place

    # --- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line with its margin."""
        room = self.scrollable_content_region.width
        at = self.scroll_offset.y + y
        if not self._lines:
            return self._empty_line(y, room)
        if at >= len(self._lines):
            return Strip.blank(room, self.rich_style)
        place, line = self._lines[at]
        is_head = place == self.cursor and at == self._starts[place]
        is_cursor = is_head and self.SHOWS_CURSOR
        style = self._style("cursor" if is_cursor else line.part)
        mark = CURSOR_SIGN if is_cursor else line.margin
        left = max(0, room - 2 - cells.width(line.label))
        parts = [Segment(f"{mark} ", style), Segment(cells.fit(line.text, left), style)]
        if line.label:
            parts.insert(1, Segment(line.label, self._style("head")))
        return Strip(parts, room)

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"block-sheet--{part}")

    def _empty_line(self, y: int, room: int) -> Strip:
        lines = cells.wrap(self._empty_text, room - 2) if self._empty_text else []
        text = " " + lines[y] if y < len(lines) else ""
        return Strip([Segment(cells.fit(text, room), self._style("quiet"))], room)
