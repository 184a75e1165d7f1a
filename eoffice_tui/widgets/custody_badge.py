"""With whom a case is, since when, for how many working days; and what is still unsent of it."""

from typing import Final

from textual.widgets import Static

from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.views import CaseView
from eoffice_tui.present import cells, dates
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import file as say

BETWEEN: Final = " · "


def custody_text(view: CaseView, language: Language) -> str:
    """The custody of a case in one line."""
    seat = view.holder
    if view.status is CaseStatus.IN_FILE:
        return say.HELD_IN_FILE.say(language, number=view.file_number)
    if view.is_mine:
        holder = say.HELD_BY_ME.say(language, post=seat.post)
    elif seat.is_vacant:
        holder = say.HELD_VACANT.say(language, post=seat.post)
    else:
        holder = say.HELD_BY.say(language, post=seat.post, officer=seat.officer)
    days = view.movements[-1].days_kept if view.movements else 0
    since = say.SINCE_DAYS.say(language, day=dates.day_of(view.since), days=days)
    parts = [holder, since]
    if not view.is_received:
        parts.append(say.UNOPENED.say(language))
    if view.is_unsent:
        parts.append(say.UNSENT.say(language))
    return BETWEEN.join(parts)


class CustodyBadge(Static):
    """Draws the custody of a case."""

    DEFAULT_CSS = """
    CustodyBadge { height: auto; max-height: 2; padding: 0 1; }
    CustodyBadge.-mine { text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__("", markup=False, id=id)
        self.text = ""

    def show(self, view: CaseView, *, language: Language) -> None:
        """Show the custody of this case."""
        self.text = cells.visible(custody_text(view, language))
        self.set_class(view.is_mine, "-mine")
        self.update(self.text)
