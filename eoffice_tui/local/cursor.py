"""How far this desk has read each feed, and which of its posts sees which case."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from eoffice_core.domain.ids import CaseId
from eoffice_core.store.directory import POST
from eoffice_core.store.statements import chunks, insert_new, upsert
from eoffice_core.store.tables import core
from eoffice_core.wire.messages import Place
from eoffice_tui.local.tables import DeskSightRow, PlaceRow

PLACE, SIGHT = core(PlaceRow), core(DeskSightRow)


def read_places(connection: Connection) -> list[Place]:
    """Every feed that was ever read, with the place reached."""
    rows = connection.execute(select(PLACE).order_by(PLACE.c.office_id, PLACE.c.post_id))
    return [
        Place(
            office_id=row.office_id,
            post_id=row.post_id,
            seq=row.seq,
            part=row.part,
            sub=row.sub,
            mark=row.mark,
        )
        for row in rows
    ]


def place_of(connection: Connection, *, office_id: int, post_id: int) -> Place:
    """The place reached in one feed; its beginning when it was never read."""
    places = {(place.office_id, place.post_id): place for place in read_places(connection)}
    return places.get((office_id, post_id)) or Place(office_id=office_id, post_id=post_id)


def write_place(connection: Connection, place: Place) -> None:
    """Record the place reached in a feed."""
    upsert(connection, PLACE, [place.model_dump()])


def forget_places(connection: Connection) -> None:
    """Begin every feed anew, with nothing in sight yet."""
    connection.execute(PLACE.delete())
    connection.execute(SIGHT.delete())


def see(connection: Connection, *, post_id: int, case_id: CaseId) -> None:
    """Note that a case came into a post's sight."""
    insert_new(connection, SIGHT, [{"post_id": post_id, "case_id": case_id}])


def lose_sight(connection: Connection, *, post_id: int, case_id: CaseId) -> None:
    """Note that a case left a post's sight."""
    connection.execute(SIGHT.delete().where(SIGHT.c.post_id == post_id, SIGHT.c.case_id == case_id))


def reads_left_posts(connection: Connection, *, held: Iterable[int]) -> bool:
    """Whether anything here was read for a post that is not held any more."""
    known = set(held) | {0}
    return any(place.post_id not in known for place in read_places(connection))


def lose_posts(connection: Connection, *, held: Iterable[int]) -> set[CaseId]:
    """Stop reading for posts that are no longer held; the cases that they saw."""
    posts = set(held)
    connection.execute(PLACE.delete().where(PLACE.c.post_id.not_in(posts | {0})))
    lost = SIGHT.c.post_id.not_in(posts)
    seen = connection.execute(select(SIGHT.c.case_id).where(lost).distinct()).scalars()
    cases = {CaseId(case_id) for case_id in seen}
    if cases:
        connection.execute(SIGHT.delete().where(lost))
    return cases


def reads_left_offices(connection: Connection, *, held: Iterable[int]) -> bool:
    """Whether the register of an office was read in which no post is held any more."""
    offices = _offices_of(connection, set(held))
    registers = [place for place in read_places(connection) if not place.post_id]
    return any(place.office_id not in offices for place in registers)


def forget_registers(connection: Connection) -> None:
    """Begin the registers of all offices anew."""
    connection.execute(PLACE.delete().where(PLACE.c.post_id == 0))


def _offices_of(connection: Connection, posts: set[int]) -> set[int]:
    asked = select(POST.c.office_id).where(POST.c.post_id.in_(posts)).distinct()
    return set(connection.execute(asked).scalars())


def in_sight(connection: Connection, ids: Iterable[CaseId]) -> set[CaseId]:
    """Those of these cases that any of my posts sees."""
    return {
        CaseId(case_id)
        for part in chunks(ids)
        for case_id in connection.execute(
            select(SIGHT.c.case_id).where(SIGHT.c.case_id.in_(part))
        ).scalars()
    }
