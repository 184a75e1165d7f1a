"""Search at the registry: only in what the asking officer's posts may see.

In cases in sight everything is searched; in those that an office's register merely lists, their
headlines, and not of a confidential one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.ids import OfficerId, PostId
from eoffice_core.domain.moment import Moment, from_date_number
from eoffice_core.domain.office import Directory
from eoffice_core.domain.search import FoundRow, SearchQuestion
from eoffice_core.store.cases import CASE, MOVEMENT
from eoffice_core.store.found import found_rows
from eoffice_core.store.passages import HEADING
from eoffice_core.store.search import Scope, hits_count, hits_page
from eoffice_core.store.search_index import PASSAGE
from eoffice_core.wire.messages import Find
from eoffice_server.sight import SIGHT

_OPEN_RECORD = '%"classification":0%'
"""How the record of a case says that it is not confidential; text in it has its quotes escaped."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks: an officer with the posts for which is asked."""

    posts: tuple[PostId, ...]
    offices: tuple[int, ...]
    office_posts: tuple[PostId, ...]


def asking(directory: Directory, officer: OfficerId, asked: Find, at: Moment) -> Asking | None:
    """The posts for which is asked; None when the officer does not hold that post."""
    held = directory.posts_of(officer, at)
    posts = tuple(post for post in held if asked.post_id in (0, post))
    if not posts:
        return None
    offices = {directory.posts[post].office_id for post in posts}
    beside = tuple(post for post, known in directory.posts.items() if known.office_id in offices)
    return Asking(posts=posts, offices=tuple(offices), office_posts=beside)


def question_of(asked: Find) -> SearchQuestion:
    """The question of a message; ValueError for a day that there is not, or a kind."""
    return SearchQuestion(
        text=asked.text,
        number=asked.number,
        sender=asked.sender,
        since=_day(asked.since),
        until=_day(asked.until),
        with_post=PostId(asked.with_post) if asked.with_post else None,
        kind=CaseKind(asked.kind) if asked.kind else None,
        only_notes=asked.only_notes,
    )


def find(
    connection: Connection, question: SearchQuestion, who: Asking, *, offset: int, limit: int
) -> tuple[int, list[FoundRow]]:
    """How many hits there are, and one page of them."""
    scope = Scope(posts=who.posts, may_see=_may_see(who))
    hits = hits_page(connection, question, scope, offset=offset, limit=limit)
    rows = found_rows(connection, hits, question.query)
    seen = _seen(connection, [row.case_id for row in rows], who)
    total = hits_count(connection, question, scope)
    return total, [replace(row, is_in_sight=row.case_id in seen) for row in rows]


def _day(number: int) -> date | None:
    return from_date_number(number) if number else None


def _may_see(who: Asking) -> ColumnElement[bool]:
    return or_(_is_in_sight(who), and_(PASSAGE.c.place == HEADING, _is_listed(who)))


def _is_in_sight(who: Asking) -> ColumnElement[bool]:
    return exists(
        select(SIGHT.c.case_id).where(
            SIGHT.c.case_id == PASSAGE.c.case_id, SIGHT.c.post_id.in_(who.posts)
        )
    )


def _is_listed(who: Asking) -> ColumnElement[bool]:
    """Whether the register of one of the offices lists a case, with its subject."""
    came = select(MOVEMENT.c.case_id).where(
        MOVEMENT.c.office_id == PASSAGE.c.office_id,
        MOVEMENT.c.case_id == PASSAGE.c.case_id,
        MOVEMENT.c.receiver.in_(who.office_posts),
    )
    seen = select(SIGHT.c.case_id).where(
        SIGHT.c.case_id == PASSAGE.c.case_id, SIGHT.c.office_id.in_(who.offices)
    )
    is_open = exists(
        select(CASE.c.case_id).where(
            CASE.c.office_id == PASSAGE.c.office_id,
            CASE.c.case_id == PASSAGE.c.case_id,
            CASE.c.record.like(_OPEN_RECORD),
        )
    )
    return and_(or_(PASSAGE.c.office_id.in_(who.offices), exists(came), exists(seen)), is_open)


def _seen(connection: Connection, ids: Sequence[bytes], who: Asking) -> set[bytes]:
    asked = select(SIGHT.c.case_id).where(SIGHT.c.case_id.in_(ids), SIGHT.c.post_id.in_(who.posts))
    return set(connection.execute(asked).scalars()) if ids else set()
