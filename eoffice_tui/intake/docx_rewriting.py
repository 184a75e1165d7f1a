"""A .docx with its Kruti Dev text in Unicode, and everything else of it byte for byte as it was.

Word parts a word into runs as it likes, so the text of neighbouring runs in legacy fonts is
converted together and each word put back where it began.
"""

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from xml.sax.saxutils import escape

from eoffice_core.script.fonts import Encoding, encoding_of
from eoffice_core.script.krutidev import convert
from eoffice_tui.intake.docx_file import Attributes, DocxFile, walk
from eoffice_tui.intake.docx_styles import Styles, font_in
from eoffice_tui.intake.reading import BODY, STYLES, refuse_others
from eoffice_tui.intake.text_taken import CHARACTERS_MAX, NotTaken, Part, StopReading, Taken, Why

UNICODE_FONT = "Nirmala UI"
"""A Unicode font with Devanagari, on every Windows since 8."""

UNPACKED_BYTES_MAX = 128 * 1024 * 1024
_TEXT_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_FONTS = re.compile(rb"<(\w{1,16}):rFonts\b[^<>]*>")
_FONT = re.compile(rb':(?:ascii|hAnsi|cs|eastAsia)="([^"]{1,100})"')
_OTHER_SCRIPTS = re.compile(rb' \w+:cs(?:theme|Theme)?="[^"]*"')
_TWINS = (
    (re.compile(rb"(<w:b/>)(?!<w:bCs)"), rb"\1<w:bCs/>"),
    (re.compile(rb"(<w:i/>)(?!<w:iCs)"), rb"\1<w:iCs/>"),
    (re.compile(rb'<w:sz w:val="(\d+)"/>(?!<w:szCs)'), rb'<w:sz w:val="\1"/><w:szCs w:val="\1"/>'),
)
"""Word takes bold, italic and size of Devanagari from settings of their own."""

_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,80}encoding=[\"']([^\"'>]*)")
_WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Place:
    """One stretch of text in the XML: where its element begins and where its text ends."""

    begin: int
    end: int
    text: str
    font: str
    line: int
    """Runs of one line that follow one another without a break have the same number."""


@dataclass
class Places:
    """Where the text of a part stands; a visitor of it."""

    styles: Styles
    found: list[Place] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _at: int = 0
    _begin: int = 0
    _texts: list[str] = field(default_factory=list)
    _font: str | None = None
    _style: str | None = None
    _paragraphs: list[str | None] = field(default_factory=list)
    _line: int = 0
    _characters: int = 0

    def tell(self, at: int) -> None:
        """Where in the bytes the next event stands."""
        self._at = at

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self._path.append(name)
        match self._path[-3:]:
            case [*_, "p"]:
                self._line += 1
                self._paragraphs.append(None)
            case [*_, "r"]:
                self._font = self._style = None
            case ["p", "pPr", "pStyle"]:
                self._paragraphs[-1] = attributes.get("val")
            case ["r", "rPr", "rFonts"]:
                self._font = font_in(attributes)
            case ["r", "rPr", "rStyle"]:
                self._style = attributes.get("val")
            case [*_, "r", "t"]:
                self._begin, self._texts = self._at, []
            case [*_, "r", "tab" | "br" | "cr" | "sym"]:
                self._line += 1

    def said(self, text: str) -> None:
        """Text stands here."""
        if self._path[-1:] == ["t"]:
            self._texts.append(text)
            self._characters += len(text)
            if self._characters > CHARACTERS_MAX:
                raise StopReading(Why.TOO_MUCH)

    def closed(self, name: str) -> None:
        """An element ends."""
        if self._path[-2:] == ["r", "t"] and self._texts:
            text = "".join(self._texts)
            self.found.append(Place(self._begin, self._at, text, self._font_here(), self._line))
        elif name == "p":
            self._line += 1
            self._paragraphs.pop()
        self._path.pop()

    def _font_here(self) -> str:
        if self._font is not None:
            return self._font
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        return self.styles.font(self._style, paragraph)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new file, and what of it was converted."""

    raw: bytes
    taken: Taken


def rewritten(raw: bytes, *, everything: bool = False) -> Rewritten | NotTaken:
    """A .docx in which legacy text has become Unicode."""
    try:
        return _rewritten(DocxFile(raw), is_legacy=everything)
    except StopReading as stop:
        return stop.refused


def _rewritten(packed: DocxFile, *, is_legacy: bool) -> Rewritten:
    if packed.part(BODY) is None:
        raise StopReading(Why.NOT_A_DOCX)
    styles = Styles()
    if (styled := packed.part(STYLES)) is not None:
        walk(styled, styles)
    parts: list[Part] = []
    new = io.BytesIO()
    unpacked = 0
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as written:
        for name in dict.fromkeys(packed.names()):
            part = packed.part(name) or b""
            unpacked += len(part)
            if unpacked > UNPACKED_BYTES_MAX:
                raise StopReading(Why.TOO_MUCH)
            new_part = part
            if _TEXT_PARTS.fullmatch(name):
                new_part = _with_unicode(part, styles, parts, is_legacy=is_legacy)
            if name.startswith("word/") and name.endswith(".xml"):
                new_part = _with_unicode_fonts(new_part, has_new_text=new_part != part)
            written.writestr(name, new_part)
    return Rewritten(new.getvalue(), Taken(tuple(parts)))


def _with_unicode(xml: bytes, styles: Styles, parts: list[Part], *, is_legacy: bool) -> bytes:
    """The XML of a part with its legacy text converted; what was is added to `parts`."""
    encoding = _ENCODING.match(xml)
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")) or (
        encoding is not None and encoding[1].lower() != b"utf-8"
    ):
        raise StopReading(Why.WRONG_ENCODING)
    places = Places(styles)
    walk(xml, places, places.tell)
    refuse_others((place.text, place.font) for place in places.found)

    def kind_of(place: Place) -> tuple[int, bool, str]:
        is_krutidev = is_legacy or encoding_of(place.font) is Encoding.KRUTI_DEV
        return place.line, is_krutidev, place.font

    pieces: list[bytes] = []
    copied = 0
    for (_, is_krutidev, font), group in groupby(places.found, key=kind_of):
        together = list(group)
        if not is_krutidev:
            continue
        texts, part = _converted(together, font)
        parts.append(part)
        for place, text in zip(together, texts, strict=True):
            pieces += [xml[copied : place.begin], _element(xml, place, text)]
            copied = place.end
    return b"".join([*pieces, xml[copied:]])


def _converted(places: Sequence[Place], font: str) -> tuple[list[str], Part]:
    """The new text of each place: every word stands where it began."""
    before = "".join(place.text for place in places)
    found = convert(before)
    starts = [0, *accumulate(len(place.text) for place in places)][:-1]
    texts = [""] * len(places)
    old, new = [one.start() for one in _WORDS.finditer(before)], _WORDS.findall(found.text)
    if len(old) != len(new):  # a byte that is a blank in one reading and a glyph in the other
        old, new = [0], [found.text]
    for start, word in zip(old, new, strict=True):
        texts[bisect_right(starts, start) - 1] += word
    return texts, Part(before, found.text, font, found.unknown, is_converted=True)


def _element(xml: bytes, place: Place, text: str) -> bytes:
    """The beginning of a text's element and its new text; its end stands behind it in the XML."""
    name = re.split(rb"[\s>]", xml[place.begin : place.begin + 64], maxsplit=1)[0]
    return name + b' xml:space="preserve">' + escape(text).encode()


def _with_unicode_fonts(xml: bytes, *, has_new_text: bool) -> bytes:
    """The XML of a part with Unicode's font in place of the legacy ones."""
    new = _FONTS.sub(_renamed, xml)
    if new == xml and not has_new_text:
        return xml
    for setting, twin in _TWINS:
        new = setting.sub(twin, new)
    return new


def _renamed(found: re.Match[bytes]) -> bytes:
    """The fonts of a run or style; Devanagari has its own, which must be named as well."""
    names = {name.decode("utf-8", "replace") for name in _FONT.findall(found[0])}
    legacy = {name for name in names if encoding_of(name) is Encoding.KRUTI_DEV}
    if not legacy:
        return found[0]
    tag = _OTHER_SCRIPTS.sub(b"", found[0])
    for name in legacy:
        tag = tag.replace(b'"' + name.encode() + b'"', b'"' + UNICODE_FONT.encode() + b'"')
    closing = b"/>" if tag.endswith(b"/>") else b">"
    named = b" " + found[1] + b':cs="' + UNICODE_FONT.encode() + b'"'
    return tag.removesuffix(closing) + named + closing
