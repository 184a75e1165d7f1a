"""The private ground: each name we replace exists with the signature we replace it by."""

import importlib
import importlib.metadata
import inspect
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._wrap import compute_wrap_offsets
from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from eoffice_tui.present import cells, runs
from eoffice_tui.present.cells import Quirk, Rule
from eoffice_tui.widgets import width_patch

PROSE = (
    "विकास खण्ड अधिकारी ने राष्ट्रीय ग्रामीण रोजगार योजना के अन्तर्गत मज़दूरी भुगतान में हुए विलम्ब के "
    "कारणों का निर्देशानुसार परीक्षण कर प्रतिवेदन प्रस्तुत किया है; श्रीमान् के अवलोकनार्थ प्रस्तुत।"
)
STOCK_SIGNATURES = """
import inspect
import rich.cells, rich.segment, textual._cells, textual._wrap
import textual.document._wrapped_document, textual.widgets._input, textual.widgets._text_area
import textual.strip, textual._compositor
for place, name in {names!r}:
    module, _, owner = place.partition(":")
    holder = __import__(module, fromlist=["x"])
    holder = getattr(holder, owner) if owner else holder
    found = getattr(holder, name)
    print(list(inspect.signature(found).parameters))
"""


@pytest.fixture(autouse=True)
def measured() -> Iterator[None]:
    width_patch.install(Rule.SUM1)
    yield
    width_patch.install(Rule.SUM1)


def place_of(holder: object) -> str:
    if inspect.ismodule(holder):
        return holder.__name__
    assert isinstance(holder, type)
    return f"{holder.__module__}:{holder.__name__}"


def test_the_libraries_are_the_pinned_ones() -> None:
    assert importlib.metadata.version("textual") == "8.2.8"
    assert importlib.metadata.version("rich") == "15.0.0"


def test_every_replaced_name_exists_and_takes_the_same_arguments() -> None:
    copied = [(importlib.import_module(place), name) for place, name, _ in width_patch.COPIED]
    replaced = [*((holder, name) for holder, name, _ in width_patch.REPLACED), *copied]
    names = [(place_of(holder), name) for holder, name in replaced]
    script = STOCK_SIGNATURES.format(names=names)
    stock = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for (holder, name), arguments in zip(replaced, stock, strict=True):
        ours = list(inspect.signature(getattr(holder, name)).parameters)
        assert len(ours) == len(arguments.strip("[]").split(", ")), name
        if name not in ("render", "render_partial_update", "get_character_cell_size"):
            assert str(ours) == arguments, name


@pytest.mark.parametrize("steps", [("load", "install"), ("install", "load")])
def test_the_editor_measures_so_whether_it_is_loaded_before_or_after(steps: Sequence[str]) -> None:
    load = "import textual.widgets._text_area\n"
    install = (
        "from eoffice_tui.present.cells import Rule\n"
        "from eoffice_tui.widgets import width_patch\n"
        "width_patch.install(Rule.SUM1)\n"
    )
    script = "".join({"load": load, "install": install}[step] for step in steps) + (
        "import sys\n"
        "for module, name, ours in width_patch.COPIED:\n"
        "    print(getattr(sys.modules[module], name) is ours)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["True"] * len(width_patch.COPIED)


@pytest.mark.parametrize("rule", list(Rule))
def test_rich_and_textual_measure_as_cells_do(rule: Rule) -> None:
    width_patch.install(rule)
    for text in (PROSE, "कार्यालय", "स्त्री", "abc", "क्\u200dष", "👨\u200d👩\u200d👧"):
        assert cell_len(text) == cells.width(text)
        assert Content(text).cell_length == cells.width(text)
        assert Segment(text).cell_length == cells.width(text)
        assert Strip([Segment(text)]).cell_length == cells.width(text)


def test_a_second_rule_takes_the_place_of_the_first() -> None:
    assert cell_len("राष्ट्रीय") == 7
    width_patch.install(Rule.CLU1)
    assert cell_len("राष्ट्रीय") == 3


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("room", [3, 10, 40, 77])
def test_no_wrapped_row_overflows(rule: Rule, room: int) -> None:
    width_patch.install(rule)
    offsets = compute_wrap_offsets(PROSE, room, 4)
    rows = [PROSE[a:b] for a, b in zip([0, *offsets], [*offsets, len(PROSE)], strict=True)]
    assert "".join(rows) == PROSE
    assert offsets == sorted(set(offsets))
    assert all(cells.width(row.rstrip()) <= max(room, 4) for row in rows)
    assert all(cells.width(row) <= room for row in chop_cells(PROSE, room) if room > 4)
    assert all(line.cell_length <= max(room, 4) for line in Content(PROSE).wrap(room))


@pytest.mark.parametrize("rule", list(Rule))
def test_any_cut_keeps_both_parts_widths(rule: Rule) -> None:
    width_patch.install(rule)
    text = "ab स्त्री क्षि राष्ट्रीय 👨\u200d👩\u200d👧 फ़ा"
    whole = cells.width(text)
    for cut in range(whole + 1):
        left, right = Segment(text).split_cells(cut)
        assert (left.cell_length, right.cell_length) == (cut, whole - cut)
        assert cells.width(set_cell_size(text, cut)) == cut
        left_strip, right_strip = Strip([Segment(text)]).divide([cut, whole])
        assert (left_strip.cell_length, right_strip.cell_length) == (cut, whole - cut)
        assert Strip([Segment(text)]).crop(cut).cell_length == whole - cut


def test_a_cluster_cut_by_an_edge_becomes_blanks() -> None:
    left, right = Segment("aस्त्रीb").split_cells(3)
    assert (left.text, right.text) == ("a  ", "  b")


def rendered(text: str, style: Style | None) -> str:
    return Strip([Segment(text, style)]).render(Console(color_system="truecolor"))


@pytest.mark.parametrize("style", [None, Style(bold=True)])
def test_a_hindi_run_is_followed_by_the_cursor_put_back(style: Style | None) -> None:
    sent = rendered("क्र. विषय |", style)
    assert "\x1b7\x1b[2Xक्र\x1b8\x1b[2C. " in sent
    assert "\x1b7\x1b[4Xविषय\x1b8\x1b[4C |" in sent


def test_plain_text_is_sent_as_it_is() -> None:
    assert rendered("File 134/2026 · ready", None) == "File 134/2026 · ready"


def test_nukta_pairs_are_drawn_as_one_letter() -> None:
    assert "\u095e\u093e" in rendered("फ\u093cा", None)


def test_nothing_that_steers_the_terminal_gets_through() -> None:
    sent = rendered("a\x1b]52;c;xx\x07\x9b2J\u202eb\ud800", None)
    assert sent == "a]52;c;xx2Jb\ufffd"
    sent.encode("utf-8")


def sent_sized(text: str) -> str:
    width_patch.install(Rule.CLU2, is_sized=True)
    return rendered(text, Style(bold=True))


def test_where_words_may_be_sized_each_is_a_unit_of_its_cells() -> None:
    sent = sent_sized("क्र. विषय |")
    assert "\x1b]66;w=2;क्र\x1b\\. \x1b]66;w=4;विषय\x1b\\ |" in sent
    assert "\x1b7" not in sent


def test_units_hold_seven_cells_at_most_and_break_between_letters() -> None:
    width_patch.install(Rule.CLU2, is_sized=True)
    for word in ("निर्देशानुसार", "कार्यालयाध्यक्षमहोदयको", "क" * 40, "क" + "\u0941" * 100):
        units = list(runs.units(word))
        assert "".join(unit for unit, _ in units) == word
        assert all(0 < taken <= runs.UNIT_CELLS_MAX for _, taken in units)
        assert sum(taken for _, taken in units) == cells.width(word)
    assert [taken for _, taken in runs.units("निर्देशानुसार")] == [4, 6]
    assert list(runs.units("प्राथमिकता")) == [("प्राथमि", 4), ("कता", 4)]


@given(st.text("कखरतषसनमआओ्््ाािीुेोंः", min_size=1, max_size=60))
def test_any_word_is_cut_into_units_that_hold_all_of_it(letters: str) -> None:
    cells.install(Rule.CLU2, frozenset({Quirk.WIDE_VOWELS}))
    word = f"क{letters}"
    units = list(runs.units(word))
    assert "".join(unit for unit, _ in units) == word
    assert sum(taken for _, taken in units) == cells.width(word)
    assert all(0 < taken <= runs.UNIT_CELLS_MAX for _, taken in units)


def test_units_steer_nothing() -> None:
    assert sent_sized("क\x1b]52;c;xx\x07ख\x9c").count("\x1b]") == 2
    assert "\x9c" not in sent_sized("क\x9cख")


async def test_where_words_are_units_whole_rows_are_drawn() -> None:
    class Two(App[None]):
        CSS = "Static { width: 20; height: 1; } Screen { layout: horizontal; }"

        def compose(self) -> ComposeResult:
            """Two labels beside each other."""
            yield Static("विषय", id="left")
            yield Static("क्रमांक", id="right")

    app = Two()
    async with app.run_test(size=(60, 4)) as pilot:
        compositor = app.screen._compositor
        for is_sized, drawn in ((False, 20), (True, 60)):
            width_patch.install(Rule.CLU2, is_sized=is_sized)
            await pilot.pause()
            compositor._dirty_regions = {app.query_one("#left").region}
            update = compositor.render_partial_update()
            assert update is not None
            assert update.spans == [(0, 0, drawn)]


def test_hostile_text_is_measured_and_wrapped_in_bounded_time() -> None:
    started = time.process_time()
    for text in ("क" + "\u0941" * 10_000, "a" * 1_000_000, "क्" * 10_000, "कार्यालय" * 50_000):
        cell_len(text)
        compute_wrap_offsets(text, 80, 4)
    assert time.process_time() - started < 20
