"""How far this desk has read each feed, and which of its posts sees which case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from eoffice_core.domain.ids import CaseId
from eoffice_core.store.directory import POST
from eoffice_core.store.statements import among, chunks, delete_keys, insert_new, upsert
from eoffice_core.store.tables import core
from eoffice_core.wire.messages import Place
from eoffice_tui.local.tables import DeskSightRow, PlaceRow

PLACE, SIGHT = core(PlaceRow), core(DeskSightRow)
_PLACES = select(PLACE).order_by(PLACE.c.office_id, PLACE.c.post_id)
_READERS = select(SIGHT).where(among(SIGHT.c.case_id))
_IN_SIGHT = select(SIGHT.c.case_id).where(among(SIGHT.c.case_id))


def read_places(connection: Connection) -> list[Place]:
    """Every feed that was ever read, with the place reached."""
    return [
        Place(
            office_id=row.office_id,
            post_id=row.post_id,
            seq=row.seq,
            part=row.part,
            sub=row.sub,
            mark=row.mark,
        )
        for row in connection.execute(_PLACES)
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


def readers_of(connection: Connection, ids: Iterable[CaseId]) -> dict[CaseId, set[int]]:
    """Which of my posts see these cases; a case that none sees is left out."""
    readers: dict[CaseId, set[int]] = {}
    for part in chunks(ids):
        for row in connection.execute(_READERS, {"ids": part}):
            readers.setdefault(CaseId(row.case_id), set()).add(row.post_id)
    return readers


def write_readers(connection: Connection, post_id: int, readers: Mapping[CaseId, set[int]]) -> None:
    """Note which of these cases a post sees, and which it does not."""
    seen = [case_id for case_id, posts in readers.items() if post_id in posts]
    insert_new(connection, SIGHT, [{"post_id": post_id, "case_id": case_id} for case_id in seen])
    unseen = [(post_id, case_id) for case_id, posts in readers.items() if post_id not in posts]
    delete_keys(connection, SIGHT, unseen)


@dataclass(frozen=True, slots=True)
class Left:
    """Whether anything is read here for posts, or offices, in which the officer sits no more."""

    posts: bool
    offices: bool


def left_behind(connection: Connection, *, held: Iterable[int]) -> Left:
    """What is still read although its post was handed over; post 0 is an office's register."""
    posts = set(held)
    places = read_places(connection)
    offices = _offices_of(connection, posts)
    return Left(
        posts=any(place.post_id not in posts for place in places if place.post_id),
        offices=any(place.office_id not in offices for place in places if not place.post_id),
    )


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
        for case_id in connection.execute(_IN_SIGHT, {"ids": part}).scalars()
    }
