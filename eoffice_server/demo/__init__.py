"""`eoffice demo-server`: a server with the sample office, for as long as the demo runs."""

import json
import os
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stdout
from pathlib import Path
from typing import TextIO

from eoffice_core.parser import EXIT_USAGE, CommandParser
from eoffice_server.cli import LOOPBACK, serve, system_clock
from eoffice_server.opened import open_store
from eoffice_server.settings import Settings, SettingsFault, absolute

HOST = LOOPBACK[0]
DEMO_PASSWORD = "rehli-sagar"  # noqa: S105 - known to everybody who tries the demo, and printed
LOOK_SECONDS = 0.02
CONNECT_SECONDS = 1.0


def command(arguments: Sequence[str]) -> int:
    """Serve the sample office on a free port; one line of JSON on stdout says when it is ready."""
    parser = CommandParser(
        "demo-server",
        "नमूना कार्यालय का सर्वर; `eoffice demo` इसे स्वयं चलाता है।",
        "A server with the sample office; `eoffice demo` runs it by itself.",
    )
    parser.add_argument(
        "--data", type=Path, required=True, help="नमूने का फ़ोल्डर · folder of the demo's store"
    )
    parser.add_argument(
        "--port", type=int, default=0, help="पोर्ट, 0 से खाली · port; 0 takes a free one"
    )
    parser.add_argument(
        "--until-eof",
        action="store_true",
        help="मानक इनपुट समाप्त होते ही बंद हो · stop when standard input ends",
    )
    options = parser.parse_args(arguments)
    try:
        place = absolute(options.data, name="--data")
    except SettingsFault as fault:
        parser.print_usage(sys.stderr)
        sys.stderr.write(f"{fault}\n")
        return EXIT_USAGE
    fill(Settings(place=place))
    port = options.port or free_port()
    if options.until_eof:
        threading.Thread(target=_stop_at_eof, name="owner", daemon=True).start()
    threading.Thread(
        target=_say_ready, args=(port, sys.stdout), name="readiness", daemon=True
    ).start()
    with redirect_stdout(sys.stderr):  # what people read goes there; the one line here is for us
        return serve(["--data", str(place), "--host", HOST, "--port", str(port)])


def fill(settings: Settings) -> None:
    """Seed a store that is not there yet; one that is goes on as it was left.

    What seeding needs is loaded only then: a server that is started again is there sooner.
    """
    if settings.store.exists():
        return
    from eoffice_server.demo.seeding import seed

    unfinished = Settings(place=settings.place / "unfinished")
    with ExitStack() as held:
        opened = open_store(unfinished, random_bytes=os.urandom)
        held.callback(opened.close)
        seed(opened.store, DEMO_PASSWORD, at=system_clock(), random_bytes=os.urandom)
    unfinished.store.replace(settings.store)
    shutil.rmtree(unfinished.place)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        port: int = asked.getsockname()[1]
        return port


def _say_ready(port: int, stdout: TextIO) -> None:
    """Write the machine's line as soon as a connection is taken."""
    while True:
        try:
            socket.create_connection((HOST, port), timeout=CONNECT_SECONDS).close()
        except OSError:
            time.sleep(LOOK_SECONDS)
            continue
        break
    line = {"address": f"http://{HOST}:{port}", "password": DEMO_PASSWORD, "pid": os.getpid()}
    stdout.write(json.dumps(line) + "\n")
    stdout.flush()


def _stop_at_eof() -> None:
    """End in order when whoever started this is gone."""
    while sys.stdin.buffer.read(1024):
        continue
    signal.raise_signal(signal.SIGTERM)
