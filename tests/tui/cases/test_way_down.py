"""Whom the send form offers first for a case that came back: one step down the way it came up."""

from dataclasses import replace

import pytest

from eoffice_core.domain.movement import MovementKind
from eoffice_core.domain.names import Name
from eoffice_tui.screens.sending import way_down
from tests.tui.office import SmallOffice, case_of

CLERK, HEAD, OFFICER, APPROVER = (
    "Assistant Grade 2 (Stores)",
    "Superintendent",
    "Officer in Charge",
    "Additional Collector",
)
UP = (CLERK, HEAD, OFFICER, APPROVER)


@pytest.mark.parametrize(
    ("way", "below"),
    [
        (UP[:1], None),
        (UP, None),
        ((*UP, OFFICER), HEAD),
        ((*UP, OFFICER, HEAD), CLERK),
        ((*UP, OFFICER, HEAD, CLERK), None),
        ((*UP, OFFICER, HEAD, CLERK, HEAD), None),
        ((*UP, OFFICER, HEAD, CLERK, HEAD, OFFICER, HEAD), CLERK),
        ((*UP, HEAD), CLERK),
    ],
)
def test_a_case_goes_down_the_way_it_came_up(
    office: SmallOffice, way: tuple[str, ...], below: str | None
) -> None:
    assert offered(office, way, MovementKind.FORWARDED) == below
    assert offered(office, way, MovementKind.RETURNED) == below


def test_what_was_pulled_back_is_not_on_its_way_down(office: SmallOffice) -> None:
    assert offered(office, (CLERK, HEAD, OFFICER, HEAD), MovementKind.PULLED_BACK) is None


def offered(office: SmallOffice, way: tuple[str, ...], last: MovementKind) -> str | None:
    """Who is offered after the case has gone this way."""
    desk, view = office.clerk.desk, case_of(office.clerk, office.file_id)
    names: dict[str, Name] = {seat.post.english: seat.post for seat in desk.seats()}
    born = view.movements[0]
    stays = [replace(born, post=names[post], kind=MovementKind.FORWARDED) for post in way]
    stays[-1] = replace(stays[-1], kind=last)
    seat = way_down(replace(view, movements=tuple(stays)), desk.seats())
    return None if seat is None else seat.post.english
