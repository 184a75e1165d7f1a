"""What must be true, said once more and simply: from the accepted ops alone, without our fold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eoffice_core.domain import ops
from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.ids import REGISTRY_DEVICE, CaseId, NoteId, OfficeId, PostId, SectionId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.numbering import (
    DIARY_PATTERN_DEFAULT,
    FILE_PATTERN_DEFAULT,
    NumberPlaces,
    official_number,
)
from eoffice_core.domain.office import Actor, Directory
from eoffice_core.store.ledger import LedgerLine

OPENING = ops.ReceiptDiarised | ops.FileOpened
FREE_AT_REST = ops.CaseResumed | ops.CaseReopened
NOT_BY_THE_HOLDER = ops.CaseReceived | ops.CasePulledBack | ops.CaseReopened | ops.NumberAssigned


@dataclass
class Written:
    """A note as the ops tell it: with whom it left its author, if it did."""

    text: str
    is_green: bool
    author: PostId
    left_with: int = 0
    is_away: bool = False


@dataclass
class Told:
    """A case as its accepted ops tell it."""

    case_id: CaseId
    office_id: OfficeId
    section_id: SectionId
    holder: PostId
    is_file: bool
    had: set[PostId]
    """Who ever had it open, or sent it: they see it for ever."""

    version: int = 1
    is_open: bool = True
    status: CaseStatus = CaseStatus.ACTIVE
    op_count: int = 0
    listed: set[OfficeId] = field(default_factory=set)
    """The offices to which it ever came, alone or in its file: their registers list it."""

    can_recall: PostId | None = None
    notes: dict[NoteId, Written] = field(default_factory=dict)
    papers: list[CaseId] = field(default_factory=list)
    file_id: CaseId | None = None
    number: str = ""


def _in_order(lines: Sequence[LedgerLine]) -> list[LedgerLine]:
    """As they were accepted: the simulated registry's clock moves on with every request.

    What the registry says itself comes right after the birth of the case of which it says it.
    """
    births = {
        line.op.envelope.case_id: line.op.envelope.dseq
        for line in lines
        if isinstance(line.op.body, OPENING)
    }

    def place(line: LedgerLine) -> tuple[int, int, bool]:
        envelope = line.op.envelope
        is_registry = line.device_id == REGISTRY_DEVICE
        dseq = births.get(envelope.case_id, 0) if is_registry else envelope.dseq
        return (line.accepted_at or 0, dseq, is_registry)

    return sorted(lines, key=place)


class Oracle:
    """Reads the registry's ledger, and says who must see what."""

    def __init__(self, lines: Sequence[LedgerLine], directory: Directory) -> None:
        self.directory = directory
        self.cases: dict[CaseId, Told] = {}
        self.expected_number: dict[CaseId, str] = {}
        self.wrong: list[str] = []
        self._serials: dict[tuple[int, bool, str, int], int] = {}
        for line in sorted(lines, key=lambda line: (line.office_id, line.seq or 0)):
            self._number(line)
        for line in _in_order(lines):
            self._follow(line)

    # --- who sees what ----------------------------------------------------------------------

    def sees(self, post_id: PostId, case_id: CaseId) -> bool:
        """Whether a post sees a case: it has it, had it open, or sees the file it lies in."""
        told = self.cases[case_id]
        if told.holder == post_id or post_id in told.had:
            return True
        return told.file_id is not None and self.sees(post_id, told.file_id)

    def seen_by(self, posts: Iterable[PostId]) -> set[CaseId]:
        """Every case that one of these posts sees."""
        held = list(posts)
        return {case_id for case_id in self.cases if any(self.sees(p, case_id) for p in held)}

    def registers(self) -> Mapping[OfficeId, set[CaseId]]:
        """The cases that each office's register lists: its own, and what ever came to it."""
        listed: dict[OfficeId, set[CaseId]] = {office: set() for office in self.directory.offices}
        for told in self.cases.values():
            for office in told.listed:
                listed[office].add(told.case_id)
        return listed

    def _list(self, told: Told, post: PostId) -> None:
        if post in self.directory.posts:
            told.listed.add(self.directory.posts[post].office_id)

    # --- following the ops ------------------------------------------------------------------

    def _follow(self, line: LedgerLine) -> None:
        body, post = line.op.body, line.op.envelope.post_id
        case_id = line.op.envelope.case_id
        if isinstance(body, OPENING):
            if case_id in self.cases:
                self._object(line, "born twice")
            self.cases[case_id] = Told(
                case_id=case_id,
                office_id=body.office_id,
                section_id=body.section_id,
                holder=post,
                is_file=isinstance(body, ops.FileOpened),
                had={post},
                op_count=1,
                listed={body.office_id},
            )
            return
        if case_id not in self.cases:
            self._object(line, "a case that was never born")
            return
        told = self.cases[case_id]
        told.op_count += 1
        if line.case_index != told.op_count:
            self._object(line, f"as op {line.case_index}, but it was {told.op_count}")
        for why in self._unlawful(line, told):
            self._object(line, why)
        self._move(told, post, line)
        self._write(told, post, line)

    def _unlawful(self, line: LedgerLine, told: Told) -> Iterator[str]:
        body, envelope = line.op.body, line.op.envelope
        if line.device_id == REGISTRY_DEVICE:
            if not isinstance(body, ops.NumberAssigned) or told.number:
                yield "the registry says what is not its to say"
            return
        actor = Actor(line.officer_id, envelope.post_id)
        assert line.accepted_at is not None
        if not self.directory.holds(actor, line.accepted_at):
            yield "by an officer who did not hold the post"
        if envelope.custody_version != told.version:
            yield f"made on custody {envelope.custody_version}, but it was {told.version}"
        if isinstance(body, ops.NumberAssigned):
            yield "a desk gives a number"
        is_holder = told.holder == envelope.post_id and told.is_open
        if not isinstance(body, NOT_BY_THE_HOLDER) and not is_holder:
            yield "by a post that did not have it open"
        if told.status is not CaseStatus.ACTIVE and not isinstance(body, FREE_AT_REST):
            yield f"while it was {told.status.name}"

    def _move(self, told: Told, post: PostId, line: LedgerLine) -> None:
        match line.op.body:
            case ops.CaseForwarded(receiver=receiver) | ops.CaseReturned(receiver=receiver):
                self._send(told, post, receiver)
            case ops.CaseReceived():
                if told.holder != post or told.is_open:
                    self._object(line, "opened where it was not waiting")
                told.is_open, told.can_recall = True, None
                told.had.add(post)
            case ops.CasePulledBack():
                if told.can_recall != post:
                    self._object(line, "recalled by somebody else than its last sender, or opened")
                self._recall(told, post)
            case _:
                self._rest(told, line)

    def _rest(self, told: Told, line: LedgerLine) -> None:
        match line.op.body:
            case ops.CaseParked():
                told.status = CaseStatus.PARKED
            case ops.CaseClosed():
                told.status = CaseStatus.CLOSED
                self._fix(told)
            case ops.CaseResumed() | ops.CaseReopened():
                told.status = CaseStatus.ACTIVE
            case ops.ReceiptPutInFile(receipt_id=receipt_id):
                told.papers.append(receipt_id)
            case ops.ReceiptFiled(file_id=file_id):
                if told.file_id is not None:
                    self._object(line, "put in a second file")
                self._file(told, file_id)
            case ops.NumberAssigned(number=number):
                told.number = number

    def _file(self, told: Told, file_id: CaseId) -> None:
        told.status, told.file_id = CaseStatus.IN_FILE, file_id
        for post_id in self.directory.posts:
            if self.sees(post_id, file_id):
                self._list(told, post_id)

    def _send(self, told: Told, post: PostId, receiver: PostId) -> None:
        told.had.add(post)
        for moving in (told, *(self.cases[paper] for paper in told.papers)):
            self._list(moving, receiver)
        told.version += 1
        told.holder, told.is_open, told.can_recall = receiver, False, post
        self._fix(told)

    def _fix(self, told: Told) -> None:
        """What is green now has left its author."""
        for note in told.notes.values():
            if note.is_green and not note.left_with and not note.is_away:
                note.left_with = told.version

    def _recall(self, told: Told, post: PostId) -> None:
        for note in told.notes.values():
            if note.left_with == told.version:
                note.left_with = 0
        told.version += 1
        told.holder, told.is_open, told.can_recall = post, True, None

    def _write(self, told: Told, post: PostId, line: LedgerLine) -> None:
        body = line.op.body
        match body:
            case ops.NoteWritten() | ops.CaseApproved() | ops.YellowNoteWritten():
                if body.note_id in told.notes:
                    self._object(line, "a note that is there already")
                is_green = not isinstance(body, ops.YellowNoteWritten)
                told.notes[body.note_id] = Written(body.text, is_green, post)
            case ops.CaseReturned(note_id=note_id, reason=reason) if reason.strip():
                told.notes[note_id] = Written(reason, True, post, left_with=told.version)  # noqa: FBT003 - it is green
            case ops.YellowNoteEdited() | ops.NoteEdited():
                self._changing(told, line, body.note_id).text = body.text
            case ops.YellowNoteDiscarded() | ops.NoteWithdrawn():
                self._changing(told, line, body.note_id).is_away = True
            case ops.NoteConfirmed():
                note = self._changing(told, line, body.note_id)
                note.is_green, note.author = True, post

    def _changing(self, told: Told, line: LedgerLine, note_id: NoteId) -> Written:
        note = told.notes.get(note_id)
        if note is None:
            self._object(line, "a note that is not there")
            return Written("", False, PostId(0))  # noqa: FBT003 - it is not green
        is_of_greens = isinstance(line.op.body, ops.NoteEdited | ops.NoteWithdrawn)
        if note.is_away or note.left_with or note.is_green != is_of_greens:
            self._object(line, "a note that may not change any more")
        if is_of_greens and note.author != line.op.envelope.post_id:
            self._object(line, "a green note of somebody else")
        return note

    # --- numbers ----------------------------------------------------------------------------

    def _number(self, line: LedgerLine) -> None:
        """The number that a case born here must get: the next of its series, without a gap."""
        body = line.op.body
        if not isinstance(body, OPENING):
            return
        assert line.accepted_at is not None
        section = self.directory.sections[body.section_id]
        on = office_date(line.accepted_at)
        is_file = isinstance(body, ops.FileOpened)
        series = (body.office_id, is_file, section.code, on.year)
        self._serials[series] = self._serials.get(series, 0) + 1
        places = NumberPlaces(
            section=section.code,
            office=self.directory.offices[body.office_id].code,
            head=body.cover.head if isinstance(body, ops.FileOpened) else "",
            on=on,
        )
        own = section.file_pattern if is_file else section.diary_pattern
        pattern = own or (FILE_PATTERN_DEFAULT if is_file else DIARY_PATTERN_DEFAULT)
        self.expected_number[line.op.envelope.case_id] = official_number(
            pattern, self._serials[series], places
        )

    def _object(self, line: LedgerLine, why: str) -> None:
        kind = type(line.op.body).__name__
        self.wrong.append(f"{kind} of {line.op.envelope.case_id.hex()[-6:]} was accepted: {why}")
