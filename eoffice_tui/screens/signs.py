"""The signs of a list's rows: they say without colour what a colour says beside them."""

from typing import Final

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.views import Ageing, InboxRow
from eoffice_tui.present import cells, numerals
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences.words import AGEING_SIGN, PRIORITY_SIGN, kind_sign
from eoffice_tui.widgets.virtual_table import Tone

UNREAD: Final = "●"
UNSENT: Final = "↑"
OVERDUE: Final = "!"

SIGN_CELLS: Final = 3
AGEING_CELLS: Final = 3


def row_sign(row: InboxRow) -> str:
    """Unread, unsent, overdue: each at its own place."""
    return "".join(
        sign if shown else " "
        for sign, shown in (
            (UNREAD, row.is_unread),
            (UNSENT, row.is_unsent),
            (OVERDUE, row.is_overdue),
        )
    )


def priority_sign(row: InboxRow) -> str:
    """How urgent the sender marks it."""
    return PRIORITY_SIGN[row.priority]


def days_waited(row: InboxRow) -> str:
    """The working days, with the sign of the band they fall in."""
    return f"{numerals.grouped(row.days)}{cells.filled(AGEING_SIGN[row.ageing], AGEING_CELLS)}"


def kind_cells(language: Language) -> int:
    """The cells of the column that tells files from receipts; one of its letters may be wide."""
    return max(cells.width(kind_sign(kind, language)) for kind in CaseKind)


def row_tone(row: InboxRow) -> Tone:
    """What sets the row off: late, unread, or nothing."""
    if row.is_overdue or row.ageing is Ageing.TEN:
        return Tone.ALARM
    return Tone.STRONG if row.is_unread else Tone.PLAIN
