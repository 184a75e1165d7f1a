"""Pickers: typing narrows in either script, recent receivers come first, Esc gives nothing."""

import time
from collections.abc import Callable, Sequence

import pytest
from textual import events
from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Static

from eoffice_tui.present import cells
from eoffice_tui.present.cells import Rule
from eoffice_tui.present.sentences import Language
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.choice_list import Choice, ChoiceList, FilteredPicker, PickerLabels
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.post_picker import PostChoice, PostPicker, PostPickerLabels
from eoffice_tui.widgets.virtual_table import VirtualTable

SIZE = (80, 24)
WORDS = PickerLabels("किसे भेजें · Send to", "लिखें · Type", "कोई नहीं · None", "Enter चुनें · Esc छोड़ें")
LABELS = PostPickerLabels(WORDS, "पदनाम", "अधिकारी", "शाखा", "(रिक्त · vacant)")


def post(
    post_id: int, designation: str, officer: str, section: str, *, note: str = ""
) -> PostChoice:
    return PostChoice(
        post_id,
        designation,
        officer,
        section,
        "Collectorate Rewa",
        is_vacant=note == "vacant",
        is_recent=note == "recent",
    )


POSTS = (
    post(1, "Collector", "Smt. A. Verma", "Collectorate"),
    post(2, "अपर कलेक्टर", "श्री राम सम्बन्धी", "राजस्व शाखा"),
    post(3, "Section Officer", "", "Revenue", note="vacant"),
    post(4, "विकास खण्ड अधिकारी", "श्री ज़फ़र ख़ान", "मनरेगा", note="recent"),
)


@pytest.fixture(autouse=True)
def measured() -> None:
    width_patch.install(Rule.SUM1)


class Desk(App[None]):
    """Opens one picker and keeps its answer."""

    def __init__(self, make: Callable[[], ModalScreen[int | None]]) -> None:
        super().__init__()
        self.make = make
        self.answers: list[int | None] = []

    def on_mount(self) -> None:
        _ = self.push_screen(self.make(), self.answers.append)

    @property
    def table(self) -> VirtualTable:
        return self.screen.query_one(VirtualTable)

    def drawn(self) -> list[str]:
        return [self.table.render_line(y).text for y in range(self.table.size.height)]


def picker(posts: Sequence[PostChoice] = POSTS) -> Desk:
    return Desk(lambda: PostPicker(lambda _: posts, lambda _: LABELS, Language.HINDI))


async def test_recent_receivers_come_first_and_enter_chooses() -> None:
    app = picker()
    async with app.run_test(size=SIZE) as pilot:
        assert "विकास खण्ड अधिकारी" in app.drawn()[1]
        assert app.drawn()[1].startswith("▶↺")
        await pilot.press("enter")
        assert app.answers == [4]


@pytest.mark.parametrize(
    ("typed", "post_id"),
    [
        ("coll verma", 1),
        ("REVENUE", 3),
        ("राजस्व", 2),
        ("संबंधी", 2),
        ("जफर", 4),
        ("ज़फ़र", 4),
        ("officer section", 3),
    ],
)
async def test_typing_narrows_in_either_script(typed: str, post_id: int) -> None:
    app = picker()
    async with app.run_test(size=SIZE) as pilot:
        app.screen.query_one(LineInput).value = typed
        await pilot.pause()
        assert app.table.row_count == 1
        await pilot.press("enter")
        assert app.answers == [post_id]


async def test_keys_walk_while_the_filter_keeps_the_focus() -> None:
    app = picker()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "up", "c", "o", "l", "l")
        assert app.screen.query_one(LineInput).value == "coll"
        await pilot.press("pagedown", "enter")
        assert app.answers == [3]


async def test_what_is_under_the_cursor_is_shown_in_full() -> None:
    app = picker()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        shown = app.screen.query_one(".picker--chosen", Static).render()
        assert "Collectorate Rewa" in str(shown)


async def test_a_vacant_post_is_marked_by_sign_and_word_and_may_be_chosen() -> None:
    app = picker()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end", "down", "down", "down")
        line = next(line for line in app.drawn() if "Section Officer" in line)
        assert "○" in line
        assert "(रिक्त · vacant)" in line
        assert len({cells.width(line) for line in app.drawn()}) == 1
        await pilot.press("enter")
        assert app.answers == [3]


async def test_nothing_found_says_so_and_enter_chooses_nothing() -> None:
    app = picker()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*"zzz", "enter")
        assert "कोई नहीं · None" in app.drawn()[1]
        assert app.answers == []
        await pilot.press("escape")
        assert app.answers == [None]


async def test_a_click_on_the_chosen_row_chooses_it() -> None:
    app = picker()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(VirtualTable, offset=(5, 2))
        assert app.answers == []
        await pilot.click(VirtualTable, offset=(5, 2))
        assert app.answers == [1]


async def test_a_states_posts_are_narrowed_at_typing_speed() -> None:
    many = [post(n, f"Patwari {n}", "श्री अ ब स", "राजस्व") for n in range(10_000)]
    app = picker(many)
    async with app.run_test(size=SIZE) as pilot:
        started = time.process_time()
        await pilot.press(*"9999", "enter")
        assert time.process_time() - started < 20
        assert app.answers == [9_999]


async def test_hostile_names_are_drawn_in_their_columns() -> None:
    app = picker([post(1, "[bold]\x1b[2J" + "क" * 5_000, "\ud800" * 9, "\u0941" * 10_000)])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert len({cells.width(line) for line in app.drawn()}) == 1
        assert "[bold]" in app.drawn()[1]
        assert "\x1b" not in str(app.screen.query_one(".picker--chosen", Static).render())


async def test_a_choice_list_gives_the_key() -> None:
    choices = [Choice(10, "तत्काल · Immediate"), Choice(20, "सामान्य · Ordinary")]
    app = Desk(lambda: ChoiceList(lambda _: choices, lambda _: WORDS, Language.HINDI))
    async with app.run_test(size=SIZE) as pilot:
        assert isinstance(app.screen, FilteredPicker)
        await pilot.press(*"ordi")
        assert app.table.row_count == 1
        await pilot.press("enter")
        assert app.answers == [20]


async def test_an_empty_choice_list_can_only_be_left() -> None:
    choices: list[Choice[int]] = []
    app = Desk(lambda: ChoiceList(lambda _: choices, lambda _: WORDS, Language.HINDI))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "down", "escape")
        assert app.answers == [None]


async def test_keys_that_arrive_together_choose_what_they_say() -> None:
    app = picker()
    async with app.run_test(size=SIZE) as pilot:
        for key in ("down", "down", "enter"):
            app.post_message(events.Key(key, None))
        await pilot.pause()
        await pilot.pause()
        assert app.answers == [2]
