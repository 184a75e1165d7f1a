"""Diarising: six quick fields, the rest behind one key; also correcting what was diarised."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.timer import Timer
from textual.widget import Widget

from eoffice_core.domain.commands import DiariseReceipt, EditReceipt
from eoffice_core.domain.ids import PostId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.receipt import (
    FROZEN_FIELDS,
    Classification,
    DeliveryMode,
    Form,
    Language,
    Particulars,
    SenderKind,
)
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.views import CaseView
from eoffice_tui.keys import Place
from eoffice_tui.present import dates, refusals
from eoffice_tui.present.sentences import Language as Spoken
from eoffice_tui.present.sentences import diarise as sentences
from eoffice_tui.present.sentences import words
from eoffice_tui.screens.base import bindings_for
from eoffice_tui.screens.form import (
    FormLine,
    FormScreen,
    choice_line,
    place_of_post,
    suggesting_line,
    text_line,
    written_values,
)
from eoffice_tui.screens.leaving import Done, leave_saying
from eoffice_tui.widgets.line_input import DateInput, LineInput, written_date
from eoffice_tui.widgets.said import Said, Tone
from eoffice_tui.widgets.suggesting_input import SuggestingInput

if TYPE_CHECKING:
    from eoffice_tui.desk import Recorded, Sender

SUGGEST_SECONDS: Final = 0.15
EMPTIED_FOR_NEXT: Final = ("sender", "sender_place", "mobile", "email", "letter_number")
"""What the next, similar letter has of its own; the rest is copied. # R10"""

ALWAYS_NEEDED: Final = (Reason.SENDER_MISSING, Reason.SUBJECT_MISSING, Reason.CATEGORY_MISSING)


class Then(Enum):
    """What follows when the letter is entered. # R08–R10"""

    LEAVE = "leave"
    SEND = "send"
    NEXT = "next"


class DiariseScreen(FormScreen):
    """The diary's form; `edited` is the receipt whose particulars are corrected."""

    PLACE = Place.DIARISE
    HEADING = sentences.HEADING
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.DIARISE)
    FIELD_OF = {  # noqa: RUF012 - the base declares it
        Reason.SUBJECT_MISSING: "subject",
        Reason.SENDER_MISSING: "sender",
        Reason.CATEGORY_MISSING: "category",
        Reason.RECEIVED_IN_FUTURE: "received_on",
        Reason.LETTER_AFTER_RECEIPT: "letter_date",
        Reason.DATE_TOO_OLD: "letter_date",
    }

    def __init__(self, edited: CaseView | None = None) -> None:
        super().__init__(
            journal_key="diarise" if edited is None else f"edit:{edited.case_id.hex()}"
        )
        self._edited = edited
        self._provisional = ""
        self._suggest_soon: Timer | None = None
        self._senders: tuple[Sender, ...] = ()

    # --- the form -----------------------------------------------------------------------------

    def lines(self) -> Sequence[FormLine]:
        """Six quick lines, then the rest. # R04–R06"""
        return (
            FormLine("sender", sentences.SENDER, suggesting_line),
            FormLine("subject", sentences.SUBJECT, text_line),
            FormLine("letter_number", sentences.LETTER_NUMBER, text_line),
            FormLine("letter_date", sentences.LETTER_DATE, self._date_line),
            FormLine("category", sentences.CATEGORY, suggesting_line),
            FormLine("delivery_mode", sentences.DELIVERY_MODE, _MODE),
            FormLine("received_on", sentences.RECEIVED_ON, self._date_line, is_quick=False),
            FormLine("mode_number", sentences.MODE_NUMBER, text_line, is_quick=False),
            FormLine("sender_place", sentences.SENDER_PLACE, text_line, is_quick=False),
            FormLine("sender_kind", sentences.SENDER_KIND, _SENDER_KIND, is_quick=False),
            FormLine("mobile", sentences.MOBILE, text_line, is_quick=False),
            FormLine("email", sentences.EMAIL, text_line, is_quick=False),
            FormLine("form", sentences.FORM, _FORM, is_quick=False),
            FormLine("language", sentences.LANGUAGE, _LANGUAGE, is_quick=False),
            FormLine("classification", sentences.CLASSIFICATION, _CLASSIFICATION, is_quick=False),
            FormLine("sub_category", sentences.SUB_CATEGORY, text_line, is_quick=False),
            FormLine("enclosures", sentences.ENCLOSURES, text_line, is_quick=False),
            FormLine("remarks", sentences.REMARKS, text_line, is_quick=False),
        )

    def _date_line(self, field_id: str) -> Widget:
        return DateInput(latest=self._today(), id=field_id)

    def _today(self) -> date:
        return office_date(self.desk.now())

    def below(self) -> Iterator[Widget]:
        """A line that tells of the fields that are not shown."""
        yield Said(id="more", classes="muted")

    def fill_first(self) -> None:
        """Today's date, or the receipt that is corrected with its frozen fields locked."""
        particulars = None if self._edited is None else self._edited.particulars
        if particulars is None:
            self.put("received_on", written_date(self._today()))
        else:
            self.fill(written_values(particulars))
            for field_id in FROZEN_FIELDS:
                self.query_one(f"#{field_id}").disabled = True
            self.notice(sentences.FROZEN)
            self._post = self._acting_post()
        self._show_all(is_all=self._edited is not None)

    def _acting_post(self) -> PostId:
        assert self._edited is not None
        return self._edited.acting_post or self._edited.holder.post_id

    def first_field(self) -> str:
        """The sender."""
        return "sender"

    def heading(self) -> str:
        """A new receipt, or which one is corrected."""
        if self._edited is None:
            return super().heading()
        return sentences.HEADING_EDIT.say(self.language, number=self._edited.number)

    def dimmed(self) -> frozenset[str]:
        """A correction is only saved."""
        if self._edited is None:
            return frozenset()
        return frozenset({"save_and_send", "save_and_copy"})

    def spoken(self, language: Spoken) -> None:
        """Say what is not shown."""
        self._say_more()

    def _say_more(self) -> None:
        day = self.query_one("#received_on", DateInput).given
        more = self.query_one("#more", Said)
        more.display = not self.has_class("-all")
        more.say(sentences.MORE_HIDDEN, day=dates.day(day))

    def _show_all(self, *, is_all: bool) -> None:
        self.set_class(is_all, "-all")
        self._say_more()

    def action_more(self) -> None:
        """Show or hide the fields that are seldom needed."""
        self._show_all(is_all=not self.has_class("-all"))
        hidden = self.focused is not None and not self.focused.display
        if self.has_class("-all"):
            self.go_to("received_on")
        elif hidden or self.focused is None:
            self.go_to(self.first_field())

    def go_to(self, field_id: str) -> None:
        """Show the rest when the field is one of them."""
        if any(line.field_id == field_id and not line.is_quick for line in self.lines()):
            self._show_all(is_all=True)
        super().go_to(field_id)

    # --- remembered senders -------------------------------------------------------------------

    @on(SuggestingInput.Wanted, "#sender")
    def _want_senders(self) -> None:
        if self._suggest_soon is None:
            self._suggest_soon = self.set_timer(SUGGEST_SECONDS, self._ask_senders)

    def _ask_senders(self) -> None:
        self._suggest_soon = None
        typed = self.query_one("#sender", LineInput).value
        if typed.strip():
            reader = partial(self.desk.senders_like, typed)
            self.ask(reader, partial(self._offer_senders, typed), group="senders")
        else:
            self._offer_senders(typed, ())

    def _offer_senders(self, typed: str, senders: "Sequence[Sender]") -> None:
        self._senders = tuple(senders)
        texts = [" · ".join(filter(None, (sender.name, sender.place))) for sender in self._senders]
        self.query_one("#sender", SuggestingInput).offer(texts, of=typed)

    @on(SuggestingInput.Taken, "#sender")
    def _take_sender(self, event: SuggestingInput.Taken) -> None:
        sender = self._senders[event.place]
        self.fill(
            {
                "sender": sender.name,
                "sender_place": sender.place,
                "mobile": sender.mobile,
                "sender_kind": sender.kind.name,
            }
        )
        self.go_to("subject")

    # --- recording ----------------------------------------------------------------------------

    def action_save(self) -> None:
        """Enter the letter, or record the corrections."""
        self._save(Then.LEAVE)

    def action_save_and_send(self) -> None:
        """Enter the letter and go on to the send form."""
        self._save(Then.SEND)

    def action_save_and_copy(self) -> None:
        """Enter the letter and go on with the next, similar one."""
        self._save(Then.NEXT)

    def _save(self, then: Then) -> None:
        particulars = self._particulars()
        if particulars is None:
            return
        if self._edited is None:
            write = partial(self._write_new, particulars, self.post.post_id)
            self.write(write, partial(self._written_new, then))
        elif then is Then.LEAVE:
            self._save_edited(self._edited, particulars)
        else:
            self.notice(sentences.ONLY_FOR_NEW, Tone.REFUSED)

    def _particulars(self) -> Particulars | None:
        self.clear_faults()
        received = self.query_one("#received_on", DateInput).given
        letter = self.query_one("#letter_date", DateInput).given
        given = {"received_on": received, "letter_date": letter}
        dates_missing = {field_id for field_id, on in given.items() if on is None}
        if received is None or letter is None:
            self._say_what_is_missing(dates_missing)
            return None
        text = self.text_of
        return Particulars(
            subject=text("subject"),
            sender=text("sender"),
            received_on=received,
            letter_date=letter,
            category=text("category"),
            delivery_mode=self.chosen("delivery_mode", DeliveryMode),
            sender_place=text("sender_place"),
            sender_kind=self.chosen("sender_kind", SenderKind),
            letter_number=text("letter_number"),
            mode_number=text("mode_number"),
            form=self.chosen("form", Form),
            language=self.chosen("language", Language),
            classification=self.chosen("classification", Classification),
            sub_category=text("sub_category"),
            enclosures=text("enclosures"),
            mobile=text("mobile"),
            email=text("email"),
            remarks=text("remarks"),
        )

    def _say_what_is_missing(self, dates_missing: set[str]) -> None:
        """All at once: nobody should press the key again only to hear of the next field."""
        for field_id in dates_missing:
            self.go_to(field_id)  # shows it, where it was among the rest
            self._date_missing(field_id)
        wrong = set(dates_missing)
        for reason in ALWAYS_NEEDED:
            field_id = self.FIELD_OF[reason]
            if not self.text_of(field_id):
                self.fault(field_id, refusals.SENTENCES[reason])
                wrong.add(field_id)
        self.go_to(next(line.field_id for line in self.lines() if line.field_id in wrong))

    def _date_missing(self, field_id: str) -> None:
        missing = {
            "received_on": sentences.RECEIVED_MISSING,
            "letter_date": sentences.LETTER_DATE_MISSING,
        }
        field = self.query_one(f"#{field_id}", DateInput)
        if field.value.strip():
            field.judge()
        else:
            self.fault(field_id, missing[field_id])

    def _write_new(self, particulars: Particulars, post: PostId) -> "Recorded | Refused":
        """In the writing thread: a number that a refusal leaves unused serves the next try."""
        self._provisional = self._provisional or self.desk.next_provisional()
        office_id, section_id = place_of_post(self.desk, post)
        command = DiariseReceipt(
            op_id=self.desk.ids.op(),
            case_id=self.desk.ids.case(),
            office_id=office_id,
            section_id=section_id,
            provisional=self._provisional,
            particulars=particulars,
        )
        outcome = self.desk.execute(command, post=post)
        if not isinstance(outcome, Refused):
            self.forget()
        return outcome

    def _written_new(self, then: Then, outcome: "Recorded | Refused") -> None:
        if isinstance(outcome, Refused):
            self.show_refusal(outcome)
            return
        number, self._provisional = self._provisional, ""
        match then:
            case Then.NEXT:
                self._next_letter(number)
            case Then.SEND:
                leave_saying(self, Done(sentences.SAVED, {"number": number}))
                self.face.show_send(outcome.case_ids[0])
            case Then.LEAVE:
                leave_saying(self, Done(sentences.SAVED, {"number": number}))

    def _next_letter(self, number: str) -> None:
        for field_id in EMPTIED_FOR_NEXT:
            self.put(field_id, "")
        self.go_to("sender")
        self.notice(sentences.SAVED_NEXT, Tone.GOOD, number=number)

    def _save_edited(self, edited: CaseView, particulars: Particulars) -> None:
        command = EditReceipt(
            op_id=self.desk.ids.op(), case_id=edited.case_id, particulars=particulars
        )

        def recorded(_: "Recorded") -> None:
            self.write(self.forget, lambda _: leave_saying(self, done))

        done = Done(sentences.EDITED, {"number": edited.number})
        self.act(command, post=self._acting_post(), then=recorded)


_MODE: Final = choice_line(words.DELIVERY_MODE, DeliveryMode.BY_HAND)
_SENDER_KIND: Final = choice_line(words.SENDER_KIND, SenderKind.CITIZEN)
_FORM: Final = choice_line(words.FORM, Form.LETTER)
_LANGUAGE: Final = choice_line(words.LETTER_LANGUAGE, Language.HINDI)
_CLASSIFICATION: Final = choice_line(words.CLASSIFICATION, Classification.NORMAL)
