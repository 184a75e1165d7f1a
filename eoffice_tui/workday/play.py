"""Plays the whole day, whatever happens in it, and says how it went."""

import time
from collections.abc import Callable, Sequence

from rich.console import Console

from eoffice_core.domain.trouble import StoreUnavailable
from eoffice_tui.present import cells
from eoffice_tui.widgets import width_patch
from eoffice_tui.workday import afternoon, morning
from eoffice_tui.workday.checks import Checks
from eoffice_tui.workday.day import Day
from eoffice_tui.workday.desks import DayBroken
from eoffice_tui.workday.server import SampleServer, ServerGone

SCENES: tuple[Callable[[Day], None], ...] = (
    morning.make_office,
    morning.sign_in,
    morning.diarise,
    morning.freeze,
    morning.open_file,
    morning.note_and_send,
    morning.officer_alone,
    afternoon.power_cut,
    afternoon.restart,
    afternoon.both_numbers,
    afternoon.approve,
    afternoon.close_file,
    afternoon.wrong_marking,
    afternoon.pull_back,
    afternoon.come_back,
    afternoon.evening,
)


def play(
    console: Console, server: SampleServer, scenes: Sequence[Callable[[Day], None]] = SCENES
) -> int:
    """Play the scenes; 0 only if every expectation held."""
    begun = time.monotonic()
    width_patch.install(cells.installed())
    checks = Checks(console)
    day = Day(place=server.place, server=server, checks=checks)
    try:
        for scene in scenes:
            scene(day)
    except (DayBroken, ServerGone, StoreUnavailable) as trouble:
        checks.fail("the day goes on", trouble)
    finally:
        day.close()
    checks.show_table()
    console.print(f"{time.monotonic() - begun:.1f} s")
    return checks.exit_code
