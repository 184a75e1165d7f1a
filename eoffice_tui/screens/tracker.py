"""Where is it: any case by number, subject or sender, as one types; and its movement register."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.views import CaseView, Deed, TrackRow
from eoffice_tui.keys import Place
from eoffice_tui.present import dates, numerals
from eoffice_tui.present.cells import Align
from eoffice_tui.present.particulars import numbered
from eoffice_tui.present.sentences import Language, called, common
from eoffice_tui.present.sentences import file as say_file
from eoffice_tui.present.sentences import send as say_send
from eoffice_tui.present.sentences import tracker as say
from eoffice_tui.present.sentences.words import CASE_STATUS, kind_sign
from eoffice_tui.screens import signs
from eoffice_tui.screens.base import OfficeScreen, bindings_for
from eoffice_tui.screens.case_screen import CaseScreen
from eoffice_tui.screens.news import CaseChanged
from eoffice_tui.widgets.choice_list import FilterLine
from eoffice_tui.widgets.custody_badge import CustodyBadge
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.movement_sheet import MovementSheet
from eoffice_tui.widgets.said import Said
from eoffice_tui.widgets.virtual_table import Column, ListSource, Row, Tone, VirtualTable

HITS_MAX: Final = 50
DAYS_CELLS: Final = 4
WIDE_CELLS: Final = 100
"""From this width on the date stands with its year, and names have more room."""


class TrackerScreen(OfficeScreen[None]):
    """Type, and see who has it now."""

    PLACE = Place.TRACKER
    HEADING = say.HEADING
    AUTO_FOCUS = "#track"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.TRACKER)

    def __init__(self) -> None:
        super().__init__()
        self._hits: dict[CaseId, TrackRow] = {}

    def body(self) -> Iterator[Widget]:
        """What is looked for, the hits, and the hit under the cursor in full."""
        with Horizontal(classes="field-line"):
            yield Said(say.SEARCH, classes="label")
            yield FilterLine(id="track")
        yield Said(id="track-count", classes="muted")
        table = VirtualTable((), ListSource(), empty_text="", id="track-hits")
        table.can_focus = False  # keys go on narrowing the search
        yield table
        yield Said(id="track-subject")
        yield Said(id="track-holder", classes="strong")

    # --- reading ----------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Look again: much may have moved since this was last in front."""
        self._search()

    @on(CaseChanged)
    def _case_changed(self) -> None:
        self._search()

    @on(FilterLine.Changed, "#track")
    def _search(self) -> None:
        text = self.query_one("#track", LineInput).value.strip()
        self.ask(partial(self._track, text), partial(self._show, text), group="tracking")

    def _track(self, text: str) -> Sequence[TrackRow]:
        return self.desk.track(text, HITS_MAX) if text else ()

    def _show(self, text: str, hits: Sequence[TrackRow]) -> None:
        self._hits = {hit.case_id: hit for hit in hits}
        table = self.query_one(VirtualTable)
        table.set_empty_text((say.EMPTY_NONE if text else say.EMPTY_BEGIN).say(self.language))
        table.set_source(ListSource([self._row(hit) for hit in hits]))
        count = self.query_one("#track-count", Said)
        if not text:
            count.say(None)
        else:
            count.say(say.FOUND_MANY if len(hits) == HITS_MAX else say.FOUND, count=len(hits))
        self._show_hit()

    def _row(self, hit: TrackRow) -> Row:
        since = office_date(hit.since)
        counts = hit.status is CaseStatus.ACTIVE
        texts = [
            kind_sign(hit.kind, self.language),
            numerals.shown(hit.number or hit.provisional),
            hit.subject,
            _holder(hit, self.language),
            dates.day(since) if self._is_wide else dates.short_day(since),
            numerals.grouped(hit.days) if counts else "",
        ]
        return Row(hit.case_id, tuple(texts), tone=Tone.PLAIN if hit.is_in_sight else Tone.DIM)

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= WIDE_CELLS

    @on(VirtualTable.Moved)
    def _show_hit(self) -> None:
        hit, language = self._hit(), self.language
        subject, holder = (
            self.query_one("#track-subject", Said),
            self.query_one("#track-holder", Said),
        )
        if hit is None:
            subject.say(None)
            holder.say(None)
            return
        numbers = numbered(hit.number, numerals.shown(hit.provisional), hit.subject, hit.sender)
        subject.say(common.AS_TYPED, text=numbers)
        if hit.status is CaseStatus.IN_FILE:
            holder.say(say.IN_FILE)
            return
        sentence = say.HELD_VACANT if hit.holder.is_vacant else say.HELD
        held = sentence.say(language, post=hit.holder.post, officer=hit.holder.officer)
        since = say_file.SINCE_DAYS.say(language, day=dates.day_of(hit.since), days=hit.days)
        holder.say(common.AS_TYPED, text=f"{held} · {since}")

    def _hit(self) -> TrackRow | None:
        key = self.query_one(VirtualTable).selected_key
        return self._hits.get(CaseId(key)) if isinstance(key, bytes) else None

    # --- both languages ---------------------------------------------------------------------

    def spoken(self, language: Language) -> None:
        """Columns and hits in this language."""
        self.query_one("#track", LineInput).placeholder = say.SEARCH_HINT.say(language)
        number_cells, holder_cells, day_cells = (20, 28, 10) if self._is_wide else (17, 17, 6)
        self.query_one(VirtualTable).set_columns(
            (
                Column("", signs.kind_cells(language) + 1),
                Column(common.NUMBER.say(language), number_cells),
                Column(common.SUBJECT.say(language)),
                Column(common.WITH_WHOM.say(language), holder_cells),
                Column(common.SINCE.say(language), day_cells),
                Column(common.DAYS.say(language), DAYS_CELLS, Align.RIGHT),
            )
        )
        self._search()

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self.spoken(self.language)

    # --- keys -------------------------------------------------------------------------------

    @on(FilterLine.Walked)
    def _walk(self, event: FilterLine.Walked) -> None:
        table = self.query_one(VirtualTable)
        table.action_move(event.rows)
        table.action_move_page(event.pages)

    @on(FilterLine.Submitted, "#track")
    @on(VirtualTable.Chosen)
    def _movements(self) -> None:
        hit = self._hit()
        if hit is not None:
            _ = self.app.push_screen(MovementsScreen(hit.case_id, hit))

    def action_open_case(self) -> None:
        """Open the case under the cursor."""
        hit = self._hit()
        if hit is None:
            return
        if hit.is_in_sight:
            self.face.show_case(hit.case_id)
        else:
            self.notice(
                say.NOT_IN_SIGHT,
                post=hit.holder.post,
                day=dates.day_of(hit.since),
                days=hit.days,
            )


class MovementsScreen(CaseScreen):
    """The movement register: every stay, the days kept, and who has it now."""

    PLACE = Place.MOVEMENTS
    HEADING = say.MOVEMENTS
    AUTO_FOCUS = "MovementSheet"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.MOVEMENTS)
    DEEDS: ClassVar[dict[str, Deed]] = {"pull_back": Deed.PULL_BACK}

    def __init__(self, case_id: CaseId, hit: TrackRow | None = None) -> None:
        super().__init__(case_id)
        self._hit = hit

    def body(self) -> Iterator[Widget]:
        """Which case, who has it, every stay, and the sum."""
        yield Said(id="movements-case", classes="strong")
        yield CustodyBadge()
        yield MovementSheet(language=self.language)
        yield Said(id="movements-total", classes="strong")

    def heading(self) -> str:
        """Whose movements these are."""
        number = self.view.number if self.view is not None else ""
        return say.MOVEMENTS_OF.say(self.language, number=number) if number else super().heading()

    def shown(self, view: CaseView) -> None:
        """Show the register."""
        self.spoken(self.language)

    def not_here(self) -> None:
        """Show what the office's register knows of a case whose papers do not come here."""
        hit = self._hit
        if hit is None:
            super().not_here()
            return
        number = hit.number or hit.provisional
        self.query_one("#movements-case", Said).say(
            say_send.CASE_LINE, number=number, subject=hit.subject
        )
        self.query_one(MovementSheet).show((), language=self.language)
        self.notice(
            say.NOT_IN_SIGHT, post=hit.holder.post, day=dates.day_of(hit.since), days=hit.days
        )

    def spoken(self, language: Language) -> None:
        """Say the register in this language."""
        view = self.view
        if view is None:
            return
        self.query_one("#movements-case", Said).say(
            say_send.CASE_LINE, number=view.number, subject=view.subject
        )
        self.query_one(CustodyBadge).show(view, language=language)
        self.query_one(MovementSheet).show(view.movements, language=language)
        counted = [stay for stay in view.movements if stay.is_counted]
        self.query_one("#movements-total", Said).say(
            say.TOTAL,
            stays=len(view.movements),
            days=sum(stay.days_kept for stay in counted),
            late=sum(stay.excess_days > 0 for stay in counted),
        )

    def action_open_case(self) -> None:
        """Open the case; where one came from it, go back to it."""
        if self.view is None:
            self.not_here()
        else:
            self.face.show_case(self.case_id)


def _holder(hit: TrackRow, language: Language) -> str:
    """Who has it; a receipt that lies in a file goes where the file goes."""
    if hit.status is CaseStatus.IN_FILE:
        return CASE_STATUS[hit.status].say(language)
    return called(hit.holder.post, language)
