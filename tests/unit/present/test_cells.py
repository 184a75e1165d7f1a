"""Cells: what a terminal was seen to do is what we count, and cutting never breaks a letter."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_tui.present import cells
from eoffice_tui.present.cells import Align, Quirk, Rule

SECONDS_MAX = 20.0
"""Far above what any of these takes; a quadratic step would be far above this."""

# (text, tmux, xterm, kitty 0.26, Windows Terminal, foot, kitty 0.48): cursor reports.
SEEN = (
    ("क", 1, 1, 1, 1, 1, 1),
    ("का", 2, 2, 1, 2, 1, 1),
    ("कि", 2, 2, 1, 2, 1, 1),
    ("की", 2, 2, 1, 2, 1, 1),
    ("कु", 1, 1, 1, 1, 1, 1),
    ("के", 1, 1, 1, 1, 1, 1),
    ("को", 2, 2, 1, 2, 1, 1),
    ("कं", 1, 1, 1, 1, 1, 1),
    ("कः", 2, 2, 1, 2, 1, 1),
    ("क्", 1, 1, 1, 1, 1, 1),
    ("क्ष", 2, 2, 2, 2, 2, 1),
    ("क्षि", 3, 3, 2, 2, 2, 1),
    ("ज्ञ", 2, 2, 2, 2, 2, 1),
    ("ज्ञा", 3, 3, 2, 2, 2, 1),
    ("त्र", 2, 2, 2, 2, 2, 1),
    ("त्र्य", 3, 3, 3, 2, 2, 1),
    ("श्री", 3, 3, 2, 2, 2, 1),
    ("स्त्री", 4, 4, 3, 2, 2, 1),
    ("स्थि", 3, 3, 2, 2, 2, 1),
    ("द्ध", 2, 2, 2, 2, 2, 1),
    ("ड़", 1, 1, 1, 1, 1, 1),
    ("फ़ा", 2, 2, 1, 2, 1, 1),
    ("र्क", 2, 2, 2, 2, 2, 1),
    ("र्का", 3, 3, 2, 2, 2, 1),
    ("र्\u200dय", 1, 2, 2, 2, 2, 1),
    ("क्\u200dष", 1, 2, 2, 2, 2, 1),
    ("क्\u200cष", 2, 2, 2, 2, 2, 2),
    ("मान्", 3, 3, 2, 3, 2, 2),
    ("।", 1, 1, 1, 1, 1, 1),
    ("₹", 1, 1, 1, 1, 1, 1),
    ("५", 1, 1, 1, 1, 1, 1),
    ("नमस्ते", 4, 4, 4, 4, 4, 3),
    ("कार्यालय", 7, 7, 5, 6, 5, 4),
    ("टिप्पणी", 6, 6, 4, 6, 4, 3),
    ("श्रीमान्", 6, 6, 4, 5, 4, 3),
    ("स्वीकृत", 5, 5, 4, 4, 4, 3),
    ("प्रस्तुत", 5, 5, 5, 5, 5, 3),
    ("निर्देशानुसार", 10, 10, 7, 10, 7, 6),
    ("राष्ट्रीय", 7, 7, 5, 5, 4, 3),
    ("विकास खण्ड अधिकारी", 17, 17, 12, 17, 12, 11),
    ("मनरेगा मज़दूरी भुगतान", 17, 17, 14, 17, 14, 14),
)
TMUX_JOINS_AFTER_ZWJ = frozenset({"र्\u200dय", "क्\u200dष"})
"""Here tmux swallows the letter after the joiner; the wider guess is kept on purpose."""

HINDI = st.text(alphabet="कखरतषसनमड़ािीुेोंः्\u200c\u200d ।५abc", max_size=40)
ANY_TEXT = st.text(max_size=60)
EMOJI = "👨\u200d👩\u200d👧\u200d👦🇮🇳👍🏽❤\ufe0f1\ufe0f\u20e3"
BAD_INPUT = (
    "क" + "\u0941" * 10_000,
    "e" + "\u0301" * 10_000,
    "क्" * 10_000,
    "\u0301" * 10_000,
    "क" + "\u094d" * 10_000,
    "a" * 1_000_000,
    "कार्यालय" * 125_000,
    EMOJI * 1_000,
    "\ud800" * 10_000,
)


@pytest.fixture(autouse=True)
def sum1() -> None:
    cells.install(Rule.SUM1)


@pytest.mark.parametrize("row", SEEN, ids=lambda row: ascii(row[0]))
def test_every_rule_counts_what_its_terminal_reported(
    row: tuple[str, int, int, int, int, int, int],
) -> None:
    text, tmux, xterm, kitty26, windows, foot, kitty48 = row
    assert cells.measure(text, rule=Rule.SUM1) == xterm
    assert cells.measure(text, rule=Rule.SUM1) == tmux or text in TMUX_JOINS_AFTER_ZWJ
    assert cells.measure(text, rule=Rule.SUM0) == kitty26
    assert cells.measure(text, rule=Rule.CLU2) == windows
    assert cells.measure(text, rule=Rule.CLU2Z) == foot
    assert cells.measure(text, rule=Rule.CLU1) == kitty48


# (text, quirk, cells by SUM1, cells with the quirk): what tmux, xterm and VTE reported.
DEPARTURES = (
    ("र्\u200dय", Quirk.JOINS, 2, 1),
    ("क्\u200dषि", Quirk.JOINS, 3, 2),
    ("क्\u200d", Quirk.JOINS, 1, 1),
    ("❤\ufe0f", Quirk.FLAT_SELECTOR, 2, 1),
    ("👍🏽", Quirk.WIDE_TONES, 2, 4),
    ("आवक", Quirk.WIDE_VOWELS, 3, 4),
)


@pytest.mark.parametrize(("text", "quirk", "by_rule", "by_quirk"), DEPARTURES)
def test_a_quirk_changes_what_it_says_and_nothing_else(
    text: str, quirk: Quirk, by_rule: int, by_quirk: int
) -> None:
    assert cells.measure(text, rule=Rule.SUM1) == by_rule
    assert cells.measure(text, rule=Rule.SUM1, quirks=frozenset({quirk})) == by_quirk
    for other in set(Quirk) - {quirk}:
        assert cells.measure(text, rule=Rule.SUM1, quirks=frozenset({other})) == by_rule
    cells.install(Rule.SUM1, frozenset({quirk}))
    assert cells.width(text) == by_quirk


def test_the_installed_rule_decides() -> None:
    assert cells.width("राष्ट्रीय") == 7
    cells.install(Rule.CLU1)
    assert cells.installed() is Rule.CLU1
    assert cells.width("राष्ट्रीय") == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("क्षि", ("क्षि",)),
        ("कार्यालय", ("का", "र्या", "ल", "य")),
        ("क्\u200cष", ("क्\u200c", "ष")),
        ("क्\u200dष", ("क्\u200dष",)),
        ("फ़ाइल", ("फ़ा", "इ", "ल")),
        ("मान्", ("मा", "न्")),
        ("ક્ષ ক্ষ", ("ક્ષ", " ", "ক্ষ")),
        ("👨\u200d👩\u200d👧🇮🇳👍🏽", ("👨\u200d👩\u200d👧", "🇮🇳", "👍🏽")),
        ("\u094dक", ("\u094d", "क")),
        ("a\r\nb", ("a", "\r\n", "b")),
        ("", ()),
    ],
)
def test_clusters_are_what_a_reader_takes_for_letters(text: str, expected: tuple[str, ...]) -> None:
    assert cells.clusters(text) == expected


@given(HINDI | ANY_TEXT)
def test_clusters_lose_nothing(text: str) -> None:
    assert "".join(cells.clusters(text)) == text


@given(HINDI, st.integers(1, 30))
def test_fit_takes_exactly_the_cells(text: str, room: int) -> None:
    fitted = cells.fit(text, room)
    assert cells.width(fitted) == room
    is_read_whole = len(text) <= (room + 1) * cells.CODE_POINTS_PER_CELL_MAX
    if cells.width(text) <= room and is_read_whole:
        assert fitted.rstrip(" ") == text.rstrip(" ")


@given(ANY_TEXT, st.integers(1, 30))
def test_fit_holds_for_any_text(text: str, room: int) -> None:
    assert cells.width(cells.fit(text, room)) == room


def test_fit_cuts_between_letters_with_an_ellipsis() -> None:
    assert cells.fit("राष्ट्रीय", 6) == "रा…   "
    assert cells.fit("विषय", 6) == "विषय  "
    assert cells.fit("134", 6, align=Align.RIGHT) == "   134"
    assert cells.fit("विषय", 0) == ""


def test_filling_up_cuts_nothing() -> None:
    assert cells.filled("विषय", 6) == "विषय  "
    assert cells.filled("12", 4, align=Align.RIGHT) == "  12"
    assert cells.filled("राष्ट्रीय", 3) == "राष्ट्रीय"


def test_fit_shows_what_cannot_be_drawn() -> None:
    assert cells.fit("a\nb\x1b[2Jc\ud800\u202e", 12) == "a b�[2Jc��  "


@given(HINDI | ANY_TEXT, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_no_word(text: str, room: int) -> None:
    lines = cells.wrap(text, room)
    assert all(cells.width(line) <= room for line in lines)
    shown = cells.visible(text.replace("\n", " ").replace("\r", " "))
    assert "".join("".join(lines).split()) == "".join(shown.split())


def test_wrap_breaks_at_blanks_and_keeps_empty_lines() -> None:
    assert cells.wrap("विकास खण्ड अधिकारी\n\nरीवा", 10) == [
        "विकास खण्ड",
        "अधिकारी",
        "",
        "रीवा",
    ]


def test_a_long_word_is_folded_between_letters() -> None:
    assert cells.wrap("स्त्रीस्त्रीस्त्री", 9) == ["स्त्रीस्त्री", "स्त्री"]


def test_a_letter_wider_than_the_room_is_cut_rather_than_overflow() -> None:
    lines = cells.wrap("स्त्री", 3)
    assert all(cells.width(line) <= 3 for line in lines)
    assert "".join(lines) == "स्त्री"


@given(HINDI)
def test_cursor_steps_visit_the_bounds_both_ways(text: str) -> None:
    bounds = [0]
    for cluster in cells.clusters(text):
        bounds.append(bounds[-1] + len(cluster))
    forward = [0]
    while forward[-1] < len(text):
        forward.append(cells.next_bound(text, forward[-1]))
    backward = [len(text)]
    while backward[-1] > 0:
        backward.append(cells.prev_bound(text, backward[-1]))
    assert forward == bounds
    assert backward[::-1] == bounds


def test_snap_finds_the_start_of_the_letter() -> None:
    assert [cells.snap("कक्षि", index) for index in range(6)] == [0, 1, 1, 1, 1, 5]


@pytest.mark.parametrize("text", BAD_INPUT, ids=lambda text: f"{text[:2]!a}x{len(text)}")
def test_bad_input_costs_bounded_work(text: str) -> None:
    started = time.process_time()
    assert cells.width(cells.fit(text, 40)) == 40
    assert cells.width(text) >= 0
    lines = cells.wrap(text, 80)
    assert all(cells.width(line) <= 80 for line in lines)
    for index in (0, len(text) // 2, len(text)):
        assert cells.prev_bound(text, index) <= index <= cells.next_bound(text, index)
    assert time.process_time() - started < SECONDS_MAX


def test_a_step_in_a_long_line_reads_only_its_surroundings() -> None:
    text = "कार्यालय" * 125_000
    started = time.process_time()
    for _ in range(100):
        cells.prev_bound(text, 500_000)
        cells.next_bound(text, 500_000)
    assert time.process_time() - started < SECONDS_MAX / 4
