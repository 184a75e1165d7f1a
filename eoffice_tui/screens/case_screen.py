"""What every screen about one case has: it looks again when the case changes, and says why not."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from textual import on

from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.commands import Command, PullBackCase, ReceiveCase
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.refusal import Refused
from eoffice_core.domain.views import CaseView, Deed
from eoffice_tui.present import dates
from eoffice_tui.present.particulars import Pair, numbered
from eoffice_tui.present.sentences import Language, common
from eoffice_tui.present.sentences import file as say
from eoffice_tui.present.sentences.words import word
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.leaving import Done
from eoffice_tui.screens.news import CaseChanged
from eoffice_tui.screens.sending import seat_text
from eoffice_tui.widgets.said import Tone

Commands = tuple[Command, ...]

WIDE_CELLS: Final = 120
BREAKPOINTS: Final = [(0, "-narrow"), (WIDE_CELLS, "-wide")]
"""From which width on the noting and the correspondence side stand side by side."""


class CaseScreen(OfficeScreen[Done]):
    """A screen about one case; `view` is what the desk last said of it."""

    DEEDS: ClassVar[dict[str, Deed]] = {}
    """Which deed each act of the screen is; its reasons dim the key and answer it."""

    def __init__(self, case_id: CaseId | None = None) -> None:
        super().__init__()
        self.chosen_case = case_id
        self.view: CaseView | None = None
        self._has_looked = False

    @property
    def case_id(self) -> CaseId:
        """The case that this screen is about; asked only where there is one."""
        assert self.chosen_case is not None
        return self.chosen_case

    # --- reading ----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Ask for the case."""
        super().on_mount()
        self.look_again()

    def look_again(self) -> None:
        """Ask the desk for the case as it stands now."""
        if self.chosen_case is not None:
            self.ask(partial(self.desk.case_view, self.chosen_case), self._looked, group="case")

    def _looked(self, view: CaseView | None) -> None:
        if view is not None and view.case_id != self.chosen_case:
            return
        self.view, self._has_looked = view, True
        if view is None:
            self.not_here()
        else:
            self.shown(view)
        self.show_heading()
        self.show_keys()

    def shown(self, view: CaseView) -> None:
        """Where a screen shows the case."""

    def not_here(self) -> None:
        """Say that the desk does not have the case."""
        self.notice(say.NOT_HERE)

    @on(CaseChanged)
    def _case_changed(self, event: CaseChanged) -> None:
        if event.case_id == self.chosen_case:
            self.look_again()

    # --- what may be done -------------------------------------------------------------------

    def dimmed(self) -> frozenset[str]:
        """The acts for which there are reasons against."""
        view = self.view
        if view is None:
            return frozenset(self.DEEDS)
        return frozenset(act for act, deed in self.DEEDS.items() if view.against.get(deed))

    def allowed(self, deed: Deed) -> CaseView | None:
        """The case, where the deed may be done; else its reason is said and nothing given."""
        view = self.view
        if view is None:
            self.notice(say.NOT_HERE if self._has_looked else common.READING)
            return None
        if reasons := view.against.get(deed, ()):
            self.show_refusal(Refused(reasons=tuple(reasons)))
            return None
        return view if view.acting_post is not None else None

    # --- recording --------------------------------------------------------------------------

    def record(self, commands: Callable[[], Commands], then: Callable[[], None]) -> None:
        """Have the desk record this as one act in the post that acts on the case."""
        post = None if self.view is None else self.view.acting_post
        if post is not None:
            self.act(*commands(), post=PostId(post), then=lambda _: then())

    def record_and_say(self, commands: Callable[[], Commands], done: Done) -> None:
        """Record, then say what was done and look again."""
        self.record(commands, partial(self._said, done))

    def action_receive(self) -> None:
        """Receive what has come; the dialog says what that means."""
        view = self.allowed(Deed.RECEIVE)
        if view is None:
            return
        self.confirm(
            say.RECEIVE_TITLE, partial(_sent_pairs, view), self._receive, keys=say.RECEIVE_KEYS
        )

    def _receive(self) -> None:
        self.record_and_say(
            lambda: (ReceiveCase(self.desk.ids.op(), self.case_id),), Done(say.RECEIVED)
        )

    def action_pull_back(self) -> None:
        """Recall what was sent and is unopened."""
        view = self.allowed(Deed.PULL_BACK)
        if view is None:
            return

        def pairs(language: Language) -> list[Pair]:
            return [
                case_pair(view, language),
                (common.FROM.say(language), seat_text(view.holder, language)),
                (say.WHAT_HAPPENS.say(language), say.PULL_BACK_MEANS.say(language)),
            ]

        self.confirm(say.PULL_BACK_TITLE, pairs, self._pull_back, keys=say.PULL_BACK_KEYS)

    def _pull_back(self) -> None:
        self.record_and_say(
            lambda: (PullBackCase(self.desk.ids.op(), self.case_id),), Done(say.PULLED_BACK)
        )

    def _said(self, done: Done) -> None:
        self.notice(done.sentence, Tone.GOOD, **done.values)
        self.look_again()


def case_pair(view: CaseView, language: Language) -> Pair:
    """Which file or receipt a question is about."""
    return word(view.kind).say(language), numbered(view.number, view.subject)


def _sent_pairs(view: CaseView, language: Language) -> list[Pair]:
    """How a case has come: from whom, when, what for."""
    last = view.movements[-1]
    sender = say.POST_AND_OFFICER.say(language, post=last.from_post, officer=last.from_officer)
    pairs = [
        case_pair(view, language),
        (say.SENT_BY.say(language), sender),
        (say.SENT_AT.say(language), dates.moment(last.received_at)),
        (common.ACTION.say(language), word(last.action).say(language)),
        (common.PRIORITY.say(language), word(last.priority).say(language)),
        (common.DUE_DATE.say(language), dates.day(last.due_on)),
        (common.REMARKS.say(language), last.remarks),
    ]
    return [pair for pair in pairs if pair[1]]


def waits(view: CaseView) -> bool:
    """Whether a case has come to one of my posts and is not opened yet."""
    return view.is_mine and not view.is_received and view.status is CaseStatus.ACTIVE
