"""What is looked for: a text as a question, and what of a text it finds. No engine is known here.

Both engines are asked the same query; `marks` says in Python where it hits, for showing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from itertools import pairwise

from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.hindi import words, words_at
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.names import Name
from eoffice_core.domain.spellings import also_written
from eoffice_core.domain.views import Seat

QUESTION_CHARACTERS_MAX = 500
"""A longer text is cut: nobody looks for more, and each word costs a look into the index."""

TERMS_MAX = 16
PREFIX_CHARACTERS_MIN = 2
"""A single letter begins too many words to be looked for while it is typed."""

HITS_MAX = 1_000
"""So many hits are counted and can be paged through; whoever has more says more."""

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»"), '"')
_ANY_ENDING = "*"
_BETWEEN_QUOTES = re.compile('"([^"]*)"?|([^"]+)')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other; of the last only its beginning, where so asked."""

    words: tuple[str, ...]
    is_beginning: bool = False

    def at(self, held: Sequence[str], place: int) -> bool:
        """Whether a text's words hold it from this place on."""
        end = place + len(self.words)
        if tuple(held[place : end - 1]) != self.words[:-1] or end > len(held):
            return False
        last = held[end - 1]
        return last.startswith(self.words[-1]) if self.is_beginning else last == self.words[-1]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be there, in any of its spellings."""

    spellings: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Every term must be there; a query without one finds nothing."""

    terms: tuple[Term, ...] = ()

    def finds(self, text: str) -> bool:
        """Whether a text holds every term: what the engines answer from their index."""
        held = words(text)
        return bool(self.terms) and all(
            any(phrase.at(held, place) for phrase in term.spellings for place in range(len(held)))
            for term in self.terms
        )

    def marks(self, text: str) -> list[tuple[int, int]]:
        """From where to where the hits go in a text, in their order, none within another."""
        held: list[str] = []
        spans: list[tuple[int, int]] = []
        for start, end, found in words_at(text):
            held += found
            spans += [(start, end)] * len(found)
        phrases = {phrase for term in self.terms for phrase in term.spellings}
        hits = sorted(
            (spans[place][0], spans[place + len(phrase.words) - 1][1])
            for phrase in phrases
            for place in range(len(held))
            if phrase.at(held, place)
        )
        return _joined(hits)


def _joined(hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in hits:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def understood(text: str, *, is_typing: bool = False) -> Query:
    """The query of what an officer wrote: words, "a phrase", the beginning of a word*.

    While it is being typed, the last word may be any that begins so.
    """
    text = text[:QUESTION_CHARACTERS_MAX].translate(_QUOTES)
    terms: list[Term] = []
    for quoted, plain in _BETWEEN_QUOTES.findall(text):
        terms += _phrase(quoted) if quoted else _plain(plain)
    if is_typing and terms and text[-1:] not in ('"', " ", _ANY_ENDING):
        terms[-1] = _unfinished(terms[-1])
    return Query(tuple(terms[:TERMS_MAX]))


def _phrase(text: str) -> Iterator[Term]:
    held = words(text)
    if held:
        yield Term((Phrase(tuple(held)),))


def _plain(text: str) -> list[Term]:
    """Each word in all its spellings, also written together with the one before or after it."""
    chunks = [(words(chunk), chunk.endswith(_ANY_ENDING)) for chunk in text.split()]
    asked = [(found, is_beginning) for found, is_beginning in chunks if found]
    spelled = [_spelled(found, is_beginning=is_beginning) for found, is_beginning in asked]
    for (one, other), place in zip(pairwise(asked), range(len(asked)), strict=False):
        if _is_word(one[0]) and _is_word(other[0]):
            together = Phrase((one[0][0] + other[0][0],), is_beginning=other[1])
            spelled[place].append(together)
            spelled[place + 1].append(together)
    return [Term(tuple(dict.fromkeys(phrases))) for phrases in spelled]


def _is_word(found: Sequence[str]) -> bool:
    return len(found) == 1 and not found[0].isdigit()


def _spelled(found: Sequence[str], *, is_beginning: bool) -> list[Phrase]:
    phrases = [Phrase(tuple(found), is_beginning=is_beginning)]
    if len(found) == 1:
        phrases += [Phrase(other) for other in also_written(found[0])]
    elif not any(word.isdigit() for word in found):  # दाखिल-खारिज
        phrases.append(Phrase(("".join(found),), is_beginning=is_beginning))
    return phrases


def _unfinished(term: Term) -> Term:
    first = term.spellings[0]
    if len(first.words[-1]) < PREFIX_CHARACTERS_MIN:
        return term
    return Term((Phrase(first.words, is_beginning=True), *term.spellings))


class PassageKind(IntEnum):
    """In what a hit was found."""

    HEADING = 0
    """Number, subject and sender of a case."""

    NOTE = 1
    HALF_WRITTEN = 2
    """A note that is being written at this desk."""


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """What is looked for; a filter that is not set lets everything through."""

    text: str = ""
    number: str = ""
    sender: str = ""
    since: date | None = None
    until: date | None = None
    with_post: PostId | None = None
    kind: CaseKind | None = None
    only_notes: bool = False
    is_typing: bool = False

    @property
    def query(self) -> Query:
        """The words that must be in the text."""
        return understood(self.text, is_typing=self.is_typing)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: then nothing is found, instead of everything."""
        return not (self.query.terms or words(self.number) or words(self.sender))


@dataclass(frozen=True, slots=True)
class Found:
    """One hit, with what is shown of it; `is_in_sight` False: only the register's line is known."""

    case_id: CaseId
    place: int
    passage: PassageKind
    kind: CaseKind
    status: CaseStatus
    number: str
    provisional: str
    subject: str
    sender: str
    text: str
    author: Name
    note_number: int
    written_at: Moment
    holder: Seat
    is_in_sight: bool


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A hit with what is shown of it, names not yet looked up."""

    case_id: bytes
    place: int
    kind: int
    status: int
    number: str
    provisional: str
    subject: str
    sender: str
    text: str
    author_post: int
    author_officer: int
    note_number: int
    written_at: int
    custodian: int
    is_in_sight: bool


class SearchHindrance(Enum):
    """Why the registry was not asked, or gave no answer; the desk's own hits stand."""

    NO_LINE = "no line"
    SIGN_IN = "sign in"
    NOTHING_ASKED = "nothing asked"
    POST_NOT_HELD = "post not held"
    TOO_MANY = "too many"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class NotSearched:
    """No answer of the registry; `wait_seconds` where another try must wait."""

    reason: SearchHindrance
    wait_seconds: int = 0


@dataclass(frozen=True, slots=True)
class RegistryHits:
    """One page of what the registry found, and how many there are."""

    total: int
    hits: tuple[Found, ...]


SHOWN_CHARACTERS_MAX = 600
"""So much of a note goes with a hit: what is around it, and more than a screen shows of it."""

_BEFORE_HIT = 200


def around(text: str, query: Query) -> str:
    """The part of a text around its first hit, cut between words."""
    if len(text) <= SHOWN_CHARACTERS_MAX:
        return text
    marks = query.marks(text)
    first = marks[0][0] if marks else 0
    start = max(0, min(first - _BEFORE_HIT, len(text) - SHOWN_CHARACTERS_MAX))
    end = start + SHOWN_CHARACTERS_MAX
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", first, end)
        end = space if space > start else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
