"""Other legacy encodings are known by name, by their fonts or by what their text shows."""

from __future__ import annotations

import pytest

from eoffice_core.script.fonts import Encoding, called, encoding_of, foreign_writing


@pytest.mark.parametrize(
    "font", ["Kruti Dev 010", "KrutiDev010", "kruti_dev_021", "DevLys 010", "ABCDEF+KrutiDev010"]
)
def test_fonts_that_are_read(font: str) -> None:
    assert encoding_of(font) is Encoding.KRUTI_DEV


@pytest.mark.parametrize(
    ("font", "name"),
    [
        ("Chanakya", "Chanakya"),
        ("Walkman-Chanakya905", "Walkman Chanakya"),
        ("Shusha05", "Shusha"),
        ("APS-DV-Prakash", "APS"),
        ("DV-TTYogesh", "DV-TT"),
        ("Shivaji01", "Shivaji"),
        ("4CGandhi", "4C Gandhi"),
        ("AkrutiDevPriya", "Akruti"),
        ("Shree-Dev-0714", "Shree-Lipi"),
    ],
)
def test_fonts_that_are_refused_by_name(font: str, name: str) -> None:
    assert encoding_of(font) is Encoding.OTHER
    assert called(font) == name


@pytest.mark.parametrize("font", ["Mangal", "Nirmala UI", "Arial", "Times New Roman", "", "  "])
def test_fonts_of_today(font: str) -> None:
    assert encoding_of(font) is Encoding.UNICODE
    assert called(font) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("d{kk 10 osQ fy, oqQN ckrsa osQ lkFk oQh", "Walkman Chanakya"),
        ("âêØæðüÎØ ¥æñÚU âêØæüSÌ ·ð¤ â×Ø §â·¤æ ·¤æÚU‡æ çÜç¹°Ð ·¤æ ãñ ãñ", "Chanakya"),
        ("yah kaya- maoM hO AaOr nahIM hO", "Shusha"),
        ("ÑäöüßÑäöüßÑäöüß Ñäöüß", ""),
    ],
)
def test_text_that_is_refused_by_what_it_shows(text: str, name: str) -> None:
    assert foreign_writing(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Café, résumé, naïve",
        "नाम " + "…" * 60,
        "• " * 30,
        "—" * 30,
        "dk;kZy; ftyk f'k{kk vf/kdkjh",
        "कार्यालय",
        "",
        "£500 ± 5 % ½ ¼ ¾ © ® §",
    ],
)
def test_text_that_is_not(text: str) -> None:
    assert foreign_writing(text) is None
