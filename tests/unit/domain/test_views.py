"""The bands in which a waiting case is shown."""

import pytest

from eoffice_core.domain.names import NOBODY
from eoffice_core.domain.views import Ageing, InboxQuestion, InboxShow, InboxSort, ageing


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (-1, Ageing.FRESH),
        (0, Ageing.FRESH),
        (2, Ageing.FRESH),
        (3, Ageing.THREE),
        (6, Ageing.THREE),
        (7, Ageing.SEVEN),
        (9, Ageing.SEVEN),
        (10, Ageing.TEN),
        (7_320, Ageing.TEN),
    ],
)
def test_ageing(days: int, band: Ageing) -> None:
    assert ageing(days) is band


def test_an_inbox_shows_first_what_came_last_in_all_ones_posts() -> None:
    question = InboxQuestion()
    assert (question.show, question.sort) == (InboxShow.HELD, InboxSort.NEWEST)
    assert (question.text, question.post_id) == ("", None)


def test_nobody_has_no_name() -> None:
    assert not NOBODY.hindi
    assert not NOBODY.english
