"""A .docx gives its text run by run: what is in Kruti Dev is converted, nothing else is."""

from __future__ import annotations

import io
import zipfile

import pytest

from eoffice_tui.intake import Kind, Left, NotTaken, Taken, Why, docx_file, taken
from eoffice_tui.intake.text_taken import CHARACTERS_MAX, FILE_BYTES_MAX
from tests.unit.intake.word_file import BODY, body, docx, paragraph, run, styles

KRUTI = "Kruti Dev 010"


def read(raw: bytes, *, everything: bool = False) -> Taken:
    found = taken(raw, Kind.DOCX, everything=everything)
    assert isinstance(found, Taken), found
    return found


def refused(raw: bytes) -> NotTaken:
    found = taken(raw, Kind.DOCX)
    assert isinstance(found, NotTaken)
    return found


def test_only_runs_in_kruti_dev_are_converted() -> None:
    found = read(
        docx(
            body(
                paragraph(run("dk;kZy; ", KRUTI), run("Collector dk ", "Arial"), run("पत्र", KRUTI)),
                paragraph(run("vkns'k", "DevLys 010")),
            )
        )
    )
    assert found.after == "कार्यालय Collector dk पत्र\nआदेश\n"
    assert [(one.source, one.before) for one in found.converted] == [
        (KRUTI, "dk;kZy; "),
        (KRUTI, "पत्र"),
        ("DevLys 010", "vkns'k"),
    ]


def test_a_word_that_word_has_parted_is_converted_whole() -> None:
    found = read(docx(body(paragraph(run("f", KRUTI), run("LFk", KRUTI), run("fr", KRUTI)))))
    assert found.after == "स्थिति\n"


def test_the_font_may_stand_in_a_style_or_in_the_style_below_it() -> None:
    sheet = styles(
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
        f'<w:style w:styleId="Old"><w:rPr><w:rFonts w:ascii="{KRUTI}"/></w:rPr></w:style>'
        '<w:style w:styleId="Older"><w:basedOn w:val="Old"/></w:style>'
        '<w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>'
    )
    text = body(
        paragraph(run("dk"), style="Older"),
        paragraph(run("dk", style="Old")),
        paragraph(run("dk"), style="Ring"),
        paragraph(run("dk", "Arial"), style="Older"),
        paragraph(run("dk"), style="Unheard"),
    )
    assert read(docx(text, styles=sheet)).after == "का\nका\ndk\ndk\ndk\n"


def test_the_font_may_be_that_of_the_whole_file() -> None:
    sheet = styles(
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{KRUTI}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    assert read(docx(body(paragraph(run("dk"))), styles=sheet)).after == "का\n"


def test_the_mark_of_a_paragraph_and_a_tracked_change_give_no_font() -> None:
    mark = f'<w:rPr><w:rFonts w:ascii="{KRUTI}"/></w:rPr>'
    changed = (
        f'<w:r><w:rPr><w:rPrChange><w:rPr><w:rFonts w:ascii="{KRUTI}"/></w:rPr></w:rPrChange>'
        "</w:rPr><w:t>dk</w:t></w:r>"
    )
    assert read(docx(body(paragraph(run("dk"), changed, inside=mark)))).after == "dkdk\n"


def test_tables_breaks_and_text_boxes_keep_their_order() -> None:
    row = "".join(f"<w:tc>{paragraph(run(text, KRUTI))}</w:tc>" for text in ("uke", "in"))
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        f"{paragraph(run('in a box'))}</w:drawing></mc:Choice>"
        f"<mc:Fallback>{paragraph(run('in a box'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    text = body(
        f"<w:tbl><w:tr>{row}</w:tr></w:tbl>",
        paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"),
        paragraph(run("around"), box),
    )
    found = read(docx(text))
    assert found.after == "नाम\tपद\na\nb\tc\nin a box\naround\n"
    assert found.left[Left.PICTURES] == 1


def test_what_is_left_in_the_file_is_counted() -> None:
    text = body(
        paragraph(run("a"), inside="<w:numPr/>"),
        paragraph('<w:r><w:t>b</w:t><w:footnoteReference w:id="1"/></w:r>'),
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
        paragraph(f'<w:r><w:sym w:font="{KRUTI}" w:char="F064"/></w:r>'),
    )
    found = read(docx(text, header1="<a/>", footnotes="<a/>"))
    assert found.after == "a\nb\n□\nक\n"
    assert found.left == {
        Left.LIST_NUMBERS: 1,
        Left.FOOTNOTES: 1,
        Left.SYMBOLS: 1,
        Left.HEADERS: 1,
    }


def test_a_person_may_say_that_all_of_it_is_kruti_dev() -> None:
    assert read(docx(body(paragraph(run("dk", "Arial")))), everything=True).after == "का\n"


@pytest.mark.parametrize("font", ["Chanakya", "Shusha", "APS-DV-Prakash", "DV-TTYogesh"])
def test_another_legacy_font_is_refused_by_name(font: str) -> None:
    raw = docx(body(paragraph(run("dk", KRUTI)), paragraph(run("xyz", font))))
    found = refused(raw)
    assert found.why is Why.OTHER_LEGACY
    assert found.name
    assert font.startswith(found.name.split()[0])


def test_blanks_in_another_legacy_font_are_no_reason() -> None:
    assert read(docx(body(paragraph(run(" ", "Chanakya"), run("dk", KRUTI))))).after == " का\n"


# --- bad input ----------------------------------------------------------------------------------

WHOLE = docx(body(*(paragraph(run(f"dk;kZy; {n}", KRUTI)) for n in range(50))))


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_is_cut_off(share: float) -> None:
    assert refused(WHOLE[: int(len(WHOLE) * share)]).why in (Why.DAMAGED, Why.NOT_A_DOCX)


def test_a_byte_that_has_changed() -> None:
    for place in range(30, len(WHOLE), 37):
        broken = WHOLE[:place] + bytes([WHOLE[place] ^ 0xFF]) + WHOLE[place + 1 :]
        assert isinstance(taken(broken, Kind.DOCX), Taken | NotTaken)


def _zip(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as whole:
        for name, part in parts.items():
            whole.writestr(name, part)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", Why.EMPTY),
        (b"\x00" * 100, Why.EMPTY),
        (b"no zip at all", Why.NOT_A_DOCX),
        (b"PK\x03\x04 no zip either", Why.DAMAGED),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, Why.OLD_WORD),
        (_zip(readme="hello"), Why.NOT_A_DOCX),
        (_zip(**{BODY: "<not closed"}), Why.DAMAGED),
        (_zip(**{BODY: ""}), Why.DAMAGED),
        (docx(body(paragraph(run("  ")))), Why.EMPTY),
        (docx(body(before="<!DOCTYPE a [<!ENTITY b 'c'>]>")), Why.DECLARATIONS),
        (docx(body(paragraph(run("&")) + "&unheard;")), Why.DAMAGED),
        (docx(body("<w:r>" * 5_000 + "</w:r>" * 5_000)), Why.TOO_DEEP),
        (docx(body(paragraph(run("x" * (CHARACTERS_MAX + 1))))), Why.TOO_MUCH),
        (b"x" * (FILE_BYTES_MAX + 1), Why.TOO_LARGE),
    ],
    ids=range(14),
)
def test_bad_files_are_named(raw: bytes, why: Why) -> None:
    assert refused(raw).why is why


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_file, "PART_BYTES_MAX", 100_000)
    assert refused(docx(body(paragraph(run("x" * 200_000))))).why is Why.TOO_MUCH


def test_a_file_of_countless_parts_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_file, "PARTS_MAX", 3)
    assert refused(docx(body(), a="", b="", c="", d="")).why is Why.TOO_MUCH


def test_a_locked_part_is_refused() -> None:
    raw = bytearray(docx(body(paragraph(run("a")))))
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + flag] |= 1
    assert refused(bytes(raw)).why is Why.OLD_WORD
