"""Returned with objection: what the server declined, why, and the officer's text, whole."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import OpId
from eoffice_core.domain.receipt import Particulars
from eoffice_core.domain.views import Deed, ReturnedRow
from eoffice_tui.keys import Place
from eoffice_tui.present import dates, numerals, refusals
from eoffice_tui.present.particulars import Pair, cover_pairs, letter_pairs, numbered
from eoffice_tui.present.sentences import Language, common
from eoffice_tui.present.sentences import returned as say
from eoffice_tui.screens.base import OfficeScreen, bindings_for
from eoffice_tui.screens.journal import note_key
from eoffice_tui.screens.news import SyncMoved
from eoffice_tui.screens.notesheet import NotesheetScreen
from eoffice_tui.widgets.particulars_sheet import ParticularsSheet
from eoffice_tui.widgets.said import Said, Tone
from eoffice_tui.widgets.virtual_table import Column, ListSource, Row, VirtualTable

KIND_CELLS = 18
NUMBER_CELLS = 20
DATE_CELLS = 16
ROWS_SHOWN_MAX = 7


class ReturnedScreen(OfficeScreen[None]):
    """The list above; why, and the text, below."""

    PLACE = Place.RETURNED
    HEADING = say.HEADING
    AUTO_FOCUS = "#returned-list"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.RETURNED)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[OpId, ReturnedRow] = {}

    def body(self) -> Iterator[Widget]:
        """The list, and the one under the cursor with its reasons and its text."""
        yield Said(id="returned-count", classes="strong")
        yield VirtualTable((), ListSource(), empty_text="", sign_cells=0, id="returned-list")
        yield ParticularsSheet(id="returned-text")

    # --- reading ----------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Look again."""
        self._look_again()

    @on(SyncMoved)
    def _came_back(self) -> None:
        self._look_again()

    def _look_again(self) -> None:
        self.ask(self.desk.returned, self._show, group="returned")

    def _show(self, rows: Sequence[ReturnedRow]) -> None:
        self._rows = {row.op_id: row for row in rows}
        self.spoken(self.language)
        self.show_keys()

    def spoken(self, language: Language) -> None:
        """Say list and reasons in this language."""
        table = self.query_one(VirtualTable)
        table.set_empty_text(say.EMPTY.say(language))
        table.set_columns(
            (
                Column(say.WHAT.say(language), KIND_CELLS),
                Column(common.NUMBER.say(language), NUMBER_CELLS),
                Column(common.SUBJECT.say(language)),
                Column(say.CAME_BACK.say(language), DATE_CELLS),
            )
        )
        table.styles.height = 1 + max(1, min(ROWS_SHOWN_MAX, len(self._rows)))
        table.set_source(ListSource([self._line(row) for row in self._rows.values()]))
        count = self.query_one("#returned-count", Said)
        count.say(say.COUNT if self._rows else None, count=len(self._rows))
        self._show_row()

    def _line(self, row: ReturnedRow) -> Row:
        kind = say.kind_word(row.kind).say(self.language)
        return Row(
            row.op_id,
            (kind, numerals.shown(row.number), row.subject, dates.moment(row.returned_at)),
        )

    @on(VirtualTable.Moved)
    def _show_row(self) -> None:
        row = self._row()
        pairs = [] if row is None else list(self._pairs(row))
        self.query_one(ParticularsSheet).show(pairs)

    def _row(self) -> ReturnedRow | None:
        key = self.query_one(VirtualTable).selected_key
        return self._rows.get(OpId(key)) if isinstance(key, bytes) else None

    def _pairs(self, row: ReturnedRow) -> Iterator[tuple[str, str]]:
        language = self.language
        yield say.WHAT.say(language), say.kind_word(row.kind).say(language)
        yield common.SUBJECT.say(language), numbered(row.number, row.subject)
        yield say.MADE.say(language), dates.moment(row.made_at)
        yield say.CAME_BACK.say(language), dates.moment(row.returned_at)
        label = say.WHY.say(language)
        for reason in row.reasons:
            yield label, refusals.SENTENCES[reason].say(language)
            label = ""
        match row.record:
            case Particulars() as letter:
                yield from letter_pairs(letter, language)
            case Cover() as cover:
                yield from cover_pairs(cover, language)
            case None:
                yield say.TEXT.say(language), row.text or say.NO_TEXT.say(language)

    def dimmed(self) -> frozenset[str]:
        """Without anything returned there is nothing to do."""
        return frozenset() if self._rows else frozenset({"copy_to_note", "put_away", "choose"})

    # --- keys -------------------------------------------------------------------------------

    @on(VirtualTable.Chosen)
    def _open(self) -> None:
        if (row := self._row()) is not None:
            self.face.show_case(row.case_id)

    def action_copy_to_note(self) -> None:
        """Add the text to the half-written note of its case; open that where it may be written."""
        row = self._row()
        if row is None:
            self.notice(say.EMPTY)
        elif not row.text.strip():
            self.notice(say.NOTHING_TO_COPY, Tone.REFUSED)
        else:
            self.write(partial(self._copy, row), partial(self._copied, row))

    def _copy(self, row: ReturnedRow) -> bool:
        """Join it to what is half-written; whether a note may be written there now."""
        key = note_key(row.case_id)
        half_written = self.desk.journal_read(key)
        if row.text not in half_written:
            self.desk.journal_write(key, "\n\n".join(filter(None, (half_written, row.text))))
        view = self.desk.case_view(row.case_id)
        return view is not None and not view.against.get(Deed.NOTE)

    def _copied(self, row: ReturnedRow, may_write: bool) -> None:  # noqa: FBT001 - the writer's answer
        self.notice(say.COPIED, Tone.GOOD)
        if may_write:
            _ = self.app.push_screen(NotesheetScreen(row.case_id))

    def action_put_away(self) -> None:
        """Take it off the list, after a look."""
        row = self._row()
        if row is None:
            self.notice(say.EMPTY)
            return

        def pairs(language: Language) -> list[Pair]:
            return [
                (say.WHAT.say(language), say.kind_word(row.kind).say(language)),
                (common.SUBJECT.say(language), numbered(row.number, row.subject)),
                (say.TEXT.say(language), row.text or say.NO_TEXT.say(language)),
                ("", say.PUT_AWAY_MEANS.say(language)),
            ]

        self.confirm(say.PUT_AWAY_TITLE, pairs, partial(self._put_away, row), keys=say.KEYS)

    def _put_away(self, row: ReturnedRow) -> None:
        self.write(partial(self.desk.put_away_returned, row.op_id), lambda _: self._was_put_away())

    def _was_put_away(self) -> None:
        self.notice(say.PUT_AWAY, Tone.GOOD)
        self._look_again()
