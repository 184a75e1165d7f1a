"""Which font a run of a .docx has when it does not say so itself: its styles, and the default."""

from dataclasses import dataclass, field

from eoffice_tui.intake.docx_file import Attributes

BASED_ON_MAX = 32
"""Styles stand on others; a ring of them has no end."""


def font_in(attributes: Attributes) -> str | None:
    """The font that a `rFonts` gives to Latin bytes: '' for the theme's, None if it is silent."""
    if "asciiTheme" in attributes or "hAnsiTheme" in attributes:
        return ""
    return attributes.get("ascii", attributes.get("hAnsi"))


@dataclass
class Style:
    """A style: its font, and the style it stands on."""

    font: str | None = None
    based_on: str | None = None


@dataclass
class Styles:
    """The styles of a file by their names; a visitor of `word/styles.xml`."""

    known: dict[str, Style] = field(default_factory=dict)
    default_font: str | None = None
    default_paragraph: str | None = None
    _path: list[str] = field(default_factory=list)
    _style: Style = field(default_factory=Style)

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self._path.append(name)
        match self._path[-3:]:
            case [*_, "style"]:
                self._begin(attributes)
            case [*_, "basedOn"]:
                self._style.based_on = attributes.get("val")
            case ["style", "rPr", "rFonts"]:
                self._style.font = font_in(attributes)
            case ["rPrDefault", "rPr", "rFonts"]:
                self.default_font = font_in(attributes)

    def _begin(self, attributes: Attributes) -> None:
        self._style = Style()
        name = attributes.get("styleId", "")
        self.known[name] = self._style
        if attributes.get("type") == "paragraph" and attributes.get("default") in ("1", "true"):
            self.default_paragraph = name

    def closed(self, name: str) -> None:
        """An element ends."""
        self._path.pop()

    def said(self, text: str) -> None:
        """Styles hold no text."""

    def font(self, *names: str | None) -> str:
        """The font by the first of these styles that gives one, else the file's own."""
        for name in (*names, self.default_paragraph):
            if (found := self._font_of(name)) is not None:
                return found
        return self.default_font or ""

    def _font_of(self, name: str | None) -> str | None:
        for _ in range(BASED_ON_MAX):
            style = self.known.get(name) if name is not None else None
            if style is None:
                return None
            if style.font is not None:
                return style.font
            name = style.based_on
        return None
