"""Run by itself: opens a prepared desk and shows its inbox headless; prints time and peak memory.

`bare_kib` is the peak of this program when only Textual's app has run, so that what is added by the
store's libraries, the open store and the inbox stands in the difference.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from textual.app import App

from eoffice_tui.app import OfficeApp
from eoffice_tui.bootstrap import DeskOpener, take_turns
from eoffice_tui.desk import Desk
from eoffice_tui.screens.inbox import InboxScreen
from eoffice_tui.widgets.virtual_table import VirtualTable


def peak_kib() -> float:
    """The largest resident size since the last reset."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return float(line.split()[1])
    return 0.0


def reset_peak() -> None:
    """Begin to watch for the peak anew: unlocking takes 64 MiB on purpose."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


class WatchedApp(OfficeApp):
    """Notes when the inbox was first drawn with rows: nobody polls for it and slows it down."""

    def __init__(self, opener: DeskOpener) -> None:
        super().__init__(opener)
        self.drawn_at = 0.0
        self.is_drawn = asyncio.Event()

    def post_display_hook(self) -> None:
        """Textual calls this after each frame, and within a batch in place of one."""
        if not self._batch_count and not self.drawn_at and has_rows(self):
            self.drawn_at = time.perf_counter()
            self.is_drawn.set()


def has_rows(app: OfficeApp) -> bool:
    """Whether the inbox is there with its first rows."""
    is_inbox = isinstance(app.screen, InboxScreen)
    return is_inbox and any(table.row_count for table in app.screen.query(VirtualTable))


async def measured(opener: DeskOpener, login: str, password: str) -> dict[str, float]:
    """The inbox, from the moment at which the desk is open until its first rows are drawn."""
    bare: App[None] = App()
    async with bare.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    bare_kib = peak_kib()
    desk = await asyncio.to_thread(opener.open, login, password, lambda _step: None)
    assert isinstance(desk, Desk), desk
    app = WatchedApp(opener)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        reset_peak()
        began = time.perf_counter()
        app.call_later(app.enter, desk)
        await app.is_drawn.wait()
        await pilot.pause()
        await app.workers.wait_for_complete()
        ready_ms = (time.perf_counter() - began) * 1000
        await pilot.pause()
        peak = peak_kib()
    desk.close()
    return {
        "inbox_ms": (app.drawn_at - began) * 1000,
        "and_next_page_ms": ready_ms,
        "peak_kib": peak,
        "bare_kib": bare_kib,
    }


def main() -> None:
    """Measure once; the password comes on standard input."""
    home, login = sys.argv[1:3]
    take_turns()  # as the program does
    opener = DeskOpener(home=Path(home), starts_sync=False)
    password = sys.stdin.read().strip()
    sys.stdout.write(json.dumps(asyncio.run(measured(opener, login, password))) + "\n")


if __name__ == "__main__":
    main()
