"""Choosing a file by its path: the list below the line shows what may follow, Tab completes."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from eoffice_core.domain.hindi import fold
from eoffice_tui.intake.folders import Folder
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language
from eoffice_tui.widgets.choice_list import FilterLine, PickerLabels
from eoffice_tui.widgets.dialog import Dialog
from eoffice_tui.widgets.virtual_table import Column, ListSource, Row, VirtualTable

PATH_CHARACTERS_MAX: Final = 4_096
FOLDER_SIGN: Final = "/"
"""Behind the name of a folder, on every system: so it is known without colour."""

UP: Final = ".." + FOLDER_SIGN


@dataclass(frozen=True, slots=True)
class FileLabels:
    """The words of the picker in one language; `shut` is said of a folder that cannot be seen."""

    picker: PickerLabels
    shut: str


def parted(text: str) -> tuple[str, str]:
    """A typed path: its folder, with the last separator, and the beginning of a name."""
    separators = {os.sep, os.altsep or os.sep, "/"}
    cut = max(text.rfind(separator) for separator in separators) + 1
    return text[:cut], text[cut:]


class FilePicker(Dialog[Path]):
    """Enter opens a folder or chooses a file, Tab completes its name, Esc leaves with nothing."""

    DEFAULT_CSS = """
    FilePicker { align: center middle; }
    FilePicker > Vertical {
        width: 90%; height: 85%; border: round $primary; background: $surface; padding: 0 1;
    }
    FilePicker .picker--title { text-style: bold; height: auto; }
    FilePicker LineInput { border: none; height: 1; padding: 0; background: $panel; }
    FilePicker LineInput:focus { border: none; }
    FilePicker .virtual-table--cursor { background: $primary; color: $text; }
    FilePicker .picker--footer { color: $text-muted; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("tab", "complete", show=False, priority=True),
    ]

    class Listed(Message, bubble=False):
        """A folder has been looked into."""

        def __init__(self, folder: str, found: Folder) -> None:
            super().__init__()
            self.folder = folder
            self.found = found

    def __init__(
        self,
        labels: Callable[[Language], FileLabels],
        look: Callable[[Path], Folder],
        language: Language,
        *,
        start: Path,
    ) -> None:
        super().__init__(language)
        self._labels = labels
        self._look = look
        self._start = start
        self._folder: str | None = None
        self._found: Folder | None = None
        self._waiting: Callable[[], None] | None = None
        self._table = VirtualTable((Column(""),), ListSource(), empty_text="")
        self._table.can_focus = False  # keys go on to the path

    def compose(self) -> ComposeResult:
        """Title, path, what may follow, and the keys."""
        labels = self._labels(self.language).picker
        with Vertical():
            yield Static(labels.title, markup=False, classes="picker--title")
            yield FilterLine(placeholder=labels.filter_hint, max_length=PATH_CHARACTERS_MAX)
            yield self._table
            yield Static(labels.footer, markup=False, classes="picker--footer")

    def on_mount(self) -> None:
        """Begin in the folder of the last time."""
        self._go_to(str(self._start / "x")[:-1])

    def speak(self, language: Language) -> None:
        """Offer the same in this language."""
        super().speak(language)
        labels = self._labels(language).picker
        self.query_one(".picker--title", Static).update(labels.title)
        self.query_one(".picker--footer", Static).update(labels.footer)
        self.query_one(FilterLine).placeholder = labels.filter_hint
        self._show()

    # --- the folder -------------------------------------------------------------------------

    @property
    def _line(self) -> FilterLine:
        return self.query_one(FilterLine)

    def _go_to(self, text: str) -> None:
        self._line.value = text
        self._line.cursor_position = len(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        folder, _ = parted(event.value)
        if folder == self._folder:
            self._show()
            return
        self._folder, self._found, self._waiting = folder, None, None
        look = partial(self._look_into, folder)
        self.run_worker(look, thread=True, exclusive=True, group="folder", exit_on_error=False)

    def _look_into(self, folder: str) -> None:
        found = self._look(Path(folder or os.curdir).expanduser())
        self.post_message(self.Listed(folder, found))

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        if event.folder != self._folder:
            return
        self._found = event.found
        self._show()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _names(self) -> list[str]:
        """What may follow what is typed: the folder above, folders, files."""
        if self._found is None or not self._found.is_open:
            return []
        _, begun = parted(self._line.value)
        names = [name + FOLDER_SIGN for name in self._found.folders] + list(self._found.files)
        wanted = fold(begun)
        matching = [name for name in names if wanted in fold(name)]
        return [UP, *matching] if not begun and self._folder else matching

    def _show(self) -> None:
        labels = self._labels(self.language)
        if self._found is None:
            self._table.set_empty_text("")
        else:
            is_open = self._found.is_open
            self._table.set_empty_text(labels.picker.empty_text if is_open else labels.shut)
        names = self._names()
        self._table.set_source(ListSource([Row(name, (cells.visible(name),)) for name in names]))
        if UP in names[:1] and len(names) > 1:
            self._table.action_move_first()
            self._table.action_move(1)

    # --- keys -------------------------------------------------------------------------------

    @on(FilterLine.Walked)
    def _walk(self, event: FilterLine.Walked) -> None:
        self._table.action_move(event.rows)
        self._table.action_move_page(event.pages)

    def action_complete(self) -> None:
        """Write the name under the cursor into the path."""
        self._when_listed(self._complete)

    @on(Input.Submitted)
    @on(VirtualTable.Chosen)
    def _submitted(self) -> None:
        self._when_listed(self._choose)

    def _when_listed(self, act: Callable[[], None]) -> None:
        """Act now, or when the folder that was just typed has been looked into."""
        if self._found is None:
            self._waiting = act
        else:
            act()

    def _complete(self) -> None:
        name = self._table.selected_key
        if not isinstance(name, str):
            return
        folder = self._folder or ""
        if name == UP:
            above = Path(folder).expanduser().absolute().parent
            self._go_to(str(above / "x")[:-1])
        elif name.endswith(FOLDER_SIGN):
            self._go_to(folder + name.removesuffix(FOLDER_SIGN) + os.sep)
        else:
            self._go_to(folder + name)

    def _choose(self) -> None:
        """Open the folder or take the file under the cursor; else the path as it is typed."""
        name = self._table.selected_key
        if isinstance(name, str) and name.endswith(FOLDER_SIGN):
            self._complete()
            return
        typed = (self._folder or "") + name if isinstance(name, str) else self._line.value
        if typed.strip():
            _ = self.dismiss(Path(typed).expanduser())

    def action_leave(self) -> None:
        """Leave without choosing."""
        _ = self.dismiss(None)
