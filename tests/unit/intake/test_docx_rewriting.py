"""A .docx is rewritten in Unicode with everything else as it was, word by word in its own run."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from eoffice_tui.intake import Kind, NotTaken, Taken, Why, taken
from eoffice_tui.intake.docx_rewriting import Rewritten, rewritten
from tests.unit.intake.word_file import BODY, body, docx, paragraph, run, styles

KRUTI = "Kruti Dev 010"


def new_of(raw: bytes, *, everything: bool = False) -> Rewritten:
    found = rewritten(raw, everything=everything)
    assert isinstance(found, Rewritten), found
    return found


def part_of(raw: bytes, name: str = BODY) -> str:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return packed.read(name).decode()


def text_of(raw: bytes) -> str:
    found = taken(raw, Kind.DOCX)
    assert isinstance(found, Taken), found
    return found.after


def test_text_and_font_become_unicode_and_the_rest_stays() -> None:
    other = paragraph(run("Collector & Magistrate <Satna>", "Arial"), inside="<w:numPr/>")
    raw = docx(body(paragraph(run("dk;kZy; ", KRUTI)), other), settings="<a>as it was</a>")
    found = new_of(raw)
    xml = part_of(found.raw)
    assert "कार्यालय </w:t>" in xml
    assert KRUTI not in xml
    fonts = 'w:ascii="Nirmala UI" w:hAnsi="Nirmala UI" w:cs="Nirmala UI"'
    assert f"<w:rFonts {fonts}/>" in xml
    assert other in xml
    assert part_of(found.raw, "word/settings.xml") == "<a>as it was</a>"
    assert text_of(found.raw) == "कार्यालय \nCollector & Magistrate <Satna>\n"
    assert [part.source for part in found.taken.converted] == [KRUTI]


def test_a_parted_word_stands_where_it_began_and_the_next_in_its_own_run() -> None:
    parted = [run(text, KRUTI) for text in ("f", "LFkf", "r vkn", "s'k", " i=")]
    xml = part_of(new_of(docx(body(paragraph(*parted)))).raw)
    assert re.findall(r">([^<>]*)</w:t>", xml) == ["स्थिति", "", " आदेश", "", " पत्र"]


def test_headers_and_footnotes_are_converted_too() -> None:
    header = body(paragraph(run("dk;kZy;", KRUTI)))
    found = new_of(docx(body(paragraph(run("i=", KRUTI))), header1=header, footnotes=header))
    assert "कार्यालय" in part_of(found.raw, "word/header1.xml")
    assert "कार्यालय" in part_of(found.raw, "word/footnotes.xml")


def test_a_font_in_a_style_is_renamed_and_devanagari_is_as_bold_and_as_large() -> None:
    sheet = styles(
        f'<w:style w:styleId="Old"><w:rPr><w:rFonts w:ascii="{KRUTI}" w:cs="Mangal"/><w:b/>'
        '<w:sz w:val="28"/></w:rPr></w:style>'
    )
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>uke</w:t></w:r>"
    found = new_of(docx(body(paragraph(run("in"), bold, style="Old")), styles=sheet))
    assert text_of(found.raw) == "पदनाम\n"
    assert "<w:b/><w:bCs/></w:rPr>" in part_of(found.raw)
    renamed = part_of(found.raw, "word/styles.xml")
    assert '<w:rFonts w:ascii="Nirmala UI" w:cs="Nirmala UI"/>' in renamed
    assert '<w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/>' in renamed


def test_a_file_without_legacy_text_is_as_it_was() -> None:
    xml = body(paragraph(run("dk;kZy;", "Arial"), run("पत्र", "Mangal")))
    found = new_of(docx(xml))
    assert part_of(found.raw) == xml
    assert not list(found.taken.converted)


def test_a_text_box_inside_a_paragraph() -> None:
    sheet = styles(
        f'<w:style w:styleId="Old"><w:rPr><w:rFonts w:ascii="{KRUTI}"/></w:rPr></w:style>'
    )
    box = f"<w:r><w:pict>{paragraph(run('Office'))}</w:pict></w:r>"
    found = new_of(docx(body(paragraph(run("in"), box, run("uke"), style="Old")), styles=sheet))
    assert text_of(found.raw) == "Office\nपदनाम\n"


def test_what_is_special_in_xml_is_kept_special() -> None:
    found = new_of(docx(body(paragraph(run("< > & ¾", KRUTI)))))
    assert text_of(found.raw) == "ढ झ - =\n"
    found = new_of(docx(body(paragraph(run("x ¿ ☃ À", KRUTI)))), everything=True)
    assert text_of(found.raw) == "ग { ☃ }\n"
    assert found.taken.unknown == ("☃",)


def test_a_byte_that_is_a_blank_in_one_reading_only() -> None:
    found = new_of(docx(body(paragraph(run("d\x85", KRUTI), run("k\uf020d", KRUTI)))))
    assert "क" in text_of(found.raw)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"plain", Why.NOT_A_DOCX),
        (docx(body())[:60], Why.DAMAGED),
        (docx(body(paragraph(run("x", "Shusha")))), Why.OTHER_LEGACY),
        (docx(body(before="<!DOCTYPE a [<!ENTITY b 'c'>]>")), Why.DECLARATIONS),
        (docx(body().replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')), Why.WRONG_ENCODING),
        (docx(body(), header1="<not closed"), Why.DAMAGED),
    ],
    ids=range(6),
)
def test_bad_files_are_named(raw: bytes, why: Why) -> None:
    found = rewritten(raw)
    assert isinstance(found, NotTaken)
    assert found.why is why
