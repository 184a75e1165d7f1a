"""The noting side: notes with numbered paragraphs, each with its state and its signature."""

from collections.abc import Iterator, Sequence
from typing import Final

from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.views import NoteView
from eoffice_tui.present import cells, dates, numerals
from eoffice_tui.present.sentences import Language, Sentence, called
from eoffice_tui.present.sentences import file as say
from eoffice_tui.widgets.block_sheet import Block, BlockLine, BlockSheet
from eoffice_tui.widgets.note_lines import paragraph_numbers

YELLOW_BAR: Final = "┆"
GREEN_BAR: Final = "│"
FINAL_BAR: Final = "┃"
"""The state of a note in its margin, for whoever does not see the colour."""

NUMBER_CELLS: Final = 4

_BARS: Final = {
    NoteState.YELLOW: YELLOW_BAR,
    NoteState.GREEN: GREEN_BAR,
    NoteState.FINAL: FINAL_BAR,
    NoteState.DISCARDED: " ",
}
_PARTS: Final = {NoteState.YELLOW: "yellow", NoteState.GREEN: "green"}
_HEADS: Final = {
    NoteState.YELLOW: say.YELLOW_HEAD,
    NoteState.GREEN: say.GREEN_HEAD,
    NoteState.FINAL: say.FINAL_HEAD,
    NoteState.DISCARDED: say.FINAL_HEAD,
}
_MARKS: Final[dict[NoteKind, Sentence]] = {
    NoteKind.APPROVAL: say.APPROVAL_MARK,
    NoteKind.RETURN: say.RETURN_MARK,
}


class NotingSheet(BlockSheet):
    """The notes of a case, oldest first."""

    def __init__(
        self,
        *,
        language: Language,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(empty_text=say.NO_NOTES.say(language), id=id, classes=classes)
        self._language = language
        self._notes: Sequence[NoteView] = ()
        self._wrapped: dict[tuple[NoteView, int, Language], Block] = {}

    @property
    def notes(self) -> Sequence[NoteView]:
        """The notes that are shown."""
        return self._notes

    def show(self, notes: Sequence[NoteView], *, language: Language) -> None:
        """Show these notes; the cursor goes to the last one when that is new."""
        known = {note.note_id for note in self._notes}
        self._notes, self._language = standing(notes), language
        is_new = bool(self._notes) and self._notes[-1].note_id not in known
        self.lay_out_again(empty_text=say.NO_NOTES.say(language), at_end=is_new)

    def laid_out(self, room: int) -> Sequence[Block]:
        """Each note as a block; what has not changed is not wrapped again."""
        kept = self._wrapped
        self._wrapped = {
            key: kept.get(key) or note_block(note, room=room, language=self._language)
            for note in self._notes
            for key in [(note, room, self._language)]
        }
        return list(self._wrapped.values())


def standing(notes: Sequence[NoteView]) -> tuple[NoteView, ...]:
    """The notes that stand on the sheet; what was taken back is on record only."""
    return tuple(note for note in notes if note.state is not NoteState.DISCARDED)


def note_block(note: NoteView, *, room: int, language: Language) -> Block:
    """One note: head, numbered paragraphs, signature, and a blank line."""
    bar = _BARS[note.state]
    lines = [
        BlockLine(_head(note, language), _PARTS.get(note.state, "head"), bar),
        *(BlockLine(text, margin=bar) for text in numbered_lines(note.text, room=room)),
        *(
            BlockLine(cells.fit(text, room, align=cells.Align.RIGHT), "quiet", bar)
            for text in _signature(note, language)
        ),
        BlockLine(""),
    ]
    return Block(note.note_id, tuple(lines))


def numbered_lines(text: str, *, room: int) -> Iterator[str]:
    """The text wrapped, the number of each paragraph standing before its first line."""
    lines = text.split("\n")
    numbers = paragraph_numbers(lines)
    is_single = sum(number is not None for number in numbers) <= 1
    for line, number in zip(lines, numbers, strict=True):
        label = "" if number is None or is_single else numerals.shown(f"{number}.")
        margin = cells.fit(label, NUMBER_CELLS - 1, align=cells.Align.RIGHT) + " "
        for part in cells.wrap(line, room - NUMBER_CELLS):
            yield margin + part
            margin = " " * NUMBER_CELLS


def _head(note: NoteView, language: Language) -> str:
    parts = [] if note.number == 0 else [say.NOTE_NUMBER.say(language, number=note.number)]
    parts.append(_HEADS[note.state].say(language))
    if (mark := _MARKS.get(note.kind)) is not None:
        parts.append(mark.say(language))
    if note.drafted_by != note.author:
        parts.append(say.DRAFTED_BY.say(language, name=note.drafted_by))
    return " · ".join(parts)


def _signature(note: NoteView, language: Language) -> tuple[str, ...]:
    post, at = called(note.author_post, language), dates.moment(note.written_at)
    return called(note.author, language), " · ".join(filter(None, (post, at)))
