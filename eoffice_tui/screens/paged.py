"""Rows of any number, read a page at a time in a thread; until a page is there its rows are dim."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from eoffice_tui.widgets.virtual_table import PAGE_ROWS, PAGES_KEPT_MAX, Row, RowKey, Tone

ItemT = TypeVar("ItemT")

WAITING: Final = ("", "…")
ITEM_PAGES_MAX: Final = 2 * PAGES_KEPT_MAX


class PagedRows(Generic[ItemT]):
    """A source for a table: pages that have arrived, and a word to whoever fetches the others."""

    def __init__(
        self,
        total: int,
        *,
        drawn: Callable[[ItemT], Row],
        wanted: Callable[["PagedRows[ItemT]", int], None],
    ) -> None:
        self._total = total
        self._drawn = drawn
        self._wanted = wanted
        self._pages: OrderedDict[int, Sequence[ItemT]] = OrderedDict()
        self._asked: set[int] = set()

    def count(self) -> int:
        """How many rows there are."""
        return self._total

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """The rows from `offset` on, dim while they are fetched; the next page is too."""
        self._want(offset)
        self._want(offset + PAGE_ROWS)
        items = self._pages.get(offset)
        if items is not None:
            return [self._drawn(item) for item in items[:limit]]
        places = range(offset, min(self._total, offset + limit))
        return [Row(place, WAITING, tone=Tone.DIM) for place in places]

    def arrived(self, offset: int, items: Sequence[ItemT]) -> None:
        """Keep a page that was fetched."""
        self._asked.discard(offset)
        self._pages[offset] = items
        if len(self._pages) > ITEM_PAGES_MAX:
            self._pages.popitem(last=False)

    def items(self) -> Sequence[ItemT]:
        """Everything at hand."""
        return [item for page in self._pages.values() for item in page]

    def place_of(self, key: RowKey) -> int | None:
        """The place of a key among the pages at hand."""
        for offset, items in self._pages.items():
            for at, item in enumerate(items):
                if self._drawn(item).key == key:
                    return offset + at
        return None

    def _want(self, offset: int) -> None:
        if offset >= self._total or offset in self._pages or offset in self._asked:
            return
        self._asked.add(offset)
        self._wanted(self, offset)
