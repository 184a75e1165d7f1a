"""Dates, times and numbers as the office writes them."""

from datetime import date

import pytest

from eoffice_core.domain.link import Link, SyncState
from eoffice_core.domain.moment import at_office_time
from eoffice_core.script.digits import with_commas
from eoffice_tui.present import dates
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sync_badge import badge
from tests import cast


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (99_999, "99,999"),
        (100_000, "1,00,000"),
        (1_234_567, "12,34,567"),
        (123_456_789, "12,34,56,789"),
        (-100_000, "-1,00,000"),
    ],
)
def test_numbers_are_grouped_as_in_india(number: int, written: str) -> None:
    assert with_commas(number) == written


def test_a_date_is_day_month_year() -> None:
    assert dates.day(date(2025, 4, 5)) == "05-04-2025"
    assert dates.short_day(date(2025, 4, 5)) == "05-04"
    assert (dates.day(None), dates.short_day(None), dates.moment(None)) == ("—", "", "—")


def test_a_moment_is_told_on_the_offices_clock() -> None:
    late = at_office_time(date(2025, 11, 17), hour=0, minute=5)  # still the 16th in London
    assert dates.moment(late) == "17-11-2025 00:05"


@pytest.mark.parametrize(
    ("on", "hindi", "english"),
    [
        (date(2025, 11, 17), "आज", "today"),
        (date(2025, 11, 16), "कल", "yesterday"),
        (date(2025, 11, 15), "2 दिन पहले", "2 days ago"),
        (date(2025, 11, 11), "6 दिन पहले", "6 days ago"),
        (date(2025, 11, 10), "10-11-2025", "10-11-2025"),
        (date(2025, 11, 18), "18-11-2025", "18-11-2025"),
    ],
)
def test_a_day_near_today_is_told_as_one_says_it(on: date, hindi: str, english: str) -> None:
    assert dates.relative_day(on, today=cast.TODAY, language=Language.HINDI) == hindi
    assert dates.relative_day(on, today=cast.TODAY, language=Language.ENGLISH) == english


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, "just now"),
        (-1, "1 min ago"),
        (-59, "59 min ago"),
        (-60, "today at 10:05"),
        (-24 * 60, "yesterday at 11:05"),
        (5, "today at 11:10"),
    ],
)
def test_a_moment_near_now(minutes: int, told: str) -> None:
    at = cast.moment(minutes=minutes)
    assert dates.relative(at, now=cast.NOW, language=Language.ENGLISH) == told


def state(
    link: Link, *, unsent: int = 0, returned: int = 0, minutes: int | None = None
) -> SyncState:
    last = None if minutes is None else cast.moment(minutes=minutes)
    return SyncState(link=link, unsent=unsent, returned=returned, last_exchange=last)


@pytest.mark.parametrize(
    ("told", "hindi"),
    [
        (state(Link.IN_STEP, minutes=-5), "✓ ऑनलाइन · 11:00"),
        (state(Link.OFFLINE, unsent=3, minutes=-24 * 60), "○ ऑफलाइन · ↑3 शेष · 16-11"),
        (state(Link.SIGN_IN, returned=1), "! पुनः लॉग इन करें · ↩1 लौटे"),
        (state(Link.NEVER, unsent=1_000), "○ संपर्क नहीं हुआ · ↑1,000 शेष"),
    ],
)
def test_the_badge_reads_without_colour(told: SyncState, hindi: str) -> None:
    assert badge(told, now=cast.NOW, language=Language.HINDI) == hindi


def test_every_state_of_the_link_has_its_own_words() -> None:
    badges = {badge(state(link), now=cast.NOW, language=Language.ENGLISH) for link in Link}
    assert len(badges) == len(Link)
