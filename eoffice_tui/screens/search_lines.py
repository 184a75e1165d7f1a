"""How a hit of the search is written: in columns for the width there is, and in full below."""

from typing import Final

from eoffice_core.domain.moment import office_date
from eoffice_core.domain.search import Found, PassageKind, Query
from eoffice_tui.present import cells, dates
from eoffice_tui.present.extract import extract
from eoffice_tui.present.sentences import Language, called, common
from eoffice_tui.present.sentences import search as say
from eoffice_tui.present.sentences.words import kind_sign
from eoffice_tui.widgets.virtual_table import Column, Row, Tone

WIDE_CELLS: Final = 100
"""From this width on the date stands with its year, and the holder has a column."""

NARROW_NUMBER, WIDE_NUMBER = 17, 20
NARROW_DAY, WIDE_DAY = 6, 10
KIND_CELLS, HOLDER_CELLS = 2, 22
DETAIL_LINES_MAX: Final = 2


def is_wide(room: int) -> bool:
    """Whether there is room for the holder's column."""
    return room >= WIDE_CELLS


def hit_columns(*, language: Language, room: int) -> tuple[Column, ...]:
    """The columns for a width; the extract takes what is left."""
    wide = is_wide(room)
    holder = (Column(common.WITH_WHOM.say(language), HOLDER_CELLS),) if wide else ()
    return (
        Column("", KIND_CELLS),
        Column(common.NUMBER.say(language), WIDE_NUMBER if wide else NARROW_NUMBER),
        Column(say.FOUND_IN.say(language)),
        *holder,
        Column(common.DATE.say(language), WIDE_DAY if wide else NARROW_DAY),
    )


def hit_key(hit: Found) -> str:
    """What tells a hit from all others on the screen."""
    return f"{hit.passage.value}:{hit.case_id.hex()}:{hit.place}"


def hit_row(hit: Found, query: Query, *, language: Language, room: int) -> Row:
    """A hit in its columns; what is only a line of the register is dim."""
    wide = is_wide(room)
    on = office_date(hit.written_at)
    fixed = sum(column.width + 1 for column in hit_columns(language=language, room=room))
    texts = (
        kind_sign(hit.kind, language),
        hit.number,
        _said(hit, query, language=language, room=max(8, room - fixed - 2)),
        *((called(hit.holder.post, language),) if wide else ()),
        dates.day(on) if wide else dates.short_day(on),
    )
    return Row(hit_key(hit), texts, tone=Tone.PLAIN if hit.is_in_sight else Tone.DIM)


def detail_lines(hit: Found, query: Query, *, language: Language, room: int) -> list[str]:
    """The hit in full: which case and with whom, who wrote it, and more of the text."""
    holder = say.WITH.say(language, post=hit.holder.post)
    told = dict.fromkeys((hit.number, _when(hit, language), holder, hit.provisional))
    about = extract(_heading(hit), query, room * 2)
    case = cells.fit(" · ".join(filter(None, told)), room).rstrip()
    lines = [case]
    if hit.passage is PassageKind.HEADING:
        return [*lines, *cells.wrap(about, room)[:DETAIL_LINES_MAX]]
    lines.append(cells.fit(_heading(hit), room).rstrip())
    said = _said(hit, query, language=language, room=room * DETAIL_LINES_MAX - 12)
    return [*lines, *cells.wrap(said, room)[:DETAIL_LINES_MAX]]


def _when(hit: Found, language: Language) -> str:
    day = dates.day_of(hit.written_at)
    if hit.passage is PassageKind.HEADING:
        return say.ON.say(language, day=day)
    if not called(hit.author, language):
        return day
    return say.WRITTEN_BY.say(language, author=hit.author, day=day)


def _said(hit: Found, query: Query, *, language: Language, room: int) -> str:
    """The text around the first hit, after a word on where it stands."""
    if hit.passage is PassageKind.HEADING:
        return extract(_heading(hit), query, room)
    if hit.passage is PassageKind.HALF_WRITTEN:
        label = say.HALF_WRITTEN.say(language)
    elif hit.note_number:
        label = say.NOTE.say(language, number=hit.note_number)
    else:
        label = say.NOTE_UNNUMBERED.say(language)
    left = max(8, room - cells.width(label) - 2)
    return f"{label}: {extract(hit.text, query, left)}"


def _heading(hit: Found) -> str:
    return " · ".join(filter(None, (hit.subject, hit.sender)))
