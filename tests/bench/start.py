"""How long it takes from the start to a usable inbox of 120,000 cases, and how much memory.

The real program runs on a pseudo-terminal with a prepared clerk's place, beside a minimal Textual
app in the same run. Unlocking (Argon2id on purpose) is told apart.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.parts import desk_store
from tests.bench.parts.figures import Goal, median, result, rounded, show
from tests.ptys import ScriptedTerminal

START_RATIO_MOST = 2.5
INBOX_MS_MOST = 100
INBOX_MIB_MOST = 60
MIB = 1024

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("READY")
Bare().run()
"""

INBOX = Path(__file__).parent / "parts" / "inbox_alone.py"


def bare_ms() -> float:
    """From the start of a minimal Textual app until it is drawn."""
    terminal = ScriptedTerminal([sys.executable, "-c", BARE], {})
    seconds = terminal.seconds_until("READY")
    terminal.end()
    return seconds * 1000


def app_ms(prepared: desk_store.Prepared) -> tuple[float, float]:
    """From the start until the login screen is drawn; from Enter until the newest case is."""
    command = "import sys; from eoffice_core.command import main; sys.exit(main())"
    environ = {
        "EOFFICE_HOME": str(prepared.home),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    arguments = [sys.executable, "-c", command, "open", "--server", "http://127.0.0.1:9"]
    terminal = ScriptedTerminal([*arguments, "--language", "en"], environ)
    first = terminal.seconds_until("Password")
    time.sleep(1.5)  # the officer types; meanwhile the store's libraries are loaded
    given = terminal.type(f"{desk_store.PASSWORD}\r")
    inbox = terminal.seconds_until(f"{prepared.size.receipts + prepared.size.files}/", since=given)
    terminal.end()
    return first * 1000, inbox * 1000


def inbox_alone(prepared: desk_store.Prepared) -> dict[str, float]:
    """In a program of its own: the inbox drawn after unlocking (ms), and its peak memory (KiB)."""
    told = subprocess.run(
        [sys.executable, str(INBOX), str(prepared.home), desk_store.CLERK_LOGIN],
        input=desk_store.PASSWORD,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
        cwd=Path(__file__).parents[2],
    )
    figures: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return figures


def run(arguments: Sequence[str] = ()) -> dict[str, object]:
    """Measure several times, each kind in turn; the medians."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench start", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small store, to see that it runs")
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args(list(arguments))
    prepared = desk_store.prepared(desk_store.QUICK if asked.quick else desk_store.WHOLE)
    bare, login, unlocked, alone = [], [], [], []
    for _ in range(1 if asked.quick else asked.times):
        bare.append(bare_ms())
        first, inbox = app_ms(prepared)
        login.append(first)
        unlocked.append(inbox)
        alone.append(inbox_alone(prepared))
    inbox_ms = median([one["inbox_ms"] for one in alone])
    next_page_ms = median([one["and_next_page_ms"] for one in alone])
    inbox_mib = median([one["peak_kib"] - one["bare_kib"] for one in alone]) / MIB
    start_ms = median(login) + inbox_ms
    ratio = start_ms / median(bare)
    shown = {"minimal app": median(bare), "login drawn": median(login), "inbox": inbox_ms}
    show("Start, unlocking apart", "ms", shown, limit=START_RATIO_MOST * median(bare))
    figures = {
        "cases": prepared.size.receipts + prepared.size.files,
        "bare_app_ms": rounded(median(bare)),
        "login_drawn_ms": rounded(median(login)),
        "enter_to_inbox_with_unlocking_ms": rounded(median(unlocked)),
        "inbox_after_unlocking_ms": rounded(inbox_ms),
        "and_the_next_page_ms": rounded(next_page_ms),
        "inbox_peak_over_bare_mib": rounded(inbox_mib),
        "start_over_bare": rounded(ratio),
    }
    goals = [
        Goal("start over bare app", ratio, most=START_RATIO_MOST),
        Goal("inbox ms", inbox_ms, most=INBOX_MS_MOST),
        Goal("inbox MiB over bare app", inbox_mib, most=INBOX_MIB_MOST),
    ]
    return result("start", figures, goals)
