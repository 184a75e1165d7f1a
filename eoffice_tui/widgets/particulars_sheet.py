"""Labels and values of a letter, a cover or a record, one below another."""

from collections.abc import Sequence
from typing import ClassVar

from eoffice_tui.widgets.block_sheet import Block, BlockLine, BlockSheet
from eoffice_tui.widgets.confirm import GAP, sheet_lines

Pairs = Sequence[tuple[str, str]]


class ParticularsSheet(BlockSheet):
    """Pairs of label and value; it is read, nothing on it is chosen."""

    SHOWS_CURSOR: ClassVar[bool] = False

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._pairs: Pairs = ()

    @property
    def pairs(self) -> Pairs:
        """What is shown."""
        return self._pairs

    def show(self, pairs: Pairs) -> None:
        """Show these labels and values."""
        self._pairs = tuple(pairs)
        self.lay_out_again()

    def laid_out(self, room: int) -> Sequence[Block]:
        """All pairs as one block, which is scrolled line by line."""
        lines = sheet_lines(self._pairs, room)
        return [Block(b"", tuple(BlockLine(line.value, label=line.label + GAP) for line in lines))]
