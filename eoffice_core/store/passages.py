"""What of a case search looks in: its heading and its notes, as they stand now."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from eoffice_core.domain.case import Case
from eoffice_core.domain.hindi import words
from eoffice_core.domain.noting import Note, NoteState

HEADING = 0
REGISTERED = -1
"""The place of a headline that the office's register holds, beside or without the case itself."""

_TIME_UNIT_MS = 10
_TIME_BEGINS_MS = 1_577_836_800_000  # 2020-01-01: no device's clock may show an earlier time
_TIME_BITS, _SINGLE_BYTES = 38, 3
_PROVISIONAL = tuple(words("अनं."))

Key = tuple[int, bytes, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """One text with what tells it from others; of a note only `body` is filled."""

    office_id: int
    case_id: bytes
    place: int
    written_at: int
    single: bytes
    """What parts it from others that were written in the same moment."""

    yellow_by: int = 0
    """The author's post while it is yellow: nobody else finds it."""

    number: str = ""
    subject: str = ""
    sender: str = ""
    body: str = ""

    @property
    def key(self) -> Key:
        """Under which it stands in its table."""
        return (self.office_id, self.case_id, self.place)

    @property
    def columns(self) -> tuple[str, str, str, str]:
        """Number, subject, sender and body, as the index parts them."""
        return (self.number, self.subject, self.sender, self.body)

    @property
    def newness(self) -> int:
        """Rises with the time of writing; two of one moment differ, but for a rare chance."""
        return newness_at(self.written_at) | int.from_bytes(self.single[-_SINGLE_BYTES:], "big")


Difference = tuple[Passage | None, Passage | None]
"""A passage as it was and as it is; None where it is not."""


def newness_at(at: int) -> int:
    """The least newness of what was written at a moment or later."""
    units = max(0, at - _TIME_BEGINS_MS) // _TIME_UNIT_MS
    return min(units, (1 << _TIME_BITS) - 1) << 8 * _SINGLE_BYTES


def heading(case: Case) -> Passage:
    """What the cover of a file or the diary of a receipt says."""
    place = case.receipt.sender_place if case.receipt is not None else ""
    letter = case.receipt.letter_number if case.receipt is not None else ""
    return Passage(
        office_id=case.office_id,
        case_id=case.case_id,
        place=HEADING,
        written_at=case.opened_at,
        single=case.case_id,
        number="\n".join((case.number, case.provisional, letter)),
        subject=case.subject,
        sender=f"{case.sender}\n{place}",
    )


def of_note(case: Case, place: int, note: Note) -> Passage | None:
    """What a note says; nothing of one that was discarded."""
    if note.state is NoteState.DISCARDED:
        return None
    return Passage(
        office_id=case.office_id,
        case_id=case.case_id,
        place=place,
        written_at=note.written_at,
        single=note.note_id,
        yellow_by=note.author.post_id if note.state is NoteState.YELLOW else 0,
        body=note.text,
    )


def differences(before: Case | None, after: Case | None) -> Iterator[Difference]:
    """The passages in which a case before and after differ; what stayed is not looked at."""
    if _record(before) != _record(after):
        yield (
            None if before is None else heading(before),
            None if after is None else heading(after),
        )
    old = () if before is None else before.notes
    new = () if after is None else after.notes
    for place, (was, is_now) in enumerate(zip_longest(old, new), start=1):
        if was is not is_now:
            yield (
                None if before is None or was is None else of_note(before, place, was),
                None if after is None or is_now is None else of_note(after, place, is_now),
            )


def _record(case: Case | None) -> tuple[object, ...] | None:
    if case is None:
        return None
    return (case.opened_at, case.number, case.provisional, case.receipt, case.cover)


def of_case(case: Case | None) -> Iterator[Passage]:
    """Everything of a case in which search looks."""
    if case is None:
        return
    yield heading(case)
    for place, note in enumerate(case.notes, start=1):
        passage = of_note(case, place, note)
        if passage is not None:
            yield passage


def looked_up(number: str) -> str:
    """A number as it is looked up: 4512-2025 and ४५१२/२०२५ alike; अनं. before it is no part."""
    found = tuple(words(number))
    if found[:1] == _PROVISIONAL and len(found) > 1:
        found = found[1:]
    return "/".join(found)


def numbers_of(passage: Passage) -> set[str]:
    """The numbers under which a heading is looked up: its own, official and provisional."""
    own = passage.number.split("\n")[:2]
    return {folded for number in own if (folded := looked_up(number))}
