"""The movement register of a case: who had it when, and the working days kept, as a bar too."""

from collections.abc import Iterator, Sequence
from typing import Final

from eoffice_core.domain.movement import MovementKind
from eoffice_core.domain.views import MovementView
from eoffice_tui.present import cells, dates, numerals
from eoffice_tui.present.cells import Align
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import tracker as say
from eoffice_tui.present.sentences.words import word
from eoffice_tui.widgets.block_sheet import Block, BlockLine, BlockSheet

BAR_CELLS_MAX: Final = 14
KEPT, LEFT_OVER, OVER = "█", "░", "▒"
"""A day within the limit, a day of the limit that was not used, a day beyond it."""

INDENT: Final = "    "
SERIAL_CELLS: Final = 2
BETWEEN: Final = " · "


def days_bar(kept: int, limit: int) -> str:
    """Working days as a bar against the limit; long ones are drawn to scale."""
    longest = max(kept, limit)
    if longest > BAR_CELLS_MAX:
        kept = max(1, kept * BAR_CELLS_MAX // longest) if kept else 0
        limit = limit * BAR_CELLS_MAX // longest
    within, over = min(kept, limit), max(0, kept - limit)
    return KEPT * within + LEFT_OVER * (limit - within) + OVER * over


class MovementSheet(BlockSheet):
    """The stays of a case, oldest first; the cursor begins at the present one."""

    def __init__(
        self,
        *,
        language: Language,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._language = language
        self._stays: Sequence[MovementView] = ()

    def show(self, stays: Sequence[MovementView], *, language: Language) -> None:
        """Show these stays."""
        is_first = not self._stays
        self._stays, self._language = stays, language
        self.lay_out_again(empty_text=say.NO_MOVEMENTS.say(language), at_end=is_first)

    def laid_out(self, room: int) -> Sequence[Block]:
        """Each stay as a block."""
        return [
            Block(stay.serial.to_bytes(4, "big"), tuple(_stay_lines(stay, room, self._language)))
            for stay in self._stays
        ]


def _stay_lines(stay: MovementView, room: int, language: Language) -> Iterator[BlockLine]:
    is_late = stay.is_counted and stay.excess_days > 0
    part = "alarm" if is_late else "head"
    who = say.STAY.say(language, post=stay.post, officer=stay.officer).removesuffix(BETWEEN)
    serial = cells.filled(numerals.shown(str(stay.serial)), SERIAL_CELLS, align=Align.RIGHT)
    yield BlockLine(f"{serial}  {who}", part)
    for text in cells.wrap(BETWEEN.join(_when(stay, language)), room - cells.width(INDENT)):
        yield BlockLine(INDENT + text)
    yield BlockLine(INDENT + _days(stay, language), "alarm" if is_late else "body")
    if stay.kind is not MovementKind.BORN:
        for text in cells.wrap(BETWEEN.join(_why(stay, language)), room - cells.width(INDENT)):
            yield BlockLine(INDENT + text, "quiet")


def _when(stay: MovementView, language: Language) -> Iterator[str]:
    yield say.CAME.say(language, at=dates.moment(stay.received_at))
    if stay.opened_at is None:
        yield say.UNOPENED.say(language)
    elif stay.opened_at != stay.received_at:
        yield say.OPENED.say(language, at=dates.moment(stay.opened_at))
    if stay.sent_at is None:
        yield say.HERE_NOW.say(language)
    else:
        yield say.LEFT.say(language, at=dates.moment(stay.sent_at))


def _days(stay: MovementView, language: Language) -> str:
    if not stay.is_counted:
        return say.NOT_COUNTED.say(language, days=stay.days_kept)
    sentence = say.KEPT_OVER if stay.excess_days else say.KEPT
    told = sentence.say(
        language, days=stay.days_kept, limit=stay.limit_days, excess=stay.excess_days
    )
    return f"{days_bar(stay.days_kept, stay.limit_days)}  {told}"


def _why(stay: MovementView, language: Language) -> Iterator[str]:
    is_recalled = stay.kind is MovementKind.PULLED_BACK
    sentence = say.TAKEN_FROM if is_recalled else say.BY
    yield sentence.say(language, kind=word(stay.kind), post=stay.from_post)
    if not is_recalled:
        yield word(stay.action).say(language)
        yield word(stay.priority).say(language)
    if stay.due_on is not None:
        yield dates.day(stay.due_on)
    if stay.remarks:
        yield cells.visible(stay.remarks)
