"""The send form: to whom, what for, how urgent, until when; with a note where there is one."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.movement import LIMIT_WORKING_DAYS, Action, Priority
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import REMARKS_CHARACTERS_MAX, clean
from eoffice_core.domain.views import CaseView, Seat
from eoffice_core.domain.working_days import due_after, working_days_kept
from eoffice_tui.keys import Place
from eoffice_tui.present import refusals
from eoffice_tui.present.sentences import Language, Sentence, common
from eoffice_tui.present.sentences import file as say_file
from eoffice_tui.present.sentences import send as say
from eoffice_tui.present.sentences.phrases import PHRASES
from eoffice_tui.present.sentences.words import ACTION, PRIORITY
from eoffice_tui.screens.base import bindings_for
from eoffice_tui.screens.choosing import picker_of_posts
from eoffice_tui.screens.finding import FindsInNote
from eoffice_tui.screens.journal import Journal
from eoffice_tui.screens.leaving import Done, leave_saying
from eoffice_tui.screens.sending import (
    HEADINGS,
    TEXT_LABELS,
    Errand,
    PendingNote,
    Sending,
    actions_of,
    commands_for,
    done_sentence,
    first_action,
    recorded_pairs,
    seat_text,
    way_down,
)
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.layered_input import LayeredInput
from eoffice_tui.widgets.line_input import DateInput, LineInput, written_date
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.said import FieldFault, Said, Value
from eoffice_tui.widgets.seat_field import SeatField

APPROVED_AS_PROPOSED: Final = 16
"""The phrase with which an approval begins; the officer may change it."""

FIELD_OF: Final = {
    Reason.SAME_POST: "receiver",
    Reason.RECEIVER_UNKNOWN: "receiver",
    Reason.NOTHING_NOTED: "remarks",
    Reason.DUE_IN_PAST: "due",
    Reason.REASON_MISSING: "text",
    Reason.TEXT_MISSING: "text",
}


class SendScreen(FindsInNote[Done]):
    """Let a case go to another post, after a look at everything that will be recorded."""

    PLACE = Place.SEND
    HEADING = say.HEADING
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.SEND)

    def __init__(
        self,
        case_id: CaseId,
        errand: Errand = Errand.FORWARD,
        pending: PendingNote | None = None,
    ) -> None:
        super().__init__()
        self._case_id = case_id
        self._errand = errand
        self._pending = pending
        self._view: CaseView | None = None
        self._seats: dict[PostId, Seat] = {}
        self._recent: Sequence[PostId] = ()
        self._usual_due: date | None = None
        self._usual_action: Action | None = None
        self._is_downward = False
        self._journal: Journal | None = None

    def body(self) -> Iterator[Widget]:
        """The fields, and a note where this errand writes or records one."""
        actions = {action: ACTION[action] for action in actions_of(self._errand)}
        with VerticalScroll(id="send-form", can_focus=False):
            yield from _field(say.CASE, Said(id="case", classes="strong"))
            yield from _field(common.TO, SeatField(id="receiver"))
            yield from _field(common.ACTION, ChoiceField(actions, next(iter(actions)), id="action"))
            urgency = ChoiceField(PRIORITY, Priority.ORDINARY, id="priority")
            yield from _field(common.PRIORITY, urgency)
            yield from _field(common.DUE_DATE, DateInput(id="due"), Said(id="due-days"))
            if not self._errand.returns:
                remarks = LayeredInput(max_length=REMARKS_CHARACTERS_MAX, id="remarks")
                yield from _field(common.REMARKS, remarks)
            if self._pending is not None:
                yield from _field(say.PENDING_NOTE, Said(id="pending", classes="strong"))
            if self._errand.writes:
                yield Said(TEXT_LABELS[self._errand], classes="strong")
                yield NoteEditor(id="text")
                yield FieldFault(id="text-fault")

    # --- reading ----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Ask for the case, the posts and what was half-written."""
        super().on_mount()
        self._journal = Journal(self.desk, f"{self._errand.value}:{self._case_id.hex()}")
        self._focus_first()
        self.ask(self._read_all, self._show_all)

    def _read_all(self) -> tuple[CaseView | None, Sequence[Seat], Sequence[PostId], str]:
        view = self.desk.case_view(self._case_id)
        recent: Sequence[PostId] = ()
        if view is not None and view.acting_post is not None:
            recent = self.desk.recent_receivers(view.acting_post)
        assert self._journal is not None
        half_written = self._journal.read() if self._errand.writes else ""
        return view, self.desk.seats(), recent, half_written

    def _show_all(
        self, found: tuple[CaseView | None, Sequence[Seat], Sequence[PostId], str]
    ) -> None:
        view, seats, self._recent, half_written = found
        if view is None or view.acting_post is None:
            self.notice(say_file.NOT_HERE)
            return
        self._view = view
        self._seats = {seat.post_id: seat for seat in seats}
        self.query_one("#case", Said).say(say.CASE_LINE, number=view.number, subject=view.subject)
        self._choose_first(view)
        if self._pending is not None:
            self.query_one("#pending", Said).say(common.AS_TYPED, text=self._pending.text)
        if self._errand.writes:
            editor = self.query_one(NoteEditor)
            typed_ahead = editor.written_text
            editor.text = (half_written or self._first_text()) + typed_ahead
            editor.move_cursor(editor.document.end)
            if typed_ahead:
                self._keep_text(editor.written_text)
        self.show_heading()

    def _choose_first(self, view: CaseView) -> None:
        """Fill in what is most often wanted."""
        below = way_down(view, self._seats.values())
        self._receive(view.returns_to if self._errand.returns else below or self._superior(view))
        self._is_downward = below is not None
        self._choose_action(view)
        urgency = view.movements[-1].priority if view.movements else Priority.ORDINARY
        self.query_one("#priority", ChoiceField).choose(urgency)
        self._due_by_priority()

    def _choose_action(self, view: CaseView) -> None:
        """Fill in what is most often asked of this receiver, unless the officer has chosen."""
        field = self.query_one("#action", ChoiceField)
        if self._usual_action not in (None, field.value):
            return
        post = None if self._receiver is None else self._receiver.post_id
        known = None if post is None else self.desk.directory.posts.get(post)
        may_approve = known is None or known.may_approve
        self._usual_action = first_action(
            self._errand, view, is_downward=self._is_downward, may_approve=may_approve
        )
        field.choose(self._usual_action)

    def _superior(self, view: CaseView) -> Seat | None:
        assert view.acting_post is not None
        post = self.desk.directory.posts.get(view.acting_post)
        reports_to = None if post is None else post.reports_to
        return None if reports_to is None else self._seats.get(reports_to)

    def _focus_first(self) -> None:
        if self._errand.writes:
            self.query_one(NoteEditor).focus()
        else:
            self.query_one(SeatField).focus()

    def _first_text(self) -> str:
        if not self._errand.approves:
            return ""
        phrase = next(p for p in PHRASES if p.number == APPROVED_AS_PROPOSED)
        return phrase.text.say(self.language)

    # --- the form ---------------------------------------------------------------------------

    def heading(self) -> str:
        """What is being done with which case."""
        number = "" if self._view is None else self._view.number
        return HEADINGS[self._errand].say(self.language, number=number)

    def spoken(self, language: Language) -> None:
        """Say the receiver and the working days in this language."""
        self.query_one(SeatField).hint = say.NO_RECEIVER.say(language)
        self._receive(self._receiver)
        self._say_days()

    @property
    def _receiver(self) -> Seat | None:
        return self.query_one(SeatField).seat

    def _receive(self, seat: Seat | None) -> None:
        text = "" if seat is None else seat_text(seat, self.language)
        self.query_one(SeatField).show(seat, text)
        self.fault("receiver", None)

    def _today(self) -> date:
        return office_date(self.desk.now())

    def _due_by_priority(self) -> None:
        """Fill in the time limit of the priority, unless the officer has given a date."""
        field = self.query_one(DateInput)
        if field.given == self._usual_due:
            limit = LIMIT_WORKING_DAYS[self._priority()]
            due = due_after(self.desk.calendar, received=self._today(), working_days=limit)
            self._usual_due, field.value = due, written_date(due)
        self._say_days()

    def _priority(self) -> Priority:
        value = self.query_one("#priority", ChoiceField).value
        assert isinstance(value, Priority)
        return value

    def _due_days(self) -> int:
        due = self.query_one(DateInput).given
        if due is None:
            return 0
        return working_days_kept(self.desk.calendar, received=self._today(), until=due)

    def _say_days(self) -> None:
        said = self.query_one("#due-days", Said)
        if self.query_one(DateInput).given is None:
            said.say(say.NO_LIMIT)
        else:
            said.say(say.DUE_IN, days=self._due_days())

    @on(ChoiceField.Changed, "#priority")
    def _priority_changed(self) -> None:
        self._due_by_priority()

    @on(DateInput.Changed, "#due")
    def _due_typed(self) -> None:
        self.fault("due", None)
        self._say_days()

    @on(DateInput.Wrong, "#due")
    def _due_wrong(self) -> None:
        self.fault("due", say.DUE_WRONG)

    @on(NoteEditor.Changed)
    def _text_typed(self) -> None:
        self.fault("text", None)

    @on(LineInput.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def dimmed(self) -> frozenset[str]:
        """Who returns a case returns it to whom it came from."""
        return frozenset({"pick_post"}) if self._errand.returns else frozenset()

    @on(SeatField.Wanted)
    def action_pick_post(self) -> None:
        """Choose the receiving post, those sent to lately first."""
        if self._errand.returns:
            self.notice(say.FIXED_RECEIVER)
            return
        own = None if self._view is None else self._view.acting_post
        picker = picker_of_posts(
            [seat for seat in self._seats.values() if seat.post_id != own],
            recent=self._recent,
            near=None if own is None else self._seats.get(own),
            language=self.language,
        )
        _ = self.app.push_screen(picker, self._picked)

    def _picked(self, post_id: int | None) -> None:
        if post_id is not None:
            self._receive(self._seats[PostId(post_id)])
            if self._view is not None:
                self._choose_action(self._view)
            self.focus_next()

    # --- half-written text ------------------------------------------------------------------

    @on(NoteEditor.Journal)
    def _journal_it(self, event: NoteEditor.Journal) -> None:
        if self._view is not None:
            self._keep_text(event.text)

    def _keep_text(self, text: str) -> None:
        assert self._journal is not None
        self._journal.note(text)
        self.run_worker(self._journal.keep, group="journal", thread=True, exit_on_error=False)

    def action_back(self) -> None:
        """Leave; what is half-written is in the store before the screen is gone."""
        if not self._errand.writes or self._journal is None:
            super().action_back()
            return
        text = self.query_one(NoteEditor).written_text
        self._journal.note(text)
        keep = self._journal.keep if self._view else partial(self._journal.add, text)
        self.write(keep, lambda _: super(SendScreen, self).action_back())

    def half_written(self) -> Callable[[], None] | None:
        """The text of the note that is written here, as it stands."""
        if not self._errand.writes or self._journal is None:
            return None
        text = self.query_one(NoteEditor).written_text
        if text in ("", self._first_text()):
            return None
        self._journal.note(text)
        return self._journal.keep if self._view else partial(self._journal.add, text)

    # --- sending ----------------------------------------------------------------------------

    def action_send(self) -> None:
        """Show everything that will be recorded."""
        view = self._view
        if view is None:
            self.notice(common.READING)
            return
        sending = self._filled_in()
        if sending is None:
            return
        pairs = partial(recorded_pairs, view, self._errand, sending, self._pending)
        self.confirm(say.CONFIRM_SEND, pairs, partial(self._confirmed, view, sending))

    def _filled_in(self) -> Sending | None:
        self.clear_faults()
        receiver, due = self._receiver, self.query_one(DateInput)
        if receiver is None:
            self.fault("receiver", say.RECEIVER_WANTED)
            return None
        if due.value.strip() and due.given is None:
            self.fault("due", say.DUE_WRONG)
            return None
        text = clean(self.query_one(NoteEditor).written_text) if self._errand.writes else ""
        if self._errand.writes and not text:
            self._text_wanted()
            return None
        action = self.query_one("#action", ChoiceField).value
        assert isinstance(action, Action)
        return Sending(
            receiver=receiver,
            action=action,
            priority=self._priority(),
            due_on=due.given,
            due_days=self._due_days(),
            remarks=""
            if self._errand.returns
            else clean(self.query_one("#remarks", LineInput).value),
            text=text,
        )

    def _text_wanted(self) -> None:
        is_reason = self._errand.returns and not self._errand.approves
        reason = Reason.REASON_MISSING if is_reason else Reason.TEXT_MISSING
        self.show_refusal(Refused(reasons=(reason,)))
        self.query_one(NoteEditor).focus()

    def _confirmed(self, view: CaseView, sending: Sending) -> None:
        assert view.acting_post is not None
        commands = commands_for(self.desk, view, self._errand, sending, self._pending)
        then = partial(self._done, view, sending)
        self.act(*commands, post=view.acting_post, then=lambda _: then())

    def _done(self, view: CaseView, sending: Sending) -> None:
        assert self._journal is not None
        self.write(self._journal.drop, lambda _: self._leave(view, sending))

    def _leave(self, view: CaseView, sending: Sending) -> None:
        values: dict[str, Value] = {"number": view.number, "post": sending.receiver.post}
        leave_saying(self, Done(done_sentence(self._errand), values))

    def show_refusal(self, refusal: Refused) -> None:
        """Say it under the field it is about, else above the footer."""
        field = FIELD_OF.get(refusal.reason)
        if field is not None and (found := self.query(f"#{field}-fault")):
            found.first(FieldFault).say(refusals.SENTENCES[refusal.reason])
            found.first(FieldFault).scroll_visible(animate=False)
        else:
            super().show_refusal(refusal)


def _field(label: Sentence, *widgets: Widget) -> Iterator[Widget]:
    with Vertical(classes="field"):
        with Horizontal():
            yield Said(label, classes="label")
            yield from widgets
        yield FieldFault(id=f"{widgets[0].id}-fault")
