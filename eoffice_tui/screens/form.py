"""What every form is: lines of label and field, faults under the field, half-written text kept."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from textual import events, on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget

from eoffice_core.domain.hindi import fold
from eoffice_core.domain.ids import OfficeId, PostId, SectionId
from eoffice_core.domain.receipt import Particulars
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import clean
from eoffice_core.domain.views import Seat
from eoffice_tui.present import refusals
from eoffice_tui.present.sentences import Sentence
from eoffice_tui.present.sentences import form as sentences
from eoffice_tui.present.sentences.words import CATEGORIES
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.journal import Journal
from eoffice_tui.screens.leaving import Done
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.entry import Fault
from eoffice_tui.widgets.layered_input import LayeredInput
from eoffice_tui.widgets.line_input import DateFault, DateInput, LineInput, written_date
from eoffice_tui.widgets.said import FieldFault, Said
from eoffice_tui.widgets.suggesting_input import SuggestingInput, Suggestions

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk

EnumT = TypeVar("EnumT", bound=Enum)

JOURNAL_SECONDS: Final = 1.0

DATE_FAULTS: Final[Mapping[DateFault, Sentence]] = {
    DateFault.SHAPE: sentences.DATE_SHAPE,
    DateFault.NO_SUCH_DAY: sentences.NO_SUCH_DAY,
    DateFault.TOO_EARLY: sentences.DATE_TOO_EARLY,
    DateFault.TOO_LATE: sentences.DATE_TOO_LATE,
}


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of a form; a line that is not quick is shown only with the rest."""

    field_id: str
    label: Sentence
    make: Callable[[str], Widget]
    is_quick: bool = True


def text_line(field_id: str) -> Widget:
    """A field of one line."""
    return LayeredInput(id=field_id)


def suggesting_line(field_id: str) -> Widget:
    """A field with suggestions; they stand in the line under it."""
    return SuggestingInput(Suggestions(), id=field_id)


def choice_line(table: Mapping[EnumT, Sentence], first: EnumT) -> Callable[[str], Widget]:
    """A field of few choices, the first of which is chosen."""
    return lambda field_id: ChoiceField(table, first, id=field_id)


def written_values(record: Particulars) -> dict[str, str]:
    """The fields of a record as a form's fields hold them."""
    return {spec.name: _written(getattr(record, spec.name)) for spec in fields(record)}


def _written(value: object) -> str:
    match value:
        case Enum():
            return value.name
        case date():
            return written_date(value)
        case _:
            return str(value)


def categories_like(typed: str) -> list[Sentence]:
    """The categories in whose names the typed text stands, those that begin with it first."""
    wanted = fold(typed)
    found = [word for word in CATEGORIES if wanted in fold(f"{word.hindi} {word.english}")]
    return sorted(found, key=lambda word: not _begins(word, wanted))


def _begins(word: Sentence, wanted: str) -> bool:
    return any(fold(name).startswith(wanted) for name in (word.hindi, word.english))


class FormScreen(OfficeScreen[Done]):
    """A form; Enter goes to the next field, Esc leaves and keeps what is half written."""

    AUTO_FOCUS = None
    FIELD_OF: ClassVar[Mapping[Reason, str]] = {}

    def __init__(self, *, journal_key: str) -> None:
        super().__init__()
        self._journal_key = journal_key
        self._journal: Journal | None = None
        self._soon: Timer | None = None
        self._is_recorded = False
        self._blank: Mapping[str, str] = {}
        self._offered: tuple[Sentence, ...] = ()
        self._post: PostId | None = None

    def lines(self) -> Sequence[FormLine]:
        """The lines of the form, the quick ones first."""
        raise NotImplementedError

    def above(self) -> Iterator[Widget]:
        """What stands above the fields."""
        yield Said(id="acting", classes="muted")

    def below(self) -> Iterator[Widget]:
        """What stands below the fields."""
        yield from ()

    def body(self) -> Iterator[Widget]:
        """Every line: label, field, suggestions where it has any, and its fault."""
        with VerticalScroll(id="form-lines", can_focus=False):
            yield from self.above()
            for line in self.lines():
                field = line.make(line.field_id)
                with Vertical(classes="field" if line.is_quick else "field rest"):
                    with Horizontal():
                        yield Said(line.label, classes="label")
                        yield field
                    if isinstance(field, SuggestingInput):
                        yield field.suggestions
                    yield FieldFault(id=f"{line.field_id}-fault")
            yield from self.below()

    def begin(self) -> None:
        """Fill in what was half written, and go to the first field."""
        self._post = self.desk.my_posts()[0].post_id
        self._say_post()
        self._journal = Journal(self.desk, self._journal_key)
        self.fill_first()
        self._blank = self.values()
        self.ask(self._journal.read, self._fill_half_written, group="journal")
        self.query_one(f"#{self.first_field()}").focus()

    def fill_first(self) -> None:
        """Fill in what is known before anything is typed."""

    def first_field(self) -> str:
        """Where typing begins."""
        return self.lines()[0].field_id

    # --- which post ---------------------------------------------------------------------------

    @property
    def post(self) -> Seat:
        """The post under which the form is recorded."""
        seats = {seat.post_id: seat for seat in self.desk.my_posts()}
        return seats[self._post] if self._post in seats else next(iter(seats.values()))

    def _say_post(self) -> None:
        several = len(self.desk.my_posts()) > 1
        sentence = sentences.ACTING_POST_KEY if several else sentences.ACTING_POST
        self.query_one("#acting", Said).say(sentence, post=self.post.post)

    def action_next_post(self) -> None:
        """Record under another of my posts."""
        posts = [seat.post_id for seat in self.desk.my_posts()]
        self._post = posts[(posts.index(self.post.post_id) + 1) % len(posts)]
        self._say_post()

    # --- what is in the fields ----------------------------------------------------------------

    def text_of(self, field_id: str) -> str:
        """What is typed in a field, as it would be recorded."""
        return clean(self.query_one(f"#{field_id}", LineInput).value)

    def put(self, field_id: str, text: str) -> None:
        """Put a text in a field."""
        field = self.query_one(f"#{field_id}", LineInput)
        if isinstance(field, SuggestingInput):
            field.fill(text)
        else:
            field.value = text

    def chosen(self, field_id: str, kind: type[EnumT]) -> EnumT:
        """What is chosen in a field of few choices."""
        value = self.query_one(f"#{field_id}", ChoiceField).value
        assert isinstance(value, kind)
        return value

    def values(self) -> dict[str, str]:
        """Every field as text, for the journal."""
        found: dict[str, str] = {}
        for line in self.lines():
            field = self.query_one(f"#{line.field_id}")
            if isinstance(field, ChoiceField):
                found[line.field_id] = field.value.name
            elif isinstance(field, LineInput):
                found[line.field_id] = field.value
        return found

    def fill(self, values: Mapping[str, str]) -> None:
        """Put these texts and choices in their fields; unknown ones are passed over."""
        for line in self.lines():
            text = values.get(line.field_id)
            if text is None:
                continue
            field = self.query_one(f"#{line.field_id}")
            if isinstance(field, ChoiceField):
                _choose_named(field, text)
            elif not field.disabled:
                self.put(line.field_id, text)

    # --- half-written text --------------------------------------------------------------------

    def _fill_half_written(self, text: str) -> None:
        values = read_values(text)
        if values:
            self.fill(values)
            self.notice(sentences.FILLED_FROM_JOURNAL)

    @on(LineInput.Changed)
    @on(ChoiceField.Changed)
    def _keep_soon(self) -> None:
        self._is_recorded = False
        if self._soon is None:
            self._soon = self.set_timer(JOURNAL_SECONDS, self._keep)

    def _keep(self) -> None:
        if (keep := self.half_written()) is not None:
            self.run_worker(keep, group="journal", thread=True, exit_on_error=False)

    def half_written(self) -> Callable[[], None] | None:
        """What is typed and not in the store: also what could not be kept, because it was full."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        if self._journal is None or self._is_recorded:
            return None
        values = self.values()
        text = json.dumps(values, ensure_ascii=False)
        if text == self._journal.kept or (values == self._blank and not self._journal.kept):
            return None
        self._journal.note(text)
        return self._journal.keep

    def forget(self) -> None:
        """Drop what was half written: it has been recorded. Called from the writing thread."""
        self._is_recorded = True
        if self._journal is not None:
            self._journal.drop()

    def action_back(self) -> None:
        """Leave; what is half written is in the store before the screen is gone."""
        field = self.focused
        if isinstance(field, SuggestingInput) and field.is_offering:
            field.withdraw()
            return
        if (keep := self.half_written()) is None:
            super().action_back()
        else:
            self.write(keep, lambda _: super(FormScreen, self).action_back())

    # --- moving and faults --------------------------------------------------------------------

    @on(LineInput.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Enter on a choice goes to the next field too."""
        if event.key == "enter" and isinstance(self.focused, ChoiceField):
            event.stop()
            self.focus_next()

    @on(DateInput.Wrong)
    def _date_wrong(self, event: DateInput.Wrong) -> None:
        if event.date_input.id is not None:
            self.fault(event.date_input.id, DATE_FAULTS[event.fault])

    @on(LineInput.Changed)
    def _fault_gone(self, event: LineInput.Changed) -> None:
        if event.input.id is not None:
            self.fault(event.input.id, None)

    @on(LineInput.Unclean)
    def _unclean(self, event: LineInput.Unclean) -> None:
        if event.line_input.id is not None:
            full = event.fault is Fault.TOO_LONG
            sentence = sentences.TEXT_FULL if full else sentences.TEXT_UNCLEAN
            self.fault(event.line_input.id, sentence)

    def show_refusal(self, refusal: Refused) -> None:
        """Say every reason under the field it is about; the others above the footer."""
        first: str | None = None
        for reason in refusal.reasons:
            field_id = self.FIELD_OF.get(reason)
            if field_id is None:
                super().show_refusal(Refused(reasons=(reason,)))
            else:
                self.fault(field_id, refusals.SENTENCES[reason])
                first = first or field_id
        if first is not None:
            self.go_to(first)

    def go_to(self, field_id: str) -> None:
        """Put the caret in a field."""
        self.query_one(f"#{field_id}").focus()

    # --- categories ---------------------------------------------------------------------------

    @on(SuggestingInput.Wanted, "#category")
    def _offer_categories(self, event: SuggestingInput.Wanted) -> None:
        self._offered = tuple(categories_like(event.text))
        texts = [f"{word.hindi} · {word.english}" for word in self._offered]
        event.field.offer(texts, of=event.text)

    @on(SuggestingInput.Taken, "#category")
    def _take_category(self, event: SuggestingInput.Taken) -> None:
        event.field.fill(self._offered[event.place].hindi)
        self.focus_next()


def _choose_named(field: ChoiceField[Enum], name: str) -> None:
    member = type(field.value).__members__.get(name)
    if member is not None:
        field.choose(member)


def read_values(text: str) -> dict[str, str]:
    """The fields that were kept; nothing where the text is not a form's."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)}


def place_of_post(desk: "Desk", post_id: PostId) -> tuple[OfficeId, SectionId]:
    """The office and section in which a post opens its cases."""
    post = desk.directory.posts[post_id]
    return post.office_id, post.section_id
