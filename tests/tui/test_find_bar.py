"""Finding and replacing in a note: by keys, seen without colour, one step to undo."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from eoffice_tui.present.cells import Rule
from eoffice_tui.present.sentences import finding as say
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.find_bar import FindBar
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.said import Said

NOTE = "सम्बन्ध का लेख\nसंबंध और संबंधों की बात\n\nअन्य संबंध"


@pytest.fixture(autouse=True)
def measured() -> None:
    width_patch.install(Rule.SUM1)


class Sheet(App[None]):
    """A note with its bar."""

    def __init__(self, text: str = NOTE, characters_max: int = 1_000) -> None:
        super().__init__()
        self.editor = NoteEditor(text, characters_max=characters_max)
        self.bar = FindBar()

    def compose(self) -> ComposeResult:
        yield self.editor
        yield self.bar

    def state(self) -> str:
        return self.bar.query_one("#find-state", Said).text


async def look_for(pilot: Pilot[None], text: str, instead: str | None = None) -> None:
    app = pilot.app
    assert isinstance(app, Sheet)
    app.bar.open(app.editor)
    await pilot.pause()
    app.bar.query_one("#find-text", LineInput).value = text
    await pilot.pause()
    if instead is not None:
        await pilot.press("tab")
        app.bar.query_one("#find-instead", LineInput).value = instead


async def test_places_are_walked_through_both_ways_and_around() -> None:
    app = Sheet()
    async with app.run_test(size=(80, 24)) as pilot:
        await look_for(pilot, "संबंध")
        assert app.editor.selected_text == "सम्बन्ध"
        seen = [app.state()]
        for key in ("enter", "down", "enter", "enter", "up"):
            await pilot.press(key)
            seen.append(app.state())
        assert seen == ["1/4", "2/4", "3/4", "4/4", "1/4", "4/4"]
        await pilot.press("escape")
        assert app.editor.has_focus
        assert app.editor.selected_text == "संबंध"
        assert not app.bar.has_class("-open")


async def test_places_are_seen_without_colour_and_the_one_at_hand_apart() -> None:
    app = Sheet()
    async with app.run_test(size=(80, 24)) as pilot:
        await look_for(pilot, "संबंध")
        looks = {
            (segment.text, bool(style.underline), bool(style.reverse))
            for y in range(4)
            for segment in app.editor.render_line(y)
            if (style := segment.style) and style.underline
        }
        assert looks == {("सम्बन्ध", True, True), ("संबंध", True, False)}
        await pilot.press("escape")
        styles = [segment.style for y in range(4) for segment in app.editor.render_line(y)]
        assert not any(style and style.underline for style in styles)


async def test_one_place_is_replaced_and_the_next_is_at_hand() -> None:
    app = Sheet()
    async with app.run_test(size=(80, 24)) as pilot:
        await look_for(pilot, "संबंध", "नाता")
        await pilot.press("enter", "enter")
        assert app.editor.text == NOTE.replace("सम्बन्ध", "नाता").replace("\nसंबंध ", "\nनाता ")
        await pilot.press("enter")
        assert app.state() == say.GOES_ON.hindi
        await pilot.press("escape", "ctrl+z")
        assert app.editor.text == NOTE.replace("सम्बन्ध", "नाता")


async def test_all_places_are_replaced_in_one_step_but_for_other_forms() -> None:
    app = Sheet()
    async with app.run_test(size=(80, 24)) as pilot:
        await look_for(pilot, "सम्बन्ध", "नाता")
        await pilot.press("ctrl+r")
        assert app.editor.text == "नाता का लेख\nनाता और संबंधों की बात\n\nअन्य नाता"
        assert "3" in app.state()
        assert "1" in app.state()
        await pilot.press("escape", "ctrl+z")
        assert app.editor.text == NOTE
        await pilot.press("ctrl+y")
        assert "नाता का लेख" in app.editor.text


async def test_what_is_not_there_or_may_not_enter_changes_nothing() -> None:
    app = Sheet(characters_max=len(NOTE))
    async with app.run_test(size=(80, 24)) as pilot:
        await look_for(pilot, "भूमि", "x")
        assert app.state() == say.NONE.hindi
        await pilot.press("ctrl+r", "enter")
        assert app.editor.text == NOTE
        await look_for(pilot, "संबंध", "बहुत लम्बा नया लेख")
        await pilot.press("ctrl+r")
        assert app.state() == say.REFUSED.hindi
        assert app.editor.text == NOTE
        await pilot.press("up", "tab", "ctrl+a")
        await look_for(pilot, "", "x")
        await pilot.press("ctrl+r", "enter")
        assert app.editor.text == NOTE


async def test_what_is_selected_is_looked_for_at_once() -> None:
    app = Sheet()
    async with app.run_test(size=(80, 24)) as pilot:
        app.editor.select_line(0)
        app.editor.move_cursor((3, 5))
        app.editor.move_cursor((3, 10), select=True)
        app.bar.open(app.editor)
        await pilot.pause()
        assert app.bar.query_one("#find-text", LineInput).value == "संबंध"
        assert app.state() == "4/4"
