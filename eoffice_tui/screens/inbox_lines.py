"""How a row of the inbox is written: in columns for the width there is, and in full below."""

from datetime import date
from typing import Final

from eoffice_core.domain.moment import office_date
from eoffice_core.domain.names import Name
from eoffice_core.domain.views import InboxRow
from eoffice_tui.present import cells, dates, numerals
from eoffice_tui.present.cells import Align
from eoffice_tui.present.sentences import Language, called, common
from eoffice_tui.present.sentences import file as say_file
from eoffice_tui.present.sentences import inbox as sentences
from eoffice_tui.present.sentences.words import (
    ACTION,
    CASE_KIND,
    PRIORITY,
    PRIORITY_SIGN,
    kind_sign,
)
from eoffice_tui.screens import signs
from eoffice_tui.widgets.virtual_table import Column, Row

WIDE_CELLS: Final = 110
"""From this width on the sender has a column of its own."""

SUBJECT_LINES_MAX: Final = 2
PRIORITY_CELLS: Final = max(map(cells.width, PRIORITY_SIGN.values()))
DAY_CELLS: Final = cells.width("00-00")
DAYS_CELLS: Final = cells.width("000***")


def is_wide(room: int) -> bool:
    """Whether there is room for the sender's column."""
    return room >= WIDE_CELLS


def inbox_columns(*, language: Language, room: int, is_sent: bool = False) -> tuple[Column, ...]:
    """The columns for a width; the subject takes what is left. What was sent shows its holder."""
    number_cells, from_cells = (20, 20) if is_wide(room) else (17, 12)
    sender = (Column(common.SENDER.say(language), 20),) if is_wide(room) else ()
    return (
        Column("", signs.kind_cells(language)),
        Column(common.NUMBER.say(language), number_cells),
        Column(common.SUBJECT.say(language)),
        *sender,
        Column((common.WITH_WHOM if is_sent else common.FROM).say(language), from_cells),
        Column("", PRIORITY_CELLS),
        Column(common.DUE.say(language), DAY_CELLS),
        Column(common.DAYS.say(language), DAYS_CELLS, Align.RIGHT),
    )


def from_whom(row: InboxRow, own: Name, language: Language) -> str:
    """The post that sent it; what was begun at the holder's own post came from its sender."""
    sent_by = called(row.from_post, language)
    return row.sender if sent_by in ("", called(own, language)) else sent_by


def inbox_row(
    row: InboxRow, *, own: Name, language: Language, room: int, is_sent: bool = False
) -> Row:
    """One row of the table; `own` is the name of the post that holds it."""
    sent_by = called(own, language) if is_sent else from_whom(row, own, language)
    sender = (row.sender,) if is_wide(room) else ()
    if sent_by in sender:
        sent_by = ""
    return Row(
        row.case_id,
        (
            kind_sign(row.kind, language),
            numerals.shown(row.number),
            row.subject,
            *sender,
            sent_by,
            signs.priority_sign(row),
            dates.short_day(row.due_on),
            signs.days_waited(row),
        ),
        sign=signs.row_sign(row),
        tone=signs.row_tone(row),
    )


def detail_lines(
    row: InboxRow, *, own: Name, today: date, language: Language, room: int, is_sent: bool = False
) -> list[str]:
    """The row under the cursor in full: two lines of subject at most, one of everything else."""
    subject = cells.wrap(cells.visible(row.subject), room)
    if len(subject) > SUBJECT_LINES_MAX:
        subject = [subject[0], cells.fit(" ".join(subject[1:]), room)]
    since = dates.relative_day(office_date(row.since), today=today, language=language)
    sent_by = called(own, language) if is_sent else from_whom(row, own, language)
    whose = sentences.WITH_WHOM if is_sent else sentences.FROM_WHOM
    action = f"{ACTION[row.action].say(language)} ({PRIORITY[row.priority].say(language)})"
    parts = [
        say_file.TITLE_LINE.say(language, kind=CASE_KIND[row.kind], number=row.number),
        whose.say(language, post=sent_by) if sent_by else "",
        action,
        sentences.DUE_BY.say(language, day=dates.day(row.due_on)) if row.due_on else "",
        "" if sent_by == row.sender else row.sender,
        since,
    ]
    rest = cells.fit(cells.visible(" · ".join(filter(None, parts))), room)
    return [*subject, rest]
