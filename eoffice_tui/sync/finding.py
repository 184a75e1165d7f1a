"""Asks the registry for hits that the desk does not have; never needed to work."""

from collections.abc import Callable

from eoffice_core.domain.moment import date_number
from eoffice_core.domain.search import (
    QUESTION_CHARACTERS_MAX,
    FoundRow,
    NotSearched,
    SearchHindrance,
    SearchQuestion,
)
from eoffice_core.wire.messages import Find
from eoffice_core.wire.problems import ProblemName
from eoffice_tui.sync.transport import ExchangeFailed, Fault, Transport

_BY_FAULT = {
    Fault.UNREACHABLE: SearchHindrance.NO_LINE,
    Fault.NOT_A_REGISTRY: SearchHindrance.NO_LINE,
    Fault.SIGN_IN_AGAIN: SearchHindrance.SIGN_IN,
    Fault.DECLINED: SearchHindrance.DECLINED,
}
_BY_NAME = {
    ProblemName.NOTHING_ASKED.value: SearchHindrance.NOTHING_ASKED,
    ProblemName.POST_NOT_HELD.value: SearchHindrance.POST_NOT_HELD,
    ProblemName.TOO_MANY.value: SearchHindrance.TOO_MANY,
}

Page = tuple[int, list[FoundRow]]
"""How many hits there are, and some of them."""


RegistrySearch = Callable[[SearchQuestion, int, int], Page | NotSearched]
"""Asks the registry for the hits from an offset on, at most so many."""


def no_registry(_question: SearchQuestion, _offset: int, _limit: int) -> NotSearched:
    """What a desk without a registry answers."""
    return NotSearched(SearchHindrance.NO_LINE)


def find(
    transport: Transport, question: SearchQuestion, *, offset: int, limit: int
) -> Page | NotSearched:
    """One page of hits of the registry, or why there is none."""
    try:
        found = transport.find(message_of(question, offset=offset, limit=limit))
    except ExchangeFailed as failed:
        reason = _BY_NAME.get(failed.name, _BY_FAULT[failed.fault])
        return NotSearched(reason, wait_seconds=failed.wait_seconds)
    return found.total, [FoundRow(**line.model_dump()) for line in found.lines]


def message_of(question: SearchQuestion, *, offset: int, limit: int) -> Find:
    """The question as it is said to the registry; a word that is not finished is said as such."""
    is_open = question.is_typing and question.text[-1:] not in ("", " ", '"', "*")
    return Find(
        text=_said(question.text)[: QUESTION_CHARACTERS_MAX - 1] + ("*" if is_open else ""),
        number=_said(question.number),
        sender=_said(question.sender),
        since=0 if question.since is None else date_number(question.since),
        until=0 if question.until is None else date_number(question.until),
        with_post=question.with_post or 0,
        kind=0 if question.kind is None else int(question.kind),
        only_notes=question.only_notes,
        offset=offset,
        limit=limit,
    )


def _said(text: str) -> str:
    """A text as the wire carries it: no halves of characters, and not too long."""
    return text.encode("utf-8", "ignore").decode("utf-8")[:QUESTION_CHARACTERS_MAX]
