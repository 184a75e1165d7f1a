"""What is sent is less than everything, and the screen is the same as if everything were."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from eoffice_tui.present import cells
from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.line_differ import Differences, SendsDifferences, ShownRows, difference

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 24, 3
STYLES = (Style(), Style(bold=True), Style(reverse=True))
CONSOLE = Console(width=WIDTH, force_terminal=True, color_system="truecolor", _environ={})
CODE = re.compile(r"\x1b\[([\d;]*)([A-Za-z])|\x1b([78])")
WAIT_SECONDS_MAX = 60.0

WORDS = st.lists(st.sampled_from(["राम ", "कार्यालय ", "क्षि", "a", "ab ", " ", "é"]), max_size=8)
ROW = st.lists(st.tuples(WORDS.map("".join), st.sampled_from(STYLES)), max_size=4)


@pytest.fixture(autouse=True)
def measured() -> None:
    width_patch.install(Rule.SUM1)


def strip_of(row: list[tuple[str, Style]]) -> Strip:
    strip = Strip([Segment(text, style) for text, style in row])
    return strip.adjust_cell_length(WIDTH, STYLES[0])


class Grid:
    """As much of a terminal as these codes need; letters lie in the cells that we count."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, str]] = {}
        self.x = self.y = 0
        self._kept = (0, 0)
        self._look = ""

    def feed(self, sent: str) -> None:
        """Draw what was sent."""
        at = 0
        for found in CODE.finditer(sent):
            self._draw(sent[at : found.start()])
            self._obey(found)
            at = found.end()
        self._draw(sent[at:])

    def _obey(self, code: re.Match[str]) -> None:
        numbers = [int(number) for number in (code[1] or "").split(";") if number]
        match code[2] or code[3]:
            case "H":
                self.y, self.x = numbers[0] - 1, numbers[1] - 1
            case "m":
                self._look = re.sub("^0;?", "", code[1])
            case "X":
                for cell in range(self.x, self.x + numbers[0]):
                    self.cells[self.y, cell] = (" ", self._look)
            case "C":
                self.x += numbers[0]
            case "7":
                self._kept = (self.x, self.y)
            case "8":
                self.x, self.y = self._kept

    def _draw(self, text: str) -> None:
        for cluster in cells.clusters(text):
            for cell in range(cells.width(cluster)):
                self.cells[self.y, self.x + cell] = (cluster, self._look)
            self.x += cells.width(cluster)


def layout(strips: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[strip] for strip in strips], Region(0, 0, WIDTH, HEIGHT))


@given(st.lists(st.lists(ROW, min_size=HEIGHT, max_size=HEIGHT), min_size=2, max_size=5))
def test_the_screen_is_the_same_as_if_all_were_sent(
    pictures: list[list[list[tuple[str, Style]]]],
) -> None:
    shown, differing = ShownRows(), Grid()
    for picture in pictures:
        strips = [strip_of(row) for row in picture]
        whole = Grid()
        whole.feed(layout(strips).render_segments(CONSOLE))
        differing.feed(Differences(layout(strips), shown).render_segments(CONSOLE))
        assert differing.cells == whole.cells


def test_what_stands_already_is_not_sent_again() -> None:
    shown = ShownRows()
    strips = [strip_of([("विकास खण्ड", STYLES[0])])] * HEIGHT
    assert Differences(layout(strips), shown).render_segments(CONSOLE)
    assert Differences(layout(strips), shown).render_segments(CONSOLE) == ""
    shown.forget()
    assert Differences(layout(strips), shown).render_segments(CONSOLE)


def test_only_the_words_that_changed_are_sent() -> None:
    before = strip_of([("एक दो तीन चार", STYLES[0])])
    after = strip_of([("एक दो सात चार", STYLES[0])])
    skipped, rest = difference(before, after)
    assert (skipped, rest.text) == (cells.width("एक दो "), "सात")


def test_a_letter_is_never_cut() -> None:
    before, after = strip_of([("कक", STYLES[0])]), strip_of([("कक्षि", STYLES[0])])
    skipped, rest = difference(before, after)
    assert skipped == 0
    assert rest.text.startswith("कक्षि")


def test_where_something_else_was_drawn_over_it_all_is_sent() -> None:
    shown = ShownRows()
    row = strip_of([("विकास खण्ड", STYLES[0])])
    assert shown.drawn((0, 0, WIDTH), row, CONSOLE)
    assert shown.drawn((0, 4, 9), row.crop(0, 5), CONSOLE)
    assert "विकास" in shown.drawn((0, 0, WIDTH), row, CONSOLE)


def test_a_part_of_a_row_is_sent_as_textual_cuts_it() -> None:
    row = strip_of([("abcdefgh", STYLES[0])])
    update = ChopsUpdate([{0: row}], [(0, 0, 4)], [[WIDTH]])
    assert "efgh" not in Differences(update, ShownRows()).render_segments(CONSOLE)
    assert "abcd" in Differences(update, ShownRows()).render_segments(CONSOLE)


def test_the_private_names_are_there() -> None:
    assert list(inspect.signature(App._display).parameters) == ["self", "screen", "renderable"]
    assert "event" in inspect.signature(App._on_resize).parameters
    assert "isinstance(renderable, CompositorUpdate)" in inspect.getsource(App._display)
    assert list(inspect.signature(LayoutUpdate.__init__).parameters)[1:] == ["strips", "region"]
    chops = list(inspect.signature(ChopsUpdate.__init__).parameters)
    assert chops[1:] == ["chops", "spans", "chop_ends"]


async def test_a_resize_a_resume_and_another_screen_make_it_forget() -> None:
    app: SendsDifferences[None] = SendsDifferences()
    async with app.run_test(size=(40, 10)) as pilot:
        strip = Strip([Segment("a")])
        app._shown.drawn((0, 0, 1), strip, CONSOLE)
        await pilot.resize_terminal(50, 12)
        assert app._shown.drawn((0, 0, 1), strip, CONSOLE) != ""
        assert app.size == Size(50, 12)
        app._display(app.screen, None)
        app._shown.drawn((0, 0, 1), strip, CONSOLE)
        assert app._shown.drawn((0, 0, 1), strip, CONSOLE) == ""
        app.post_message(Driver.SignalResume())
        await pilot.pause()
        assert app._shown.drawn((0, 0, 1), strip, CONSOLE) != ""
        await app.push_screen(Screen())
        app._display(app.screen, None)
        assert app._shown.drawn((0, 0, 1), strip, CONSOLE) != ""


# --- a real terminal --------------------------------------------------------------------------

SESSION: tuple[tuple[tuple[str, ...], str], ...] = (
    (("send-keys", "-l", "नई टीप लिखी गई"), "नई टीप लिखी गई"),
    (("send-keys", "Down", "Down", "End", "Left", "S-Left", "S-Left", "S-Left"), "नई टीप"),
    (("send-keys", "-l", "बीच में"), "बीच में"),
    (("send-keys", "Enter", "Enter", "Up", "BSpace", "Delete", "Home"), "बीच में"),
    (("send-keys", "-l", "Estimate of works"), "Estimate of works"),
    (("send-keys", "F2"), "क्या"),
    (("send-keys", "F3"), "बीच में"),
    (("send-keys", "PageDown", "Down", "C-z", "C-z"), "बीच में"),
    (("send-keys", "Tab"), "कार्यालय"),
    (("send-keys", "-l", "रीवा"), "रीवा"),
    (("send-keys", "Home", "Right", "Delete"), "कालय"),
    (("send-keys", "BTab"), "कालय"),
    (("send-keys", "-l", "और"), "और"),
    (("resize-window", "-x", "70", "-y", "20"), "कालय"),
    (("send-keys", "-l", "फिर"), "फिर"),
    (("send-keys", "F2"), "क्या"),
)
"""What is done, and a text that is seen after it."""


class Tmux:
    """A session of tmux of its own, with our program in it."""

    def __init__(self, place: Path, how: str) -> None:
        self._command = ["tmux", "-S", str(place / how), "-f", os.devnull]
        env = ["env", "-u", "LINES", "-u", "COLUMNS", f"PYTHONPATH={ROOT}"]
        program = [*env, sys.executable, "-m", "tests.differ_in_terminal"]
        self.do("new-session", "-d", "-x", "90", "-y", "24", *program, how)
        self.do("set-option", "-g", "window-size", "manual")

    def do(self, *words: str) -> str:
        """Give tmux a command; what it answers."""
        done = subprocess.run([*self._command, *words], capture_output=True, check=True, cwd=ROOT)
        return done.stdout.decode()

    def shown(self) -> str:
        """The screen with its colours."""
        return self.do("capture-pane", "-p", "-e")


def same_and_quiet(*sessions: Tmux, until: str) -> str:
    """What all show, once it is the same, holds this text, and does not change any more."""
    before: set[str] = set()
    deadline = time.monotonic() + WAIT_SECONDS_MAX
    while time.monotonic() < deadline:
        time.sleep(0.25)
        screens = {session.shown() for session in sessions}
        if len(screens) == 1 and screens == before and until in CODE.sub("", min(screens)):
            return min(screens)
        before = screens
    raise TimeoutError("\n".join(before))


@contextmanager
def in_tmux(how: str) -> Iterator[Tmux]:
    with tempfile.TemporaryDirectory(prefix="eo") as place:
        tmux = Tmux(Path(place), how)
        try:
            yield tmux
        finally:
            tmux.do("kill-server")


def test_a_session_in_tmux_ends_in_the_same_screen_with_and_without() -> None:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    with in_tmux("whole") as whole, in_tmux("differing") as differing:
        same_and_quiet(whole, differing, until="कार्यालय")
        for command, expected in SESSION:
            whole.do(*command)
            differing.do(*command)
            same_and_quiet(whole, differing, until=expected)
