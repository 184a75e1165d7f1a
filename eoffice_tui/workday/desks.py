"""Real desks on real encrypted stores, each at the end of its own line."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eoffice_core.domain.commands import Command
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.link import Link
from eoffice_core.domain.refusal import Refused
from eoffice_core.domain.views import CaseView, InboxQuestion, InboxShow
from eoffice_core.domain.working_days import Calendar
from eoffice_tui.bootstrap import SystemIds, system_now
from eoffice_tui.desk import Desk, Recorded
from eoffice_tui.screens.opening import Failed
from eoffice_tui.wiring import Surroundings, open_desk
from eoffice_tui.workday.line import Address, Line

PATIENCE_SECONDS = 60.0
LOOK_SECONDS = 0.05
NUDGE_SECONDS = 1.0
ROWS_MAX = 200


class DayBroken(Exception):
    """The day cannot go on: what every later step rests on did not come about."""


@dataclass(frozen=True, slots=True)
class SeatedDesk:
    """An officer at a desk, and the line that leads from it."""

    desk: Desk
    line: Line

    @property
    def post(self) -> PostId:
        """The officer's own post."""
        return self.desk.posts()[0]

    @property
    def unsent(self) -> int:
        """How many ops the registry has not answered."""
        return self.desk.sync_state().unsent

    @property
    def link(self) -> Link:
        """How it stands with the registry, once the exchange that is under way has ended."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while (link := self.desk.sync_state().link) is Link.TALKING:
            if time.monotonic() > give_up:
                raise DayBroken("an exchange that never ends")
            time.sleep(LOOK_SECONDS)
        return link

    def do(self, *commands: Command, post: PostId | None = None) -> Recorded:
        """Do what must be possible here."""
        outcome = self.try_to(*commands, post=post)
        if isinstance(outcome, Refused):
            raise DayBroken(f"{type(commands[0]).__name__}: {outcome.reason.name}")
        return outcome

    def try_to(self, *commands: Command, post: PostId | None = None) -> Recorded | Refused:
        """Do something that may be refused."""
        return self.desk.execute(*commands, post=self.post if post is None else post)

    def view(self, case_id: CaseId) -> CaseView:
        """A case that must be known here."""
        found = self.desk.case_view(case_id)
        if found is None:
            raise DayBroken("a case is not on this desk")
        return found

    def has(self, case_id: CaseId) -> bool:
        """Whether a case is known here in full."""
        return self.desk.case_view(case_id) is not None

    def count(self, show: InboxShow) -> int:
        """How many cases a list of the inbox shows."""
        return self.desk.inbox_count(InboxQuestion(show=show))

    def overdue(self) -> int:
        """How many of the cases held are beyond their limit."""
        return sum(row.is_overdue for row in self.desk.inbox_page(InboxQuestion(), 0, ROWS_MAX))

    def sync_until(self, holds: Callable[[], bool], what: str) -> None:
        """Exchange with the registry until something holds; the day ends when it never does."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        nudge = 0.0
        while not holds():
            if time.monotonic() > give_up:
                raise DayBroken(f"waited {PATIENCE_SECONDS:.0f} s for this in vain: {what}")
            if time.monotonic() >= nudge:
                self.desk.sync_now()
                nudge = time.monotonic() + NUDGE_SECONDS
            time.sleep(LOOK_SECONDS)

    def sync(self) -> None:
        """Exchange until nothing is unsent and the registry has nothing new.

        An exchange that is under way may have been answered before what is looked for happened.
        """
        before = self.link
        begun = self.desk.now()

        def is_done() -> bool:
            state = self.desk.sync_state()
            answered = state.last_exchange is not None and state.last_exchange > begun
            return state.link is Link.IN_STEP and answered and state.unsent == 0

        self.sync_until(is_done, f"a whole exchange, after {before.name}")

    def go_offline(self) -> None:
        """Lose the line, and notice it."""
        self.line.cut()
        self.sync_until(lambda: self.link is Link.OFFLINE, "noticing that the line is down")


def seat(home: Path, login: str, password: str, server: Address) -> SeatedDesk:
    """Sign an officer in for the first time, over a new line, and make the encrypted store."""
    line = Line(server)
    around = Surroundings(
        home=home,
        server=line.address,
        now=system_now,
        ids=SystemIds(),
        calendar=Calendar(),
        http=lambda: None,
        starts_sync=True,
    )
    opened = open_desk(around, login, password, lambda _step: None)
    if isinstance(opened, Failed):
        line.close()
        raise DayBroken(f"{login} cannot sign in: {opened.reason.value}")
    return SeatedDesk(opened, line)
