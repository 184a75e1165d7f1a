"""The search: one field, filters behind a key, hits with what was looked for set off."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from eoffice_core.domain.ids import PostId
from eoffice_core.domain.search import (
    HITS_MAX,
    Found,
    NotSearched,
    SearchHindrance,
    SearchQuestion,
)
from eoffice_tui.keys import Place
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences import search as say
from eoffice_tui.screens.base import OfficeScreen, bindings_for
from eoffice_tui.screens.choosing import picker_of_posts
from eoffice_tui.screens.news import CaseChanged
from eoffice_tui.screens.paged import PagedRows
from eoffice_tui.screens.search_filters import SearchFilters
from eoffice_tui.screens.search_lines import detail_lines, hit_columns, hit_key, hit_row
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.choice_list import FilterLine
from eoffice_tui.widgets.hit_table import HitTable
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.said import Said, Tone
from eoffice_tui.widgets.seat_field import SeatField
from eoffice_tui.widgets.virtual_table import PAGE_ROWS, ListSource, Row, VirtualTable

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk

LOOK_SECONDS: Final = 0.15
"""Keys come fast: one look for all of them."""

NOTHING_ASKED: Final = SearchQuestion()


HINDRANCES: Final[Mapping[SearchHindrance, Sentence]] = {
    SearchHindrance.NO_LINE: say.NO_LINE,
    SearchHindrance.SIGN_IN: say.SIGN_IN,
    SearchHindrance.NOTHING_ASKED: say.NOTHING_ASKED,
    SearchHindrance.POST_NOT_HELD: say.POST_NOT_HELD,
    SearchHindrance.TOO_MANY: say.TOO_MANY,
    SearchHindrance.DECLINED: say.DECLINED,
}


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look found: how many hits, and the page that is seen first."""

    question: SearchQuestion
    is_at_server: bool
    total: int
    offset: int
    hits: Sequence[Found]


Reader = Callable[[int], tuple[int, Sequence[Found]] | NotSearched]
"""Reads the page of hits from an offset on, with how many there are."""


class SearchScreen(OfficeScreen[None]):
    """Type, and see in which notes and headings it stands, the newest first."""

    PLACE = Place.SEARCH
    HEADING = say.HEADING
    AUTO_FOCUS = "#find"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.SEARCH)

    def __init__(self) -> None:
        super().__init__()
        self._shown = _Look(NOTHING_ASKED, is_at_server=False, total=0, offset=0, hits=())
        self._rows = self._source(self._shown)
        self._soon: Timer | None = None
        self._is_at_server = False

    def body(self) -> Iterator[Widget]:
        """What is looked for, the filters, the hits, and the hit under the cursor in full."""
        with Horizontal(classes="field-line"):
            yield Said(say.SEARCH, classes="label")
            yield FilterLine(id="find")
        yield SearchFilters(id="find-filters")
        yield Said(id="find-count", classes="muted")
        table = HitTable((), ListSource(), empty_text="", sign_cells=0, id="find-hits")
        table.can_focus = False  # keys go on narrowing the search
        yield table
        yield Static("", markup=False, id="find-detail")

    def begin(self) -> None:
        """Stand with the filters hidden, and nothing asked."""
        self.filters.display = False
        self._show_look(self._shown)

    @property
    def table(self) -> HitTable:
        """The hits."""
        return self.query_one(HitTable)

    @property
    def filters(self) -> SearchFilters:
        """What narrows the search."""
        return self.query_one(SearchFilters)

    # --- the question -----------------------------------------------------------------------

    @property
    def question(self) -> SearchQuestion:
        """What stands in the fields."""
        return self.filters.narrowed(self.query_one("#find", LineInput).value)

    @on(Input.Changed)
    @on(ChoiceField.Changed)
    def _changed(self) -> None:
        """What is asked anew is first looked for here."""
        self._is_at_server = False
        self._look_soon()

    @on(CaseChanged)
    def _case_changed(self) -> None:
        if not self._shown.is_at_server:
            self._look_soon()

    def on_screen_resume(self) -> None:
        """Look again: much may have moved since this was last in front."""
        if not self._shown.is_at_server:
            self._look_soon()

    # --- reading ----------------------------------------------------------------------------

    def _look_soon(self) -> None:
        if self._soon is None:
            self._soon = self.set_timer(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        """Ask the present question; the hits on the screen stay until the answer is there."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        question, is_at_server = self.question, self._is_at_server
        is_same = (question, is_at_server) == (self._shown.question, self._shown.is_at_server)
        offset = self.table.cursor // PAGE_ROWS * PAGE_ROWS if is_same else 0
        if question.is_empty:
            self._show_look(_Look(question, is_at_server=False, total=0, offset=0, hits=()))
            return
        if is_at_server:
            self.query_one("#find-count", Said).say(say.ASKING)
        reader = partial(_read, self._reader(question, is_at_server=is_at_server), offset)
        self.ask(reader, partial(self._answered, question, is_at_server), group="searching")

    def _reader(self, question: SearchQuestion, *, is_at_server: bool) -> Reader:
        if is_at_server:
            return partial(_read_there, self.desk, question)
        return partial(_read_here, self.desk, question)

    def _answered(
        self,
        question: SearchQuestion,
        is_at_server: bool,  # noqa: FBT001 - handed on by partial
        answer: "tuple[int, int, Sequence[Found]] | NotSearched",
    ) -> None:
        if isinstance(answer, NotSearched):
            self._is_at_server = False
            self._say_count()
            self.notice(HINDRANCES[answer.reason], Tone.REFUSED, seconds=answer.wait_seconds)
            return
        total, offset, hits = answer
        self.notice(None)
        self._show_look(_Look(question, is_at_server, total, offset, hits))

    def _source(self, look: _Look) -> PagedRows[Found]:
        total = min(look.total, HITS_MAX)
        return PagedRows(total, drawn=self._drawn, wanted=self._want_page)

    def _drawn(self, hit: Found) -> Row:
        query = self._shown.question.query
        return hit_row(hit, query, language=self.language, room=self.size.width)

    def _show_look(self, look: _Look) -> None:
        is_other = look.question != self._shown.question
        self._shown = look
        self._rows = self._source(look)
        self._rows.arrived(look.offset, look.hits)
        self._say()
        if is_other:
            self.table.action_move_first()

    def _want_page(self, source: PagedRows[Found], offset: int) -> None:
        self.call_later(self._fetch, source, offset)

    def _fetch(self, source: PagedRows[Found], offset: int) -> None:
        if source is not self._rows:
            return
        look = self._shown
        reader = partial(_read, self._reader(look.question, is_at_server=look.is_at_server), offset)
        self.ask(reader, partial(self._page_arrived, source, offset), group=f"hits {offset}")

    def _page_arrived(
        self,
        source: PagedRows[Found],
        offset: int,
        answer: "tuple[int, int, Sequence[Found]] | NotSearched",
    ) -> None:
        if isinstance(answer, NotSearched):
            self.notice(HINDRANCES[answer.reason], Tone.REFUSED, seconds=answer.wait_seconds)
            return
        source.arrived(offset, answer[2])
        if source is self._rows:
            self.table.reread(offset)
            self._show_detail()

    # --- saying -----------------------------------------------------------------------------

    def spoken(self, language: Language) -> None:
        """Hints, columns and hits in this language."""
        self.query_one("#find", LineInput).placeholder = say.SEARCH_HINT.say(language)
        self.filters.speak(language)
        self._say()

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns for the new width."""
        if self.is_mounted:
            self._say()

    def _say(self) -> None:
        columns = hit_columns(language=self.language, room=self.size.width)
        self.table.set_columns(columns)
        self.table.set_empty_text(self._empty().say(self.language))
        self.table.set_source(self._rows)
        self._say_count()
        self._show_detail()

    def _empty(self) -> Sentence:
        if self._shown.question.is_empty:
            return say.BEGIN
        return say.NOTHING_THERE if self._shown.is_at_server else say.NOTHING

    def _say_count(self) -> None:
        count, total = self.query_one("#find-count", Said), self._shown.total
        if not total:
            count.say(None)
            return
        where = say.AT_SERVER if self._shown.is_at_server else say.HERE
        sentence = say.FOUND_MANY if total > HITS_MAX else say.FOUND
        count.say(sentence, count=min(total, HITS_MAX), where=where)

    @on(VirtualTable.Moved)
    def _show_detail(self) -> None:
        hit, detail = self._hit(), self.query_one("#find-detail", Static)
        if hit is None:
            detail.update("")
            return
        query, room = self._shown.question.query, max(20, self.size.width - 2)
        detail.update("\n".join(detail_lines(hit, query, language=self.language, room=room)))

    def _hit(self) -> Found | None:
        key = self.table.selected_key
        return next((hit for hit in self._rows.items() if hit_key(hit) == key), None)

    # --- keys -------------------------------------------------------------------------------

    @on(FilterLine.Walked)
    def _walk(self, event: FilterLine.Walked) -> None:
        self.table.action_move(event.rows)
        self.table.action_move_page(event.pages)

    @on(Input.Submitted)
    @on(VirtualTable.Chosen)
    def _open(self) -> None:
        """Open the case of the hit; from a filter, go back to the words first."""
        find = self.query_one("#find", LineInput)
        if isinstance(self.focused, LineInput) and self.focused is not find:
            find.focus()
            return
        hit = self._hit()
        if hit is None:
            return
        if hit.is_in_sight:
            self.face.show_case(hit.case_id)
        else:
            self.notice(say.NOT_IN_SIGHT, post=hit.holder.post)

    def action_filters(self) -> None:
        """Show the filters, or hide them; hidden ones go on narrowing."""
        self.filters.display = not self.filters.display
        self.query_one("#find-number" if self.filters.display else "#find", LineInput).focus()

    def action_ask_server(self) -> None:
        """Ask the server, or show again what is here."""
        if self.question.is_empty:
            self.notice(say.NOTHING_ASKED, Tone.REFUSED)
            return
        self._is_at_server = not self._shown.is_at_server
        self._look()

    def action_clear(self) -> None:
        """Take the filters away; where there are none, the words."""
        find = self.query_one("#find", LineInput)
        if self.filters.is_set:
            self.filters.clear(self.language)
        else:
            find.value = ""
        find.focus()
        self._changed()

    @on(SeatField.Wanted)
    def _choose_post(self) -> None:
        mine = self.desk.my_posts()
        picker = picker_of_posts(
            self.desk.seats(),
            recent=(),
            near=mine[0] if mine else None,
            language=self.language,
            title=say.PICK_TITLE,
        )
        _ = self.app.push_screen(picker, self._post_chosen)

    def _post_chosen(self, post_id: int | None) -> None:
        if post_id is not None:
            seats = {seat.post_id: seat for seat in self.desk.seats()}
            self.filters.choose_seat(seats.get(PostId(post_id)), self.language)
            self._changed()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        self.call_after_refresh(self.show_keys)


def _read(reader: Reader, offset: int) -> "tuple[int, int, Sequence[Found]] | NotSearched":
    """A page of hits; from the beginning when there are fewer now."""
    answer = reader(offset)
    if isinstance(answer, NotSearched):
        return answer
    total, hits = answer
    if offset and offset >= total:
        return _read(reader, 0)
    return total, offset, hits


def _read_here(desk: "Desk", question: SearchQuestion, offset: int) -> tuple[int, Sequence[Found]]:
    """What is half written stands before what is recorded."""
    own = desk.search_half_written(question)
    first = own[offset : offset + PAGE_ROWS]
    left = PAGE_ROWS - len(first)
    recorded = desk.search_page(question, max(0, offset - len(own)), left) if left else []
    return len(own) + desk.search_count(question), [*first, *recorded]


def _read_there(
    desk: "Desk", question: SearchQuestion, offset: int
) -> tuple[int, Sequence[Found]] | NotSearched:
    answer = desk.search_registry(question, offset, PAGE_ROWS)
    return answer if isinstance(answer, NotSearched) else (answer.total, answer.hits)
