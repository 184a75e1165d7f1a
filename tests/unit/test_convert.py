"""`eoffice convert`: text out, a word beside it in both languages, and nothing written over."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from eoffice_tui.convert import (
    EXIT_LOOK,
    EXIT_NOT_WRITTEN,
    EXIT_REFUSED,
    EXIT_USAGE,
    command,
)
from eoffice_tui.intake import Why
from eoffice_tui.present.sentences import intake as say
from tests.unit.intake.word_file import body, docx, paragraph, run

LEGACY = "dk;kZy; ftyk f'k{kk vf/kdkjh\n"
HINDI = "कार्यालय जिला शिक्षा अधिकारी\n"


@pytest.fixture
def legacy(tmp_path: Path) -> Path:
    """A text file of the typewriter's time."""
    path = tmp_path / "पत्र.txt"
    path.write_bytes(LEGACY.encode("cp1252"))
    return path


def test_text_goes_out_and_the_report_beside_it(
    legacy: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert command([str(legacy)]) == 0
    out, beside = capfd.readouterr()
    assert out == HINDI
    assert "बदले गए अंश 1" in beside
    assert "parts converted 1" in beside


def test_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LEGACY.encode())))
    assert command([]) == 0
    assert capfd.readouterr().out == HINDI


def test_into_a_new_file_and_never_over_another(
    legacy: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new.txt"
    assert command([str(legacy), "-o", str(new)]) == 0
    assert new.read_text(encoding="utf-8") == HINDI
    for taken in (new, legacy):
        before = taken.read_bytes()
        assert command([str(legacy), "-o", str(taken)]) == EXIT_NOT_WRITTEN
        assert taken.read_bytes() == before
    assert command([str(legacy), "-o", str(tmp_path / "no" / "where.txt")]) == EXIT_NOT_WRITTEN
    beside = capfd.readouterr().err
    assert say.EXISTS.hindi.format(file=new) in beside
    assert say.EXISTS.english.format(file=new) in beside


def test_runs_of_a_docx_are_reported_by_font_and_listed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        docx(body(paragraph(run("dk;kZy; ", "Kruti Dev 010"), run("Office", "Arial"))))
    )
    assert command([str(path), "--list"]) == 0
    out, beside = capfd.readouterr()
    assert out == "कार्यालय Office\n"
    assert "Kruti Dev 010: parts converted 1, characters 8" in beside
    assert "1  Kruti Dev 010  dk;kZy; → कार्यालय" in beside


def test_what_a_person_should_look_at_changes_the_exit_code(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("dk;kZy; ftyk¬ f'k{kk vf/kdkjh", encoding="utf-8")
    assert command([str(path)]) == EXIT_LOOK
    assert "(1) stand as they were: ¬" in capfd.readouterr().err


def test_nothing_to_convert_is_said_and_given_as_it_was(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(body(paragraph(run(LEGACY.strip(), "Arial")))))
    assert command([str(path)]) == 0
    out, beside = capfd.readouterr()
    assert out == LEGACY
    assert say.NOTHING.english in beside
    assert say.PERHAPS_ALL.hindi in beside
    assert command([str(path), "--all"]) == 0
    assert capfd.readouterr().out == HINDI


def test_columns_of_a_table(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("uke,uke\n", encoding="utf-8")
    assert command([str(path), "--columns", "2"]) == 0
    out, beside = capfd.readouterr()
    assert out == "uke,नाम\n"
    assert "Column 2: parts converted 1" in beside
    assert "स्तंभ 2: " in beside


@pytest.mark.parametrize("columns", ["", "a", "0", "1,-2", "501"])
def test_columns_that_are_none(columns: str) -> None:
    with pytest.raises(SystemExit) as left:
        command(["x.csv", "--columns", columns])
    assert left.value.code == EXIT_USAGE


def test_into_kruti_dev(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HINDI, encoding="utf-8")
    assert command([str(path), "--to", "krutidev"]) == 0
    assert capfd.readouterr().out == LEGACY
    path.write_text("आदेश A\n", encoding="utf-8")
    assert command([str(path), "--to", "krutidev"]) == EXIT_LOOK
    assert say.NOT_SHOWN.english[:20] in capfd.readouterr().err


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("absent.txt", None, Why.NOT_FOUND),
        ("folder", b"", Why.NOT_READABLE),
        ("empty.txt", b"", Why.EMPTY),
        ("cut.docx", docx(body())[:50], Why.DAMAGED),
        ("none.docx", b"plain", Why.NOT_A_DOCX),
        ("binary.txt", bytes(range(32)) * 9, Why.NO_TEXT),
        ("nul\0.txt", None, Why.NOT_FOUND),
    ],
    ids=range(7),
)
def test_refusals_are_said_in_both_languages(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, raw: bytes | None, why: Why
) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif raw is not None:
        path.write_bytes(raw)
    assert command([str(path)]) == EXIT_REFUSED
    out, beside = capfd.readouterr()
    assert out == ""
    for text in (say.WHY[why].hindi, say.WHY[why].english):
        assert text.partition("{")[0] in beside


def test_another_legacy_encoding_is_refused_by_name(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(body(paragraph(run("xyz", "Shivaji01")))))
    assert command([str(path)]) == EXIT_REFUSED
    assert "in Shivaji, which is not read here" in capfd.readouterr().err


def test_every_reason_has_its_sentence() -> None:
    assert set(say.WHY) == set(Why)
    for sentence in say.WHY.values():
        assert "{file}" in sentence.hindi
        assert "{file}" in sentence.english


def test_a_word_file_of_a_word_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(docx(body(paragraph(run("dk;kZy;", "Kruti Dev 010")))))
    before = old.read_bytes()
    assert command([str(old), "-o", str(new)]) == 0
    assert "Kruti Dev 010: parts converted 1" in capfd.readouterr().err
    assert command([str(new)]) == 0
    assert capfd.readouterr().out == "कार्यालय\n"
    assert old.read_bytes() == before
    assert command([str(old), "-o", str(old)]) == EXIT_NOT_WRITTEN
    assert command([str(old), "--to", "krutidev", "-o", str(tmp_path / "a.docx")]) == EXIT_USAGE
    assert not (tmp_path / "a.docx").exists()
