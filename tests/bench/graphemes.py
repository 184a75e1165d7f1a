"""Where the caret rests in the fields, against Unicode's own test of edition 17, both ways.

In the one-line field every text of the test stands as it is; in the note editor those that a note
may hold: no controls, no line ends, already composed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from eoffice_core.domain.text import is_clean
from eoffice_tui.present import cells
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.note_editor import NoteEditor
from tests.bench.parts.figures import Goal, result, show
from tests.letters import ABSENT, VECTORS, bounds_of, published_clusters


class Fields(App[None]):
    """An editor and a field; width is that of the widest text."""

    def compose(self) -> ComposeResult:
        """Both fields."""
        yield NoteEditor()
        yield LineInput(max_length=0)


def _walked(length: int, step: Callable[[], None], place: Callable[[], int]) -> list[int]:
    """Where the caret rests while it is moved on, until it does not move."""
    places = [place()]
    for _ in range(length + 1):
        step()
        if place() == places[-1]:
            break
        places.append(place())
    return places


def _field_stops(field: LineInput, text: str) -> tuple[list[int], list[int]]:
    field.value = text
    field.cursor_position = 0
    forward = _walked(len(text), field.action_cursor_right, lambda: field.cursor_position)
    field.cursor_position = len(text)
    backward = _walked(len(text), field.action_cursor_left, lambda: field.cursor_position)
    return forward, backward[::-1]


def _editor_stops(editor: NoteEditor, text: str) -> tuple[list[int], list[int]]:
    editor.text = text
    forward = _walked(len(text), editor.action_cursor_right, lambda: editor.cursor_location[1])
    editor.move_cursor((0, len(text)))
    backward = _walked(len(text), editor.action_cursor_left, lambda: editor.cursor_location[1])
    return forward, backward[::-1]


async def _measure(pilot: Pilot[None]) -> dict[str, int]:
    field, editor = pilot.app.query_one(LineInput), pilot.app.query_one(NoteEditor)
    texts = published_clusters()
    figures = {"matched": 0, "total": len(texts), "editor_matched": 0, "editor_total": 0}
    for letters in texts:
        text, bounds = "".join(letters), bounds_of(letters)
        figures["matched"] += _field_stops(field, text) == (bounds, bounds)
        if is_clean(text) and "\n" not in text and "\t" not in text:
            figures["editor_total"] += 1
            figures["editor_matched"] += _editor_stops(editor, text) == (bounds, bounds)
    return figures


async def _run() -> dict[str, int]:
    width_patch.install(cells.Rule.SUM1)
    async with Fields().run_test(size=(120, 24)) as pilot:
        return await _measure(pilot)


def run(arguments: Sequence[str] = ()) -> dict[str, object]:
    """Walk both fields through every text."""
    del arguments
    if not VECTORS.exists():
        raise SystemExit(ABSENT)
    figures = asyncio.run(_run())
    show("Cursor stops", "texts", {name: float(count) for name, count in figures.items()})
    goals = [
        Goal("matched", figures["matched"], least=figures["total"]),
        Goal("editor_matched", figures["editor_matched"], least=figures["editor_total"]),
    ]
    return result("graphemes", figures, goals)
