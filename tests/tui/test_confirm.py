"""Confirmation: shows the whole of what will be recorded, and answers only when asked."""

import time
from collections.abc import Sequence

import pytest
from textual.app import App
from textual.widgets import Static

from eoffice_tui.present import cells
from eoffice_tui.present.cells import Rule
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.confirm import Confirm, ConfirmWords, Sheet, sheet_lines

SIZE = (80, 24)
TITLE = Sentence("पुष्टि करें", "Confirm")
KEYS = Sentence("Enter/F2 दर्ज करें   Esc छोड़ें", "Enter/F2 record   Esc cancel")
PARTICULARS = (
    ("किसे · To", "अपर कलेक्टर, राजस्व शाखा"),
    ("टिप्पणी · Note", "विकास खण्ड अधिकारी का प्रतिवेदन [bold]प्रस्तुत[/] है।\nकृपया अनुमोदन करें।"),
)


@pytest.fixture(autouse=True)
def measured() -> None:
    width_patch.install(Rule.SUM1)


class Desk(App[None]):
    """Opens one confirmation and keeps its answer."""

    def __init__(self, particulars: Sequence[tuple[str, str]] = PARTICULARS) -> None:
        super().__init__()
        self.particulars = particulars
        self.answers: list[bool | None] = []

    def on_mount(self) -> None:
        _ = self.push_screen(Confirm(self.words, Language.HINDI), self.answers.append)

    def words(self, language: Language) -> ConfirmWords:
        return ConfirmWords(TITLE.say(language), self.particulars, KEYS.say(language))

    @property
    def sheet(self) -> Sheet:
        return self.screen.query_one(Sheet)

    def drawn(self) -> list[str]:
        return [self.sheet.render_line(y).text for y in range(self.sheet.size.height)]


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("f2", True), ("escape", False)])
async def test_keys_answer(key: str, answer: bool) -> None:  # noqa: FBT001
    app = Desk()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(key)
        assert app.answers == [answer]


async def test_other_keys_do_not_answer() -> None:
    app = Desk()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("y", "space", "tab", "down")
        assert app.answers == []


async def test_everything_is_shown_as_it_will_be_recorded() -> None:
    app = Desk()
    async with app.run_test(size=SIZE):
        drawn = app.drawn()
        assert len(drawn) == 3
        assert drawn[0].startswith("किसे · To")
        assert "[bold]प्रस्तुत[/]" in drawn[1]
        assert "कृपया अनुमोदन करें।" in drawn[2]
        assert {cells.width(line) for line in drawn} == {app.sheet.scrollable_content_region.width}
        footer = app.screen.query_one(".confirm--footer", Static)
        assert "Esc छोड़ें" in str(footer.render())
        assert footer.region.bottom <= SIZE[1]


async def test_a_long_note_scrolls_to_its_end() -> None:
    note = "\n".join(f"पंक्ति {number}" for number in range(100))
    app = Desk([("टिप्पणी", note)])
    async with app.run_test(size=SIZE) as pilot:
        assert "पंक्ति 0" in app.drawn()[0]
        assert app.screen.query_one(".confirm--footer", Static).region.bottom <= SIZE[1]
        await pilot.press("end")
        await pilot.pause(0.5)
        assert "पंक्ति 99" in app.drawn()[-1]
        assert app.answers == []


async def test_a_small_terminal_still_shows_the_keys() -> None:
    app = Desk([("टिप्पणी", "शब्द " * 500)])
    async with app.run_test(size=(40, 12)):
        assert app.screen.query_one(".confirm--footer", Static).region.bottom <= 12
        assert app.sheet.size.height >= 2


def test_long_labels_and_values_are_wrapped_side_by_side() -> None:
    lines = sheet_lines([("बहुत लम्बा नाम यहाँ", "एक दो"), ("ख", "तीन")], 24)
    assert [(line.label.strip(), line.value) for line in lines] == [
        ("बहुत लम्बा", "एक दो"),
        ("नाम यहाँ", ""),
        ("ख", "तीन"),
    ]


@pytest.mark.parametrize(
    "value",
    ["a" * 1_000_000, "कार्यालय" * 30_000, "क" + "\u0941" * 10_000, "\ud800\x1b[2J\u202e"],
    ids=["ascii", "hindi", "marks", "unclean"],
)
async def test_hostile_values_are_bounded_and_harmless(value: str) -> None:
    started = time.process_time()
    app = Desk([("x", value)])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "pagedown")
        assert all("\x1b" not in line and "\ud800" not in line for line in app.drawn())
        assert len({cells.width(line) for line in app.drawn()}) == 1
    assert time.process_time() - started < 20
