"""Who takes part in the day, and the papers that it is about."""

from dataclasses import dataclass, field
from pathlib import Path

from eoffice_core.domain.ids import CaseId
from eoffice_tui.workday.checks import Checks
from eoffice_tui.workday.desks import SeatedDesk
from eoffice_tui.workday.server import SampleServer

CLERK_LOGIN = "bhupendra.sahu"
OFFICER_LOGIN = "meenakshi.dubey"

OFFLINE_OPS = 8
"""Diarised, corrected, opened, put in (two), written, confirmed, sent."""

NO_CASE = CaseId(b"")


@dataclass
class Day:
    """Who takes part in the day, and the papers that it is about."""

    place: Path
    server: SampleServer
    checks: Checks
    desks: list[SeatedDesk] = field(default_factory=list)
    receipt: CaseId = NO_CASE
    file: CaseId = NO_CASE
    mistaken: CaseId = NO_CASE

    @property
    def clerk(self) -> SeatedDesk:
        """The clerk of the stores."""
        return self.desks[0]

    @property
    def officer(self) -> SeatedDesk:
        """The officer in charge."""
        return self.desks[1]

    def close(self) -> None:
        """Put everything away, however the day went."""
        for seated in self.desks:
            seated.desk.close()
            seated.line.close()
        self.desks.clear()


def post_name(seated: SeatedDesk) -> str:
    """What an officer's own post is called."""
    return seated.desk.directory.posts[seated.post].english
