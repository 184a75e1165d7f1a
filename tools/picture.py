"""Draws the inbox of the sample office for the README: `python -m tools.picture`.

Each word is put where its cells are: the letters of Devanagari are not as wide as cells, and in a
line that ran on no column would stand under its title. Needs the fonts DejaVu and Noto, and Pillow
with Raqm, which comes with CairoSVG.
"""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

from eoffice_tui.app import OfficeApp
from eoffice_tui.bootstrap import DeskOpener
from eoffice_tui.demo import OFFERED
from eoffice_tui.desk import Desk
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language
from eoffice_tui.widgets.virtual_table import VirtualTable
from eoffice_tui.workday.server import sample_server

PICTURE: Final = Path(__file__).resolve().parents[1] / "docs" / "images" / "inbox.png"
COLUMNS, LINES = 90, 28
CELL_WIDTH, CELL_HEIGHT, LETTER, BASELINE = 12, 22, 19, 17
EDGE, TITLE_HEIGHT = 8, 38
WAIT_SECONDS: Final = 20
LATIN: Final = {"plain": "DejaVuSansMono.ttf", "bold": "DejaVuSansMono-Bold.ttf"}
HINDI: Final = {"plain": "NotoSansDevanagari-Regular.ttf", "bold": "NotoSansDevanagari-Bold.ttf"}
WORD: Final = re.compile(r"\S+")
ONE_SCRIPT: Final = re.compile(r"(?P<hindi>[\u0900-\u097f\u200c\u200d]+)|[^\u0900-\u097f]+")
DOTS: Final = ("#ff5f57", "#febc2e", "#28c840")


async def drawn_inbox(opener: DeskOpener, desk: Desk) -> Sequence[Sequence[Segment]]:
    """The lines of the inbox with the third case at hand, once it is in step with the server."""
    app = OfficeApp(opener, language=Language.HINDI)
    async with app.run_test(size=(COLUMNS, LINES)) as touch:
        app.enter(desk)
        await _until_in_step(touch, desk)
        app.screen.query_one(VirtualTable).cursor = 2
        await touch.pause()
        return [list(strip) for strip in app.screen._compositor.render_strips()]


async def _until_in_step(touch: Pilot[None], desk: Desk) -> None:
    for _ in range(WAIT_SECONDS):
        await touch.pause(1)
        if desk.sync_state().last_exchange and touch.app.screen.query_one(VirtualTable).row_count:
            await touch.pause(1)
            return
    raise TimeoutError("the desk did not come into step with the sample office's server")


def picture(lines: Sequence[Sequence[Segment]]) -> Image.Image:
    """A window with these lines in it."""
    width, height = COLUMNS * CELL_WIDTH + 2 * EDGE, LINES * CELL_HEIGHT + TITLE_HEIGHT + EDGE
    image = Image.new("RGBA", (width, height))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, width - 1, height - 1), 8, fill="#292929")
    for place, colour in enumerate(DOTS):
        draw.circle((22 + 20 * place, 19), 6, fill=colour)
    title = ImageFont.truetype(LATIN["bold"], 16)
    draw.text((width / 2, 19), "e-Office", font=title, fill="#c5c8c6", anchor="mm")
    for y, line in enumerate(lines):
        _draw_line(draw, line, TITLE_HEIGHT + y * CELL_HEIGHT)
    return image


def _draw_line(draw: ImageDraw.ImageDraw, line: Sequence[Segment], top: int) -> None:
    """The grounds first: a letter may reach into its neighbour's cells."""
    placed, x = [], EDGE
    for text, style, _ in line:
        placed.append((x, text, style or Style()))
        room = cells.width(text) * CELL_WIDTH
        draw.rectangle((x, top, x + room - 1, top + CELL_HEIGHT - 1), _colours(placed[-1][2])[1])
        x += room
    for x, text, style in placed:
        weight = "bold" if style.bold else "plain"
        for word in WORD.finditer(text):
            at: float = x + cells.width(text[: word.start()]) * CELL_WIDTH
            for part in ONE_SCRIPT.finditer(word[0]):
                font = ImageFont.truetype((HINDI if part["hindi"] else LATIN)[weight], LETTER)
                ink = _colours(style)[0]
                draw.text((at, top + BASELINE), part[0], font=font, fill=ink, anchor="ls")
                at += font.getlength(part[0])


def _colours(style: Style) -> tuple[str, str]:
    ink = style.color.get_truecolor().hex if style.color else "#e6e6e6"
    ground = style.bgcolor.get_truecolor().hex if style.bgcolor else "#10161c"
    return (ground, ink) if style.reverse else (ink, ground)


def main() -> None:
    """Start the sample office, sit down as its clerk, and draw what is seen."""
    with sample_server() as server:
        server.start()
        host, port = server.address
        opener = DeskOpener(home=server.place / "desks", server=f"http://{host}:{port}")
        desk = opener.open(OFFERED[0], server.password, lambda _step: None)
        assert isinstance(desk, Desk), desk
        try:
            lines = asyncio.run(drawn_inbox(opener, desk))
        finally:
            desk.close()
    picture(lines).save(PICTURE, optimize=True)
    print(PICTURE)


if __name__ == "__main__":
    main()
