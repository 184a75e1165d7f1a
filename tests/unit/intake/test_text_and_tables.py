"""Text files are read in the encoding they are in or refused; tables are converted by column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_tui.intake import Kind, NotTaken, Taken, Why, taken
from eoffice_tui.intake.reading import COLUMNS_MAX, kind_of

LEGACY = "dk;kZy; ftyk f'k{kk vf/kdkjh] mÙkj izns'k\nThe Collector, Satna\n"
HINDI = "कार्यालय जिला शिक्षा अधिकारी, उत्तर प्रदेश\nThe Collector, Satna\n"


def after(raw: bytes, kind: Kind = Kind.TEXT, *, columns: frozenset[int] = frozenset()) -> str:
    found = taken(raw, kind, columns=columns)
    assert isinstance(found, Taken), found
    return found.after


def why(raw: bytes, kind: Kind = Kind.TEXT) -> tuple[Why, str]:
    found = taken(raw, kind)
    assert isinstance(found, NotTaken)
    return found.why, found.name


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("text", [LEGACY, HINDI], ids=["legacy", "hindi"])
def test_unicode_files(text: str, encoding: str) -> None:
    assert after(text.encode(encoding)) == HINDI


@pytest.mark.parametrize("text", [LEGACY, LEGACY.replace("\n", "\r\n"), LEGACY.replace("\n", "\r")])
def test_kruti_dev_in_bytes_of_windows(text: str) -> None:
    assert after(text.encode("cp1252")) == HINDI


def test_a_western_text_in_bytes_of_windows() -> None:
    assert (
        after("The café of Zürich, as of old\n".encode("cp1252"))
        == "The café of Zürich, as of old\n"
    )


def test_a_form_with_lines_of_dots() -> None:
    form = "Name \u2026\u2026\u2026\u2026\u2026\u2026 \u2022 Date \u2014\u2014\u2014\u2014\n"
    assert after(form.encode("cp1252")) == form


def test_what_windows_has_no_letter_for_is_shown_by_its_number() -> None:
    raw = LEGACY.encode("cp1252") + b"dk;kZy; \x81 ftyk\n"
    assert "कार्यालय \u301481\u3015 जिला" in after(raw)


@pytest.mark.parametrize(
    ("raw", "refused"),
    [
        (b"\x00\x01\x02\x03" * 40, (Why.NO_TEXT, "")),
        (b"text\x00with a nul", (Why.NO_TEXT, "")),
        (b"text\x07with a bell", (Why.NO_TEXT, "")),
        (b"\xff\xfea", (Why.DAMAGED, "")),
        (b"\xff\xfe\x00\xd8a\x00", (Why.DAMAGED, "")),
        (b"\xef\xbb\xbf\xff\xff", (Why.DAMAGED, "")),
        (bytes(range(0xA1, 0xFB)) * 3, (Why.OTHER_LEGACY, "DV-TT")),
        ("日本語の文書です。".encode("shift_jis") * 9, (Why.WRONG_ENCODING, "")),
        (
            "âêØæðüÎØ ¥æñÚU ·ð¤ ·¤æÚU çÜç¹°Ð ·¤æ ãñ ãñ".encode("cp1252"),
            (Why.OTHER_LEGACY, "Chanakya"),
        ),
        (b"d{kk 10 osQ fy, oqQN ckrsa osQ lkFk oQh", (Why.OTHER_LEGACY, "Walkman Chanakya")),
        (b" \r\n \r\n", (Why.EMPTY, "")),
    ],
    ids=range(11),
)
def test_what_is_no_text_or_of_another_encoding_is_named(
    raw: bytes, refused: tuple[Why, str]
) -> None:
    assert why(raw)[0] is refused[0] or why(raw)[0] is Why.WRONG_ENCODING
    assert why(raw)[1] in (refused[1], "")


def test_one_line_without_end() -> None:
    assert after(b"dk;kZy; " * 100_000).startswith("कार्यालय कार्यालय")


def test_more_text_than_may_be_taken() -> None:
    assert why(b"abcdefgh " * 120_000) == (Why.TOO_MUCH, "")


TABLE = (
    "Øekad,Name,fooj.k,Date\n"
    '1,Ram Kumar,"lMd fuekZ.k dk;Z] xzke iapk;r",15-08-2024\n'
    "2,Sita Devi,i'kq fpfdRlk foHkkx ls izkIr i=,16-08-2024\n"
)


def test_a_table_is_converted_by_column() -> None:
    rows = after(TABLE.encode("cp1252"), Kind.TABLE).splitlines()
    assert rows[1] == '1,Ram Kumar,"सडक निर्माण कार्य, ग्राम पंचायत",15-08-2024'
    assert rows[2] == "2,Sita Devi,पशु चिकित्सा विभाग से प्राप्त पत्र,16-08-2024"
    assert rows[0].endswith("Name,विवरण,Date")


def test_a_person_may_name_the_columns() -> None:
    rows = after(b"uke,uke\ndey,dey\n", Kind.TABLE, columns=frozenset({2})).splitlines()
    assert rows == ["uke,नाम", "dey,कमल"]


def test_a_converted_cell_is_no_formula() -> None:
    raw = b"fooj.k\n&lM+d fuekZ.k dk;Z\n"
    assert after(raw, Kind.TABLE) == "विवरण\n'-सड़क निर्माण कार्य\n"


def test_tabs_part_a_table_where_every_line_has_them() -> None:
    assert after(b"uke\tdey flag\nin\tdey dqekj\n", Kind.TABLE, columns=frozenset({2})) == (
        "uke\tकमल सिंह\nin\tकमल कुमार\n"
    )


@pytest.mark.parametrize(
    ("raw", "refused"),
    [(b"," * (COLUMNS_MAX + 1), Why.TOO_MUCH), (b'"' + b"x" * 200_000 + b'"', Why.NO_TABLE)],
    ids=["columns", "cell"],
)
def test_tables_beyond_bounds(raw: bytes, refused: Why) -> None:
    assert why(raw, Kind.TABLE)[0] is refused


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("a.docx", b"", Kind.DOCX),
        ("a.DOC", b"", Kind.DOCX),
        ("a", b"PK\x03\x04", Kind.DOCX),
        ("a.csv", b"a", Kind.TABLE),
        ("a.txt", b"a", Kind.TEXT),
        ("", b"a", Kind.TEXT),
    ],
)
def test_the_kind_of_a_file(name: str, raw: bytes, kind: Kind) -> None:
    assert kind_of(name, raw) is kind


@given(st.binary(max_size=200), st.sampled_from(Kind))
def test_no_bytes_break_it(raw: bytes, kind: Kind) -> None:
    assert isinstance(taken(raw, kind), Taken | NotTaken)
