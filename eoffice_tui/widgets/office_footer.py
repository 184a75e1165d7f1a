"""The last lines of every screen: the keys that matter here, in the running language."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from rich.text import Text
from textual.widgets import Static

from eoffice_tui.keys import KeyAction, shown_key
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language

GAP: Final = "  "
LINES_MAX: Final = 2


def footer_item(
    action: KeyAction, language: Language, dimmed: Collection[str] = ()
) -> tuple[str, str]:
    """The key and the word of one action; in parentheses when it is not possible now."""
    key = shown_key(action.keys[0])
    return f"({key})" if action.act in dimmed else key, action.label.say(language)


def footer_lines(
    actions: Sequence[KeyAction],
    *,
    language: Language,
    room: int,
    dimmed: Collection[str] = (),
) -> list[list[KeyAction]]:
    """Which actions stand in which line; what does not fit is left to the help."""
    lines: list[list[KeyAction]] = [[]]
    used = 0
    for action in actions:
        key, label = footer_item(action, language, dimmed)
        needed = cells.width(f"{key} {label}") + (cells.width(GAP) if lines[-1] else 0)
        if used + needed > room and lines[-1]:
            if len(lines) == LINES_MAX:
                break
            lines.append([])
            used, needed = 0, needed - cells.width(GAP)
        lines[-1].append(action)
        used += needed
    return lines


class OfficeFooter(Static):
    """Draws the keys; of an action that is not possible now the key is in parentheses and dim."""

    COMPONENT_CLASSES = {"office-footer--key", "office-footer--dim"}  # noqa: RUF012 - Textual's form
    DEFAULT_CSS = """
    OfficeFooter { height: auto; max-height: 2; padding: 0 1; background: $panel; }
    OfficeFooter > .office-footer--key { text-style: bold; color: $text-accent; }
    OfficeFooter > .office-footer--dim { color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._actions: tuple[KeyAction, ...] = ()
        self._language = Language.HINDI
        self._dimmed: Collection[str] = frozenset()

    def show(
        self, actions: Sequence[KeyAction], *, language: Language, dimmed: Collection[str]
    ) -> None:
        """Show these actions; `dimmed` names those that are not possible now."""
        self._actions, self._language, self._dimmed = tuple(actions), language, dimmed
        self._draw()

    def on_mount(self) -> None:
        """Draw again whenever the colours change: they are part of what is drawn."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())

    def on_resize(self) -> None:
        """Fit the keys to the new width."""
        self._draw()

    def _draw(self) -> None:
        room = self.content_size.width
        if room <= 0:
            return
        lines = footer_lines(self._actions, language=self._language, room=room, dimmed=self._dimmed)
        self.update(Text("\n").join(Text(GAP).join(self._items(line)) for line in lines))

    def _items(self, line: Sequence[KeyAction]) -> Iterator[Text]:
        key_style = self.get_component_rich_style("office-footer--key")
        dim_style = self.get_component_rich_style("office-footer--dim")
        for action in line:
            key, label = footer_item(action, self._language, self._dimmed)
            if action.act in self._dimmed:
                yield Text(f"{key} {label}", dim_style)
            else:
                yield Text(key, key_style).append(f" {label}", self.rich_style)
