"""The text of a .docx, run by run, each with its font."""

from collections import Counter
from dataclasses import dataclass, field

from eoffice_core.script.fonts import Encoding, encoding_of
from eoffice_tui.intake.docx_file import Attributes
from eoffice_tui.intake.docx_styles import Styles, font_in
from eoffice_tui.intake.text_taken import CHARACTERS_MAX, Left, StopReading, Why

UNSHOWN = "□"
"""In place of a sign of a symbol font, which has no meaning outside it."""

_LEFT = {
    "numPr": Left.LIST_NUMBERS,
    "footnoteReference": Left.FOOTNOTES,
    "endnoteReference": Left.FOOTNOTES,
    "commentReference": Left.COMMENTS,
    "drawing": Left.PICTURES,
    "pict": Left.PICTURES,
}
_BLANKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font; '' is a font that nobody named, or the text's own blanks."""

    text: str
    font: str = ""


Line = list[Run]


@dataclass
class _Paragraph:
    """A paragraph while it is read; a text box inside it holds others."""

    style: str | None = None
    runs: Line = field(default_factory=list)


@dataclass
class _Look:
    """How a run looks, as far as it says so itself."""

    font: str | None = None
    style: str | None = None


@dataclass
class Body:
    """The lines of a file; a visitor of `word/document.xml`. A row of a table is one line."""

    styles: Styles
    left: Counter[Left] = field(default_factory=Counter)
    _boxes: list[list[Line]] = field(default_factory=lambda: [[]])
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _look: _Look = field(default_factory=_Look)
    _path: list[str] = field(default_factory=list)
    _skipped: int = 0
    _characters: int = 0

    @property
    def lines(self) -> list[Line]:
        """The lines in their order."""
        return self._boxes[0]

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self._path.append(name)
        if self._skipped or name == "mc:Fallback":
            self._skipped += 1
            return
        if name in _LEFT:
            self.left[_LEFT[name]] += 1
        match name:
            case "p":
                self._paragraphs.append(_Paragraph())
            case "tr" | "tc":
                self._boxes.append([])
            case "r":
                self._look = _Look()
            case _:
                self._told(name, attributes)

    def _told(self, name: str, attributes: Attributes) -> None:
        """What an element says of the run or the paragraph it stands in."""
        match self._path[-3:]:
            case ["p", "pPr", "pStyle"] if self._paragraphs:
                self._paragraphs[-1].style = attributes.get("val")
            case ["r", "rPr", "rFonts"]:
                self._look.font = font_in(attributes)
            case ["r", "rPr", "rStyle"]:
                self._look.style = attributes.get("val")
            case [*_, "r", "sym"]:
                self._symbol(attributes)
            case [*_, "r", blank] if blank in _BLANKS:
                self._add(Run(_BLANKS[blank]))

    def closed(self, name: str) -> None:
        """An element ends."""
        self._path.pop()
        if self._skipped:
            self._skipped -= 1
            return
        match name:
            case "p" if self._paragraphs:
                self._boxes[-1].append(self._paragraphs.pop().runs)
            case "tc":
                self._end_box(Run(" "))
            case "tr":
                self._end_box(Run("\t"))

    def _end_box(self, between: Run) -> None:
        """The paragraphs of a cell become one line, and the cells of a row become one."""
        parts = self._boxes.pop()
        line: Line = []
        for place, part in enumerate(parts):
            line += [between, *part] if place else part
        self._boxes[-1].append(line)

    def said(self, text: str) -> None:
        """Text stands here."""
        if not self._skipped and self._path[-1:] == ["t"]:
            self._add(Run(text, self._font()))

    def _font(self) -> str:
        if self._look.font is not None:
            return self._look.font
        paragraph = self._paragraphs[-1].style if self._paragraphs else None
        return self.styles.font(self._look.style, paragraph)

    def _symbol(self, attributes: Attributes) -> None:
        font = attributes.get("font", "")
        code = attributes.get("char", "")
        if encoding_of(font) is not Encoding.KRUTI_DEV or not _is_code(code):
            self.left[Left.SYMBOLS] += 1
            self._add(Run(UNSHOWN))
            return
        self._add(Run(chr(int(code, 16)), font))

    def _add(self, run: Run) -> None:
        self._characters += len(run.text)
        if self._characters > CHARACTERS_MAX:
            raise StopReading(Why.TOO_MUCH)
        if self._paragraphs:
            self._paragraphs[-1].runs.append(run)


def _is_code(text: str) -> bool:
    """Whether this is the four hexadecimal digits of a sign."""
    return len(text) == len("F064") and all(one in "0123456789abcdefABCDEF" for one in text)
