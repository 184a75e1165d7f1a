"""Deciders of a file's opening and cover."""

from collections.abc import Iterator
from dataclasses import fields
from typing import assert_never

from eoffice_core.domain.case import Basis, Case
from eoffice_core.domain.commands import EditCover, FileCommand, OpenFile
from eoffice_core.domain.decide.answer import (
    Decision,
    answer,
    reasons_against_line,
    reasons_against_text,
    reasons_not_to_act,
)
from eoffice_core.domain.decide.receipt import reasons_against_place, reasons_against_provisional
from eoffice_core.domain.file import EDITABLE_FIELDS, HEAD_CHARACTERS_MAX, Cover
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import CoverEdited, FileOpened
from eoffice_core.domain.ops.change import changes_between
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.text import (
    FIELD_CHARACTERS_MAX,
    REMARKS_CHARACTERS_MAX,
    SUBJECT_CHARACTERS_MAX,
)

REQUIRED = {
    "subject": (Reason.SUBJECT_MISSING, SUBJECT_CHARACTERS_MAX),
    "category": (Reason.CATEGORY_MISSING, FIELD_CHARACTERS_MAX),
    "head": (None, HEAD_CHARACTERS_MAX),
}
"""What must stand on a cover, and how long it may be. # P02, P03"""


def reasons_against_cover(cover: Cover) -> Iterator[Reason]:
    """Why a cover may not be recorded."""
    for spec in fields(cover):
        value = getattr(cover, spec.name)
        if isinstance(value, str) and spec.name != "remarks":
            missing, characters_max = REQUIRED.get(spec.name, (None, FIELD_CHARACTERS_MAX))
            yield from reasons_against_line(value, characters_max=characters_max, missing=missing)
    yield from reasons_against_text(
        cover.remarks, characters_max=REMARKS_CHARACTERS_MAX, missing=None
    )


def decide_open_file(basis: Basis, command: OpenFile, actor: Actor, at: Moment) -> Decision:
    """Open a file in the actor's office; its number comes from the registry. # F03"""
    del at

    def reasons() -> Iterator[Reason]:
        if basis.case(command.case_id) is not None:
            yield Reason.CASE_EXISTS
        yield from reasons_against_place(
            basis.directory, actor, office_id=command.office_id, section_id=command.section_id
        )
        yield from reasons_against_provisional(command.provisional)
        yield from reasons_against_cover(command.cover)

    return answer(
        reasons(),
        op_id=command.op_id,
        case_id=command.case_id,
        body=lambda: FileOpened(
            office_id=command.office_id,
            section_id=command.section_id,
            provisional=command.provisional,
            cover=command.cover,
        ),
    )


def _reasons_not_to_edit(case: Case, command: EditCover) -> Iterator[Reason]:
    if case.cover is None:
        yield Reason.NOT_A_FILE
        return
    if case.cover.head != command.cover.head:
        yield Reason.FIELD_FROZEN
    elif not changes_between(case.cover, command.cover, EDITABLE_FIELDS):
        yield Reason.NOTHING_CHANGED
    yield from reasons_against_cover(command.cover)


def decide_edit_cover(basis: Basis, command: EditCover, actor: Actor, at: Moment) -> Decision:
    """Correct the cover; the number, and so the head, never. # P08"""
    del at
    case = basis.case(command.case_id)

    def reasons() -> Iterator[Reason]:
        yield from reasons_not_to_act(case, actor)
        if case is not None:
            yield from _reasons_not_to_edit(case, command)

    def body() -> CoverEdited:
        assert case is not None
        assert case.cover is not None
        return CoverEdited(changes=changes_between(case.cover, command.cover, EDITABLE_FIELDS))

    return answer(reasons(), op_id=command.op_id, case_id=command.case_id, body=body)


def decide_file(basis: Basis, command: FileCommand, actor: Actor, at: Moment) -> Decision:
    """Decide a command of this noun."""
    match command:
        case OpenFile():
            return decide_open_file(basis, command, actor, at)
        case EditCover():
            return decide_edit_cover(basis, command, actor, at)
        case _:
            assert_never(command)
