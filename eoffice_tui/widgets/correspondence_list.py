"""The correspondence side: the papers of a file with serial, number, subject, sender and date."""

from collections.abc import Iterator, Sequence

from eoffice_core.domain.views import PaperView
from eoffice_tui.present import cells, dates, numerals
from eoffice_tui.present.cells import Align
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import file as say
from eoffice_tui.widgets.block_sheet import Block, BlockLine, BlockSheet

INDENT = "     "
SERIAL_CELLS = 3


class CorrespondenceList(BlockSheet):
    """The papers of a file by serial number; choosing one asks for its particulars."""

    def __init__(
        self,
        *,
        language: Language,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(empty_text=say.NO_PAPERS.say(language), id=id, classes=classes)
        self._language = language
        self._papers: Sequence[PaperView] = ()

    def show(self, papers: Sequence[PaperView], *, language: Language) -> None:
        """Show these papers."""
        self._papers, self._language = papers, language
        self.lay_out_again(empty_text=say.NO_PAPERS.say(language))

    def laid_out(self, room: int) -> Sequence[Block]:
        """Each paper as a block."""
        return [
            Block(paper.receipt_id, tuple(_paper_lines(paper, room=room, language=self._language)))
            for paper in self._papers
        ]


def _paper_lines(paper: PaperView, *, room: int, language: Language) -> Iterator[BlockLine]:
    serial = cells.filled(numerals.shown(str(paper.serial)), SERIAL_CELLS, align=Align.RIGHT)
    yield BlockLine(f"{serial}  {numerals.shown(paper.number)}", "head")
    letter = paper.particulars
    inner = room - cells.width(INDENT)
    if letter is None:
        yield BlockLine(INDENT + say.NOT_ARRIVED.say(language), "quiet")
    else:
        for text in cells.wrap(letter.subject, inner):
            yield BlockLine(INDENT + text)
        sender = ", ".join(part for part in (letter.sender, letter.sender_place) if part)
        for text in cells.wrap(sender, inner):
            yield BlockLine(INDENT + text, "quiet")
        day = dates.day(letter.letter_date)
        said = say.LETTER_OF.say(language, number=letter.letter_number or "—", day=day)
        yield BlockLine(INDENT + said, "quiet")
    yield BlockLine("")
