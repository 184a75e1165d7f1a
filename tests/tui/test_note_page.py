"""What is drawn of a note: only the rows that look otherwise, and the private ground for it."""

from __future__ import annotations

import inspect

import pytest
from textual.app import App, ComposeResult
from textual.document._history import EditHistory
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.note_editor import NoteEditor

NOTE = "\n".join(["कार्यालय की टीप"] * 12)


@pytest.fixture(autouse=True)
def measured() -> None:
    width_patch.install(Rule.SUM1)


class Sheet(App[None]):
    """A note, and a field to leave for."""

    def __init__(self, note: str = NOTE) -> None:
        super().__init__()
        self.editor = NoteEditor(note, placeholder="यहाँ टीप लिखें। " * 12)

    def compose(self) -> ComposeResult:
        yield self.editor
        yield Input()


def rows_of(editor: NoteEditor) -> list[int]:
    top = editor.content_offset.y
    return sorted(region.y - top for region in editor._exchange_repaint_regions())


async def test_only_the_rows_that_look_otherwise_are_drawn() -> None:
    app = Sheet()
    async with app.run_test(size=(80, 24)) as pilot:
        app.editor.move_cursor((4, 3))
        await pilot.pause()
        app.editor.refresh()
        assert rows_of(app.editor) == []
        app.editor._replace_via_keyboard("x", *app.editor.selection)
        assert rows_of(app.editor) == [4]
        app.editor.action_cursor_down()
        assert rows_of(app.editor) == [4, 5]
        app.editor.action_cursor_up(select=True)
        assert rows_of(app.editor) == [4, 5]
        app.editor._replace_via_keyboard("\n", (9, 0), (9, 0))
        assert {9, 10, 12} <= set(rows_of(app.editor)) <= {4, 5, 9, 10, 12}
        app.editor.mark("टीप")
        assert rows_of(app.editor) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]


async def test_other_colours_and_another_size_draw_it_whole() -> None:
    app = Sheet()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.editor._exchange_repaint_regions()
        app.editor.notify_style_update()
        app.editor.refresh()
        assert app.editor._exchange_repaint_regions() == {app.editor.outer_size.region}
        await pilot.press("tab")
        seen = [segment.text for segment in app.editor.render_line(0)]
        await pilot.resize_terminal(60, 20)
        assert [segment.text for segment in app.editor.render_line(0)] != seen


async def test_the_hint_goes_whole_with_the_first_letter_and_comes_back_whole() -> None:
    app = Sheet("")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        whole = {app.editor.outer_size.region}
        app.editor._exchange_repaint_regions()
        app.editor._replace_via_keyboard("x", (0, 0), (0, 0))
        assert app.editor._exchange_repaint_regions() == whole
        app.editor._replace_via_keyboard("y", (0, 1), (0, 1))
        assert rows_of(app.editor) == [0]
        app.editor._replace_via_keyboard("", (0, 0), (0, 2))
        assert app.editor._exchange_repaint_regions() == whole


async def test_the_screen_shows_what_was_typed_and_deleted() -> None:
    app = Sheet()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "enter", "down", "delete", "shift+down", "ctrl+z")
        expected = [app.editor.render_line(y).text.rstrip() for y in range(8)]
        place = app.editor.content_region
        region = Region(place.x, place.y, place.width, 8)
        strips = app.screen._compositor.render_strips()
        shown = [strip.crop(region.x, region.right).text.rstrip() for strip in strips]
        assert shown[region.y : region.bottom] == expected


def test_the_private_names_are_there() -> None:
    source = inspect.getsource(Widget._exchange_repaint_regions)
    assert "self._repaint_regions" in source
    assert "self._styles_cache.set_dirty(*widget_regions)" in inspect.getsource(Widget._set_dirty)
    assert "self._set_dirty(*regions)" in inspect.getsource(Widget.refresh)
    for name in ("_set_document", "_rewrap_and_refresh_virtual_size", "_delete_via_keyboard"):
        assert callable(getattr(TextArea, name))
    parameters = list(inspect.signature(TextArea._replace_via_keyboard).parameters)
    assert parameters == ["self", "insert", "start", "end"]
    history = list(inspect.signature(EditHistory).parameters)
    assert history == ["max_checkpoints", "checkpoint_timer", "checkpoint_max_characters"]


async def test_what_changes_behind_another_screen_is_drawn_when_it_is_back() -> None:
    app = Sheet()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.push_screen(Screen())
        app.editor._replace_via_keyboard("नया ", (2, 0), (2, 0))
        app.editor.move_cursor((5, 0))
        await pilot.pause()
        _ = app.pop_screen()
        await pilot.pause()
        place = app.editor.content_region
        shown = [strip.text for strip in app.screen._compositor.render_strips()]
        assert "नया कार्यालय" in shown[place.y + 2]
