"""The note editor: letters stay whole, nothing unclean enters, nothing typed is lost."""

import time
from collections.abc import Callable, Iterator

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from eoffice_tui.present import cells, numerals
from eoffice_tui.present.cells import Rule
from eoffice_tui.present.numerals import Numerals
from eoffice_tui.widgets import undoing, width_patch
from eoffice_tui.widgets.entry import WHOLE_LETTER_KEYS, Fault
from eoffice_tui.widgets.note_editor import JOURNAL_SECONDS, NoteEditor
from eoffice_tui.widgets.note_lines import NoteText, paragraph_numbers

SIZE = (80, 24)
PARAGRAPHS = "पहला अनुच्छेद\nदूसरी पंक्ति\n\nदूसरा अनुच्छेद\n\n\nतीसरा"


@pytest.fixture(autouse=True)
def measured() -> None:
    width_patch.install(Rule.SUM1)


class Sheet(App[None]):
    """An editor, a field to leave for, and what the editor said."""

    editor: NoteEditor

    def __init__(self, make: Callable[[], NoteEditor] = NoteEditor) -> None:
        super().__init__()
        self.make = make
        self.journal: list[str] = []
        self.faults: list[Fault] = []

    def compose(self) -> ComposeResult:
        self.editor = self.make()
        yield self.editor
        yield Input()

    def on_note_editor_journal(self, message: NoteEditor.Journal) -> None:
        self.journal.append(message.text)

    def on_note_editor_unclean(self, message: NoteEditor.Unclean) -> None:
        self.faults.append(message.fault)


def with_text(text: str) -> Sheet:
    return Sheet(lambda: NoteEditor(text))


def typed(app: Sheet, text: str) -> None:
    for character in text:
        app.editor.post_message(events.Key(character, character))


def lines(editor: NoteEditor) -> list[str]:
    return [editor.render_line(y).text for y in range(editor.size.height)]


async def test_the_caret_steps_over_letters_and_lines() -> None:
    app = with_text("कक्षि स्त्री\nअ")
    async with app.run_test(size=SIZE) as pilot:
        places = []
        for _ in range(6):
            await pilot.press("right")
            places.append(app.editor.cursor_location)
        assert places == [(0, 1), (0, 5), (0, 6), (0, 12), (1, 0), (1, 1)]
        await pilot.press("left", "left", "left")
        assert app.editor.cursor_location == (0, 6)
        await pilot.press("shift+right")
        assert app.editor.selected_text == "स्त्री"


async def test_backspace_takes_a_code_point_and_delete_a_letter() -> None:
    app = with_text("कक्षि")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end", "backspace")
        assert app.editor.text == "कक्ष"
        await pilot.press("home", "right", "delete")
        assert app.editor.text == "क"


async def test_typing_a_conjunct_before_other_letters_keeps_the_order() -> None:
    app = with_text("मान्")
    async with app.run_test(size=SIZE) as pilot:
        typed(app, "र्य")
        await pilot.pause()
        assert app.editor.text == "र्यमान्"


async def test_word_steps_do_not_stop_at_vowel_signs() -> None:
    app = with_text("विकास खण्ड अधिकारी")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+right")
        assert app.editor.cursor_location == (0, len("विकास"))
        await pilot.press("ctrl+right", "ctrl+left")
        assert app.editor.cursor_location == (0, len("विकास "))


async def test_joiners_are_typed() -> None:
    app = Sheet()
    async with app.run_test(size=SIZE) as pilot:
        typed(app, "क्\u200dष")
        await pilot.pause()
        assert app.editor.text == "क्\u200dष"


async def test_text_is_composed_on_entry_and_after_deleting() -> None:
    app = with_text("e")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end")
        typed(app, "\u0301")
        await pilot.pause()
        assert app.editor.text == "é"
        app.editor.text = "ex\u0301"
        app.editor.delete((0, 1), (0, 2))
        assert app.editor.written_text == "é"
        app.editor.text = ""
        assert app.editor.insert_text("\u0958 na\u0303")
        assert app.editor.text == "क\u093c nã"
        await pilot.press("ctrl+z")
        assert app.editor.text == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\x1b[2Jb", Fault.CONTROL),
        ("a\x0cb", Fault.CONTROL),
        ("a\x85b", Fault.CONTROL),
        ("a\u202eb", Fault.DIRECTION),
        ("a\u2066b", Fault.DIRECTION),
        ("a\ud800b", Fault.SURROGATE),
        ("a" * 1_000_000, Fault.TOO_LONG),
    ],
    ids=["escape", "form feed", "next line", "override", "isolate", "surrogate", "long"],
)
async def test_unclean_text_is_refused_whole(text: str, fault: Fault) -> None:
    app = with_text("पहले")
    async with app.run_test(size=SIZE) as pilot:
        app.editor.post_message(events.Paste(text))
        await pilot.pause()
        assert app.editor.text == "पहले"
        assert app.faults == [fault]
        assert not app.editor.insert_text(text)


async def test_a_stored_text_with_what_may_not_enter_is_still_shown() -> None:
    app = with_text("एक\x1bदो\ud800\n\tतीन")
    async with app.run_test(size=SIZE):
        assert app.editor.text == "एक\ufffdदो\ufffd\n    तीन"


async def test_a_hundred_kilobytes_are_pasted_once_and_whole() -> None:
    paragraph = "विकास खण्ड अधिकारी ने निर्देशानुसार प्रतिवेदन प्रस्तुत किया। " * 8
    text = "\n\n".join([paragraph.strip()] * 84)
    assert len(text.encode()) > 100_000
    app = Sheet()
    async with app.run_test(size=SIZE) as pilot:
        started = time.process_time()
        app.editor.post_message(events.Paste(text))
        await pilot.pause()
        assert time.process_time() - started < 20
        assert app.editor.text == text
        assert app.editor.cursor_at_end_of_text
        assert app.faults == []


async def test_pasted_line_ends_and_tabs_become_ours() -> None:
    app = Sheet()
    async with app.run_test(size=SIZE) as pilot:
        app.editor.post_message(events.Paste("a\r\nb\rc\u2028d\te"))
        await pilot.pause()
        assert app.editor.text == "a\nb\nc\nd    e"


async def test_the_journal_is_written_while_typing_at_most_once_a_second() -> None:
    app = Sheet()
    async with app.run_test(size=SIZE) as pilot:
        started = time.perf_counter()
        for letter in "abcdefgh":
            await pilot.press(letter)
        await pilot.pause(JOURNAL_SECONDS + 0.2)
        assert app.journal[-1] == "abcdefgh"
        assert len(app.journal) <= 1 + (time.perf_counter() - started) / JOURNAL_SECONDS


async def test_the_journal_is_written_at_once_on_leaving() -> None:
    app = Sheet()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a", "tab")
        await pilot.pause()
        assert app.journal == ["a"]
        await pilot.pause(JOURNAL_SECONDS + 0.2)
        assert app.journal == ["a"]


async def test_a_loaded_text_is_not_journalled_until_changed() -> None:
    app = with_text("पुराना")
    async with app.run_test(size=SIZE) as pilot:
        app.editor.load_text("दूसरा")
        await pilot.pause()
        app.editor.flush_journal()
        await pilot.pause()
        assert app.journal == []


def test_paragraphs_are_blocks_between_blank_lines() -> None:
    assert paragraph_numbers(PARAGRAPHS.split("\n")) == (1, None, None, 2, None, None, 3)
    assert paragraph_numbers(["", " ", "a"]) == (None, None, 1)
    assert paragraph_numbers([]) == ()


@pytest.fixture
def hindi_numerals() -> Iterator[None]:
    numerals.install(Numerals.HINDI)
    yield
    numerals.install(Numerals.ASCII)


@pytest.mark.usefixtures("hindi_numerals")
async def test_paragraph_numbers_live_in_the_gutter_in_the_officers_digits() -> None:
    app = Sheet(lambda: NoteEditor(PARAGRAPHS, first_paragraph=9))
    async with app.run_test(size=SIZE) as pilot:
        assert [line[:4] for line in lines(app.editor)[:7]] == [
            "  ९ ", "    ", "    ", " १० ", "    ", "    ", " ११ ",
        ]  # fmt: skip
        await pilot.press("enter", "enter", "up", "up", "x")
        assert [line[:4].strip() for line in lines(app.editor)[:4]] == ["९", "", "१०", ""]
        assert "९" not in app.editor.text
        numerals.install(Numerals.ASCII)
        app.editor.refresh()
        await pilot.pause()
        assert [line[:4].strip() for line in lines(app.editor)[:4]] == ["9", "", "10", ""]


async def test_every_drawn_line_keeps_the_width_and_the_caret_lights_a_letter() -> None:
    app = with_text("विकास खण्ड अधिकारी ने राष्ट्रीय ग्रामीण रोजगार योजना " * 20 + "क्षि")
    async with app.run_test(size=(40, 12)) as pilot:
        room = app.editor.scrollable_content_region.width
        assert {cells.width(line) for line in lines(app.editor)} == {room}
        app.editor.move_cursor(app.editor.document.end)
        await pilot.press("left")
        row = app.editor.cursor_screen_offset.y - app.editor.content_region.y
        theme = app.editor._theme
        assert theme.cursor_style is not None
        lit = [
            segment.text
            for segment in app.editor.render_line(row)
            if segment.style and segment.style.bgcolor == theme.cursor_style.bgcolor
        ]
        assert lit == ["क्षि"]


async def test_moving_down_a_wrapped_text_rests_between_letters() -> None:
    text = "स्त्रीक्षिराष्ट्रीय" * 40
    app = with_text(text)
    bounds = {0}
    for cluster in cells.clusters(text):
        bounds.add(max(bounds) + len(cluster))
    async with app.run_test(size=(40, 12)) as pilot:
        for key in ("right", *["down"] * 12, "end", "up", "pagedown", "home"):
            await pilot.press(key)
            assert app.editor.cursor_location[1] in bounds


async def test_the_caret_is_drawn_only_with_focus() -> None:
    app = with_text("abc")
    async with app.run_test(size=SIZE) as pilot:
        with_focus = app.editor.render_line(0)
        await pilot.press("tab")
        assert app.editor.render_line(0) != with_focus
        await pilot.press("shift+tab")
        assert app.editor.render_line(0) == with_focus
        assert app.editor.cursor_blink is False


async def test_a_selection_over_lines_is_drawn() -> None:
    app = with_text("एक\n\nतीन")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("shift+down", "shift+down", "shift+end")
        assert app.editor.selected_text == "एक\n\nतीन"
        style = app.editor._theme.selection_style
        assert style is not None
        for y in range(3):
            colours = {s.style.bgcolor for s in app.editor.render_line(y) if s.style}
            assert style.bgcolor in colours


async def test_a_read_only_note_takes_no_text() -> None:
    app = Sheet(lambda: NoteEditor("अंतिम", read_only=True))
    async with app.run_test(size=SIZE) as pilot:
        typed(app, "x\u200d")
        app.editor.post_message(events.Paste("y"))
        await pilot.press("backspace")
        assert app.editor.text == "अंतिम"


@pytest.mark.parametrize(
    "text",
    [
        "क" + "\u0941" * 10_000,
        "a" * 60_000,
        "कार्यालय" * 7_000,
        "\u094dक" * 3,
        "👨\u200d👩\u200d👧🇮🇳" * 500,
    ],
    ids=["marks", "ascii", "hindi", "virama", "emoji"],
)
async def test_hostile_lines_stay_editable(text: str) -> None:
    app = with_text(text)
    async with app.run_test(size=SIZE) as pilot:
        started = time.process_time()
        await pilot.press("end", "left", "x", "backspace", "up", "home", "right", "delete")
        assert time.process_time() - started < 20
        room = app.editor.scrollable_content_region.width
        assert {cells.width(line) for line in lines(app.editor)} == {room}


async def test_keys_that_arrive_together_act_in_their_order() -> None:
    app = with_text("abc")
    async with app.run_test(size=SIZE) as pilot:
        for key, character in (("end", None), ("x", "x"), ("backspace", "\x08"), ("y", "y")):
            app.post_message(events.Key(key, character))
        await pilot.pause()
        await pilot.pause()
        assert app.editor.text == "abcy"


async def test_function_keys_are_left_to_the_screen() -> None:
    app = with_text("abc")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f6", "f7")
        assert app.editor.selected_text == ""
        await pilot.press("ctrl+shift+a")
        assert app.editor.selected_text == "abc"


@pytest.mark.parametrize("key", WHOLE_LETTER_KEYS)
async def test_a_whole_letter_is_deleted_on_its_own_key(key: str) -> None:
    app = with_text("राष्ट्रीय")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end", key, key)
        assert app.editor.text == "रा"
        await pilot.press("ctrl+z", "ctrl+z")
        assert app.editor.text == "राष्ट्रीय"


async def test_word_steps_know_the_danda_and_both_scripts() -> None:
    app = with_text("टीप है।अब 22-कार्यालय नस्ती")
    stops = [3, 6, 7, 9, 12, 13, 21, 27]
    async with app.run_test(size=SIZE) as pilot:
        found = []
        for _ in stops:
            await pilot.press("ctrl+right")
            found.append(app.editor.cursor_location[1])
        assert found == stops
        for _ in stops:
            await pilot.press("ctrl+left")
        assert app.editor.cursor_location == (0, 0)


async def test_what_deleting_joins_is_composed_and_undone_as_it_was() -> None:
    app = with_text("ex\u0301")
    async with app.run_test(size=SIZE) as pilot:
        app.editor.move_cursor((0, 2))
        await pilot.press("backspace")
        assert app.editor.text == "é"
        await pilot.press("ctrl+z")
        assert app.editor.text == "ex\u0301"
        await pilot.press("ctrl+y")
        assert app.editor.text == app.editor.written_text == "é"


async def test_steps_that_hold_too_much_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "CHARACTERS_MAX", 9_000)
    app = Sheet()
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(6):
            app.editor.insert_text("क" * 4_000)
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert app.editor.text == "क" * 16_000


async def test_a_key_never_reads_the_whole_note(monkeypatch: pytest.MonkeyPatch) -> None:
    app = with_text("\n".join(["कार्यालय की टीप"] * 3_000))
    async with app.run_test(size=SIZE) as pilot:
        app.editor.move_cursor((1_500, 4))
        await pilot.pause()
        asked: list[str] = []

        def counted(self: NoteText) -> str:
            asked.append("text")
            return "\n".join(self.lines)

        monkeypatch.setattr(NoteText, "text", property(counted))
        await pilot.press("x", "backspace", "down", "delete", "enter", "shift+left", "ctrl+right")
        app.editor.flush_journal()
        assert len(asked) <= 2  # the journal's own, once a second and on leaving
