"""Whatever is pasted or typed: no crash, no slow key, no lost text; work is counted, not timed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import events
from textual.app import App, ComposeResult

from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from eoffice_tui.present import cells, clusters
from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import note_lines, width_patch
from eoffice_tui.widgets.entry import Fault
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.note_editor import NoteEditor

KEYS = ("x", "left", "backspace", "delete", "home", "ctrl+right", "ctrl+left", "end", "ctrl+g")
READ_PER_KEY_MAX = 60_000
"""Code points that a key may look at in the worst of lines; a note holds as many."""

HOSTILE = {
    "marks on one letter": "क" + "\u0941" * 10_000,
    "unpaired viramas": "\u094dक\u094d " * 3_000,
    "mixed scripts": "कख abc کتاب 漢字 ગુજરાતી " * 1_500,
    "emoji": "👨\u200d👩\u200d👧🇮🇳👍🏽" * 2_000,
    "flags": "🇮🇳" * 8_000,
    "no blank": "कार्यालय" * 7_000,
    "joiners": "क\u200d\u200c" * 9_000,
    "nukta pairs": "\u0958\u095b" * 9_000,
}
REFUSED = {
    "a megabyte without a blank": ("a" * 1_000_000, Fault.TOO_LONG),
    "UTF-16 read as Latin-1": ("टीप".encode("utf-16-le").decode("latin-1"), Fault.CONTROL),
    "bytes kept as halves": (b"\xff\xfe\x00".decode("utf-8", "surrogateescape"), Fault.SURROGATE),
    "half a picture": ("लेख \ud83d", Fault.SURROGATE),
    "turned direction": ("लेख \u202eabc", Fault.DIRECTION),
    "escape codes": ("लेख \x1b]0;x\x07", Fault.CONTROL),
}


@pytest.fixture(autouse=True)
def measured() -> None:
    width_patch.install(Rule.SUM1)


class Fields(App[None]):
    """A note and a field, and what was refused."""

    editor: NoteEditor
    field: LineInput

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []

    def compose(self) -> ComposeResult:
        self.editor, self.field = NoteEditor("पहले"), LineInput("पहले")
        yield self.editor
        yield self.field

    def on_note_editor_unclean(self, message: NoteEditor.Unclean) -> None:
        self.faults.append(message.fault)

    def on_line_input_unclean(self, message: LineInput.Unclean) -> None:
        self.faults.append(message.fault)


class Read:
    """How many code points were looked at, one cluster after another and row by row."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self._row_end = note_lines._row_end
        self._spans = clusters._spans_around
        monkeypatch.setattr(note_lines, "_row_end", self._counted_row)
        monkeypatch.setattr(clusters, "_spans_around", self._counted_spans)

    def _counted_row(self, line: str, start: int, width: int) -> int:
        end = self._row_end(line, start, width)
        self.count += end - start
        return end

    def _counted_spans(self, text: str, index: int) -> Iterator[tuple[int, int]]:
        for start, end in self._spans(text, index):
            self.count += end - start
            yield start, end


@pytest.mark.parametrize("kind", HOSTILE)
async def test_a_hostile_line_is_kept_whole_and_its_keys_read_little(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = HOSTILE[kind]
    app = Fields()
    async with app.run_test(size=(80, 24)) as pilot:
        app.editor.load_text("")
        app.editor.post_message(events.Paste(text))
        await pilot.pause()
        entered = app.editor.text
        assert entered == app.editor.written_text
        assert len(entered) >= len(text)
        app.editor.move_cursor((0, len(entered) // 2))
        read = Read(monkeypatch)
        for key in KEYS:
            read.count = 0
            await pilot.press(key)
            assert read.count <= READ_PER_KEY_MAX, key
        for _ in KEYS:
            await pilot.press("ctrl+z")
        assert app.editor.text in ("", entered)
        room = app.editor.scrollable_content_region.width
        rows = [app.editor.render_line(y).text for y in range(app.editor.size.height)]
        assert {cells.width(row) for row in rows} == {room}


@pytest.mark.parametrize("kind", REFUSED)
async def test_what_may_not_enter_is_refused_in_both_fields_and_nothing_is_lost(kind: str) -> None:
    text, fault = REFUSED[kind]
    app = Fields()
    async with app.run_test(size=(80, 24)) as pilot:
        app.editor.post_message(events.Paste(text))
        app.field.post_message(events.Paste(text))
        await pilot.pause()
        assert app.faults == [fault, fault]
        assert (app.editor.text, app.field.value) == ("पहले", "पहले")


async def test_halves_and_turns_that_are_typed_are_refused_as_well() -> None:
    app = Fields()
    async with app.run_test(size=(80, 24)) as pilot:
        for character in ("\ud800", "\u202e", "\u2066"):
            app.editor._replace_via_keyboard(character, *app.editor.selection)
            app.field.replace(character, 0, 0)
        await pilot.pause()
        assert set(app.faults) == {Fault.SURROGATE, Fault.DIRECTION}
        assert (app.editor.text, app.field.value) == ("पहले", "पहले")


async def test_a_full_note_still_takes_what_makes_it_no_longer() -> None:
    app = Fields()
    async with app.run_test(size=(80, 24)) as pilot:
        app.editor.load_text("a" * NOTE_CHARACTERS_MAX)
        await pilot.press("x")
        assert app.faults == [Fault.TOO_LONG]
        await pilot.press("shift+right", "x")
        assert app.editor.text.startswith("xa")
        assert len(app.editor.text) == NOTE_CHARACTERS_MAX


async def test_the_mouse_puts_the_caret_between_letters_and_selects_whole_ones() -> None:
    app = Fields()
    async with app.run_test(size=(80, 24)) as pilot:
        app.editor.load_text("कक्षि स्त्री")
        text = "कक्षि स्त्री"
        left = app.editor.content_offset.x + app.editor.gutter_width
        top = app.editor.content_offset.y
        for cell in range(cells.width(text)):
            await pilot.click(app.editor, offset=(left + cell, top))
            column = app.editor.cursor_location[1]
            assert cells.snap(text, column) == column
            assert cells.width(text[:column]) <= cell
        await pilot.mouse_down(app.editor, offset=(left + 2, top))
        await pilot.hover(app.editor, offset=(left + 6, top))
        await pilot.mouse_up(app.editor, offset=(left + 6, top))
        assert app.editor.selected_text == "क्षि "
