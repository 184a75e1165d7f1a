"""Choosing one of many by typing part of its name: phrases, actions, priorities."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from eoffice_core.domain.hindi import fold
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language
from eoffice_tui.widgets.dialog import Dialog
from eoffice_tui.widgets.layered_input import LayeredInput
from eoffice_tui.widgets.virtual_table import Column, ListSource, Row, RowKey, Tone, VirtualTable

KeyT = TypeVar("KeyT", bound=RowKey)


@dataclass(frozen=True, slots=True)
class PickerLabels:
    """The words around a picker's list, in one language."""

    title: str
    filter_hint: str
    empty_text: str
    footer: str


@dataclass(frozen=True, slots=True)
class Entry(Generic[KeyT]):
    """One thing to choose: its key, its cell texts, and every text by which it is found.

    `found_by` is shown in full under the list; by `also_found_by`, its names in the other language,
    it is found as well.
    """

    key: KeyT
    texts: tuple[str, ...]
    found_by: tuple[str, ...]
    also_found_by: tuple[str, ...] = ()
    sign: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Choice(Generic[KeyT]):
    """One thing to choose, by its label."""

    key: KeyT
    label: str


@dataclass(frozen=True, slots=True)
class PickerWords(Generic[KeyT]):
    """A picker in one language: the words around the list, its columns, what can be chosen."""

    labels: PickerLabels
    columns: Sequence[Column]
    entries: Sequence[Entry[KeyT]]


class FilterLine(LayeredInput):
    """The filter of a picker; it passes the keys that walk in the list on, in their order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("pageup", "walk_page(-1)", show=False),
        Binding("pagedown", "walk_page(1)", show=False),
    ]

    class Walked(Message):
        """The cursor of the list is to move."""

        def __init__(self, *, rows: int = 0, pages: int = 0) -> None:
            super().__init__()
            self.rows = rows
            self.pages = pages

    def action_walk(self, rows: int) -> None:
        """Ask the list to move by rows."""
        self.post_message(self.Walked(rows=rows))

    def action_walk_page(self, pages: int) -> None:
        """Ask the list to move by pages."""
        self.post_message(self.Walked(pages=pages))


class FilteredPicker(Dialog[KeyT | None], Generic[KeyT]):
    """A list that narrows while one types; Enter chooses, Esc leaves with nothing."""

    DEFAULT_CSS = """
    FilteredPicker { align: center middle; }
    FilteredPicker > Vertical {
        width: 90%; height: 85%; border: round $primary; background: $surface; padding: 0 1;
    }
    FilteredPicker .picker--title { text-style: bold; height: auto; }
    FilteredPicker LineInput { border: none; height: 1; padding: 0; background: $panel; }
    FilteredPicker LineInput:focus { border: none; }
    FilteredPicker .virtual-table--cursor { background: $primary; color: $text; }
    FilteredPicker .picker--chosen { height: auto; max-height: 3; }
    FilteredPicker .picker--footer { color: $text-muted; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
    ]

    def __init__(
        self,
        words: Callable[[Language], PickerWords[KeyT]],
        language: Language,
        *,
        sign_cells: int = 0,
    ) -> None:
        super().__init__(language)
        self._words = words
        said = self._take(language)
        self._table = VirtualTable(
            said.columns,
            self._matching(""),
            empty_text=said.labels.empty_text,
            sign_cells=sign_cells,
        )
        self._table.can_focus = False  # keys go on narrowing the list

    def _take(self, language: Language) -> PickerWords[KeyT]:
        words = self._words(language)
        self._labels = words.labels
        self._entries = {entry.key: entry for entry in words.entries}
        self._searched = {
            key: fold(" ".join((*entry.found_by, *entry.also_found_by)))
            for key, entry in self._entries.items()
        }
        return words

    def speak(self, language: Language) -> None:
        """Offer the same in this language; filter and cursor stay where they are."""
        super().speak(language)
        words, labels, filter_line = self._take(language), self._labels, self.query_one(FilterLine)
        self.query_one(".picker--title", Static).update(labels.title)
        self.query_one(".picker--footer", Static).update(labels.footer)
        filter_line.placeholder = labels.filter_hint
        self._table.set_empty_text(labels.empty_text)
        self._table.set_columns(words.columns)
        self._table.set_source(self._matching(filter_line.value))
        self._show_in_full()

    def compose(self) -> ComposeResult:
        """Title, filter, list, what is under the cursor in full, and the keys."""
        with Vertical():
            yield Static(self._labels.title, markup=False, classes="picker--title")
            yield FilterLine(placeholder=self._labels.filter_hint)
            yield self._table
            yield Static("", markup=False, classes="picker--chosen")
            yield Static(self._labels.footer, markup=False, classes="picker--footer")

    def _matching(self, typed: str) -> ListSource:
        words = fold(typed).split()
        self._made = {entry.key: entry for entry in self.made_of(typed)}
        found = [
            entry
            for key, entry in self._entries.items()
            if all(word in self._searched[key] for word in words)
        ]
        return ListSource(
            [
                Row(entry.key, entry.texts, sign=entry.sign, tone=entry.tone)
                for entry in (*self._made.values(), *found)
            ]
        )

    def made_of(self, typed: str) -> Sequence[Entry[KeyT]]:
        """What can be chosen besides, made of what was typed; it stands above what was found."""
        return ()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._table.set_source(self._matching(event.value))
        self._table.action_move_first()
        self._show_in_full()

    @on(VirtualTable.Moved)
    def _show_in_full(self) -> None:
        entry = self._under_cursor()
        text = "" if entry is None else " · ".join(filter(None, entry.found_by))
        self.query_one(".picker--chosen", Static).update(cells.visible(text))

    @on(FilterLine.Walked)
    def _walk(self, event: FilterLine.Walked) -> None:
        self._table.action_move(event.rows)
        self._table.action_move_page(event.pages)

    def _under_cursor(self) -> Entry[KeyT] | None:
        key = self._table.selected_key
        known = {**self._entries, **self._made}
        return next((entry for own, entry in known.items() if own == key), None)

    @on(Input.Submitted)
    @on(VirtualTable.Chosen)
    def _choose(self) -> None:
        entry = self._under_cursor()
        if entry is not None:
            _ = self.dismiss(entry.key)

    def action_leave(self) -> None:
        """Leave without choosing."""
        _ = self.dismiss(None)


class ChoiceList(FilteredPicker[KeyT]):
    """A picker of labels; dismisses with the chosen key or None."""

    def __init__(
        self,
        choices: Callable[[Language], Iterable[Choice[KeyT]]],
        labels: Callable[[Language], PickerLabels],
        language: Language,
    ) -> None:
        def words(spoken: Language) -> PickerWords[KeyT]:
            entries = [Entry(one.key, (one.label,), (one.label,)) for one in choices(spoken)]
            return PickerWords(labels(spoken), (Column(""),), entries)

        super().__init__(words, language)
