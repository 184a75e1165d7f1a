"""The lines under a note in which a text is looked for, and replaced by another."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from eoffice_tui.present.sentences import finding as say
from eoffice_tui.widgets.layered_input import LayeredInput
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.note_finder import NoteFinder, Replaced
from eoffice_tui.widgets.said import Said


class FindBar(Vertical):
    """Takes no line until it is opened; Enter goes on, Escape goes back to the note."""

    DEFAULT_CSS = """
    FindBar { display: none; height: 3; background: $panel; padding: 0 1; }
    FindBar.-open { display: block; }
    FindBar Horizontal { height: 1; }
    FindBar LineInput { height: 1; width: 1fr; border: none; padding: 0; }
    FindBar LineInput:focus { border: none; }
    FindBar .find-label { width: 14; }
    FindBar #find-state { width: auto; max-width: 50; padding: 0 0 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("ctrl+r", "replace_all", show=False),
        Binding("tab,shift+tab", "other_field", show=False),
        Binding("escape", "close", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="find-bar")
        self._editor: NoteEditor | None = None
        self._finder: NoteFinder | None = None

    def compose(self) -> ComposeResult:
        """Both fields, how it stands, the keys."""
        with Horizontal():
            yield Said(say.FIND, classes="find-label strong")
            yield LayeredInput(id="find-text")
            yield Said(id="find-state")
        with Horizontal():
            yield Said(say.REPLACE, classes="find-label strong")
            yield LayeredInput(id="find-instead")
        yield Said(say.KEYS, id="find-keys", classes="muted")

    @property
    def _text(self) -> LineInput:
        return self.query_one("#find-text", LineInput)

    @property
    def _instead(self) -> LineInput:
        return self.query_one("#find-instead", LineInput)

    def open(self, editor: NoteEditor) -> None:
        """Look for a text in this note; what is selected in one line is looked for at once."""
        self._editor, self._finder = editor, NoteFinder(editor)
        self.add_class("-open")
        if (selected := editor.selected_text) and "\n" not in selected:
            self._text.value = selected[: self._text.max_length]
        self._text.focus()
        self._text.action_select_all()
        self._seek()

    @on(Input.Changed, "#find-text")
    def _seek(self) -> None:
        if self._finder is not None:
            self._finder.seek(self._text.value)
            self._tell()

    def _tell(self) -> None:
        """Say which of how many places is selected."""
        assert self._finder is not None
        places = self._finder.places()
        at = self._finder.at_hand(places)
        state = self.query_one("#find-state", Said)
        if not self._text.value:
            state.say(None)
        elif not places:
            state.say(say.NONE)
        elif at is None:
            state.say(say.FOUND, total=len(places))
        else:
            state.say(say.AT, at=at + 1, total=len(places))

    def on_descendant_focus(self) -> None:
        """Show the keys of the field at hand."""
        replaces = self._instead.has_focus
        self.query_one("#find-keys", Said).say(say.KEYS_REPLACING if replaces else say.KEYS)

    @on(Input.Submitted, "#find-text")
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_step(1)

    @on(Input.Submitted, "#find-instead")
    def _replace(self, event: Input.Submitted) -> None:
        event.stop()
        if self._finder is not None:
            replaced = self._finder.replace(self._instead.value)
            self._tell()
            if replaced is None or replaced.left:
                self._tell_replaced(replaced)

    def action_step(self, step: int) -> None:
        """Go to the next place, or to the one before."""
        if self._finder is not None:
            self._finder.go(step)
            self._tell()

    def action_replace_all(self) -> None:
        """Replace all places in one step."""
        if self._finder is not None and self._text.value:
            self._tell_replaced(self._finder.replace_all(self._instead.value))

    def _tell_replaced(self, replaced: Replaced | None) -> None:
        state = self.query_one("#find-state", Said)
        if replaced is None:
            state.say(say.REFUSED)
        elif replaced.left and not replaced.count:
            state.say(say.GOES_ON)
        elif replaced.left:
            state.say(say.REPLACED_SOME, count=replaced.count, left=replaced.left)
        else:
            state.say(say.REPLACED, count=replaced.count)

    def action_other_field(self) -> None:
        """Go from one field to the other."""
        (self._text if self._instead.has_focus else self._instead).focus()

    def action_close(self) -> None:
        """Go back to the note, where the place at hand is selected."""
        if self._finder is not None:
            self._finder.close()
        self._finder = None
        self.remove_class("-open")
        if self._editor is not None:
            self._editor.focus()
