"""The first line of every screen: where one is, as whom, and how it stands with the server."""

from dataclasses import dataclass, replace

from textual.widgets import Static

from eoffice_tui.present import cells

GAP = "  "
BADGE_SHARE = 2
"""The badge takes at most half of the line."""


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """The words of the header, in the running language."""

    title: str
    office: str = ""
    post: str = ""
    badge: str = ""
    tag: str = ""
    """Which layer types, while a field of text has the focus."""

    def fitted(self, room: int) -> str:
        """The line in so many cells: the title first, the badge at the right end, never pushed."""
        badge = self.badge
        if cells.width(badge) > room // BADGE_SHARE:
            badge = cells.fit(badge, room // BADGE_SHARE).rstrip()
        right = GAP.join(filter(None, (self.tag, badge)))
        left = " · ".join(filter(None, (self.title, self.office, self.post)))
        gap = GAP if right else ""
        return cells.fit(left, max(0, room - cells.width(right) - cells.width(gap))) + gap + right


class OfficeHeader(Static):
    """Draws the header line in the width there is."""

    DEFAULT_CSS = """
    OfficeHeader { height: 1; padding: 0 1; background: $primary; color: $text; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.line = HeaderLine(title="")

    def show(self, line: HeaderLine) -> None:
        """Show other words."""
        self.line = replace(line, tag=self.line.tag)
        self._draw()

    def tag(self, tag: str) -> None:
        """Say which layer types here; nothing when no field of text has the focus."""
        if tag != self.line.tag:
            self.line = replace(self.line, tag=tag)
            self._draw()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self._draw()

    def _draw(self) -> None:
        self.update(self.line.fitted(self.content_size.width))
