"""Parking, closing, reopening: a reason, a date where it is only for a time, and a last look."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from eoffice_core.domain.commands import CloseCase, Command, ParkCase, ReopenCase
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import REMARKS_CHARACTERS_MAX, clean
from eoffice_core.domain.views import CaseView, Deed
from eoffice_tui.keys import Place
from eoffice_tui.present import dates, refusals
from eoffice_tui.present.particulars import Pair
from eoffice_tui.present.sentences import Language, common
from eoffice_tui.present.sentences import file as say
from eoffice_tui.present.sentences import send as say_send
from eoffice_tui.present.sentences.words import DEED
from eoffice_tui.screens.base import bindings_for
from eoffice_tui.screens.case_screen import CaseScreen, case_pair
from eoffice_tui.screens.leaving import Done, leave_saying
from eoffice_tui.widgets.layered_input import LayeredInput
from eoffice_tui.widgets.line_input import DateInput, LineInput
from eoffice_tui.widgets.said import FieldFault, Said

MEANINGS: Final = {
    Deed.PARK: say.PARK_MEANS,
    Deed.CLOSE: say.CLOSE_MEANS,
    Deed.REOPEN: say.REOPEN_MEANS,
}
DONE: Final = {Deed.PARK: say.PARKED, Deed.CLOSE: say.CLOSED, Deed.REOPEN: say.REOPENED}
FIELD_OF: Final = {
    Reason.REASON_MISSING: "reason",
    Reason.TEXT_TOO_LONG: "reason",
    Reason.TEXT_UNCLEAN: "reason",
    Reason.DUE_IN_PAST: "until",
    Reason.PARKED_TOO_LONG: "until",
}


class RestScreen(CaseScreen):
    """Let a case rest, or wake it."""

    PLACE = Place.REST
    HEADING = say.REST_PARK
    AUTO_FOCUS = "#reason"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.REST)

    def __init__(self, view: CaseView, deed: Deed) -> None:
        super().__init__(view.case_id)
        self.view = view
        self._deed = deed

    def body(self) -> Iterator[Widget]:
        """Reason, date, and what it means."""
        with Vertical(id="rest-form"):
            yield Said(id="rest-case", classes="strong")
            yield Said(MEANINGS[self._deed], classes="muted")
            with Vertical(classes="field"):
                with Horizontal():
                    yield Said(common.REASON, classes="label")
                    yield LayeredInput(max_length=REMARKS_CHARACTERS_MAX, id="reason")
                yield FieldFault(id="reason-fault")
            if self._deed is Deed.PARK:
                with Vertical(classes="field"):
                    with Horizontal():
                        yield Said(say.REST_UNTIL, classes="label")
                        tomorrow = office_date(self.desk.now()) + timedelta(days=1)
                        yield DateInput(earliest=tomorrow, id="until")
                    yield FieldFault(id="until-fault")

    def heading(self) -> str:
        """What is done with which case."""
        number = "" if self.view is None else self.view.number
        return say.REST_HEADING.say(self.language, deed=DEED[self._deed], number=number)

    def shown(self, view: CaseView) -> None:
        """Show which case it is."""
        self.query_one("#rest-case", Said).say(
            say_send.CASE_LINE, number=view.number, subject=view.subject
        )

    @on(LineInput.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        """Show what will be recorded."""
        self.clear_faults()
        view, reason = self.view, clean(self.query_one("#reason", LineInput).value)
        command = None if view is None else self._command(view, reason)
        if view is None or command is None:
            return
        parked = command if isinstance(command, ParkCase) else None

        def pairs(language: Language) -> list[Pair]:
            told = [case_pair(view, language), (common.REASON.say(language), reason)]
            if parked is not None:
                told.append((say.REST_UNTIL.say(language), dates.day(parked.until)))
            meaning = MEANINGS[self._deed].say(language)
            return [*told, (say.WHAT_HAPPENS.say(language), meaning)]

        self.confirm(DEED[self._deed], pairs, partial(self._save, command))

    def _command(self, view: CaseView, reason: str) -> Command | None:
        op_id = self.desk.ids.op()
        if not reason:
            self.fault("reason", refusals.SENTENCES[Reason.REASON_MISSING])
            return None
        match self._deed:
            case Deed.CLOSE:
                return CloseCase(op_id, view.case_id, reason)
            case Deed.REOPEN:
                return ReopenCase(op_id, view.case_id, reason)
        until = self.query_one("#until", DateInput).given
        if until is None:
            self.fault("until", say.DATE_WANTED)
            return None
        return ParkCase(op_id, view.case_id, reason, until)

    def _save(self, command: Command) -> None:
        values = {"day": dates.day(command.until)} if isinstance(command, ParkCase) else {}
        done = Done(DONE[self._deed], values)
        self.record(lambda: (command,), lambda: leave_saying(self, done))

    def show_refusal(self, refusal: Refused) -> None:
        """Say it under the field it is about."""
        field = FIELD_OF.get(refusal.reason)
        if field is None or not self.query(f"#{field}-fault"):
            super().show_refusal(refusal)
        else:
            self.fault(field, refusals.SENTENCES[refusal.reason])
