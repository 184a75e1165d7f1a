"""How it stands with the server, in a few cells that read without colour."""

from collections.abc import Mapping
from typing import Final

from eoffice_core.domain.link import Link, SyncState
from eoffice_core.domain.moment import Moment, office_date
from eoffice_tui.present import dates
from eoffice_tui.present.sentences.link import LINK
from eoffice_tui.present.sentences.sentence import Language, Sentence

LINK_SIGN: Final[Mapping[Link, str]] = {
    Link.NEVER: "○",
    Link.OFFLINE: "○",
    Link.TALKING: "~",
    Link.IN_STEP: "✓",
    Link.SIGN_IN: "!",
    Link.DECLINED: "!",
}

UNSENT: Final = Sentence("↑{count} शेष", "↑{count} unsent")
RETURNED: Final = Sentence("↩{count} लौटे", "↩{count} returned")


def badge(state: SyncState, *, now: Moment, language: Language) -> str:
    """The link, what is unsent, what came back, and the last exchange."""
    parts = [f"{LINK_SIGN[state.link]} {LINK[state.link].say(language)}"]
    if state.unsent:
        parts.append(UNSENT.say(language, count=state.unsent))
    if state.returned:
        parts.append(RETURNED.say(language, count=state.returned))
    if state.last_exchange is not None:
        parts.append(_when(state.last_exchange, now))
    return " · ".join(parts)


def _when(at: Moment, now: Moment) -> str:
    """The time of an exchange of today, else its date."""
    on = office_date(at)
    return dates.time_of(at) if on == office_date(now) else dates.short_day(on)
