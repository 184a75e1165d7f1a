"""One-line fields: the caret keeps to letters, nothing unclean enters, dates are understood."""

from collections.abc import Callable
from datetime import date

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widgets import Input

from eoffice_tui.present import cells
from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.entry import WHOLE_LETTER_KEYS, Fault
from eoffice_tui.widgets.line_input import DateFault, DateInput, LineInput, parse_date


@pytest.fixture(autouse=True)
def measured() -> None:
    width_patch.install(Rule.SUM1)


class Form(App[None]):
    """A field, a second one to leave for, and what was said."""

    field: LineInput

    def __init__(self, make: Callable[[], LineInput]) -> None:
        super().__init__()
        self.make = make
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        self.field = self.make()
        yield self.field
        yield Input(id="other")

    def on_line_input_unclean(self, message: LineInput.Unclean) -> None:
        self.said.append(message)

    def on_date_input_given(self, message: DateInput.Given) -> None:
        self.said.append(message)

    def on_date_input_wrong(self, message: DateInput.Wrong) -> None:
        self.said.append(message)


def faults(app: Form) -> list[Fault]:
    return [message.fault for message in app.said if isinstance(message, LineInput.Unclean)]


async def test_arrows_step_over_letters() -> None:
    app = Form(lambda: LineInput("कक्षि स्त्री"))
    async with app.run_test() as pilot:
        await pilot.press("home")
        places = []
        for _ in range(4):
            await pilot.press("right")
            places.append(app.field.cursor_position)
        assert places == [1, 5, 6, 12]
        await pilot.press("left")
        assert app.field.cursor_position == 6
        await pilot.press("shift+right")
        assert app.field.selected_text == "स्त्री"
        await pilot.press("left")
        assert app.field.cursor_position == 6


async def test_backspace_takes_a_code_point_and_delete_a_letter() -> None:
    app = Form(lambda: LineInput("कक्षि"))
    async with app.run_test() as pilot:
        await pilot.press("end", "backspace")
        assert app.field.value == "कक्ष"
        await pilot.press("home", "right", "delete")
        assert app.field.value == "क"


async def test_keys_that_arrive_together_act_in_their_order() -> None:
    app = Form(lambda: LineInput("abc"))
    async with app.run_test() as pilot:
        for key, character in (("home", None), ("x", "x"), ("delete", None), ("y", "y")):
            app.post_message(events.Key(key, character))
        await pilot.pause()
        await pilot.pause()
        assert app.field.value == "xybc"


async def test_word_steps_do_not_stop_at_vowel_signs() -> None:
    app = Form(lambda: LineInput("विकास खण्ड अधिकारी"))
    async with app.run_test() as pilot:
        await pilot.press("home", "ctrl+right")
        assert app.field.cursor_position == len("विकास ")


async def test_joiners_are_typed_and_text_is_composed() -> None:
    app = Form(LineInput)
    async with app.run_test() as pilot:
        for character in "क्\u200dष":
            app.field.post_message(events.Key(character, character))
        await pilot.pause()
        assert app.field.value == "क्\u200dष"
        app.field.value = ""
        await pilot.press("e")
        app.field.post_message(events.Key("combining", "\u0301"))
        await pilot.pause()
        assert app.field.value == "é"
        app.field.value = ""
        app.field.replace("\u0958", 0, 0)
        assert app.field.value == "क\u093c"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\x1bb", Fault.CONTROL),
        ("a\x9bb", Fault.CONTROL),
        ("a\u202eb", Fault.DIRECTION),
        ("a\ud800b", Fault.SURROGATE),
        ("a" * 1_000_000, Fault.TOO_LONG),
        ("क" + "\u0941" * 10_000, Fault.TOO_LONG),
    ],
    ids=["escape", "csi", "override", "surrogate", "long", "marks"],
)
async def test_unclean_text_is_refused_whole(text: str, fault: Fault) -> None:
    app = Form(lambda: LineInput("पहले"))
    async with app.run_test() as pilot:
        app.field.post_message(events.Paste(text))
        await pilot.pause()
        assert app.field.value == "पहले"
        assert faults(app) == [fault]


async def test_a_full_field_refuses_the_next_letter() -> None:
    app = Form(lambda: LineInput("abc", max_length=3))
    async with app.run_test() as pilot:
        await pilot.press("end", "d")
        assert app.field.value == "abc"
        assert faults(app) == [Fault.TOO_LONG]


async def test_pasted_lines_become_one_and_are_pasted_once() -> None:
    app = Form(LineInput)
    async with app.run_test() as pilot:
        app.field.post_message(events.Paste("विकास\r\nखण्ड\tx\n"))
        await pilot.pause()
        assert app.field.value == "विकास खण्ड    x"


async def test_the_caret_lights_the_whole_letter_and_the_line_keeps_its_width() -> None:
    app = Form(lambda: LineInput("aक्षिb"))
    async with app.run_test() as pilot:
        await pilot.press("home", "right")
        strip = app.field.render_line(0)
        caret = app.field.get_component_rich_style("input--cursor")
        lit = [s.text for s in strip if s.style and s.style.bgcolor == caret.bgcolor]
        assert "क्षि" in lit
        assert cells.width(strip.text) == strip.cell_length


async def test_a_click_lands_on_the_letter_seen() -> None:
    app = Form(lambda: LineInput("कार्यालय X"))
    async with app.run_test() as pilot:
        await pilot.click(LineInput, offset=(3 + 8, 1))
        assert app.field.cursor_position == len("कार्यालय ")


async def test_odd_marks_do_not_hurt() -> None:
    app = Form(lambda: LineInput("\u094dक", max_length=0))
    async with app.run_test() as pilot:
        app.field.replace("👨\u200d👩\u200d👧🇮🇳" * 50, 0, 0)
        app.field.replace("\u0941" * 10_000, 0, 0)
        await pilot.press("end", "left", "backspace", "home", "right", "delete")
        assert app.field.render_line(0).cell_length == app.field.scrollable_content_region.width + 1


@pytest.mark.parametrize(
    "text",
    [
        "21-11-2026",
        "21.11.2026",
        "21/11/2026",
        "21112026",
        "२१-११-२०२६",
        "२१११२०२६",
        " 21-11-2026 ",
    ],
)
def test_a_date_is_understood(text: str) -> None:
    assert parse_date(text) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("31-02-2026", DateFault.NO_SUCH_DAY),
        ("00-01-2026", DateFault.NO_SUCH_DAY),
        ("29-02-2025", DateFault.NO_SUCH_DAY),
        ("21-11.2026", DateFault.SHAPE),
        ("21-11-26", DateFault.SHAPE),
        ("2026-11-21", DateFault.SHAPE),
        ("211126", DateFault.SHAPE),
        ("\u0662\u0661-11-2026", DateFault.SHAPE),
        ("आज", DateFault.SHAPE),
        ("", DateFault.SHAPE),
        ("1" * 100_000, DateFault.SHAPE),
        ("01-01-1800", DateFault.TOO_EARLY),
        ("01-01-2300", DateFault.TOO_LATE),
    ],
    ids=str,
)
def test_a_wrong_date_says_what_is_wrong(text: str, fault: DateFault) -> None:
    assert parse_date(text) is fault


async def test_a_date_is_written_in_full_on_enter() -> None:
    app = Form(DateInput)
    async with app.run_test() as pilot:
        field = app.query_one(DateInput)
        await pilot.press(*"1.2.2026", "enter")
        assert field.value == "01-02-2026"
        assert field.given == date(2026, 2, 1)
        assert [m.given for m in app.said if isinstance(m, DateInput.Given)] == [date(2026, 2, 1)]


async def test_a_wrong_date_is_said_on_leaving_and_kept_for_mending() -> None:
    app = Form(lambda: DateInput(latest=date(2026, 11, 21)))
    async with app.run_test() as pilot:
        field = app.query_one(DateInput)
        await pilot.press(*"22112026", "tab")
        said = [(m.text, m.fault) for m in app.said if isinstance(m, DateInput.Wrong)]
        assert said == [("22112026", DateFault.TOO_LATE)]
        assert field.value == "22112026"
        assert field.given is None
        assert field.has_class("-invalid")


async def test_an_empty_date_says_nothing() -> None:
    app = Form(DateInput)
    async with app.run_test() as pilot:
        await pilot.press("tab")
        assert app.said == []


async def test_what_is_typed_in_one_go_is_undone_in_one_and_done_again() -> None:
    app = Form(LineInput)
    async with app.run_test() as pilot:
        await pilot.press(*"abc", "space", *"de", "backspace")
        app.field.insert_text("क्षि")
        values = [app.field.value]
        for key in ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z"):
            await pilot.press(key)
            values.append(app.field.value)
        assert values == ["abc dक्षि", "abc d", "abc de", "abc", ""]
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y")
        assert app.field.value == "abc dक्षि"
        await pilot.press("ctrl+z", "x", "ctrl+y")
        assert app.field.value == "abc dx"


async def test_what_a_screen_puts_in_is_not_undone() -> None:
    app = Form(LineInput)
    async with app.run_test() as pilot:
        await pilot.press("a")
        app.field.value = "दूसरा"
        await pilot.press("ctrl+z")
        assert app.field.value == "दूसरा"
        await pilot.press("end", "b", "ctrl+z")
        assert app.field.value == "दूसरा"


@pytest.mark.parametrize("key", WHOLE_LETTER_KEYS)
async def test_a_whole_letter_is_deleted_on_its_own_key(key: str) -> None:
    app = Form(lambda: LineInput("राष्ट्रीय"))
    async with app.run_test() as pilot:
        await pilot.press("end", key, key)
        assert app.field.value == "रा"
