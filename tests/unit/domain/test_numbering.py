"""Numbers: patterns that an office may use, numbers made from them, and stand-ins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.numbering import (
    DIARY_PATTERN_DEFAULT,
    FILE_PATTERN_DEFAULT,
    NUMBER_CHARACTERS_MAX,
    PATTERN_CHARACTERS_MAX,
    NumberPlaces,
    Series,
    official_number,
    pattern_faults,
    provisional_number,
    series_of,
)
from tests.cast import SECTIONS

PLACES = NumberPlaces(section="तह-रहली", office="रहली", head="राजस्व", on=date(2025, 11, 10))
STANDING = [
    pattern
    for section in SECTIONS
    for pattern in (section.diary_pattern, section.file_pattern)
    if pattern
]


@pytest.mark.parametrize("pattern", [DIARY_PATTERN_DEFAULT, FILE_PATTERN_DEFAULT, *STANDING])
def test_the_patterns_in_use_have_no_fault(pattern: str) -> None:
    assert pattern_faults(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("{serial}" + "x" * PATTERN_CHARACTERS_MAX, "too long"),
        ("{serial", "expected '}' before end of string"),
        ("serial}", "Single '}' encountered in format string"),
        ("{serial}/{price}", "unknown place {price}"),
        ("{serial}/{}", "unknown place {}"),
        ("{serial}/{0}", "unknown place {0}"),
        ("{serial}/{year.real}", "unknown place {year.real}"),
        ("{serial}/{office[0]}", "unknown place {office[0]}"),
        ("{serial:06}", "a place takes no format"),
        ("{serial!r}", "a place takes no format"),
        ("{serial:{year}}", "a place takes no format"),
        ("{year}/{section}", "{serial} must stand in it exactly once"),
        ("{serial}/{serial}", "{serial} must stand in it exactly once"),
        ("", "{serial} must stand in it exactly once"),
        ("{serial}\u202e/{year}", "holds what nobody can see"),
        ("{serial}\n{year}", "holds what nobody can see"),
    ],
)
def test_a_fault_is_named(pattern: str, fault: str) -> None:
    assert fault in pattern_faults(pattern)


def test_the_longest_pattern_has_no_fault() -> None:
    assert pattern_faults("{serial}".ljust(PATTERN_CHARACTERS_MAX, "-")) == []


def test_all_faults_are_named() -> None:
    assert pattern_faults("{price}/{year:4}") == [
        "unknown place {price}",
        "a place takes no format",
        "{serial} must stand in it exactly once",
    ]


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (DIARY_PATTERN_DEFAULT, "4512/2025/तह-रहली"),
        (FILE_PATTERN_DEFAULT, "4512/तह-रहली/2025"),
        ("{head}/{serial}/{fy}-{section}", "राजस्व/4512/2025-26-तह-रहली"),
        ("{office}-{serial}", "रहली-4512"),
        ("{{{serial}}}", "{4512}"),
    ],
)
def test_a_number_is_made_from_its_pattern(pattern: str, number: str) -> None:
    assert official_number(pattern, 4512, PLACES) == number


def test_no_empty_part_is_left_standing() -> None:
    bare = NumberPlaces(section="नजारत", office="", head=" ", on=date(2025, 1, 1))
    assert official_number("{head}/{serial}/{office}/{section}/{fy}", 7, bare) == "7/नजारत/2024-25"


@given(st.text(max_size=80))
def test_whatever_has_no_fault_makes_a_number(pattern: str) -> None:
    if not pattern_faults(pattern):
        assert "4512" in official_number(pattern, 4512, PLACES)


def test_a_provisional_number_tells_itself_from_an_official_one() -> None:
    assert provisional_number("RHL1", 231) == "अनं.-RHL1-231"
    assert len(provisional_number("RHL1", 10**9)) < NUMBER_CHARACTERS_MAX


@pytest.mark.parametrize(
    ("pattern", "section_code", "year"),
    [
        (FILE_PATTERN_DEFAULT, "स्था.", 2027),
        ("{serial}/{section}/{fy}", "स्था.", 2026),
        ("{serial}/{section}/{fy}/{year}", "स्था.", 2027),
        ("{serial}/{section}", "स्था.", 0),
        ("{serial}/{year}", "", 2027),
        ("{head}/{serial}/{fy}", "", 2026),
        ("{office}-{serial}", "", 0),
    ],
)
def test_a_series_begins_again_only_where_its_numbers_show_it(
    pattern: str, section_code: str, year: int
) -> None:
    series = series_of(pattern, kind="file", section_code="स्था.", on=date(2027, 2, 1))
    assert series == Series(kind="file", section_code=section_code, year=year)


@given(
    st.sampled_from(
        ["{serial}/{section}/{fy}", "{serial}/{year}", "{section}-{serial}", "{serial}"]
    ),
    st.lists(st.dates(date(2025, 1, 1), date(2028, 12, 31)), max_size=30),
)
def test_no_number_comes_twice_as_the_years_go_by(pattern: str, days: list[date]) -> None:
    last: dict[Series, int] = {}
    numbers = []
    for at, on in enumerate(sorted(days)):
        section = "नजारत" if at % 2 else "स्था."
        series = series_of(pattern, kind="file", section_code=section, on=on)
        last[series] = last.get(series, 0) + 1
        places = NumberPlaces(section=section, office="SGR", head="", on=on)
        numbers.append(official_number(pattern, last[series], places))
    assert len(set(numbers)) == len(numbers)
