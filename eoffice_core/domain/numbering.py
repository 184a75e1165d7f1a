"""Diary and file numbers: patterns, provisional numbers, and the series a number is drawn from."""

import string
from dataclasses import dataclass
from datetime import date

from eoffice_core.domain.moment import financial_year, financial_year_start
from eoffice_core.domain.text import is_clean

DIARY_PATTERN_DEFAULT = "{serial}/{year}/{section}"
"""As in scenario S1: 4512/2025/तह-रहली. # R11"""

FILE_PATTERN_DEFAULT = "{serial}/{section}/{year}"
"""As customary in MP and CG: serial/branch/year. # domain 3.9"""

PLACES = frozenset({"serial", "year", "fy", "section", "office", "head"})
PATTERN_CHARACTERS_MAX = 60
NUMBER_CHARACTERS_MAX = 120


@dataclass(frozen=True, slots=True)
class Series:
    """What a serial runs within: never reused, never shared by two kinds of number.

    A series without a section runs through the whole office; one of year 0 never begins again.
    """

    kind: str
    section_code: str
    year: int


def series_of(pattern: str, *, kind: str, section_code: str, on: date) -> Series:
    """The series of a pattern: it begins again only where the number itself shows that. # F03"""
    shown = {name for _, name, _, _ in string.Formatter().parse(pattern)}
    year = 0
    if "year" in shown:
        year = on.year
    elif "fy" in shown:
        year = financial_year_start(on)
    return Series(kind=kind, section_code=section_code if "section" in shown else "", year=year)


def pattern_faults(pattern: str) -> list[str]:
    """What is wrong with a number pattern; empty when it may be used."""
    if len(pattern) > PATTERN_CHARACTERS_MAX:
        return ["too long"]
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError as why:
        return [str(why)]
    faults = ["holds what nobody can see"] if _is_unseemly(pattern) else []
    faults += [
        f"unknown place {{{name}}}"
        for _, name, _, _ in parts
        if name is not None and name not in PLACES
    ]
    if any(spec or conversion for _, _, spec, conversion in parts):
        faults.append("a place takes no format")
    if sum(name == "serial" for _, name, _, _ in parts) != 1:
        faults.append("{serial} must stand in it exactly once")
    return faults


def _is_unseemly(pattern: str) -> bool:
    return not is_clean(pattern) or "\n" in pattern or "\t" in pattern


@dataclass(frozen=True, slots=True)
class NumberPlaces:
    """What the places of a pattern are filled with."""

    section: str
    office: str
    head: str
    on: date


def official_number(pattern: str, serial: int, places: NumberPlaces) -> str:
    """The official number of a serial: places filled in, no empty part left standing."""
    number = pattern.format(
        serial=serial,
        year=places.on.year,
        fy=financial_year(places.on),
        section=places.section,
        office=places.office,
        head=places.head,
    )
    parts = [part.strip() for part in number.split("/")]
    return "/".join(part for part in parts if part)


def provisional_number(device_code: str, serial: int) -> str:
    """The stand-in until the registry assigns a number; stays searchable beside it for ever."""
    return f"अनं.-{device_code}-{serial}"
