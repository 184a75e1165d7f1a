"""Pasted Kruti Dev is offered side by side; it never enters silently, and it is never lost."""

from functools import partial

import pytest
from textual import events, on
from textual.app import App, ComposeResult

from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language, legacy
from eoffice_tui.screens.pasting import answered, offer_unicode
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.pasted import LegacyPasted
from eoffice_tui.widgets.side_by_side import Offer, Readings, paired_lines
from tests.tui.faces import Touch

SIZE = (80, 24)
PASTED = "lsok esa]\nJh jke dqekj dk vkosnu¬ fnukad 15-08-2024"
AS_UNICODE = "सेवा में,\nश्री राम कुमार का आवेदन¬ दिनांक 15.08.2024"


class Page(App[None]):
    """One editor and one field, and the same answer to pasted text as the office gives."""

    def __init__(self, language: Language = Language.ENGLISH) -> None:
        super().__init__()
        self.language = language

    def compose(self) -> ComposeResult:
        yield NoteEditor("टीप: ")
        yield LineInput()

    @on(LegacyPasted)
    def ask(self, event: LegacyPasted) -> None:
        _ = self.push_screen(offer_unicode(event.found, self.language), partial(answered, event))


async def pasted(touch: Touch, text: str) -> None:
    """Paste a text where the caret is."""
    focused = touch.app.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await touch.pause()


def drawn(app: App[None]) -> str:
    """Every line on the screen."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


@pytest.mark.parametrize(
    ("key", "entered"), [("enter", AS_UNICODE), ("f2", AS_UNICODE), ("f4", PASTED), ("escape", "")]
)
async def test_the_officer_decides_how_it_enters_a_note(key: str, entered: str) -> None:
    app = Page()
    async with app.run_test(size=SIZE) as touch:
        editor = app.query_one(NoteEditor)
        editor.move_cursor(editor.document.end)
        editor.focus()
        await pasted(touch, PASTED)
        assert editor.text == "टीप: ", "nothing enters before the answer"
        await touch.press(key)
        assert editor.text == "टीप: " + entered
        assert app.focused is editor


@pytest.mark.parametrize(
    ("key", "entered"), [("enter", "अवकाश आवेदन"), ("f4", "vodk'k vkosnu"), ("escape", "")]
)
async def test_a_field_of_one_line_asks_too(key: str, entered: str) -> None:
    app = Page()
    async with app.run_test(size=SIZE) as touch:
        field = app.query_one(LineInput)
        field.focus()
        await touch.pause()
        await pasted(touch, "vodk'k vkosnu")
        await touch.press(key)
        assert field.value == entered


async def test_any_other_text_enters_at_once() -> None:
    app = Page()
    async with app.run_test(size=SIZE) as touch:
        field = app.query_one(LineInput)
        field.focus()
        await touch.pause()
        for text in ("The Collector, Satna", "कलेक्टर, सतना", "15-08-2024", "so-estt@example.org"):
            field.value = ""
            await pasted(touch, text)
            assert field.value == text


FOREIGN = "d{kk 10 osQ fy, osQ lkFk oQh osQ"


@pytest.mark.parametrize(("key", "entered"), [("enter", ""), ("escape", ""), ("f4", FOREIGN)])
async def test_another_encoding_is_refused_by_its_name(key: str, entered: str) -> None:
    app = Page()
    async with app.run_test(size=SIZE) as touch:
        editor = app.query_one(NoteEditor)
        editor.text = ""
        editor.focus()
        await pasted(touch, FOREIGN)
        assert legacy.FOREIGN_TITLE.say(app.language, name="Walkman Chanakya") in drawn(app)
        await touch.press(key)
        assert editor.text == entered
        if key == "escape":
            await pasted(touch, "º³¹¬¿ñäöüßÑäöüß ºñäöüß³¹¬")
            assert legacy.UNNAMED_TITLE.english in drawn(app)


async def test_a_text_that_is_too_long_is_refused_as_ever() -> None:
    app = Page()
    async with app.run_test(size=SIZE) as touch:
        editor = app.query_one(NoteEditor)
        editor.focus()
        await pasted(touch, "dk;kZy; " * (NOTE_CHARACTERS_MAX // 8 + 1))
        assert editor.text == "टीप: "
        assert not isinstance(app.screen, Offer)


@pytest.mark.parametrize(
    ("language", "size"), [(Language.HINDI, (80, 24)), (Language.ENGLISH, (80, 24))]
)
async def test_both_readings_and_the_keys_are_seen(
    language: Language, size: tuple[int, int]
) -> None:
    app = Page(language)
    async with app.run_test(size=size) as touch:
        app.query_one(NoteEditor).focus()
        await pasted(touch, "\n".join([PASTED] * 40))
        seen = drawn(app)
        for sentence in (legacy.AS_PASTED, legacy.AS_UNICODE, legacy.LOOK):
            assert sentence.say(language) in seen
        assert "lsok esa]" in seen
        assert "सेवा में," in seen
        assert legacy.UNKNOWN.say(language, count=40, glyphs="¬") in seen
        footer = app.screen.query_one(".offer--footer")
        assert footer.region.bottom < size[1]
        assert footer.region.height == 1


async def test_a_long_text_is_read_to_its_end() -> None:
    app = Page()
    async with app.run_test(size=SIZE) as touch:
        app.query_one(NoteEditor).focus()
        await pasted(touch, "\n".join(["dk;kZy; vkns'k"] * 60 + ["vafre iafDr"]))
        assert "अंतिम पंक्ति" not in drawn(app)
        await touch.press("end")
        await touch.pause()
        assert "अंतिम पंक्ति" in drawn(app)
        assert legacy.AS_UNICODE.english in drawn(app), "the heads stay"


def test_every_line_stands_beside_its_own() -> None:
    lines = paired_lines(Readings("a " * 30 + "\nb", "x\ny"), 20)
    assert [right for _, right in lines if right] == ["x", "y"]
    assert next(left for left, right in lines if right == "y") == "b"
    assert all(cells.width(left) <= 20 for left, _ in lines)
