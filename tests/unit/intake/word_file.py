"""Makes .docx files for tests, whole and broken."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = "word/document.xml"


def run(text: str, font: str = "", *, style: str = "") -> str:
    """A run in a font."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{named}{fonts}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", inside: str = "") -> str:
    """A paragraph of runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{inside}</w:pPr>{''.join(runs)}</w:p>"


def body(*parts: str, before: str = "") -> str:
    """The XML of the text."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{WORD}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{''.join(parts)}</w:body></w:document>"
    )


def styles(inside: str) -> str:
    """The XML of the styles."""
    return f'<w:styles xmlns:w="{WORD}">{inside}</w:styles>'


def docx(xml: str, **others: str) -> bytes:
    """A file with this text; other parts of `word/` by their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(BODY, xml)
        for name, part in others.items():
            whole.writestr(f"word/{name}.xml", part)
    return packed.getvalue()
