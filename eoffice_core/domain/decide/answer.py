"""The two answers of a decider, and the reasons that many deciders share."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from eoffice_core.domain.case import Case, CaseStatus
from eoffice_core.domain.ids import CaseId, OpId
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import Body, Fact
from eoffice_core.domain.refusal import Reason, Refused, refused
from eoffice_core.domain.text import is_blank, is_clean, is_one_line

DATE_FIRST = date(1900, 1, 1)
"""No letter is dated before; an earlier date is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What is to be recorded, as a whole or not at all."""

    facts: tuple[Fact, ...]


Decision = Decided | Refused


def answer(
    reasons: Iterable[Reason], *, op_id: OpId, case_id: CaseId, body: Callable[[], Body]
) -> Decision:
    """One fact, unless there are reasons against it; the body is built only when there are none."""
    if refusal := refused(reasons):
        return refusal
    return Decided(facts=(Fact(op_id=op_id, case_id=case_id, body=body()),))


def reasons_at_rest(case: Case) -> Iterator[Reason]:
    """Why nothing may be done to the case in its present state, whoever asks."""
    match case.status:
        case CaseStatus.CLOSED:
            yield Reason.CASE_CLOSED
        case CaseStatus.IN_FILE:
            yield Reason.CASE_IN_FILE
        case CaseStatus.PARKED:
            yield Reason.CASE_PARKED
        case CaseStatus.ACTIVE:
            pass
        case _:
            assert_never(case.status)


def reasons_not_holding(case: Case, actor: Actor) -> Iterator[Reason]:
    """Why the actor is not the holder with the case open before him. Custody is the lock."""
    if case.custody.post_id != actor.post_id:
        yield Reason.NOT_IN_CUSTODY
    elif not case.custody.is_received:
        yield Reason.NOT_RECEIVED


def reasons_not_to_act(case: Case | None, actor: Actor) -> Iterator[Reason]:
    """Why the actor may not work on the case at all."""
    if case is None:
        yield Reason.CASE_UNKNOWN
        return
    yield from reasons_at_rest(case)
    yield from reasons_not_holding(case, actor)


def reasons_against_text(
    text: str, *, characters_max: int, missing: Reason | None
) -> Iterator[Reason]:
    """Why a text may not be recorded; `missing` names the reason when it must not be empty."""
    if missing is not None and is_blank(text):
        yield missing
    if len(text) > characters_max:
        yield Reason.TEXT_TOO_LONG
    if not is_clean(text):
        yield Reason.TEXT_UNCLEAN


def reasons_against_line(
    text: str, *, characters_max: int, missing: Reason | None
) -> Iterator[Reason]:
    """Why a text may not stand in a field of one line."""
    yield from reasons_against_text(text, characters_max=characters_max, missing=missing)
    if not is_one_line(text):
        yield Reason.TEXT_UNCLEAN
