"""What narrows a search: number, sender, period, with whom, which kind; all but the words."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.search import SearchQuestion
from eoffice_core.domain.views import Seat
from eoffice_tui.present.sentences import Language, Sentence, called, common
from eoffice_tui.present.sentences import search as say
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.layered_input import LayeredInput
from eoffice_tui.widgets.line_input import DateInput, LineInput
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.seat_field import SeatField


class Wanted(Enum):
    """Which kinds of hit are shown."""

    ALL = "all"
    FILES = "files"
    RECEIPTS = "receipts"
    NOTES = "notes"


WANTED: Final[Mapping[Wanted, Sentence]] = {
    Wanted.ALL: say.ALL_KINDS,
    Wanted.FILES: say.ONLY_FILES,
    Wanted.RECEIPTS: say.ONLY_RECEIPTS,
    Wanted.NOTES: say.ONLY_NOTES,
}
KINDS: Final = {Wanted.FILES: CaseKind.FILE, Wanted.RECEIPTS: CaseKind.RECEIPT}
HINTS: Final[Mapping[str, Sentence]] = {
    "find-number": say.NUMBER_HINT,
    "find-sender": say.SENDER_HINT,
    "find-since": say.DAY_HINT,
    "find-until": say.DAY_HINT,
}


class SearchFilters(Vertical):
    """The fields of the filters; hidden ones go on narrowing."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._with: Seat | None = None

    def compose(self) -> ComposeResult:
        """Two fields in each line."""
        number, sender = LayeredInput(id="find-number"), LayeredInput(id="find-sender")
        since, until = DateInput(id="find-since"), DateInput(id="find-until")
        what = ChoiceField(WANTED, Wanted.ALL, id="find-what")
        yield from _line((common.NUMBER, number), (common.SENDER, sender))
        yield from _line((say.SINCE, since), (say.UNTIL, until))
        yield from _line((common.WITH_WHOM, SeatField(id="find-with")), (say.WHAT, what))

    def narrowed(self, text: str) -> SearchQuestion:
        """The question of these words with what stands in the fields."""
        wanted = self.query_one(ChoiceField).value
        return SearchQuestion(
            text=text,
            number=self.query_one("#find-number", LineInput).value,
            sender=self.query_one("#find-sender", LineInput).value,
            since=self.query_one("#find-since", DateInput).given,
            until=self.query_one("#find-until", DateInput).given,
            with_post=None if self._with is None else self._with.post_id,
            kind=KINDS.get(wanted),
            only_notes=wanted is Wanted.NOTES,
            is_typing=True,
        )

    @property
    def is_set(self) -> bool:
        """Whether any of them narrows."""
        return self.narrowed("") != SearchQuestion(is_typing=True)

    def clear(self, language: Language) -> None:
        """Let everything through again."""
        for field_id in HINTS:
            self.query_one(f"#{field_id}", LineInput).value = ""
        self.query_one(ChoiceField).choose(Wanted.ALL)
        self.choose_seat(None, language)

    def choose_seat(self, seat: Seat | None, language: Language) -> None:
        """Narrow to what is with a post, or with anybody."""
        self._with = seat
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Hints and the chosen post in this language."""
        for field_id, hint in HINTS.items():
            self.query_one(f"#{field_id}", LineInput).placeholder = hint.say(language)
        field, seat = self.query_one(SeatField), self._with
        field.hint = say.ANYBODY.say(language)
        field.show(seat, "" if seat is None else called(seat.post, language))


def _line(*fields: tuple[Sentence, Widget]) -> Iterator[Widget]:
    with Horizontal(classes="field-line"):
        for label, field in fields:
            yield Said(label, classes="label")
            yield field
