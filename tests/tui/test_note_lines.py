"""The layout of a note: kept up edit by edit it is the layout from scratch, at a constant price."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_tui.present import cells
from eoffice_tui.present.cells import Rule
from eoffice_tui.widgets import note_lines, width_patch
from eoffice_tui.widgets.note_lines import NoteLines, NoteText, paragraph_numbers

WIDTH = 12
TEXT = st.text(st.sampled_from("कषि्त्ा a  \n\n।é\u0301👩\u200d"), max_size=60)
PLACE = st.tuples(st.integers(0, 12), st.integers(0, 40))


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    width_patch.install(Rule.SUM1)
    monkeypatch.setattr(note_lines, "LINES_PER_BLOCK", 2)


def laid_out(text: str) -> NoteLines:
    return NoteLines(NoteText(text), WIDTH)


def layout(lines: NoteLines) -> list[object]:
    count = lines.note.line_count
    return [
        [lines.get_sections(line) for line in range(count)],
        [lines.line_at(row) for row in range(lines.height)],
        [lines.location_to_offset((line, 0)) for line in range(count)],
        [lines.paragraph(line) for line in range(count)],
    ]


def clamped(text: NoteText, place: tuple[int, int]) -> tuple[int, int]:
    line = min(place[0], text.line_count - 1)
    return line, min(place[1], len(text[line]))


@given(TEXT, st.lists(st.tuples(PLACE, PLACE, TEXT), min_size=1, max_size=6))
def test_a_layout_kept_up_is_the_layout_from_scratch(
    text: str, edits: list[tuple[tuple[int, int], tuple[int, int], str]]
) -> None:
    lines = laid_out(text)
    for one, other, inserted in edits:
        start, end = sorted((clamped(lines.note, one), clamped(lines.note, other)))
        result = lines.note.replace_range(start, end, inserted)
        lines.wrap_range(start, end, result.end_location)
        assert layout(lines) == layout(laid_out(lines.note.text))
        assert lines.note.characters == len(lines.note.text)


@given(TEXT)
def test_rows_fit_and_begin_between_letters(text: str) -> None:
    lines = laid_out(text)
    for line in range(lines.note.line_count):
        rows = lines.get_sections(line)
        assert "".join(rows) == lines.note[line]
        assert all(cells.width(row) <= WIDTH for row in rows)
        for before, row in pairwise(rows):
            assert before.endswith(" ") or cells.snap(before + row, len(before)) == len(before)


@given(TEXT)
def test_paragraphs_are_numbered_as_in_a_note_that_is_read(text: str) -> None:
    lines = laid_out(text)
    found = [lines.paragraph(line) for line in range(lines.note.line_count)]
    assert tuple(found) == paragraph_numbers(lines.note.lines)


@given(TEXT, st.integers(0, 60), st.integers(0, 14))
def test_every_cell_leads_to_a_place_that_is_drawn_at_or_before_it(
    text: str, row: int, cell: int
) -> None:
    lines = laid_out(text)
    row = min(row, lines.height - 1)
    line, section = lines.line_at(row)
    column = lines.get_target_document_column(line, cell, section)
    x, y = lines.location_to_offset((line, column))
    assert y == row
    assert x <= cell


def test_a_word_that_fits_no_row_is_cut_between_letters() -> None:
    lines = laid_out("राष्ट्रीय" * 10)
    assert lines.height > 5
    for row in lines.get_sections(0):
        assert cells.clusters(row)[0] in ("रा", "ष्ट्री", "य")


@pytest.mark.parametrize("count", [10, 10_000])
def test_a_key_lays_out_a_few_rows_whatever_the_length(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_lines, "LINES_PER_BLOCK", 128)
    lines = NoteLines(NoteText("\n".join(["निर्देशानुसार प्रतिवेदन प्रस्तुत किया।"] * count)), WIDTH)
    rows_of_one_line, made = lines.height // count, 0
    original = note_lines._row_end

    def counted(line: str, start: int, width: int) -> int:
        nonlocal made
        made += 1
        return original(line, start, width)

    monkeypatch.setattr(note_lines, "_row_end", counted)
    for inserted in ("य", " ", "\n"):
        place = (count // 2, 9)
        result = lines.note.replace_range(place, place, inserted)
        lines.wrap_range(place, place, result.end_location)
    assert made <= 4 * rows_of_one_line + 4


def test_a_key_in_a_line_of_a_whole_note_lays_out_a_few_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = NoteLines(NoteText("निर्देशानुसार प्रतिवेदन प्रस्तुत किया। " * 1_500), WIDTH)
    made = 0
    original = note_lines._row_end

    def counted(line: str, start: int, width: int) -> int:
        nonlocal made
        made += 1
        return original(line, start, width)

    monkeypatch.setattr(note_lines, "_row_end", counted)
    place = (0, 30_000)
    result = lines.note.replace_range(place, place, "य")
    lines.wrap_range(place, place, result.end_location)
    assert lines.height > 4_000
    assert made < 30
