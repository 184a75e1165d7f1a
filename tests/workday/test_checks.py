"""What the demo's exit code rests on: a day holds only if every expectation of it held."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from eoffice_core.domain.movement import Action, MovementKind, Priority
from eoffice_core.domain.names import Name
from eoffice_core.domain.views import MovementView
from eoffice_tui.demo import OFFERED, sittings
from eoffice_tui.present.sentences import Sentence
from eoffice_tui.workday.checks import Checks
from eoffice_tui.workday.day import CLERK_LOGIN, OFFICER_LOGIN, Day
from eoffice_tui.workday.desks import DayBroken
from eoffice_tui.workday.play import SCENES, play
from eoffice_tui.workday.server import SampleServer, ServerGone
from tests import cast

STEP = Sentence("पत्र दर्ज किया", "A letter was diarised")


def written() -> tuple[Console, io.StringIO]:
    """A console and what was written to it."""
    paper = io.StringIO()
    return Console(file=paper, width=118, highlight=False), paper


def test_nothing_expected_is_no_success() -> None:
    assert Checks(written()[0]).exit_code == 1


def test_all_held_is_zero_and_one_missed_is_one() -> None:
    console, paper = written()
    checks = Checks(console)
    checks.begin(STEP)
    checks.expect("unsent", expected=0, seen=0)
    assert checks.exit_code == 0
    checks.expect("link", expected="ONLINE", seen="OFFLINE")
    checks.expect("held", expected="≥ 1", seen="3", is_met=True)
    assert checks.exit_code == 1
    checks.show_table()
    told = paper.getvalue()
    assert "✗ link: OFFLINE ≠ ONLINE" in told
    assert "2/3" in told
    for words in ("पत्र दर्ज किया", "A letter was diarised", "expected", "seen", "step", "ok"):
        assert words in told


def test_equal_values_may_still_miss_when_the_scene_says_so() -> None:
    checks = Checks(written()[0])
    checks.expect("why", expected="x", seen="x", is_met=False)
    assert checks.exit_code == 1


def test_markup_in_what_was_seen_is_only_text() -> None:
    console, paper = written()
    checks = Checks(console)
    checks.begin(Sentence("[bold]", "[/nonsense]"))
    checks.tell("[/i]")
    checks.expect("note [/b]", expected="[/x]", seen="[/x]")
    checks.show_table()
    assert "[/nonsense]" in paper.getvalue()
    assert "[/x]" in paper.getvalue()


def a_stay(*, kept: int, limit: int, is_counted: bool = True) -> MovementView:
    """A stay of so many working days."""
    return MovementView(
        serial=1,
        kind=MovementKind.FORWARDED,
        from_post=Name("लिपिक", "Clerk"),
        from_officer=Name("", ""),
        post=Name("अधीक्षक", "Superintendent"),
        officer=Name("घनश्याम", "Ghanshyam"),
        received_at=cast.NOW,
        opened_at=None,
        sent_at=None,
        action=Action.APPROVAL,
        priority=Priority.ORDINARY,
        due_on=None,
        remarks="",
        days_kept=kept,
        limit_days=limit,
        excess_days=max(0, kept - limit),
        is_counted=is_counted,
    )


def test_the_register_draws_days_as_bars() -> None:
    console, paper = written()
    stays = [
        a_stay(kept=2, limit=3),
        a_stay(kept=5, limit=3),
        a_stay(kept=1, limit=3, is_counted=False),
    ]
    Checks(console).show_register(STEP, stays)
    told = paper.getvalue()
    assert "██░" in told
    assert "███▒▒" in told
    assert "Superintendent (Ghanshyam)" in told


def misses(day: Day) -> None:
    """A scene whose expectation does not hold."""
    day.checks.begin(STEP)
    day.checks.expect("unsent", expected=0, seen=1)


def holds(day: Day) -> None:
    """A scene whose expectation holds."""
    day.checks.expect("unsent", expected=0, seen=0)


def breaks(_day: Day) -> None:
    """A scene that cannot go on."""
    raise DayBroken("no line")


def has_no_server(_day: Day) -> None:
    """A scene whose server is gone."""
    raise ServerGone("port taken")


def never_comes(_day: Day) -> None:
    """A scene that must not be reached."""
    raise AssertionError("played on after the day was broken")


def test_a_day_that_holds_exits_with_zero(tmp_path: Path) -> None:
    assert play(written()[0], SampleServer(tmp_path), [holds]) == 0


@pytest.mark.parametrize(
    ("scenes", "told"),
    [
        ([misses, holds], "✗ unsent: 1 ≠ 0"),
        ([holds, breaks, never_comes], "no line"),
        ([holds, has_no_server, never_comes], "port taken"),
    ],
)
def test_a_broken_expectation_exits_with_one_and_shows_the_table(
    tmp_path: Path, scenes: list[Callable[[Day], None]], told: str
) -> None:
    console, paper = written()
    assert play(console, SampleServer(tmp_path), scenes) == 1
    assert told in paper.getvalue()
    assert "expected" in paper.getvalue()


def test_who_is_offered_sits_in_the_sample_office() -> None:
    known = sittings()
    assert set(OFFERED) <= set(known)
    assert {CLERK_LOGIN, OFFICER_LOGIN} <= set(OFFERED)
    assert all(
        one.officer and one.post and one.post_english and one.office for one in known.values()
    )
    assert known[CLERK_LOGIN].post_english == "Assistant Grade 2 (Stores)"


def test_every_scene_says_what_it_is_about() -> None:
    assert len(SCENES) >= 12
    assert all(scene.__doc__ for scene in SCENES)
